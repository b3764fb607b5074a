// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/trust/keys.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

/// Inside core/trust: small files with secrets, which only their owner can read (mode 0600).
namespace nqi::trust {

/// Text with a secret in it, wiped when it ends.
class SecretText {
public:
    explicit SecretText(std::string text = {}) : m_text(std::move(text)) {}
    SecretText(const SecretText &) = delete;
    SecretText &operator=(const SecretText &) = delete;
    SecretText(SecretText &&) = default;
    SecretText &operator=(SecretText &&) = default;
    ~SecretText();

    [[nodiscard]] std::string_view view() const { return m_text; }

private:
    std::string m_text;
};

/// The whole file; `damaged` when it is longer than `most` bytes.
[[nodiscard]] std::expected<SecretText, KeyFileError> readPrivateFile(const std::filesystem::path &path,
                                                                      std::size_t most);

enum class Existing : std::uint8_t {
    keep,    ///< of two programs at once one wins, and the file of the other is as if it had not been
    replace, ///< in one step
};
/// Written under a name of its own and durable before it gets the real name: a program that is killed leaves no half
/// file. Makes the folder.
[[nodiscard]] bool writePrivateFile(const std::filesystem::path &path, std::string_view text, Existing existing,
                                    const Random &random);

/// A key that nothing but the file's mode guards.
[[nodiscard]] bool storeKey(const std::filesystem::path &path, const KeyPair &pair, Existing existing,
                            const Random &random);

} // namespace nqi::trust
