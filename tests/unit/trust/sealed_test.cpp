// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/base/id.h"
#include "core/trust/sealed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace nqi::trust {

namespace {

SealingKey keyOf(std::uint64_t seed)
{
    std::array<std::byte, 32> bytes{};
    seededRandom(seed)(bytes);
    return *SealingKey::fromBytes(bytes);
}

std::vector<std::byte> content(std::size_t size)
{
    std::vector<std::byte> bytes(size);
    seededRandom(size)(bytes);
    return bytes;
}

TEST(Seal, GivesBackWhatItWasGiven)
{
    for (const std::size_t size : {0UL, 1UL, 65535UL, 65536UL, 65537UL, 131072UL, 1'000'003UL}) {
        const auto bytes = content(size);
        const auto sealed = seal(keyOf(1), bytes);
        EXPECT_GT(sealed.size(), bytes.size());
        const auto opened = unseal(keyOf(1), sealed);
        ASSERT_TRUE(opened) << size;
        EXPECT_EQ(*opened, bytes) << size;
    }
}

TEST(Seal, NeverGivesTheSameBytesTwiceAndHidesTheContent)
{
    const std::string text(200, 'N');
    const auto sealed = seal(keyOf(1), bytesOf(text));
    EXPECT_NE(sealed, seal(keyOf(1), bytesOf(text)));
    EXPECT_TRUE(std::ranges::search(sealed, bytesOf("NNNN")).empty());
}

TEST(Unseal, RefusesEveryAlteredByte)
{
    const auto sealed = seal(keyOf(1), content(300));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto altered = sealed;
        altered[i] ^= std::byte{1};
        EXPECT_FALSE(unseal(keyOf(1), altered)) << i;
    }
}

TEST(Unseal, RefusesWhatWasCutShortOrMadeLonger)
{
    const auto sealed = seal(keyOf(1), content(150'000));
    for (std::size_t size = 0; size < 200; ++size)
        EXPECT_FALSE(unseal(keyOf(1), std::span(sealed).first(size))) << size;
    constexpr std::size_t head = 8 + 24;
    constexpr std::size_t chunk = 65536 + 17;
    EXPECT_FALSE(unseal(keyOf(1), std::span(sealed).first(head + chunk))) << "cut at the end of a chunk";
    EXPECT_FALSE(unseal(keyOf(1), std::span(sealed).first(sealed.size() - 1)));
    auto longer = sealed;
    longer.insert(longer.end(), sealed.end() - 40, sealed.end());
    EXPECT_FALSE(unseal(keyOf(1), longer));
}

TEST(Unseal, RefusesChunksInAnotherOrderAndOtherKeys)
{
    auto sealed = seal(keyOf(1), content(3 * 65536UL));
    EXPECT_FALSE(unseal(keyOf(2), sealed));
    constexpr std::ptrdiff_t head = 8 + 24;
    constexpr std::ptrdiff_t chunk = 65536 + 17;
    std::swap_ranges(sealed.begin() + head, sealed.begin() + head + chunk, sealed.begin() + head + chunk);
    EXPECT_FALSE(unseal(keyOf(1), sealed));
}

TEST(Unseal, SaysWhatIsNotSealedAtAll)
{
    EXPECT_EQ(unseal(keyOf(1), content(100)).error(), SealError::notSealed);
    EXPECT_EQ(unseal(keyOf(1), {}).error(), SealError::notSealed);
}

TEST(SealingKey, IsExactlyThirtyTwoBytes)
{
    EXPECT_FALSE(SealingKey::fromBytes(content(31)));
    EXPECT_FALSE(SealingKey::fromBytes(content(33)));
    EXPECT_TRUE(SealingKey::fromBytes(content(32)));
}

} // namespace

} // namespace nqi::trust
