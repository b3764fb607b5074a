// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/sighter.h"
#include "core/consignment/tally.h"
#include "core/demo/consignment.h"
#include "core/demo/demo.h"
#include "core/gs1/gtin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <concepts>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace nqi::demo {
namespace {

using consignment::LineState;
using testing::ElementsAre;

const Instant now = *parseIsoInstant("2026-11-22T03:00:00Z");

/// The declaration as the demo's catalogue holds it.
const consignment::Consignment &declared()
{
    static const consignment::Consignment made = [] {
        std::vector<catalog::CustomsLine> lines;
        std::vector<catalog::CustomsPackage> packages;
        auto sink = makeSink([&]<class Record>(const Record &record) {
            if constexpr (std::same_as<Record, catalog::CustomsLine>) {
                if (record.declaration == consignmentDeclaration)
                    lines.push_back(record);
            } else if constexpr (std::same_as<Record, catalog::CustomsPackage>) {
                packages.push_back(record);
            }
            return true;
        });
        EXPECT_TRUE(generate({.products = 0, .seed = 1, .now = now}, sink));
        return consignment::fromRecords(lines, packages);
    }();
    return made;
}

std::vector<gs1::Message> readingsOf(const ConsignmentView &view)
{
    std::vector<gs1::Message> readings;
    for (const TestSymbol &symbol : view.symbols)
        readings.push_back(gs1::parse(symbol.data));
    return readings;
}

void count(const std::vector<consignment::Sighting> &sightings, consignment::Tally &tally)
{
    for (const consignment::Sighting &one : sightings)
        if (tally.concerns(one.code))
            tally.add({.number = tally.nextNumber(), .code = one.code, .count = one.units});
}

std::map<std::uint32_t, LineState> outOfOrder(const consignment::Tally &tally)
{
    std::map<std::uint32_t, LineState> lines;
    for (std::size_t i = 0; i < tally.consignment().lines.size(); ++i)
        if (tally.line(i).state != LineState::ok)
            lines.emplace(tally.consignment().lines[i].number, tally.line(i).state);
    return lines;
}

void expectTheStory(const consignment::Tally &tally)
{
    EXPECT_THAT(outOfOrder(tally),
                ElementsAre(std::pair(shortLine, LineState::tooFew), std::pair(overLine, LineState::over),
                            std::pair(otherLotLine, LineState::mismatch),
                            std::pair(otherOriginLine, LineState::mismatch)));
    EXPECT_EQ(tally.line(shortLine - 1).counted, 4U);
    EXPECT_EQ(tally.line(overLine - 1).counted, 5U);
    EXPECT_THAT(
        tally.line(otherLotLine - 1).mismatches,
        ElementsAre(consignment::Mismatch{consignment::Trait::lot, consignment::Source::code, "L26C39", "L25X01"}));
    EXPECT_THAT(tally.line(otherOriginLine - 1).mismatches,
                ElementsAre(consignment::Mismatch{consignment::Trait::origin, consignment::Source::code, "CN", "TH"}));
    EXPECT_EQ(tally.unknown().size(), undeclaredGoods);
    EXPECT_EQ(tally.progress().packagesSeen, declared().packages.size());
}

TEST(DemoConsignment, HasFortyLinesOfWhichSomeComeOnPallets)
{
    ASSERT_EQ(declared().lines.size(), consignmentLines);
    EXPECT_EQ(declared().channel, catalog::Channel::red);
    EXPECT_EQ(declared().packages.size(), 7U);
    for (const consignment::Package &package : declared().packages) {
        EXPECT_EQ(package.contents.size(), 4U);
        EXPECT_TRUE(gs1::hasRightCheckDigit(package.sscc)) << package.sscc;
    }
}

TEST(DemoConsignment, TellsItsStoryFromOnePictureOfEachView)
{
    consignment::Tally tally(declared());
    consignment::Sighter sighter;
    for (const ConsignmentView &view : consignmentViews(now))
        count(sighter.scan(readingsOf(view)), tally);
    expectTheStory(tally);
}

TEST(DemoConsignment, TellsTheSameStoryFromManyFramesOfEachView)
{
    consignment::Tally tally(declared());
    consignment::Sighter sighter;
    Instant at = now;
    for (const ConsignmentView &view : consignmentViews(now))
        for (int frame = 0; frame < 30; ++frame, at += std::chrono::milliseconds(100))
            count(sighter.see(readingsOf(view), at), tally);
    expectTheStory(tally);
}

TEST(DemoConsignment, IsTheSameAllDay)
{
    EXPECT_EQ(consignmentViews(*parseIsoInstant("2026-11-21T17:00:00Z")),
              consignmentViews(*parseIsoInstant("2026-11-22T16:59:59Z")));
}

} // namespace
} // namespace nqi::demo
