// SPDX-License-Identifier: Apache-2.0
#include "core/hub/postgres/store.h"
#include "core/hub/service.h"
#include "tests/support/postgres/server.h"
#include "tests/unit/hub/device.h"
#include "tests/unit/hub/folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <pqxx/pqxx>
#include <span>
#include <thread>

namespace nqi::hub {
namespace {

using namespace std::chrono_literals;

/// How much of a table a hub reads, as PostgreSQL counts it.
struct BatchReads : testing::Test {
    std::unique_ptr<test::PostgresServer> server = test::PostgresServer::start();
    std::string address = server ? server->newDatabase() : std::string();
    TestFolder folder;
    Random random = seededRandom(1);
    trust::KeyPair key = trust::KeyPair::generate(random);
    FakeDevice fake{7};
    std::vector<findings::Finding> sent;

    /// A hub that starts, takes this in batches, and ends.
    void take(std::span<const findings::Finding> findings, std::size_t batch)
    {
        const auto store = std::move(*openPostgresStore({.address = address, .connections = 1}));
        const auto blobs = std::move(*openBlobFolder(folder.path / "blobs"));
        Service service(*store, *blobs, key, [] { return noon; }, systemRandom(), ServiceOptions{"hub", true});
        const auto enrolled = service.enrol(protocol::encodeEnrolment(protocol::makeEnrolment("", "tablet", fake.key)));
        const auto device = service.authenticate(enrolled->token);
        for (; !findings.empty(); findings = findings.subspan(std::min(batch, findings.size()))) {
            const auto answers =
                service.putBatch(*device, protocol::encodeBatch(findings.first(std::min(batch, findings.size()))));
            ASSERT_TRUE(answers);
            for (const auto &answer : *answers)
                EXPECT_TRUE(std::get<findings::Receipt>(answer).chainIntact);
        }
    }
    /// A session's counts are whole when it has ended; that takes a moment more than closing it.
    std::uint64_t rowsRead()
    {
        pqxx::connection database(address);
        const auto one = [&](const std::string &sql) { return pqxx::work(database).query_value<std::uint64_t>(sql); };
        for (int i = 0; i < 500; ++i) {
            if (one("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                    "AND backend_type = 'client backend' AND pid <> pg_backend_pid()") == 0)
                break;
            std::this_thread::sleep_for(10ms);
        }
        return one("SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables "
                   "WHERE schemaname = 'nqi_hub' AND relname = 'findings'");
    }
};

TEST_F(BatchReads, ABatchReadsItsOwnRowsHoweverManyTheDeviceHasSent)
{
    ASSERT_TRUE(server);
    constexpr std::size_t many = 2000;
    constexpr std::size_t batch = 20;
    take({}, batch);
    // Nobody ever counts the table: the planner has to do without.
    ASSERT_TRUE(server->run(address, "ALTER TABLE nqi_hub.findings SET (autovacuum_enabled = off)"));
    for (std::size_t i = 0; i < many; ++i)
        sent.push_back(fake.make("x"));
    std::uint64_t before = rowsRead();
    take(sent, batch);
    // A few for each. Whoever reads all that went before reads a hundred thousand.
    EXPECT_LE(rowsRead() - before, 2 * many);
    before = rowsRead();
    take(std::span(sent).last(batch), batch);
    EXPECT_LE(rowsRead() - before, 3 * batch) << "sent again: each, by its id and by its place in the chain";
}

} // namespace
} // namespace nqi::hub
