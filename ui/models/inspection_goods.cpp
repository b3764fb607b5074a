// SPDX-License-Identifier: Apache-2.0
// Goods that join the inspection as they are met, what is recorded of them, and the findings made of them.
#include "ui/models/inspection_model.h"
#include "ui/models/item_text.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using findings::ItemMet;

namespace {

/// Longer codes are kept by what they say, or by key, lot and serial alone: thousands of goods stand in the minutes.
constexpr std::size_t longestRead = 256;
/// Bytes of the codes of all goods: what is met after that is kept by key, lot and serial. The minutes hold 10,000
/// goods in 4 MB, and could not be kept at all with more.
constexpr std::size_t mostRead = 256uz * 1024;

template <class One>
std::string idOf(const One &item)
{
    // The separator cannot occur in any of the parts.
    constexpr char separator = '\x1D';
    return item.key + separator + item.lot + separator + item.serial;
}

/// Whether its key, lot and serial are judged like what was read.
bool isSaidByKey(const gs1::Item &item)
{
    const auto isPlain = [](const gs1::Element &one) { return one.ai == "01" || one.ai == "10" || one.ai == "21"; };
    const auto isRight = [](const gs1::Message &one) {
        return one.host.empty() && std::ranges::all_of(one.issues, [](const gs1::Issue &issue) {
                   return issue.severity == gs1::Severity::note;
               });
    };
    return item.keyAi == "01" && item.checkDigitRight && item.contradictions.empty() &&
           std::ranges::all_of(item.elements, isPlain) && std::ranges::all_of(item.messages, isRight);
}

/// What is kept of the codes of this item, which is met beside these.
std::string readOf(const gs1::Item &item, const std::vector<ItemMet> &beside)
{
    if (isSaidByKey(item))
        return {};
    std::string read = gs1::asRead(item, longestRead);
    std::size_t bytes = read.size();
    for (const ItemMet &one : beside)
        bytes += one.read.size();
    return bytes > mostRead ? std::string() : read;
}

/// What a measure covers, as the minutes say it: in Vietnamese whatever the screen speaks.
std::string coveredBy(const ItemMet &item)
{
    std::string what = goodsName(item);
    if (!item.lot.empty())
        what += ", lô " + item.lot;
    if (!item.serial.empty())
        what += ", sê-ri " + item.serial;
    return what;
}

/// Whether a text begins with these words for goods and says no more of which ones they are.
bool beginsWith(std::string_view what, std::string_view goods)
{
    if (!what.starts_with(goods))
        return false;
    what.remove_prefix(goods.size());
    if (what.starts_with(", lô ") || what.starts_with(", sê-ri "))
        return false;
    return what.empty() || std::string_view(",;:(\n").contains(what.front()) || what.starts_with(" (") ||
           what.starts_with(" - ");
}

std::optional<findings::MeasureKind> measureNamed(const QString &name)
{
    const std::string wanted = name.toStdString();
    for (std::uint8_t i = 0; !findings::name(static_cast<findings::MeasureKind>(i)).empty(); ++i)
        if (findings::name(static_cast<findings::MeasureKind>(i)) == wanted)
            return static_cast<findings::MeasureKind>(i);
    return std::nullopt;
}

} // namespace

std::optional<std::size_t> InspectionModel::rowOf(const std::vector<ItemMet> &items, const gs1::Item &item,
                                                  std::size_t nth)
{
    const auto found = std::ranges::find_if(items, [&](const ItemMet &one) {
        return one.key == item.key && one.lot == item.lot && one.serial == item.serial && nth-- == 0;
    });
    return found == items.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - items.begin()));
}

ItemMet *InspectionModel::metAs(const gs1::Item &item)
{
    const auto row = m_value && !item.key.empty() ? rowOf(m_value->items, item) : std::nullopt;
    return row ? &m_value->items[*row] : nullptr;
}

void InspectionModel::join(const inspect::Inspected &inspected)
{
    const gs1::Item &item = inspected.item;
    m_value->items.push_back({.key = item.key,
                              .lot = item.lot,
                              .serial = item.serial,
                              .product = {},
                              .overall = inspected.verdict.overall,
                              .times = 0,
                              .finding = std::nullopt,
                              .read = readOf(item, m_value->items)});
}

void InspectionModel::meet(const Sighting &sighting)
{
    const inspect::Inspected &inspected = sighting.inspected;
    const gs1::Item &item = inspected.item;
    if (!joining() || item.key.empty())
        return;
    // What somebody has signed does not change because a package comes into view again.
    if (!m_value->signatures.empty()) {
        if (!metAs(item))
            say(tr("%1 was scanned after somebody had signed, so it is not in the minutes. To add it, take the "
                   "signatures away and scan it again.")
                    .arg(QString::fromStdString(item.key)),
                u"warning"_s);
        return;
    }
    if (!metAs(item))
        join(inspected);
    ItemMet &known = *metAs(item);
    if (inspected.facts && inspected.facts->product)
        known.product = inspected.facts->product->name;
    // Goods are as bad as the worst package of them. What the inspector said of an item is not known to this reading:
    // that it is judged better now is told, and recorded by a person.
    if (inspected.verdict.overall > known.overall || (known.read.empty() && inspected.verdict.overall == known.overall))
        known.read = readOf(item, m_value->items);
    known.overall = std::max(known.overall, std::optional(inspected.verdict.overall));
    ++known.times;
    m_judged[idOf(item)] = {.now = inspected.verdict.overall, .looked = false};
    edited(true);
}

void InspectionModel::look(const inspect::Inspected &inspected)
{
    if (!metAs(inspected.item))
        return;
    m_judged[idOf(inspected.item)] = {.now = inspected.verdict.overall, .looked = true};
    showItems();
}

void InspectionModel::answer(const inspect::Inspected &before)
{
    if (metAs(before.item))
        m_judged[idOf(before.item)] = {.now = before.verdict.overall, .looked = false};
}

void InspectionModel::update(const inspect::Inspected &inspected)
{
    ItemMet *const met = metAs(inspected.item);
    if (!met)
        return;
    Judged &judged = m_judged.try_emplace(idOf(inspected.item)).first->second;
    const bool follows = !judged.looked && judged.now == met->overall && canRecord();
    judged.now = inspected.verdict.overall;
    if (follows && std::exchange(met->overall, judged.now) != judged.now)
        edited(true);
    else
        showItems();
}

std::optional<verdict::Overall> InspectionModel::otherNow(const ItemMet &item) const
{
    const auto judged = m_judged.find(idOf(item));
    const bool other = judged != m_judged.end() && judged->second.now != item.overall;
    return other ? std::optional(judged->second.now) : std::nullopt;
}

bool InspectionModel::canRecord() const
{
    return joining() && m_value->signatures.empty();
}

void InspectionModel::takeOutcome(int row)
{
    if (!m_value || row < 0 || static_cast<std::size_t>(row) >= m_value->items.size())
        return;
    ItemMet &item = m_value->items[static_cast<std::size_t>(row)];
    const auto now = otherNow(item);
    if (!now || !canRecord())
        return;
    offerUndo(tr("Outcome taken over"), [id = idOf(item), before = item.overall](findings::Inspection &inspection) {
        for (ItemMet &one : inspection.items)
            if (idOf(one) == id)
                one.overall = before;
    });
    item.overall = *now;
    edited(true);
    Q_EMIT undoChanged();
}

QVariantMap InspectionModel::shown() const
{
    const Sighting *const sighting = m_shown ? m_shown() : nullptr;
    if (!joining() || !sighting || sighting->inspected.item.key.empty())
        return {};
    const gs1::Item &item = sighting->inspected.item;
    const auto met = std::ranges::find_if(m_value->items, [&](const ItemMet &one) { return idOf(one) == idOf(item); });
    if (met == m_value->items.end())
        return {{u"row"_s, -1},        {u"canJoin"_s, canRecord()}, {u"now"_s, QString()},
                {u"canTake"_s, false}, {u"canAct"_s, canRecord()},  {u"taken"_s, QStringList()}};
    const auto now = otherNow(*met);
    return {{u"row"_s, static_cast<int>(met - m_value->items.begin())},
            {u"canJoin"_s, false},
            {u"now"_s, now ? InspectionItems::nowText(*now, met->overall) : QString()},
            {u"canTake"_s, now && canRecord()},
            {u"canAct"_s, canRecord()},
            {u"taken"_s, stepsTaken(*met)}};
}

bool InspectionModel::covers(std::size_t measure, const ItemMet &item) const
{
    const std::string &what = m_value->measures[measure].what;
    const bool says = !item.key.empty() && what.contains(item.key);
    if (says && what == coveredBy(item))
        return true;
    if (measure < m_orderedOf.size() && !m_orderedOf[measure].empty())
        return m_orderedOf[measure] == idOf(item);
    // Their name may have become known since, and a person may have added to the text.
    ItemMet unnamed;
    unnamed.key = item.key;
    unnamed.lot = item.lot;
    unnamed.serial = item.serial;
    return says && (beginsWith(what, coveredBy(item)) || beginsWith(what, coveredBy(unnamed)));
}

void InspectionModel::rememberGoods()
{
    m_orderedOf.clear();
    if (!m_value)
        return;
    std::vector<std::string> all;
    for (std::size_t i = 0; i < m_value->measures.size(); ++i) {
        const auto met = std::ranges::find_if(m_value->items, [&](const ItemMet &one) { return covers(i, one); });
        all.push_back(met == m_value->items.end() ? std::string() : idOf(*met));
    }
    m_orderedOf = std::move(all);
}

QStringList InspectionModel::stepsTaken(const ItemMet &item) const
{
    QStringList all;
    for (std::size_t i = 0; i < m_value->measures.size(); ++i)
        if (covers(i, item))
            all.append(text(findings::name(m_value->measures[i].kind)));
    if (std::ranges::any_of(m_value->sampling.samples, [name = goodsName(item), &item](const findings::Sample &one) {
            return one.name == name && one.lot == item.lot;
        }))
        all.append(u"sample"_s);
    return all;
}

void InspectionModel::takeStep(const QString &step, const QString &legalBasis)
{
    const Sighting *const sighting = m_shown ? m_shown() : nullptr;
    const auto kind = measureNamed(step);
    if (!sighting || !canRecord() || (!kind && step != u"sample") ||
        (kind && isSurvey() && findings::isSanction(*kind)))
        return;
    if (!metAs(sighting->inspected.item))
        addShown();
    const ItemMet *const met = metAs(sighting->inspected.item);
    if (!met || stepsTaken(*met).contains(step))
        return;
    if (!kind)
        return addSampleOf(static_cast<int>(met - m_value->items.data()));
    findings::OrderedMeasure measure{.kind = *kind,
                                     .what = coveredBy(*met),
                                     .quantity = {},
                                     .at = std::chrono::floor<std::chrono::minutes>(m_clock()),
                                     .by = {.name = findings::personFor(*m_value, findings::Party::teamHead).name,
                                            .post = {},
                                            .unit = {},
                                            .address = {}},
                                     .legalBasis = legalBasis.trimmed().toStdString(),
                                     .reportedAt = std::nullopt,
                                     .finding = met->finding};
    offerUndo(
        tr("Measure added"),
        [this, measure](findings::Inspection &now) {
            // A finding of the goods may have been recorded since.
            const auto isThis = [&](findings::OrderedMeasure one) {
                one.finding = measure.finding;
                return one == measure;
            };
            const auto last = std::ranges::find_last_if(now.measures, isThis);
            if (last.empty())
                return;
            if (const auto row = last.begin() - now.measures.begin(); row < std::ssize(m_orderedOf))
                m_orderedOf.erase(m_orderedOf.begin() + row);
            now.measures.erase(last.begin());
        },
        u"measures"_s);
    m_orderedOf.resize(m_value->measures.size());
    m_orderedOf.push_back(idOf(*met));
    m_value->measures.push_back(std::move(measure));
    edited(true);
    Q_EMIT undoChanged();
}

void InspectionModel::addShown()
{
    if (const Sighting *const sighting = m_shown ? m_shown() : nullptr)
        meet(Sighting(*sighting));
}

void InspectionModel::showItems()
{
    static const std::vector<ItemMet> none;
    const std::vector<ItemMet> &items = m_value ? m_value->items : none;
    std::vector<std::optional<verdict::Overall>> now(items.size());
    if (!m_judged.empty())
        std::ranges::transform(items, now.begin(), [&](const ItemMet &one) { return otherNow(one); });
    m_items.show(items, std::move(now));
    Q_EMIT shownChanged();
}

void InspectionModel::link(const gs1::Item &item, const Uuid &finding, const std::optional<Uuid> &inspection)
{
    if (!joining() || joining() != inspection)
        return;
    // What somebody has signed does not change because more is found.
    if (hasSignatures()) {
        m_unnamed.push_back({item, finding});
        return say(
            tr("The finding of %1 was recorded after somebody had signed: it is kept, and the minutes do not name "
               "it. They will when the signatures are taken away.")
                .arg(QString::fromStdString(item.key)),
            u"warning"_s);
    }
    // Who records something of goods that were looked up has them at hand.
    const Sighting *const shown = m_shown ? m_shown() : nullptr;
    if (shown && !metAs(item) && idOf(shown->inspected.item) == idOf(item))
        addShown();
    name(item, finding);
    // What was ordered of these goods before their finding was written rests on it, too.
    nameMeasures(item, finding);
    m_linked.emplace_back(item, finding);
    edited(true);
    m_keeper.flush();
}

void InspectionModel::nameMeasures(const gs1::Item &item, const Uuid &finding)
{
    const ItemMet *const met = metAs(item);
    for (std::size_t i = 0; met && i < m_value->measures.size(); ++i)
        if (!m_value->measures[i].finding && covers(i, *met))
            m_value->measures[i].finding = finding;
}

void InspectionModel::name(const gs1::Item &item, const std::optional<Uuid> &finding, std::size_t nth)
{
    if (const auto row = m_value ? rowOf(m_value->items, item, nth) : std::nullopt)
        m_value->items[*row].finding = finding;
}

std::optional<Uuid> InspectionModel::joining() const
{
    return m_value && !isReadOnly() ? std::optional(m_value->id) : std::nullopt;
}

void InspectionModel::openItem(int row)
{
    if (m_value && row >= 0 && static_cast<std::size_t>(row) < m_value->items.size())
        Q_EMIT itemAsked(m_value->items[static_cast<std::size_t>(row)]);
}

} // namespace nqi::ui
