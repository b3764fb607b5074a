// SPDX-License-Identifier: Apache-2.0
// What one more sighting costs in a check of 5,000 lines, by how alike its lines are, and what it costs to read a check
// of which much was taken back. Usage: bench_consignment [LINES]
#include "core/consignment/tally.h"
#include "core/gs1/gtin.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <print>
#include <span>
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

enum class Codes { withLot, withoutLot };

struct Goods {
    std::size_t lines = 0;
    std::size_t kinds = 0;
    Codes codes = Codes::withLot;
    std::uint64_t scans = 10'000; ///< at least 2,000
};

/// Median in microseconds.
double measure(const char *what, const Goods &goods)
{
    using Ticks = std::chrono::steady_clock;
    consignment::Tally tally(consignmentOf(goods.lines, goods.kinds));
    std::vector<double> micros;
    for (std::uint64_t number = 1; number <= goods.scans; ++number) {
        const consignment::Line &line = tally.consignment().lines[number * 7919 % goods.lines];
        consignment::Entry entry{.number = number, .code = "(01)" + gs1::gtin14Text(line.gtin), .count = 1};
        if (goods.codes == Codes::withLot)
            entry.code += "(10)" + line.lot;
        const auto begin = Ticks::now();
        tally.add(entry);
        micros.push_back(std::chrono::duration<double, std::micro>(Ticks::now() - begin).count());
    }
    const auto median = [](std::vector<double> some) {
        std::ranges::sort(some);
        return some[some.size() / 2];
    };
    const double first = median({micros.begin(), micros.begin() + 1000});
    const double last = median({micros.end() - 1000, micros.end()});
    std::ranges::sort(micros);
    std::println("{:<24} {:6} lines  p50 {:7.1f} us  p99 {:7.1f} us  worst {:8.1f} us  last/first thousand {:4.2f}",
                 what, goods.lines, micros[micros.size() / 2], micros[micros.size() * 99 / 100], micros.back(),
                 last / first);
    return micros[micros.size() / 2];
}

/// A reading of each line, then so many of them taken back: milliseconds to read all of it again.
double readAgain(const Consignment &of, std::size_t takenBack, bool known)
{
    std::vector<consignment::Entry> entries;
    for (const consignment::Line &line : of.lines)
        entries.push_back({.number = entries.size() + 1,
                           .code = "(01)" + gs1::gtin14Text(line.gtin) + "(10)" + line.lot,
                           .count = 1});
    for (std::size_t i = 1; i <= takenBack; ++i)
        entries.push_back({.number = entries.size() + 1,
                           .kind = consignment::EntryKind::withdrawn,
                           .count = static_cast<std::int64_t>(i)});
    const auto begin = std::chrono::steady_clock::now();
    consignment::Tally tally(of, known ? std::span<const consignment::Entry>(entries)
                                       : std::span<const consignment::Entry>());
    for (const consignment::Entry &entry : entries)
        tally.add(entry);
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

int main(int argc, char **argv)
{
    const std::size_t lines = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 5'000;
    measure("each line its own goods", {.lines = lines, .kinds = lines});
    measure("ten lots of each goods", {.lines = lines, .kinds = lines / 10});
    const double few = measure("all lots of one goods", {.lines = lines / 10, .kinds = 1});
    const double many = measure("all lots of one goods", {.lines = lines, .kinds = 1});
    measure("the same, lots unread", {.lines = lines, .kinds = 1, .codes = Codes::withoutLot, .scans = 2'000});
    std::println("ten times as many lots of one goods cost {:.2f} times as much", many / few);
    const Consignment of = consignmentOf(lines, lines);
    const std::size_t takenBack = lines / 25;
    const double anew = readAgain(of, takenBack, false);
    const double known = readAgain(of, takenBack, true);
    std::println(
        "{} readings, {} taken back: counted anew for each {:.1f} ms, known beforehand {:.1f} ms, {:.0f} times", lines,
        takenBack, anew, known, anew / known);
}
