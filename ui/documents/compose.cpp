// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/compose.h"

#include "ui/documents/frame.h"
#include "ui/documents/table_layout.h"

#include <QFontDatabase>

#include <algorithm>
#include <ranges>
#include <utility>

namespace nqi::documents {

using namespace Qt::StringLiterals;

namespace {

constexpr double cutMark = dots(4);
constexpr double labelFoot = dots(26); ///< of a label: room to sign and to stamp

/// Fills pages from top to bottom.
class Composer {
public:
    /// `known`: how many pages there will be, 0 when nobody knows.
    Composer(const Shaper &shaper, const Frame &frame, const Watch &watch, int known)
        : m_shaper(shaper), m_frame(frame), m_watch(watch), m_known(known)
    {
        newPage();
    }

    [[nodiscard]] bool isStopped() const { return m_watch.stop.stop_requested(); }

    void place(const Paragraph &paragraph)
    {
        const Shaped shaped = m_shaper.shape(paragraph, textWidth - dots(paragraph.indent));
        if (paragraph.keepNext && room() < shaped.height + dots(16))
            newPage();
        for (int line = 0; line < shaped.lines() && !isStopped(); ++line) {
            if (room() < shaped.heightOf(line))
                newPage();
            putLine(page(), shaped, line, leftEdge + dots(paragraph.indent), m_y, textWidth - dots(paragraph.indent));
            m_y += shaped.heightOf(line);
        }
        m_y += dots(paragraph.after);
    }

    void place(const Table &table)
    {
        TableLayout layout(table, m_shaper, leftEdge, textWidth);
        if (room() < layout.headHeight() + dots(12))
            newPage();
        m_y = layout.putHead(page(), m_y);
        while (!layout.done() && !isStopped()) {
            // On an empty page a row that is too tall is broken; else it is first tried on the next one.
            const bool fresh = m_y <= m_frame.top() + layout.headHeight() + 1;
            if (layout.fits(room(), fresh)) {
                m_y = layout.putRow(page(), m_y, m_frame.bottom());
                continue;
            }
            newPage();
            m_y = layout.putHead(page(), m_y);
        }
        m_y += dots(table.after);
    }

    void place(const Beside &beside)
    {
        const double height = heightOf(beside);
        if (room() < height)
            newPage();
        double total = 0;
        for (const Beside::Part &part : beside.parts)
            total += part.share;
        double x = leftEdge;
        for (const Beside::Part &part : beside.parts) {
            const double width = textWidth * part.share / total;
            putPieces(part.pieces, x, m_y, width);
            x += width;
        }
        m_y += height + dots(beside.after);
    }

    void place(const Picture &picture)
    {
        if (room() < dots(picture.height))
            newPage();
        m_y = putPiece(picture, leftEdge, m_y, textWidth) + dots(2);
    }

    void place(const Rule &rule) { m_y = putPiece(rule, leftEdge, m_y, textWidth); }

    void place(const Labels &labels)
    {
        const double width = textWidth / 2;
        const double height = dots(labels.height);
        if (labels.head) {
            if (room() < heightOf(*labels.head, textWidth) + height)
                newPage();
            place(*labels.head);
        }
        for (auto pair : labels.labels | std::views::chunk(2)) {
            if (isStopped())
                return;
            if (room() < height)
                newPage();
            double x = leftEdge;
            for (const Labels::Label &label : pair) {
                putLabel(label, QRectF(x, m_y, width, height));
                x += width;
            }
            m_y += height;
        }
    }

    [[nodiscard]] std::vector<Page> finish()
    {
        const int count = static_cast<int>(m_pages.size());
        for (int i = 0; i < count && !isStopped(); ++i)
            m_frame.put(m_pages[static_cast<std::size_t>(i)], i, count);
        return std::move(m_pages);
    }

private:
    [[nodiscard]] Page &page() { return m_pages.back(); }
    [[nodiscard]] double room() const { return m_frame.bottom() - m_y; }
    void newPage()
    {
        m_pages.emplace_back();
        m_y = m_frame.top();
        m_watch.reach(static_cast<int>(m_pages.size()), m_known);
    }

    [[nodiscard]] double heightOf(const Beside &beside)
    {
        double total = 0;
        for (const Beside::Part &part : beside.parts)
            total += part.share;
        double highest = 0;
        for (const Beside::Part &part : beside.parts) {
            double height = 0;
            for (const Piece &piece : part.pieces)
                height += heightOf(piece, textWidth * part.share / total);
            highest = std::max(highest, height);
        }
        return std::min(highest, m_frame.bottom() - m_frame.top());
    }

    [[nodiscard]] double heightOf(const Piece &piece, double width) const
    {
        if (const auto *paragraph = std::get_if<Paragraph>(&piece))
            return m_shaper.shape(*paragraph, width - dots(paragraph->indent)).height + dots(paragraph->after);
        if (const auto *picture = std::get_if<Picture>(&piece))
            return dots(picture->height);
        if (const auto *photo = std::get_if<Photo>(&piece))
            return dots(photo->height);
        return dots(std::get<Rule>(piece).after);
    }

    void putPieces(const std::vector<Piece> &pieces, double x, double y, double width)
    {
        for (const Piece &piece : pieces)
            y = std::visit([&](const auto &one) { return putPiece(one, x, y, width); }, piece);
    }

    double putPiece(const Paragraph &paragraph, double x, double y, double width)
    {
        const double indent = dots(paragraph.indent);
        const Shaped shaped = m_shaper.shape(paragraph, width - indent);
        putAll(page(), shaped, x + indent, y, width - indent);
        return y + shaped.height + dots(paragraph.after);
    }

    double putPiece(const Picture &picture, double x, double y, double width)
    {
        const double height = dots(picture.height);
        if (!picture.image.isNull()) {
            QRectF box = fitted(picture.image.size(), x, y, width, height);
            if (picture.align == Align::left)
                box.moveLeft(x);
            page().emplace_back(PictureMark{.box = box, .image = picture.image});
        }
        return y + height;
    }

    double putPiece(const Photo &photo, double x, double y, double width)
    {
        const double height = dots(photo.height);
        page().emplace_back(PhotoMark{.box = fitted(photo.size, x, y, width, height), .jpeg = photo.jpeg});
        return y + height;
    }

    /// As large as the box lets it be, clear of its edges.
    [[nodiscard]] static QRectF fitted(const QSize &picture, double x, double y, double width, double height)
    {
        const QSizeF size = QSizeF(picture).scaled(width - dots(4), height - dots(1), Qt::KeepAspectRatio);
        return {QPointF(x + (width - size.width()) / 2, y + (height - size.height()) / 2), size};
    }

    double putPiece(const Rule &rule, double x, double y, double width)
    {
        const double half = dots(rule.width) / 2;
        const double middle = x + width / 2;
        const double at = y + dots(0.7); // clear of what hangs below the letters
        page().emplace_back(LineMark{.line = QLineF(middle - half, at, middle + half, at), .width = dots(0.25)});
        return y + dots(rule.after);
    }

    /// The label's frame is inside its share of the sheet; marks in the corners say where to cut.
    void putLabel(const Labels::Label &label, const QRectF &share)
    {
        for (const QPointF &corner : {share.topLeft(), share.topRight(), share.bottomLeft(), share.bottomRight()}) {
            page().emplace_back(
                LineMark{.line = QLineF(corner - QPointF(cutMark / 2, 0), corner + QPointF(cutMark / 2, 0)),
                         .width = dots(0.15)});
            page().emplace_back(
                LineMark{.line = QLineF(corner - QPointF(0, cutMark / 2), corner + QPointF(0, cutMark / 2)),
                         .width = dots(0.15)});
        }
        const QRectF box = share.adjusted(dots(3), dots(3), -dots(3), -dots(7));
        const std::array corners{box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()};
        for (std::size_t i = 0; i < corners.size(); ++i)
            page().emplace_back(
                LineMark{.line = QLineF(corners[i], corners[(i + 1) % corners.size()]), .width = dots(0.4)});
        putPieces(label.pieces, box.left() + dots(3), box.top() + dots(2.5), box.width() - dots(6));
        const double column =
            (box.width() - dots(6)) / static_cast<double>(std::max<qsizetype>(label.places.size(), 1));
        double x = box.left() + dots(3);
        for (const QString &place : label.places) {
            const Paragraph role{.spans = {{.text = place, .bold = true}}, .align = Align::centre, .size = 8.5};
            putPiece(role, x, box.bottom() - labelFoot, column);
            x += column;
        }
        const Paragraph edge{.spans = {{.text = label.edge}}, .align = Align::right, .size = 7, .most = 1};
        putPiece(edge, box.left(), box.bottom() + dots(0.5), box.width());
    }

    const Shaper &m_shaper;
    const Frame &m_frame;
    const Watch &m_watch;
    int m_known;
    std::vector<Page> m_pages;
    double m_y = 0;
};

std::vector<Page> pagesOf(const Paper &paper, const Shaper &shaper, const std::optional<demo::SymbolBitmap> &symbol,
                          bool strip, const Watch &watch, int known)
{
    const Frame frame(paper, shaper, symbol, strip);
    Composer composer(shaper, frame, watch, known);
    for (const Block &block : paper.blocks) {
        if (composer.isStopped())
            break;
        std::visit([&](const auto &one) { composer.place(one); }, block);
    }
    return composer.finish();
}

} // namespace

std::expected<Sheet, SheetError> compose(const Paper &paper, const QString &family, const Watch &watch)
{
    if (family.isEmpty())
        return std::unexpected(SheetError::font);
    std::optional<demo::SymbolBitmap> symbol;
    if (paper.code) {
        auto drawn = demo::encode(demo::Symbology::qrCode, findings::encodeRecordCode(*paper.code));
        if (!drawn)
            return std::unexpected(SheetError::symbol);
        symbol = *std::move(drawn);
    }
    const Shaper shaper(family);
    std::vector<Page> pages = pagesOf(paper, shaper, symbol, paper.strip == Strip::always, watch, 0);
    if (paper.strip == Strip::whenLong && pages.size() > 1)
        pages = pagesOf(paper, shaper, symbol, true, watch, static_cast<int>(pages.size()));
    if (watch.stop.stop_requested())
        return std::unexpected(SheetError::cancelled);
    return Sheet(paper.title, paper.at, paper.code ? paper.code->id : Uuid(), std::move(pages));
}

QString loadPaperFont()
{
    static const QString family = [] {
        QString found;
        for (const QString &face : {u"Regular"_s, u"Bold"_s, u"Italic"_s}) {
            const int id = QFontDatabase::addApplicationFont(u":/nqi/documents/NotoSerif-%1.ttf"_s.arg(face));
            const QStringList families = id < 0 ? QStringList() : QFontDatabase::applicationFontFamilies(id);
            if (families.isEmpty())
                return QString();
            found = families.first();
        }
        return found;
    }();
    return family;
}

} // namespace nqi::documents
