// SPDX-License-Identifier: Apache-2.0
#include "core/trust/keys.h"

#include "core/base/encoding.h"
#include "core/trust/digest.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

namespace nqi::trust {

namespace {

static_assert(crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64 && crypto_sign_BYTES == 64 &&
              crypto_sign_SEEDBYTES == 32);

template <class Value>
std::optional<Value> parseBytes(std::string_view text)
{
    const auto bytes = fromBase64url(text);
    Value value;
    // Comparing the text again refuses spare bits: one value has one text.
    if (!bytes || bytes->size() != value.bytes.size())
        return std::nullopt;
    std::ranges::copy(*bytes, value.bytes.begin());
    return value.text() == text ? std::optional(value) : std::nullopt;
}

const unsigned char *raw(const std::byte *bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes);
}

unsigned char *raw(std::byte *bytes)
{
    return reinterpret_cast<unsigned char *>(bytes);
}

} // namespace

std::string PublicKey::text() const
{
    return base64url(bytes);
}

std::optional<PublicKey> PublicKey::parse(std::string_view text)
{
    return parseBytes<PublicKey>(text);
}

std::string Signature::text() const
{
    return base64url(bytes);
}

std::optional<Signature> Signature::parse(std::string_view text)
{
    return parseBytes<Signature>(text);
}

std::string deviceId(const PublicKey &key)
{
    return sha256(key.bytes).text().substr(0, 32);
}

bool verify(const PublicKey &key, std::span<const std::byte> message, const Signature &signature)
{
    return crypto_sign_verify_detached(raw(signature.bytes.data()), raw(message.data()), message.size(),
                                       raw(key.bytes.data())) == 0;
}

KeyPair KeyPair::generate(const Random &random)
{
    std::array<std::byte, 32> seed{};
    random(seed);
    auto pair = fromSeed(seed);
    sodium_memzero(seed.data(), seed.size());
    return std::move(*pair);
}

std::optional<KeyPair> KeyPair::fromSeed(std::span<const std::byte> seed)
{
    if (seed.size() != crypto_sign_SEEDBYTES)
        return std::nullopt;
    KeyPair pair;
    crypto_sign_seed_keypair(raw(pair.m_public.bytes.data()), raw(pair.m_secret.data()), raw(seed.data()));
    return pair;
}

KeyPair::KeyPair(KeyPair &&other) noexcept : m_public(other.m_public), m_secret(other.m_secret)
{
    sodium_memzero(other.m_secret.data(), other.m_secret.size());
}

KeyPair &KeyPair::operator=(KeyPair &&other) noexcept
{
    if (this != &other) {
        m_public = other.m_public;
        m_secret = other.m_secret;
        sodium_memzero(other.m_secret.data(), other.m_secret.size());
    }
    return *this;
}

KeyPair::~KeyPair()
{
    sodium_memzero(m_secret.data(), m_secret.size());
}

Signature KeyPair::sign(std::span<const std::byte> message) const
{
    Signature signature;
    crypto_sign_detached(raw(signature.bytes.data()), nullptr, raw(message.data()), message.size(),
                         raw(m_secret.data()));
    return signature;
}

std::array<std::byte, 32> KeyPair::seed() const
{
    std::array<std::byte, 32> seed{};
    std::copy_n(m_secret.begin(), seed.size(), seed.begin());
    return seed;
}

} // namespace nqi::trust
