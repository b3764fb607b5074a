// SPDX-License-Identifier: Apache-2.0
#include "ui/models/news_model.h"

#include "ui/models/answer_here.h"
#include "ui/models/item_text.h"
#include "ui/models/record_rows.h"

#include <algorithm>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

bool isSerious(const catalog::Alert &alert)
{
    return alert.status == catalog::AlertStatus::active &&
           (alert.level != catalog::AlertLevel::information || alert.measure == "recall");
}

bool concerns(const catalog::AlertItem &item, const findings::Entry &entry)
{
    return item.gtin != 0 && item.gtin == entry.gtin &&
           (item.lot.empty() || entry.lot.empty() || item.lot == entry.lot);
}

std::optional<findings::Entry> metBy(const std::vector<catalog::AlertItem> &items,
                                     const std::vector<findings::Entry> &found)
{
    const auto entry = std::ranges::find_if(found, [&](const findings::Entry &one) {
        return std::ranges::any_of(items, [&](const auto &item) { return concerns(item, one); });
    });
    return entry == found.end() ? std::nullopt : std::optional(*entry);
}

} // namespace

NewsModel::NewsModel(Needs needs, QObject *parent)
    : QObject(parent), m_needs(std::move(needs)), m_told(m_needs.memory.told())
{
    if (m_needs.desktop != nullptr)
        m_needs.desktop->setPressed([this] { Q_EMIT pressed(); });
    m_quietEnds.setInterval(m_needs.quietInterval);
    connect(&m_quietEnds, &QTimer::timeout, this, &NewsModel::tellDesktop);
}

NewsModel::~NewsModel()
{
    if (m_needs.desktop != nullptr)
        m_needs.desktop->setPressed({});
}

int NewsModel::metCount() const
{
    return static_cast<int>(std::ranges::count_if(m_open, [](const Told &told) { return told.met.has_value(); }));
}

QString NewsModel::title() const
{
    const int met = metCount();
    const QString all = tr("%n new serious alert(s)", nullptr, count());
    return met == 0 ? all : tr("%1, %2").arg(all, tr("%n about goods that you recorded", nullptr, met));
}

QVariantMap NewsModel::first() const
{
    if (m_open.empty())
        return {};
    const Told &told = m_open.front();
    QVariantMap row = rowOf(told.alert);
    row[u"metText"_s] = told.met ? tr("You recorded these goods: finding No. %1, %2")
                                       .arg(told.met->summary.sequence)
                                       .arg(timeText(told.met->summary.savedAt))
                                 : QString();
    return row;
}

void NewsModel::read(const QString &id)
{
    if (std::erase_if(m_open, [&](const Told &told) { return QString::fromStdString(told.alert.id) == id; }) > 0)
        keep();
}

void NewsModel::dismiss()
{
    if (m_open.empty())
        return;
    m_away = std::exchange(m_open, {});
    keep();
    Q_EMIT putAway();
}

void NewsModel::bringBack()
{
    for (Told &told : std::exchange(m_away, {})) {
        if (!std::ranges::contains(m_open, told.alert.id, [](const Told &one) { return one.alert.id; }))
            m_open.push_back(std::move(told));
    }
    keep();
}

void NewsModel::keep()
{
    QStringList open;
    for (const Told &told : m_open)
        open.append(QString::fromStdString(told.alert.id));
    m_needs.memory.store(m_told, open);
    Q_EMIT changed();
}

void NewsModel::refresh()
{
    if (m_needs.thread == nullptr)
        return;
    m_needs.thread->ask("news", [mark = m_told, open = m_needs.memory.open(),
                                 answer = answerHere(this, [](NewsModel &model, Looked looked) {
                                     model.onLooked(std::move(looked));
                                 })](const auto &opened, const auto &stop) {
        // Without a catalogue what was told stays as it is remembered.
        auto looked = opened ? look(**opened, mark, open, stop) : std::unexpected(opened.error());
        if (looked && !stop.stop_requested())
            answer(*std::move(looked));
    });
}

std::expected<NewsModel::Told, catalog::LookupError> NewsModel::toldOf(catalog::Browse &browse,
                                                                       const catalog::Alert &alert)
{
    return browse.itemsOf(alert.id).transform([&](std::vector<catalog::AlertItem> items) {
        return Told{.alert = alert, .items = std::move(items), .met = {}};
    });
}

std::expected<void, catalog::LookupError> NewsModel::readFresh(catalog::Browse &browse, const AlertMark &told,
                                                               Looked &looked, const std::stop_token &stop)
{
    constexpr std::size_t mostRead = 6000;
    catalog::PageRequest request{.limit = catalog::PageRequest::maxRows};
    for (std::size_t read = 0; read < mostRead && !stop.stop_requested();) {
        const auto page = browse.alerts({}, request);
        if (!page)
            return std::unexpected(page.error());
        for (const catalog::Alert &alert : page->rows) {
            if (looked.window.isBeyond(alert))
                return {};
            looked.window.add(alert);
            if (looked.first || !isSerious(alert) || !told.isNew(alert) || looked.fresh.size() >= mostKept)
                continue;
            auto one = toldOf(browse, alert);
            if (!one)
                return std::unexpected(one.error());
            looked.fresh.push_back(*std::move(one));
        }
        read += page->rows.size();
        if (!page->next)
            break;
        request.after = page->next;
    }
    return {};
}

std::expected<NewsModel::Looked, catalog::LookupError>
NewsModel::look(catalog::Browse &browse, const QString &mark, const QStringList &open, const std::stop_token &stop)
{
    Looked looked;
    looked.first = mark.isEmpty();
    looked.asked = open;
    if (const auto read = readFresh(browse, AlertMark::parse(mark), looked, stop); !read)
        return std::unexpected(read.error());
    for (const QString &id : open) {
        const auto alert = browse.alert(id.toStdString());
        if (!alert)
            return std::unexpected(alert.error());
        if (!*alert || !isSerious(**alert))
            continue; // withdrawn since: no news any more
        auto one = toldOf(browse, **alert);
        if (!one)
            return std::unexpected(one.error());
        looked.open.push_back(*std::move(one));
    }
    return looked;
}

void NewsModel::onLooked(Looked looked)
{
    if (m_needs.history == nullptr || (looked.fresh.empty() && looked.open.empty()))
        return take(std::move(looked), {});
    constexpr std::chrono::hours clockSetBack{24}; // what a wrong clock dated ahead is of today, too
    const Instant now = m_needs.clock();
    m_needs.history->picture(now - latest, now + clockSetBack,
                             answerHere(this, [looked = std::move(looked)](NewsModel &model, const auto &picture) {
                                 // Locked or unreadable: told all the same, without what was found before.
                                 model.take(looked, picture ? picture->entries : std::vector<findings::Entry>());
                             }));
}

void NewsModel::take(Looked looked, const std::vector<findings::Entry> &found)
{
    // Two questions may have been under way: what the first one told is not told again, what was put away stays away.
    const AlertMark told = AlertMark::parse(m_told);
    const QStringList open = m_needs.memory.open();
    std::erase_if(looked.fresh, [&](const Told &one) { return !told.isNew(one.alert); });
    std::erase_if(looked.open, [&](const Told &one) { return !open.contains(QString::fromStdString(one.alert.id)); });
    // What another question told after this one was asked is open, and this one knows nothing of it.
    for (Told &one : m_open)
        if (!looked.asked.contains(QString::fromStdString(one.alert.id)))
            looked.open.push_back(std::move(one));
    const std::size_t fresh = looked.fresh.size();
    m_open = std::move(looked.fresh);
    m_open.insert(m_open.end(), std::make_move_iterator(looked.open.begin()),
                  std::make_move_iterator(looked.open.end()));
    for (Told &one : m_open)
        one.met = metBy(one.items, found);
    std::ranges::stable_partition(m_open, [](const Told &one) { return one.met.has_value(); });
    if (m_open.size() > mostKept)
        m_open.resize(mostKept);
    if (const QString window = looked.window.text(); !window.isEmpty())
        m_told = window;
    keep();
    m_untold += static_cast<int>(fresh);
    tellDesktop();
}

void NewsModel::tellDesktop()
{
    m_untold = std::min(m_untold, count()); // what was read or put away meanwhile is none any more
    if (m_needs.desktop == nullptr || m_untold == 0)
        return m_quietEnds.stop();
    if (m_needs.quiet())
        return m_quietEnds.start();
    m_quietEnds.stop();
    m_needs.desktop->show(tr("%n new serious alert(s)", nullptr, std::exchange(m_untold, 0)),
                          tr("Open NQI Inspector to read."));
}

} // namespace nqi::ui
