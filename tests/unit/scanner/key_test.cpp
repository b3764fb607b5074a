// SPDX-License-Identifier: Apache-2.0
#include "core/scanner/key.h"
#include "core/scanner/vietnamese.h"

#include <gtest/gtest.h>

namespace nqi::scanner {

namespace {

TEST(Keys, LeaveTheTextThatALineOfTextWouldHold)
{
    EXPECT_EQ(textOf(std::vector<Key>{{.kind = KeyKind::character, .character = U'a'},
                                      {.kind = KeyKind::backspace},
                                      {.kind = KeyKind::composed, .character = U'â'},
                                      {.kind = KeyKind::other},
                                      {.kind = KeyKind::enter}}),
              U"â");
    EXPECT_EQ(textOf(std::vector<Key>{{.kind = KeyKind::backspace}, {.kind = KeyKind::tab}}), U"");
}

TEST(Keys, TypedWithAltAreTheSeparatorOrWhatTheyAre)
{
    const auto alt = [](std::u32string_view digits) {
        std::vector<Key> keys = {{.character = U'x'}};
        for (const char32_t c : digits)
            keys.push_back({.kind = KeyKind::alt, .character = c});
        keys.push_back({.character = U'y'});
        return textOf(keys);
    };
    EXPECT_EQ(alt(U"029"), U"x\x1Dy");
    EXPECT_EQ(alt(U"29"), U"x\x1Dy");
    EXPECT_EQ(alt(U"0123"), U"x0123y");
}

TEST(Utf8, GoesThereAndBack)
{
    const std::u32string all = U"aé\x7FF\x800ệ\xFFFF\U00010000\U0010FFFF\x1D";
    EXPECT_EQ(fromUtf8(toUtf8(all)), all);
    EXPECT_EQ(toUtf8(U"ệ😀"), "ệ😀");
}

TEST(Utf8, BrokenBytesAreReplacedAndNothingIsReadBeyondThem)
{
    EXPECT_EQ(fromUtf8("\xFF"
                       "a"),
              U"\xFFFD"
              U"a");
    EXPECT_EQ(fromUtf8("a\xE1\xBB"), U"a\xFFFD");
    EXPECT_EQ(fromUtf8("\xE1z"), U"\xFFFDz");
    EXPECT_EQ(toUtf8(std::u32string(1, char32_t(0xD800))), "\xEF\xBF\xBD");
}

TEST(Vietnamese, MarksAreTakenOff)
{
    EXPECT_EQ(withoutMarks(U"ĐẶNG thị Ỵ e\u0323\u0302"), U"DANG thi Y e");
    EXPECT_EQ(withoutMarks(U"ß ñ 9-/"), U"ß ñ 9-/");
    EXPECT_TRUE(isVietnamese(U'ơ'));
    EXPECT_FALSE(isVietnamese(U'ñ'));
    EXPECT_FALSE(isVietnamese(U'o'));
}

} // namespace

} // namespace nqi::scanner
