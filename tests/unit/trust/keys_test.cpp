// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/trust/keys.h"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <utility>

namespace nqi::trust {

namespace {

KeyPair pairOf(std::string_view seedHex)
{
    return std::move(*KeyPair::fromSeed(*fromHex(seedHex)));
}

TEST(Ed25519, GivesTheSignaturesOfTheStandard)
{
    // RFC 8032 section 7.1, tests 1 to 3.
    struct Vector {
        std::string_view seed, key, message, signature;
    };
    constexpr Vector vectors[] = {
        {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bb"
         "e"
         "24655141438e7a100b"},
        {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302"
         "a"
         "eeb00d291612bb0c00"},
        {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
         "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed"
         "2"
         "8dc027beceea1ec40a"},
    };
    for (const Vector &vector : vectors) {
        const KeyPair pair = pairOf(vector.seed);
        EXPECT_EQ(hex(pair.publicKey().bytes), vector.key);
        const auto message = *fromHex(vector.message);
        const Signature signature = pair.sign(message);
        EXPECT_EQ(hex(signature.bytes), vector.signature);
        EXPECT_TRUE(verify(pair.publicKey(), message, signature));
    }
}

TEST(Ed25519, RefusesWhatWasAlteredAnywhere)
{
    const KeyPair pair = KeyPair::generate(seededRandom(1));
    const std::string message = "finding";
    const Signature signature = pair.sign(bytesOf(message));
    EXPECT_FALSE(verify(pair.publicKey(), bytesOf("Finding"), signature));
    EXPECT_FALSE(verify(KeyPair::generate(seededRandom(2)).publicKey(), bytesOf(message), signature));
    EXPECT_FALSE(verify(PublicKey{}, bytesOf(message), signature));
    for (std::size_t i = 0; i < signature.bytes.size(); ++i) {
        Signature altered = signature;
        altered.bytes.at(i) ^= std::byte{0x40};
        EXPECT_FALSE(verify(pair.publicKey(), bytesOf(message), altered)) << i;
    }
}

TEST(KeyPair, ComesBackFromItsSeed)
{
    const KeyPair pair = KeyPair::generate(seededRandom(7));
    const auto again = KeyPair::fromSeed(pair.seed());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->publicKey(), pair.publicKey());
    EXPECT_EQ(again->sign(bytesOf("x")), pair.sign(bytesOf("x")));
    const auto seed = pair.seed();
    EXPECT_FALSE(KeyPair::fromSeed(std::span(seed).first(31)));
}

TEST(KeyPair, CannotBeCopiedAndLeavesNothingWhereItWasMovedFrom)
{
    static_assert(!std::is_copy_constructible_v<KeyPair> && !std::is_copy_assignable_v<KeyPair>);
    KeyPair from = KeyPair::generate(seededRandom(7));
    const auto seed = from.seed();
    const KeyPair to = std::move(from);
    EXPECT_EQ(to.seed(), seed);
    EXPECT_EQ(from.seed(), (std::array<std::byte, 32>{})); // NOLINT(bugprone-use-after-move): that is the question
}

TEST(KeyTexts, HaveExactlyOneForm)
{
    const KeyPair pair = KeyPair::generate(seededRandom(3));
    const std::string key = pair.publicKey().text();
    EXPECT_EQ(key.size(), 43U);
    EXPECT_EQ(PublicKey::parse(key), pair.publicKey());
    const Signature signature = pair.sign(bytesOf("x"));
    EXPECT_EQ(signature.text().size(), 86U);
    EXPECT_EQ(Signature::parse(signature.text()), signature);
    EXPECT_FALSE(PublicKey::parse(key + "="));
    EXPECT_FALSE(PublicKey::parse(key.substr(1)));
    EXPECT_FALSE(Signature::parse(key));
    // 43 characters hold 258 bits: the last two must be zero.
    std::string spare = PublicKey{}.text();
    spare.back() = 'B';
    EXPECT_FALSE(PublicKey::parse(spare));
}

TEST(DeviceId, FollowsFromTheKeyAlone)
{
    const KeyPair pair = KeyPair::generate(seededRandom(3));
    const std::string id = deviceId(pair.publicKey());
    EXPECT_EQ(id.size(), 32U);
    EXPECT_EQ(id, deviceId(pair.publicKey()));
    EXPECT_NE(id, deviceId(KeyPair::generate(seededRandom(4)).publicKey()));
}

} // namespace

} // namespace nqi::trust
