// SPDX-License-Identifier: Apache-2.0
#include "core/findings/payment.h"

#include <gtest/gtest.h>

namespace nqi::findings {

namespace {

TEST(PaymentData, IsDroppedFromAPaymentCode)
{
    gs1::Message payment;
    payment.form = gs1::Form::payment;
    payment.input = "00020101021138...0110175956";
    payment.symbologyId = "]Q1";
    payment.parameters = {{"38.01.01", "0110175956"}};
    payment.issues = {{.arguments = {"0110175956"}}};
    const gs1::Item item = withoutPaymentData({.kind = gs1::ItemKind::payment, .messages = {payment}});
    EXPECT_EQ(item.kind, gs1::ItemKind::payment);
    ASSERT_EQ(item.messages.size(), 1U);
    EXPECT_EQ(item.messages[0].form, gs1::Form::payment) << "that a payment code was met is kept";
    EXPECT_EQ(item.messages[0].symbologyId, "]Q1");
    EXPECT_TRUE(item.messages[0].input.empty());
    EXPECT_TRUE(item.messages[0].parameters.empty());
    EXPECT_TRUE(item.messages[0].issues[0].arguments.empty());
}

TEST(PaymentData, LeavesEveryOtherItemAlone)
{
    gs1::Message message;
    message.form = gs1::Form::digitalLink;
    message.input = "https://example.com/01/09506000134352?x=1";
    message.parameters = {{"x", "1"}};
    const gs1::Item item{.kind = gs1::ItemKind::product, .messages = {message}};
    EXPECT_EQ(withoutPaymentData(item), item);
}

} // namespace

} // namespace nqi::findings
