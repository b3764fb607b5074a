// SPDX-License-Identifier: Apache-2.0
#include "ui/models/vibrator.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QTest>

#include <gmock/gmock.h>

#include <optional>

using namespace Qt::StringLiterals;

namespace {

/// The interface of feedbackd that vibrates, as its clients see it.
class Motor final : public QDBusVirtualObject {
public:
    QList<QDBusMessage> calls;
    bool answer = true;

    Motor()
    {
        EXPECT_TRUE(m_bus.registerVirtualObject(u"/org/sigxcpu/Feedback"_s, this));
        EXPECT_TRUE(m_bus.registerService(u"org.sigxcpu.Feedback"_s));
    }
    ~Motor() override
    {
        m_bus.unregisterService(u"org.sigxcpu.Feedback"_s);
        m_bus.unregisterObject(u"/org/sigxcpu/Feedback"_s);
        QDBusConnection::disconnectFromBus(u"motor"_s);
    }

    [[nodiscard]] QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        calls.append(message);
        return connection.send(message.createReply(answer));
    }

private:
    QDBusConnection m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"motor"_s);
};

std::optional<bool> found(nqi::ui::Vibrator &vibrator)
{
    std::optional<bool> answer;
    vibrator.find([&answer](bool present) { answer = present; });
    EXPECT_TRUE(QTest::qWaitFor([&] { return answer.has_value(); }));
    return answer;
}

TEST(Vibration, GoesOverTheBusAsFeedbackdReadsIt)
{
    Motor motor;
    const auto vibrator = nqi::ui::makeBusVibrator();
    vibrator->vibrate({{0.5, 100}, {0, 50}, {1, 200}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return motor.calls.size() == 1; }));
    const QDBusMessage &call = motor.calls[0];
    EXPECT_EQ(call.interface(), u"org.sigxcpu.Feedback.Haptic");
    EXPECT_EQ(call.member(), u"Vibrate");
    EXPECT_EQ(call.signature(), u"sa(du)");
    EXPECT_EQ(call.arguments()[0], u"nqi-inspector"_s);
    QList<std::pair<double, uint>> pulses;
    const auto array = call.arguments()[1].value<QDBusArgument>();
    array.beginArray();
    while (!array.atEnd()) {
        std::pair<double, uint> pulse;
        array.beginStructure();
        array >> pulse.first >> pulse.second;
        array.endStructure();
        pulses.append(pulse);
    }
    array.endArray();
    EXPECT_EQ(pulses, (QList<std::pair<double, uint>>{{0.5, 100}, {0, 50}, {1, 200}}));
}

TEST(Vibration, IsFoundWhereThereIsAMotorEvenASilencedOne)
{
    Motor motor;
    const auto vibrator = nqi::ui::makeBusVibrator();
    EXPECT_EQ(found(*vibrator), true);
    motor.answer = false; // the person silenced the whole device: the motor is there
    EXPECT_EQ(found(*vibrator), true);
    ASSERT_EQ(motor.calls.size(), 2);
    EXPECT_EQ(motor.calls[0].signature(), u"sa(du)");
}

TEST(Vibration, IsNotFoundWhereNobodyOffersIt)
{
    const auto vibrator = nqi::ui::makeBusVibrator();
    EXPECT_EQ(found(*vibrator), false);
    vibrator->vibrate({{1, 100}});
    QTest::qWait(50);
}

} // namespace
