// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/folders.h"
#include "core/findings/journal.h"
#include "core/trust/guarded_key.h"

#include <expected>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace nqi::device {

/// This device's signing key, from which everything is sealed that lies on this device, and what guards it. Once opened
/// it stays open until `close`. Any thread; opening takes as long as a passphrase is meant to take.
class DeviceKey {
public:
    using Guards = std::vector<trust::Guard>;
    /// Asked once, by whoever needs the key of a guarded file: for what a person types, or a keychain holds.
    using Ask = std::function<trust::Secrets(const Guards &)>;

    DeviceKey(Folders folders, Random random, Ask ask = {}, trust::PassphraseCost cost = {});

    /// What guards the file now; nothing guards one that is not there yet.
    [[nodiscard]] std::expected<Guards, trust::GuardError> guards() const;
    [[nodiscard]] bool isOpen() const;

    /// Opens the file; when the key is open already, only says whether these secrets would.
    [[nodiscard]] std::expected<void, trust::GuardError> open(const trust::Secrets &secrets);
    /// From now on the file has to be opened anew. Who holds a key goes on with it.
    void close();
    /// From now on these guard the file, and only these. `current` must open it as it is.
    [[nodiscard]] std::expected<void, trust::GuardError> guard(const trust::Secrets &current,
                                                               const trust::Secrets &next);

    /// This device was revoked: from now on only a code opens its key, and only this hub can tell the code (`nqi-hub
    /// recovery`). Nothing is deleted. False: it could not be written, and everything is as it was.
    [[nodiscard]] bool surrender(const trust::PublicKey &hub);
    [[nodiscard]] bool isSurrendered() const;

    /// The key: one that nothing guards is opened, and made at first use. `locked`: it was not opened.
    [[nodiscard]] std::expected<trust::KeyPair, findings::JournalError> key();

private:
    [[nodiscard]] std::expected<trust::KeyPair, findings::JournalError> unguarded() const;
    [[nodiscard]] static trust::KeyPair copyOf(const trust::KeyPair &key);

    Folders m_folders;
    Random m_random;
    Ask m_ask;
    trust::PassphraseCost m_cost;
    mutable std::mutex m_mutex;
    std::optional<trust::KeyPair> m_key; ///< guarded
};

} // namespace nqi::device
