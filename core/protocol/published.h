// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/trust/tuf_metadata.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How the files of a catalogue are named among the targets of The Update Framework. Each dataset has a folder of its
/// own, "alerts/", and its list is signed by its authority's key alone. README.md has the layout.
namespace nqi::protocol {

/// What is published apart: a dataset, "products", or a part of it for devices that need no more, "products.food".
/// The dataset of either; the part's name, empty for the whole.
[[nodiscard]] constexpr std::string_view datasetOf(std::string_view stream)
{
    return stream.substr(0, stream.find('.'));
}
[[nodiscard]] constexpr std::string_view partOf(std::string_view stream)
{
    return stream.substr(std::min(stream.find('.'), stream.size() - 1) + 1);
}

inline constexpr std::string_view rowsEnding = ".rows";

/// Which state of each dataset a catalogue holds, by the dataset's name. A state's identity says nothing by itself: it
/// is what the signed names of files lead from and to.
using States = std::map<std::string, trust::Digest, std::less<>>;
/// A line "alerts <identity>" each.
[[nodiscard]] std::string text(const States &states);
/// Empty for a text that is none.
[[nodiscard]] States parseStates(std::string_view text);

/// The identity of what these changes make of a state.
[[nodiscard]] trust::Digest after(const trust::Digest &state, std::string_view changes);

/// What a dataset is now, and at which state its base stands: changes lead from the one to the other.
struct StateName {
    std::string dataset;
    std::uint64_t number = 0; ///< counted by the publisher, from 1
    trust::Digest identity;
    std::uint64_t baseNumber = 0;
    trust::Digest base;

    bool operator==(const StateName &) const = default;
};
/// "alerts/state-0000000012-<identity>-0000000003-<base>.info".
[[nodiscard]] std::string path(const StateName &name);
[[nodiscard]] std::optional<StateName> parseStatePath(std::string_view path);

/// A file of changes from one state of a dataset to a later one.
struct DeltaName {
    std::string dataset;
    std::uint64_t number = 0; ///< of the later state
    std::uint64_t span = 1;   ///< how many states it bridges: 1, 2, 4, ...
    trust::Digest from;
    trust::Digest to;

    bool operator==(const DeltaName &) const = default;
};
/// "alerts/delta-0000000012-4-<from>-<to>.rows".
[[nodiscard]] std::string path(const DeltaName &name);
/// Nothing for another path; the same for the other functions.
[[nodiscard]] std::optional<DeltaName> parseDeltaPath(std::string_view path);

/// "alerts/base-00001.rows", in the order of the rows.
[[nodiscard]] std::string basePath(std::string_view dataset, std::size_t number);
/// "alerts/first.rows": what of a dataset is worth having before all the rest; replaced by the whole.
[[nodiscard]] std::string firstPath(std::string_view dataset);

/// A list of one dataset, sorted out.
struct PublishedDataset {
    struct File {
        std::string path;
        trust::tuf::Target target;
    };
    StateName name;
    File info;
    std::vector<File> base; ///< in order
    std::vector<std::pair<DeltaName, File>> deltas;
    std::optional<File> first;

    [[nodiscard]] std::uint64_t baseBytes() const;
    /// The files of changes that lead from one state to another for the fewest bytes; nothing: none do.
    [[nodiscard]] std::optional<std::vector<File>> way(const trust::Digest &from, const trust::Digest &to) const;
};
/// Nothing when the list does not say what the dataset is. Files of unknown kinds are passed over.
[[nodiscard]] std::optional<PublishedDataset> sortOut(std::string_view dataset, const trust::tuf::Targets &targets);

} // namespace nqi::protocol
