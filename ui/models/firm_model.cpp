// SPDX-License-Identifier: Apache-2.0
#include "ui/models/firm_model.h"

#include "core/findings/inspection_rules.h"
#include "core/verdict/company_name.h"
#include "ui/models/answer_here.h"
#include "ui/models/finding_model.h"
#include "ui/models/inspection_text.h"
#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"
#include "ui/models/record_rows.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using catalog::PageRequest;
using findings::Entry;
using findings::Inspection;
using findings::InspectionSummary;
using findings::OrderedMeasure;

namespace {

bool isSameName(const std::string &a, const std::string &b)
{
    return verdict::compareCompanyNames(a, b) == verdict::NameMatch::same;
}

Entry entryOf(const InspectionSummary &of)
{
    Entry entry;
    entry.summary.id = of.minutes.value_or(of.id);
    entry.summary.kind = findings::Kind::minutes;
    entry.summary.savedAt = of.keptAt;
    entry.summary.overall = of.overall;
    entry.summary.key = of.decision;
    entry.summary.product = of.establishment;
    return entry;
}

Entry entryOf(const findings::ItemMet &item, const Uuid &finding, Instant at)
{
    Entry entry;
    entry.summary.id = finding;
    entry.summary.savedAt = at;
    entry.summary.overall = item.overall;
    entry.summary.key = item.key;
    entry.summary.product = item.product;
    entry.lot = item.lot;
    return entry;
}

QVariantMap rowOf(const OrderedMeasure &measure, const QString &minutes)
{
    const bool late = findings::mustBeReported(measure.kind) && !measure.reportedAt;
    QStringList parts{measure.at ? timeText(*measure.at) : QString(), text(measure.quantity)};
    parts.removeAll(QString());
    return {{u"kind"_s, minutes.isEmpty() ? QString() : u"minutes"_s},
            {u"id"_s, minutes},
            {u"title"_s, u"%1: %2"_s.arg(measureKindText(measure.kind), text(measure.what))},
            {u"subtitle"_s, parts.join(u" · "_s)},
            {u"level"_s, levelName(late ? Level::violation : Level::attention)},
            {u"chip"_s, late ? FirmModel::tr("Not reported yet") : QString()}};
}

/// Asking for documents holds nothing, and a sanction is the agency's to follow.
bool isHeld(const OrderedMeasure &measure)
{
    using enum findings::MeasureKind;
    return measure.kind != askDocuments && measure.kind != sanction;
}

/// The firm in the national data: by its code, else by its name; empty where it has none.
std::expected<std::string, catalog::LookupError> companyOf(catalog::Browse &browse, const std::string &code,
                                                           const std::string &name)
{
    if (!code.empty()) {
        const auto company = browse.company(code);
        const auto licences = company ? browse.licencesOf(code) : std::unexpected(company.error());
        if (!licences)
            return std::unexpected(licences.error());
        if (*company || !licences->empty())
            return code;
    }
    const auto named = browse.companiesNamed(name, {.after = {}, .limit = PageRequest::maxRows});
    if (!named)
        return std::unexpected(named.error());
    const auto same = [&](const catalog::Company &one) { return isSameName(one.name, name); };
    const auto first = std::ranges::find_if(named->rows, same);
    // Of two firms of one name nobody knows which it is.
    return std::ranges::count_if(named->rows, same) == 1 ? first->id : std::string();
}

} // namespace

FirmModel::FirmModel(Needs needs, QObject *parent) : QObject(parent), m_needs(needs)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(m_needs.delay);
    m_delay.callOnTimeout(this, &FirmModel::ask);
}

void FirmModel::show(const std::optional<Inspection> &inspection)
{
    Asked asked;
    if (inspection)
        asked = {.inspection = inspection->id,
                 .code = inspection->establishment.companyCode,
                 .name = inspection->establishment.name};
    if (asked == m_asked)
        return;
    if (asked.inspection != m_asked.inspection)
        m_pastRead = false;
    m_asked = std::move(asked);
    ++m_question; // no answer to an earlier one is wanted
    m_waiting = 1;
    m_national = {};
    m_nationalError.reset();
    m_entries.clear();
    m_error.reset();
    arrange();
    m_delay.start();
}

void FirmModel::look()
{
    if (std::exchange(m_wanted, true))
        return;
    ask();
}

void FirmModel::refresh()
{
    m_pastRead = false;
    ask();
}

void FirmModel::ask()
{
    ++m_question;
    m_waiting = 0;
    m_error.reset();
    m_nationalError.reset();
    if (m_wanted && isNamed()) {
        askNational();
        askInspections();
    }
    arrange();
}

FirmModel::Looked FirmModel::lookUp(catalog::Browse &browse, const Asked &asked, const std::stop_token &stop)
{
    const auto id = companyOf(browse, asked.code, asked.name);
    if (!id || id->empty())
        return id.transform([](const std::string &) { return National(); });
    const auto licences = browse.licencesOf(*id);
    if (!licences)
        return std::unexpected(licences.error());
    National known{.company = *id, .gtins = {}, .alerts = {}};
    std::set<std::string> told;
    for (const catalog::Licence &licence : *licences) {
        std::ranges::copy(catalog::gtinsUnder(licence.prefix), std::back_inserter(known.gtins));
        const auto items = browse.alertItemsUnder(licence.prefix, {.after = {}, .limit = PageRequest::maxRows});
        if (!items)
            return std::unexpected(items.error());
        known.more = known.more || items->next.has_value();
        for (const catalog::AlertItem &item : items->rows) {
            if (stop.stop_requested() || told.size() == mostAlerts) {
                known.more = true;
                break;
            }
            if (!told.insert(item.alert).second)
                continue;
            const auto alert = browse.alert(item.alert);
            if (!alert)
                return std::unexpected(alert.error());
            if (*alert && (*alert)->status == catalog::AlertStatus::active)
                known.alerts.push_back(**alert);
        }
    }
    std::ranges::stable_sort(known.alerts, std::greater(), &catalog::Alert::publishedOn);
    return known;
}

void FirmModel::askNational()
{
    if (m_needs.thread == nullptr)
        return askHistory();
    ++m_waiting;
    m_needs.thread->ask(
        "firm", [asked = m_asked, answer = answerHere(this, [question = m_question](FirmModel &model, Looked looked) {
                                      if (model.m_question != question)
                                          return;
                                      --model.m_waiting;
                                      if (looked)
                                          model.m_national = *std::move(looked);
                                      else
                                          model.m_nationalError = looked.error();
                                      // What was found of its products is known by their numbers only.
                                      model.askHistory();
                                      model.arrange();
                                  })](const auto &opened, const auto &stop) {
            answer(opened ? lookUp(**opened, asked, stop) : Looked(std::unexpected(opened.error())));
        });
}

void FirmModel::askHistory()
{
    const findings::Subject firm{
        .gtins = m_national.gtins, .lot = {}, .company = m_asked.code.empty() ? m_national.company : m_asked.code};
    if (m_needs.history == nullptr || (firm.gtins.empty() && firm.company.empty()))
        return;
    ++m_waiting;
    m_needs.history->about(firm, mostEntries,
                           answerHere(this, [question = m_question](FirmModel &model, HistoryService::Entries entries) {
                               if (model.m_question != question)
                                   return;
                               --model.m_waiting;
                               if (entries)
                                   model.m_entries = *std::move(entries);
                               else
                                   model.m_error = entries.error();
                               model.arrange();
                           }));
}

void FirmModel::askInspections()
{
    if (m_pastRead)
        return;
    ++m_waiting;
    m_needs.inspections.earlier(mostInspections,
                                answerHere(this, [question = m_question](FirmModel &model, auto answer) {
                                    if (model.m_question != question)
                                        return;
                                    model.onRead(std::move(answer));
                                    model.askMinutes();
                                }));
}

/// Which minutes they were signed into.
void FirmModel::askMinutes()
{
    m_needs.inspections.list(mostInspections,
                             answerHere(this, [question = m_question](FirmModel &model, const auto &answer) {
                                 if (model.m_question == question)
                                     model.onListed(answer);
                             }));
}

void FirmModel::onRead(std::expected<std::vector<Inspection>, findings::JournalError> answer)
{
    m_past.clear();
    if (!answer) {
        m_error = answer.error();
        return;
    }
    for (Inspection &one : *answer) {
        std::erase_if(one.items, [](const findings::ItemMet &item) { return !item.finding; });
        m_past.push_back({.id = one.id,
                          .establishment = std::move(one.establishment),
                          .recorded = std::move(one.items),
                          .measures = std::move(one.measures),
                          .startedAt = one.startedAt,
                          .summary = {}});
    }
}

void FirmModel::onListed(const std::expected<std::vector<InspectionSummary>, findings::JournalError> &answer)
{
    --m_waiting;
    m_pastRead = answer && !m_error;
    if (answer) {
        for (Past &past : m_past)
            if (const auto of = std::ranges::find(*answer, past.id, &InspectionSummary::id); of != answer->end())
                past.summary = *of;
    } else {
        m_error = answer.error();
    }
    arrange();
}

bool FirmModel::isOfFirm(const Past &past) const
{
    if (past.id == m_asked.inspection)
        return false;
    const findings::Establishment &of = past.establishment;
    if (!of.companyCode.empty() && !m_asked.code.empty())
        return of.companyCode == m_asked.code;
    return isSameName(of.name, m_asked.name);
}

std::vector<FirmModel::Found> FirmModel::found() const
{
    std::vector<Found> all;
    std::set<std::string> ids;
    const auto add = [&](const Entry &entry, bool draft = false) {
        if (ids.insert(entry.summary.id.text()).second)
            all.push_back({.entry = entry, .draft = draft});
    };
    for (const Past &past : m_past)
        if (past.id == m_asked.inspection && past.summary && past.summary->minutes)
            ids.insert(past.summary->minutes->text()); // itself
    for (const Entry &entry : m_entries)
        add(entry);
    for (const Past &past : m_past) {
        if (!past.summary || !isOfFirm(past))
            continue;
        add(entryOf(*past.summary), !past.summary->minutes);
        for (const findings::ItemMet &item : past.recorded)
            add(entryOf(item, *item.finding, past.startedAt.value_or(past.summary->keptAt)));
    }
    std::ranges::stable_sort(all, std::greater(), [](const Found &one) { return one.entry.summary.savedAt; });
    return all;
}

QVariantList FirmModel::measureRows() const
{
    std::vector<std::pair<const OrderedMeasure *, QString>> ordered;
    for (const Past &past : m_past) {
        if (!isOfFirm(past))
            continue;
        const bool isSigned = past.summary && past.summary->minutes;
        const QString minutes = isSigned ? QString::fromStdString(past.summary->minutes->text()) : QString();
        for (const OrderedMeasure &measure : past.measures)
            if (isHeld(measure))
                ordered.emplace_back(&measure, minutes);
    }
    std::ranges::stable_sort(ordered, std::greater(), [](const auto &one) { return one.first->at; });
    QVariantList rows;
    for (const auto &[measure, minutes] : ordered)
        if (std::cmp_less(rows.size(), shown))
            rows.append(rowOf(*measure, minutes));
    return rows;
}

void FirmModel::arrange()
{
    m_rows.clear();
    m_text.clear();
    m_measures = isNamed() ? measureRows() : QVariantList();
    const std::vector<Found> all = isNamed() ? found() : std::vector<Found>();
    for (const Found &one : all) {
        if (std::cmp_equal(m_rows.size(), shown))
            break;
        QVariantMap row = rowOf(one.entry);
        if (one.draft) {
            row[u"kind"_s] = QString();
            row[u"title"_s] = tr("Inspection that is not signed yet");
        }
        m_rows.append(row);
    }
    const int more = static_cast<int>(all.size()) - static_cast<int>(m_rows.size());
    if (more > 0)
        m_text = tr("%n more on this device", nullptr, more);
    else if (all.empty() && isNamed() && m_wanted && m_waiting == 0 && !m_error)
        m_text = tr("Nothing was found on this device about this firm before.");
    Q_EMIT changed();
}

QString FirmModel::errorText() const
{
    return m_error && isNamed() ? journalText(*m_error) : QString();
}

QVariantList FirmModel::alerts() const
{
    QVariantList rows;
    for (const catalog::Alert &alert : m_national.alerts)
        if (std::cmp_less(rows.size(), shown))
            rows.append(rowOf(alert));
    return rows;
}

QString FirmModel::alertsText() const
{
    if (!isNamed() || !m_wanted || isLoading())
        return {};
    if (m_needs.thread == nullptr)
        return catalogueText(catalog::LookupError::unavailable);
    if (m_nationalError)
        return catalogueText(*m_nationalError);
    if (m_national.company.empty())
        return tr("The national data on this device names no firm of this code or name.");
    if (m_national.alerts.empty())
        return tr("No alert in force names its products.");
    return m_national.alerts.size() > shown || m_national.more ? tr("There are more: see the page of the firm.")
                                                               : QString();
}

} // namespace nqi::ui
