// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"

#include <gtest/gtest.h>

namespace nqi {

using namespace std::string_literals;

TEST(Base64url, MatchesTheVectorsOfRfc4648)
{
    EXPECT_EQ(base64url(bytesOf("")), "");
    EXPECT_EQ(base64url(bytesOf("f")), "Zg");
    EXPECT_EQ(base64url(bytesOf("fo")), "Zm8");
    EXPECT_EQ(base64url(bytesOf("foobar")), "Zm9vYmFy");
    EXPECT_EQ(base64url(bytesOf("\xFB\xFF")), "-_8");
}

TEST(Base64url, ReadsOnlyTheOneSpellingOfAValue)
{
    EXPECT_EQ(fromBase64url("Zm9vYmFy").value().size(), 6U);
    for (const char *text : {"Z", "Zg==", "Zh", "Zm9v YmFy", "+/8"})
        EXPECT_FALSE(fromBase64url(text)) << text;
}

TEST(Hex, ReadsBackWhatItWrote)
{
    const std::string bytes("\x00\x7F\xFF", 3);
    EXPECT_EQ(hex(bytesOf(bytes)), "007fff");
    EXPECT_EQ(hex(fromHex("00 7f").value_or(std::vector<std::byte>{std::byte{9}})), "09");
    EXPECT_EQ(hex(fromHex("00Ff").value()), "00ff");
    EXPECT_FALSE(fromHex("0"));
}

TEST(Printable, ShowsWhatWouldHideOrReorderText)
{
    EXPECT_EQ(printable("Sữa tươi"), "Sữa tươi");
    EXPECT_EQ(printable("10ABC\x1D"s + "21X"), "10ABC<GS>21X");
    EXPECT_EQ(printable("a\u202Eb"), "a<U+202E>b");
    EXPECT_EQ(printable("\x1B[31m\r\n"), "<0x1B>[31m<0x0D><0x0A>");
    EXPECT_EQ(printable("\xC3("), "<0xC3>(");
    EXPECT_EQ(printable("\u200B\uFEFF"), "<U+200B><U+FEFF>");
    EXPECT_EQ(printable("<b>&"), "<b>&");
}

TEST(Printable, IsBounded)
{
    const std::string text = printable(std::string(1'000'000, 'x'), 100);
    EXPECT_LE(text.size(), 104U);
    EXPECT_TRUE(text.ends_with("…"));
}

TEST(Utf8, RefusesOverlongSurrogatesAndCutSequences)
{
    EXPECT_TRUE(isUtf8("đường 😀"));
    for (const char *text : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE1\xBB", "\x80", "\xFF"})
        EXPECT_FALSE(isUtf8(text)) << text;
}

} // namespace nqi
