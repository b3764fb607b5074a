// SPDX-License-Identifier: Apache-2.0
#include "core/hub/sqlite_store.h"
#include "tests/unit/hub/folder.h"
#include "tests/unit/hub/store_under_test.h"

#include <gtest/gtest.h>

#include <utility>

namespace nqi::hub {

struct StoreUnderTest::State {
    std::filesystem::path file;
};

const std::uint64_t StoreUnderTest::leastOperations = 10;

StoreUnderTest::StoreUnderTest(std::filesystem::path folder) : m_state(new State{std::move(folder) / "hub.db"}) {}

StoreUnderTest::~StoreUnderTest() = default;

std::unique_ptr<Store> StoreUnderTest::open()
{
    auto opened = openSqliteStore(m_state->file);
    EXPECT_TRUE(opened) << name(opened.error());
    return opened ? std::move(*opened) : nullptr;
}

StoreUnderTest::Failing StoreUnderTest::failing(std::uint64_t n)
{
    const auto operations = std::make_shared<store::NthOperationFails>(n);
    auto opened = openSqliteStore(m_state->file, operations->fault());
    return {opened ? std::move(*opened) : nullptr, [operations] { return operations->fired(); }};
}

namespace {

TEST(SqliteStore, BringsAnOldDatabaseUpToDateAndKeepsEverything)
{
    const TestFolder folder;
    std::filesystem::copy_file(std::filesystem::path(NQI_SAMPLES) / "databases" / "hub-1" / "hub.db",
                               folder.path / "hub.db");
    std::filesystem::permissions(folder.path / "hub.db", std::filesystem::perms::owner_all);
    for (int again = 0; again < 2; ++again) {
        const auto store = openSqliteStore(folder.path / "hub.db");
        ASSERT_TRUE(store) << name(store.error());
        EXPECT_EQ((*store)->counts(), (StoreCounts{1, 5}));
        const auto findings = (*store)->find({});
        ASSERT_EQ(findings->size(), 5U);
        EXPECT_EQ(findings->front().sequence, 5U);
        EXPECT_EQ(findings->front().evidence.size(), 3U);
        EXPECT_EQ((*store)->devices()->front().device.role, AccessRole::inspector);
        EXPECT_TRUE((*store)->record({Instant{}, "test", "opened", ""}));
        EXPECT_EQ((*store)->audit(10)->size(), static_cast<std::size_t>(again) + 1);
    }
}

} // namespace
} // namespace nqi::hub
