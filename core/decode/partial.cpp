// SPDX-License-Identifier: Apache-2.0
#include "core/decode/partial.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace nqi::decode {

namespace {

// The frame of a label changes twice; the little that glare leaves of a digit changes more often.
constexpr int someBars = 5;

struct Levels {
    int dark = 255;
    int bright = 0;
};

class Line {
public:
    Line(View view, PointF from, PointF to) : m_view(view), m_from(from), m_to(to) {}

    /// Brightness at a share of the way; -1 outside the picture.
    [[nodiscard]] int at(double share) const
    {
        const auto x = static_cast<int>(std::lround(m_from.x + (m_to.x - m_from.x) * share));
        const auto y = static_cast<int>(std::lround(m_from.y + (m_to.y - m_from.y) * share));
        return x < 0 || y < 0 || x >= m_view.width || y >= m_view.height ? -1 : m_view.row(y)[x];
    }

    [[nodiscard]] Levels levels(int steps) const
    {
        Levels levels;
        for (int i = 0; i <= steps; ++i)
            if (const int value = at(static_cast<double>(i) / steps); value >= 0) {
                levels.dark = std::min(levels.dark, value);
                levels.bright = std::max(levels.bright, value);
            }
        return levels;
    }

    /// How often brightness turns by `swing` or more, from one share of the way to another. Not levels: beside glare
    /// even the bars are bright.
    [[nodiscard]] int turns(double first, double last, int steps, int swing) const
    {
        int count = 0;
        bool falling = true;
        int extreme = at(first);
        for (int i = 0; i <= steps; ++i) {
            const int value = at(first + (last - first) * i / steps);
            if (value < 0)
                break;
            if (falling ? value > extreme : value < extreme)
                extreme = value;
            if (std::abs(value - extreme) >= swing) {
                falling = !falling;
                extreme = value;
                ++count;
            }
        }
        return count;
    }

private:
    View m_view;
    PointF m_from;
    PointF m_to;
};

} // namespace

bool barsGoOn(View view, const Symbol &symbol)
{
    const auto between = [](Point one, Point other, double share) {
        return PointF{one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share};
    };
    const PointF left = between(symbol.corners[0], symbol.corners[3], 0.5);
    const PointF right = between(symbol.corners[1], symbol.corners[2], 0.5);
    const double height =
        std::hypot(symbol.corners[3].x - symbol.corners[0].x, symbol.corners[3].y - symbol.corners[0].y);
    const double length = std::hypot(right.x - left.x, right.y - left.y);
    if (length < 1)
        return false;
    const PointF down{-(right.y - left.y) / length, (right.x - left.x) / length};
    const int steps = std::max(8, static_cast<int>(length));
    int bars = 0; // turns of the line that was read, and what a line must have to be of the same code
    // The engine says where its lines are, and those may be few: at the rim they run out of a code that lies aslant.
    for (const double aside :
         {0.0, -0.2 * height, 0.2 * height, -0.06 * length, 0.06 * length, -0.12 * length, 0.12 * length}) {
        const Line line(view, {left.x + down.x * aside, left.y + down.y * aside},
                        {right.x + down.x * aside, right.y + down.y * aside});
        const Levels levels = line.levels(steps);
        const int swing = std::max(10, (levels.bright - levels.dark) / 4);
        const int own = line.turns(0, 1, steps, swing);
        if (bars == 0)
            bars = own;
        if (own * 3 >= bars * 2 &&
            (line.turns(1.03, 4, 3 * steps, swing) >= someBars || line.turns(-0.03, -3, 3 * steps, swing) >= someBars))
            return true;
    }
    return false;
}

} // namespace nqi::decode
