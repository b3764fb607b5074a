// SPDX-License-Identifier: Apache-2.0
#include "core/findings/inspection_additions.h"
#include "tests/unit/findings/inspection_sample.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nqi::findings {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

Inspection withThreeSamples()
{
    Inspection of = wholeInspection();
    of.handOvers.clear();
    of.sampling.samples.resize(3, of.sampling.samples.front());
    of.sampling.samples[1].quantity = "8";
    return of;
}

std::vector<std::uint32_t> rowsOf(const HandOver &handOver)
{
    std::vector<std::uint32_t> rows;
    for (const HandedSample &one : handOver.samples)
        rows.push_back(one.sample);
    return rows;
}

TEST(InspectionAdditions, AHandOverTakesTheSamplesThatAreLeft)
{
    Inspection of = withThreeSamples();
    EXPECT_THAT(samplesLeft(of), ElementsAre(1, 2, 3));
    HandOver first = nextHandOver(of, visit + 24h);
    EXPECT_EQ(first.deliverer, of.sampling.sampler);
    EXPECT_EQ(first.at, visit + 24h);
    EXPECT_EQ(first.samples[1].quantity, "8");
    first.samples.erase(first.samples.begin());
    of.handOvers.push_back(first);
    EXPECT_THAT(samplesLeft(of), ElementsAre(1));
    EXPECT_THAT(rowsOf(nextHandOver(of, visit)), ElementsAre(1)) << "the second laboratory gets the rest";
    of.handOvers.push_back(nextHandOver(of, visit));
    EXPECT_THAT(samplesLeft(of), IsEmpty());
    EXPECT_THAT(rowsOf(nextHandOver(of, visit)), ElementsAre(1, 2, 3)) << "parts of each may go to another";
}

TEST(InspectionAdditions, ARowMoreIsTheFirstSampleThatIsMissing)
{
    const Inspection of = withThreeSamples();
    HandOver handOver = nextHandOver(of, visit);
    handOver.samples.erase(handOver.samples.begin() + 1);
    EXPECT_EQ(nextHanded(of, handOver), (HandedSample{.sample = 2, .quantity = "8", .testItem = {}, .standard = {}}));
    handOver.samples.push_back(nextHanded(of, handOver));
    EXPECT_EQ(nextHanded(of, handOver).sample, 1U) << "for another test";
    EXPECT_EQ(nextHanded(Inspection{}, HandOver{}).sample, 1U);
}

TEST(InspectionAdditions, EachPartyHasThePersonThatTheInspectionNames)
{
    const Inspection of = wholeInspection();
    EXPECT_EQ(personFor(of, Party::teamHead).name, "Nguyễn Văn A");
    EXPECT_EQ(personFor(of, Party::secretary).name, "Lê Văn C");
    EXPECT_EQ(personFor(of, Party::inspected), of.establishment.representative);
    EXPECT_EQ(personFor(of, Party::witness), of.sampling.witness);
    EXPECT_EQ(personFor(of, Party::localAuthority), Person{});
    EXPECT_EQ(personFor(Inspection{}, Party::teamHead), Person{});
}

} // namespace
} // namespace nqi::findings
