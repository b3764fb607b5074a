// SPDX-License-Identifier: Apache-2.0
#include "core/hub/catalogue_delta.h"
#include "core/protocol/chunk.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace nqi::hub {
namespace {

using State = std::map<std::uint64_t, std::string>; ///< name of each product

std::string fileOf(const State &state)
{
    std::vector<catalog::Product> rows;
    for (const auto &[gtin, name] : state)
        rows.push_back({.gtin = gtin, .name = name, .brand = {}, .model = {}});
    protocol::ChunkWriter writer;
    writer.add(std::span<const catalog::Product>(rows));
    return writer.finish(1);
}

void apply(const std::string &delta, State &state)
{
    EXPECT_TRUE(protocol::readChunk(
        std::as_bytes(std::span(delta)),
        [&](const auto &row) {
            if constexpr (std::same_as<std::decay_t<decltype(row)>, catalog::Product>)
                state[row.gtin] = row.name;
            return true;
        },
        [&](const auto &row) {
            if constexpr (std::same_as<std::decay_t<decltype(row)>, catalog::Product>)
                state.erase(row.gtin);
            return true;
        }));
}

std::string deltaOf(const State &before, const State &after)
{
    const std::vector<std::string> old{fileOf(before)};
    const std::vector<std::string> now{fileOf(after)};
    return deltaBetween(old, now).value_or("");
}

State changed(State state, std::mt19937 &random)
{
    for (int i = 0; i < 20; ++i) {
        const std::uint64_t gtin = random() % 60;
        if (random() % 3 == 0)
            state.erase(gtin);
        else
            state[gtin] = "tên " + std::to_string(random() % 5);
    }
    return state;
}

TEST(Delta, MakesOfOneStateTheOther)
{
    std::mt19937 random(1);
    for (int i = 0; i < 200; ++i) {
        const State before = changed({}, random);
        const State after = changed(before, random);
        State state = before;
        apply(deltaOf(before, after), state);
        EXPECT_EQ(state, after);
        apply(deltaOf(before, after), state); // again: nothing more
        EXPECT_EQ(state, after);
    }
}

TEST(Delta, OfTwoDoesTheWorkOfBoth)
{
    std::mt19937 random(2);
    for (int i = 0; i < 200; ++i) {
        const State one = changed({}, random);
        const State two = changed(one, random);
        const State three = changed(two, random);
        const auto both = deltaOfBoth(deltaOf(one, two), deltaOf(two, three));
        ASSERT_TRUE(both);
        State state = one;
        apply(*both, state);
        EXPECT_EQ(state, three);
    }
}

TEST(Delta, HoldsOnlyWhatChanged)
{
    State before;
    for (std::uint64_t i = 0; i < 5000; ++i)
        before[i] = "tên " + std::to_string(i * 7919 % 10'007);
    State after = before;
    after[17] = "khác";
    EXPECT_LT(deltaOf(before, after).size(), 300U);
    EXPECT_LT(deltaOf(before, before).size(), 100U);
}

TEST(Delta, IsNotMadeOfFilesThatCannotBeRead)
{
    const std::vector<std::string> good{fileOf({{1, "a"}})};
    const std::vector<std::string> bad{"not rows"};
    EXPECT_FALSE(deltaBetween(good, bad));
    EXPECT_FALSE(deltaBetween(bad, good));
    EXPECT_FALSE(deltaOfBoth(good[0], bad[0]));
}

} // namespace
} // namespace nqi::hub
