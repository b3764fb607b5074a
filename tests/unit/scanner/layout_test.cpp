// SPDX-License-Identifier: Apache-2.0
#include "core/scanner/layout.h"

#include <gtest/gtest.h>

namespace nqi::scanner {

namespace {

constexpr std::u32string_view everything =
    U"`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";

TEST(Layouts, WriteWhatTheirKeyboardsShow)
{
    EXPECT_EQ(typed(U"8934567890120", Layout::french), U"_ç\"'(-è_çà&éà");
    EXPECT_EQ(typed(U"AQWZM-01", Layout::french), U"QAZW?)à&");
    EXPECT_EQ(typed(U"XY-Z/1", Layout::german), U"XZßY-1");
    EXPECT_EQ(typed(U"12/A;", Layout::spanish), U"12-Añ");
    EXPECT_EQ(typed(U"a\"#", Layout::british), U"a@£");
    EXPECT_EQ(typed(U"10234[", Layout::vietnamese), U"ăđâêôư");
}

TEST(Layouts, TheSameKeyboardChangesNothing)
{
    EXPECT_EQ(typed(everything, Layout::us), everything);
    EXPECT_EQ(typed(U"\x1Dệ", Layout::french), U"\x1Dệ") << "no key writes these";
}

TEST(Layouts, LeadBackToWhatWasSent)
{
    for (const Layout layout : allLayouts())
        EXPECT_EQ(sent(typed(everything, layout), layout), everything) << static_cast<int>(layout);
}

TEST(Case, IsThatOfCapsLockOrOfTheScanner)
{
    EXPECT_EQ(typed(U"aB1-_", Layout::us, Case::swapped), U"Ab1-_");
    EXPECT_EQ(typed(U"aB1-_", Layout::us, Case::upper), U"AB1-_");
    EXPECT_EQ(typed(U"aB1-_", Layout::us, Case::lower), U"ab1-_");
    EXPECT_EQ(typed(U"89", Layout::french, Case::shiftLock), U"89") << "Caps Lock gives a French keyboard its digits";
    EXPECT_EQ(typed(U"a;", Layout::french, Case::swapped), U"QM") << "only letters, of the keyboard that is thought";
}

} // namespace

} // namespace nqi::scanner
