// SPDX-License-Identifier: Apache-2.0
#include "ui/models/lock_model.h"

#include <QCoreApplication>
#include <QKeyEvent>

#include <gtest/gtest.h>

namespace nqi::ui {

namespace {

using namespace std::chrono_literals;

/// Answers when it is told to.
struct FakeKeys final : KeyService {
    Protection now{.passphrase = true, .recovery = true};
    bool opened = false;
    std::vector<std::string> asked;
    Opened pending;
    Protected pendingCode;

    [[nodiscard]] Protection protection() const override { return now; }
    [[nodiscard]] bool isOpen() const override { return opened; }
    void open(std::string secret, Opened answer) override
    {
        asked.push_back("open " + secret);
        pending = std::move(answer);
    }
    void protect(std::string current, std::string passphrase, Protected answer) override
    {
        asked.push_back("protect " + current + " " + passphrase);
        pendingCode = std::move(answer);
    }
    void protectByKeychain(std::string, Protected answer) override { pendingCode = std::move(answer); }
    void unprotect(std::string, Opened answer) override { pending = std::move(answer); }
};

class Lock : public testing::Test {
protected:
    int count = 0;
    QCoreApplication application{count, nullptr};
    FakeKeys keys;
    Instant now{1h};
    LockModel model{&keys, [this] { return now; }};

    void tryWrong()
    {
        model.unlock(QStringLiteral("x"));
        keys.pending(std::unexpected("wrongSecret"));
    }
};

TEST(LockAttempts, WhoGuessesWaitsLongerEachTimeAndNeverForEver)
{
    LockAttempts attempts;
    Instant now{};
    attempts.wrong(now);
    attempts.wrong(now);
    EXPECT_EQ(attempts.left(now), 0s) << "anybody mistypes";
    for (const auto wait : {5s, 10s, 20s, 40s, 80s, 160s, 300s, 300s}) {
        attempts.wrong(now);
        EXPECT_EQ(attempts.left(now), wait);
        now += wait;
        EXPECT_EQ(attempts.left(now), 0s);
    }
    attempts.wrong(now);
    EXPECT_EQ(attempts.left(now - 24h), 300s) << "a clock that is set back";
    attempts.right();
    EXPECT_EQ(attempts.left(now), 0s);
}

TEST_F(Lock, IsLockedAtTheStartUntilTheKeyIsOpened)
{
    EXPECT_TRUE(model.isLocked());
    int unlocked = 0;
    QObject::connect(&model, &LockModel::unlocked, &model, [&] { ++unlocked; });
    model.unlock(QStringLiteral("a\u0301nh")); // an accent as a sign of its own
    EXPECT_EQ(keys.asked.back(), "open \u00e1nh") << "is the same letter";
    EXPECT_TRUE(model.isBusy());
    model.unlock(QStringLiteral("again"));
    EXPECT_EQ(keys.asked.size(), 1U) << "one at a time";
    keys.pending({});
    EXPECT_FALSE(model.isLocked() || model.isBusy());
    EXPECT_EQ(unlocked, 1);
    EXPECT_TRUE(model.message().isEmpty());
}

TEST_F(Lock, AfterThreeWrongSecretsNothingIsLookedAtForAWhile)
{
    for (int i = 0; i < 3; ++i) {
        tryWrong();
        EXPECT_FALSE(model.message().isEmpty());
    }
    EXPECT_EQ(model.waitSeconds(), 5);
    model.unlock(QStringLiteral("the right one"));
    EXPECT_EQ(keys.asked.size(), 3U);
    now += 5s;
    model.unlock(QStringLiteral("the right one"));
    EXPECT_EQ(keys.asked.size(), 4U);
    keys.pending({});
    EXPECT_FALSE(model.isLocked());
}

TEST_F(Lock, ALockThatNothingCouldOpenAgainIsNotClosed)
{
    model.unlock(QStringLiteral("x"));
    keys.now = {.keychain = true};
    keys.pending({});
    model.lock();
    EXPECT_FALSE(model.isLocked());
}

TEST_F(Lock, LocksItselfWhenNobodyIsHereAndNotWhileSomebodyIs)
{
    model.unlock(QStringLiteral("x"));
    keys.pending({});
    model.setIdleMinutes(1);
    QTimer *idle = model.findChild<QTimer *>(QStringLiteral("idle"));
    ASSERT_TRUE(idle && idle->isActive());
    EXPECT_EQ(idle->intervalAsDuration(), 1min);
    idle->setInterval(1ms); // the rest of the minute
    QObject any;
    for (int i = 0; i < 5; ++i) {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier);
        QCoreApplication::sendEvent(&any, &press);
        EXPECT_FALSE(model.isLocked());
    }
    while (idle->isActive())
        QCoreApplication::processEvents();
    EXPECT_TRUE(model.isLocked());
    EXPECT_EQ(keys.asked.size(), 1U) << "the key stays open: what waits is sent";
}

TEST_F(Lock, TheRecoveryCodeStaysUntilItWasWrittenDown)
{
    model.unlock(QStringLiteral("x"));
    keys.pending({});
    model.protect(QStringLiteral("x"), QStringLiteral("y"));
    keys.pendingCode(std::string("CODE"));
    EXPECT_EQ(model.recoveryCode(), QStringLiteral("CODE"));
    model.lock();
    EXPECT_EQ(model.recoveryCode(), QStringLiteral("CODE"));
    model.forgetRecoveryCode();
    EXPECT_TRUE(model.recoveryCode().isEmpty());
}

} // namespace

} // namespace nqi::ui
