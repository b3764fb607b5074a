// SPDX-License-Identifier: Apache-2.0
#include "core/decode/partial.h"

#include <algorithm>
#include <cmath>

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

    /// Changes between the thirds of a range of brightness, from one share of the way to another.
    [[nodiscard]] int changes(double first, double last, int steps, Levels levels) const
    {
        const int third = (levels.bright - levels.dark) / 3;
        int count = 0;
        bool bright = true;
        for (int i = 0; i <= steps; ++i) {
            const int value = at(first + (last - first) * i / steps);
            if (value < 0)
                break;
            if (bright ? value < levels.dark + third : value > levels.bright - third) {
                bright = !bright;
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
    for (const double height : {0.3, 0.5, 0.7}) {
        const PointF left = between(symbol.corners[0], symbol.corners[3], height);
        const PointF right = between(symbol.corners[1], symbol.corners[2], height);
        const int steps = std::max(8, static_cast<int>(std::hypot(right.x - left.x, right.y - left.y)));
        const Line line(view, left, right);
        const Levels levels = line.levels(steps);
        if (levels.bright - levels.dark < 12)
            continue;
        if (line.changes(1.03, 4, 3 * steps, levels) >= someBars ||
            line.changes(-0.03, -3, 3 * steps, levels) >= someBars)
            return true;
    }
    return false;
}

} // namespace nqi::decode
