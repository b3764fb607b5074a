// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/hub/store.h"
#include "core/trust/digest.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Turns the states of a catalogue into immutable, hash-named files with signed metadata (The Update Framework), which
/// any static server, share or stick can carry: `DATA/public/metadata` and `DATA/public/targets`. The top level
/// delegates to one role a dataset, "alerts", which is trusted for "alerts/*" alone. Keys lie in `DATA/keys`.
namespace nqi::hub {

/// A dataset as it is now.
struct DatasetState {
    std::string name;
    trust::Digest identity; ///< another one for every state
    std::string info;       ///< what a device shall know about it
};

/// What there is to publish.
class PublishSource {
public:
    /// Takes one file after another; false: stop, something is wrong there.
    using AddFile = std::function<bool(std::string_view content)>;

    virtual ~PublishSource() = default;
    /// Nothing when it cannot be read; the same below.
    [[nodiscard]] virtual std::optional<std::vector<DatasetState>> states() = 0;
    /// The whole of a dataset, in order. False: it cannot be read to its end, or `add` said so.
    [[nodiscard]] virtual bool rows(std::string_view dataset, const AddFile &add) = 0;
    /// Files of changes one after another, each of which makes `protocol::after` of the state before; nothing: not
    /// known. Costs what has changed.
    [[nodiscard]] virtual std::optional<std::vector<std::string>>
    changes(std::string_view dataset, const trust::Digest &from, const trust::Digest &to) = 0;
    /// What of a dataset is worth having before the rest; empty: nothing.
    [[nodiscard]] virtual std::string first(std::string_view dataset) = 0;
    /// What everyone shall know at once, with the timestamp; empty: nothing.
    [[nodiscard]] virtual std::string urgent() = 0;
};

enum class PublishError : std::uint8_t {
    source,  ///< the catalogue cannot be read
    keys,    ///< a key that is needed is not here, cannot be read or made, or is not the one that metadata names
    damaged, ///< what was published before does not make sense
    full,    ///< no space on the medium
    output,  ///< files cannot be written
};
[[nodiscard]] std::string_view name(PublishError error);

struct PublishOptions {
    /// One file of changes that does what two do; empty: such files are not made.
    std::function<std::optional<std::string>(const std::string &first, const std::string &second)> joined;
    std::uint64_t keptDeltas = 64; ///< of each span: 64 steps of one state, 64 of two, 64 of four, ...
    /// A dataset's base is made anew when so many states, or changes of a fifth of its size, have come since.
    std::uint64_t statesPerBase = 256;
    bool renewBases = true; ///< false: leave that for later; publishing then costs what has changed, not what there is
    std::chrono::hours rootLife{24 * 365};
    std::chrono::hours delegationsLife{24 * 365}; ///< of the top-level targets, whose key need not lie here
    std::chrono::hours life{24 * 30};             ///< of the datasets' lists and the snapshot
    std::chrono::hours timestampLife{48};
    std::chrono::hours keep{24 * 7}; ///< files that nothing names any more: a device may be in the middle of them
};

struct PublishReport {
    bool changed = false;          ///< false: the same states as before; only the timestamp is new
    std::uint64_t version = 0;     ///< of what is published, counts from 1
    std::size_t files = 0;         ///< of all bases
    std::size_t newFiles = 0;      ///< that were not there yet
    std::uint64_t bytes = 0;       ///< of all bases
    std::uint64_t deltaBytes = 0;  ///< of the changes since the states before
    std::vector<std::string> anew; ///< datasets whose base was made anew
};

/// Publishes what is new. Readers see the old state or the new one: the timestamp is replaced last.
[[nodiscard]] std::expected<PublishReport, PublishError> publish(PublishSource &source,
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
