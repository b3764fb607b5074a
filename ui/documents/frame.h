// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demo/symbol_bitmap.h"
#include "ui/documents/paper.h"
#include "ui/documents/shape.h"
#include "ui/documents/sheet.h"

#include <optional>
#include <vector>

namespace nqi::documents {

/// What stands around the text of every page: marks of sample data and of drafts, the strip of signatures, and the foot
/// with the record's code and the page's number.
class Frame {
public:
    Frame(const Paper &paper, const Shaper &shaper, std::optional<demo::SymbolBitmap> symbol, bool strip);

    /// Where the text of a page begins and ends, in dots.
    [[nodiscard]] double top() const { return m_top; }
    [[nodiscard]] double bottom() const { return m_bottom; }
    /// Under and around what is on the page.
    void put(Page &page, int index, int pages) const;

private:
    void putWatermark(Page &page) const;
    void putHead(Page &page) const;
    void putStrip(Page &page) const;
    void putSignatory(Page &page, const Signatory &signatory, double x, double y, double width) const;
    void putFoot(Page &page, int index, int pages) const;

    const Paper &m_paper;
    const Shaper &m_shaper;
    std::optional<demo::SymbolBitmap> m_symbol;
    std::size_t m_shown = 0; ///< signatories in the strip
    double m_top = 0;
    double m_bottom = 0;
};

inline constexpr double leftEdge = dots(30);
inline constexpr double rightEdge = pageWidth - dots(15);
inline constexpr double textWidth = rightEdge - leftEdge;

} // namespace nqi::documents
