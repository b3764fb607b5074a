// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/frame.h"

#include <QFontMetricsF>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace nqi::documents {

using namespace Qt::StringLiterals;

namespace {

constexpr double footTop = pageHeight - dots(32);
constexpr double symbolSide = dots(22);
constexpr std::size_t stripColumns = 4;
constexpr std::size_t stripRows = 4;
constexpr double stripRowHeight = dots(21);
constexpr double stripHead = dots(2);

Paragraph small(const QString &text, double size, bool bold = false, Align align = Align::left, int most = 1)
{
    return {.spans = {{.text = text, .bold = bold}}, .align = align, .size = size, .most = most};
}

double rowsOf(std::size_t signatories)
{
    const std::size_t rows = (signatories + stripColumns - 1) / stripColumns;
    return static_cast<double>(rows);
}

/// As large as it may be without leaving the box; in the middle of it.
QRectF fitted(const QSize &size, const QRectF &box)
{
    const QSizeF scaled = QSizeF(size).scaled(box.size(), Qt::KeepAspectRatio);
    return {box.center() - QPointF(scaled.width() / 2, scaled.height() / 2), scaled};
}

} // namespace

Frame::Frame(const Paper &paper, const Shaper &shaper, std::optional<demo::SymbolBitmap> symbol, bool strip)
    : m_paper(paper), m_shaper(shaper), m_symbol(std::move(symbol)),
      m_shown(strip ? std::min(paper.signatories.size(), stripColumns * stripRows) : 0), m_top(dots(20)),
      m_bottom(footTop - dots(2))
{
    if (m_shown > 0)
        m_bottom -= stripHead + rowsOf(m_shown) * stripRowHeight + (m_shown < m_paper.signatories.size() ? dots(5) : 0);
}

void Frame::put(Page &page, int index, int pages) const
{
    Page under;
    if (m_paper.draft)
        putWatermark(under);
    page.insert(page.begin(), std::make_move_iterator(under.begin()), std::make_move_iterator(under.end()));
    putHead(page);
    if (m_shown > 0)
        putStrip(page);
    putFoot(page, index, pages);
}

/// Light enough to write on. A shape, not text: a reader who searches the file finds the words at its head once.
void Frame::putWatermark(Page &page) const
{
    const QString words = u"BẢN NHÁP"_s;
    QPainterPath path;
    path.addText(0, 0, m_shaper.font(96, true), words);
    const QPointF middle = path.boundingRect().center();
    QTransform turn;
    turn.translate(pageWidth / 2, pageHeight / 2);
    turn.rotate(-50);
    turn.translate(-middle.x(), -middle.y());
    page.emplace_back(ShapeMark{.shape = turn.map(path), .color = QColor(232, 232, 232)});
}

void Frame::putHead(Page &page) const
{
    QStringList marks;
    if (m_paper.demo)
        marks.append(u"DỮ LIỆU MẪU – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"_s);
    if (m_paper.draft)
        marks.append(u"BẢN NHÁP – CHƯA KÝ"_s);
    if (!m_paper.warning.isEmpty())
        marks.append(m_paper.warning);
    if (marks.isEmpty())
        return;
    const Shaped shaped = m_shaper.shape(small(marks.join(u"   •   "_s), 9, true, Align::centre), textWidth);
    putAll(page, shaped, leftEdge, dots(10), textWidth);
}

void Frame::putStrip(Page &page) const
{
    const double top = m_bottom + dots(2);
    const double width = textWidth / static_cast<double>(std::min(m_shown, stripColumns));
    page.emplace_back(LineMark{.line = QLineF(leftEdge, top, rightEdge, top), .width = dots(0.15)});
    for (std::size_t i = 0; i < m_shown; ++i) {
        const std::size_t row = i / stripColumns;
        putSignatory(page, m_paper.signatories[i], leftEdge + static_cast<double>(i % stripColumns) * width,
                     top + stripHead / 2 + static_cast<double>(row) * stripRowHeight, width);
    }
    if (m_shown < m_paper.signatories.size()) {
        const QString more = u"và %1 người khác, ký ở trang cuối"_s.arg(m_paper.signatories.size() - m_shown);
        const Shaped shaped = m_shaper.shape(small(more, 8), textWidth);
        putAll(page, shaped, leftEdge, top + stripHead / 2 + rowsOf(m_shown) * stripRowHeight, textWidth);
    }
}

void Frame::putSignatory(Page &page, const Signatory &signatory, double x, double y, double width) const
{
    const double inner = width - dots(3);
    x += dots(1.5);
    const Shaped role = m_shaper.shape(small(signatory.role, 7.5, true, Align::centre), inner);
    putAll(page, role, x, y, inner);
    const QRectF box(x, y + role.height, inner, dots(11.5));
    if (!signatory.image.isNull()) {
        page.emplace_back(PictureMark{.box = fitted(signatory.image.size(), box), .image = signatory.image});
    } else if (signatory.unseen || !signatory.refusal.isEmpty()) {
        const QString said =
            signatory.unseen ? u"Đã ký; ảnh chữ ký không có trên thiết bị này"_s : u"Không ký: "_s + signatory.refusal;
        putAll(page, m_shaper.shape(small(said, 7, false, Align::centre, 3), inner), x, box.top(), inner);
    } else {
        const double line = box.bottom() - dots(1.5);
        page.emplace_back(LineMark{
            .line = QLineF(x + inner * 0.1, line, x + inner * 0.9, line), .width = dots(0.25), .dotted = true});
    }
    putAll(page, m_shaper.shape(small(signatory.name, 7.5, false, Align::centre), inner), x, box.bottom(), inner);
}

void Frame::putFoot(Page &page, int index, int pages) const
{
    page.emplace_back(LineMark{.line = QLineF(leftEdge, footTop, rightEdge, footTop), .width = dots(0.25)});
    const double width = textWidth - symbolSide - dots(24);
    double y = footTop + dots(2);
    const auto line = [&](const Paragraph &paragraph) {
        const Shaped shaped = m_shaper.shape(paragraph, width);
        putAll(page, shaped, leftEdge, y, width);
        y += shaped.height;
    };
    line(small(m_paper.subject.isEmpty() ? m_paper.title : m_paper.title + u" – "_s + m_paper.subject, 8, true));
    if (m_paper.code) {
        line(small(u"Mã hồ sơ: "_s + QString::fromStdString(m_paper.code->id.text()), 7.5));
        line(small(u"SHA-256: "_s + QString::fromStdString(m_paper.code->hash.text()), 6, false, Align::left, 2));
        line(small(u"Quét mã bên phải bằng NQI Inspector để đối chiếu bản in với hồ sơ."_s, 7));
    }
    const double middle = rightEdge - symbolSide - dots(24);
    const Shaped number =
        m_shaper.shape(small(u"Trang %1/%2"_s.arg(index + 1).arg(pages), 9, true, Align::centre), dots(22));
    putAll(page, number, middle + dots(1), footTop + dots(2), dots(22));
    if (!m_symbol)
        return;
    const double module = std::floor(symbolSide / m_symbol->width);
    const double side = module * m_symbol->width;
    page.emplace_back(
        SymbolMark{.at = QPointF(rightEdge - side, footTop + dots(1)), .module = module, .symbol = *m_symbol});
}

} // namespace nqi::documents
