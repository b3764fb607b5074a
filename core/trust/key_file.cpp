// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/trust/keys.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace nqi::trust {

namespace {

// "nqi-key-1 " + 43 characters + newline
constexpr std::string_view prefix = "nqi-key-1 ";
constexpr std::size_t fileSize = prefix.size() + 43 + 1;

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

/// Text with a secret in it.
struct SecretText {
    std::array<char, fileSize + 1> bytes{};
    SecretText() = default;
    SecretText(const SecretText &) = delete;
    SecretText &operator=(const SecretText &) = delete;
    ~SecretText() { sodium_memzero(bytes.data(), bytes.size()); }
};

std::expected<KeyPair, KeyFileError> load(int descriptor)
{
    struct stat status{};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return std::unexpected(KeyFileError::unreadable);
    if ((status.st_mode & 077U) != 0)
        return std::unexpected(KeyFileError::notPrivate);
    SecretText text;
    std::size_t length = 0;
    while (length < text.bytes.size()) {
        const auto got = ::read(descriptor, text.bytes.data() + length, text.bytes.size() - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::unexpected(KeyFileError::unreadable);
        if (got == 0)
            break;
        length += static_cast<std::size_t>(got);
    }
    const std::string_view all(text.bytes.data(), length);
    if (length != fileSize || !all.starts_with(prefix) || all.back() != '\n')
        return std::unexpected(KeyFileError::damaged);
    auto seed = fromBase64url(all.substr(prefix.size(), 43));
    if (!seed)
        return std::unexpected(KeyFileError::damaged);
    auto pair = KeyPair::fromSeed(*seed);
    sodium_memzero(seed->data(), seed->size());
    return pair ? std::expected<KeyPair, KeyFileError>(std::move(*pair)) : std::unexpected(KeyFileError::damaged);
}

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

/// Writes a new key under a name of its own, then gives it the real name: of two programs that start at once, one wins
/// and the other reads its key; a program that is killed leaves no half key.
bool create(const std::filesystem::path &path, const KeyPair &pair, const Random &random)
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
    auto seed = pair.seed();
    std::string text = std::string(prefix) + base64url(seed) + '\n';
    const bool written = writeAll(descriptor.get(), text);
    sodium_memzero(text.data(), text.size());
    sodium_memzero(seed.data(), seed.size());
    const bool linked = written && (::link(temporary.c_str(), path.c_str()) == 0 || errno == EEXIST);
    ::unlink(temporary.c_str());
    return linked && syncFolder(folder);
}

} // namespace

std::expected<KeyPair, KeyFileError> loadKey(const std::filesystem::path &path)
{
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.get() >= 0)
        return load(descriptor.get());
    return std::unexpected(errno == ENOENT ? KeyFileError::missing : KeyFileError::unreadable);
}

std::expected<KeyPair, KeyFileError> loadOrCreateKey(const std::filesystem::path &path, const Random &random)
{
    auto there = loadKey(path);
    if (there || there.error() != KeyFileError::missing)
        return there;
    if (!create(path, KeyPair::generate(random), random))
        return std::unexpected(KeyFileError::unwritable);
    // Read back: another program may have been first.
    return loadKey(path);
}

} // namespace nqi::trust
