// SPDX-License-Identifier: Apache-2.0
#include "ui/models/haptics_model.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

#include <utility>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

class FakeVibrator final : public Vibrator {
public:
    std::function<void(bool)> answer;
    QList<QList<Pulse>> played;

    void find(std::function<void(bool)> present) override { answer = std::move(present); }
    void vibrate(const QList<Pulse> &pulses) override { played.append(pulses); }
};

uint length(const QList<Pulse> &pulses)
{
    uint sum = 0;
    for (const Pulse &pulse : pulses)
        sum += pulse.milliseconds;
    return sum;
}

TEST(Haptics, FeelTheMoreTheMoreAnOutcomeMatters)
{
    const auto neutral = pulsesFor(u"neutral"_s), good = pulsesFor(u"good"_s), attention = pulsesFor(u"attention"_s),
               violation = pulsesFor(u"violation"_s);
    EXPECT_LT(length(neutral), length(good));
    EXPECT_LT(length(good), length(attention));
    EXPECT_LT(length(attention), length(violation));
    EXPECT_EQ(violation, pulsesFor(u"danger"_s));
    EXPECT_EQ(neutral, pulsesFor(u"anything else"_s));
    for (const auto &pulses : {neutral, good, attention, violation}) {
        EXPECT_LE(pulses.size(), 10) << "what feedbackd takes";
        EXPECT_LE(length(pulses), 1000U) << "the next item comes within a second";
        EXPECT_GT(pulses.back().strength, 0) << "no rest at the end";
    }
}

TEST(Haptics, AreThereOnceTheMotorIsFound)
{
    FakeVibrator vibrator;
    HapticsModel model(&vibrator);
    const QSignalSpy changed(&model, &HapticsModel::availableChanged);
    model.play(u"good"_s);
    EXPECT_TRUE(vibrator.played.isEmpty()) << "nobody knows yet";
    vibrator.answer(true);
    EXPECT_TRUE(model.isAvailable());
    EXPECT_EQ(changed.size(), 1);
    model.play(u"attention"_s);
    ASSERT_EQ(vibrator.played.size(), 1);
    EXPECT_EQ(vibrator.played[0], pulsesFor(u"attention"_s));
}

TEST(Haptics, AreNothingWithoutAMotor)
{
    FakeVibrator vibrator;
    HapticsModel model(&vibrator);
    vibrator.answer(false);
    EXPECT_FALSE(model.isAvailable());
    model.play(u"danger"_s);
    EXPECT_TRUE(vibrator.played.isEmpty());
    HapticsModel none(nullptr);
    none.play(u"danger"_s);
    EXPECT_FALSE(none.isAvailable());
}

TEST(Haptics, TakeAnAnswerThatComesAfterTheirEnd)
{
    FakeVibrator vibrator;
    {
        const HapticsModel model(&vibrator);
    }
    vibrator.answer(true);
    EXPECT_TRUE(vibrator.played.isEmpty());
}

} // namespace
} // namespace nqi::ui
