// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/trust_tuf/repository.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace nqi::trust::tuf {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

struct Tuf : testing::Test {
    Repository repository;
    MemoryStorage storage;

    Tuf() { EXPECT_TRUE(Client::init(storage, repository.files.at("1.root.json"))); }

    Result<Status> refresh(Instant now = today, Expiry expiry = Expiry::refuse)
    {
        return Client(storage, repository.fetch(), {}, expiry).refresh(now);
    }

    void expectRefused(Error error, const std::string &file, Instant now = today)
    {
        const auto before = storage.files;
        const auto outcome = refresh(now);
        ASSERT_FALSE(outcome);
        EXPECT_EQ(name(outcome.error().error), name(error));
        EXPECT_EQ(outcome.error().file, file);
        EXPECT_EQ(storage.files, before);
    }
};

TEST_F(Tuf, FirstRefreshTrustsTheChainAndStoresEachRole)
{
    Client client(storage, repository.fetch());
    const auto status = client.refresh(today);
    ASSERT_TRUE(status) << name(status.error().error) << status.error().file;
    EXPECT_TRUE(status->changed);
    EXPECT_EQ(status->targetsVersion, 1U);
    EXPECT_THAT(status->expired, IsEmpty());
    EXPECT_EQ(status->expires, repository.timestamp.expires);
    EXPECT_EQ(storage.files.size(), 4U);
    EXPECT_EQ(client.find("base/0001.zst")->length, 5U);
    EXPECT_EQ(client.find("base/9.zst").error().error, Error::noTarget);
}

TEST_F(Tuf, SecondRefreshAsksOnlyForTheNextRootAndTheTimestamp)
{
    ASSERT_TRUE(refresh());
    repository.asked.clear();
    const auto status = refresh();
    ASSERT_TRUE(status);
    EXPECT_FALSE(status->changed);
    EXPECT_THAT(repository.asked, ElementsAre("2.root.json", "timestamp.json"));
}

TEST_F(Tuf, MetadataSurvivesItsRoundTrip)
{
    EXPECT_EQ(decodeRoot(repository.files.at("1.root.json")), repository.root);
    EXPECT_EQ(decodeTimestamp(repository.files.at("timestamp.json")), repository.timestamp);
    EXPECT_EQ(decodeSnapshot(repository.files.at("1.snapshot.json")), repository.snapshot);
    EXPECT_EQ(decodeTargets(repository.files.at("1.targets.json")), repository.targets);
}

TEST_F(Tuf, StoredStateIsUsableWithoutNetwork)
{
    ASSERT_TRUE(refresh());
    repository.asked.clear();
    Client client(storage, repository.fetch(), {}, Expiry::report);
    const auto status = client.loadTrusted(today + 24h * 3);
    ASSERT_TRUE(status);
    EXPECT_THAT(status->expired, ElementsAre(Role::timestamp));
    EXPECT_TRUE(client.find("base/0001.zst"));
    EXPECT_THAT(repository.asked, IsEmpty());
}

TEST_F(Tuf, WithoutARootNothingIsTrusted)
{
    storage.files.clear();
    expectRefused(Error::noRoot, "root.json");
}

TEST_F(Tuf, ARootThatDidNotSignItselfIsNoAnchor)
{
    const std::string unsignedRoot = encode(repository.root, {});
    EXPECT_EQ(Client::init(storage, unsignedRoot).error().error, Error::signatures);
}

TEST_F(Tuf, RootRotatesStepByStepThroughEveryVersion)
{
    for (int i = 0; i < 3; ++i) {
        const auto old = repository.keys[Role::root];
        repository.keys[Role::root] = {repository.newKey(), repository.newKey()};
        repository.listKeys();
        ++repository.root.version;
        repository.writeRoot({old[0].get(), old[1].get()});
    }
    const auto status = refresh();
    ASSERT_TRUE(status);
    EXPECT_EQ(status->rootVersion, 4U);
    EXPECT_EQ(decodeRoot(storage.files.at("root"))->version, 4U);
}

TEST_F(Tuf, ARootSignedOnlyByItsOwnNewKeysIsRefused)
{
    repository.keys[Role::root] = {repository.newKey(), repository.newKey()};
    repository.listKeys();
    ++repository.root.version;
    repository.writeRoot();
    expectRefused(Error::signatures, "2.root.json");
}

TEST_F(Tuf, ARootSignedOnlyByTheOldKeysIsRefused)
{
    const auto oldKeys = repository.keys[Role::root]; // live as long as they sign
    const auto old = repository.signers({Role::root});
    repository.keys[Role::root] = {repository.newKey(), repository.newKey()};
    repository.listKeys();
    ++repository.root.version;
    repository.files["2.root.json"] = encode(repository.root, old);
    expectRefused(Error::signatures, "2.root.json");
}

TEST_F(Tuf, ARootVersionMayNeitherBeSkippedNorRepeated)
{
    repository.root.version = 3;
    repository.files["2.root.json"] = encode(repository.root, repository.signers({Role::root}));
    expectRefused(Error::mismatch, "2.root.json");
    repository.root.version = 1;
    repository.files["2.root.json"] = encode(repository.root, repository.signers({Role::root}));
    expectRefused(Error::rollback, "2.root.json");
}

TEST_F(Tuf, OneSignatureBelowAThresholdOfTwoIsRefused)
{
    ++repository.root.version;
    const KeyPair *one = repository.keys[Role::root][0].get();
    repository.files["2.root.json"] = encode(repository.root, std::array{one});
    expectRefused(Error::signatures, "2.root.json");
}

TEST_F(Tuf, TheSameKeyUnderTwoIdsCountsOnce)
{
    const Key key = keyOf(repository.keys[Role::root][0]->publicKey());
    const std::string id = keyId(key);
    Root root = repository.root;
    root.keys["another-name"] = key;
    root.roles[Role::root] = {{id, "another-name"}, 2};
    std::string file = encode(root, std::array<const KeyPair *, 1>{repository.keys[Role::root][0].get()});
    // The one signature is repeated under the other id.
    const std::size_t at = file.find("\"signatures\": [") + std::string_view("\"signatures\": [").size();
    const std::size_t end = file.find("}", at) + 1;
    std::string copy = file.substr(at, end - at);
    copy.replace(copy.find(id), id.size(), "another-name");
    file.insert(end, "," + copy);
    ASSERT_TRUE(decodeRoot(file));
    EXPECT_FALSE(signedBy(file, root, Role::root));
}

TEST_F(Tuf, EveryRoleMustBeSignedByItsOwnKey)
{
    repository.files["timestamp.json"] = encode(repository.timestamp, repository.signers({Role::snapshot}));
    expectRefused(Error::signatures, "timestamp.json");
}

TEST_F(Tuf, MetadataOfAnotherRoleIsRefused)
{
    repository.files["timestamp.json"] = repository.files["1.snapshot.json"];
    expectRefused(Error::wrongRole, "timestamp.json");
}

TEST_F(Tuf, AnOlderTimestampIsARollback)
{
    const std::string old = repository.files["timestamp.json"];
    repository.publishNext();
    ASSERT_TRUE(refresh());
    repository.files["timestamp.json"] = old;
    expectRefused(Error::rollback, "timestamp.json");
}

TEST_F(Tuf, ANewerTimestampThatNamesAnOlderSnapshotIsARollback)
{
    repository.publishNext();
    ASSERT_TRUE(refresh());
    ++repository.timestamp.version;
    repository.snapshot.version = 1;
    repository.targets.version = 1;
    repository.write();
    expectRefused(Error::rollback, "timestamp.json");
}

TEST_F(Tuf, ANewerSnapshotThatNamesOlderTargetsIsARollback)
{
    repository.publishNext();
    ASSERT_TRUE(refresh());
    repository.targets.version = 1;
    ++repository.snapshot.version;
    ++repository.timestamp.version;
    repository.write();
    const auto outcome = refresh();
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error(), (Failure{Error::rollback, "3.snapshot.json"}));
    EXPECT_EQ(decodeSnapshot(storage.files.at("snapshot"))->version, 2U);
}

TEST_F(Tuf, AFileThatASnapshotListedMayNotVanish)
{
    repository.snapshot.meta["food.json"] = {1, {}, {}};
    repository.write();
    ASSERT_TRUE(refresh());
    repository.snapshot.meta.erase("food.json");
    repository.publishNext();
    const auto outcome = refresh();
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error(), (Failure{Error::rollback, "2.snapshot.json"}));
}

TEST_F(Tuf, ASnapshotOfAnotherMomentIsRefused)
{
    const std::string old = repository.files["1.snapshot.json"];
    ASSERT_TRUE(refresh());
    repository.publishNext();
    repository.files["2.snapshot.json"] = old;
    const auto outcome = refresh();
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error(), (Failure{Error::mismatch, "2.snapshot.json"}));
}

TEST_F(Tuf, ASnapshotWithoutDigestsStillBindsItsVersion)
{
    repository.hashes = false;
    repository.write();
    const std::string old = repository.files["1.snapshot.json"];
    ASSERT_TRUE(refresh());
    repository.publishNext();
    repository.files["2.snapshot.json"] = old;
    const auto outcome = refresh();
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error(), (Failure{Error::mismatch, "2.snapshot.json"}));
}

TEST_F(Tuf, ExpiryIsToldApartAndStopsAStrictClient)
{
    expectRefused(Error::expired, "timestamp.json", today + 24h);
    ASSERT_TRUE(refresh(today + 23h));
    expectRefused(Error::expired, "root.json", today + 24h * 365);
}

TEST_F(Tuf, ExpiryDegradesButDoesNotBlockTheCatalogue)
{
    const auto status = refresh(today + 24h * 400, Expiry::report);
    ASSERT_TRUE(status);
    EXPECT_THAT(status->expired, ElementsAre(Role::root, Role::timestamp, Role::snapshot, Role::targets));
    EXPECT_EQ(storage.files.size(), 4U);
}

TEST_F(Tuf, AnExpiredIntermediateRootIsPassedThrough)
{
    repository.root.expires = today - 24h;
    ++repository.root.version;
    repository.writeRoot();
    repository.root.expires = today + 24h * 365;
    ++repository.root.version;
    repository.writeRoot();
    EXPECT_TRUE(refresh());
}

TEST_F(Tuf, RotatedKeysRecoverFromAFastForward)
{
    repository.timestamp.version = 1'000'000;
    repository.snapshot.version = 1'000'000;
    repository.write();
    ASSERT_TRUE(refresh());
    repository.timestamp.version = 2;
    repository.snapshot.version = 2;
    repository.keys[Role::timestamp] = {repository.newKey()};
    repository.keys[Role::snapshot] = {repository.newKey()};
    repository.listKeys();
    ++repository.root.version;
    repository.writeRoot();
    repository.write();
    const auto status = refresh();
    ASSERT_TRUE(status) << name(status.error().error);
    EXPECT_EQ(status->timestampVersion, 2U);
}

TEST_F(Tuf, EndlessDataIsCutAtItsBound)
{
    repository.files["timestamp.json"].append(1'000'000, ' ');
    expectRefused(Error::tooLarge, "timestamp.json");
    repository.write();
    repository.files["2.root.json"].assign(1'000'000, 'x');
    expectRefused(Error::tooLarge, "2.root.json");
}

TEST_F(Tuf, EveryFlippedByteOfMetadataIsRefused)
{
    for (const std::string file : {"timestamp.json", "1.snapshot.json", "1.targets.json"}) {
        const std::string good = repository.files[file];
        for (std::size_t i = 0; i < good.size(); ++i) {
            storage.files = {{"root", repository.files.at("1.root.json")}};
            repository.files[file] = good;
            repository.files[file][i] = static_cast<char>(good[i] ^ 0x01);
            const auto outcome = refresh();
            // Space and its neighbours between tokens of the timestamp mean nothing; everything else must be refused.
            if (outcome) {
                EXPECT_EQ(file, "timestamp.json");
                EXPECT_EQ(decodeTimestamp(repository.files[file]), repository.timestamp);
            }
        }
        repository.files[file] = good;
    }
}

TEST_F(Tuf, TextThatIsNotMetadataIsRefused)
{
    for (const std::string text : {"", "[]", "{}", "<html>", "{\"signed\":1}", "{\"signed\":{}}",
                                   "{\"signatures\":[],\"signed\":{\"_type\":\"timestamp\"}}"}) {
        repository.files["timestamp.json"] = text;
        expectRefused(Error::malformed, "timestamp.json");
    }
    repository.files["timestamp.json"] = std::string(10'000, '[');
    expectRefused(Error::malformed, "timestamp.json");
    repository.files["timestamp.json"] = std::string(60'000, '{');
    expectRefused(Error::malformed, "timestamp.json");
}

TEST_F(Tuf, AMemberGivenTwiceIsRefused)
{
    std::string &file = repository.files["timestamp.json"];
    file.insert(file.find("\"version\""), "\"version\": 1, ");
    expectRefused(Error::malformed, "timestamp.json");
}

TEST_F(Tuf, AnotherMajorVersionIsRefusedByName)
{
    std::string &file = repository.files["timestamp.json"];
    file.replace(file.find("1.0.31"), 6, "2.0.00");
    expectRefused(Error::unsupported, "timestamp.json");
}

TEST_F(Tuf, KeysOfUnknownTypesAreKeptAndNeverCount)
{
    repository.root.keys["future"] = {"dilithium", "dilithium5", "00"};
    repository.root.roles[Role::timestamp] = {{"future"}, 1};
    ++repository.root.version;
    repository.writeRoot();
    const auto outcome = refresh();
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error(), (Failure{Error::signatures, "timestamp.json"}));
}

TEST_F(Tuf, AFullDiskIsReportedAndNothingNewIsTrusted)
{
    storage.broken = true;
    expectRefused(Error::storage, "timestamp.json");
}

TEST_F(Tuf, WithoutConsistentSnapshotsFilesHaveTheirPlainNames)
{
    repository.root.consistentSnapshot = false;
    repository.writeRoot();
    repository.files.erase("1.snapshot.json");
    repository.write();
    ASSERT_TRUE(Client::init(storage, repository.files.at("1.root.json")));
    EXPECT_TRUE(refresh());
    EXPECT_EQ(targetFile("base/1.zst", {}, false), "base/1.zst");
    EXPECT_EQ(targetFile("base/1.zst", {1, hashesOf("x")}, true), "base/" + sha256("x").text() + ".1.zst");
    EXPECT_EQ(targetFile("1.zst", {1, hashesOf("x")}, true), sha256("x").text() + ".1.zst");
}

TEST_F(Tuf, AnInterruptedRefreshIsCompletedByTheNext)
{
    ASSERT_TRUE(refresh());
    repository.publishNext();
    const std::string snapshot = std::exchange(repository.files["2.snapshot.json"], "");
    EXPECT_FALSE(refresh());
    repository.files["2.snapshot.json"] = snapshot;
    const auto status = refresh();
    ASSERT_TRUE(status);
    EXPECT_EQ(status->targetsVersion, 2U);
}

} // namespace
} // namespace nqi::trust::tuf
