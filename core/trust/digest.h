// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

namespace nqi::trust {

/// A SHA-256 digest (FIPS 180-4).
struct Digest {
    std::array<std::byte, 32> bytes{};

    auto operator<=>(const Digest &) const = default;
    [[nodiscard]] std::string text() const; ///< 64 lower-case hex characters
    [[nodiscard]] static std::optional<Digest> parse(std::string_view text);
};

[[nodiscard]] Digest sha256(std::span<const std::byte> bytes);
[[nodiscard]] Digest sha256(std::string_view text);
/// Streams the file; memory does not grow with its size.
[[nodiscard]] std::expected<Digest, std::error_code> sha256File(const std::filesystem::path &path);

/// SHA-256 of bytes that arrive in pieces.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher &other); ///< goes on from there by itself
    Hasher &operator=(const Hasher &) = delete;
    Hasher(Hasher &&) noexcept;
    Hasher &operator=(Hasher &&) noexcept;
    void add(std::span<const std::byte> bytes);
    /// The digest of everything added; the hasher starts anew.
    [[nodiscard]] Digest finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The hash of a link: SHA-256(previous || content). The first link's previous is all zeros.
[[nodiscard]] Digest chain(const Digest &previous, std::span<const std::byte> content);

} // namespace nqi::trust
