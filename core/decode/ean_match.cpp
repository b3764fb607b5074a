// SPDX-License-Identifier: Apache-2.0
#include "core/decode/ean_match.h"

#include "core/decode/ean_shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace nqi::decode {

namespace {

constexpr int codeModules = 95;
constexpr float guardWeight = 0.7F; // a guard says less than a digit: text often stands in the quiet zone
constexpr float unreachable = -100;

// The search looks at three samples a module and digits of 20 to 22 of them: perspective and curved labels.
constexpr std::size_t coarse = 4;
constexpr std::size_t widthCount = 5;
constexpr std::size_t leastWidth = coarse * digitModules - widthCount / 2;
// The decision looks twice as closely.
constexpr int fine = 8;
constexpr int fineReach = 0; // samples and widths to either side

// The windows of shapes have a length for each width; their energy is computed once for all digits.
class Signal {
public:
    explicit Signal(std::vector<float> samples)
        : m_samples(std::move(samples)), m_sums(m_samples.size() + 1), m_squares(m_samples.size() + 1)
    {
        for (std::size_t i = 0; i < m_samples.size(); ++i) {
            m_sums[i + 1] = m_sums[i] + m_samples[i];
            m_squares[i + 1] = m_squares[i] + double{m_samples[i]} * m_samples[i];
        }
    }

    [[nodiscard]] std::size_t size() const { return m_samples.size(); }

    // 1 / length of the window without its mean; 0 where the window does not fit or shows nothing.
    [[nodiscard]] float scale(const Shape &shape, std::ptrdiff_t place) const
    {
        const std::ptrdiff_t first = place + shape.offset;
        const std::size_t count = shape.samples.size();
        if (first < 0 || static_cast<std::size_t>(first) + count > size())
            return 0;
        const auto begin = static_cast<std::size_t>(first);
        const double sum = m_sums[begin + count] - m_sums[begin];
        const auto samples = static_cast<double>(count);
        const double energy = m_squares[begin + count] - m_squares[begin] - sum * sum / samples;
        // Three grey levels of contrast say nothing.
        return energy < 9 * samples ? 0 : static_cast<float>(1 / std::sqrt(energy));
    }

    [[nodiscard]] float correlation(const Shape &shape, std::ptrdiff_t place) const
    {
        const float factor = scale(shape, place);
        if (factor == 0)
            return -1;
        const float *window = m_samples.data() + (place + shape.offset);
        float product = 0;
        for (std::size_t i = 0; i < shape.samples.size(); ++i)
            product += shape.samples[i] * window[i];
        return product * factor;
    }

    // The same for every place at once; a loop over places becomes vectors.
    void correlations(const Shape &shape, std::span<const float> scales, std::vector<float> &best) const
    {
        m_products.assign(size(), 0);
        const auto begin = static_cast<std::size_t>(-shape.offset);
        const std::size_t end = size() - (shape.samples.size() - begin);
        for (std::size_t i = 0; i < shape.samples.size(); ++i) {
            const float factor = shape.samples[i];
            const float *window = m_samples.data() + i;
            float *product = m_products.data() + begin;
            for (std::size_t place = 0; place < end - begin; ++place)
                product[place] += factor * window[place];
        }
        for (std::size_t place = 0; place < size(); ++place)
            best[place] = std::max(best[place], m_products[place] * scales[place]);
    }

private:
    std::vector<float> m_samples;
    std::vector<double> m_sums;
    std::vector<double> m_squares;
    mutable std::vector<float> m_products;
};

Signal resampled(std::span<const float> profile, double step)
{
    std::vector<float> samples(static_cast<std::size_t>(static_cast<double>(profile.size()) / step));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        // The mean of the profile under the sample: a long strip is not undersampled.
        const auto first = static_cast<std::size_t>(static_cast<double>(i) * step);
        const auto next = static_cast<std::size_t>(static_cast<double>(i + 1) * step);
        const std::size_t last = std::min(profile.size(), std::max(first + 1, next));
        float sum = 0;
        for (std::size_t j = first; j < last; ++j)
            sum += profile[j];
        samples[i] = sum / static_cast<float>(last - first);
    }
    return Signal(std::move(samples));
}

// Shapes for the search: one moderate blur finds the digits of any.
struct CoarseShapes {
    std::array<std::array<std::array<Shape, 10>, widthCount>, 4> digits; // by set, width, digit
    Shape start;
    Shape middle;
    Shape end;
};

const CoarseShapes &coarseShapes()
{
    static const CoarseShapes made = [] {
        constexpr Blur blur{.sigma = 0.55};
        CoarseShapes shapes;
        for (std::size_t set = 0; set < 4; ++set)
            for (std::size_t width = 0; width < widthCount; ++width)
                for (std::size_t digit = 0; digit < 10; ++digit)
                    shapes.digits.at(set).at(width).at(digit) =
                        digitShape(static_cast<NumberSet>(set), static_cast<int>(digit),
                                   static_cast<double>(leastWidth + width), blur);
        shapes.start = startShape(coarse, blur);
        shapes.middle = middleShape(coarse, blur);
        shapes.end = endShape(coarse, blur);
        return shapes;
    }();
    return made;
}

// The correlation of the best digit of a set, by set, width and place.
using Likelihoods = std::array<std::array<std::vector<float>, widthCount>, 4>;

Likelihoods likelihoods(const Signal &signal)
{
    Likelihoods result;
    const CoarseShapes &shapes = coarseShapes();
    std::vector<float> scales(signal.size());
    for (std::size_t width = 0; width < widthCount; ++width) {
        for (std::size_t place = 0; place < signal.size(); ++place)
            scales[place] = signal.scale(shapes.digits[0][width][0], static_cast<std::ptrdiff_t>(place));
        for (std::size_t set = 0; set < 4; ++set) {
            result[set][width].assign(signal.size(), -1);
            for (const Shape &shape : shapes.digits[set][width])
                signal.correlations(shape, scales, result[set][width]);
        }
    }
    return result;
}

// Where the twelve printed digits lie, in samples, in the order of the profile.
struct Layout {
    float score = 0;
    bool upsideDown = false;
    std::array<std::size_t, 12> places{};
    std::array<std::size_t, 12> widths{};
};

// The best way through guards and digits (dynamic programming over places).
class Path {
public:
    Path(const Signal &signal, const Likelihoods &likely, bool upsideDown)
        : m_signal(signal), m_likely(likely), m_upsideDown(upsideDown)
    {
    }

    Layout best()
    {
        const CoarseShapes &shapes = coarseShapes();
        std::vector<float> scores = overGuard(std::vector<float>(m_signal.size()), shapes.start, guardModules * coarse);
        for (std::size_t digit = 0; digit < 12; ++digit) {
            if (digit == 6)
                scores = overGuard(scores, shapes.middle, middleModules * coarse);
            scores = overDigit(scores, digit);
        }
        scores = overGuard(scores, shapes.end, 0);
        const auto end = std::ranges::max_element(scores);
        Layout layout;
        if (end == scores.end() || *end <= 0)
            return layout;
        layout.score = *end;
        layout.upsideDown = m_upsideDown;
        auto place = static_cast<std::size_t>(end - scores.begin());
        for (std::size_t digit = 12; digit-- > 0;) {
            layout.widths.at(digit) = leastWidth + m_from.at(digit)[place];
            place -= layout.widths.at(digit);
            layout.places.at(digit) = place;
            if (digit == 6)
                place -= middleModules * coarse;
        }
        return layout;
    }

private:
    std::vector<float> overGuard(const std::vector<float> &scores, const Shape &shape, std::size_t step) const
    {
        std::vector<float> next(scores.size(), unreachable);
        for (std::size_t place = 0; place + step < scores.size(); ++place)
            if (scores[place] > unreachable)
                next[place + step] =
                    scores[place] + guardWeight * m_signal.correlation(shape, static_cast<std::ptrdiff_t>(place));
        return next;
    }

    // Upside down, the right half comes first and every set is seen in the mirror.
    [[nodiscard]] float likelihood(std::size_t digit, std::size_t width, std::size_t place) const
    {
        const auto of = [&](NumberSet set) { return m_likely[static_cast<std::size_t>(set)][width][place]; };
        if (digit < 6)
            return m_upsideDown ? of(NumberSet::b) : std::max(of(NumberSet::a), of(NumberSet::b));
        return m_upsideDown ? std::max(of(NumberSet::c), of(NumberSet::d)) : of(NumberSet::c);
    }

    std::vector<float> overDigit(const std::vector<float> &scores, std::size_t digit)
    {
        std::vector<float> next(scores.size(), unreachable);
        std::vector<std::uint8_t> &from = m_from.at(digit);
        from.assign(scores.size(), 0);
        for (std::size_t place = 0; place + leastWidth + widthCount <= scores.size(); ++place) {
            if (scores[place] <= unreachable)
                continue;
            for (std::size_t width = 0; width < widthCount; ++width) {
                const std::size_t end = place + leastWidth + width;
                const float score = scores[place] + likelihood(digit, width, place);
                if (end < next.size() && score > next[end]) {
                    next[end] = score;
                    from[end] = static_cast<std::uint8_t>(width);
                }
            }
        }
        return next;
    }

    const Signal &m_signal;
    const Likelihoods &m_likely;
    bool m_upsideDown = false;
    std::array<std::vector<std::uint8_t>, 12> m_from;
};

// The decision tries several blurs: the picture has one of them.
constexpr std::array<Blur, 4> blurs{{{.sigma = 0.3}, {.sigma = 0.6}, {.sigma = 0.9}, {.sigma = 0.4, .box = 2}}};
constexpr std::size_t fineWidths = 9; // 39 to 45 samples
constexpr std::size_t leastFineWidth = 52;

using FineShapes = std::array<std::array<std::array<Shape, 10>, fineWidths>, 4>; // by set, width, digit

const FineShapes &fineShapes(std::size_t blur)
{
    static const std::array<FineShapes, blurs.size()> made = [] {
        std::array<FineShapes, blurs.size()> all;
        for (std::size_t i = 0; i < blurs.size(); ++i)
            for (std::size_t set = 0; set < 4; ++set)
                for (std::size_t width = 0; width < fineWidths; ++width)
                    for (std::size_t digit = 0; digit < 10; ++digit)
                        all.at(i).at(set).at(width).at(digit) =
                            digitShape(static_cast<NumberSet>(set), static_cast<int>(digit),
                                       static_cast<double>(leastFineWidth + width), blurs.at(i));
        return all;
    }();
    return made.at(blur);
}

// The best digit of a set at one place, and the correlation of the second best.
struct Choice {
    std::size_t digit = 0;
    float score = -1;
    float second = -1;
};

Choice choose(const Signal &signal, NumberSet set, std::size_t coarsePlace, std::size_t coarseWidth, std::size_t blur)
{
    std::array<float, 10> scores{};
    scores.fill(-1);
    const auto place = static_cast<std::ptrdiff_t>(coarsePlace * fine / coarse);
    const std::size_t middle = coarseWidth * fine / coarse - leastFineWidth;
    for (std::size_t width = middle - fineReach; width <= middle + fineReach; ++width)
        for (std::ptrdiff_t shift = -fineReach; shift <= fineReach; ++shift)
            for (std::size_t digit = 0; digit < 10; ++digit)
                scores.at(digit) =
                    std::max(scores.at(digit),
                             signal.correlation(fineShapes(blur).at(static_cast<std::size_t>(set)).at(width).at(digit),
                                                place + shift));
    Choice choice;
    for (std::size_t digit = 0; digit < 10; ++digit)
        if (scores.at(digit) > choice.score) {
            choice.second = choice.score;
            choice.score = scores.at(digit);
            choice.digit = digit;
        } else {
            choice.second = std::max(choice.second, scores.at(digit));
        }
    return choice;
}

struct Decision {
    EanMatch match;
    bool valid = false;
};

Decision decide(const Signal &signal, const Layout &layout, std::size_t blur)
{
    // In the order of the code, whatever way it lies.
    const auto choiceOf = [&](std::size_t index, NumberSet upright, NumberSet mirrored) {
        const std::size_t position = layout.upsideDown ? 11 - index : index;
        return choose(signal, layout.upsideDown ? mirrored : upright, layout.places.at(position),
                      layout.widths.at(position), blur);
    };
    std::array<Choice, 6> setA;
    std::array<Choice, 6> setB;
    std::array<Choice, 12> digits;
    for (std::size_t i = 0; i < 6; ++i) {
        setA.at(i) = choiceOf(i, NumberSet::a, NumberSet::d);
        setB.at(i) = choiceOf(i, NumberSet::b, NumberSet::c);
        digits.at(i + 6) = choiceOf(i + 6, NumberSet::c, NumberSet::b);
    }
    // The first digit is said by the sets of the left ones: the combination that fits best.
    const auto isB = [](std::size_t first, std::size_t i) { return (leftParities.at(first) >> (5 - i) & 1U) != 0; };
    std::array<float, 10> sums{};
    for (std::size_t first = 0; first < 10; ++first)
        for (std::size_t i = 0; i < 6; ++i)
            sums.at(first) += isB(first, i) ? setB.at(i).score : setA.at(i).score;
    const auto first = static_cast<std::size_t>(std::ranges::max_element(sums) - sums.begin());
    for (std::size_t i = 0; i < 6; ++i)
        digits.at(i) = isB(first, i) ? setB.at(i) : setA.at(i);

    Decision decision;
    EanMatch &match = decision.match;
    match.worst = 1;
    match.margin = 1;
    for (std::size_t other = 0; other < 10; ++other)
        if (other != first)
            match.margin = std::min(match.margin, static_cast<double>(sums.at(first) - sums.at(other)));
    match.digits.push_back(static_cast<char>('0' + first));
    for (const Choice &choice : digits) {
        match.digits.push_back(static_cast<char>('0' + choice.digit));
        match.likeness += static_cast<double>(choice.score) / 12;
        match.worst = std::min(match.worst, static_cast<double>(choice.score));
        match.margin = std::min(match.margin, static_cast<double>(choice.score - choice.second));
    }
    decision.valid = checkDigitHolds(match.digits);
    return decision;
}

} // namespace

std::optional<EanMatch> matchEan13(std::span<const float> profile, double length, LengthIs certainty)
{
    constexpr std::array<double, 6> shares{1.0, 0.92, 1.08, 0.84, 0.76, 0.69};
    Layout best;
    double bestModule = 0;
    for (const double share : std::span(shares).first(certainty == LengthIs::known ? 1 : shares.size())) {
        const double module = length * share / codeModules; // profile samples
        if (module < 1 || static_cast<double>(profile.size()) < module * codeModules)
            continue;
        const Signal signal = resampled(profile, module / coarse);
        const Likelihoods likely = likelihoods(signal);
        for (const bool upsideDown : {false, true})
            if (const Layout layout = Path(signal, likely, upsideDown).best(); layout.score > best.score) {
                best = layout;
                bestModule = module;
            }
    }
    if (best.score <= 0)
        return {};
    const Signal signal = resampled(profile, bestModule / fine);
    Decision chosen;
    for (std::size_t blur = 0; blur < blurs.size(); ++blur)
        if (Decision decision = decide(signal, best, blur); decision.match.likeness > chosen.match.likeness)
            chosen = std::move(decision);
    if (!chosen.valid)
        return {};
    const double step = bestModule / coarse;
    chosen.match.first = (static_cast<double>(best.places.front()) - guardModules * coarse) * step;
    chosen.match.last = (static_cast<double>(best.places.back() + best.widths.back()) + guardModules * coarse) * step;
    if (best.upsideDown)
        std::swap(chosen.match.first, chosen.match.last);
    return chosen.match;
}

bool isCertain(const EanMatch &match)
{
    return match.likeness >= 0.86 && match.worst >= 0.6 && match.margin >= 0.045;
}

bool isLikely(const EanMatch &match)
{
    return match.likeness >= 0.8 && match.worst >= 0.5 && match.margin >= 0.02;
}

} // namespace nqi::decode
