// SPDX-License-Identifier: Apache-2.0
// What one more sighting costs in a check of 5,000 lines, by how alike its lines are. Usage: bench_consignment [LINES]
#include "core/consignment/tally.h"
#include "core/gs1/gtin.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <print>
#include <string>
#include <vector>

namespace {

using namespace nqi;
using consignment::Consignment;

std::uint64_t gtinAt(std::size_t index)
{
    const std::string digits = "0690" + std::to_string(100'000'000 + index);
    return std::stoull(digits + std::to_string(*gs1::checkDigit(digits)));
}

Consignment consignmentOf(std::size_t lines, std::size_t goods)
{
    Consignment made;
    for (std::size_t i = 0; i < lines; ++i)
        made.lines.push_back({.number = static_cast<std::uint32_t>(i + 1),
                              .gtin = gtinAt(i % goods),
                              .lot = "L" + std::to_string(i / goods),
                              .quantity = 24});
    return made;
}

void measure(const char *what, std::size_t lines, std::size_t goods)
{
    using Ticks = std::chrono::steady_clock;
    consignment::Tally tally(consignmentOf(lines, goods));
    std::vector<double> micros;
    for (std::uint64_t number = 1; number <= 2'000; ++number) {
        const consignment::Line &line = tally.consignment().lines[number * 7919 % lines];
        const consignment::Entry entry{
            .number = number, .code = "(01)" + gs1::gtin14Text(line.gtin) + "(10)" + line.lot, .count = 1};
        const auto begin = Ticks::now();
        tally.add(entry);
        micros.push_back(std::chrono::duration<double, std::micro>(Ticks::now() - begin).count());
    }
    std::ranges::sort(micros);
    std::println("{:<28} p50 {:8.1f} us   p99 {:8.1f} us   worst {:8.1f} us", what, micros[micros.size() / 2],
                 micros[micros.size() * 99 / 100], micros.back());
}

} // namespace

int main(int argc, char **argv)
{
    const std::size_t lines = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 5'000;
    measure("each line its own goods", lines, lines);
    measure("ten lots of each goods", lines, lines / 10);
    measure("all lots of one goods", lines, 1);
}
