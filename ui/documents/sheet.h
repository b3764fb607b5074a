// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/demo/symbol_bitmap.h"
#include "ui/documents/watch.h"

#include <QByteArray>
#include <QColor>
#include <QImage>
#include <QLineF>
#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QTextLayout>

#include <cstdint>
#include <expected>
#include <memory>
#include <string_view>
#include <variant>
#include <vector>

class QPainter;

namespace nqi::documents {

/// On a page lengths are dots of 600 to the inch.
inline constexpr int dotsPerInch = 600;
[[nodiscard]] constexpr double dots(double millimetres)
{
    return millimetres * dotsPerInch / 25.4;
}
inline constexpr double pageWidth = dots(210);
inline constexpr double pageHeight = dots(297);

struct TextMark {
    std::shared_ptr<const QTextLayout> text;
    int line = 0;
    QPointF at; ///< of the line's upper left corner
};
struct LineMark {
    QLineF line;
    double width = 4;
    bool dotted = false;
};
struct PictureMark {
    QRectF box;
    QImage image; ///< opaque: the archival format knows no transparency
};
struct PhotoMark {
    QRectF box;
    QByteArray jpeg; ///< decoded when it is painted
};
struct SymbolMark {
    QPointF at;
    double module = 0;
    demo::SymbolBitmap symbol;
};
struct ShapeMark {
    QPainterPath shape;
    QColor color;
};
using Mark = std::variant<TextMark, LineMark, PictureMark, PhotoMark, SymbolMark, ShapeMark>;
using Page = std::vector<Mark>;

enum class SheetError : std::uint8_t {
    font,       ///< the font of documents is not in the program
    symbol,     ///< the code at the foot cannot be drawn
    unwritable, ///< the file, or the disk is full
    cancelled,  ///< nobody wanted it any more
};
/// Stable name for JSON and logs.
[[nodiscard]] std::string_view name(SheetError error);

/// A paper with pages: marks at their places, the same on paper, in a file and on the screen. Copies share the marks.
/// Needs a QGuiApplication (offscreen will do). Stays, with all of its copies, on the thread that composed it, and is
/// gone when that thread ends: Qt keeps the faces of its text there.
class Sheet {
public:
    Sheet() = default;
    Sheet(QString title, Instant at, Uuid id, std::vector<Page> pages);

    [[nodiscard]] int pages() const { return static_cast<int>(m_pages->size()); }
    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] const Page &page(int index) const { return m_pages->at(static_cast<std::size_t>(index)); }
    /// Paints in dots; the painter is scaled by the caller. From 0.
    void paint(QPainter &painter, int index) const;
    [[nodiscard]] QImage picture(int index, double resolution) const;
    /// PDF/A-1b, fonts inside. Dates are the paper's: within one run the same sheet gives the same bytes. (Between runs
    /// Qt writes the fonts in another order.)
    [[nodiscard]] std::expected<QByteArray, SheetError> pdf(const Watch &watch = {}) const;
    /// Whole or not at all.
    [[nodiscard]] std::expected<void, SheetError> writePdf(const QString &file, const Watch &watch = {}) const;

private:
    QString m_title;
    Instant m_at{};
    Uuid m_id;
    std::shared_ptr<const std::vector<Page>> m_pages = std::make_shared<const std::vector<Page>>();
};

} // namespace nqi::documents
