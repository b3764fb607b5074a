// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/trust/sealed.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace nqi::device {

/// Where the system keeps secrets for whoever is logged in (Secret Service, KWallet, the Windows and macOS stores).
/// Each call may wait for the person to allow it.
class Keychain {
public:
    virtual ~Keychain() = default;

    /// Whether there is one at all. It may still refuse.
    [[nodiscard]] virtual bool isThere() const = 0;
    /// Nothing: it holds none under this name, or does not give it.
    [[nodiscard]] virtual std::optional<trust::SealingKey> read(const std::string &name) = 0;
    /// True when it gives back what was written.
    [[nodiscard]] virtual bool write(const std::string &name, const trust::SealingKey &secret) = 0;
    virtual void remove(const std::string &name) = 0;
};

/// This system's. Needs an application object; runs its events while it waits.
[[nodiscard]] std::unique_ptr<Keychain> makeSystemKeychain();

/// Under which name the secret of the device in this folder is kept there: two devices on one machine are two.
[[nodiscard]] std::string keychainName(const std::filesystem::path &root);

} // namespace nqi::device
