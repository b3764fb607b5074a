// SPDX-License-Identifier: Apache-2.0
#include "ui/models/guide_model.h"

#include "ui/models/record_rows.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace nqi::ui {

GuideModel::GuideModel(inspect::BrowseThread *thread, Clock clock, QObject *parent)
    : QObject(parent), m_thread(thread), m_clock(std::move(clock))
{
}

void GuideModel::show(std::uint64_t gtin)
{
    if (gtin == m_gtin)
        return; // the same item, seen or judged again
    m_gtin = gtin;
    take({});
    refresh();
}

void GuideModel::refresh()
{
    if (m_thread == nullptr || m_gtin == 0)
        return;
    const QPointer<GuideModel> model(this);
    m_thread->ask("guide", [model, gtin = m_gtin, day = dateInVietNam(m_clock())](const auto &opened, const auto &) {
        const auto guides = opened ? (*opened)->guidesFor(gtin, day) : std::unexpected(opened.error());
        // Without a catalogue the verdict says so already.
        QVariantList rows = guides ? rowsOf(*guides) : QVariantList();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [model, gtin, rows = std::move(rows)] {
                if (model && model->m_gtin == gtin)
                    model->take(rows);
            },
            Qt::QueuedConnection);
    });
}

void GuideModel::take(QVariantList rows)
{
    if (rows == m_rows)
        return;
    m_rows = std::move(rows);
    Q_EMIT changed();
}

} // namespace nqi::ui
