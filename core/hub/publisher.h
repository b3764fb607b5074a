// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/hub/store.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Turns a catalogue into immutable, hash-named files with signed metadata (The Update Framework), which any static
/// server, share or stick can carry: `DATA/public/metadata` and `DATA/public/targets`. Keys lie in `DATA/keys`.
namespace nqi::hub {

/// Gives the files of a catalogue one after another, in the order of their names, to `add(name, content)`; ends when
/// that returns false. False: the catalogue cannot be read to its end.
using AddFile = std::function<bool(std::string_view name, std::string_view content)>;
using CatalogueFiles = std::function<bool(const AddFile &add)>;

/// How files of changes are made. Empty functions: none are.
struct DeltaMaker {
    /// From the files that only the earlier state has to those that only the later one has; nothing: too much.
    std::function<std::optional<std::string>(std::span<const std::string> before, std::span<const std::string> after)>
        between;
    /// What does the work of two.
    std::function<std::optional<std::string>(const std::string &first, const std::string &second)> both;
};

enum class PublishError : std::uint8_t {
    source,  ///< the catalogue cannot be read
    keys,    ///< a key cannot be read or made, or is not the one that the root names
    damaged, ///< what was published before does not make sense
    full,    ///< no space on the medium
    output,  ///< files cannot be written
};
[[nodiscard]] std::string_view name(PublishError error);

struct PublishOptions {
    DeltaMaker deltas;
    std::uint64_t keptDeltas = 64; ///< of each span: 64 steps of one state, 64 of two, 64 of four, ...
    std::chrono::hours rootLife{24 * 365};
    std::chrono::hours life{24 * 30}; ///< of targets and snapshot
    std::chrono::hours timestampLife{48};
    std::chrono::hours keep{24 * 7}; ///< files that nothing names any more: a device may be in the middle of them
};

struct PublishReport {
    bool changed = false;      ///< false: the same content as before; only the timestamp is new
    std::uint64_t version = 0; ///< of what is published, counts from 1
    std::size_t chunks = 0;
    std::size_t newChunks = 0;    ///< files that were not there yet
    std::uint64_t bytes = 0;      ///< of all chunks
    std::uint64_t deltaBytes = 0; ///< from the state before to this one; 0: no file of changes was made
};

/// Publishes a catalogue's files. Readers see the old state or the new one: the timestamp is replaced last.
[[nodiscard]] std::expected<PublishReport, PublishError> publish(const CatalogueFiles &files,
                                                                 const std::filesystem::path &data, Instant now,
                                                                 const Random &random,
                                                                 const PublishOptions &options = {});
/// Signs the timestamp anew, and what else would expire within half of its life: clients see that the hub is alive.
/// Does nothing where nothing is published.
[[nodiscard]] std::expected<void, PublishError> renewTimestamp(const std::filesystem::path &data, Instant now,
                                                               const Random &random,
                                                               const PublishOptions &options = {});
/// Copies what is published, and only what is current, into a folder for a stick or a share: `metadata` and `targets`.
/// Files that are there already are left; the timestamp comes last, so that a copy that was cut is an old one.
[[nodiscard]] std::expected<void, PublishError> exportPublished(const std::filesystem::path &data,
                                                                const std::filesystem::path &folder);
/// 0: nothing is published.
[[nodiscard]] std::uint64_t publishedVersion(const std::filesystem::path &data);

[[nodiscard]] std::filesystem::path publicFolder(const std::filesystem::path &data);

} // namespace nqi::hub
