// SPDX-License-Identifier: Apache-2.0
#include "ui/controls/signature_pad.h"

#include <QBuffer>
#include <QImage>
#include <QLineF>
#include <QPainter>
#include <QPen>

#include <algorithm>

namespace nqi::ui {

SignaturePad::SignaturePad(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptTouchEvents(true);
    setAntialiasing(true);
}

bool SignaturePad::isWritten() const
{
    return m_points >= fewestPoints && m_path >= shortestPath;
}

void SignaturePad::clear()
{
    m_strokes.clear();
    m_points = 0;
    m_path = 0;
    update();
    Q_EMIT strokesChanged();
}

void SignaturePad::begin(QPointF point)
{
    m_strokes.append({point});
    ++m_points;
    update();
    Q_EMIT strokesChanged();
}

void SignaturePad::extend(QPointF point)
{
    if (m_strokes.isEmpty() || m_points >= mostPoints)
        return;
    // A hand that runs over the edge goes along it.
    point = {std::clamp(point.x(), 0.0, width()), std::clamp(point.y(), 0.0, height())};
    QList<QPointF> &stroke = m_strokes.last();
    const qreal step = QLineF(stroke.last(), point).length();
    if (step < 0.5)
        return;
    stroke.append(point);
    ++m_points;
    m_path += step;
    update();
    Q_EMIT strokesChanged();
}

void SignaturePad::draw(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const QList<QPointF> &stroke : m_strokes) {
        if (stroke.size() == 1)
            painter.drawPoint(stroke.first());
        else
            painter.drawPolyline(stroke.constData(), static_cast<int>(stroke.size()));
    }
}

void SignaturePad::paint(QPainter *painter)
{
    painter->setPen(QPen(m_ink, 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    draw(*painter);
}

QByteArray SignaturePad::png() const
{
    if (!isWritten())
        return {};
    constexpr qreal fineness = 2;
    QImage image((QSizeF(width(), height()) * fineness).toSize(), QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(fineness, fineness);
    painter.setPen(QPen(Qt::black, 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    draw(painter);
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? buffer.data() : QByteArray();
}

void SignaturePad::mousePressEvent(QMouseEvent *event)
{
    // What lies around it may scroll, but not while somebody writes.
    setKeepMouseGrab(true);
    begin(event->position());
    event->accept();
}

void SignaturePad::mouseMoveEvent(QMouseEvent *event)
{
    extend(event->position());
    event->accept();
}

void SignaturePad::mouseReleaseEvent(QMouseEvent *event)
{
    setKeepMouseGrab(false);
    event->accept();
}

void SignaturePad::touchEvent(QTouchEvent *event)
{
    if (event->points().isEmpty())
        return;
    const QEventPoint &finger = event->points().first(); // the hand that rests beside it writes nothing
    setKeepTouchGrab(event->touchPointStates() != QEventPoint::Released);
    if (finger.state() == QEventPoint::Pressed)
        begin(finger.position());
    else if (finger.state() == QEventPoint::Updated)
        extend(finger.position());
    event->accept();
}

} // namespace nqi::ui
