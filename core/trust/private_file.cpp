// SPDX-License-Identifier: Apache-2.0
#include "core/trust/private_file.h"

#include "core/base/disk_file.h"
#include "core/base/encoding.h"

#include <sodium.h>

#include <array>
#include <system_error>
#include <utility>

namespace nqi::trust {

namespace {

/// Up to one byte more than `most`, so that too much is noticed. Room for all of it from the start: nothing that grows
/// leaves a copy behind.
std::expected<std::string, KeyFileError> readUpTo(const DiskFile &file, std::size_t most)
{
    std::string text(most + 1, '\0');
    std::size_t length = 0;
    while (length < text.size()) {
        const auto got = file.read(std::as_writable_bytes(std::span(text)).subspan(length));
        if (!got)
            return std::unexpected(KeyFileError::unreadable);
        if (*got == 0)
            break;
        length += *got;
    }
    text.resize(length);
    return text;
}

bool give(const std::filesystem::path &from, const std::filesystem::path &to, Existing existing)
{
    std::error_code error;
    if (existing == Existing::replace)
        std::filesystem::rename(from, to, error);
    else
        std::filesystem::create_hard_link(from, to, error);
    return !error || (existing == Existing::keep && error == std::errc::file_exists);
}

} // namespace

SecretText::~SecretText()
{
    sodium_memzero(m_text.data(), m_text.size());
}

std::expected<SecretText, KeyFileError> readPrivateFile(const std::filesystem::path &path, std::size_t most)
{
    const auto file = DiskFile::open(path, DiskFile::Open::read);
    if (!file)
        return std::unexpected(file.error() == std::errc::no_such_file_or_directory ? KeyFileError::missing
                                                                                    : KeyFileError::unreadable);
    const auto status = file->status();
    if (!status || !status->plain)
        return std::unexpected(KeyFileError::unreadable);
    if (!status->ownerOnly)
        return std::unexpected(KeyFileError::notPrivate);
    auto text = readUpTo(*file, most);
    if (!text)
        return std::unexpected(text.error());
    SecretText secret(*std::move(text));
    if (secret.view().size() > most)
        return std::unexpected(KeyFileError::damaged);
    return secret;
}

bool writePrivateFile(const std::filesystem::path &path, std::string_view text, Existing existing, const Random &random)
{
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    std::array<std::byte, 8> suffix{};
    random(suffix);
    std::filesystem::path temporary = path;
    temporary += "." + hex(suffix) + ".new";
    auto file = DiskFile::open(temporary, DiskFile::Open::create);
    if (!file)
        return false;
    // Closed before it is renamed: not every system renames an open file.
    const bool written = file->write(std::as_bytes(std::span(text)))
                             .and_then([&] { return file->sync(); })
                             .and_then([&] { return file->close(); })
                             .has_value();
    const bool named = written && give(temporary, path, existing);
    static_cast<void>(file->close());
    std::filesystem::remove(temporary, error);
    return named && syncFolder(folder).has_value();
}

} // namespace nqi::trust
