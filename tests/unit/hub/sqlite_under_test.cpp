// SPDX-License-Identifier: Apache-2.0
#include "core/hub/login.h"
#include "core/hub/service.h"
#include "core/hub/sqlite_store.h"
#include "tests/unit/hub/device.h"
#include "tests/unit/hub/folder.h"
#include "tests/unit/hub/store_under_test.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

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

TEST(SqliteStore, HoldsNoSecretButItsDigest)
{
    const TestFolder folder;
    const FakeDevice fake(1);
    const Random random = seededRandom(7);
    const trust::KeyPair key = trust::KeyPair::generate(random);
    const auto blobs = openBlobFolder(folder.path / "blobs");
    const std::string password = "mot-mat-khau-dai";
    std::vector<std::string> secrets = {password};
    {
        const auto store = openSqliteStore(folder.path / "hub.db");
        Service service(**store, **blobs, key, [] { return noon; }, random, {});
        secrets.push_back(*service.newEnrolmentCode(std::chrono::hours(1)));
        const auto enrolled =
            service.enrol(protocol::encodeEnrolment(protocol::makeEnrolment(secrets.back(), "tablet", fake.key)));
        ASSERT_TRUE(enrolled);
        secrets.push_back(enrolled->token);
        ASSERT_TRUE((*store)->putUser(*newUser("an", AccessRole::analyst, password, noon)));
    }
    std::string written;
    for (const auto &entry : std::filesystem::directory_iterator(folder.path))
        if (entry.is_regular_file()) {
            std::ifstream file(entry.path(), std::ios::binary);
            written.append(std::istreambuf_iterator<char>(file), {});
        }
    EXPECT_TRUE(written.contains("tablet")) << "what is no secret is found";
    std::erase(secrets[1], '-');
    for (const std::string &secret : secrets)
        EXPECT_FALSE(written.contains(secret));
}

} // namespace
} // namespace nqi::hub
