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

    // Standard deviation of the samples from `first` to before `last`, as far as there are any.
    [[nodiscard]] double contrast(std::ptrdiff_t first, std::ptrdiff_t last) const
    {
        const auto end = static_cast<std::ptrdiff_t>(size());
        const auto from = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(first, 0, end));
        const auto to = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(last, 0, end));
        if (to <= from)
            return 0;
        const auto samples = static_cast<double>(to - from);
        const double mean = (m_sums[to] - m_sums[from]) / samples;
        return std::sqrt(std::max(0.0, (m_squares[to] - m_squares[from]) / samples - mean * mean));
    }

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

// How well each digit of a set explains a place.
using Scores = std::array<float, 10>;

Scores scoresOf(const Signal &signal, NumberSet set, std::size_t coarsePlace, std::size_t coarseWidth, std::size_t blur)
{
    Scores scores;
    const auto place = static_cast<std::ptrdiff_t>(coarsePlace * fine / coarse);
    const std::size_t width = coarseWidth * fine / coarse - leastFineWidth;
    const auto &shapes = fineShapes(blur).at(static_cast<std::size_t>(set)).at(width);
    for (std::size_t digit = 0; digit < 10; ++digit)
        scores.at(digit) = signal.correlation(shapes.at(digit), place);
    return scores;
}

// A code whose check digit is right, digits in reading order, and what speaks for it.
struct Code {
    float score = unreachable;
    std::array<std::uint8_t, 13> digits{};
};

// The two best codes that begin with some digits, for each remainder of their check sum.
using Best = std::array<std::array<Code, 2>, 10>;

void offer(std::array<Code, 2> &best, const Code &code)
{
    if (code.score > best[0].score) {
        best[1] = best[0];
        best[0] = code;
    } else if (code.score > best[1].score) {
        best[1] = code;
    }
}

// The check digit is a digit like the others, and of all ways to read the twelve only each tenth agrees with it: so the
// best two codes that are codes, instead of the best digit at each place and then the hope that they agree.
std::array<Code, 2> bestCodes(const std::array<Scores, 6> &setA, const std::array<Scores, 6> &setB,
                              const std::array<Scores, 6> &setC)
{
    std::array<Code, 2> result;
    for (std::size_t first = 0; first < 10; ++first) {
        Best best;
        best[first][0].score = 0;
        best[first][0].digits[0] = static_cast<std::uint8_t>(first);
        for (std::size_t i = 0; i < 12; ++i) {
            const bool isB = i < 6 && (leftParities.at(first) >> (5 - i) & 1U) != 0;
            const Scores &scores = i >= 6 ? setC.at(i - 6) : isB ? setB.at(i) : setA.at(i);
            const std::size_t weight = i % 2 == 0 ? 3 : 1;
            Best next;
            for (std::size_t remainder = 0; remainder < 10; ++remainder)
                for (const Code &code : best.at(remainder))
                    for (std::size_t digit = 0; code.score > unreachable && digit < 10; ++digit) {
                        Code longer = code;
                        longer.score += scores.at(digit);
                        longer.digits.at(i + 1) = static_cast<std::uint8_t>(digit);
                        offer(next.at((remainder + weight * digit) % 10), longer);
                    }
            best = next;
        }
        for (const Code &code : best[0])
            offer(result, code);
    }
    return result;
}

EanMatch decide(const Signal &signal, const Layout &layout, std::size_t blur)
{
    // In the order of the code, whatever way it lies.
    const auto scoresAt = [&](std::size_t index, NumberSet upright, NumberSet mirrored) {
        const std::size_t position = layout.upsideDown ? 11 - index : index;
        return scoresOf(signal, layout.upsideDown ? mirrored : upright, layout.places.at(position),
                        layout.widths.at(position), blur);
    };
    std::array<Scores, 6> setA;
    std::array<Scores, 6> setB;
    std::array<Scores, 6> setC;
    for (std::size_t i = 0; i < 6; ++i) {
        setA.at(i) = scoresAt(i, NumberSet::a, NumberSet::d);
        setB.at(i) = scoresAt(i, NumberSet::b, NumberSet::c);
        setC.at(i) = scoresAt(i + 6, NumberSet::c, NumberSet::b);
    }
    const auto [code, other] = bestCodes(setA, setB, setC);
    EanMatch match;
    match.likeness = static_cast<double>(code.score) / 12;
    match.margin = static_cast<double>(code.score - other.score);
    match.worst = 1;
    for (std::size_t i = 0; i < 13; ++i) {
        const std::size_t digit = code.digits.at(i);
        match.digits.push_back(static_cast<char>('0' + digit));
        if (i == 0)
            continue;
        const bool isB = i <= 6 && (leftParities.at(code.digits[0]) >> (6 - i) & 1U) != 0;
        const Scores &scores = i > 6 ? setC.at(i - 7) : isB ? setB.at(i - 1) : setA.at(i - 1);
        match.worst = std::min(match.worst, static_cast<double>(scores.at(digit)));
    }
    return match;
}

// What is no code at all, or lies a digit beside one, has bars where the quiet zones would be.
double contrastBeside(const Signal &signal, const Layout &layout)
{
    constexpr std::ptrdiff_t guard = guardModules * std::ptrdiff_t{coarse};
    constexpr std::ptrdiff_t blurred = 2 * std::ptrdiff_t{coarse};
    constexpr std::ptrdiff_t quiet = 5 * std::ptrdiff_t{coarse};
    const auto first = static_cast<std::ptrdiff_t>(layout.places.front()) - guard;
    const auto last = static_cast<std::ptrdiff_t>(layout.places.back() + layout.widths.back()) + guard;
    const double code = signal.contrast(first, last);
    // A quiet zone that cannot be seen is none.
    constexpr std::ptrdiff_t seen = quiet / 2;
    if (code <= 0 || first - blurred < seen || last + blurred + seen > static_cast<std::ptrdiff_t>(signal.size()))
        return 1;
    return std::max(signal.contrast(first - blurred - quiet, first - blurred),
                    signal.contrast(last + blurred, last + blurred + quiet)) /
           code;
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
    EanMatch chosen;
    for (std::size_t blur = 0; blur < blurs.size(); ++blur)
        if (EanMatch match = decide(signal, best, blur); match.likeness > chosen.likeness)
            chosen = std::move(match);
    if (chosen.digits.empty())
        return {};
    const double step = bestModule / coarse;
    chosen.beside = contrastBeside(resampled(profile, step), best);
    chosen.first = (static_cast<double>(best.places.front()) - guardModules * coarse) * step;
    chosen.last = (static_cast<double>(best.places.back() + best.widths.back()) + guardModules * coarse) * step;
    if (best.upsideDown)
        std::swap(chosen.first, chosen.last);
    return chosen;
}

bool isCertain(const EanMatch &match)
{
    return match.likeness >= 0.86 && match.worst >= 0.6 && match.margin >= 0.1 && match.beside <= 0.4;
}

bool isLikely(const EanMatch &match)
{
    return match.likeness >= 0.8 && match.worst >= 0.5 && match.margin >= 0.04 && match.beside <= 0.4;
}

} // namespace nqi::decode
