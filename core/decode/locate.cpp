// SPDX-License-Identifier: Apache-2.0
#include "core/decode/locate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <span>

namespace nqi::decode {

namespace {

// What one cell of the picture shows: the structure tensor of its gradients.
struct Cell {
    double xx = 0;
    double yy = 0;
    double xy = 0;

    [[nodiscard]] double energy() const { return xx + yy; }
    [[nodiscard]] double coherence() const
    {
        const double sum = energy();
        return sum > 0 ? std::hypot(xx - yy, 2 * xy) / sum : 0;
    }
};

struct Grid {
    std::vector<Cell> cells;
    int columns = 0;
    int rows = 0;
    int size = 0; ///< pixels a cell

    [[nodiscard]] const Cell &at(int column, int row) const
    {
        return cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                     static_cast<std::size_t>(column)];
    }
};

// Gradients of one row added to the cells of its grid row. The size is a constant so that the loop becomes vectors.
template <int size>
void addRow(View view, int y, std::span<Cell> cells)
{
    const std::uint8_t *above = view.row(y - 1);
    const std::uint8_t *here = view.row(y);
    const std::uint8_t *below = view.row(y + 1);
    for (std::size_t column = 0; column < cells.size(); ++column) {
        const std::size_t first = column * size + 1;
        int xx = 0;
        int yy = 0;
        int xy = 0;
        for (std::size_t x = first; x < first + size; ++x) {
            const int gx = here[x + 1] - here[x - 1];
            const int gy = below[x] - above[x];
            xx += gx * gx;
            yy += gy * gy;
            xy += gx * gy;
        }
        Cell &cell = cells[column];
        cell.xx += static_cast<double>(xx);
        cell.yy += static_cast<double>(yy);
        cell.xy += static_cast<double>(xy);
    }
}

template <int size>
Grid measure(View view)
{
    Grid grid;
    grid.size = size;
    grid.columns = (view.width - 2) / size;
    grid.rows = (view.height - 2) / size;
    if (grid.columns <= 0 || grid.rows <= 0)
        return grid;
    grid.cells.resize(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows));
    // A few rows of each cell tell as much as all of them.
    const int step = std::max(1, size / 5);
    for (int row = 0; row < grid.rows; ++row) {
        const std::span cells = std::span(grid.cells)
                                    .subspan(static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns),
                                             static_cast<std::size_t>(grid.columns));
        for (int y = 0; y < size; y += step)
            addRow<size>(view, row * size + 1 + y, cells);
    }
    return grid;
}

Grid measure(View view)
{
    const int wanted = view.shorter() / 72;
    return wanted >= 24   ? measure<32>(view)
           : wanted >= 12 ? measure<16>(view)
           : wanted >= 6  ? measure<8>(view)
                          : measure<4>(view);
}

// Neighbours averaged, three by three: bars stay of one direction, the strokes of letters mix.
Grid smoothed(const Grid &grid)
{
    Grid result = grid;
    for (int row = 0; row < grid.rows; ++row)
        for (int column = 0; column < grid.columns; ++column) {
            Cell sum;
            for (int y = std::max(0, row - 1); y <= std::min(grid.rows - 1, row + 1); ++y)
                for (int x = std::max(0, column - 1); x <= std::min(grid.columns - 1, column + 1); ++x) {
                    sum.xx += grid.at(x, y).xx;
                    sum.yy += grid.at(x, y).yy;
                    sum.xy += grid.at(x, y).xy;
                }
            result.cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) +
                         static_cast<std::size_t>(column)] = {sum.xx / 9, sum.yy / 9, sum.xy / 9};
        }
    return result;
}

// The part of an axis that most of the shape covers: positions in cells, counted, cut where the count falls below a
// share of the highest.
struct Extent {
    double first = 0;
    double last = 0;
};

Extent covered(std::span<const double> positions, double cellSize, double share)
{
    const auto [low, high] = std::ranges::minmax(positions);
    std::vector<int> counts(static_cast<std::size_t>((high - low) / cellSize) + 1);
    for (const double position : positions)
        ++counts[static_cast<std::size_t>((position - low) / cellSize)];
    const int least = static_cast<int>(std::ceil(share * std::ranges::max(counts)));
    std::size_t first = 0;
    std::size_t last = counts.size() - 1;
    while (counts[first] < least)
        ++first;
    while (counts[last] < least)
        --last;
    return {low + static_cast<double>(first) * cellSize, low + static_cast<double>(last + 1) * cellSize};
}

enum class Kind : std::uint8_t { none, linear, matrix };

// Doubled angles make a direction and its opposite the same.
double doubledAngle(const Cell &cell)
{
    return std::atan2(2.0 * cell.xy, cell.xx - cell.yy);
}

double angleBetween(double doubledOne, double doubledOther)
{
    return std::abs(std::remainder(doubledOne - doubledOther, 2 * std::numbers::pi)) / 2;
}

class Grower {
public:
    explicit Grower(const Grid &grid) : m_grid(grid), m_kinds(grid.cells.size()), m_taken(grid.cells.size())
    {
        double sum = 0;
        for (const Cell &cell : grid.cells)
            sum += cell.energy();
        const double mean = sum / static_cast<double>(grid.cells.size());
        for (std::size_t i = 0; i < grid.cells.size(); ++i) {
            const Cell &cell = grid.cells[i];
            const double coherence = cell.coherence();
            const bool linear = coherence > 0.55;
            // Bars that glare has washed out are weak, but of one direction still.
            if ((linear && cell.energy() > 0.6 * mean) || (coherence > 0.85 && cell.energy() > 0.2 * mean))
                m_kinds[i] = Kind::linear;
            else if (!linear && cell.energy() > 0.9 * mean)
                m_kinds[i] = Kind::matrix;
        }
    }

    std::vector<Candidate> grow(Kind kind)
    {
        std::vector<Candidate> found;
        for (int row = 0; row < m_grid.rows; ++row)
            for (int column = 0; column < m_grid.columns; ++column)
                if (const std::size_t index = indexOf(column, row); !m_taken[index] && m_kinds[index] == kind)
                    if (auto candidate = growFrom(column, row, kind); candidate.energy > 0)
                        found.push_back(candidate);
        std::ranges::sort(found, std::ranges::greater(), &Candidate::energy);
        return found;
    }

private:
    struct Place {
        int column = 0;
        int row = 0;
    };

    [[nodiscard]] std::size_t indexOf(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_grid.columns) +
               static_cast<std::size_t>(column);
    }

    // Neighbours may be one cell away: digits or a scratch do not cut a code in two.
    Candidate growFrom(int column, int row, Kind kind)
    {
        std::vector<Place> places{{column, row}};
        m_taken[indexOf(column, row)] = true;
        for (std::size_t next = 0; next < places.size(); ++next) {
            const Place place = places[next];
            const double angle = doubledAngle(m_grid.at(place.column, place.row));
            for (int dy = -2; dy <= 2; ++dy)
                for (int dx = -2; dx <= 2; ++dx) {
                    const int x = place.column + dx;
                    const int y = place.row + dy;
                    if (x < 0 || y < 0 || x >= m_grid.columns || y >= m_grid.rows)
                        continue;
                    const std::size_t index = indexOf(x, y);
                    if (m_taken[index] || m_kinds[index] != kind)
                        continue;
                    if (kind == Kind::linear && angleBetween(angle, doubledAngle(m_grid.at(x, y))) > 0.3)
                        continue;
                    m_taken[index] = true;
                    places.push_back({x, y});
                }
        }
        return kind == Kind::linear ? barsOf(places) : modulesOf(places);
    }

    [[nodiscard]] PointF centreOf(Place place) const
    {
        return {(place.column + 0.5) * m_grid.size + 1, (place.row + 0.5) * m_grid.size + 1};
    }

    [[nodiscard]] Candidate rectangle(const std::vector<Place> &places, double angle) const
    {
        const double c = std::cos(angle);
        const double s = std::sin(angle);
        std::vector<double> along;
        std::vector<double> across;
        for (const Place place : places) {
            const PointF centre = centreOf(place);
            along.push_back(centre.x * c + centre.y * s);
            across.push_back(centre.y * c - centre.x * s);
        }
        // The edge of the paper runs along with the bars and is no part of the code.
        const Extent u = covered(along, m_grid.size, 0.3);
        const Extent v = covered(across, m_grid.size, 0.4);
        const double middleU = (u.first + u.last) / 2 - m_grid.size / 2.0;
        const double middleV = (v.first + v.last) / 2 - m_grid.size / 2.0;
        Candidate candidate;
        candidate.centre = {middleU * c - middleV * s, middleU * s + middleV * c};
        candidate.angle = angle;
        candidate.length = u.last - u.first;
        candidate.height = v.last - v.first;
        return candidate;
    }

    [[nodiscard]] Candidate barsOf(const std::vector<Place> &places) const
    {
        if (places.size() < 6)
            return {};
        Cell sum;
        for (const Place place : places) {
            const Cell &cell = m_grid.at(place.column, place.row);
            sum.xx += cell.xx;
            sum.yy += cell.yy;
            sum.xy += cell.xy;
        }
        Candidate candidate = rectangle(places, doubledAngle(sum) / 2);
        // A lone edge has one cell along; bars have many.
        if (candidate.length < 24 || candidate.length < 3 * m_grid.size)
            return {};
        candidate.energy = sum.energy();
        return candidate;
    }

    [[nodiscard]] Candidate modulesOf(const std::vector<Place> &places) const
    {
        if (places.size() < 9)
            return {};
        Candidate candidate = rectangle(places, 0);
        const double longer = std::max(candidate.length, candidate.height);
        const double shorter = std::min(candidate.length, candidate.height);
        if (shorter < 10 || longer > 6 * shorter)
            return {};
        double sum = 0;
        for (const Place place : places)
            sum += m_grid.at(place.column, place.row).energy();
        candidate.energy = sum;
        return candidate;
    }

    const Grid &m_grid;
    std::vector<Kind> m_kinds;
    std::vector<bool> m_taken;
};

// Bars in one line belong to one code: a fold, glare or blur may have cut it.
bool inOneLine(const Candidate &one, const Candidate &other)
{
    if (angleBetween(2 * one.angle, 2 * other.angle) > 0.15)
        return false;
    const double c = std::cos(one.angle);
    const double s = std::sin(one.angle);
    const double dx = other.centre.x - one.centre.x;
    const double dy = other.centre.y - one.centre.y;
    const double gap = std::abs(dx * c + dy * s) - (one.length + other.length) / 2;
    const double offset = std::abs(dy * c - dx * s);
    const double lower = std::min(one.height, other.height);
    const double higher = std::max(one.height, other.height);
    return gap < 0.4 * std::max(one.length, other.length) && offset < 0.5 * lower && higher < 3 * lower;
}

Candidate merged(const Candidate &one, const Candidate &other)
{
    const double c = std::cos(one.angle);
    const double s = std::sin(one.angle);
    const auto along = [&](const Candidate &candidate) { return candidate.centre.x * c + candidate.centre.y * s; };
    const double first = std::min(along(one) - one.length / 2, along(other) - other.length / 2);
    const double last = std::max(along(one) + one.length / 2, along(other) + other.length / 2);
    const double across = one.centre.y * c - one.centre.x * s;
    const double middle = (first + last) / 2;
    return {.centre = {middle * c - across * s, middle * s + across * c},
            .angle = one.angle,
            .length = last - first,
            .height = std::min(one.height, other.height),
            .energy = one.energy + other.energy};
}

void joinPieces(std::vector<Candidate> &candidates)
{
    for (std::size_t i = 0; i < candidates.size(); ++i)
        for (std::size_t j = i + 1; j < candidates.size();)
            if (inOneLine(candidates[i], candidates[j])) {
                candidates[i] = merged(candidates[i], candidates[j]);
                candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(j));
                j = i + 1;
            } else {
                ++j;
            }
    std::ranges::sort(candidates, std::ranges::greater(), &Candidate::energy);
}

} // namespace

std::array<PointF, 4> Candidate::corners() const
{
    const PointF u{std::cos(angle) * length / 2, std::sin(angle) * length / 2};
    const PointF v{-std::sin(angle) * height / 2, std::cos(angle) * height / 2};
    return {{{centre.x - u.x - v.x, centre.y - u.y - v.y},
             {centre.x + u.x - v.x, centre.y + u.y - v.y},
             {centre.x + u.x + v.x, centre.y + u.y + v.y},
             {centre.x - u.x + v.x, centre.y - u.y + v.y}}};
}

bool Candidate::contains(PointF point, double margin) const
{
    const double dx = point.x - centre.x;
    const double dy = point.y - centre.y;
    const double along = dx * std::cos(angle) + dy * std::sin(angle);
    const double across = dy * std::cos(angle) - dx * std::sin(angle);
    return std::abs(along) <= length / 2 + margin && std::abs(across) <= height / 2 + margin;
}

Located locate(View view, std::size_t limit)
{
    Located located;
    const Grid grid = smoothed(measure(view));
    if (grid.cells.empty())
        return located;
    Grower grower(grid);
    located.linear = grower.grow(Kind::linear);
    if (located.linear.size() > 4 * limit)
        located.linear.resize(4 * limit);
    joinPieces(located.linear);
    located.matrix = grower.grow(Kind::matrix);
    if (located.linear.size() > limit)
        located.linear.resize(limit);
    if (located.matrix.size() > limit)
        located.matrix.resize(limit);
    return located;
}

double refineAngle(View view, const Candidate &candidate)
{
    // The middle of the rectangle, at most 300 pixels each way.
    const double halfLength = std::min(candidate.length / 2, 150.0);
    const double halfHeight = std::min(candidate.height / 2, 150.0);
    const double c = std::cos(candidate.angle);
    const double s = std::sin(candidate.angle);
    const int reachX = static_cast<int>(halfLength * std::abs(c) + halfHeight * std::abs(s)) + 1;
    const int reachY = static_cast<int>(halfLength * std::abs(s) + halfHeight * std::abs(c)) + 1;
    const int left = std::max(1, static_cast<int>(candidate.centre.x) - reachX);
    const int right = std::min(view.width - 2, static_cast<int>(candidate.centre.x) + reachX);
    const int top = std::max(1, static_cast<int>(candidate.centre.y) - reachY);
    const int bottom = std::min(view.height - 2, static_cast<int>(candidate.centre.y) + reachY);
    Cell sum;
    const int step = std::max(1, (bottom - top) / 100);
    for (int y = top; y <= bottom; y += step) {
        const std::uint8_t *above = view.row(y - 1);
        const std::uint8_t *here = view.row(y);
        const std::uint8_t *below = view.row(y + 1);
        for (int x = left; x <= right; ++x) {
            const double dx = x - candidate.centre.x;
            const double dy = y - candidate.centre.y;
            if (std::abs(dx * c + dy * s) > halfLength || std::abs(dy * c - dx * s) > halfHeight)
                continue;
            // Sobel: its direction is right to a fraction of a degree, which a plain difference is not.
            const int gx = 2 * (here[x + 1] - here[x - 1]) + above[x + 1] - above[x - 1] + below[x + 1] - below[x - 1];
            const int gy = 2 * (below[x] - above[x]) + below[x - 1] - above[x - 1] + below[x + 1] - above[x + 1];
            sum.xx += static_cast<double>(gx * gx);
            sum.yy += static_cast<double>(gy * gy);
            sum.xy += static_cast<double>(gx * gy);
        }
    }
    return sum.energy() > 0 ? doubledAngle(sum) / 2 : candidate.angle;
}

} // namespace nqi::decode
