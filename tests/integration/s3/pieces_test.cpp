// SPDX-License-Identifier: Apache-2.0
#include "core/hub/s3/pieces.h"

#include <gtest/gtest.h>

namespace nqi::hub {
namespace {

std::vector<S3Object> objects(const std::vector<std::pair<std::uint64_t, std::uint64_t>> &pieces)
{
    std::vector<S3Object> all;
    for (const auto &[offset, size] : pieces)
        all.push_back({"f/" + pieceName(offset, size), size, {}});
    return all;
}

TEST(Pieces, OneAfterAnotherReachAsFarAsTheLast)
{
    const Covered held = covered(objects({{0, 10}, {10, 5}, {15, 1}}), "f/");
    EXPECT_EQ(held.reach, 16U);
    EXPECT_EQ(held.pieces.size(), 3U);
}

TEST(Pieces, BehindAGapDoNotCount)
{
    EXPECT_EQ(covered(objects({{0, 10}, {11, 5}}), "f/").reach, 10U);
    EXPECT_EQ(covered(objects({{1, 10}}), "f/").reach, 0U);
    EXPECT_EQ(covered({}, "f/").reach, 0U);
}

TEST(Pieces, OfTwoRequestsAtOneOffsetTheLongerReachCountsAndWhatOverlapsIsPassedOver)
{
    // One was cut after 4 bytes, its end came late; the device went on at 4 meanwhile.
    const Covered held = covered(objects({{0, 4}, {0, 10}, {4, 10}, {12, 2}}), "f/");
    EXPECT_EQ(held.reach, 14U);
    ASSERT_EQ(held.pieces.size(), 2U);
    EXPECT_EQ(held.pieces[0].skip, 0U);
    EXPECT_EQ(held.pieces[1].skip, 6U);
}

TEST(Pieces, ObjectsThatAreNoneArePassedOver)
{
    std::vector<S3Object> all = objects({{0, 10}});
    for (const char *const name : {"f/", "f/x", "f/-5", "f/12", "f/1a-4", "f/99999999999999999999999-4"})
        all.push_back({name, 4, {}});
    EXPECT_EQ(covered(all, "f/").reach, 10U);
}

TEST(Pieces, TheSizeOfTheObjectCountsNotWhatItsNameSays)
{
    std::vector<S3Object> all = objects({{0, 10}, {10, 5}});
    all[0].size = 7;
    EXPECT_EQ(covered(all, "f/").reach, 7U);
}

} // namespace
} // namespace nqi::hub
