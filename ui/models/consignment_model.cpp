// SPDX-License-Identifier: Apache-2.0
#include "ui/models/consignment_model.h"

#include "core/consignment/filled.h"
#include "ui/models/consignment_answer.h"
#include "ui/models/consignment_text.h"
#include "ui/models/settings_model.h"

#include <algorithm>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using consignment::Entry;
using consignment::EntryKind;
using consignment::LineState;

namespace {

std::vector<gs1::Message> readingsOf(const std::vector<inspect::Inspected> &items)
{
    std::vector<gs1::Message> readings;
    for (const inspect::Inspected &one : items)
        readings.insert(readings.end(), one.item.messages.begin(), one.item.messages.end());
    return readings;
}

/// What consignment::deadlineOf looks at.
bool movesClock(const Entry &entry)
{
    return entry.kind == EntryKind::finished || entry.kind == EntryKind::withdrawn ||
           (entry.kind == EntryKind::filled && entry.code == consignment::field::registrationDate);
}

} // namespace

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

void ConsignmentModel::setCounting(bool counting)
{
    if (counting == std::exchange(m_counting, counting))
        return;
    Q_EMIT countingChanged();
}

void ConsignmentModel::onView(const inspect::View &view)
{
    if (!m_counting || view.symbols.empty())
        return;
    const auto readings = readingsOf(view.items);
    // Followed while a check is open, too: the pallet that lies there does not open it again when it is closed.
    const auto fresh = comeIntoSight(readings, view.frame.time);
    if (!m_tally)
        offer(fresh);
    else if (isRunning())
        count(m_sighter.see(readings, view.frame.time));
}

void ConsignmentModel::onScanned(const std::vector<inspect::Inspected> &items)
{
    if (!m_counting)
        return;
    const auto readings = readingsOf(items);
    if (!m_tally)
        offer(readings);
    else if (isRunning())
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
                          if (!kept)
                              model.onNotKept(check, entries, kept.error());
                          else if (model.m_tally && model.m_check == check)
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
    if (wasFinished && (!isFinished() || std::ranges::contains(entries, EntryKind::finding, &Entry::kind)))
        Q_EMIT minutesChanged(checkId());
    if (std::ranges::any_of(entries, movesClock))
        Q_EMIT clockChanged();
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
    nameFindings();
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
    if (!goods->finding.empty())
        entries.push_back({.kind = EntryKind::finding, .line = number, .value = goods->finding});
    for (auto &[item, subject] : m_subjects)
        if (subject.check == m_check && subject.code == m_currentGoods)
            subject = {.check = m_check, .declaration = subject.declaration, .line = number, .code = {}};
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
