// SPDX-License-Identifier: Apache-2.0
#include "core/hub/postgres/store.h"
#include "core/hub/s3/blob_bucket.h"
#include "core/hub/service.h"
#include "tests/integration/s3/faulty_proxy.h"
#include "tests/integration/s3/one_server.h"
#include "tests/support/postgres/server.h"
#include "tests/unit/hub/device.h"

#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace nqi::hub {
namespace {

using namespace std::chrono_literals;
using protocol::ProblemCode;

/// Hubs that share a database and a bucket, and have no disk of their own.
struct TwoStatelessHubs : testing::Test {
    struct Hub {
        std::unique_ptr<Store> store;
        std::unique_ptr<BlobStore> blobs;
        std::unique_ptr<Service> service;
    };
    std::unique_ptr<test::PostgresServer> server = test::PostgresServer::start();
    test::FaultyProxy proxy{oneS3Server().endpoint()};
    S3Place place = oneS3Server().newPlace();
    Random random = seededRandom(1);
    trust::KeyPair key = trust::KeyPair::generate(random);
    std::string address = server ? server->newDatabase() : std::string();
    FakeDevice fake{7};
    std::string photo = std::string(3'000'000, 'p');
    findings::Evidence file = evidenceOf(photo);

    TwoStatelessHubs() { place.endpoint = proxy.endpoint(); }

    Hub start()
    {
        Hub hub;
        hub.store = std::move(*openPostgresStore({.address = address, .connections = 4}));
        hub.blobs = std::move(*openBlobBucket({place, oneS3Server().credentials(), 500ms, 1s}));
        hub.service = std::make_unique<Service>(
            *hub.store, *hub.blobs, key, [] { return noon; }, systemRandom(), ServiceOptions{"hub", true});
        return hub;
    }
    Answer<protocol::BlobState> piece(Hub &hub, const Device &device, std::uint64_t offset)
    {
        auto upload = hub.service->appendBlob(device, file.digest, offset, photo.size());
        if (!upload)
            return std::unexpected(upload.error());
        if (auto written = upload->write(bytesOf(std::string_view(photo).substr(offset, 1'000'000))); !written)
            return std::unexpected(written.error());
        return upload->finish();
    }
};

TEST_F(TwoStatelessHubs, OneGoesOnWithTheFileThatTheOtherBegan)
{
    ASSERT_TRUE(server);
    std::array<Hub, 2> hubs = {start(), start()};
    const auto enrolled =
        hubs[0].service->enrol(protocol::encodeEnrolment(protocol::makeEnrolment("", "tablet", fake.key)));
    const Device device = *hubs[1].service->authenticate(enrolled->token);
    const auto finding = fake.make("photo", {file});
    const auto first = hubs[0].service->putFinding(device, finding.id, protocol::encodeUpload(finding));
    ASSERT_TRUE(first) << name(first.error().code);
    EXPECT_EQ(first->receipt.missing.size(), 1U);
    for (std::uint64_t offset = 0; offset < photo.size(); offset += 1'000'000) {
        Hub &hub = hubs.at(offset / 1'000'000 % 2);
        const auto state = piece(hub, device, offset);
        ASSERT_TRUE(state) << name(state.error().code);
        const auto told = hubs.at((offset / 1'000'000 + 1) % 2).service->blobState(device, file.digest);
        ASSERT_TRUE(told);
        EXPECT_EQ(*told, *state) << "the other says the same";
    }
    for (Hub &hub : hubs) {
        const auto again = hub.service->putFinding(device, finding.id, protocol::encodeUpload(finding));
        ASSERT_TRUE(again);
        EXPECT_EQ(again->receipt.held.size(), 1U);
        EXPECT_TRUE(again->receipt.missing.empty());
    }
}

TEST_F(TwoStatelessHubs, WhileTheStorageIsAwayNothingFalseIsSignedAndNothingIsLost)
{
    ASSERT_TRUE(server);
    Hub hub = start();
    const auto enrolled =
        hub.service->enrol(protocol::encodeEnrolment(protocol::makeEnrolment("", "tablet", fake.key)));
    const Device device = *hub.service->authenticate(enrolled->token);
    const auto finding = fake.make("photo", {file});
    proxy.fail(test::Fault::serverError, 1, 1'000'000);
    const auto refused = hub.service->putFinding(device, finding.id, protocol::encodeUpload(finding));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ProblemCode::unavailable);
    EXPECT_TRUE(refused.error().retryAfter) << "it says when to come again";
    const auto plain = fake.make("no photo");
    EXPECT_TRUE(hub.service->putFinding(device, plain.id, protocol::encodeUpload(plain))) << "others are taken";
    proxy.fail(test::Fault::serverError, 0, 0);
    ASSERT_TRUE(hub.service->putFinding(device, finding.id, protocol::encodeUpload(finding)));
    ASSERT_TRUE(piece(hub, device, 0));
    proxy.fail(test::Fault::serverError, 1, 1'000'000);
    EXPECT_EQ(piece(hub, device, 1'000'000).error().code, ProblemCode::unavailable);
    EXPECT_EQ(hub.service->blobState(device, file.digest).error().code, ProblemCode::unavailable);
    proxy.fail(test::Fault::serverError, 0, 0);
    EXPECT_EQ(hub.service->blobState(device, file.digest)->offset, 1'000'000U) << "from where it stopped";
}

} // namespace
} // namespace nqi::hub
