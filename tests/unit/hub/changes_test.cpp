// SPDX-License-Identifier: Apache-2.0
#include "core/hub/changes.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace nqi::hub {
namespace {

using State = std::map<std::uint64_t, std::string>; ///< name of each product

catalog::Product product(std::uint64_t gtin, const std::string &name)
{
    catalog::Product product;
    product.gtin = gtin;
    product.name = name;
    return product;
}

std::string changesTo(const State &before, const State &after)
{
    ChangesWriter writer(1);
    for (const auto &[gtin, name] : after)
        if (const auto found = before.find(gtin); found == before.end() || found->second != name)
            writer.put(product(gtin, name));
    for (const auto &[gtin, name] : before)
        if (!after.contains(gtin))
            writer.remove(product(gtin, name));
    const auto files = writer.finish();
    EXPECT_EQ(files.size(), 1U);
    return files.front();
}

void apply(const std::string &file, State &state)
{
    const auto onlyProducts = [](const auto &row, const auto &act) {
        if constexpr (std::same_as<std::decay_t<decltype(row)>, catalog::Product>)
            act(row);
        return true;
    };
    EXPECT_TRUE(protocol::readChunk(
        std::as_bytes(std::span(file)),
        [&](const auto &row) { return onlyProducts(row, [&](const auto &one) { state[one.gtin] = one.name; }); },
        [&](const auto &row) { return onlyProducts(row, [&](const auto &one) { state.erase(one.gtin); }); }));
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

TEST(Changes, JoinedDoTheWorkOfBoth)
{
    std::mt19937 random(2);
    for (int i = 0; i < 200; ++i) {
        const State one = changed({}, random);
        const State two = changed(one, random);
        const State three = changed(two, random);
        const auto both = joinedChanges(changesTo(one, two), changesTo(two, three));
        ASSERT_TRUE(both);
        State state = one;
        apply(*both, state);
        EXPECT_EQ(state, three);
        apply(*both, state); // again: nothing more
        EXPECT_EQ(state, three);
    }
}

TEST(Changes, OfNothingAreAFileThatSaysNothing)
{
    const auto files = ChangesWriter().finish();
    ASSERT_EQ(files.size(), 1U);
    State state{{1, "a"}};
    apply(files.front(), state);
    EXPECT_EQ(state, (State{{1, "a"}}));
    EXPECT_LT(files.front().size(), 40U);
}

TEST(Changes, ARowThatMovedIsNotRemoved)
{
    // Lines of alerts lie in the order of their GTINs: another GTIN is another place.
    ChangesWriter writer;
    catalog::AlertItem line{.alert = "A", .line = 1, .gtin = 5, .lot = {}, .serialFrom = {}, .serialTo = {}};
    writer.remove(line);
    writer.remove(catalog::AlertItem{.alert = "A", .line = 2, .gtin = 5, .lot = {}, .serialFrom = {}, .serialTo = {}});
    line.gtin = 7;
    writer.put(line);
    std::vector<catalog::AlertItem> puts;
    std::vector<catalog::AlertItem> removes;
    const auto into = [](std::vector<catalog::AlertItem> &list) {
        return [&list](const auto &row) {
            if constexpr (std::same_as<std::decay_t<decltype(row)>, catalog::AlertItem>)
                list.push_back(row);
            return true;
        };
    };
    const std::string file = writer.finish().front();
    ASSERT_TRUE(protocol::readChunk(std::as_bytes(std::span(file)), into(puts), into(removes)));
    EXPECT_EQ(puts, std::vector{line});
    ASSERT_EQ(removes.size(), 1U);
    EXPECT_EQ(removes.front().line, 2U);
}

TEST(Changes, ManyAreSeveralFilesInOrder)
{
    ChangesWriter writer(1);
    std::mt19937_64 random(3);
    constexpr std::uint64_t rows = 1'200'000;
    for (std::uint64_t i = 0; i < rows; ++i)
        writer.put(product(i, "tên " + std::to_string(random())));
    EXPECT_EQ(writer.rows(), rows);
    const auto files = writer.finish();
    EXPECT_GT(files.size(), 1U);
    std::uint64_t next = 0;
    for (const std::string &file : files)
        EXPECT_TRUE(protocol::readChunk(
            std::as_bytes(std::span(file)),
            [&](const auto &row) {
                if constexpr (std::same_as<std::decay_t<decltype(row)>, catalog::Product>) {
                    EXPECT_EQ(row.gtin, next++);
                }
                return true;
            },
            [](const auto &) { return false; }));
    EXPECT_EQ(next, rows);
}

TEST(Changes, AreNotJoinedWhereOneCannotBeRead)
{
    const std::string good = changesTo({}, {{1, "a"}});
    EXPECT_FALSE(joinedChanges(good, "not rows"));
    EXPECT_FALSE(joinedChanges("not rows", good));
}

} // namespace
} // namespace nqi::hub
