// SPDX-License-Identifier: Apache-2.0
#include "core/hub/postgres/catalogue_source.h"
#include "core/store/catalogue_reader.h"
#include "tests/support/postgres/server.h"
#include "tests/unit/hub/folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <format>
#include <map>
#include <pqxx/pqxx>
#include <random>

namespace nqi::hub {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::uint64_t gtin(std::uint64_t number)
{
    const std::uint64_t body = 893500000000 + number;
    std::uint64_t sum = 0;
    std::uint64_t weight = 3;
    for (std::uint64_t rest = body; rest > 0; rest /= 10, weight = 4 - weight)
        sum += rest % 10 * weight;
    return body * 10 + (10 - sum % 10) % 10;
}

struct CatalogueFromPostgres : testing::Test {
    static void SetUpTestSuite() { server = test::PostgresServer::start(); }
    static void TearDownTestSuite() { server.reset(); }
    static inline std::unique_ptr<test::PostgresServer> server;

    TestFolder folder;
    std::filesystem::path data = folder.path / "hub";
    std::string address;
    Random random = seededRandom(5);

    void SetUp() override
    {
        ASSERT_TRUE(server);
        address = server->newDatabase();
        ASSERT_FALSE(address.empty());
        ASSERT_TRUE(server->run(address, postgresCatalogueSql()));
        run("UPDATE nqi_catalogue.datasets SET covered = true, authority = 'Uỷ ban TĐC', as_of = '2026-07-01 00:00Z' "
            "WHERE dataset IN ('products', 'alerts')");
    }
    void run(const std::string &sql) const { EXPECT_TRUE(server->run(address, sql)) << sql; }
    std::expected<PostgresTaken, PostgresTakeError> tryTake(const std::string &from)
    {
        auto catalogue = Catalogue::open(data);
        EXPECT_TRUE(catalogue);
        return takeFromPostgres(from, *catalogue, data, random);
    }
    PostgresTaken take()
    {
        auto taken = tryTake(address);
        EXPECT_TRUE(taken) << taken.error().message << taken.error().table;
        return taken.value_or(PostgresTaken{});
    }
    std::map<std::uint64_t, std::string> products()
    {
        std::map<std::uint64_t, std::string> found;
        auto reader = store::CatalogueReader::open(data / "catalogue");
        EXPECT_TRUE(reader);
        EXPECT_TRUE(reader->rows<catalog::Product>([&](const catalog::Product &product) {
            found[product.gtin] = product.name;
            return true;
        }));
        EXPECT_EQ(reader->info()->find(catalog::Dataset::products)->rows, found.size());
        return found;
    }
    static std::string insert(std::uint64_t number, const std::string &name)
    {
        return std::format("INSERT INTO nqi_catalogue.products (gtin, name) VALUES ({}, '{}') "
                           "ON CONFLICT (gtin) DO UPDATE SET name = excluded.name;",
                           gtin(number), name);
    }
};

TEST_F(CatalogueFromPostgres, ItsTablesMayBeMadeAgainAndRefuseWhatNoDeviceCouldRead)
{
    run(insert(1, "Sữa"));
    run(postgresCatalogueSql());
    EXPECT_EQ(take().taken.rows + take().taken.rows, 0U) << "everything is new, then nothing";
    EXPECT_THAT(products(), ElementsAre(std::pair(gtin(1), "Sữa")));
    for (const std::string wrong :
         {"alerts (title) VALUES ('no key')", "alerts (id) VALUES ('A ')",
          "trace_codes (gtin, lot) VALUES (8935001700012, ' L')", "products (gtin) VALUES (8935001700013)",
          "products (gtin) VALUES (-1)", "products (gtin, status) VALUES (8935001700012, 'sold')",
          "alerts (id, level) VALUES ('A', 'severe')", "trace_events (id, latitude) VALUES ('E', 91)",
          "trace_events (id, time) VALUES ('E', 'infinity')",
          "customs_lines (declaration, line) VALUES ('D', 4294967296)",
          "products (gtin, declared_on) VALUES (8935001700012, 'infinity')"})
        EXPECT_FALSE(server->run(address, "INSERT INTO nqi_catalogue." + wrong)) << wrong;
}

TEST_F(CatalogueFromPostgres, EveryKindOfValueArrives)
{
    run("SET search_path = nqi_catalogue;"
        "INSERT INTO trace_events (id, gtin, lot, time, latitude, longitude, withdrawn) "
        "VALUES (E'E\\t1\\n', 8935001700012, 'L\\1', '2026-07-01 08:15:30.123+07', 10.123456789, -106.7, true);"
        "INSERT INTO policy (key, value) VALUES ('a.b', '1');"
        "INSERT INTO policy (key, valid_from, value) VALUES ('a.b', '2026-07-01', '2');"
        "INSERT INTO certificates (number, line, kind, gtin, method, valid_to, status) "
        "VALUES ('C1', 4294967295, 'testReport', 8935001700012, 7, '2028-02-29', 'suspended');");
    EXPECT_EQ(take().read, 4U);
    auto reader = store::CatalogueReader::open(data / "catalogue");
    std::vector<catalog::TraceEvent> events;
    ASSERT_TRUE(reader->rows<catalog::TraceEvent>([&](const catalog::TraceEvent &event) {
        events.push_back(event);
        return true;
    }));
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].id, "E\t1\n");
    EXPECT_EQ(events[0].lot, "L\\1");
    EXPECT_EQ(isoInstant(events[0].time), "2026-07-01T01:15:30.123Z");
    EXPECT_EQ(events[0].latitude, 10.123456789);
    EXPECT_EQ(events[0].longitude, -106.7);
    EXPECT_TRUE(events[0].withdrawn);
    const auto certificate = *reader->certificate("C1");
    ASSERT_EQ(certificate.size(), 1U);
    EXPECT_EQ(certificate[0].line, 4294967295U);
    EXPECT_EQ(certificate[0].kind, catalog::CertificateKind::testReport);
    EXPECT_EQ(certificate[0].validTo, parseIsoDate("2028-02-29"));
    std::vector<std::optional<Date>> beginnings;
    ASSERT_TRUE(reader->rows<catalog::PolicyEntry>([&](const catalog::PolicyEntry &entry) {
        beginnings.push_back(entry.validFrom);
        return true;
    }));
    EXPECT_THAT(beginnings, UnorderedElementsAre(std::nullopt, parseIsoDate("2026-07-01")));
    EXPECT_EQ(reader->info()->find(catalog::Dataset::products)->authority, "Uỷ ban TĐC");
    EXPECT_TRUE(reader->info()->find(catalog::Dataset::products)->covered);
    EXPECT_FALSE(reader->info()->find(catalog::Dataset::trace)->covered);
}

TEST_F(CatalogueFromPostgres, RandomChangesOfAllKindsArriveAndCostWhatChanged)
{
    std::map<std::uint64_t, std::string> expected;
    std::string sql;
    for (std::uint64_t i = 0; i < 400; ++i) {
        expected[gtin(i)] = "tên";
        sql += insert(i, "tên");
    }
    run(sql);
    EXPECT_TRUE(take().whole);
    std::mt19937 dice(3);
    for (int round = 0; round < 12; ++round) {
        sql.clear();
        for (int i = 0; i < 9; ++i) {
            const std::uint64_t number = dice() % 500;
            switch (dice() % 4) {
            case 0:
                sql += std::format("DELETE FROM nqi_catalogue.products WHERE gtin = {};", gtin(number));
                expected.erase(gtin(number));
                break;
            case 1: { // another key for the same row
                const std::uint64_t other = 1000 + static_cast<std::uint64_t>(round * 100 + i);
                sql += std::format("UPDATE nqi_catalogue.products SET gtin = {} WHERE gtin = {};", gtin(other),
                                   gtin(number));
                if (const auto node = expected.extract(gtin(number)))
                    expected[gtin(other)] = node.mapped();
                break;
            }
            default:
                const std::string name = std::format("tên {}", dice());
                sql += insert(number, name);
                expected[gtin(number)] = name;
            }
        }
        run(sql);
        const auto taken = take();
        EXPECT_FALSE(taken.whole);
        EXPECT_LE(taken.read, 18U);
        EXPECT_THAT(taken.taken.changed, ElementsAre("products"));
        EXPECT_TRUE(taken.notesEnded);
        EXPECT_EQ(products(), expected);
        EXPECT_THAT(take().taken.changed, IsEmpty());
    }
    // The notes do not grow.
    EXPECT_TRUE(
        server->run(address, "DO $$ BEGIN ASSERT (SELECT count(*) FROM nqi_catalogue.products_changed) <= 18; END $$"));
}

TEST_F(CatalogueFromPostgres, ATransactionThatCommitsLaterThanItsNumberIsNotMissed)
{
    run(insert(1, "một"));
    take();
    pqxx::connection slow(address);
    pqxx::work first(slow);
    first.exec(insert(2, "hai")).no_rows();
    run(insert(3, "ba")); // begun later, ended earlier
    EXPECT_THAT(take().taken.changed, ElementsAre("products"));
    EXPECT_EQ(products().size(), 2U);
    run(insert(4, "bốn"));
    take();
    EXPECT_EQ(products().size(), 3U);
    first.commit();
    EXPECT_FALSE(take().whole);
    EXPECT_EQ(products().size(), 4U);
}

TEST_F(CatalogueFromPostgres, WhatIsEmptiedAtOnceIsComparedAsAWhole)
{
    run(insert(1, "một") + insert(2, "hai"));
    take();
    run("TRUNCATE nqi_catalogue.products;" + insert(3, "ba"));
    const auto taken = take();
    EXPECT_TRUE(taken.whole);
    EXPECT_EQ(taken.taken.rows, 3U);
    EXPECT_THAT(products(), ElementsAre(std::pair(gtin(3), "ba")));
    EXPECT_FALSE(take().whole);
}

TEST_F(CatalogueFromPostgres, ALostMarkOrAnotherDatabaseCostsOneComparison)
{
    run(insert(1, "một"));
    take();
    std::filesystem::remove(data / "catalogue.source");
    auto taken = take();
    EXPECT_TRUE(taken.whole);
    EXPECT_THAT(taken.taken.changed, IsEmpty());
    {
        auto catalogue = Catalogue::open(data);
        ASSERT_TRUE(catalogue->setPart(
            {.name = "x", .dataset = catalog::Dataset::products, .column = "name", .beginnings = {}}, random));
    }
    EXPECT_FALSE(take().whole) << "a part of it changes nothing of the whole";
    const std::string other = server->newDatabase();
    ASSERT_TRUE(server->run(other, postgresCatalogueSql() + insert(2, "hai")));
    address = other;
    taken = take();
    EXPECT_TRUE(taken.whole);
    EXPECT_THAT(products(), ElementsAre(std::pair(gtin(2), "hai")));
}

TEST_F(CatalogueFromPostgres, AHubThatWasAwayWhileNotesEndedComparesOnce)
{
    run(insert(1, "một"));
    take();
    const std::filesystem::path mine = data;
    data = folder.path / "other";
    EXPECT_TRUE(take().whole);
    run("DELETE FROM nqi_catalogue.readers WHERE mark = (SELECT min(mark::text::bigint)::text::xid8 FROM "
        "nqi_catalogue.readers);" +
        insert(2, "hai"));
    take();
    run(insert(3, "ba"));
    take();
    data = mine;
    EXPECT_TRUE(take().whole);
    EXPECT_EQ(products().size(), 3U);
}

TEST_F(CatalogueFromPostgres, ItNeedsNoMoreThanReadingAndSayingSo)
{
    run(insert(1, "một"));
    const std::string reader = server->as(address, "hub_reader");
    run("GRANT USAGE ON SCHEMA nqi_catalogue TO hub_reader; GRANT SELECT ON ALL TABLES IN SCHEMA nqi_catalogue TO "
        "hub_reader;"
        "REVOKE EXECUTE ON FUNCTION nqi_catalogue.taken FROM PUBLIC;");
    const auto without = tryTake(reader);
    ASSERT_TRUE(without) << without.error().message;
    EXPECT_FALSE(without->notesEnded);
    run("GRANT EXECUTE ON FUNCTION nqi_catalogue.taken TO hub_reader");
    EXPECT_TRUE(tryTake(reader)->notesEnded);
    EXPECT_EQ(products().size(), 1U);
    EXPECT_FALSE(server->run(reader, insert(2, "hai")));
}

TEST_F(CatalogueFromPostgres, WhatCannotBeReachedChangesNothingAndIsSaid)
{
    run(insert(1, "một"));
    take();
    const auto gone = tryTake("postgresql:///nothing?host=/nowhere&connect_timeout=2");
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().kind, PostgresTakeError::Kind::database);
    EXPECT_EQ(gone.error().store, StoreError::unavailable);
    const auto without = tryTake(server->newDatabase());
    ASSERT_FALSE(without);
    EXPECT_EQ(without.error().store, StoreError::other) << "no such tables";
    EXPECT_EQ(products().size(), 1U);
    ASSERT_TRUE(server->crashAndRestart());
    EXPECT_FALSE(take().whole);
}

} // namespace
} // namespace nqi::hub
