// SPDX-License-Identifier: Apache-2.0
#include "core/hub/keys.h"
#include "tests/unit/sync/catalogue.h"

#include <fstream>

namespace nqi::hub {
namespace {

using testing::Each;
using testing::SizeIs;

struct Keys : sync::Catalogue {
    std::filesystem::path safe = folder.path / "safe";
    std::vector<std::filesystem::path> rootKeys(const std::filesystem::path &where, std::initializer_list<int> numbers)
    {
        std::vector<std::filesystem::path> files;
        for (const int number : numbers)
            files.push_back(where / std::format("root-{}.key", number));
        return files;
    }
    void begin()
    {
        ASSERT_TRUE(makeRoot(data, safe, {}, now, random));
        publish();
        trustAndUpdate();
    }
    void goOn()
    {
        source.grow("products", "more");
        publish();
        const auto report = update();
        EXPECT_EQ(report.problem, "");
        EXPECT_TRUE(report.installed);
        expectSame();
    }
};

TEST_F(Keys, RootIsTwoOfThreeAndNoneOfThemStaysAtTheHub)
{
    begin();
    EXPECT_FALSE(std::filesystem::exists(data / "keys" / "root.key"));
    const auto roles = listKeys(data, now, random);
    ASSERT_TRUE(roles);
    EXPECT_EQ(roles->front().threshold, 2U);
    EXPECT_THAT(roles->front().keyIds, SizeIs(3));
    EXPECT_FALSE(roles->front().here);
    std::set<std::string> ids;
    for (const RoleSummary &role : *roles) {
        ids.insert(role.keyIds.begin(), role.keyIds.end());
        EXPECT_GT(role.expires, now) << role.role;
    }
    EXPECT_EQ(ids.size(), 3U + 3 + 2) << "every role and dataset has a key of its own";
    EXPECT_EQ(makeRoot(data, folder.path / "other", {}, now, random).error(), KeysError::exists);
    goOn();
}

TEST_F(Keys, EveryRoleGetsANewKeyAndDevicesFollow)
{
    begin();
    for (const std::string role : {"timestamp", "snapshot", "targets", "products", "alerts"}) {
        ASSERT_TRUE(rotateKey(data, role, rootKeys(safe, {3, 1}), now, random)) << role;
        goOn();
    }
    EXPECT_EQ(rotateKey(data, "nobody", {}, now, random).error(), KeysError::role);
}

TEST_F(Keys, ANewRootNeedsEnoughOfTheOldKeys)
{
    begin();
    const auto newSafe = folder.path / "new safe";
    EXPECT_EQ(rotateRoot(data, rootKeys(safe, {1}), newSafe, {}, now, random).error(), KeysError::tooFew);
    EXPECT_EQ(rotateRoot(data, rootKeys(safe, {1, 1}), newSafe, {}, now, random).error(), KeysError::tooFew);
    ASSERT_TRUE(rotateRoot(data, rootKeys(safe, {1, 2}), newSafe, {.keys = 5, .threshold = 3}, now, random));
    goOn();
    EXPECT_EQ(renewRoot(data, rootKeys(safe, {1, 2, 3}), now, random).error(), KeysError::key) << "they count no more";
    EXPECT_EQ(renewRoot(data, rootKeys(newSafe, {1, 2}), now, random).error(), KeysError::tooFew);
    ASSERT_TRUE(renewRoot(data, rootKeys(newSafe, {5, 2, 4}), now, random));
    goOn();
}

TEST_F(Keys, AHubThatBeganAloneGetsARealRoot)
{
    publish();
    trustAndUpdate();
    const auto alone = std::vector{data / "keys" / "root.key"};
    ASSERT_TRUE(rotateRoot(data, alone, safe, {}, now, random));
    EXPECT_FALSE(std::filesystem::exists(alone.front()));
    goOn();
}

TEST_F(Keys, AChangeThatWasCutOffIsFinishedByTheNextProgram)
{
    begin();
    std::filesystem::copy_file(data / "keys" / "snapshot.key", folder.path / "old.key");
    ASSERT_TRUE(rotateKey(data, "snapshot", rootKeys(safe, {1, 2}), now, random));
    // As if it had ended between the new root and the new name of the key.
    std::filesystem::rename(data / "keys" / "snapshot.key", data / "keys" / "snapshot.next.key");
    std::filesystem::copy_file(folder.path / "old.key", data / "keys" / "snapshot.key");
    goOn();
    // And before the new root: the waiting key counts for nothing.
    std::filesystem::copy_file(folder.path / "old.key", data / "keys" / "timestamp.next.key");
    goOn();
}

TEST_F(Keys, AKeyThatNobodyTrustsIsRefused)
{
    begin();
    std::filesystem::copy_file(data / "keys" / "alerts.key", data / "keys" / "products.key",
                               std::filesystem::copy_options::overwrite_existing);
    source.grow("products", "x");
    EXPECT_EQ(hub::publish(source, data, now, random, options).error(), PublishError::keys);
    EXPECT_EQ(listKeys(data, now, random).error(), KeysError::key);
    EXPECT_EQ(listKeys(folder.path / "empty", now, random).error(), KeysError::noRoot);
}

TEST_F(Keys, OneDatasetsKeyCannotSpeakForAnother)
{
    begin();
    // A list of products signed by the key of alerts, though everything above it is signed properly.
    auto list = std::filesystem::path();
    for (const auto &entry : std::filesystem::directory_iterator(publicFolder(data) / "metadata"))
        if (entry.path().filename().string().ends_with(".products.json"))
            list = entry.path();
    ASSERT_FALSE(list.empty());
    std::filesystem::copy_file(data / "keys" / "products.key", folder.path / "kept.key");
    auto alertsKey = trust::loadKey(data / "keys" / "alerts.key");
    ASSERT_TRUE(alertsKey);
    source.grow("products", "forged");
    publish();
    transport.disturb = [&](const sync::Request &request, sync::Transport::Answer &answer) {
        if (!request.path.contains("products.json") || !answer)
            return;
        const auto decoded = trust::tuf::decodeTargets(answer->body);
        if (decoded)
            answer->body = trust::tuf::encode(*decoded, std::array<const trust::KeyPair *, 1>{&*alertsKey});
    };
    const auto before = sink.datasets["products"];
    const auto report = update();
    EXPECT_THAT(report.problem, testing::StartsWith("tuf."));
    EXPECT_EQ(sink.datasets["products"], before);
}

} // namespace
} // namespace nqi::hub
