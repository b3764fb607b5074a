// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/paper.h"
#include "ui/documents/sheet.h"

#include <QFont>
#include <QString>
#include <QTextLayout>

#include <memory>
#include <vector>

namespace nqi::documents {

/// A paragraph broken into lines of one width. Lengths are dots.
struct Shaped {
    std::shared_ptr<const QTextLayout> text;
    std::vector<double> heights; ///< of the lines
    double lineHeight = 0;       ///< of a dotted line
    double leaderFrom = -1;      ///< where the dots begin in the last line; below 0: there are none
    int blanks = 0;              ///< dotted lines below the text
    double height = 0;           ///< of all of it

    [[nodiscard]] int lines() const { return static_cast<int>(heights.size()) + blanks; }
    [[nodiscard]] double heightOf(int line) const
    {
        const auto index = static_cast<std::size_t>(line);
        return index < heights.size() ? heights[index] : lineHeight;
    }
};

/// Breaks text into lines. Words that are wider than their line are broken; measures do not depend on the device.
class Shaper {
public:
    /// The family is complete for Vietnamese and known to the application.
    explicit Shaper(QString family) : m_family(std::move(family)) {}

    [[nodiscard]] Shaped shape(const Paragraph &paragraph, double width) const;
    [[nodiscard]] QFont font(double points, bool bold = false, bool italic = false) const;

private:
    QString m_family;
};

/// Puts one line of a shaped paragraph on a page.
void putLine(Page &page, const Shaped &shaped, int line, double x, double y, double width);
/// All of it.
void putAll(Page &page, const Shaped &shaped, double x, double y, double width);

} // namespace nqi::documents
