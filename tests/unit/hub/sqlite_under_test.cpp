// SPDX-License-Identifier: Apache-2.0
#include "core/hub/sqlite_store.h"
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
    return {opened ? std::make_shared<std::unique_ptr<Store>>(std::move(*opened)) : nullptr,
            [operations] { return operations->fired(); }};
}

} // namespace nqi::hub
