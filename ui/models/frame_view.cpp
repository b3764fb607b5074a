// SPDX-License-Identifier: Apache-2.0
#include "ui/models/frame_view.h"

#include <QQuickWindow>
#include <QSGImageNode>

namespace nqi::ui {

FrameView::FrameView(QQuickItem *parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void FrameView::setFeed(ScanModel *feed)
{
    if (m_feed == feed)
        return;
    if (m_feed)
        disconnect(m_feed->viewfinder(), nullptr, this, nullptr);
    m_feed = feed;
    if (m_feed)
        connect(m_feed->viewfinder(), &Viewfinder::changed, this, &FrameView::take);
    Q_EMIT feedChanged();
    take();
}

void FrameView::take()
{
    m_picture = m_feed ? m_feed->viewfinder()->picture() : Viewfinder::Picture();
    place();
    update();
}

void FrameView::geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry)
{
    QQuickItem::geometryChange(newGeometry, oldGeometry);
    place();
}

void FrameView::place()
{
    QRectF rect;
    if (!m_picture.image.isNull()) {
        const QSizeF size = m_picture.image.size().toSizeF().scaled(this->size(), Qt::KeepAspectRatio);
        rect = QRectF((width() - size.width()) / 2, (height() - size.height()) / 2, size.width(), size.height());
    }
    if (rect == m_contentRect)
        return;
    m_contentRect = rect;
    Q_EMIT contentRectChanged();
    update();
}

QSGNode *FrameView::updatePaintNode(QSGNode *node, UpdatePaintNodeData * /*data*/)
{
    auto *image = static_cast<QSGImageNode *>(node);
    if (m_picture.image.isNull()) {
        delete image;
        m_drawn = 0;
        return nullptr;
    }
    if (!image) {
        image = window()->createImageNode();
        image->setOwnsTexture(true);
        image->setFiltering(QSGTexture::Linear);
        m_drawn = 0;
    }
    if (m_drawn != m_picture.number) {
        image->setTexture(window()->createTextureFromImage(m_picture.image, QQuickWindow::TextureIsOpaque));
        m_drawn = m_picture.number;
    }
    image->setRect(m_contentRect);
    return image;
}

} // namespace nqi::ui
