// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <expected>
#include <functional>
#include <string>

namespace nqi::ui {

/// What guards this device's data.
struct Protection {
    bool passphrase = false; ///< has to be typed at each start
    bool keychain = false;   ///< opened by who is logged in
    bool recovery = false;   ///< a code on paper opens it, too
    bool keychainThere = false;
    bool revoked = false; ///< only the hub can tell the code that opens it
};

/// The key of this device as the window sees it. Whoever composes the app gives it; see app/inspector. Every function
/// is called on the window's thread and answered there, later: a passphrase takes its time.
class KeyService {
public:
    virtual ~KeyService() = default;

    [[nodiscard]] virtual Protection protection() const = 0;
    /// The data can be read.
    [[nodiscard]] virtual bool isOpen() const = 0;

    /// Stable codes of what went wrong: those of trust::GuardError, "tooShort", "keychainRefused".
    using Opened = std::function<void(std::expected<void, std::string> problem)>;
    /// The recovery code that was made with it; it is told only here.
    using Protected = std::function<void(std::expected<std::string, std::string>)>;

    /// With the passphrase or the recovery code; also says whether one of an open key is right.
    virtual void open(std::string secret, Opened answer) = 0;
    /// `current`: what opens it now; empty where nothing guards it.
    virtual void protect(std::string current, std::string passphrase, Protected answer) = 0;
    virtual void protectByKeychain(std::string current, Protected answer) = 0;
    virtual void unprotect(std::string current, Opened answer) = 0;
};

} // namespace nqi::ui
