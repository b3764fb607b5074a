// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QColor>
#include <QList>
#include <QPointF>
#include <QQuickPaintedItem>
#include <QtQmlIntegration>

namespace nqi::ui {

/// Where somebody writes with finger, pen or mouse. Painted by ourselves, so that it looks the same on every renderer.
class SignaturePad : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY inkChanged)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY strokesChanged)
    /// Enough to be a signature: a dot or a slip of the finger is none.
    Q_PROPERTY(bool written READ isWritten NOTIFY strokesChanged)

public:
    static constexpr int fewestPoints = 12;
    static constexpr qreal shortestPath = 60; ///< pixels, over all strokes
    static constexpr int mostPoints = 20'000;

    explicit SignaturePad(QQuickItem *parent = nullptr);

    [[nodiscard]] bool isEmpty() const { return m_strokes.isEmpty(); }
    [[nodiscard]] bool isWritten() const;

    Q_INVOKABLE void clear();
    /// What was written, black on white, twice as fine as the screen; empty while it is no signature.
    [[nodiscard]] Q_INVOKABLE QByteArray png() const;

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void inkChanged();
    void strokesChanged();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void touchEvent(QTouchEvent *event) override;

private:
    void begin(QPointF point);
    void extend(QPointF point);
    void draw(QPainter &painter) const;

    QColor m_ink = Qt::black;
    QList<QList<QPointF>> m_strokes;
    int m_points = 0;
    qreal m_path = 0;
};

} // namespace nqi::ui
