// SPDX-License-Identifier: Apache-2.0
#include "core/decode/collect.h"

#include "core/decode/ean_shapes.h"
#include "core/decode/partial.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nqi::decode {

namespace {

struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    [[nodiscard]] double longer() const { return std::max(right - left, bottom - top); }
    [[nodiscard]] PointF centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
};

Box boxOf(const Symbol &symbol)
{
    const auto [left, right] = std::ranges::minmax(symbol.corners, {}, &Point::x);
    const auto [top, bottom] = std::ranges::minmax(symbol.corners, {}, &Point::y);
    return {static_cast<double>(left.x), static_cast<double>(top.y), static_cast<double>(right.x),
            static_cast<double>(bottom.y)};
}

// A phantom of one family inside a code of another: the one with the weaker structure is the phantom.
int rank(Symbology symbology)
{
    switch (symbology) {
    case Symbology::dxFilmEdge:
    case Symbology::codabar:
        return 0;
    case Symbology::itf:
    case Symbology::upcE:
        return 1;
    case Symbology::ean8:
    case Symbology::code39:
        return 2;
    default:
        return 3;
    }
}

int family(Symbology symbology)
{
    switch (symbology) {
    case Symbology::ean8:
    case Symbology::ean13:
    case Symbology::upcA:
    case Symbology::upcE:
        return static_cast<int>(Symbology::ean13);
    default:
        return static_cast<int>(symbology);
    }
}

// Agreeing lines that make a single read of a linear code certain. The number is higher where the code itself proves
// less: EAN and UPC have one check digit (one wrong read in ten passes it), ITF, Code 39 and Codabar none they must
// have.
int linesNeeded(const Symbol &symbol)
{
    switch (symbol.symbology) {
    case Symbology::code128:
    case Symbology::code93:
        return 2;
    case Symbology::dataBar:
    case Symbology::dataBarLimited:
    case Symbology::ean13:
    case Symbology::upcA:
        return 3;
    case Symbology::dataBarExpanded: // the rows of a stacked one may be put together wrongly
    case Symbology::ean8:
        return 4;
    case Symbology::upcE:
        return 6;
    case Symbology::itf:
        return symbol.bytes.size() == 14 && checkDigitHolds(symbol.bytes) ? 3 : 8;
    case Symbology::code39:
        return symbol.bytes.size() >= 6 ? 4 : 8;
    case Symbology::codabar:
        return 8;
    default:
        return 255;
    }
}

bool hasOneCheckDigit(Symbology symbology)
{
    return symbology == Symbology::ean13 || symbology == Symbology::upcA;
}

// In every noisy picture two lines somewhere make a DataBar together; three never did in thousands of them.
bool isNoise(const Read &read)
{
    return (read.symbology == Symbology::dataBar || read.symbology == Symbology::dataBarLimited) && read.lines < 3;
}

bool mayBePartial(const Symbol &symbol)
{
    return symbol.symbology == Symbology::itf && !(symbol.bytes.size() == 14 && checkDigitHolds(symbol.bytes));
}

bool isStrong(const Symbol &symbol, int lines, Stage stage)
{
    // The bands of a strip come from the same few pixels, and sharpening may draw the same wrong bar into all of them:
    // for one check digit that is too little.
    if (stage == Stage::strip && hasOneCheckDigit(symbol.symbology))
        return false;
    const int needed = linesNeeded(symbol);
    return lines >= (stage == Stage::strip ? std::max(needed, 5) : needed);
}

// Lines of several frames count a little less: the same wrong bar may be in all of them.
int votesNeeded(const Symbol &symbol)
{
    return isLinear(symbol.symbology) ? linesNeeded(symbol) + 2 : 0;
}

} // namespace

// A linear code may be found in two pieces, one above the other: along its bars more distance is still the same code.
bool samePlace(const Symbol &one, const Symbol &other)
{
    const Box a = boxOf(one);
    const Box b = boxOf(other);
    const double distance = std::hypot(a.centre().x - b.centre().x, a.centre().y - b.centre().y);
    return distance < 0.6 * std::max(a.longer(), b.longer()) + 4;
}

void Collector::add(std::span<const Read> reads, Stage stage, const Affine &toFrame, unsigned variant)
{
    for (const Read &read : reads) {
        if (isNoise(read))
            continue;
        Candidate fresh;
        fresh.symbol.symbology = read.symbology;
        fresh.symbol.symbologyId = read.symbologyId;
        fresh.symbol.bytes = read.bytes;
        fresh.symbol.text = read.text;
        fresh.symbol.binary = read.binary;
        fresh.symbol.sequence = m_sequence;
        fresh.symbol.stage = stage;
        for (std::size_t i = 0; i < 4; ++i) {
            const PointF corner = toFrame.map(read.corners.at(i));
            fresh.symbol.corners.at(i) = {static_cast<int>(std::lround(corner.x)),
                                          static_cast<int>(std::lround(corner.y))};
        }
        const auto known = std::ranges::find_if(m_candidates, [&](const Candidate &candidate) {
            return candidate.symbol.sameContent(fresh.symbol) && samePlace(candidate.symbol, fresh.symbol);
        });
        if (known == m_candidates.end())
            fresh.partial = mayBePartial(fresh.symbol) && barsGoOn(m_view, fresh.symbol);
        Candidate &candidate = known != m_candidates.end() ? *known : m_candidates.emplace_back(std::move(fresh));
        // All strips of an EAN are one opinion: see isStrong.
        const bool distrusted = stage == Stage::strip && hasOneCheckDigit(read.symbology);
        const unsigned opinion = static_cast<unsigned>(stage) * 16 + (distrusted ? 0 : variant);
        // A single line is a vote, no opinion.
        const bool line = isLinear(read.symbology) && stage != Stage::likeness && read.lines < 2 && m_view.height > 1;
        if (!line && !std::ranges::contains(candidate.opinions, opinion))
            candidate.opinions.push_back(opinion);
        // Nor do they add up over frames: in each the blur is the same, and the wrong bar with it.
        if (!distrusted)
            candidate.votes += read.lines;
        candidate.lines += read.lines;
        candidate.strong = candidate.strong || isStrong(candidate.symbol, read.lines, stage);
    }
}

void Collector::addEarlier(const Vote &vote)
{
    m_earlier.push_back(vote);
}

bool Collector::isCertain(const Candidate &candidate) const
{
    const Symbol &symbol = candidate.symbol;
    if (candidate.partial)
        return false;
    if (!isLinear(symbol.symbology))
        // The smallest Micro QR codes (M1) detect errors and cannot correct any.
        return symbol.symbology != Symbology::microQrCode || symbol.bytes.size() > 5 || isConfirmed(candidate);
    return candidate.strong || isConfirmed(candidate);
}

bool Collector::isConfirmed(const Candidate &candidate) const
{
    return candidate.opinions.size() >= 2 || std::ranges::any_of(m_earlier, [&](const Vote &vote) {
               return vote.symbol.sameContent(candidate.symbol) &&
                      vote.lines + candidate.votes >= votesNeeded(candidate.symbol);
           });
}

bool Collector::isContradicted(const Candidate &candidate) const
{
    const Symbol &symbol = candidate.symbol;
    if (!isLinear(symbol.symbology))
        return false;
    return std::ranges::any_of(m_candidates, [&](const Candidate &other) {
        if (&other == &candidate || !isLinear(other.symbol.symbology) || !samePlace(symbol, other.symbol))
            return false;
        if (family(other.symbol.symbology) != family(symbol.symbology))
            return rank(other.symbol.symbology) > rank(symbol.symbology) && isCertain(other);
        return !other.symbol.sameContent(symbol) && isCertain(other) && other.lines * 3 >= candidate.lines;
    });
}

// Composite codes carry their second part in a symbol that the engine takes for a PDF417 with binary content.
bool Collector::isCompositeJunk(const Candidate &candidate) const
{
    if (candidate.symbol.symbology != Symbology::pdf417 || !candidate.symbol.binary)
        return false;
    return std::ranges::any_of(m_candidates, [](const Candidate &other) {
        const std::string &id = other.symbol.symbologyId;
        return id == "]C1" || id.starts_with("]e") || id.starts_with("]E");
    });
}

std::vector<Symbol> Collector::symbols() const
{
    std::vector<Symbol> result;
    for (const Candidate &candidate : m_candidates)
        if (isCertain(candidate) && !isContradicted(candidate) && !isCompositeJunk(candidate))
            result.push_back(candidate.symbol);
    return result;
}

bool Collector::undecided() const
{
    return std::ranges::any_of(m_candidates, [this](const Candidate &candidate) {
        return !candidate.opinions.empty() && !isCertain(candidate);
    });
}

std::vector<Vote> Collector::weak() const
{
    std::vector<Vote> result;
    for (const Candidate &candidate : m_candidates)
        if (!isCertain(candidate) && !candidate.partial)
            result.push_back({candidate.symbol, candidate.votes});
    return result;
}

std::vector<std::array<Point, 4>> Collector::unreadParts() const
{
    std::vector<std::array<Point, 4>> result;
    for (const Candidate &candidate : m_candidates)
        if (isCompositeJunk(candidate))
            result.push_back(candidate.symbol.corners);
    return result;
}

} // namespace nqi::decode
