// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/demo_sheet.h"

#include "core/demo/demo.h"
#include "core/demo/symbol_bitmap.h"
#include "ui/documents/symbol_paint.h"

#include <QDir>
#include <QFont>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QRect>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace nqi::ui {

namespace {

// In dots of 300 to the inch, on paper and in pictures alike: a module is always a whole number of them.
constexpr int pageWidth = 2480, pageHeight = 3508;
constexpr int margin = 118; // 10 mm
constexpr int headHeight = 150;
constexpr int columns = 2, rows = 6;
constexpr int cellWidth = (pageWidth - 2 * margin) / columns;
constexpr int cellHeight = (pageHeight - 2 * margin - headHeight) / rows;
constexpr int padding = 24;
constexpr int titleHeight = 116;
constexpr int textHeight = 62;
constexpr int barHeight = 200;   // 17 mm
constexpr int maxBarModule = 6;  // 0.5 mm
constexpr int maxDotModule = 10; // 0.85 mm
constexpr int textDots = 30, titleDots = 38, smallDots = 27, headDots = 46;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QFont font(const QString &family, int dots, QFont::Weight weight = QFont::Normal)
{
    QFont result(family);
    result.setPixelSize(dots);
    result.setWeight(weight);
    return result;
}

/// Long data is cut in the middle: its start and its end tell it apart.
QString elided(const QPainter &painter, const QString &line, int width)
{
    return painter.fontMetrics().elidedText(line, Qt::ElideMiddle, width);
}

} // namespace

struct DemoSheet::Symbol {
    demo::SymbolBitmap picture;
    demo::Symbology symbology{};
    QString text;
    QRect box; ///< on the page
    int module = 0;
};

struct DemoSheet::Cell {
    int page = 0;
    QRect box;
    QString id;
    QString titleVi;
    QString titleEn;
    std::vector<Symbol> symbols;
};

std::string_view name(SheetError error)
{
    switch (error) {
    case SheetError::symbol:
        return "sheetSymbol";
    case SheetError::unwritable:
        return "sheetUnwritable";
    }
    return {};
}

DemoSheet::DemoSheet(SheetOptions options) : m_options(std::move(options)) {}
DemoSheet::DemoSheet(DemoSheet &&) noexcept = default;
DemoSheet &DemoSheet::operator=(DemoSheet &&) noexcept = default;
DemoSheet::~DemoSheet() = default;

std::expected<DemoSheet, SheetError> DemoSheet::make(std::span<const demo::Scenario> scenarios, SheetOptions options)
{
    DemoSheet sheet(std::move(options));
    if (const auto arranged = sheet.arrange(scenarios); !arranged)
        return std::unexpected(arranged.error());
    return sheet;
}

int DemoSheet::pages() const
{
    return m_cells.empty() ? 0 : m_cells.back().page + 1;
}

std::expected<void, SheetError> DemoSheet::arrange(std::span<const demo::Scenario> scenarios)
{
    int slot = 0;
    for (const demo::Scenario &scenario : scenarios) {
        // Several symbols of one item get a column each, side by side.
        const int span = std::min(static_cast<int>(scenario.symbols.size()), columns);
        if (slot % columns + span > columns)
            slot += columns - slot % columns;
        const int onPage = slot % (columns * rows);
        Cell &cell = m_cells.emplace_back();
        cell.page = slot / (columns * rows);
        cell.box = QRect(margin + onPage % columns * cellWidth, margin + headHeight + onPage / columns * cellHeight,
                         cellWidth * span, cellHeight);
        cell.id = text(scenario.id);
        cell.titleVi = text(scenario.titleVi);
        cell.titleEn = text(scenario.titleEn);
        for (const demo::TestSymbol &symbol : scenario.symbols) {
            auto picture = demo::encode(symbol.symbology, symbol.data);
            if (!picture)
                return std::unexpected(SheetError::symbol);
            cell.symbols.push_back({.picture = std::move(*picture),
                                    .symbology = symbol.symbology,
                                    .text = text(symbol.text),
                                    .box = {},
                                    .module = 0});
        }
        if (!place(cell))
            return std::unexpected(SheetError::symbol);
        slot += span;
    }
    return {};
}

bool DemoSheet::place(Cell &cell)
{
    const int share = cell.box.width() / static_cast<int>(cell.symbols.size());
    const int top = cell.box.top() + padding + titleHeight;
    const int room = cell.box.bottom() - top - textHeight - padding;
    int left = cell.box.left();
    for (Symbol &symbol : cell.symbols) {
        const bool linear = isLinear(symbol.symbology);
        const int across = (share - 2 * padding) / symbol.picture.width;
        const int down = linear ? maxBarModule : std::min(room / symbol.picture.height, maxDotModule);
        symbol.module = std::min(across, down);
        if (symbol.module < 2)
            return false;
        const int width = symbol.module * symbol.picture.width;
        const int height = linear ? barHeight : symbol.module * symbol.picture.height;
        symbol.box = QRect(left + (share - width) / 2, top + (room - height) / 2, width, height);
        m_placed.push_back({.scenario = cell.id.toStdString(),
                            .page = cell.page,
                            .x = symbol.box.x(),
                            .y = symbol.box.y(),
                            .width = width,
                            .height = height,
                            .module = symbol.module});
        left += share;
    }
    return true;
}

void DemoSheet::paintHead(QPainter &painter, int index) const
{
    const QRect head(margin, margin, pageWidth - 2 * margin, headHeight - padding);
    painter.setPen(Qt::black);
    painter.setFont(font(m_options.fontFamily, headDots, QFont::Bold));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignTop,
                     QStringLiteral("NQI Inspector – Bộ mã kiểm thử / Test symbols"));
    painter.setFont(font(m_options.fontFamily, textDots));
    painter.drawText(
        head, Qt::AlignLeft | Qt::AlignBottom,
        QStringLiteral("%1 – không có giá trị pháp lý / sample data, of no legal value").arg(text(demo::mark)));
    const std::string day = isoDate(dateInVietNam(m_options.now));
    painter.drawText(head, Qt::AlignRight | Qt::AlignTop, text(day));
    painter.drawText(head, Qt::AlignRight | Qt::AlignBottom, QStringLiteral("%1/%2").arg(index + 1).arg(pages()));
}

void DemoSheet::paintCell(QPainter &painter, const Cell &cell) const
{
    painter.setPen(QPen(QColor(190, 190, 190), 2));
    painter.drawRect(cell.box.adjusted(4, 4, -4, -4));
    painter.setPen(Qt::black);
    const QRect inner = cell.box.adjusted(padding, padding, -padding, -padding);
    painter.setFont(font(m_options.fontFamily, smallDots));
    const QString tag = QStringLiteral("%1 · %2").arg(cell.id, text(demo::mark));
    const int tagWidth = painter.fontMetrics().horizontalAdvance(tag) + padding;
    painter.drawText(inner, Qt::AlignRight | Qt::AlignBottom, tag);
    painter.setFont(font(m_options.fontFamily, titleDots, QFont::DemiBold));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, elided(painter, cell.titleVi, inner.width()));
    painter.setFont(font(m_options.fontFamily, textDots));
    painter.drawText(inner.adjusted(0, titleDots + 18, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                     elided(painter, cell.titleEn, inner.width()));
    const int share = cell.box.width() / static_cast<int>(cell.symbols.size());
    int left = inner.left();
    for (const Symbol &symbol : cell.symbols) {
        painter.setFont(font(m_options.fontFamily, smallDots));
        const bool last = &symbol == &cell.symbols.back();
        const QString caption = QStringLiteral("%1: %2").arg(text(demo::name(symbol.symbology)), symbol.text);
        const QRect line(left, inner.top(), share - 2 * padding - (last ? tagWidth : 0), inner.height());
        painter.drawText(line, Qt::AlignLeft | Qt::AlignBottom, elided(painter, caption, line.width()));
        paintSymbol(painter, symbol.picture, {symbol.symbology, symbol.box, symbol.module});
        left += share;
    }
}

void DemoSheet::paintPage(QPainter &painter, int index) const
{
    paintHead(painter, index);
    for (const Cell &cell : m_cells) {
        if (cell.page == index)
            paintCell(painter, cell);
    }
}

QImage DemoSheet::page(int index) const
{
    QImage picture(pageWidth, pageHeight, QImage::Format_Grayscale8);
    picture.setDotsPerMeterX(qRound(dotsPerInch / 0.0254));
    picture.setDotsPerMeterY(qRound(dotsPerInch / 0.0254));
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintPage(painter, index);
    return picture;
}

std::expected<void, SheetError> DemoSheet::writePdf(const QString &file) const
{
    QPdfWriter writer(file);
    writer.setResolution(dotsPerInch);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
    writer.setTitle(QStringLiteral("NQI Inspector – %1").arg(text(demo::mark)));
    QPainter painter;
    if (!painter.begin(&writer))
        return std::unexpected(SheetError::unwritable);
    for (int index = 0; index < pages(); ++index) {
        if (index > 0 && !writer.newPage())
            return std::unexpected(SheetError::unwritable);
        paintPage(painter, index);
    }
    return painter.end() ? std::expected<void, SheetError>() : std::unexpected(SheetError::unwritable);
}

std::expected<QStringList, SheetError> DemoSheet::writePictures(const QString &folder) const
{
    if (!QDir().mkpath(folder))
        return std::unexpected(SheetError::unwritable);
    QStringList files;
    for (int index = 0; index < pages(); ++index) {
        const QString file = QDir(folder).filePath(QStringLiteral("sheet-%1.png").arg(index + 1));
        if (!page(index).save(file))
            return std::unexpected(SheetError::unwritable);
        files.append(file);
    }
    return files;
}

} // namespace nqi::ui
