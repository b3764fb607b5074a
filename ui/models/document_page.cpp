// SPDX-License-Identifier: Apache-2.0
#include "ui/models/document_page.h"

#include "ui/models/answer_here.h"

#include <QPainter>
#include <QQuickWindow>

#include <algorithm>
#include <utility>

namespace nqi::ui {

namespace {

constexpr int mostPixels = 4096; ///< across: more is no sharper to the eye, and takes hundreds of megabytes

} // namespace

DocumentPage::DocumentPage(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setOpaquePainting(true);
    setFillColor(Qt::white);
    setAntialiasing(true);
}

DocumentPage::~DocumentPage()
{
    m_asked.request_stop();
}

void DocumentPage::setDocument(DocumentsModel *document)
{
    if (m_document == document)
        return;
    if (m_document)
        disconnect(m_document, nullptr, this, nullptr);
    m_document = document;
    if (m_document)
        connect(m_document, &DocumentsModel::sheetChanged, this, &DocumentPage::take);
    take();
    Q_EMIT documentChanged();
}

void DocumentPage::setPage(int page)
{
    if (std::exchange(m_page, page) == page)
        return;
    take();
    Q_EMIT pageChanged();
}

void DocumentPage::take()
{
    m_picture = {};
    update();
    ask();
}

void DocumentPage::ask()
{
    m_asked.request_stop();
    const double ratio = window() != nullptr ? window()->effectiveDevicePixelRatio() : 1;
    const int pixels = std::min(qRound(width() * ratio), mostPixels);
    if (!m_document || m_page < 0 || m_page >= m_document->pages() || pixels <= 0)
        return;
    m_asked = std::stop_source();
    m_document->picture(m_page, pixels, m_asked.get_token(),
                        answerHere(this, [stop = m_asked.get_token()](DocumentPage &item, const QImage &picture) {
                            if (stop.stop_requested())
                                return;
                            item.m_picture = picture;
                            item.update();
                        }));
}

void DocumentPage::geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry)
{
    QQuickPaintedItem::geometryChange(newGeometry, oldGeometry);
    if (newGeometry.width() != oldGeometry.width())
        ask();
}

void DocumentPage::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickPaintedItem::itemChange(change, data);
    if (change == ItemDevicePixelRatioHasChanged || (change == ItemSceneChange && data.window != nullptr))
        ask();
}

void DocumentPage::paint(QPainter *painter)
{
    if (m_picture.isNull())
        return;
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(QRectF(0, 0, width(), height()), m_picture);
}

} // namespace nqi::ui
