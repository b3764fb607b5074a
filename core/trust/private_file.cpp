// SPDX-License-Identifier: Apache-2.0
#include "core/trust/private_file.h"

#include "core/base/encoding.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace nqi::trust {

namespace {

/// Closes a descriptor.
class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    [[nodiscard]] int get() const { return m_value; }

private:
    int m_value;
};

bool writeAll(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const auto put = ::write(descriptor, text.data(), text.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(put));
    }
    return ::fsync(descriptor) == 0;
}

bool syncFolder(const std::filesystem::path &folder)
{
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return descriptor.get() >= 0 && ::fsync(descriptor.get()) == 0;
}

/// Up to one byte more than `most`, so that too much is noticed. Room for all of it from the start: nothing that grows
/// leaves a copy behind.
std::expected<std::string, KeyFileError> readUpTo(int descriptor, std::size_t most)
{
    std::string text(most + 1, '\0');
    std::size_t length = 0;
    while (length < text.size()) {
        const auto got = ::read(descriptor, text.data() + length, text.size() - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::unexpected(KeyFileError::unreadable);
        if (got == 0)
            break;
        length += static_cast<std::size_t>(got);
    }
    text.resize(length);
    return text;
}

} // namespace

SecretText::~SecretText()
{
    sodium_memzero(m_text.data(), m_text.size());
}

std::expected<SecretText, KeyFileError> readPrivateFile(const std::filesystem::path &path, std::size_t most)
{
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.get() < 0)
        return std::unexpected(errno == ENOENT ? KeyFileError::missing : KeyFileError::unreadable);
    struct stat status{};
    if (::fstat(descriptor.get(), &status) != 0 || !S_ISREG(status.st_mode))
        return std::unexpected(KeyFileError::unreadable);
    if ((status.st_mode & 077U) != 0)
        return std::unexpected(KeyFileError::notPrivate);
    auto text = readUpTo(descriptor.get(), most);
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
    const Descriptor descriptor(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (descriptor.get() < 0)
        return false;
    const bool written = writeAll(descriptor.get(), text);
    const bool named =
        written && (existing == Existing::replace ? ::rename(temporary.c_str(), path.c_str()) == 0
                                                  : ::link(temporary.c_str(), path.c_str()) == 0 || errno == EEXIST);
    ::unlink(temporary.c_str());
    return named && syncFolder(folder);
}

} // namespace nqi::trust
