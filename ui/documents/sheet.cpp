// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/sheet.h"

#include <QPainter>
#include <QPen>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace nqi::documents {

namespace {

void draw(QPainter &painter, const TextMark &mark)
{
    const QTextLine line = mark.text->lineAt(mark.line);
    painter.setPen(Qt::black);
    line.draw(&painter, mark.at - line.position());
}

void draw(QPainter &painter, const LineMark &mark)
{
    QPen pen(mark.dotted ? QColor(90, 90, 90) : QColor(Qt::black), mark.width);
    if (mark.dotted) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({1.0, 3.0});
    }
    painter.setPen(pen);
    painter.drawLine(mark.line);
}

void draw(QPainter &painter, const PictureMark &mark)
{
    painter.drawImage(mark.box, mark.image);
}

void draw(QPainter &painter, const PhotoMark &mark)
{
    painter.drawImage(mark.box, QImage::fromData(mark.jpeg));
}

/// Dark runs as rectangles: sharp at any size.
void draw(QPainter &painter, const SymbolMark &mark)
{
    const demo::SymbolBitmap &symbol = mark.symbol;
    for (int y = 0; y < symbol.height; ++y) {
        for (int x = 0; x < symbol.width;) {
            int end = x;
            while (end < symbol.width && symbol.dark(end, y))
                ++end;
            if (end > x)
                painter.fillRect(QRectF(mark.at.x() + x * mark.module, mark.at.y() + y * mark.module,
                                        (end - x) * mark.module, mark.module),
                                 Qt::black);
            x = std::max(end, x + 1);
        }
    }
}

void draw(QPainter &painter, const ShapeMark &mark)
{
    painter.fillPath(mark.shape, mark.color);
}

} // namespace

std::string_view name(SheetError error)
{
    switch (error) {
    case SheetError::font:
        return "sheetFont";
    case SheetError::symbol:
        return "sheetSymbol";
    case SheetError::unwritable:
        return "sheetUnwritable";
    case SheetError::cancelled:
        return "sheetCancelled";
    }
    return {};
}

Sheet::Sheet(QString title, Instant at, Uuid id, std::vector<Page> pages)
    : m_title(std::move(title)), m_at(at), m_id(id),
      m_pages(std::make_shared<const std::vector<Page>>(std::move(pages)))
{
}

void Sheet::paint(QPainter &painter, int index) const
{
    for (const Mark &mark : page(index))
        std::visit([&](const auto &one) { draw(painter, one); }, mark);
}

QImage Sheet::picture(int index, double resolution) const
{
    const double scale = resolution / dotsPerInch;
    QImage image(qRound(pageWidth * scale), qRound(pageHeight * scale), QImage::Format_RGB32);
    image.setDotsPerMeterX(qRound(resolution / 0.0254));
    image.setDotsPerMeterY(qRound(resolution / 0.0254));
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    painter.scale(scale, scale);
    paint(painter, index);
    return image;
}

std::expected<void, SheetError> Sheet::writePdf(const QString &file, const Watch &watch) const
{
    const auto bytes = pdf(watch);
    if (!bytes)
        return std::unexpected(bytes.error());
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(*bytes) != bytes->size() || !out.commit())
        return std::unexpected(SheetError::unwritable);
    return {};
}

} // namespace nqi::documents
