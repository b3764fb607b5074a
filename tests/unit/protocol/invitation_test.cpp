// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/invitation.h"
#include "tests/unit/protocol/samples.h"

#include <gtest/gtest.h>

#include <cctype>

namespace nqi::protocol {

namespace {

Invitation sample()
{
    return {.address = "https://hub.example.vn:8443", .code = "AB12-CD34-EF56", .hubKey = hubKey().publicKey()};
}

TEST(Invitation, IsOneLineThatIsReadAgain)
{
    const std::string text = encodeInvitation(sample());
    EXPECT_TRUE(text.starts_with(invitationMark));
    EXPECT_EQ(text.find('\n'), std::string::npos);
    EXPECT_EQ(decodeInvitation(text), sample());
    EXPECT_EQ(decodeInvitation("  " + text + "\r\n"), sample()) << "as it is pasted";
}

TEST(Fingerprint, IsShortEnoughToCompareByEye)
{
    const std::string shown = fingerprint(sample().hubKey);
    EXPECT_EQ(shown.size(), 24U) << shown;
    EXPECT_EQ(shown, fingerprint(sample().hubKey));
    EXPECT_NE(shown, fingerprint(deviceKey().publicKey()));
    for (std::size_t at = 0; at < shown.size(); ++at)
        EXPECT_TRUE(at % 5 == 4 ? shown[at] == ' ' : std::isxdigit(static_cast<unsigned char>(shown[at])) != 0)
            << shown;
}

TEST(Invitation, AnythingElseIsNone)
{
    const std::string good = encodeInvitation(sample());
    const std::string key = sample().hubKey.text();
    for (const std::string &text :
         {std::string(), std::string(" \n"), std::string("nqi-enrol/1 "), good.substr(0, good.size() - 1), good + "A",
          good + " more", "nqi-enrol/2" + good.substr(11), "NQI" + good, "nqi-enrol/1 ftp://hub code " + key,
          "nqi-enrol/1 https://hub  " + key, "nqi-enrol/1 https://hub\x01 code " + key,
          "nqi-enrol/1 https://" + std::string(300, 'a') + " code " + key,
          "nqi-enrol/1 https://hub " + std::string(300, 'a') + " " + key, std::string(1'000'000, ' ')})
        EXPECT_FALSE(decodeInvitation(text)) << text.substr(0, 100);
}

} // namespace

} // namespace nqi::protocol
