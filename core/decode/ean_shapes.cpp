// SPDX-License-Identifier: Apache-2.0
#include "core/decode/ean_shapes.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace nqi::decode {

namespace {

// Element widths of the digits in set A, and in C with the colours exchanged.
constexpr std::array<std::array<int, 4>, 10> widthsA{{{3, 2, 1, 1},
                                                      {2, 2, 2, 1},
                                                      {2, 1, 2, 2},
                                                      {1, 4, 1, 1},
                                                      {1, 1, 3, 2},
                                                      {1, 2, 3, 1},
                                                      {1, 1, 1, 4},
                                                      {1, 3, 1, 2},
                                                      {1, 2, 1, 3},
                                                      {3, 1, 1, 2}}};

double normalCdf(double x)
{
    return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

// A step from 0 to 1 at t = 0, blurred.
double blurredEdge(double t, Blur blur)
{
    if (blur.box == 0)
        return normalCdf(t / blur.sigma);
    constexpr int steps = 9;
    double sum = 0;
    for (int i = 0; i < steps; ++i)
        sum += normalCdf((t + blur.box * ((i + 0.5) / steps - 0.5)) / blur.sigma);
    return sum / steps;
}

struct Surroundings {
    double lead = 1; // modules of the neighbour before that belong to the shape
    double trail = 1;
};

// Elements alternate in colour, and so do they with their neighbours, whose colour goes on.
Shape shapeOf(std::span<const int> elements, bool darkFirst, Surroundings around, double samplesPerModule, Blur blur)
{
    double total = 0;
    for (const int element : elements)
        total += element;
    Shape shape;
    shape.offset = static_cast<int>(std::lround(-around.lead * samplesPerModule));
    const int end = static_cast<int>(std::lround((total + around.trail) * samplesPerModule));
    for (int sample = shape.offset; sample < end; ++sample) {
        const double t = (sample + 0.5) / samplesPerModule;
        double step = darkFirst ? -2 : 2;
        double edge = 0;
        double value = -step / 2 + step * blurredEdge(t, blur);
        for (const int element : elements) {
            edge += element;
            step = -step;
            value += step * blurredEdge(t - edge, blur);
        }
        shape.samples.push_back(static_cast<float>(value));
    }
    float mean = 0;
    for (const float value : shape.samples)
        mean += value / static_cast<float>(shape.samples.size());
    float energy = 0;
    for (float &value : shape.samples) {
        value -= mean;
        energy += value * value;
    }
    for (float &value : shape.samples)
        value /= std::sqrt(energy);
    return shape;
}

constexpr std::array<int, 3> guard{1, 1, 1};
constexpr std::array<int, 5> middle{1, 1, 1, 1, 1};
constexpr double quietModules = 3; // more is often missing on real labels

} // namespace

Shape digitShape(NumberSet set, int digit, double samples, Blur blur)
{
    std::array<int, 4> elements = widthsA.at(static_cast<std::size_t>(digit));
    if (set == NumberSet::b || set == NumberSet::d)
        std::ranges::reverse(elements);
    return shapeOf(elements, set == NumberSet::c || set == NumberSet::d, {}, samples / digitModules, blur);
}

Shape startShape(double samplesPerModule, Blur blur)
{
    return shapeOf(guard, true, {.lead = quietModules}, samplesPerModule, blur);
}

Shape middleShape(double samplesPerModule, Blur blur)
{
    return shapeOf(middle, false, {}, samplesPerModule, blur);
}

Shape endShape(double samplesPerModule, Blur blur)
{
    return shapeOf(guard, true, {.trail = quietModules}, samplesPerModule, blur);
}

bool checkDigitHolds(std::string_view digits)
{
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const char c = digits[digits.size() - 1 - i];
        if (c < '0' || c > '9')
            return false;
        sum += (c - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return !digits.empty() && sum % 10 == 0;
}

} // namespace nqi::decode
