// SPDX-License-Identifier: Apache-2.0
#include "core/hub/package.h"
#include "core/protocol/package.h"
#include "core/store/field_package.h"
#include "tests/unit/hub/folder.h"
#include "tests/unit/hub/store_under_test.h"
#include "tests/unit/store_field/inspection_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stop_token>

namespace nqi::hub {
namespace {

namespace fs = std::filesystem;
using findings::State;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A device with its journal, a hub with its store, and a stick between them.
struct Stick : testing::Test {
    TestFolder folder;
    StoreUnderTest place{folder.path};
    std::unique_ptr<Store> store = place.open();
    std::unique_ptr<BlobStore> blobs = std::move(*openBlobFolder(folder.path / "blobs"));
    trust::KeyPair hubKey = trust::KeyPair::generate(seededRandom(3));
    Service service{*store, *blobs, hubKey, [] { return store::noon; }, systemRandom(), ServiceOptions{"hub", true}};
    std::unique_ptr<store::FieldDatabase> journal = std::move(
        *store::FieldDatabase::open(folder.path / "device", store::deviceKey(),
                                    {.clock = [] { return store::noon; }, .random = seededRandom(5), .log = noLog()}));
    store::PackageEnds ends{journal->device(), hubKey.publicKey()};
    fs::path stick = folder.path / "stick";
    fs::path package = stick / ("nqi-outbox-" + journal->device());

    void enrol()
    {
        ASSERT_TRUE(
            service.enrol(protocol::encodeEnrolment(protocol::makeEnrolment("", "tablet", store::deviceKey()))));
    }
    findings::Finding save(const std::string &note, const std::vector<std::string> &files)
    {
        findings::Draft draft = store::draftOf(note);
        for (const std::string &content : files)
            draft.evidence.push_back(*journal->storeEvidence(bytesOf(content), "image/jpeg", "front"));
        return *journal->save(draft);
    }
    std::expected<store::PackageCount, findings::JournalError> write()
    {
        return store::writePackage(*journal, ends, stick, systemRandom());
    }
    std::expected<PackageTaken, PackageError> take() { return takePackage(service, *store, hubKey, package); }
    std::vector<State> states() const
    {
        std::vector<State> all;
        const auto rows = journal->list(100, 0);
        for (const findings::Summary &row : *rows)
            all.push_back(row.state);
        return all;
    }
    std::size_t atHub() { return store->find({.limit = 1000})->size(); }
};

TEST_F(Stick, CarriesFindingsThereAndReceiptsBack)
{
    enrol();
    const auto first = save("một", {"ảnh 1", "ảnh 2"});
    save("hai", {"ảnh 2"});
    findings::Inspection of = store::signedInspection(*journal);
    ASSERT_TRUE(journal->keep(of, "An") && journal->sign(of.id, "An"));
    const auto written = write();
    ASSERT_TRUE(written) << name(written.error());
    EXPECT_EQ(*written, (store::PackageCount{3, 6})) << "a file that two findings share is carried once";
    const auto taken = take();
    ASSERT_TRUE(taken) << name(taken.error());
    EXPECT_EQ(taken->findings, 3U);
    EXPECT_EQ(taken->created, 3U);
    EXPECT_EQ(taken->complete, 3U);
    EXPECT_THAT(taken->problems, IsEmpty());
    const auto receipts = store::takePackageReceipts(*journal, ends, stick);
    ASSERT_TRUE(receipts) << name(receipts.error());
    EXPECT_EQ(*receipts, (store::PackageReceipts{3, 0, 0}));
    EXPECT_THAT(states(), ElementsAre(State::complete, State::complete, State::complete));
    EXPECT_TRUE(protocol::verifyReceipt(**journal->receipt(first.id), hubKey.publicKey()));
    EXPECT_EQ(store->audit(1)->front().action, "package.taken");
    EXPECT_EQ(*write(), (store::PackageCount{0, 0})) << "nothing waits any more";
}

TEST_F(Stick, NothingIsLeftOfAnOutboxThatWasStopped)
{
    enrol();
    for (const char *note : {"một", "hai", "ba"})
        save(note, {std::string("ảnh ") + note});
    std::stop_source stop;
    std::vector<std::uint64_t> reached;
    const auto written = store::writePackage(*journal, ends, stick, systemRandom(),
                                             {.reached =
                                                  [&](std::uint64_t done, std::uint64_t of) {
                                                      EXPECT_EQ(of, 3U);
                                                      reached.push_back(done);
                                                      if (done == 1)
                                                          stop.request_stop();
                                                  },
                                              .stop = stop.get_token()});
    EXPECT_EQ(written.error(), findings::JournalError::cancelled);
    EXPECT_THAT(reached, ElementsAre(0U, 1U));
    EXPECT_FALSE(fs::exists(package));
    ASSERT_TRUE(write());
    EXPECT_EQ(take()->findings, 3U) << "another time all of it";
}

TEST_F(Stick, AnOutboxThatCouldNotBeRemovedWasNotStoppedCleanly)
{
    save("một", {"ảnh"});
    std::stop_source stop;
    const auto written = store::writePackage(*journal, ends, stick, systemRandom(),
                                             {.reached =
                                                  [&](std::uint64_t, std::uint64_t) {
                                                      // Nothing can be removed under a link to itself, not even by
                                                      // root.
                                                      fs::remove_all(package);
                                                      fs::create_symlink(package, package);
                                                      stop.request_stop();
                                                  },
                                              .stop = stop.get_token()});
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error(), findings::JournalError::unwritable);
}

TEST_F(Stick, NothingIsDoubledHoweverOftenItIsCarriedOrUploadedAsWell)
{
    enrol();
    const auto first = save("một", {"ảnh"});
    save("hai", {});
    ASSERT_TRUE(write());
    const Device device = store->devices()->front().device;
    ASSERT_TRUE(service.putFinding(device, first.id, protocol::encodeUpload(first)));
    // Half of the file came over the line.
    ASSERT_TRUE(service.appendBlob(device, first.evidence[0].digest, 0, first.evidence[0].size)
                    ->write(bytesOf("ảnh").first(2)));
    for (int i = 0; i < 3; ++i) {
        const auto taken = take();
        ASSERT_TRUE(taken) << name(taken.error());
        EXPECT_EQ(taken->created, i == 0 ? 1U : 0U);
        EXPECT_EQ(taken->complete, 2U);
        EXPECT_EQ(store::takePackageReceipts(*journal, ends, stick)->complete, 2U);
    }
    EXPECT_EQ(atHub(), 2U);
    EXPECT_TRUE(journal->verifyLog()->intact());
}

TEST_F(Stick, SaysNothingToWhoeverFindsIt)
{
    enrol();
    save("bí mật", {"ảnh bí mật"});
    ASSERT_TRUE(write());
    for (const auto &entry : fs::recursive_directory_iterator(package)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string content(std::istreambuf_iterator<char>(file), {});
        EXPECT_THAT(content, testing::Not(HasSubstr("bí mật"))) << entry.path();
        EXPECT_EQ(entry.status().permissions() & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
    }
    const trust::KeyPair other = trust::KeyPair::generate(seededRandom(9));
    EXPECT_EQ(takePackage(service, *store, other, package).error(), PackageError::notOurs);
}

TEST_F(Stick, IsOnlyTakenWholeAndFromADeviceThatIsKnown)
{
    save("một", {"ảnh"});
    EXPECT_EQ(take().error(), PackageError::notWhole);
    ASSERT_TRUE(write());
    EXPECT_EQ(take().error(), PackageError::unknownDevice);
    enrol();
    std::ofstream(package / "package.json") << "{}";
    EXPECT_EQ(take().error(), PackageError::damaged);
    fs::remove(package / "package.json");
    EXPECT_EQ(take().error(), PackageError::notWhole);
    ASSERT_TRUE(write());
    fs::remove(package / "findings" / "0000000001.sealed");
    EXPECT_EQ(take().error(), PackageError::damaged) << "one is missing";
    ASSERT_TRUE(write());
    ASSERT_TRUE(*store->revoke(journal->device()));
    EXPECT_EQ(take().error(), PackageError::revoked);
    EXPECT_EQ(atHub(), 0U);
}

TEST_F(Stick, AFileThatWasDamagedIsNamedAndTheRestIsTaken)
{
    enrol();
    const auto first = save("một", {"ảnh 1"});
    save("hai", {"ảnh 2"});
    ASSERT_TRUE(write());
    std::ofstream(package / "files" / (first.evidence[0].digest.text() + ".sealed")) << "NQISEAL1 nothing";
    const auto taken = take();
    ASSERT_TRUE(taken) << name(taken.error());
    EXPECT_EQ(taken->findings, 2U);
    EXPECT_EQ(taken->complete, 1U);
    EXPECT_THAT(taken->problems, ElementsAre(first.id.text() + " file " + first.evidence[0].digest.text()));
    const auto receipts = store::takePackageReceipts(*journal, ends, stick);
    EXPECT_EQ(*receipts, (store::PackageReceipts{1, 1, 0}));
    EXPECT_THAT(states(), ElementsAre(State::complete, State::received)) << "it still waits for its file";
}

TEST_F(Stick, AFindingOfAnotherDeviceInItIsRefused)
{
    enrol();
    save("một", {});
    ASSERT_TRUE(write());
    // The device's own package, with what another device signed put into it.
    const auto manifest = protocol::decodePackage([&] {
        std::ifstream file(package / "package.json");
        return std::string(std::istreambuf_iterator<char>(file), {});
    }());
    const auto key = trust::openKey(hubKey, *fromBase64url(manifest->key));
    auto journalOfOther = std::move(*store::FieldDatabase::open(
        folder.path / "other", trust::KeyPair::generate(seededRandom(77)), {.clock = [] { return store::noon; }}));
    const auto foreign = *journalOfOther->save(store::draftOf("giả"));
    const auto sealed = trust::seal(*key, bytesOf(protocol::encodeUpload(foreign)));
    std::ofstream(package / "findings" / "0000000001.sealed", std::ios::binary)
        .write(reinterpret_cast<const char *>(sealed.data()), static_cast<std::streamsize>(sealed.size()));
    const auto taken = take();
    ASSERT_TRUE(taken) << name(taken.error());
    EXPECT_EQ(taken->findings, 0U);
    EXPECT_THAT(taken->problems, ElementsAre(HasSubstr(foreign.id.text())));
    EXPECT_EQ(atHub(), 0U);
}

TEST_F(Stick, ReceiptsOfAnotherHubOrForAnotherDeviceAreRefused)
{
    enrol();
    const auto first = save("một", {});
    ASSERT_TRUE(write());
    EXPECT_EQ(store::takePackageReceipts(*journal, ends, stick).error(), findings::JournalError::notFound);
    ASSERT_TRUE(take());
    const fs::path receipt = package / "receipts" / (first.id.text() + ".json");
    ASSERT_TRUE(fs::exists(receipt));
    std::ofstream(package / "receipts" / "rubbish.json") << "{}";
    const trust::KeyPair forger = trust::KeyPair::generate(seededRandom(8));
    findings::Receipt forged = **protocol::decodeReceipt([&] {
                                     std::ifstream file(receipt);
                                     return std::string(std::istreambuf_iterator<char>(file), {});
                                 }())
                                     .transform([](findings::Receipt &&one) { return std::optional(std::move(one)); });
    std::ofstream(receipt) << protocol::encodeReceipt(protocol::makeReceipt(forged, forger));
    EXPECT_EQ(*store::takePackageReceipts(*journal, ends, stick), (store::PackageReceipts{0, 0, 2}));
    EXPECT_THAT(states(), ElementsAre(State::saved));
}

TEST(SealedForAHub, OnlyItsKeyOpens)
{
    const trust::KeyPair hub = trust::KeyPair::generate(seededRandom(1));
    const trust::KeyPair other = trust::KeyPair::generate(seededRandom(2));
    std::array<std::byte, 32> bytes{};
    seededRandom(3)(bytes);
    const auto key = *trust::SealingKey::fromBytes(bytes);
    const auto sealed = trust::sealKeyFor(hub.publicKey(), key);
    ASSERT_TRUE(trust::openKey(hub, sealed));
    EXPECT_TRUE(std::ranges::equal(trust::openKey(hub, sealed)->bytes(), key.bytes()));
    EXPECT_FALSE(trust::openKey(other, sealed));
    EXPECT_FALSE(trust::openKey(hub, std::span(sealed).first(sealed.size() - 1)));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto damaged = sealed;
        damaged[i] ^= std::byte{1};
        EXPECT_FALSE(trust::openKey(hub, damaged)) << i;
    }
    EXPECT_NE(trust::sealKeyFor(hub.publicKey(), key), sealed) << "two boxes never look alike";
}

} // namespace
} // namespace nqi::hub
