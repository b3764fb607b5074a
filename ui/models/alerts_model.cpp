// SPDX-License-Identifier: Apache-2.0
#include "ui/models/alerts_model.h"

#include "ui/models/country_text.h"
#include "ui/models/goods_text.h"
#include "ui/models/record_rows.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostNew = 100;

struct Counted {
    AlertMark window;
    int fresh = 0;
};

/// Newest first, until nothing more can be new; what somebody has looked at then is all of that.
std::expected<Counted, catalog::LookupError> countNew(catalog::Browse &browse, const AlertMark &mark,
                                                      const std::stop_token &stop)
{
    constexpr std::size_t mostRead = 6000;
    Counted counted;
    catalog::PageRequest request{.limit = catalog::PageRequest::maxRows};
    for (std::size_t read = 0; read < mostRead && !stop.stop_requested();) {
        const auto page = browse.alerts({}, request);
        if (!page)
            return std::unexpected(page.error());
        for (const catalog::Alert &alert : page->rows) {
            // The window that will be kept ends where the one of the newest alert does.
            if (counted.window.isBeyond(alert))
                return counted;
            counted.window.add(alert);
            counted.fresh += !mark.isEmpty() && mark.isNew(alert) && counted.fresh < mostNew ? 1 : 0;
        }
        read += page->rows.size();
        if (!page->next)
            break;
        request.after = page->next;
    }
    return counted;
}

/// To pick one of, in the order of their names; what is picked is among them, whatever there is.
QVariantList optionsOf(const std::vector<catalog::AlertGroups::Group> &groups, const std::string &picked,
                       const QString &any, QString (*name)(std::string_view))
{
    struct Option {
        std::string value;
        QString text;
        std::uint64_t alerts = 0;
    };
    std::vector<Option> options;
    options.reserve(groups.size());
    for (const auto &group : groups)
        options.push_back({group.value, name(group.value), group.alerts});
    if (!picked.empty() && !std::ranges::contains(options, picked, &Option::value))
        options.push_back({picked, name(picked)});
    std::ranges::sort(options, [](const Option &one, const Option &other) {
        return QString::localeAwareCompare(one.text, other.text) < 0;
    });
    QVariantList list{QVariantMap{{u"value"_s, QString()}, {u"text"_s, any}}};
    for (const Option &option : options) {
        const QString alerts = QLocale().toString(static_cast<qulonglong>(option.alerts));
        list.append(QVariantMap{{u"value"_s, QString::fromStdString(option.value)},
                                {u"text"_s, u"%1 (%2)"_s.arg(option.text, alerts)}});
    }
    return list;
}

} // namespace

AlertsModel::AlertsModel(inspect::BrowseThread *thread, Seen seen, QObject *parent)
    : QAbstractListModel(parent), m_thread(thread), m_seen(std::move(seen)), m_mark(AlertMark::parse(m_seen.load()))
{
    constexpr auto typedOn = std::chrono::milliseconds(150);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typedOn);
    connect(&m_typing, &QTimer::timeout, this, [this] { ask({}); });
}

int AlertsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant AlertsModel::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= rowCount())
        return {};
    const catalog::Alert &alert = m_rows[static_cast<std::size_t>(index.row())];
    if (role == NewRole)
        return !m_mark.isEmpty() && m_mark.isNew(alert);
    const QVariantMap row = rowOf(alert);
    switch (role) {
    case IdRole:
        return row[u"id"_s];
    case TitleRole:
        return row[u"title"_s];
    case SubtitleRole:
        return row[u"subtitle"_s];
    case LevelRole:
        return row[u"level"_s];
    case ChipRole:
        return row[u"chip"_s];
    default:
        return {};
    }
}

QHash<int, QByteArray> AlertsModel::roleNames() const
{
    return {{IdRole, "recordId"}, {TitleRole, "title"}, {SubtitleRole, "subtitle"},
            {LevelRole, "level"}, {ChipRole, "chip"},   {NewRole, "fresh"}};
}

QString AlertsModel::errorText() const
{
    return m_error ? catalogueText(*m_error) : QString();
}

void AlertsModel::setFilter(const catalog::AlertFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    Q_EMIT filterChanged();
    m_typing.stop();
    ask({});
}

QVariantList AlertsModel::countries() const
{
    return optionsOf(m_groups.countries, m_filter.country, tr("All countries"), countryText);
}

QVariantList AlertsModel::categories() const
{
    return optionsOf(m_groups.categories, m_filter.category, tr("All goods groups"), goodsText);
}

void AlertsModel::setWords(const QString &words)
{
    if (std::string text = words.toStdString(); std::exchange(m_filter.words, text) == text)
        return;
    Q_EMIT filterChanged();
    m_typing.start();
}

void AlertsModel::setCountry(const QString &country)
{
    auto filter = m_filter;
    filter.country = country.toStdString();
    setFilter(filter);
}

void AlertsModel::setMeasure(const QString &measure)
{
    auto filter = m_filter;
    filter.measure = measure.toStdString();
    setFilter(filter);
}

void AlertsModel::setCategory(const QString &category)
{
    auto filter = m_filter;
    filter.category = category.toStdString();
    setFilter(filter);
}

void AlertsModel::clearFilter()
{
    setFilter({});
}

void AlertsModel::loadMore()
{
    if (m_next && !m_loading)
        ask(m_next);
}

void AlertsModel::refresh()
{
    ask({});
    count();
    if (m_groupsAsked)
        askGroups();
}

void AlertsModel::retranslate()
{
    refresh();
    Q_EMIT groupsChanged();
}

void AlertsModel::markSeen()
{
    if (m_newCount == 0)
        return;
    if (isFiltered()) {
        AlertMark seen = AlertMark::parse(m_seen.load());
        for (const catalog::Alert &alert : m_rows)
            seen.add(alert);
        if (const QString text = seen.text(); text != m_seen.load()) {
            m_seen.store(text);
            count();
        }
        return;
    }
    m_seen.store(m_window.text());
    m_newCount = 0;
    Q_EMIT changed();
}

void AlertsModel::enter()
{
    setMark(AlertMark::parse(m_seen.load()));
    if (!std::exchange(m_groupsAsked, true))
        askGroups();
}

void AlertsModel::setMark(AlertMark mark)
{
    m_mark = std::move(mark);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {NewRole});
}

void AlertsModel::ask(std::optional<catalog::Position> after)
{
    if (m_thread == nullptr)
        return;
    m_loading = true;
    Q_EMIT changed();
    const QPointer<AlertsModel> model(this);
    const bool first = !after;
    m_thread->ask(
        "alerts", [model, first, filter = m_filter, after = std::move(after)](const auto &opened, const auto &stop) {
            const auto info = opened ? (*opened)->info() : std::unexpected(opened.error());
            auto page = info ? (*opened)->alerts(filter, {.after = after}) : std::unexpected(info.error());
            // A filter that few pass: a list that does not fill the window never asks for its next page.
            constexpr std::size_t enough = 50;
            while (page && page->rows.size() < enough && page->next && !stop.stop_requested()) {
                auto further = (*opened)->alerts(filter, {.after = page->next, .limit = enough - page->rows.size()});
                if (!further) {
                    page = std::unexpected(further.error());
                    break;
                }
                std::ranges::move(further->rows, std::back_inserter(page->rows));
                page->next = std::move(further->next);
            }
            Answer answer = page ? Answer(Part{*std::move(page), nqi::ui::sourceText(*info, catalog::Dataset::alerts),
                                               filter.words.empty() || (*opened)->namesReady()})
                                 : std::unexpected(page.error());
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [model, first, filter, answer = std::move(answer)] {
                    if (model && model->m_filter == filter)
                        model->onPart(answer, first);
                },
                Qt::QueuedConnection);
        });
}

void AlertsModel::onPart(const Answer &answer, bool first)
{
    m_loading = false;
    m_error = answer ? std::nullopt : std::optional(answer.error());
    if (first) {
        beginResetModel();
        m_rows.clear();
        if (answer)
            m_rows = answer->page.rows;
        endResetModel();
    } else if (answer && !answer->page.rows.empty()) {
        const int from = rowCount();
        beginInsertRows({}, from, from + static_cast<int>(answer->page.rows.size()) - 1);
        m_rows.insert(m_rows.end(), answer->page.rows.begin(), answer->page.rows.end());
        endInsertRows();
    }
    // What follows a page that was read is still there when it could not be read.
    if (answer || first)
        m_next = answer ? answer->page.next : std::nullopt;
    if (answer) {
        m_sourceText = answer->source;
        m_searchable = answer->searchable;
    }
    Q_EMIT changed();
}

void AlertsModel::count()
{
    if (m_thread == nullptr)
        return;
    // What was looked at since the start counts as looked at.
    const QPointer<AlertsModel> model(this);
    m_thread->ask("alerts.count",
                  [model, mark = AlertMark::parse(m_seen.load())](const auto &opened, const auto &stop) {
                      const auto counted = opened ? countNew(**opened, mark, stop) : std::unexpected(opened.error());
                      if (!counted)
                          return;
                      QMetaObject::invokeMethod(
                          QCoreApplication::instance(),
                          [model, counted = *counted] {
                              if (model)
                                  model->onCounted(counted.window, counted.fresh);
                          },
                          Qt::QueuedConnection);
                  });
}

void AlertsModel::askGroups()
{
    if (m_thread == nullptr)
        return;
    const QPointer<AlertsModel> model(this);
    m_thread->ask("alerts.groups", [model](const auto &opened, const auto &) {
        auto groups = opened ? (*opened)->alertGroups() : std::unexpected(opened.error());
        if (!groups)
            return; // the list itself says what is wrong
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [model, groups = *std::move(groups)] {
                if (!model)
                    return;
                model->m_groups = groups;
                Q_EMIT model->groupsChanged();
            },
            Qt::QueuedConnection);
    });
}

void AlertsModel::onCounted(const AlertMark &window, int fresh)
{
    m_window = window;
    m_newCount = fresh;
    // What came with the first catalogue is no news; what comes after it is.
    if (!window.isEmpty() && AlertMark::parse(m_seen.load()).isEmpty()) {
        m_seen.store(window.text());
        setMark(window);
    }
    Q_EMIT changed();
}

} // namespace nqi::ui
