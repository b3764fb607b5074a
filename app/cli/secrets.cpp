// SPDX-License-Identifier: Apache-2.0
#include "app/cli/secrets.h"

#include "app/cli/printer.h"
#include "app/device/keychain.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <print>

namespace nqi::cli {

namespace {

/// The terminal, without echo for as long as it lives. Standard input may be a pipe that is for something else.
class Terminal {
public:
    Terminal() : m_file(std::fopen("/dev/tty", "r+"))
    {
        if (m_file == nullptr || ::tcgetattr(::fileno(m_file), &m_before) != 0)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_ready = ::tcsetattr(::fileno(m_file), TCSAFLUSH, &silent) == 0;
    }
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;
    ~Terminal()
    {
        if (m_ready)
            ::tcsetattr(::fileno(m_file), TCSAFLUSH, &m_before);
        if (m_file != nullptr)
            std::fclose(m_file);
    }

    [[nodiscard]] std::optional<std::string> line(const std::string &prompt)
    {
        if (!m_ready)
            return std::nullopt;
        std::print(m_file, "{}: ", prompt);
        std::fflush(m_file);
        std::string text;
        for (int c = std::fgetc(m_file); c != EOF && c != '\n' && text.size() <= trust::Passphrase::longest;
             c = std::fgetc(m_file))
            text += static_cast<char>(c);
        std::println(m_file, "");
        return text.empty() ? std::nullopt : std::optional(std::move(text));
    }

private:
    std::FILE *m_file;
    termios m_before{};
    bool m_ready = false;
};

trust::Secrets askFor(const device::DeviceKey::Guards &guards, const device::Folders &folders,
                      const std::filesystem::path &passphraseFile)
{
    trust::Secrets secrets;
    if (std::ranges::contains(guards, trust::Guard::keychain))
        secrets.keychain = device::makeSystemKeychain()->read(device::keychainName(folders.root));
    if (secrets.keychain)
        return secrets;
    const auto text = passphraseFile.empty() ? typedSecret("Passphrase of this device (or its recovery code)")
                                             : secretIn(passphraseFile);
    if (!text) {
        complain("key", "this device's key is guarded: type its passphrase at a terminal, or name a file with it in "
                        "NQI_PASSPHRASE_FILE");
        return secrets;
    }
    secrets.passphrase = trust::Passphrase::of(*text);
    secrets.recovery = *text;
    return secrets;
}

} // namespace

std::optional<std::string> typedSecret(const std::string &prompt)
{
    return Terminal().line(prompt);
}

std::optional<std::string> secretIn(const std::filesystem::path &file)
{
    std::ifstream stream(file);
    std::string line;
    if (!std::getline(stream, line))
        return std::nullopt;
    if (line.ends_with('\r'))
        line.pop_back();
    return line;
}

std::shared_ptr<device::DeviceKey> makeDeviceKey(const device::Folders &folders,
                                                 const std::filesystem::path &passphraseFile)
{
    const char *named = std::getenv("NQI_PASSPHRASE_FILE");
    const std::filesystem::path file =
        !passphraseFile.empty() ? passphraseFile : std::filesystem::path(named != nullptr ? named : "");
    return std::make_shared<device::DeviceKey>(
        folders, systemRandom(),
        [folders, file](const device::DeviceKey::Guards &guards) { return askFor(guards, folders, file); });
}

} // namespace nqi::cli
