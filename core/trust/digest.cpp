// SPDX-License-Identifier: Apache-2.0
#include "core/trust/digest.h"

#include "core/base/disk_file.h"
#include "core/base/encoding.h"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <new>
#include <vector>

namespace nqi::trust {

struct Hasher::State {
    State() : context(EVP_MD_CTX_new())
    {
        if (context == nullptr || EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1)
            throw std::bad_alloc(); // the only way in which SHA-256 can be absent is memory
    }
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    ~State() { EVP_MD_CTX_free(context); }

    EVP_MD_CTX *context;
};

Hasher::Hasher() : m_state(std::make_unique<State>()) {}
Hasher::~Hasher() = default;
Hasher::Hasher(const Hasher &other) : Hasher()
{
    if (EVP_MD_CTX_copy_ex(m_state->context, other.m_state->context) != 1)
        throw std::bad_alloc(); // as above
}
Hasher::Hasher(Hasher &&) noexcept = default;
Hasher &Hasher::operator=(Hasher &&) noexcept = default;

void Hasher::add(std::span<const std::byte> bytes)
{
    EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size());
}

Digest Hasher::finish()
{
    Digest digest;
    EVP_DigestFinal_ex(m_state->context, reinterpret_cast<unsigned char *>(digest.bytes.data()), nullptr);
    EVP_DigestInit_ex(m_state->context, nullptr, nullptr);
    return digest;
}

std::string Digest::text() const
{
    return hex(bytes);
}

std::optional<Digest> Digest::parse(std::string_view text)
{
    // One digest has one text, so that it can be compared and be a file's name.
    if (text.size() != 64 || text.find_first_not_of("0123456789abcdef") != std::string_view::npos)
        return std::nullopt;
    const auto bytes = fromHex(text);
    if (!bytes)
        return std::nullopt;
    Digest digest;
    std::ranges::copy(*bytes, digest.bytes.begin());
    return digest;
}

Digest sha256(std::span<const std::byte> bytes)
{
    Hasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

Digest sha256(std::string_view text)
{
    return sha256(bytesOf(text));
}

std::expected<Digest, std::error_code> sha256File(const std::filesystem::path &path)
{
    const auto file = DiskFile::open(path, DiskFile::Open::read);
    if (!file)
        return std::unexpected(file.error());
    Hasher hasher;
    std::vector<std::byte> buffer(256UL * 1024);
    for (;;) {
        const auto got = file->read(buffer);
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            return hasher.finish();
        hasher.add(std::span(buffer).first(*got));
    }
}

Digest chain(const Digest &previous, std::span<const std::byte> content)
{
    Hasher hasher;
    hasher.add(previous.bytes);
    hasher.add(content);
    return hasher.finish();
}

} // namespace nqi::trust
