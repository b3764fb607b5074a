// SPDX-License-Identifier: Apache-2.0
#include "ui/models/consignment_rows.h"

#include "core/gs1/gtin.h"
#include "core/verdict/company_name.h"
#include "ui/models/consignment_text.h"
#include "ui/models/item_text.h"

#include <QLocale>

#include <algorithm>
#include <charconv>
#include <span>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using consignment::LineState;

namespace {

QString number(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

QString joined(const QStringList &parts)
{
    QStringList kept = parts;
    kept.removeAll(QString());
    return kept.join(u" · "_s);
}

std::vector<std::string> foldedWords(const QString &typed)
{
    std::vector<std::string> words;
    const QString folded = QString::fromStdString(verdict::folded(typed.toStdString()));
    for (const QString &word : folded.split(u' ', Qt::SkipEmptyParts))
        words.push_back(word.toStdString());
    return words;
}

/// Where the word is the number of a line.
std::optional<std::uint32_t> lineNumberOf(std::string_view word)
{
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size())
        return {};
    return number;
}

} // namespace

int ConsignmentRows::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return static_cast<int>(m_filter == u"unknown"_s ? m_unknown.size() : m_lines.size());
}

QVariant ConsignmentRows::data(const QModelIndex &index, int role) const
{
    if (!m_tally || index.row() < 0 || index.row() >= rowCount())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    return m_filter == u"unknown"_s ? unknownData(row, role) : lineData(m_lines[row], role);
}

QHash<int, QByteArray> ConsignmentRows::roleNames() const
{
    return {{NumberRole, "number"},       {TitleRole, "title"},         {DetailRole, "detail"},
            {StateRole, "lineState"},     {StateTextRole, "stateText"}, {LevelRole, "level"},
            {CountTextRole, "countText"}, {ShareRole, "share"},         {NoteRole, "note"},
            {NoteLevelRole, "noteLevel"}};
}

QVariant ConsignmentRows::lineData(std::size_t index, int role) const
{
    const consignment::Line &line = m_tally->consignment().lines[index];
    const consignment::LineTally &now = m_tally->line(index);
    switch (role) {
    case NumberRole:
        return line.number;
    case TitleRole: {
        const bool named = line.description.empty() && m_duties && index < m_duties->size();
        const std::string &title = named ? (*m_duties)[index].product : line.description;
        return title.empty() ? text(line.gtin != 0 ? gs1::gtin14Text(line.gtin) : line.key) : text(title);
    }
    case DetailRole:
        return joined({line.gtin != 0 ? text(gs1::gtin14Text(line.gtin)) : text(line.key), text(line.model),
                       line.lot.empty() ? QString() : traitText(consignment::Trait::lot) + u' ' + text(line.lot),
                       text(line.origin), text(line.hsCode)});
    case StateRole:
        return text(name(now.state));
    case StateTextRole:
        return stateText(now.state);
    case LevelRole:
        return levelName(levelOf(now.state));
    case CountTextRole:
        return u"%1 / %2"_s.arg(number(now.counted),
                                joined({number(line.quantity) + u' ' + text(line.unit)}).trimmed());
    case ShareRole:
        return line.quantity == 0
                   ? 1.0
                   : std::min(1.0, static_cast<double>(now.counted) / static_cast<double>(line.quantity));
    case NoteRole:
        return noteOf(index);
    case NoteLevelRole:
        return levelName(noteLevelOf(index));
    default:
        return {};
    }
}

QString ConsignmentRows::noteOf(std::size_t line) const
{
    QStringList notes;
    for (const consignment::Mismatch &mismatch : m_tally->line(line).mismatches)
        notes.append(mismatchText(mismatch));
    if (m_duties && line < m_duties->size()) {
        const consignment::LineDuty &duty = (*m_duties)[line];
        for (const consignment::Mismatch &mismatch : duty.mismatches)
            notes.append(mismatchText(mismatch));
        if (duty.deviation)
            notes.append(deviationText(*duty.deviation));
        if (duty.proofMissing())
            notes.append(tr("A proof is missing or does not hold"));
    }
    if (!m_tally->line(line).finding.empty())
        notes.append(tr("Finding recorded"));
    return notes.join(u"\n"_s);
}

Level ConsignmentRows::noteLevelOf(std::size_t line) const
{
    if (!m_tally->line(line).mismatches.empty())
        return Level::danger;
    if (!m_duties || line >= m_duties->size())
        return Level::neutral;
    const consignment::LineDuty &duty = (*m_duties)[line];
    if (!duty.mismatches.empty() || duty.proofMissing())
        return Level::violation;
    return duty.isTightened() ? Level::attention : Level::neutral;
}

QVariant ConsignmentRows::unknownData(std::size_t index, int role) const
{
    const consignment::UnknownGoods &goods = m_unknown[index];
    switch (role) {
    case NumberRole:
        return 0;
    case TitleRole:
        return text(goods.code);
    case DetailRole:
        return tr("First seen %1").arg(timeText(goods.firstSeen));
    case StateRole:
        return u"unknown"_s;
    case StateTextRole:
        return tr("Not declared");
    case LevelRole:
        return levelName(Level::danger);
    case CountTextRole:
        return number(goods.units);
    case ShareRole:
        return 1.0;
    case NoteRole:
        return goods.finding.empty() ? QString() : tr("Finding recorded");
    case NoteLevelRole:
        return levelName(Level::neutral);
    default:
        return {};
    }
}

bool ConsignmentRows::isInFilter(std::size_t line) const
{
    if (m_filter.isEmpty())
        return true;
    const consignment::LineDuty *const duty = m_duties && line < m_duties->size() ? &(*m_duties)[line] : nullptr;
    if (m_filter == u"tightened"_s)
        return duty != nullptr && duty->isTightened();
    if (m_filter == u"lacksProof"_s)
        return duty != nullptr && duty->proofMissing();
    return m_filter == text(name(m_tally->line(line).state));
}

bool ConsignmentRows::isFound(std::size_t line) const
{
    return std::ranges::all_of(m_words, [&](const std::string &word) {
        constexpr std::size_t shortest = 4; // digits that alone are looked for in codes
        const auto number = lineNumberOf(word);
        if (number && *number == m_tally->consignment().lines[line].number)
            return true;
        return (!number || word.size() >= shortest || m_words.size() > 1) && m_folded[line].contains(word);
    });
}

bool ConsignmentRows::isShown(std::size_t line) const
{
    return isInFilter(line) && isFound(line);
}

std::string ConsignmentRows::foldedLine(std::size_t index) const
{
    const consignment::Line &line = m_tally->consignment().lines[index];
    std::string all = line.description;
    if (m_duties && index < m_duties->size())
        all += ' ' + (*m_duties)[index].product;
    // With the identifiers of a scanned code: one that is put in whole finds its line.
    if (line.gtin != 0)
        all += " 01 " + gs1::gtin14Text(line.gtin);
    if (!line.lot.empty())
        all += " 10 " + line.lot;
    for (const std::string *part : {&line.key, &line.model, &line.hsCode})
        all += ' ' + *part;
    return verdict::folded(all);
}

std::vector<consignment::UnknownGoods> ConsignmentRows::shownUnknown() const
{
    auto goods = m_tally->unknown();
    if (!m_words.empty())
        std::erase_if(goods, [this](const consignment::UnknownGoods &one) {
            const std::string code = verdict::folded(one.code);
            return !std::ranges::all_of(m_words, [&](const std::string &word) { return code.contains(word); });
        });
    return goods;
}

void ConsignmentRows::fill()
{
    m_lines.clear();
    m_unknown.clear();
    if (!m_tally)
        return;
    if (m_filter == u"unknown"_s) {
        m_unknown = shownUnknown();
        return;
    }
    const std::size_t lines = m_tally->consignment().lines.size();
    if (!m_words.empty() && m_folded.empty())
        for (std::size_t i = 0; i < lines; ++i)
            m_folded.push_back(foldedLine(i));
    for (std::size_t i = 0; i < lines; ++i)
        if (isShown(i))
            m_lines.push_back(i);
}

void ConsignmentRows::show(const consignment::Tally *tally, const std::vector<consignment::LineDuty> *duties)
{
    beginResetModel();
    m_tally = tally;
    m_duties = duties;
    m_folded.clear();
    fill();
    endResetModel();
}

void ConsignmentRows::refill()
{
    beginResetModel();
    fill();
    endResetModel();
}

void ConsignmentRows::setFilter(const QString &filter)
{
    beginResetModel();
    m_filter = filter;
    fill();
    endResetModel();
}

void ConsignmentRows::setWords(const QString &words)
{
    m_typed = words;
    auto folded = foldedWords(words);
    if (folded == m_words)
        return;
    beginResetModel();
    m_words = std::move(folded);
    fill();
    endResetModel();
}

void ConsignmentRows::update(const consignment::Tally::Change &change)
{
    if (!m_tally)
        return;
    if (m_filter == u"unknown"_s) {
        if (change.unknown)
            updateUnknown();
        return;
    }
    // Row by row a change of many lines would take longer than all at once.
    constexpr std::size_t many = 256;
    if (change.lines.size() <= many)
        for (const std::size_t line : change.lines)
            updateLine(line);
    else if (m_filter.isEmpty())
        updateAll();
    else
        refill();
}

/// Goods that were met again stay where they are, new ones come last.
void ConsignmentRows::updateUnknown()
{
    auto now = shownUnknown();
    const auto before = static_cast<int>(m_unknown.size());
    const auto same = [](const auto &a, const auto &b) { return a.code == b.code && a.firstSeen == b.firstSeen; };
    if (now.size() < m_unknown.size() || !std::ranges::equal(m_unknown, std::span(now).first(m_unknown.size()), same)) {
        refill();
        return;
    }
    for (int row = 0; row < before; ++row) {
        const auto place = static_cast<std::size_t>(row);
        if (m_unknown[place] == now[place])
            continue;
        m_unknown[place] = now[place];
        Q_EMIT dataChanged(index(row), index(row));
    }
    if (now.size() == m_unknown.size())
        return;
    beginInsertRows({}, before, static_cast<int>(now.size()) - 1);
    m_unknown = std::move(now);
    endInsertRows();
}

void ConsignmentRows::updateLine(std::size_t line)
{
    const auto place = std::ranges::lower_bound(m_lines, line);
    const int row = static_cast<int>(place - m_lines.begin());
    const bool there = place != m_lines.end() && *place == line;
    const bool wanted = isShown(line);
    if (there && wanted) {
        Q_EMIT dataChanged(index(row), index(row));
    } else if (there) {
        beginRemoveRows({}, row, row);
        m_lines.erase(place);
        endRemoveRows();
    } else if (wanted) {
        beginInsertRows({}, row, row);
        m_lines.insert(place, line);
        endInsertRows();
    }
}

void ConsignmentRows::updateAll()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void ConsignmentRows::updateDuties()
{
    m_folded.clear();
    if (m_filter.isEmpty() && m_words.empty())
        updateAll();
    else
        refill();
}

std::optional<std::size_t> ConsignmentRows::lineAt(int row) const
{
    if (m_filter == u"unknown"_s || row < 0 || row >= rowCount())
        return {};
    return m_lines[static_cast<std::size_t>(row)];
}

std::optional<int> ConsignmentRows::rowOf(std::size_t line) const
{
    const auto place = std::ranges::lower_bound(m_lines, line);
    if (place == m_lines.end() || *place != line)
        return {};
    return static_cast<int>(place - m_lines.begin());
}

std::string ConsignmentRows::goodsAt(int row) const
{
    if (m_filter != u"unknown"_s || row < 0 || row >= rowCount())
        return {};
    return m_unknown[static_cast<std::size_t>(row)].code;
}

} // namespace nqi::ui
