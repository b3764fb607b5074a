// SPDX-License-Identifier: Apache-2.0
#include "app/cli/secrets.h"

#include "app/cli/printer.h"
#include "app/cli/terminal.h"
#include "app/device/keychain.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>

namespace nqi::cli {

namespace {

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
    return hiddenLine(prompt, trust::Passphrase::longest);
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
