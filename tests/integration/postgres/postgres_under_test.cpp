// SPDX-License-Identifier: Apache-2.0
#include "core/hub/postgres/store.h"
#include "tests/support/postgres/server.h"
#include "tests/unit/hub/store_under_test.h"

#include <gtest/gtest.h>

#include <atomic>
#include <utility>

namespace nqi::hub {

namespace {

/// One server for all tests of the program, a database for each.
test::PostgresServer &server()
{
    static const std::unique_ptr<test::PostgresServer> one = test::PostgresServer::start();
    return *one;
}

} // namespace

struct StoreUnderTest::State {
    std::string address;
};

const std::uint64_t StoreUnderTest::leastOperations = 7;

StoreUnderTest::StoreUnderTest(std::filesystem::path /*folder*/) : m_state(new State{server().newDatabase()}) {}

StoreUnderTest::~StoreUnderTest() = default;

std::unique_ptr<Store> StoreUnderTest::open()
{
    auto opened = openPostgresStore({.address = m_state->address});
    EXPECT_TRUE(opened) << name(opened.error());
    return opened ? std::move(*opened) : nullptr;
}

StoreUnderTest::Failing StoreUnderTest::failing(std::uint64_t n)
{
    // A connection that breaks is replaced once: two in a row break here.
    const auto left = std::make_shared<std::atomic<std::int64_t>>(static_cast<std::int64_t>(n));
    const auto fault = [left] {
        const std::int64_t now = --*left;
        return now == 0 || now == -1;
    };
    auto opened = openPostgresStore({.address = m_state->address, .fault = fault});
    return {opened ? std::move(*opened) : nullptr, [left] { return *left <= 0; }};
}

} // namespace nqi::hub
