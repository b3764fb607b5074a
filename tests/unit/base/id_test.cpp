// SPDX-License-Identifier: Apache-2.0
#include "core/base/id.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace nqi {

using namespace std::chrono_literals;

TEST(Uuid, CarriesItsVersionVariantAndTime)
{
    // RFC 9562 appendix A.6: unix_ts_ms 0x017F22E279B0.
    const Uuid id = Uuid::version7(Instant(std::chrono::milliseconds(0x017F22E279B0)), seededRandom(1));
    const std::string text = id.text();
    EXPECT_EQ(text.size(), 36U);
    EXPECT_TRUE(text.starts_with("017f22e2-79b0-7")) << text;
    EXPECT_NE(std::string("89ab").find(text[19]), std::string::npos) << text;
}

TEST(Uuid, SortsByTime)
{
    const Random random = seededRandom(7);
    const Instant now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 1);
    EXPECT_LT(Uuid::version7(now, random), Uuid::version7(now + 1ms, random));
    EXPECT_NE(Uuid::version7(now, random), Uuid::version7(now, random));
}

TEST(Uuid, ReadsItsOwnText)
{
    const Uuid id = Uuid::version7(Instant(1s), seededRandom(3));
    EXPECT_EQ(Uuid::parse(id.text()), id);
    for (const char *text : {"", "017f22e279b07000800000000000000", "017f22e2-79b0-7000-8000-00000000000g",
                             "017f22e2x79b0-7000-8000-000000000000", "../../../../etc/passwd-0000000000000"})
        EXPECT_FALSE(Uuid::parse(text)) << text;
}

TEST(SeededRandom, RepeatsItself)
{
    std::array<std::byte, 32> first{};
    std::array<std::byte, 32> second{};
    seededRandom(42)(first);
    seededRandom(42)(second);
    EXPECT_EQ(first, second);
    seededRandom(43)(second);
    EXPECT_NE(first, second);
}

TEST(SystemRandom, FillsTheWholeSpan)
{
    std::array<std::byte, 4096> bytes{};
    systemRandom()(bytes);
    const auto zeros = std::ranges::count(bytes, std::byte{0});
    EXPECT_LT(zeros, 100);
}

} // namespace nqi
