// SPDX-License-Identifier: Apache-2.0
#include "ui/models/record_model.h"

#include "ui/models/finding_model.h"
#include "ui/models/record_rows.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace nqi::ui {

RecordModel::RecordModel(inspect::BrowseThread *thread, HistoryService *history, Clock clock, QObject *parent)
    : QObject(parent), m_thread(thread), m_service(history), m_clock(std::move(clock))
{
}

QString RecordModel::errorText() const
{
    if (m_error)
        return catalogueText(*m_error);
    const bool missing = isOpen() && !m_loading && m_view.title.isEmpty();
    return missing ? tr("This device has no such record any more.") : QString();
}

QString RecordModel::custodyText() const
{
    if (kind() != QLatin1String("product") || m_view.title.isEmpty() || !m_view.custody.isEmpty() || m_loading)
        return {};
    return m_view.ofLot
               ? tr("No events of this lot as a whole are recorded. The chain of one item is drawn when its code "
                    "is scanned.")
               : tr("The chain of one item or lot is drawn when its code is scanned.");
}

void RecordModel::show(const QString &kind, const QString &id)
{
    RecordKey key{kind, id};
    if (kind.isEmpty() || (!m_path.empty() && m_path.back() == key))
        return;
    constexpr std::size_t longestPath = 50;
    if (m_path.size() == longestPath)
        m_path.erase(m_path.begin());
    m_path.push_back(std::move(key));
    m_limit = firstRows;
    m_view = {};
    m_history.clear();
    m_historyText.clear();
    load();
}

void RecordModel::back()
{
    if (m_path.empty())
        return;
    m_path.pop_back();
    m_limit = firstRows;
    m_view = {};
    m_history.clear();
    m_historyText.clear();
    m_error.reset();
    if (m_path.empty())
        Q_EMIT changed();
    else
        load();
}

void RecordModel::showMore()
{
    constexpr std::size_t times = 5;
    m_limit = std::min(m_limit * times, mostRecordRows);
    load();
}

void RecordModel::refresh()
{
    if (isOpen())
        load();
}

void RecordModel::load()
{
    if (m_thread == nullptr || m_path.empty())
        return;
    m_loading = true;
    Q_EMIT changed();
    const QPointer<RecordModel> model(this);
    m_thread->ask("record",
                  [model, key = m_path.back(), limit = m_limit, now = m_clock()](const auto &opened, const auto &) {
                      auto view = opened ? viewOf(**opened, key, limit, now) : std::unexpected(opened.error());
                      QMetaObject::invokeMethod(
                          QCoreApplication::instance(),
                          [model, key, view = std::move(view)] {
                              if (model && !model->m_path.empty() && model->m_path.back() == key)
                                  model->onView(view);
                          },
                          Qt::QueuedConnection);
                  });
}

void RecordModel::onView(std::expected<RecordView, catalog::LookupError> view)
{
    m_loading = false;
    m_error = view ? std::nullopt : std::optional(view.error());
    if (view)
        m_view = *std::move(view);
    Q_EMIT changed();
    askHistory();
}

void RecordModel::askHistory()
{
    constexpr std::uint32_t most = 50;
    if (m_service == nullptr || (m_view.subject.gtins.empty() && m_view.subject.company.empty()))
        return;
    const QPointer<RecordModel> model(this);
    m_service->about(m_view.subject, most, [model, key = m_path.back()](HistoryService::Entries entries) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [model, key, entries = std::move(entries)] {
                if (!model || model->m_path.empty() || model->m_path.back() != key)
                    return;
                model->m_history = entries ? rowsOf(*entries) : QVariantList();
                model->m_historyText = !entries           ? journalText(entries.error())
                                       : entries->empty() ? tr("Nothing was found here on this device before.")
                                                          : QString();
                Q_EMIT model->changed();
            },
            Qt::QueuedConnection);
    });
}

} // namespace nqi::ui
