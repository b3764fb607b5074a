// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/trust/keys.h"
#include "core/trust/private_file.h"

#include <sodium.h>

#include <utility>

namespace nqi::trust {

namespace {

// "nqi-key-1 " + 43 characters + newline
constexpr std::string_view prefix = "nqi-key-1 ";
constexpr std::size_t fileSize = prefix.size() + 43 + 1;

std::expected<KeyPair, KeyFileError> parse(std::string_view all)
{
    if (all.size() != fileSize || !all.starts_with(prefix) || all.back() != '\n')
        return std::unexpected(KeyFileError::damaged);
    auto seed = fromBase64url(all.substr(prefix.size(), 43));
    if (!seed)
        return std::unexpected(KeyFileError::damaged);
    auto pair = KeyPair::fromSeed(*seed);
    sodium_memzero(seed->data(), seed->size());
    return pair ? std::expected<KeyPair, KeyFileError>(std::move(*pair)) : std::unexpected(KeyFileError::damaged);
}

} // namespace

std::expected<KeyPair, KeyFileError> loadKey(const std::filesystem::path &path)
{
    return readPrivateFile(path, fileSize).and_then([](const SecretText &text) { return parse(text.view()); });
}

bool storeKey(const std::filesystem::path &path, const KeyPair &pair, Existing existing, const Random &random)
{
    auto seed = pair.seed();
    const SecretText text(std::string(prefix) + base64url(seed) + '\n');
    sodium_memzero(seed.data(), seed.size());
    return writePrivateFile(path, text.view(), existing, random);
}

std::expected<KeyPair, KeyFileError> loadOrCreateKey(const std::filesystem::path &path, const Random &random)
{
    auto there = loadKey(path);
    if (there || there.error() != KeyFileError::missing)
        return there;
    if (!storeKey(path, KeyPair::generate(random), Existing::keep, random))
        return std::unexpected(KeyFileError::unwritable);
    // Read back: another program may have been first.
    return loadKey(path);
}

} // namespace nqi::trust
