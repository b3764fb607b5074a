// SPDX-License-Identifier: Apache-2.0
#include "core/scanner/code_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nqi::scanner {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CodeLines, AnyEndCompletesACodeAndEmptyLinesAreNone)
{
    CodeLines lines;
    EXPECT_THAT(lines.bytes("8934\r\n]d201\x1D"
                            "21\n\n\x02"
                            "77\x03"
                            "5\t",
                            0),
                ElementsAre("8934",
                            "]d201\x1D"
                            "21",
                            "77", "5"));
    EXPECT_FALSE(lines.waiting());
}

TEST(CodeLines, ACodeMayComeInPieces)
{
    CodeLines lines;
    EXPECT_THAT(lines.bytes("89", 0), IsEmpty());
    EXPECT_THAT(lines.bytes("34", CodeLines::pause - 1), IsEmpty());
    EXPECT_THAT(lines.bytes("\r", 2 * (CodeLines::pause - 1)), ElementsAre("8934"));
}

TEST(CodeLines, APauseCompletesACodeWithoutEnd)
{
    CodeLines lines;
    EXPECT_THAT(lines.bytes("8934", 1000), IsEmpty());
    EXPECT_EQ(lines.idle(1000 + CodeLines::pause - 1), std::nullopt);
    EXPECT_EQ(lines.idle(1000 + CodeLines::pause), "8934");
    EXPECT_EQ(lines.idle(5000), std::nullopt);
    EXPECT_THAT(lines.bytes("77", 6000), IsEmpty());
    EXPECT_THAT(lines.bytes("88", 7000), ElementsAre("77")) << "nobody asked in between";
}

TEST(CodeLines, WhatIsTooLongIsDroppedAndTheNextCodeIsWhole)
{
    CodeLines lines;
    EXPECT_THAT(lines.bytes(std::string(CodeLines::longest, 'x') + "\r", 0),
                ElementsAre(std::string(CodeLines::longest, 'x')));
    EXPECT_THAT(lines.bytes(std::string(3 * CodeLines::longest, 'x') + "\r8934\r", 0), ElementsAre("8934"));
    EXPECT_EQ(lines.dropped(), 1U);
}

} // namespace

} // namespace nqi::scanner
