// SPDX-License-Identifier: Apache-2.0
#include "core/trust/sealed.h"

#include <sodium.h>

#include <algorithm>
#include <string_view>

namespace nqi::trust {

namespace {

constexpr std::string_view magic = "NQISEAL1";
constexpr std::size_t chunk = 64UL * 1024;
constexpr std::size_t headerBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t tagBytes = crypto_secretstream_xchacha20poly1305_ABYTES;
static_assert(crypto_secretstream_xchacha20poly1305_KEYBYTES == 32);

using Stream = crypto_secretstream_xchacha20poly1305_state;

const unsigned char *raw(const std::byte *bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes);
}

unsigned char *raw(std::byte *bytes)
{
    return reinterpret_cast<unsigned char *>(bytes);
}

SealingKey derive(std::span<const std::byte, crypto_kdf_KEYBYTES> from, const char (&context)[9])
{
    static_assert(crypto_kdf_KEYBYTES == 32 && crypto_kdf_CONTEXTBYTES == 8);
    std::array<std::byte, crypto_kdf_KEYBYTES> bytes{};
    crypto_kdf_derive_from_key(raw(bytes.data()), bytes.size(), 1, context, raw(from.data()));
    const auto key = SealingKey::fromBytes(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return *key;
}

} // namespace

std::optional<SealingKey> SealingKey::fromBytes(std::span<const std::byte> bytes)
{
    if (bytes.size() != 32)
        return std::nullopt;
    SealingKey key;
    std::ranges::copy(bytes, key.m_bytes.begin());
    return key;
}

SealingKey::~SealingKey()
{
    sodium_memzero(m_bytes.data(), m_bytes.size());
}

SealingKey sealingKeyOf(const KeyPair &device)
{
    auto seed = device.seed();
    const SealingKey key = derive(seed, "nqifield");
    sodium_memzero(seed.data(), seed.size());
    return key;
}

SealingKey databaseKeyOf(const SealingKey &key)
{
    return derive(key.bytes(), "nqi-base");
}

std::vector<std::byte> seal(const SealingKey &key, std::span<const std::byte> bytes)
{
    const std::size_t chunks = std::max<std::size_t>(1, (bytes.size() + chunk - 1) / chunk);
    std::vector<std::byte> out(magic.size() + headerBytes + bytes.size() + chunks * tagBytes);
    std::byte *to = std::ranges::copy(std::as_bytes(std::span(magic)), out.data()).out;
    Stream stream;
    crypto_secretstream_xchacha20poly1305_init_push(&stream, raw(to), raw(key.bytes().data()));
    to += headerBytes;
    for (std::size_t i = 0; i < chunks; ++i) {
        const auto part = bytes.subspan(i * chunk, std::min(chunk, bytes.size() - i * chunk));
        // The last chunk says so: a file that was cut off at a chunk's end is noticed.
        const auto tag =
            static_cast<unsigned char>(i + 1 == chunks ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                       : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
        crypto_secretstream_xchacha20poly1305_push(&stream, raw(to), nullptr, raw(part.data()), part.size(), nullptr, 0,
                                                   tag);
        to += part.size() + tagBytes;
    }
    sodium_memzero(&stream, sizeof stream);
    return out;
}

std::expected<std::vector<std::byte>, SealError> unseal(const SealingKey &key, std::span<const std::byte> sealed)
{
    if (sealed.size() < magic.size() ||
        !std::ranges::equal(sealed.first(magic.size()), std::as_bytes(std::span(magic))))
        return std::unexpected(SealError::notSealed);
    sealed = sealed.subspan(magic.size());
    Stream stream;
    if (sealed.size() < headerBytes + tagBytes ||
        crypto_secretstream_xchacha20poly1305_init_pull(&stream, raw(sealed.data()), raw(key.bytes().data())) != 0)
        return std::unexpected(SealError::damaged);
    sealed = sealed.subspan(headerBytes);

    std::vector<std::byte> out(sealed.size());
    std::size_t written = 0;
    unsigned char tag = 0;
    while (!sealed.empty()) {
        const auto part = sealed.first(std::min(chunk + tagBytes, sealed.size()));
        unsigned long long length = 0;
        if (part.size() < tagBytes || tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL ||
            crypto_secretstream_xchacha20poly1305_pull(&stream, raw(out.data() + written), &length, &tag,
                                                       raw(part.data()), part.size(), nullptr, 0) != 0)
            return std::unexpected(SealError::damaged);
        written += length;
        sealed = sealed.subspan(part.size());
    }
    sodium_memzero(&stream, sizeof stream);
    if (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL)
        return std::unexpected(SealError::damaged);
    out.resize(written);
    return out;
}

std::vector<std::byte> sealKeyFor(const PublicKey &recipient, const SealingKey &key)
{
    std::array<std::byte, crypto_box_PUBLICKEYBYTES> box{};
    // Fails only for a point that no key pair has; then nobody can open what follows, which is what such a key asks
    // for.
    if (crypto_sign_ed25519_pk_to_curve25519(raw(box.data()), raw(recipient.bytes.data())) != 0)
        return {};
    std::vector<std::byte> sealed(key.bytes().size() + crypto_box_SEALBYTES);
    crypto_box_seal(raw(sealed.data()), raw(key.bytes().data()), key.bytes().size(), raw(box.data()));
    return sealed;
}

std::optional<SealingKey> openKey(const KeyPair &recipient, std::span<const std::byte> sealed)
{
    constexpr std::size_t keyBytes = 32;
    if (sealed.size() != keyBytes + crypto_box_SEALBYTES)
        return std::nullopt;
    auto seed = recipient.seed();
    std::array<std::byte, crypto_sign_PUBLICKEYBYTES> signingPublic{};
    std::array<std::byte, crypto_sign_SECRETKEYBYTES> signing{};
    std::array<std::byte, crypto_box_PUBLICKEYBYTES> boxPublic{};
    std::array<std::byte, crypto_box_SECRETKEYBYTES> box{};
    std::array<std::byte, keyBytes> bytes{};
    crypto_sign_seed_keypair(raw(signingPublic.data()), raw(signing.data()), raw(seed.data()));
    const bool opened = crypto_sign_ed25519_sk_to_curve25519(raw(box.data()), raw(signing.data())) == 0 &&
                        crypto_sign_ed25519_pk_to_curve25519(raw(boxPublic.data()), raw(signingPublic.data())) == 0 &&
                        crypto_box_seal_open(raw(bytes.data()), raw(sealed.data()), sealed.size(),
                                             raw(boxPublic.data()), raw(box.data())) == 0;
    auto key = opened ? SealingKey::fromBytes(bytes) : std::nullopt;
    for (const std::span<std::byte> secret : {std::span<std::byte>(seed), std::span<std::byte>(signing),
                                              std::span<std::byte>(box), std::span<std::byte>(bytes)})
        sodium_memzero(secret.data(), secret.size());
    return key;
}

} // namespace nqi::trust
