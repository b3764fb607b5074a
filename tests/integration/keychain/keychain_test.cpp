// SPDX-License-Identifier: Apache-2.0
#include "app/device/keychain.h"

#include <QCoreApplication>

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace nqi::device {

namespace {

trust::SealingKey secretOf(int value)
{
    return *trust::SealingKey::fromBytes(std::vector<std::byte>(32, static_cast<std::byte>(value)));
}

TEST(SystemKeychain, GivesBackWhatItKeepsUntilItIsRemoved)
{
    const auto keychain = makeSystemKeychain();
    ASSERT_TRUE(keychain->isThere());
    EXPECT_FALSE(keychain->read("device-key /a"));
    // Zero bytes in it: a secret is no text.
    ASSERT_TRUE(keychain->write("device-key /a", secretOf(0)));
    ASSERT_TRUE(keychain->write("device-key /b", secretOf(2)));
    EXPECT_TRUE(std::ranges::equal(keychain->read("device-key /a")->bytes(), secretOf(0).bytes()));
    ASSERT_TRUE(keychain->write("device-key /a", secretOf(3)));
    EXPECT_TRUE(std::ranges::equal(makeSystemKeychain()->read("device-key /a")->bytes(), secretOf(3).bytes()));
    keychain->remove("device-key /a");
    keychain->remove("device-key /a");
    EXPECT_FALSE(keychain->read("device-key /a"));
    EXPECT_TRUE(keychain->read("device-key /b"));
}

} // namespace

} // namespace nqi::device

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
