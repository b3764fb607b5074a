// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/device_key.h"

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

/// What opens this device's key, from a file or from whoever sits at the terminal. Never from the command line, which
/// every program on the machine can read.
namespace nqi::cli {

/// The key of these folders. Its passphrase: the first line of `passphraseFile` (also NQI_PASSPHRASE_FILE), or typed at
/// the terminal when it is needed; or the keychain's secret.
[[nodiscard]] std::shared_ptr<device::DeviceKey> makeDeviceKey(const device::Folders &folders,
                                                               const std::filesystem::path &passphraseFile);

/// Typed at the terminal without being shown. Nothing: there is no terminal, or nothing was typed.
[[nodiscard]] std::optional<std::string> typedSecret(const std::string &prompt);
/// The first line of a file; nothing when it cannot be read.
[[nodiscard]] std::optional<std::string> secretIn(const std::filesystem::path &file);

} // namespace nqi::cli
