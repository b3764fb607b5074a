// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/demo_views.h"

#include "core/demo/demo.h"
#include "core/demo/symbol_bitmap.h"
#include "ui/documents/film.h"
#include "ui/documents/symbol_paint.h"

#include <QDir>
#include <QFont>
#include <QPainter>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

namespace nqi::ui {

namespace {

constexpr int width = 1920, height = 1080;
constexpr int headHeight = 90, margin = 30;
constexpr int columns = 3;
constexpr int captionHeight = 44, captionDots = 24, headDots = 34;
constexpr int barHeight = 170, maxBarModule = 4, maxDotModule = 8;
constexpr int picturesPerSecond = 10, secondsOfView = 3, betweenViews = 4;
const QColor desk(214, 209, 200);

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QFont font(const SheetOptions &options, int dots)
{
    QFont face(options.fontFamily);
    face.setPixelSize(dots);
    return face;
}

/// One package: white, with its symbol and what is printed under it. False: the symbol has no room.
bool paintPackage(QPainter &painter, const demo::TestSymbol &symbol, const QRect &box)
{
    const auto bitmap = demo::encode(symbol.symbology, symbol.data);
    if (!bitmap)
        return false;
    const bool linear = isLinear(symbol.symbology);
    const QSize room = box.size() - QSize(2 * margin, captionHeight + margin);
    const int across = room.width() / bitmap->width;
    const int module = std::min(across, linear ? maxBarModule : std::min(room.height() / bitmap->height, maxDotModule));
    if (module < 2)
        return false;
    const int high = linear ? std::min(barHeight, room.height()) : module * bitmap->height;
    const QRect place(box.left() + (box.width() - module * bitmap->width) / 2,
                      box.top() + margin / 2 + (room.height() - high) / 2, module * bitmap->width, high);
    painter.fillRect(box, Qt::white);
    paintSymbol(painter, *bitmap, {symbol.symbology, place, module});
    painter.drawText(box.adjusted(margin, 0, -margin, -margin / 3), Qt::AlignHCenter | Qt::AlignBottom,
                     painter.fontMetrics().elidedText(text(symbol.text), Qt::ElideMiddle, box.width() - 2 * margin));
    return true;
}

/// A hand moves a few dots around the place.
QImage shaken(const QImage &picture, int step)
{
    QImage moved(picture.size(), picture.format());
    moved.fill(desk);
    const double turn = step * 0.7;
    QPainter painter(&moved);
    painter.drawImage(QPoint(qRound(9 * std::sin(turn)), qRound(6 * std::cos(turn * 0.6))), picture);
    return moved;
}

bool addView(Film &film, const QImage &picture)
{
    for (int step = 0; step < picturesPerSecond * secondsOfView; ++step)
        if (!film.add(shaken(picture, step)))
            return false;
    QImage nothing(picture.size(), picture.format());
    nothing.fill(desk);
    for (int step = 0; step < betweenViews; ++step)
        if (!film.add(nothing))
            return false;
    return true;
}

} // namespace

std::expected<QImage, SheetError> pictureOf(const demo::ConsignmentView &view, const SheetOptions &options)
{
    QImage picture(width, height, QImage::Format_RGB32);
    picture.fill(desk);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setFont(font(options, headDots));
    const QRect head(margin, 0, width - 2 * margin, headHeight);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, text(view.title));
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, text(demo::mark));
    painter.setFont(font(options, captionDots));
    const int rows = std::max(1, (static_cast<int>(view.symbols.size()) + columns - 1) / columns);
    const QSize cell(width / columns, (height - headHeight - margin) / rows);
    for (std::size_t i = 0; i < view.symbols.size(); ++i) {
        const auto place = static_cast<int>(i);
        const QRect box(QPoint(place % columns * cell.width(), headHeight + place / columns * cell.height()), cell);
        if (!paintPackage(painter, view.symbols[i], box.adjusted(margin / 2, 0, -margin / 2, -margin / 2)))
            return std::unexpected(SheetError::symbol);
    }
    painter.end();
    return picture;
}

std::expected<QStringList, SheetError> writeViews(std::span<const demo::ConsignmentView> views,
                                                  const SheetOptions &options, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return std::unexpected(SheetError::unwritable);
    QStringList files;
    Film film({width, height}, picturesPerSecond);
    for (const demo::ConsignmentView &view : views) {
        const auto picture = pictureOf(view, options);
        if (!picture)
            return std::unexpected(picture.error());
        files.append(QDir(folder).filePath(QStringLiteral("view-%1.png").arg(files.size() + 1)));
        if (!picture->save(files.back()) || !addView(film, *picture))
            return std::unexpected(SheetError::unwritable);
    }
    files.append(QDir(folder).filePath(QStringLiteral("film.avi")));
    QSaveFile file(files.back());
    if (!file.open(QIODevice::WriteOnly) || file.write(film.file()) < 0 || !file.commit())
        return std::unexpected(SheetError::unwritable);
    return files;
}

} // namespace nqi::ui
