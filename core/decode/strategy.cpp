// SPDX-License-Identifier: Apache-2.0
#include "core/decode/strategy.h"

#include "core/decode/hints.h"
#include "core/decode/prepare.h"
#include "core/decode/regions.h"
#include "core/decode/strips.h"
#include "core/decode/work_clock.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <future>
#include <utility>

namespace nqi::decode {

namespace {

constexpr std::chrono::milliseconds videoBudget{8};
constexpr std::chrono::milliseconds stillBudget{60};
constexpr std::chrono::milliseconds furtherCodes{20};
// Fewer changes of colour than this are no code; likeness is dear and needs something that looks like an EAN.
constexpr int leastTransitions = 14;
constexpr int leastForLikeness = 24;
constexpr std::size_t mostUnread = 8;
// Video: up to the first size every frame is searched whole, up to the second one every third frame.
constexpr std::int64_t fullSizePixels = 1'000'000;
constexpr std::int64_t hugePixels = 3'000'000;
constexpr std::uint64_t fullSizeEvery = 3;
constexpr std::uint64_t newCodesEvery = 4;

std::chrono::microseconds budgetOf(const DecodeOptions &options)
{
    if (options.budget.count() > 0)
        return options.budget;
    return options.effort == Effort::still ? stillBudget : videoBudget;
}

PointF middleOf(const Symbol &symbol)
{
    PointF middle;
    for (const Point corner : symbol.corners) {
        middle.x += corner.x / 4.0;
        middle.y += corner.y / 4.0;
    }
    return middle;
}

// The reads of a strip that need to be seconded.
bool hasOneCheckDigit(const Read &read)
{
    return read.symbology == Symbology::ean13 || read.symbology == Symbology::upcA;
}

} // namespace

Strategy::Strategy(const Frame &frame, const DecodeOptions &options)
    : m_view(viewOf(frame)), m_options(options), m_collector(m_view, frame.sequence), m_begin(workTime()),
      m_budget(budgetOf(options))
{
    for (std::size_t i = 0; i < options.symbologies.size(); ++i)
        (isLinear(static_cast<Symbology>(i)) ? m_linear : m_matrix).set(i, options.symbologies.test(i));
}

void Strategy::runStill()
{
    scan(m_view, {.stage = Stage::fast, .symbologies = m_options.symbologies});
    if (settled()) {
        // There may be other codes beside it.
        m_budget = std::min(m_budget, workTime() - m_begin + furtherCodes);
        readStrips(6, Depth::quick);
        readRegions(6, Depth::quick);
        // Where there are two there may be many: a shelf, a carton, a sheet.
        if (m_collector.symbols().size() > 1)
            scan(m_view,
                 {.stage = Stage::thorough, .symbologies = m_options.symbologies, .harder = true, .rotate = true});
        return;
    }
    searchWholeAndPlaces();
    if (!done())
        scan(equalised(m_view, 3, 8).view(),
             {.stage = Stage::contrast, .symbologies = m_options.symbologies, .harder = true, .rotate = true});
    if (!done())
        scanHalf(true);
    if (!done())
        readStrips(4, Depth::deep);
    if (!done())
        readStrips(2, Depth::likeness);
    if (!done())
        readRegions(4, Depth::deep);
    if (!done())
        scan(inverted(m_view).view(), {.stage = Stage::inverted, .symbologies = m_matrix, .harder = true});
    if (!done() && m_view.longer() <= 2000)
        scan(resized(m_view, m_view.width * 2, m_view.height * 2, Interpolation::cubic).view(),
             {.stage = Stage::enlarged,
              .toFrame = {.a = 0.5, .e = 0.5},
              .symbologies = m_options.symbologies,
              .harder = true,
              .rotate = true});
}

// The dearest step and the most fruitful one, which know nothing of each other.
void Strategy::searchWholeAndPlaces()
{
    const Scan thorough{.stage = Stage::thorough, .symbologies = m_options.symbologies, .harder = true, .rotate = true};
    std::future<std::expected<std::vector<Read>, DecodeError>> whole;
    if (m_options.threads > 1)
        whole = std::async(std::launch::async, [this, thorough] { return readSymbols(m_view, optionsOf(thorough)); });
    readStrips(4, Depth::quick);
    if (!done())
        readRegions(4, Depth::quick);
    if (whole.valid())
        take(whole.get(), thorough);
    else if (!done())
        scan(m_view, thorough);
}

void Strategy::runVideo(const StreamMemory &memory)
{
    for (const Vote &vote : memory.confirming())
        m_collector.addEarlier(vote);
    // Single lines are kept: over the frames they add up.
    m_minLines = 1;
    const std::uint64_t turn = memory.turn();
    // What was there is most likely still there; for anything new the whole picture has its turn now and then.
    const bool followed = follow(memory.lastSymbols());
    if (followed && turn % newCodesEvery != 0)
        return;
    const bool large = std::int64_t{m_view.width} * m_view.height > fullSizePixels;
    if (!large || (turn % fullSizeEvery == 0 && std::int64_t{m_view.width} * m_view.height <= hugePixels))
        scan(m_view, {.stage = Stage::fast, .symbologies = m_options.symbologies});
    else
        scanHalf(false);
    // One deep step a frame, in turn: a few frames together see what one still picture sees.
    if (done())
        return;
    switch (turn % 3) {
    case 0:
        readStrips(2, Depth::quick);
        break;
    case 1:
        readRegions(2, Depth::quick);
        break;
    default:
        readStrips(1, Depth::likeness);
        break;
    }
}

bool Strategy::follow(std::span<const Symbol> symbols)
{
    std::size_t found = 0;
    for (const Symbol &symbol : symbols.first(std::min<std::size_t>(symbols.size(), 6))) {
        const auto [left, right] = std::ranges::minmax(symbol.corners, {}, &Point::x);
        const auto [top, bottom] = std::ranges::minmax(symbol.corners, {}, &Point::y);
        const int reach = std::max(right.x - left.x, bottom.y - top.y) / 3 + 16;
        const int x = std::clamp(left.x - reach, 0, m_view.width - 1);
        const int y = std::clamp(top.y - reach, 0, m_view.height - 1);
        const View part{m_view.row(y) + x, std::clamp(right.x + reach - x, 1, m_view.width - x),
                        std::clamp(bottom.y + reach - y, 1, m_view.height - y), m_view.stride};
        const std::size_t before = m_collector.symbols().size();
        scan(part,
             {.stage = Stage::track,
              .toFrame = {.c = static_cast<double>(x), .f = static_cast<double>(y)},
              .symbologies = SymbologySet().set(static_cast<std::size_t>(symbol.symbology)) & m_options.symbologies,
              .rotate = isLinear(symbol.symbology)});
        if (m_collector.symbols().size() > before)
            ++found;
    }
    return !symbols.empty() && found == symbols.size();
}

void Strategy::scanHalf(bool harder)
{
    scan(resized(m_view, m_view.width / 2, m_view.height / 2, Interpolation::area).view(),
         {.stage = Stage::half,
          .toFrame = {.a = 2, .e = 2},
          .symbologies = m_options.symbologies,
          .harder = harder,
          .rotate = harder});
}

void Strategy::readStrips(std::size_t limit, Depth depth)
{
    const std::vector<Candidate> &candidates = located().linear;
    for (const Candidate &candidate : std::span(candidates).first(std::min(limit, candidates.size())))
        if (!outOfTime() && !isRead(candidate))
            readStrip(candidate, depth);
}

void Strategy::readStrip(const Candidate &candidate, Depth depth)
{
    static constexpr std::array<StripRecipe, 2> quick{{
        {.sigma = 0.9, .amount = 2, .windows = 9},
        {.sigma = 1.6, .amount = 3, .windows = 9},
    }};
    static constexpr std::array<StripRecipe, 3> slow{{
        {.sigma = 1.6, .amount = 3, .windows = 0},
        {.bands = 72, .windows = 20},
        {.bands = 9, .windows = 20},
    }};
    const auto recipes =
        depth == Depth::deep ? std::span<const StripRecipe>(slow) : std::span<const StripRecipe>(quick);
    Strip strip = cutStrip(m_view, candidate);
    const int changes = transitions(strip);
    if (changes < leastTransitions)
        return;
    m_suspects.push_back(candidate);
    unsigned variant = depth == Depth::deep ? 8 : 0;
    for (const StripRecipe &recipe : recipes) {
        const auto reads = decode::readStrip(strip, recipe, m_linear, m_minLines);
        m_failed = m_failed || !reads;
        if (!reads)
            continue;
        m_collector.add(*reads, Stage::strip, strip.toView, variant++);
        if (!isRead(candidate) && std::ranges::any_of(*reads, hasOneCheckDigit))
            m_collector.add(readStripByLikeness(strip, *reads, m_linear), Stage::likeness, strip.toView);
        if (isRead(candidate))
            return;
    }
    if (depth == Depth::likeness && changes >= leastForLikeness && m_collector.symbols().empty())
        m_collector.add(readStripByLikeness(strip, {}, m_linear), Stage::likeness, strip.toView);
}

void Strategy::readRegions(std::size_t limit, Depth depth)
{
    static constexpr std::array quick{RegionRecipe::quick};
    static constexpr std::array slow{RegionRecipe::sharpened, RegionRecipe::smoothed, RegionRecipe::contrast,
                                     RegionRecipe::turned};
    const auto recipes =
        depth == Depth::deep ? std::span<const RegionRecipe>(slow) : std::span<const RegionRecipe>(quick);
    const std::vector<Candidate> &candidates = located().matrix;
    for (const Candidate &candidate : std::span(candidates).first(std::min(limit, candidates.size())))
        for (const RegionRecipe recipe : recipes) {
            if (outOfTime() || isRead(candidate))
                break;
            const bool turned = recipe == RegionRecipe::turned;
            const Region region = cutRegion(m_view, candidate, 0.22, turned ? 30 : 0);
            const auto reads = readRegion(region, recipe, m_matrix);
            m_failed = m_failed || !reads;
            if (reads)
                m_collector.add(*reads, Stage::region, region.toView, static_cast<unsigned>(recipe));
        }
}

const Located &Strategy::located()
{
    if (!m_located)
        m_located = locate(m_view, 8);
    return *m_located;
}

bool Strategy::isRead(const Candidate &candidate) const
{
    return std::ranges::any_of(m_collector.symbols(), [&](const Symbol &symbol) {
        const PointF middle = middleOf(symbol);
        if (candidate.contains(middle, 0))
            return true;
        const auto [left, right] = std::ranges::minmax(symbol.corners, {}, &Point::x);
        const auto [top, bottom] = std::ranges::minmax(symbol.corners, {}, &Point::y);
        return candidate.centre.x >= left.x && candidate.centre.x <= right.x && candidate.centre.y >= top.y &&
               candidate.centre.y <= bottom.y;
    });
}

void Strategy::scan(View view, const Scan &scan)
{
    take(readSymbols(view, optionsOf(scan)), scan);
}

EngineOptions Strategy::optionsOf(const Scan &scan) const
{
    return {.symbologies = scan.symbologies,
            .harder = scan.harder,
            .rotate = scan.rotate,
            .downscale = scan.harder,
            .binariser = scan.binariser,
            .minLines = m_minLines};
}

void Strategy::take(const std::expected<std::vector<Read>, DecodeError> &reads, const Scan &scan)
{
    m_failed = m_failed || !reads;
    if (reads)
        m_collector.add(*reads, scan.stage, scan.toFrame);
}

bool Strategy::outOfTime() const
{
    return workTime() - m_begin > m_budget;
}

bool Strategy::settled() const
{
    return !m_collector.symbols().empty() && !m_collector.undecided();
}

DecodeResult Strategy::result()
{
    DecodeResult result;
    result.symbols = m_collector.symbols();
    if (result.symbols.empty())
        result.hints = hintsOf(m_view);
    result.unread = m_collector.unreadParts();
    for (const Candidate &suspect : m_suspects) {
        if (isRead(suspect))
            continue;
        // A retail code has 95 modules; below some one and a half pixels each nobody reads it.
        if (result.symbols.empty() && suspect.length < 1.5 * 95)
            result.hints.tooSmall = true;
        std::array<Point, 4> outline;
        std::ranges::transform(suspect.corners(), outline.begin(), [](PointF corner) {
            return Point{static_cast<int>(std::lround(corner.x)), static_cast<int>(std::lround(corner.y))};
        });
        if (result.unread.size() < mostUnread && !std::ranges::contains(result.unread, outline))
            result.unread.push_back(outline);
    }
    result.elapsed = workTime() - m_begin;
    return result;
}

} // namespace nqi::decode
