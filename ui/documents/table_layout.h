// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/paper.h"
#include "ui/documents/shape.h"
#include "ui/documents/sheet.h"

#include <cstddef>
#include <vector>

namespace nqi::documents {

/// The rows of a table on their way onto pages, in order.
class TableLayout {
public:
    TableLayout(const Table &table, const Shaper &shaper, double x, double width);

    [[nodiscard]] bool done() const { return m_row >= m_table.rows.size(); }
    [[nodiscard]] double headHeight() const { return m_headHeight; }
    /// Whether something of the next row goes into `room`; on a fresh page whatever there is.
    [[nodiscard]] bool fits(double room, bool fresh) const;
    /// Both give where the next thing goes.
    double putHead(Page &page, double y) const;
    /// The next row, or as much of it as goes above `bottom`.
    double putRow(Page &page, double y, double bottom);

private:
    [[nodiscard]] std::vector<Shaped> shapeRow(const QStringList &cells, bool head) const;
    void takeRow();
    double putCells(Page &page, const std::vector<Shaped> &cells, std::vector<int> &from, double y,
                    double bottom) const;

    const Table &m_table;
    const Shaper &m_shaper;
    double m_x;
    std::vector<double> m_widths;
    std::vector<Shaped> m_head;
    double m_headHeight = 0;
    std::size_t m_row = 0;
    std::vector<Shaped> m_cells; ///< of that row
    std::vector<int> m_from;     ///< the line of each cell that comes next
};

} // namespace nqi::documents
