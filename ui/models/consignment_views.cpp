// SPDX-License-Identifier: Apache-2.0
// What the consignment page shows of the model.
#include "core/consignment/withdrawal.h"
#include "core/gs1/gtin.h"
#include "ui/models/consignment_model.h"
#include "ui/models/consignment_text.h"
#include "ui/models/item_text.h"
#include "ui/models/settings_model.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <map>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using consignment::LineState;

namespace {

constexpr std::array shownStates = {LineState::mismatch, LineState::over, LineState::tooFew, LineState::ok,
                                    LineState::notSeen};

QString number(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

QString deviationLevel(const consignment::BoundDeviation &deviation)
{
    return levelName(deviation.record.kind == catalog::DeviationKind::tightened ? Level::attention : Level::neutral);
}

/// As it would be typed to look the goods up; empty where the line has no number.
QString codeOf(const consignment::Line &line)
{
    if (line.gtin == 0)
        return QString::fromStdString(line.key);
    const QString code = u"(01)"_s + QString::fromStdString(gs1::gtin14Text(line.gtin));
    return line.lot.empty() ? code : code + u"(10)"_s + QString::fromStdString(line.lot);
}

QString putAwayText(const consignment::Entry &entry)
{
    QStringList said = {timeText(entry.at), text(entry.by), text(entry.reason)};
    said.removeAll(QString());
    return ConsignmentModel::tr("Put away: %1").arg(said.join(u" · "_s));
}

QVariantMap labelled(const QString &label, const QString &value)
{
    return {{u"label"_s, label}, {u"value"_s, value}};
}

} // namespace

QVariantMap ConsignmentModel::head() const
{
    if (!m_tally)
        return {};
    const consignment::Consignment &of = m_tally->consignment();
    // A deviation that binds many lines is said once, with how many.
    std::map<QString, std::pair<int, QString>> deviations;
    int missing = 0;
    for (const consignment::LineDuty &duty : m_duties) {
        missing += duty.proofMissing() ? 1 : 0;
        if (!duty.deviation)
            continue;
        auto &[count, level] = deviations[deviationText(*duty.deviation)];
        ++count;
        level = deviationLevel(*duty.deviation);
    }
    QVariantList said;
    for (const auto &[what, lines] : deviations)
        said.append(QVariantMap{{u"text"_s, tr("%1 · %n line(s)", nullptr, lines.first).arg(what)},
                                {u"level"_s, lines.second}});
    if (missing > 0)
        said.append(QVariantMap{{u"text"_s, tr("%n line(s) lack a proof that their tier asks for", nullptr, missing)},
                                {u"level"_s, levelName(Level::violation)}});
    const auto &entries = m_tally->entries();
    const auto withdrawal = consignment::withdrawalOf(entries, entries.size());
    const auto due = consignment::deadlineOf(m_begunAt, entries, m_policy, m_clock());
    const auto result = isFinished() ? consignment::resultOf(m_tally->result()->value) : std::nullopt;
    const Level level = !of.channel                               ? Level::neutral
                        : *of.channel == catalog::Channel::green  ? Level::good
                        : *of.channel == catalog::Channel::yellow ? Level::attention
                                                                  : Level::danger;
    return {{u"declaration"_s, of.declaration.empty() ? tr("Packing list") : text(of.declaration)},
            {u"importer"_s, text(of.importerName.empty() ? of.importer : of.importerName)},
            {u"date"_s, of.date ? dateText(*of.date) : QString()},
            {u"channelText"_s, of.channel ? channelText(*of.channel) : QString()},
            {u"channelLevel"_s, levelName(level)},
            {u"lines"_s, static_cast<int>(of.lines.size())},
            {u"notes"_s, said},
            {u"result"_s, result ? resultText(*result) : QString()},
            {u"deadline"_s, due ? deadlineView(*due) : QVariantMap()},
            {u"putAway"_s, isPutAway() ? putAwayText(*m_tally->putAway()) : QString()},
            {u"withdrawn"_s, withdrawal ? withdrawnText(withdrawal->at, withdrawal->reason) : QString()},
            {u"resultLevel"_s, levelName(result == consignment::Result::meets ? Level::good : Level::violation)}};
}

QVariantList ConsignmentModel::states() const
{
    if (!m_tally)
        return {};
    const consignment::Progress &progress = m_tally->progress();
    const auto lines = static_cast<double>(std::max<std::size_t>(m_tally->consignment().lines.size(), 1));
    QVariantList all;
    for (const LineState state : shownStates)
        all.append(QVariantMap{{u"state"_s, text(name(state))},
                               {u"text"_s, stateText(state)},
                               {u"level"_s, levelName(levelOf(state))},
                               {u"count"_s, static_cast<int>(progress.in(state))},
                               {u"share"_s, static_cast<double>(progress.in(state)) / lines}});
    all.append(QVariantMap{{u"state"_s, u"unknown"_s},
                           {u"text"_s, tr("Not declared")},
                           {u"level"_s, levelName(Level::danger)},
                           {u"count"_s, static_cast<int>(progress.unknown)},
                           {u"share"_s, 0.0}});
    all.append(QVariantMap{{u"state"_s, u"tightened"_s},
                           {u"text"_s, tr("Tightened check")},
                           {u"level"_s, levelName(Level::attention)},
                           {u"count"_s, m_tightened},
                           {u"share"_s, 0.0}});
    all.append(QVariantMap{{u"state"_s, u"lacksProof"_s},
                           {u"text"_s, tr("Lacks a proof")},
                           {u"level"_s, levelName(Level::violation)},
                           {u"count"_s, m_lackProof},
                           {u"share"_s, 0.0}});
    return all;
}

QString ConsignmentModel::progressText() const
{
    if (!m_tally)
        return {};
    const consignment::Progress &progress = m_tally->progress();
    QStringList parts = {tr("%1 of %2 lines complete")
                             .arg(number(progress.in(LineState::ok)), number(m_tally->consignment().lines.size())),
                         tr("%1 of %2 counted").arg(number(progress.counted), number(progress.declared))};
    if (progress.packages > 0)
        parts.append(tr("%1 of %2 packages").arg(number(progress.packagesSeen), number(progress.packages)));
    return parts.join(u" · "_s);
}

QVariantList ConsignmentModel::shownEntries(const std::vector<consignment::Entry> &all) const
{
    constexpr std::size_t shown = 200;
    QVariantList entries;
    for (const consignment::Entry &entry : std::span(all).first(std::min(all.size(), shown)))
        entries.append(QVariantMap{{u"number"_s, static_cast<double>(entry.number)},
                                   {u"text"_s, entryText(entry)},
                                   {u"time"_s, timeText(entry.at)},
                                   {u"by"_s, text(entry.by)},
                                   {u"withdrawn"_s, m_tally->isWithdrawn(entry.number)}});
    return entries;
}

QVariantMap ConsignmentModel::currentGoods() const
{
    const auto goods = m_tally->unknownLike(m_currentGoods);
    const std::uint64_t units = goods ? goods->units : 0;
    QVariantList facts;
    if (goods)
        facts.append(labelled(tr("First seen"), timeText(goods->firstSeen)));
    return {{u"line"_s, 0},
            {u"title"_s, text(m_currentGoods)},
            {u"code"_s, QString::fromStdString(m_currentGoods)},
            {u"stateText"_s, goods ? tr("Not declared") : tr("Taken back")},
            {u"level"_s, levelName(goods ? Level::danger : Level::neutral)},
            {u"counted"_s, static_cast<double>(units)},
            {u"declared"_s, 0.0},
            {u"countText"_s, number(units)},
            {u"facts"_s, facts},
            {u"notes"_s, QStringList()},
            {u"finding"_s, goods ? QString::fromStdString(goods->finding) : QString()},
            {u"entries"_s, shownEntries(m_tally->entriesOfUnknown(m_currentGoods))}};
}

QVariantMap ConsignmentModel::current() const
{
    if (m_tally && !m_currentGoods.empty())
        return currentGoods();
    if (!m_tally || !m_current)
        return {{u"line"_s, 0}};
    const consignment::Line &line = m_tally->consignment().lines[*m_current];
    const consignment::LineTally &now = m_tally->line(*m_current);
    QVariantList facts;
    const auto fact = [&](const QString &label, const QString &value) {
        if (!value.isEmpty())
            facts.append(labelled(label, value));
    };
    fact(tr("Code"), text(line.gtin != 0 ? gs1::gtin14Text(line.gtin) : line.key));
    fact(traitText(consignment::Trait::hsCode), text(line.hsCode));
    fact(traitText(consignment::Trait::model), text(line.model));
    fact(traitText(consignment::Trait::manufacturer), text(line.manufacturer));
    fact(traitText(consignment::Trait::origin), text(line.origin));
    fact(traitText(consignment::Trait::lot), text(line.lot));
    if (now.packaged > 0)
        fact(tr("By packages"), number(now.packaged));
    fact(tr("By unit"), number(now.units));
    if (now.added != 0)
        fact(tr("By hand"), QString::number(now.added));
    if (now.fixed)
        fact(tr("Set to"), number(*now.fixed));
    if (now.doubt > 0)
        fact(tr("Seen, not counted again"), number(now.doubt));
    QStringList notes;
    for (const consignment::Mismatch &mismatch : now.mismatches)
        notes.append(mismatchText(mismatch));
    if (*m_current < m_duties.size()) {
        const consignment::LineDuty &duty = m_duties[*m_current];
        if (duty.tier)
            fact(tr("Risk tier"), tierText(*duty.tier));
        if (duty.deviation)
            notes.append(deviationText(*duty.deviation));
        for (const consignment::Mismatch &mismatch : duty.mismatches)
            notes.append(mismatchText(mismatch));
        for (const verdict::Check &proof : duty.proofs)
            notes.append(sentence(proof));
    }
    return {
        {u"line"_s, line.number},
        {u"title"_s, text(line.description)},
        {u"code"_s, codeOf(line)},
        {u"stateText"_s, stateText(now.state)},
        {u"level"_s, levelName(levelOf(now.state))},
        {u"counted"_s, static_cast<double>(now.counted)},
        {u"declared"_s, static_cast<double>(line.quantity)},
        {u"countText"_s, u"%1 / %2 %3"_s.arg(number(now.counted), number(line.quantity), text(line.unit)).trimmed()},
        {u"facts"_s, facts},
        {u"notes"_s, notes},
        {u"finding"_s, QString::fromStdString(now.finding)},
        {u"entries"_s, shownEntries(m_tally->entriesOf(*m_current))}};
}

QString ConsignmentModel::proposal() const
{
    if (!m_tally)
        return {};
    return text(name(consignment::propose(consignment::differences(*m_tally, m_duties))));
}

QString ConsignmentModel::records() const
{
    if (!m_tally)
        return {};
    switch (m_records) {
    case Records::judging:
        return u"judging"_s;
    case Records::known:
        return u"known"_s;
    case Records::stopped:
        return u"stopped"_s;
    case Records::unavailable:
        return u"unavailable"_s;
    }
    return {};
}

QString ConsignmentModel::basis() const
{
    if (!m_tally)
        return {};
    switch (m_records) {
    case Records::judging:
        return tr("The records are being read: so far the proposal rests on the counts alone.");
    case Records::known:
        return tr("The proposal rests on the counts and on the records of the catalogue.");
    case Records::stopped:
        return tr("Reading the records was stopped: nothing is said of tiers, proofs and deviations, and the proposal "
                  "rests on the counts alone. Counting goes on.");
    case Records::unavailable:
        return tr("Without the catalogue nothing is said of tiers, proofs and deviations: the proposal rests on the "
                  "counts alone. Counting goes on.");
    }
    return {};
}

QStringList ConsignmentModel::reasons() const
{
    constexpr std::size_t shown = 200;
    QStringList all;
    if (!m_tally)
        return all;
    const auto found =
        isFinished() ? consignment::differencesAtResult(*m_tally) : consignment::differences(*m_tally, m_duties);
    for (const consignment::Difference &one : std::span(found).first(std::min(found.size(), shown)))
        all.append(differenceText(one));
    if (found.size() > shown)
        all.append(tr("and %n more", nullptr, static_cast<int>(found.size() - shown)));
    return all;
}

void ConsignmentModel::setFilter(const QString &filter)
{
    if (filter == m_rows.filter())
        return;
    m_rows.setFilter(filter);
    Q_EMIT filterChanged();
}

void ConsignmentModel::setWords(const QString &words)
{
    if (words == m_rows.words())
        return;
    m_rows.setWords(words);
    Q_EMIT filterChanged();
}

void ConsignmentModel::showAll()
{
    setWords({});
    setFilter({});
}

int ConsignmentModel::lastLine() const
{
    return m_tally && m_last ? static_cast<int>(m_tally->consignment().lines[*m_last].number) : 0;
}

int ConsignmentModel::showLast()
{
    if (!m_tally || !m_last)
        return -1;
    if (!m_rows.rowOf(*m_last))
        showAll();
    return m_rows.rowOf(*m_last).value_or(-1);
}

bool ConsignmentModel::isByPerson() const
{
    return m_sighter.policy().counting == consignment::UnitCounting::byPerson;
}

int ConsignmentModel::sameWithin() const
{
    return static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(m_sighter.policy().sameWithin).count());
}

void ConsignmentModel::setByPerson(bool byPerson)
{
    consignment::SightingPolicy policy = m_sighter.policy();
    policy.counting = byPerson ? consignment::UnitCounting::byPerson : consignment::UnitCounting::bySighting;
    m_sighter.setPolicy(policy);
    m_settings.setCountedByHand(byPerson);
    Q_EMIT policyChanged();
}

void ConsignmentModel::setSameWithin(int seconds)
{
    consignment::SightingPolicy policy = m_sighter.policy();
    policy.sameWithin = std::chrono::seconds(std::clamp(seconds, 1, 60));
    m_sighter.setPolicy(policy);
    Q_EMIT policyChanged();
}

} // namespace nqi::ui
