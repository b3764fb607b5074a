// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/table_layout.h"

#include <algorithm>
#include <limits>

namespace nqi::documents {

namespace {

constexpr double padding = dots(1);
constexpr double rowNumbers = dots(11);
constexpr double border = dots(0.2);
/// A row that needs less than this is not broken for the end of a page.
constexpr double smallestPart = dots(25);

double rest(const Shaped &cell, int from)
{
    double height = 0;
    for (int line = from; line < cell.lines(); ++line)
        height += cell.heightOf(line);
    return height;
}

double highest(const std::vector<Shaped> &cells, const std::vector<int> &from)
{
    double height = 0;
    for (std::size_t i = 0; i < cells.size(); ++i)
        height = std::max(height, rest(cells[i], from[i]));
    return height + 2 * padding;
}

void box(Page &page, double x, double y, double width, double height)
{
    page.emplace_back(LineMark{.line = QLineF(x, y, x + width, y), .width = border});
    page.emplace_back(LineMark{.line = QLineF(x, y + height, x + width, y + height), .width = border});
    page.emplace_back(LineMark{.line = QLineF(x, y, x, y + height), .width = border});
    page.emplace_back(LineMark{.line = QLineF(x + width, y, x + width, y + height), .width = border});
}

} // namespace

TableLayout::TableLayout(const Table &table, const Shaper &shaper, double x, double width)
    : m_table(table), m_shaper(shaper), m_x(x)
{
    double total = 0;
    double left = width;
    for (const Column &column : table.columns) {
        total += column.share;
        left -= column.share > 0 ? 0 : rowNumbers;
    }
    QStringList heads;
    for (const Column &column : table.columns) {
        m_widths.push_back(column.share > 0 ? left * column.share / total : rowNumbers);
        heads.append(column.head);
    }
    m_head = shapeRow(heads, true);
    m_headHeight = highest(m_head, std::vector<int>(m_head.size(), 0));
    takeRow();
}

std::vector<Shaped> TableLayout::shapeRow(const QStringList &cells, bool head) const
{
    std::vector<Shaped> shaped;
    for (std::size_t i = 0; i < m_widths.size(); ++i) {
        Paragraph paragraph{.spans = {{.text = cells.value(static_cast<qsizetype>(i)), .bold = head}},
                            .align = head ? Align::centre : m_table.columns[i].align,
                            .size = m_table.size};
        // An empty cell keeps the height of a line, to be written in by pen.
        paragraph.spans.front().text += paragraph.spans.front().text.isEmpty() ? u" " : u"";
        shaped.push_back(m_shaper.shape(paragraph, m_widths[i] - 2 * padding));
    }
    return shaped;
}

void TableLayout::takeRow()
{
    if (done())
        return;
    m_cells = shapeRow(m_table.rows[m_row], false);
    m_from.assign(m_cells.size(), 0);
}

bool TableLayout::fits(double room, bool fresh) const
{
    const double wanted = highest(m_cells, m_from);
    return fresh || wanted <= room || (room > 2 * smallestPart && wanted > 2 * smallestPart);
}

double TableLayout::putHead(Page &page, double y) const
{
    std::vector<int> from(m_head.size(), 0);
    return putCells(page, m_head, from, y, std::numeric_limits<double>::max());
}

double TableLayout::putRow(Page &page, double y, double bottom)
{
    const double next = putCells(page, m_cells, m_from, y, bottom);
    bool whole = true;
    for (std::size_t i = 0; i < m_cells.size(); ++i)
        whole = whole && m_from[i] >= m_cells[i].lines();
    if (whole) {
        ++m_row;
        takeRow();
    }
    return next;
}

double TableLayout::putCells(Page &page, const std::vector<Shaped> &cells, std::vector<int> &from, double y,
                             double bottom) const
{
    double x = m_x;
    double reached = y;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        double at = y + padding;
        // One line at least, so that a page always takes something.
        for (const int first = from[i];
             from[i] < cells[i].lines() && (from[i] == first || at + cells[i].heightOf(from[i]) + padding <= bottom);
             ++from[i]) {
            putLine(page, cells[i], from[i], x + padding, at, m_widths[i] - 2 * padding);
            at += cells[i].heightOf(from[i]);
        }
        reached = std::max(reached, at + padding);
        x += m_widths[i];
    }
    x = m_x;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        box(page, x, y, m_widths[i], reached - y);
        x += m_widths[i];
    }
    return reached;
}

} // namespace nqi::documents
