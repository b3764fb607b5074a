// SPDX-License-Identifier: Apache-2.0
#include "ui/models/consignment_model.h"

#include "ui/models/consignment_answer.h"
#include "ui/models/consignment_text.h"
#include "ui/models/item_text.h"
#include "ui/models/settings_model.h"

#include <algorithm>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using consignment::Entry;
using consignment::EntryKind;
using consignment::LineState;

ConsignmentModel::ConsignmentModel(ConsignmentService *service, SettingsModel &settings, Clock clock, QObject *parent)
    : QObject(parent), m_service(service), m_settings(settings), m_clock(std::move(clock))
{
}

void ConsignmentModel::setMessage(const QString &message, const QString &level)
{
    m_message = message;
    m_messageLevel = message.isEmpty() ? QString() : level;
    Q_EMIT changed();
}

bool ConsignmentModel::begin()
{
    if (!m_service || m_busy)
        return false;
    m_busy = true;
    m_problems.clear();
    setMessage({}, {});
    return true;
}

ConsignmentService::Opened ConsignmentModel::answer()
{
    using Answer = std::expected<OpenedCheck, std::string>;
    return here<Answer>(this, [](ConsignmentModel &model, Answer opened) { model.onOpened(std::move(opened)); });
}

void ConsignmentModel::openDeclaration(const QString &number)
{
    if (!number.trimmed().isEmpty() && begin())
        m_service->openDeclaration(number.trimmed().toStdString(), m_settings.inspector().toStdString(), answer());
}

void ConsignmentModel::openFile(const QUrl &file)
{
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    if (begin())
        m_service->openFile(path.toStdString(), m_settings.inspector().toStdString(), answer());
}

void ConsignmentModel::openPackage(const QString &code)
{
    const consignment::Thing thing = consignment::thingOf(gs1::parse(code.trimmed().toStdString()));
    if (thing.sscc.empty())
        setMessage(tr("This is no code of a logistic unit (SSCC)."), u"warning"_s);
    else if (begin())
        m_service->openPackage(thing.sscc, m_settings.inspector().toStdString(), answer());
}

void ConsignmentModel::resume(const QString &id)
{
    const auto check = Uuid::parse(id.toStdString());
    if (check && begin())
        m_service->resume(*check, answer());
}

void ConsignmentModel::resumeLast()
{
    if (!m_tally)
        resume(m_settings.openConsignment());
}

void ConsignmentModel::onOpened(std::expected<OpenedCheck, std::string> opened)
{
    m_busy = false;
    if (!opened) {
        // One that cannot be opened is not tried again at each start.
        if (!m_tally)
            m_settings.setOpenConsignment({});
        setMessage(openProblemText(opened.error()), u"error"_s);
        return;
    }
    m_check = opened->check.summary.id;
    m_rows.show(nullptr, nullptr);
    showAll();
    m_duties.clear();
    m_tightened = 0;
    m_lackProof = 0;
    m_last.reset();
    m_tally = std::make_unique<consignment::Tally>(std::move(opened->check.consignment));
    for (const Entry &entry : opened->check.entries)
        rememberLast(entry, m_tally->add(entry));
    m_nextNumber = m_tally->nextNumber();
    m_lacksMinutes = opened->check.summary.lacksMinutes;
    m_sighter.clear();
    m_current.reset();
    m_currentGoods.clear();
    m_rows.show(m_tally.get(), &m_duties);
    setByPerson(m_settings.openConsignment() == checkId() ? m_settings.isCountedByHand() : isByPerson());
    m_settings.setOpenConsignment(isPutAway() ? QString() : checkId());
    for (const ListProblem &problem : opened->problems)
        m_problems.append(problemText(problem));
    for (const std::string &column : opened->unknownColumns)
        m_problems.append(tr("Column “%1” means nothing here and was not read.").arg(text(column)));
    if (opened->goesOn)
        setMessage(tr("This consignment was begun before: its check goes on."), u"info"_s);
    Q_EMIT changed();
    Q_EMIT progressChanged();
    Q_EMIT currentChanged();
    askDuties();
}

void ConsignmentModel::askDuties()
{
    m_records = Records::judging;
    Q_EMIT changed();
    using Judged = std::expected<std::vector<consignment::LineDuty>, catalog::LookupError>;
    m_service->duties(
        m_tally->consignment(), here<Judged>(this, [check = m_check](ConsignmentModel &model, Judged judged) {
            if (!model.m_tally || model.m_check != check)
                return;
            model.m_records = judged ? Records::known : Records::unavailable;
            if (judged)
                model.m_duties = *std::move(judged);
            model.m_tightened =
                static_cast<int>(std::ranges::count_if(model.m_duties, &consignment::LineDuty::isTightened));
            model.m_lackProof =
                static_cast<int>(std::ranges::count_if(model.m_duties, &consignment::LineDuty::proofMissing));
            model.m_rows.updateDuties();
            Q_EMIT model.changed();
            Q_EMIT model.progressChanged();
            Q_EMIT model.currentChanged();
        }));
}

void ConsignmentModel::close()
{
    m_settings.setOpenConsignment({});
    m_rows.show(nullptr, nullptr);
    m_tally.reset();
    m_duties.clear();
    m_problems.clear();
    m_last.reset();
    m_current.reset();
    m_currentGoods.clear();
    setMessage({}, {});
    Q_EMIT progressChanged();
    Q_EMIT currentChanged();
    refresh();
}

void ConsignmentModel::setCounting(bool counting)
{
    if (counting == std::exchange(m_counting, counting))
        return;
    Q_EMIT countingChanged();
}

void ConsignmentModel::onView(const inspect::View &view)
{
    if (!m_counting || !isRunning() || view.symbols.empty())
        return;
    std::vector<gs1::Message> readings;
    for (const inspect::Inspected &one : view.items)
        readings.insert(readings.end(), one.item.messages.begin(), one.item.messages.end());
    count(m_sighter.see(readings, view.frame.time));
}

void ConsignmentModel::onScanned(const std::vector<inspect::Inspected> &items)
{
    if (!m_counting || !isRunning())
        return;
    std::vector<gs1::Message> readings;
    for (const inspect::Inspected &one : items)
        readings.insert(readings.end(), one.item.messages.begin(), one.item.messages.end());
    count(m_sighter.scan(readings));
}

void ConsignmentModel::count(const std::vector<consignment::Sighting> &sightings)
{
    std::vector<Entry> entries;
    for (const consignment::Sighting &one : sightings)
        if (m_tally->concerns(one.code))
            entries.push_back({.code = one.code, .count = one.units});
    keep(std::move(entries));
}

std::vector<Entry> ConsignmentModel::numbered(std::vector<Entry> entries)
{
    for (Entry &entry : entries) {
        entry.number = m_nextNumber++;
        entry.at = m_clock();
        entry.by = m_settings.inspector().toStdString();
    }
    return entries;
}

void ConsignmentModel::keep(std::vector<Entry> entries)
{
    if (entries.empty())
        return;
    entries = numbered(std::move(entries));
    using Kept = std::expected<void, consignment::BookError>;
    m_service->append(m_check, entries,
                      here<Kept>(this, [check = m_check, entries](ConsignmentModel &model, Kept kept) {
                          if (model.m_tally && model.m_check == check)
                              model.onKept(entries, kept);
                      }));
}

void ConsignmentModel::onKept(const std::vector<Entry> &entries,
                              const std::expected<void, consignment::BookError> &kept)
{
    if (!kept) {
        // What was not kept was not counted: it may be scanned again.
        m_sighter.clear();
        setMessage(bookText(kept.error()), u"error"_s);
        return;
    }
    const bool wasFinished = isFinished();
    const bool wasPutAway = isPutAway();
    Level level = Level::good;
    for (const Entry &entry : entries) {
        const auto change = m_tally->add(entry);
        m_rows.update(change);
        rememberLast(entry, change);
        if (entry.kind == EntryKind::seen && change.reason == consignment::MatchReason::unknown)
            level = std::max(level, Level::danger);
        for (const std::size_t line : change.lines)
            if (const LineState state = m_tally->line(line).state; state >= LineState::over && change.lines.size() < 32)
                level = std::max(level, levelOf(state));
    }
    if (wasFinished && !isFinished())
        Q_EMIT minutesChanged(checkId());
    if (wasFinished && !isFinished())
        setMessage(tr("The result is withdrawn: the check is open again."), u"success"_s);
    else if (wasPutAway && !isPutAway())
        onBroughtBack();
    else if (!m_message.isEmpty())
        setMessage({}, {});
    Q_EMIT progressChanged();
    if (m_current || !m_currentGoods.empty())
        Q_EMIT currentChanged();
    if (std::ranges::contains(entries, EntryKind::seen, &Entry::kind))
        Q_EMIT counted(levelName(level));
}

/// Goods that may be of many lines are of none in particular.
void ConsignmentModel::rememberLast(const Entry &entry, const consignment::Tally::Change &change)
{
    using enum EntryKind;
    constexpr std::size_t few = 8;
    const bool counts = entry.kind == seen || entry.kind == added || entry.kind == fixed;
    if (counts && !change.lines.empty() && change.lines.size() <= few)
        m_last = change.lines.back();
}

void ConsignmentModel::select(int row)
{
    m_current = m_rows.lineAt(row);
    m_currentGoods = m_rows.goodsAt(row);
    Q_EMIT currentChanged();
}

void ConsignmentModel::sayOfCurrent(Entry entry)
{
    if (!m_current || !isRunning())
        return;
    entry.line = m_tally->consignment().lines[*m_current].number;
    keep({std::move(entry)});
}

void ConsignmentModel::addByHand(int count, const QString &reason)
{
    if (count != 0)
        sayOfCurrent({.kind = EntryKind::added, .count = count, .reason = reason.trimmed().toStdString()});
}

void ConsignmentModel::fix(int count, const QString &reason)
{
    if (count >= 0 && !reason.trimmed().isEmpty())
        sayOfCurrent({.kind = EntryKind::fixed, .count = count, .reason = reason.trimmed().toStdString()});
}

void ConsignmentModel::observe(const QString &trait, const QString &value)
{
    if (const auto of = consignment::traitOf(trait.toStdString()))
        sayOfCurrent({.kind = EntryKind::observed, .trait = *of, .value = value.trimmed().toStdString()});
}

void ConsignmentModel::withdraw(double entry, const QString &reason)
{
    if (isRunning() && !reason.trimmed().isEmpty())
        keep({{.kind = EntryKind::withdrawn,
               .count = static_cast<std::int64_t>(entry),
               .reason = reason.trimmed().toStdString()}});
}

std::vector<Entry> ConsignmentModel::withdrawalOfGoods(const std::string &reason) const
{
    std::vector<Entry> entries;
    for (const Entry &seen : m_tally->entriesOfUnknown(m_currentGoods))
        entries.push_back(
            {.kind = EntryKind::withdrawn, .count = static_cast<std::int64_t>(seen.number), .reason = reason});
    return entries;
}

void ConsignmentModel::withdrawGoods(const QString &reason)
{
    if (isRunning() && !m_currentGoods.empty() && !reason.trimmed().isEmpty())
        keep(withdrawalOfGoods(reason.trimmed().toStdString()));
}

bool ConsignmentModel::countToLine(int line, const QString &reason)
{
    if (!isRunning() || line < 1 || reason.trimmed().isEmpty())
        return false;
    const auto number = static_cast<std::uint32_t>(line);
    const auto goods = m_tally->unknownLike(m_currentGoods);
    if (m_currentGoods.empty() || !goods || !m_tally->matcher().lineOf(number))
        return false;
    const std::string why = reason.trimmed().toStdString();
    std::vector<Entry> entries = withdrawalOfGoods(why);
    if (goods->units > 0)
        entries.push_back({.kind = EntryKind::added,
                           .line = number,
                           .count = static_cast<std::int64_t>(goods->units),
                           .reason = goods->code + ": " + why});
    keep(std::move(entries));
    return true;
}

void ConsignmentModel::retranslate()
{
    m_rows.updateAll();
    setMessage({}, {});
    Q_EMIT progressChanged();
    Q_EMIT currentChanged();
    if (!m_checks.isEmpty())
        refresh();
}

} // namespace nqi::ui
