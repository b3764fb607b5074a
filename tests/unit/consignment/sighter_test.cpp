// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/sighter.h"
#include "tests/unit/consignment/goods.h"

#include <gmock/gmock.h>

namespace nqi::consignment {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const Instant begin{std::chrono::seconds(1'800'000'000)};
const std::string plain = gtinCode(kettle);
const std::string ofLot = gtinCode(kettle) + "(10)L1";

std::vector<gs1::Message> viewOf(const std::vector<std::string> &codes)
{
    std::vector<gs1::Message> view;
    for (const std::string &code : codes)
        view.push_back(gs1::parse(code));
    return view;
}

TEST(Sighter, CountsAsManyAsAreInViewAtOnce)
{
    Sighter sighter;
    EXPECT_THAT(sighter.see(viewOf({plain, plain}), begin), ElementsAre(Sighting{plain, 2}));
    EXPECT_THAT(sighter.see(viewOf({plain, plain}), begin + milliseconds(33)), IsEmpty());
    EXPECT_THAT(sighter.see(viewOf({plain, plain, plain}), begin + milliseconds(66)), ElementsAre(Sighting{plain, 1}));
    EXPECT_THAT(sighter.see(viewOf({plain}), begin + milliseconds(100)), IsEmpty());
}

TEST(Sighter, WhatWasOutOfSightLongEnoughIsAnotherThing)
{
    Sighter sighter({.sameWithin = milliseconds(2000)});
    EXPECT_THAT(sighter.see(viewOf({plain}), begin), ElementsAre(Sighting{plain, 1}));
    EXPECT_THAT(sighter.see(viewOf({plain}), begin + milliseconds(2000)), IsEmpty());
    EXPECT_THAT(sighter.see(viewOf({plain}), begin + milliseconds(4001)), ElementsAre(Sighting{plain, 1}));
}

TEST(Sighter, TellsAThingWithASerialOnce)
{
    Sighter sighter;
    const std::string serial = plain + "(21)A1";
    EXPECT_THAT(sighter.see(viewOf({serial, plain}), begin), ElementsAre(Sighting{serial, 1}))
        << "the GTIN beside it is on the same package";
    EXPECT_THAT(sighter.see(viewOf({serial}), begin + std::chrono::hours(1)), IsEmpty());
}

TEST(Sighter, TwoSymbolsOfOnePackageAreOneThing)
{
    Sighter sighter;
    EXPECT_THAT(sighter.see(viewOf({plain, ofLot}), begin), ElementsAre(Sighting{ofLot, 1}));
    sighter.clear();
    EXPECT_THAT(sighter.see(viewOf({plain}), begin), ElementsAre(Sighting{plain, 1}));
    EXPECT_THAT(sighter.see(viewOf({plain, ofLot}), begin + milliseconds(33)), IsEmpty())
        << "its lot is read a moment later";
    EXPECT_THAT(sighter.see(viewOf({plain, plain, ofLot, ofLot}), begin + milliseconds(66)),
                ElementsAre(Sighting{ofLot, 1}));
}

TEST(Sighter, APersonCountsWhereThatIsThePolicy)
{
    Sighter sighter({.counting = UnitCounting::byPerson});
    EXPECT_THAT(sighter.see(viewOf({plain, plain}), begin), ElementsAre(Sighting{plain, 0}));
    EXPECT_THAT(sighter.see(viewOf({plain, plain, plain}), begin + milliseconds(33)), IsEmpty());
}

TEST(Sighter, PutsTheTwoSymbolsOfALogisticLabelTogether)
{
    Sighter sighter;
    const std::string number = "(00)069099900100000010";
    const std::string content = "(02)06909990010010(37)24";
    EXPECT_THAT(sighter.see(viewOf({content, number}), begin), ElementsAre(Sighting{number + content, 1}));
    sighter.clear();
    EXPECT_THAT(sighter.see(viewOf({content}), begin), ElementsAre(Sighting{content, 0}))
        << "of which pallet nobody knows: a person counts";
    const std::string other = "(00)069099900100000027";
    sighter.clear();
    EXPECT_THAT(sighter.see(viewOf({number, content, other, content}), begin),
                UnorderedElementsAre(Sighting{number, 1}, Sighting{other, 1}));
}

TEST(Sighter, EachShotOfAHandScannerIsAThing)
{
    Sighter sighter;
    for (int i = 0; i < 3; ++i)
        EXPECT_THAT(sighter.scan(viewOf({plain})), ElementsAre(Sighting{plain, 1}));
}

TEST(Sighter, LotsAndDatesByThemselvesAreNothing)
{
    Sighter sighter;
    EXPECT_THAT(sighter.see(viewOf({"(10)L1", "(17)270101"}), begin), IsEmpty());
}

} // namespace
} // namespace nqi::consignment
