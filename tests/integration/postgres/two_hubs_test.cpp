// SPDX-License-Identifier: Apache-2.0
#include "core/hub/postgres/store.h"
#include "core/hub/service.h"
#include "tests/support/postgres/server.h"
#include "tests/unit/hub/device.h"
#include "tests/unit/hub/folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <pqxx/pqxx>
#include <random>
#include <thread>

namespace nqi::hub {
namespace {

/// Two hubs that share a database and a folder of files, and nothing else.
struct TwoHubs : testing::Test {
    struct Hub {
        std::unique_ptr<Store> store;
        std::unique_ptr<BlobStore> blobs;
        std::unique_ptr<Service> service;
    };
    std::unique_ptr<test::PostgresServer> server = test::PostgresServer::start();
    TestFolder folder;
    Random random = seededRandom(1);
    trust::KeyPair key = trust::KeyPair::generate(random);
    std::string address = server ? server->newDatabase() : std::string();

    Hub start()
    {
        Hub hub;
        hub.store = std::move(*openPostgresStore({.address = address, .connections = 4}));
        hub.blobs = std::move(*openBlobFolder(folder.path / "blobs"));
        hub.service = std::make_unique<Service>(
            *hub.store, *hub.blobs, key, [] { return noon; }, systemRandom(), ServiceOptions{"hub", true});
        return hub;
    }
    static Device enrol(Hub &hub, const FakeDevice &fake)
    {
        const auto answer =
            hub.service->enrol(protocol::encodeEnrolment(protocol::makeEnrolment("", "tablet", fake.key)));
        return *hub.service->authenticate(answer->token);
    }
};

TEST_F(TwoHubs, EveryFindingOfEveryDeviceIsHeldOnceWhicheverHubItComesTo)
{
    ASSERT_TRUE(server);
    // Both make the tables at the same time.
    std::array<Hub, 2> hubs;
    {
        const std::jthread first([&] { hubs[0] = start(); });
        const std::jthread second([&] { hubs[1] = start(); });
    }
    constexpr std::size_t devices = 4;
    constexpr std::size_t each = 60;
    std::vector<Device> known;
    std::vector<std::vector<findings::Finding>> sent(devices);
    for (std::size_t d = 0; d < devices; ++d) {
        FakeDevice fake(d + 10);
        known.push_back(enrol(hubs.at(d % 2), fake));
        for (std::size_t i = 0; i < each; ++i)
            sent[d].push_back(fake.make(std::to_string(i)));
    }
    std::atomic<std::size_t> created = 0;
    {
        std::vector<std::jthread> threads;
        for (std::size_t d = 0; d < devices; ++d)
            for (std::size_t h = 0; h < 2; ++h)
                threads.emplace_back([&, d, h] {
                    // Each device sends everything to both, in batches and in an order of its own.
                    std::vector<findings::Finding> order = sent[d];
                    std::ranges::shuffle(order, std::mt19937(static_cast<unsigned>(d * 2 + h)));
                    for (std::size_t i = 0; i < each; i += 20) {
                        const auto answers = hubs.at(h).service->putBatch(
                            known[d], protocol::encodeBatch(std::span(order).subspan(i, 20)));
                        ASSERT_TRUE(answers);
                        for (const auto &answer : *answers)
                            EXPECT_TRUE(std::holds_alternative<findings::Receipt>(answer));
                    }
                    for (const findings::Finding &one : order)
                        created +=
                            hubs.at(h).service->putFinding(known[d], one.id, protocol::encodeUpload(one))->created;
                });
    }
    EXPECT_EQ(created, 0U) << "the batches had brought them all";
    EXPECT_EQ(hubs[0].store->counts()->findings, devices * each);
    for (std::size_t d = 0; d < devices; ++d)
        for (const findings::Finding &one : sent[d]) {
            const auto at0 = hubs[0].service->putFinding(known[d], one.id, protocol::encodeUpload(one));
            const auto at1 = hubs[1].service->putFinding(known[d], one.id, protocol::encodeUpload(one));
            ASSERT_TRUE(at0 && at1);
            EXPECT_TRUE(at0->receipt.chainIntact);
            EXPECT_EQ(at0->receipt, at1->receipt) << "the same receipt from both";
        }
}

TEST_F(TwoHubs, ABackupComesBackAsItWasAndGoesOn)
{
    ASSERT_TRUE(server);
    Hub before = start();
    FakeDevice fake(5);
    const Device device = enrol(before, fake);
    const auto finding = fake.make("một", {evidenceOf("x")});
    const auto receipt = before.service->putFinding(device, finding.id, protocol::encodeUpload(finding));
    ASSERT_TRUE(receipt);
    ASSERT_TRUE(before.store->record({noon, "an", "finding.viewed", "x"}));
    address = server->restored(address);
    ASSERT_FALSE(address.empty());
    Hub after = start();
    EXPECT_EQ(after.store->devices(), before.store->devices());
    EXPECT_EQ(after.store->find({}), before.store->find({}));
    EXPECT_EQ(after.store->audit(9), before.store->audit(9));
    const auto again = after.service->putFinding(device, finding.id, protocol::encodeUpload(finding));
    EXPECT_FALSE(again->created);
    EXPECT_EQ(again->receipt, receipt->receipt);
    const auto next = fake.make("hai");
    EXPECT_TRUE(after.service->putFinding(device, next.id, protocol::encodeUpload(next))->receipt.chainIntact);
}

TEST_F(TwoHubs, NamesOfASecondSchemaComeBackAsTheyWere)
{
    ASSERT_TRUE(server);
    Hub hub = start();
    const FakeDevice fake(7);
    ASSERT_EQ(enrol(hub, fake).name, "tablet");
    hub = {};
    {
        pqxx::connection database(address);
        pqxx::work work(database);
        work.exec("ALTER TABLE nqi_hub.devices ALTER COLUMN name TYPE text USING convert_from(name, 'UTF8')");
        work.exec("ALTER TABLE nqi_hub.evidence ALTER COLUMN media_type TYPE text USING '', "
                  "ALTER COLUMN label TYPE text USING ''");
        work.exec("DROP TABLE nqi_hub.quotas, nqi_hub.admitted_files, nqi_hub.usage");
        work.exec("UPDATE nqi_hub.schema SET version = 2");
        work.exec("UPDATE nqi_hub.devices SET name = 'máy tính bảng \\ 2'");
        work.commit();
    }
    hub = start();
    EXPECT_EQ(hub.store->devices()->front().device.name, "máy tính bảng \\ 2");
}

TEST_F(TwoHubs, ADeviceThatOneRevokesIsRefusedByTheOther)
{
    ASSERT_TRUE(server);
    Hub first = start();
    Hub second = start();
    const FakeDevice fake(3);
    const auto answer =
        first.service->enrol(protocol::encodeEnrolment(protocol::makeEnrolment("", "tablet", fake.key)));
    EXPECT_TRUE(second.service->authenticate(answer->token));
    EXPECT_TRUE(*first.store->revoke(fake.id));
    EXPECT_EQ(second.service->authenticate(answer->token).error().code, protocol::ProblemCode::deviceRevoked);
    // The database goes away under both and comes back.
    ASSERT_TRUE(server->crashAndRestart());
    EXPECT_EQ(second.service->authenticate(answer->token).error().code, protocol::ProblemCode::deviceRevoked);
    EXPECT_EQ(first.store->counts()->devices, 1U);
}

} // namespace
} // namespace nqi::hub
