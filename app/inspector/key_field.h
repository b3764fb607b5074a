// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/device_key.h"
#include "app/device/keychain.h"
#include "ui/models/key_service.h"

#include <QThreadPool>

#include <string>

namespace nqi::app {

/// The window's view of this device's key. Passphrases are looked at on a thread of their own, one after another.
class KeyField final : public ui::KeyService {
public:
    /// Key and keychain outlive it. Opens the key where the keychain does.
    KeyField(device::DeviceKey &key, device::Keychain &keychain, std::string keychainName);

    [[nodiscard]] ui::Protection protection() const override;
    [[nodiscard]] bool isOpen() const override;
    void open(std::string secret, Opened answer) override;
    void protect(std::string current, std::string passphrase, Protected answer) override;
    void protectByKeychain(std::string current, Protected answer) override;
    void unprotect(std::string current, Opened answer) override;

private:
    [[nodiscard]] trust::Secrets secretsOf(const std::string &typed) const;
    void guard(const std::string &current, trust::Secrets next, Protected answer);

    device::DeviceKey &m_key;
    device::Keychain &m_keychain;
    std::string m_name;
    QThreadPool m_thread; ///< last: its work uses everything above
};

} // namespace nqi::app
