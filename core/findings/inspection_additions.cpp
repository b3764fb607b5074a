// SPDX-License-Identifier: Apache-2.0
#include "core/findings/inspection_additions.h"

#include <algorithm>
#include <ranges>

namespace nqi::findings {

namespace {

std::vector<std::uint32_t> allRows(const Inspection &inspection)
{
    return std::views::iota(std::uint32_t{1}, static_cast<std::uint32_t>(inspection.sampling.samples.size()) + 1) |
           std::ranges::to<std::vector>();
}

bool has(const HandOver &handOver, std::uint32_t row)
{
    return std::ranges::contains(handOver.samples, row, &HandedSample::sample);
}

HandedSample handed(const Inspection &inspection, std::uint32_t row)
{
    const std::vector<Sample> &samples = inspection.sampling.samples;
    return {.sample = row,
            .quantity = row <= samples.size() ? samples[row - 1].quantity : std::string(),
            .testItem = {},
            .standard = {}};
}

} // namespace

std::vector<std::uint32_t> samplesLeft(const Inspection &inspection)
{
    std::vector<std::uint32_t> rows = allRows(inspection);
    std::erase_if(rows, [&](std::uint32_t row) {
        return std::ranges::any_of(inspection.handOvers, [&](const HandOver &one) { return has(one, row); });
    });
    return rows;
}

HandOver nextHandOver(const Inspection &inspection, Instant at)
{
    HandOver next;
    next.deliverer = inspection.sampling.sampler;
    next.at = at;
    std::vector<std::uint32_t> rows = samplesLeft(inspection);
    if (rows.empty())
        rows = allRows(inspection);
    for (const std::uint32_t row : rows)
        next.samples.push_back(handed(inspection, row));
    return next;
}

HandedSample nextHanded(const Inspection &inspection, const HandOver &handOver)
{
    const std::vector<std::uint32_t> rows = allRows(inspection);
    const auto lacking = std::ranges::find_if(rows, [&](std::uint32_t row) { return !has(handOver, row); });
    return handed(inspection, lacking == rows.end() ? 1 : *lacking);
}

} // namespace nqi::findings
