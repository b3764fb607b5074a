// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/scan_model.h"

#include <QPointer>
#include <QQuickItem>

namespace nqi::ui {

/// Draws the viewfinder's picture, whole and undistorted. VideoOutput draws nothing on the software renderer; this
/// draws the same on every renderer.
class FrameView : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(nqi::ui::ScanModel *feed READ feed WRITE setFeed NOTIFY feedChanged)
    /// Where the picture is, in this item's coordinates; empty when there is none.
    Q_PROPERTY(QRectF contentRect READ contentRect NOTIFY contentRectChanged)
    /// Size of the frame in its own pixels: what outlines are measured in.
    Q_PROPERTY(QSizeF sourceSize READ sourceSize NOTIFY contentRectChanged)

public:
    explicit FrameView(QQuickItem *parent = nullptr);

    [[nodiscard]] ScanModel *feed() const { return m_feed; }
    void setFeed(ScanModel *feed);
    [[nodiscard]] QRectF contentRect() const { return m_contentRect; }
    [[nodiscard]] QSizeF sourceSize() const { return m_picture.sourceSize; }

Q_SIGNALS:
    void feedChanged();
    void contentRectChanged();

protected:
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry) override;

private:
    void take();
    void place();

    QPointer<ScanModel> m_feed;
    Viewfinder::Picture m_picture;
    QRectF m_contentRect;
    quint64 m_drawn = 0;
};

} // namespace nqi::ui
