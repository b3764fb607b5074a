// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/hub/publisher.h"
#include "core/trust/keys.h"
#include "core/trust/tuf_metadata.h"

#include <array>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What is published, as values: metadata, keys, files. Private to core/hub.
namespace nqi::hub {

inline constexpr std::array topRoles = {trust::tuf::Role::root, trust::tuf::Role::targets, trust::tuf::Role::snapshot,
                                        trust::tuf::Role::timestamp};

/// Of a role or a dataset.
[[nodiscard]] std::filesystem::path keyFile(const std::filesystem::path &data, std::string_view role);
/// Where a new key of it waits until metadata names it.
[[nodiscard]] std::filesystem::path nextKeyFile(const std::filesystem::path &data, std::string_view role);
[[nodiscard]] std::filesystem::path metadataFile(const std::filesystem::path &data, std::string_view name);
[[nodiscard]] std::optional<std::string> readText(const std::filesystem::path &path);

struct Repository {
    std::filesystem::path data;
    std::map<std::string, trust::KeyPair, std::less<>> keys; ///< by role; those that lie here
    trust::tuf::Root root{.version = 0};
    trust::tuf::Timestamp timestamp{.version = 0};
    trust::tuf::Snapshot snapshot{.version = 0};
    trust::tuf::Targets top{.version = 0}; ///< delegates to each dataset
    std::map<std::string, trust::tuf::Targets, std::less<>> datasets;

    [[nodiscard]] std::filesystem::path placeOf(const std::string &path, const trust::tuf::Target &target) const;
    /// Nothing when it is not there or not what was signed.
    [[nodiscard]] std::optional<std::string> read(const std::string &path, const trust::tuf::Target &target) const;
    /// Stores a file, unless it is there already (`isNew` false), and gives its target.
    struct Added {
        trust::tuf::Target target;
        bool isNew = false;
    };
    [[nodiscard]] std::expected<Added, PublishError> add(const std::string &path, std::string_view content) const;

    /// What is to be signed anew.
    struct Changed {
        std::set<std::string, std::less<>> datasets;
        bool top = false;
        bool snapshot = false; ///< also when nothing that it names has changed
    };
    /// Signs and writes that, what of the rest would expire within half of its life, and a new timestamp, from the
    /// bottom up: nothing points to a file that is not there yet.
    [[nodiscard]] std::expected<void, PublishError> write(Changed changed, Instant now, const PublishOptions &options);
    /// The key of a role that lies here.
    [[nodiscard]] const trust::KeyPair *key(std::string_view role) const;
    [[nodiscard]] std::expected<void, PublishError> writeFile(const std::string &name, const std::string &text) const;
};

/// Opens what is published, or begins: where there is no root yet, keys of all roles and a root are made. Keys that
/// lie here must be those that metadata names.
[[nodiscard]] std::expected<Repository, PublishError>
openRepository(const std::filesystem::path &data, Instant now, const Random &random, const PublishOptions &options);
/// Metadata only.
[[nodiscard]] std::expected<void, PublishError> loadMetadata(Repository &repository);
/// Every released root in order, the last one decoded. Version 0: none.
[[nodiscard]] std::expected<void, PublishError> loadRoots(Repository &repository);
/// Every file that is named now, but root and timestamp.
[[nodiscard]] std::set<std::filesystem::path> filesOf(const Repository &repository);
/// Files that were named until now are kept from now on; those that nothing has named for long go.
void removeOld(const Repository &repository, const std::set<std::filesystem::path> &before, Instant now,
               std::chrono::hours keep);

} // namespace nqi::hub
