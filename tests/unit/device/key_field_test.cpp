// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/key_field.h"
#include "tests/unit/device/device_folder.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <map>

namespace nqi::app {

namespace {

using device::DeviceKey;

/// A keychain that gives, keeps nothing, or is not there.
struct FakeKeychain final : device::Keychain {
    bool there = true;
    bool keeps = true;
    std::map<std::string, trust::SealingKey> secrets;

    [[nodiscard]] bool isThere() const override { return there; }
    [[nodiscard]] std::optional<trust::SealingKey> read(const std::string &name) override
    {
        const auto found = secrets.find(name);
        return found == secrets.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] bool write(const std::string &name, const trust::SealingKey &secret) override
    {
        if (keeps)
            secrets.insert_or_assign(name, secret);
        return keeps;
    }
    void remove(const std::string &name) override { secrets.erase(name); }
};

class KeyFieldTest : public device::DeviceFolder {
protected:
    int count = 0;
    QCoreApplication application{count, nullptr};

    template <class Value, class Call>
    Value answerOf(Call call)
    {
        std::optional<Value> answer;
        call([&](Value value) { answer = std::move(value); });
        EXPECT_FALSE(answer) << "never before the call has returned";
        QElapsedTimer timer;
        timer.start();
        while (!answer && timer.elapsed() < 20'000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        return answer.value();
    }
    using Opened = std::expected<void, std::string>;
    using Protected = std::expected<std::string, std::string>;
    Opened openWith(KeyField &field, const std::string &secret)
    {
        return answerOf<Opened>([&](auto answer) { field.open(secret, answer); });
    }
    Protected protect(KeyField &field, const std::string &current, const std::string &passphrase)
    {
        return answerOf<Protected>([&](auto answer) { field.protect(current, passphrase, answer); });
    }
    Protected useKeychain(KeyField &field, const std::string &current)
    {
        return answerOf<Protected>([&](auto answer) { field.protectByKeychain(current, answer); });
    }

    FakeKeychain keychain;
    DeviceKey key = makeKey();
};

TEST_F(KeyFieldTest, APassphraseIsSetAndAskedForAtTheNextStart)
{
    KeyField field(key, keychain, "k");
    EXPECT_TRUE(field.isOpen());
    EXPECT_EQ(protect(field, "", "12345").error(), "tooShort");
    const auto code = protect(field, "", "mot hai ba");
    ASSERT_TRUE(code);
    EXPECT_TRUE(field.protection().passphrase && field.protection().recovery);
    DeviceKey next = makeKey();
    KeyField later(next, keychain, "k");
    EXPECT_FALSE(later.isOpen());
    EXPECT_EQ(openWith(later, "sai roi").error(), "wrongSecret");
    EXPECT_FALSE(later.isOpen());
    EXPECT_TRUE(openWith(later, "mot hai ba"));
    EXPECT_TRUE(later.isOpen());
    DeviceKey lost = makeKey();
    KeyField byCode(lost, keychain, "k");
    EXPECT_TRUE(openWith(byCode, *code)) << "the code opens it when the passphrase is forgotten";
}

TEST_F(KeyFieldTest, TheKeychainOpensItWithoutAsking)
{
    KeyField field(key, keychain, "k");
    const auto code = useKeychain(field, "");
    ASSERT_TRUE(code);
    DeviceKey next = makeKey();
    EXPECT_TRUE(KeyField(next, keychain, "k").isOpen());
    // The keychain was lost with the account: the code is left.
    keychain.secrets.clear();
    DeviceKey lost = makeKey();
    KeyField later(lost, keychain, "k");
    EXPECT_FALSE(later.isOpen());
    EXPECT_TRUE(openWith(later, *code));
}

TEST_F(KeyFieldTest, AKeychainThatKeepsNothingChangesNothing)
{
    KeyField field(key, keychain, "k");
    keychain.keeps = false;
    EXPECT_EQ(useKeychain(field, "").error(), "keychainRefused");
    EXPECT_FALSE(field.protection().keychain);
    keychain.there = false;
    EXPECT_FALSE(field.protection().keychainThere);
    EXPECT_EQ(useKeychain(field, "").error(), "keychainRefused");
    EXPECT_TRUE(makeKey().key());
}

TEST_F(KeyFieldTest, FromKeychainToPassphraseAndBackNothingIsLost)
{
    KeyField field(key, keychain, "k");
    ASSERT_TRUE(useKeychain(field, ""));
    ASSERT_TRUE(useKeychain(field, "")) << "again: the secret that opens it is not written over";
    ASSERT_TRUE(protect(field, "", "mot hai ba"));
    EXPECT_FALSE(field.protection().keychain);
    EXPECT_EQ(useKeychain(field, "sai roi").error(), "wrongSecret");
    ASSERT_TRUE(useKeychain(field, "mot hai ba"));
    const auto open = answerOf<Opened>([&](auto answer) { field.unprotect("", answer); });
    EXPECT_TRUE(open);
    EXPECT_TRUE(makeKey().key());
}

} // namespace

} // namespace nqi::app
