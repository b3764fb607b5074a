// SPDX-License-Identifier: Apache-2.0
#include "app/device/journal.h"
#include "tests/unit/device/device_folder.h"

#include <fstream>
#include <iterator>

namespace nqi::device {

namespace {

using findings::JournalError;
using trust::Guard;
using trust::GuardError;

class DeviceKeyFile : public DeviceFolder {};

TEST_F(DeviceKeyFile, IsMadeAtFirstUseAndNeedsNothing)
{
    DeviceKey key = makeKey();
    EXPECT_EQ(*key.guards(), DeviceKey::Guards());
    const auto first = key.key();
    ASSERT_TRUE(first);
    EXPECT_EQ(makeKey().key()->publicKey(), first->publicKey());
}

TEST_F(DeviceKeyFile, GuardedItIsLockedUntilItIsOpened)
{
    DeviceKey key = makeKey();
    const auto publicKey = key.key()->publicKey();
    ASSERT_TRUE(key.guard({}, typed("mot hai ba")));
    EXPECT_EQ(key.key()->publicKey(), publicKey) << "whoever set it works on";

    DeviceKey later = makeKey();
    EXPECT_EQ(*later.guards(), DeviceKey::Guards{Guard::passphrase});
    EXPECT_FALSE(later.isOpen());
    EXPECT_EQ(later.key().error(), JournalError::locked);
    EXPECT_EQ(openJournal(folders, later, systemClock(), systemRandom()).error(), JournalError::locked);
    EXPECT_EQ(later.open(typed("mot hai bon")).error(), GuardError::wrongSecret);
    EXPECT_EQ(later.key().error(), JournalError::locked);
    ASSERT_TRUE(later.open(typed("mot hai ba")));
    EXPECT_EQ(later.key()->publicKey(), publicKey);
    EXPECT_TRUE(openJournal(folders, later, systemClock(), systemRandom()));
    EXPECT_FALSE(later.open(typed("mot hai bon"))) << "an open key still says whether a secret is right";
    later.close();
    EXPECT_EQ(later.key().error(), JournalError::locked);
}

TEST_F(DeviceKeyFile, AsksOnceAndOnlyWhenItIsGuarded)
{
    int asked = 0;
    const auto ask = [&](const DeviceKey::Guards &) {
        ++asked;
        return typed("mot hai ba");
    };
    DeviceKey key = makeKey(ask);
    ASSERT_TRUE(key.key());
    EXPECT_EQ(asked, 0);
    ASSERT_TRUE(key.guard({}, typed("mot hai ba")));
    DeviceKey again = makeKey(ask);
    EXPECT_TRUE(again.key());
    EXPECT_TRUE(again.key());
    EXPECT_EQ(asked, 1);
    DeviceKey wrong = makeKey([&](const DeviceKey::Guards &) {
        ++asked;
        return typed("something else");
    });
    EXPECT_EQ(wrong.key().error(), JournalError::locked);
    EXPECT_EQ(wrong.key().error(), JournalError::locked);
    EXPECT_EQ(asked, 2) << "nobody is asked again and again";
}

TEST_F(DeviceKeyFile, IsGuardedAnewOnlyByWhoCanOpenIt)
{
    DeviceKey key = makeKey();
    ASSERT_TRUE(key.guard({}, typed("mot hai ba")));
    EXPECT_EQ(key.guard(typed("bon nam sau"), {}).error(), GuardError::wrongSecret);
    EXPECT_EQ(key.guard({}, {}).error(), GuardError::locked);
    EXPECT_EQ(*key.guards(), DeviceKey::Guards{Guard::passphrase});
    ASSERT_TRUE(key.guard(typed("mot hai ba"), {}));
    EXPECT_TRUE(makeKey().key());
}

TEST_F(DeviceKeyFile, GivenUpOnlyItsHubCanTellTheCodeAndNothingIsLost)
{
    const trust::KeyPair hub = trust::KeyPair::generate(systemRandom());
    DeviceKey key = makeKey();
    const auto publicKey = key.key()->publicKey();
    EXPECT_FALSE(key.isSurrendered());
    ASSERT_TRUE(key.surrender(hub.publicKey()));
    EXPECT_TRUE(key.isSurrendered());
    EXPECT_EQ(key.key().error(), JournalError::locked) << "also for the program that runs";
    EXPECT_EQ(*key.guards(), DeviceKey::Guards{Guard::recovery});
    std::ifstream file(folders.surrendered(), std::ios::binary);
    const std::string sealed(std::istreambuf_iterator<char>(file), {});
    EXPECT_FALSE(trust::openKey(trust::KeyPair::generate(systemRandom()), bytesOf(sealed)));
    const auto secret = trust::openKey(hub, bytesOf(sealed));
    ASSERT_TRUE(secret);
    DeviceKey later = makeKey();
    ASSERT_TRUE(later.open({.recovery = trust::recoveryCodeOf(*secret)}));
    EXPECT_EQ(later.key()->publicKey(), publicKey);
}

TEST_F(DeviceKeyFile, WhatCannotBeGivenUpIsAsItWas)
{
    DeviceKey key = makeKey();
    ASSERT_TRUE(key.key());
    std::filesystem::create_directories(folders.surrendered() / "in the way");
    EXPECT_FALSE(key.surrender(trust::KeyPair::generate(systemRandom()).publicKey()));
    EXPECT_TRUE(makeKey().key());
}

TEST_F(DeviceKeyFile, ADamagedOneIsNotReplaced)
{
    ASSERT_TRUE(makeKey().guard({}, typed("mot hai ba")));
    std::filesystem::resize_file(folders.deviceKey(), 60);
    EXPECT_EQ(makeKey().key().error(), JournalError::damaged);
    EXPECT_EQ(std::filesystem::file_size(folders.deviceKey()), 60U);
}

} // namespace

} // namespace nqi::device
