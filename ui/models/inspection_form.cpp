// SPDX-License-Identifier: Apache-2.0
// What people enter into an inspection: fields, rows, samples, firms.
#include "core/base/encoding.h"
#include "core/verdict/company_name.h"
#include "ui/models/answer_here.h"
#include "ui/models/inspection_fields.h"
#include "ui/models/inspection_model.h"
#include "ui/models/item_text.h"

#include <QRegularExpression>

#include <algorithm>
#include <ranges>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using findings::Inspection;
using findings::ItemMet;
using findings::PartySignature;

namespace {

/// Who speaks after the party was changed: whom the inspection names for it, unless somebody else was typed. What was
/// proposed for the party before does not stay with that name, nor what the form has no place for.
findings::Person personOfOtherParty(const findings::Person &person, const findings::Person &before,
                                    const findings::Person &after)
{
    if (person.name.empty() || person.name == before.name)
        return {.name = after.name, .post = after.post, .unit = {}, .address = {}};
    return {.name = person.name,
            .post = person.post == before.post ? std::string() : person.post,
            .unit = {},
            .address = {}};
}

/// What a list gives of a firm; what it lacks stays as it was typed, and goes if an earlier row of the list gave it.
void takeOver(std::string &field, const std::string &given, const std::string &givenBefore)
{
    if (!given.empty() || field == givenBefore)
        field = given;
}

/// "TN-0041" -> "TN-0042"; nothing when it does not end with digits.
QString following(const QString &number)
{
    static const QRegularExpression form(u"^(.*?)(\\d{1,15})$"_s);
    const auto match = form.match(number.trimmed());
    if (!match.hasMatch())
        return {};
    return match.captured(1) +
           u"%1"_s.arg(match.captured(2).toLongLong() + 1, static_cast<int>(match.capturedLength(2)), 10, '0'_L1);
}

bool sealIsUsed(const std::vector<Inspection> &earlier, const Uuid &except, std::string_view number)
{
    return std::ranges::any_of(earlier, [&](const Inspection &one) {
        return one.id != except && std::ranges::contains(one.seals, number, &findings::Seal::number);
    });
}

/// Everything that a person filled in, as it was; what came by scanning meanwhile stays.
void restore(Inspection &now, const Inspection &before)
{
    auto items = std::move(now.items);
    now = before;
    now.items = std::move(items);
}

std::ptrdiff_t rowsLike(const Inspection &of, const ItemMet &item)
{
    return std::ranges::count_if(of.items, [&](const ItemMet &one) {
        return one.key == item.key && one.lot == item.lot && one.serial == item.serial;
    });
}

/// Goods that were taken away, to the row where they were; `alike`: rows that said the same. What was met again
/// meanwhile is theirs.
void bringBack(Inspection &now, ItemMet item, std::ptrdiff_t row, std::ptrdiff_t alike)
{
    if (rowsLike(now, item) >= alike) {
        const auto again = std::ranges::find_last_if(now.items, [&](const ItemMet &one) {
                               return one.key == item.key && one.lot == item.lot && one.serial == item.serial;
                           }).begin();
        if (again->overall > item.overall || (item.read.empty() && again->overall == item.overall))
            item.read = again->read;
        item.overall = std::max(item.overall, again->overall);
        item.times += again->times;
        if (again->finding)
            item.finding = again->finding;
        if (!again->product.empty())
            item.product = again->product;
        now.items.erase(again);
    }
    now.items.insert(now.items.begin() + std::min<std::ptrdiff_t>(row, std::ssize(now.items)), std::move(item));
}

bool holdsWords(const std::string &name, const std::string &words)
{
    const std::string folded = verdict::folded(name);
    return std::ranges::all_of(std::views::split(words, ' '), [&](const auto &word) {
        return folded.contains(std::string_view(word.begin(), word.end()));
    });
}

QVariantMap firmRow(const findings::Establishment &firm, const QString &source)
{
    return {{u"name"_s, QString::fromStdString(firm.name)},
            {u"address"_s, QString::fromStdString(firm.address)},
            {u"companyCode"_s, QString::fromStdString(firm.companyCode)},
            {u"phone"_s, QString::fromStdString(firm.phone)},
            {u"representative"_s, QString::fromStdString(firm.representative.name)},
            {u"post"_s, QString::fromStdString(firm.representative.post)},
            {u"source"_s, source}};
}

} // namespace

QString InspectionModel::notUnderstood()
{
    return tr("Not understood, so not kept: write a day as 31/12/2026, a time as 31/12/2026 14:05, a number in "
              "digits.");
}

QString InspectionModel::taken(Inspection &&next, FieldAnswer answer)
{
    switch (answer) {
    case FieldAnswer::taken:
        m_value = std::move(next);
        edited();
        return {};
    case FieldAnswer::same:
        return {};
    case FieldAnswer::invalid:
        return notUnderstood();
    case FieldAnswer::unknown:
        return tr("This cannot be changed.");
    }
    return {};
}

QString InspectionModel::set(const QString &name, const QVariant &value)
{
    if (!joining())
        return tr("Signed minutes do not change: revise them.");
    Inspection next = *m_value;
    const FieldAnswer answer = setField(next, name, value);
    // A survey takes survey samples only.
    if (answer == FieldAnswer::taken && name == u"kind" && next.kind == findings::InspectionKind::survey)
        for (findings::Sample &one : next.sampling.samples)
            one.purpose = findings::InspectionKind::survey;
    return taken(std::move(next), answer);
}

QString InspectionModel::setCell(const QString &list, int row, const QString &name, const QVariant &value)
{
    if (!joining())
        return tr("Signed minutes do not change: revise them.");
    Inspection next = *m_value;
    const FieldAnswer answer = ui::setCell(next, list, row, name, value);
    if (answer == FieldAnswer::taken && list == u"statements" && name == u"party") {
        const auto index = static_cast<std::size_t>(row);
        findings::Statement &statement = next.statements[index];
        statement.person =
            personOfOtherParty(statement.person, findings::personFor(*m_value, m_value->statements[index].party),
                               findings::personFor(*m_value, statement.party));
    }
    QString problem = taken(std::move(next), answer);
    if (problem.isEmpty() && list == u"seals" && name == u"number" &&
        sealIsUsed(m_earlier, m_value->id, value.toString().trimmed().toStdString()))
        return tr("An earlier inspection has a seal of this number.");
    return problem;
}

int InspectionModel::add(const QString &list, const QVariantMap &cells)
{
    if (!joining())
        return -1;
    const int row = addRow(*m_value, list);
    for (auto cell = cells.begin(); row >= 0 && cell != cells.end(); ++cell)
        (void)ui::setCell(*m_value, list, row, cell.key(), cell.value());
    if (row >= 0)
        edited();
    return row;
}

void InspectionModel::remove(const QString &list, int row)
{
    if (!joining())
        return;
    const Inspection before = *m_value;
    if (!removeRow(*m_value, list, row))
        return;
    if (list == u"items") {
        const ItemMet item = before.items[static_cast<std::size_t>(row)];
        offerUndo(
            tr("Row taken away"),
            [item, row, alike = rowsLike(before, item)](Inspection &now) { bringBack(now, item, row, alike); }, list);
    } else {
        const auto back = [this, before, orderedOf = m_orderedOf](Inspection &now) {
            restore(now, before);
            m_orderedOf = orderedOf;
        };
        offerUndo(tr("Row taken away"), back, list);
        if (list == u"measures" && row < std::ssize(m_orderedOf))
            m_orderedOf.erase(m_orderedOf.begin() + row);
    }
    edited(true);
    Q_EMIT rowsMoved(list, row);
    Q_EMIT undoChanged();
}

void InspectionModel::offerUndo(const QString &what, std::function<void(Inspection &)> back, const QString &moved)
{
    m_undo = std::move(back);
    m_undoMoves = moved;
    m_undoText = what;
    m_linked.clear();
}

void InspectionModel::undo()
{
    if (!m_undo || !joining())
        return;
    std::exchange(m_undo, {})(*m_value);
    m_undoText.clear();
    // A measure that comes back rests on what was found of its goods meanwhile.
    for (const auto &[item, finding] : std::exchange(m_linked, {}))
        if (!hasSignatures())
            nameMeasures(item, finding);
    edited(true);
    if (!m_undoMoves.isEmpty())
        Q_EMIT rowsMoved(m_undoMoves, 0);
    Q_EMIT undoChanged();
}

void InspectionModel::addSampleOf(int item)
{
    if (!joining() || item < 0 || static_cast<std::size_t>(item) >= m_value->items.size())
        return;
    const ItemMet &met = m_value->items[static_cast<std::size_t>(item)];
    findings::Sample sample;
    sample.name = goodsName(met);
    sample.lot = met.lot;
    sample.finding = met.finding;
    // What nobody can tell apart informs only (Decree 37/2026 Article 80.6b).
    sample.purpose = met.lot.empty() ? findings::InspectionKind::survey : m_value->kind;
    if (const Sighting *const sighting = m_sightings ? m_sightings(met) : nullptr) {
        const inspect::Inspected &inspected = sighting->inspected;
        sample.produced = inspected.item.produced;
        if (inspected.facts) {
            const catalog::Facts &facts = *inspected.facts;
            const auto &firm = facts.owner ? facts.owner : facts.licensee;
            if (firm)
                sample.firm = firm->address.empty() ? firm->name : firm->name + ", " + firm->address;
        }
    }
    m_value->sampling.samples.push_back(std::move(sample));
    if (!m_value->sampling.at)
        m_value->sampling.at = m_clock();
    addSeal(static_cast<int>(m_value->sampling.samples.size()));
}

void InspectionModel::addSeal(int sample)
{
    if (!joining())
        return;
    m_value->seals.push_back({.number = nextSeal().toStdString(),
                              .sample = static_cast<std::uint32_t>(std::max(0, sample)),
                              .what = {},
                              .at = m_clock()});
    edited();
}

QString InspectionModel::nextSeal() const
{
    if (!m_value)
        return {};
    QString number;
    if (!m_value->seals.empty())
        number = QString::fromStdString(m_value->seals.back().number);
    for (const Inspection &one : m_earlier)
        if (number.isEmpty() && !one.seals.empty() && one.id != m_value->id)
            number = QString::fromStdString(one.seals.back().number);
    const auto isUsed = [&](const QString &candidate) {
        return std::ranges::contains(m_value->seals, candidate.toStdString(), &findings::Seal::number) ||
               sealIsUsed(m_earlier, m_value->id, candidate.toStdString());
    };
    do
        number = following(number);
    while (!number.isEmpty() && isUsed(number));
    return number;
}

QString InspectionModel::now() const
{
    return timeText(m_clock());
}

QVariantList InspectionModel::measureKinds() const
{
    QVariantList kinds;
    for (std::uint8_t i = 0; !findings::name(static_cast<findings::MeasureKind>(i)).empty(); ++i) {
        const auto kind = static_cast<findings::MeasureKind>(i);
        kinds.append(QVariantMap{{u"value"_s, text(findings::name(kind))},
                                 {u"text"_s, measureKindText(kind)},
                                 {u"allowed"_s, !isSurvey() || !findings::isSanction(kind)}});
    }
    return kinds;
}

void InspectionModel::findFirm(const QString &words)
{
    m_firms.clear();
    m_firmWords = verdict::folded(words.toStdString());
    if (m_firmWords.size() < 2) {
        Q_EMIT firmsChanged();
        return;
    }
    QStringList seen;
    for (const Inspection &one : m_earlier) {
        const QString name = QString::fromStdString(one.establishment.name);
        if (name.isEmpty() || seen.contains(name) || !holdsWords(one.establishment.name, m_firmWords))
            continue;
        seen.append(name);
        m_firms.append(firmRow(one.establishment, tr("an earlier inspection")));
        if (m_firms.size() == 3)
            break;
    }
    Q_EMIT firmsChanged();
    m_service.companies(
        m_firmWords, 6,
        answerHere(this, [asked = m_firmWords](InspectionModel &model, const std::vector<catalog::Company> &companies) {
            if (asked != model.m_firmWords)
                return; // something else was typed meanwhile
            for (const catalog::Company &one : companies)
                model.m_firms.append(firmRow({.name = one.name,
                                              .address = one.address,
                                              .companyCode = one.id,
                                              .phone = {},
                                              .representative = {}},
                                             tr("national data")));
            Q_EMIT model.firmsChanged();
        }));
}

void InspectionModel::takeFirm(int row)
{
    if (!joining() || row < 0 || row >= m_firms.size())
        return;
    const QVariantMap firm = m_firms.at(row).toMap();
    const auto get = [&](const QString &name) { return firm.value(name).toString().toStdString(); };
    const findings::Establishment given = {
        .name = get(u"name"_s),
        .address = get(u"address"_s),
        .companyCode = get(u"companyCode"_s),
        .phone = get(u"phone"_s),
        .representative = {.name = get(u"representative"_s), .post = get(u"post"_s), .unit = {}, .address = {}}};
    const auto givenBefore = std::exchange(m_takenFirm, given);
    const Inspection before = *m_value;
    findings::Establishment &now = m_value->establishment;
    now.name = given.name;
    now.address = given.address;
    now.companyCode = given.companyCode;
    takeOver(now.phone, given.phone, givenBefore.phone);
    takeOver(now.representative.name, given.representative.name, givenBefore.representative.name);
    takeOver(now.representative.post, given.representative.post, givenBefore.representative.post);
    if (now.representative.name != before.establishment.representative.name) {
        now.representative.unit.clear();
        now.representative.address.clear();
    }
    m_firms.clear();
    m_firmWords.clear();
    offerUndo(tr("Firm taken over"), [before](Inspection &now) { restore(now, before); });
    edited(true);
    Q_EMIT undoChanged();
    Q_EMIT firmsChanged();
}

QString positionText(PositionProblem problem)
{
    switch (problem) {
    case PositionProblem::refused:
        return InspectionModel::tr("This device does not let the app know where it is: allow it in the system's "
                                   "settings, or type the place.");
    case PositionProblem::noSignal:
        return InspectionModel::tr("No position yet: go where the sky is free and try again, or type the place.");
    case PositionProblem::failed:
        break;
    }
    return InspectionModel::tr("The position could not be found. Type the place.");
}

void InspectionModel::locate()
{
    if (!joining() || !canLocate() || m_locating)
        return;
    m_locating = true;
    Q_EMIT changed();
    m_position->ask([model = QPointer(this), id = m_value->id](std::expected<Position, PositionProblem> found) {
        if (!model)
            return;
        model->m_locating = false;
        if (!found)
            return model->say(positionText(found.error()), u"warning"_s);
        if (model->joining() != id)
            return;
        model->m_value->place.latitude = found->latitude;
        model->m_value->place.longitude = found->longitude;
        model->m_message.clear();
        model->edited();
    });
}

void InspectionModel::describeListing()
{
    if (!joining())
        return;
    const std::string url = m_value->place.listing.url;
    m_service.listings(url, answerHere(this, [id = m_value->id, url](InspectionModel &model,
                                                                     const std::vector<catalog::Declaration> &known) {
                           if (model.joining() != id || model.m_value->place.listing.url != url)
                               return; // something else was typed meanwhile
                           const auto proposal = findings::proposedListing(url, known);
                           const auto before = std::exchange(model.m_proposed, proposal);
                           if (findings::fillIn(model.m_value->place.listing, proposal, before))
                               model.edited();
                       }));
}

void InspectionModel::dropSignatures()
{
    if (!joining() || m_value->signatures.empty())
        return;
    const Inspection before = *m_value;
    findings::dropSignatures(*m_value);
    const auto unnamed = std::exchange(m_unnamed, {});
    for (const Unnamed &one : unnamed)
        name(one.item, one.finding, one.nth);
    offerUndo(tr("Signatures taken away"), [this, before, unnamed](Inspection &now) {
        restore(now, before);
        // Back to the text that was signed.
        m_unnamed = unnamed;
        for (const Unnamed &one : unnamed)
            if (const auto row = rowOf(before.items, one.item, one.nth))
                name(one.item, before.items[*row].finding, one.nth);
    });
    edited(true);
    Q_EMIT undoChanged();
}

bool InspectionModel::areSignaturesOutdated() const
{
    return m_value && !isReadOnly() && !std::ranges::all_of(m_value->signatures, [&](const PartySignature &one) {
               return m_digests.contain(one.over);
           });
}

} // namespace nqi::ui
