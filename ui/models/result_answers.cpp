// SPDX-License-Identifier: Apache-2.0
// What the inspector says of the item that is shown: tier, label, place, laboratory.
#include "ui/models/country_text.h"
#include "ui/models/item_text.h"
#include "ui/models/listing_view.h"
#include "ui/models/package_view.h"
#include "ui/models/result_model.h"

#include <span>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

QString ResultModel::confirmedTier() const
{
    return m_context.confirmedTier ? text(catalog::name(*m_context.confirmedTier)) : QString();
}
QString ResultModel::tierReason() const
{
    return QString::fromStdString(m_context.tierReason);
}

void ResultModel::setConfirmedTier(const QString &tier)
{
    std::optional<catalog::Tier> value;
    for (const auto known : {catalog::Tier::low, catalog::Tier::medium, catalog::Tier::high})
        if (text(catalog::name(known)) == tier)
            value = known;
    if (std::exchange(m_context.confirmedTier, value) != value)
        said();
}

void ResultModel::setTierReason(const QString &reason)
{
    std::string value = reason.trimmed().toStdString();
    if (std::exchange(m_context.tierReason, value) != value)
        Q_EMIT contextChanged();
}

QString ResultModel::labelOwner() const
{
    return QString::fromStdString(m_context.labelOwner);
}
QString ResultModel::labelOrigin() const
{
    return QString::fromStdString(m_context.labelOrigin);
}

QVariantList ResultModel::countries()
{
    return allCountries();
}

QVariantList ResultModel::countriesNamed(const QString &typed)
{
    return ui::countriesNamed(typed);
}

QString ResultModel::countryOf(const QString &typed)
{
    return ui::countryOf(typed);
}

QString ResultModel::mode() const
{
    return text(verdict::name(m_context.mode));
}

void ResultModel::setMode(const QString &mode)
{
    verdict::Mode value = m_context.mode;
    for (const auto known : {verdict::Mode::market, verdict::Mode::border, verdict::Mode::online})
        if (text(verdict::name(known)) == mode)
            value = known;
    if (std::exchange(m_context.mode, value) != value)
        said();
}

void ResultModel::setListingUrl(const QString &url)
{
    std::string address = url.trimmed().toStdString();
    if (m_context.listingUrl == address)
        return;
    m_context.listingUrl = std::move(address);
    proposeListing();
    said();
}

void ResultModel::proposeListing()
{
    const bool known = m_sighting && m_sighting->inspected.facts;
    const auto proposal = findings::proposedListing(
        m_context.listingUrl, known ? std::span<const catalog::Declaration>(m_sighting->inspected.facts->declarations)
                                    : std::span<const catalog::Declaration>());
    findings::fillIn(m_listing, proposal, std::exchange(m_proposed, proposal));
}

QVariantMap ResultModel::listingFields() const
{
    return listingView(m_listing);
}

void ResultModel::setListing(const QString &name, const QString &value)
{
    if (setListingText(m_listing, name, value))
        Q_EMIT contextChanged();
}

findings::OnlineListing ResultModel::listing() const
{
    if (m_context.mode != verdict::Mode::online)
        return {};
    findings::OnlineListing listing = m_listing;
    listing.url = m_context.listingUrl;
    // A code that leads to the listing says its address itself.
    if (listing.url.empty() && m_sighting && m_sighting->inspected.item.kind == gs1::ItemKind::website)
        listing.url = m_sighting->inspected.item.url;
    return listing;
}

void ResultModel::say(std::string &place, const QString &value)
{
    std::string said = value.toStdString();
    if (place == said)
        return;
    place = std::move(said);
    this->said();
}

void ResultModel::said()
{
    Q_EMIT contextChanged();
    Q_EMIT answered();
    Q_EMIT judgementAsked();
}

void ResultModel::setDeclaration(const QString &number)
{
    m_nextDeclaration.reset();
    say(m_context.declaration, number.trimmed());
}

void ResultModel::setPapers(const std::string &declaration, std::uint32_t line)
{
    if (m_context.declaration == declaration && m_context.declarationLine == line)
        return;
    if (!m_nextDeclaration)
        m_nextDeclaration = m_context.declaration;
    m_context.declaration = declaration;
    m_context.declarationLine = line;
    // Nobody said anything of the item: what minutes record of it does not follow this judgement.
    Q_EMIT contextChanged();
    Q_EMIT judgementAsked();
}

void ResultModel::setDeclarationLine(int line)
{
    const auto value = static_cast<std::uint32_t>(std::max(0, line));
    if (std::exchange(m_context.declarationLine, value) != value)
        said();
}

QVariantList ResultModel::checklist() const
{
    return m_sighting ? checklistOf(m_sighting->inspected, m_context) : QVariantList();
}

QVariantList ResultModel::labResults() const
{
    return labResultsOf(m_context);
}

void ResultModel::markLabel(const QString &code, const QString &answer)
{
    const std::string item = code.toStdString();
    std::erase_if(m_context.labelMarks, [&](const verdict::LabelMark &mark) { return mark.item == item; });
    if (!answer.isEmpty())
        m_context.labelMarks.push_back({item, answer == u"shown"});
    said();
}

void ResultModel::addLabResult(const QString &indicator, const QString &declared, const QString &measured,
                               const QString &report, bool atMost)
{
    m_context.labResults.push_back({indicator.trimmed().toStdString(), declared.trimmed().toStdString(),
                                    measured.trimmed().toStdString(), report.trimmed().toStdString(), atMost});
    said();
}

void ResultModel::removeLabResult(int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_context.labResults.size())
        return;
    m_context.labResults.erase(m_context.labResults.begin() + index);
    said();
}

} // namespace nqi::ui
