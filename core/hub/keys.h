// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/hub/publisher.h"
#include "core/trust/keys.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The ceremony: who may sign what, made and changed. `packaging/hub/README.md` has it step by step.
namespace nqi::hub {

enum class KeysError : std::uint8_t {
    exists,  ///< there is a root already
    noRoot,  ///< there is none yet
    role,    ///< no such role
    key,     ///< a key file cannot be read, made, or is not one that the root names
    tooFew,  ///< fewer root keys than the root asks for
    publish, ///< what is published cannot be read or written
};
[[nodiscard]] std::string_view name(KeysError error);

struct RootKeys {
    std::uint32_t keys = 3;
    std::uint32_t threshold = 2;
};

/// Makes root keys in `folder`, "root-1.key" and so on, to be carried away, and the keys of the other roles in
/// `DATA/keys`; signs the first root with all of them.
[[nodiscard]] std::expected<void, KeysError> makeRoot(const std::filesystem::path &data,
                                                      const std::filesystem::path &folder, const RootKeys &shape,
                                                      Instant now, const Random &random,
                                                      const PublishOptions &options = {});
/// The same for a new root that takes the place of the one there is: signed by `old`, at least as many as it asks for,
/// and by the new keys.
[[nodiscard]] std::expected<void, KeysError> rotateRoot(const std::filesystem::path &data,
                                                        std::span<const std::filesystem::path> old,
                                                        const std::filesystem::path &folder, const RootKeys &shape,
                                                        Instant now, const Random &random,
                                                        const PublishOptions &options = {});
/// The same keys for another year.
[[nodiscard]] std::expected<void, KeysError> renewRoot(const std::filesystem::path &data,
                                                       std::span<const std::filesystem::path> rootKeys, Instant now,
                                                       const Random &random, const PublishOptions &options = {});
/// A new key for "targets", "snapshot" or "timestamp": the root is signed anew by `rootKeys`. For a dataset the list of
/// those that are trusted is signed anew; that needs the key of "targets" and no root keys. The old key counts no more,
/// and what it had signed is signed by the new one.
[[nodiscard]] std::expected<void, KeysError> rotateKey(const std::filesystem::path &data, std::string_view role,
                                                       std::span<const std::filesystem::path> rootKeys, Instant now,
                                                       const Random &random, const PublishOptions &options = {});

struct RoleSummary {
    std::string role;
    std::vector<std::string> keyIds;
    std::uint32_t threshold = 1;
    bool here = false; ///< a key of it lies in `DATA/keys`
    Instant expires{}; ///< of what it has signed last
};
[[nodiscard]] std::expected<std::vector<RoleSummary>, KeysError>
listKeys(const std::filesystem::path &data, Instant now, const Random &random, const PublishOptions &options = {});

} // namespace nqi::hub
