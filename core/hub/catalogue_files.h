// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/part.h"
#include "core/hub/publisher.h"
#include "core/store/catalogue_reader.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace nqi::hub {

struct SnapshotOptions {
    std::size_t leastRows = 16'384; ///< of a file of a large table
    std::size_t mostRows = 131'072;
    int level = 9; ///< of zstd
};

/// The rows of a dataset, or of a part of it, as files (core/protocol/chunk.h), table by table. Large tables are cut
/// where a row's key says so: a row more or less changes the file that it is in and leaves the others as they are.
/// False: the catalogue cannot be read to its end, or `add` said so.
[[nodiscard]] bool snapshot(store::CatalogueReader &reader, const Part &part, const PublishSource::AddFile &add,
                            const SnapshotOptions &options = {});

/// Which products alerts name, without what they say of them: enough to stop a sale before the rest has come over a bad
/// line. Empty when there is none, or the catalogue cannot be read.
[[nodiscard]] std::string namedByAlerts(store::CatalogueReader &reader);
/// The newest urgent alerts in force with the products that they name, at most 64. Empty likewise.
[[nodiscard]] std::string urgentAlerts(store::CatalogueReader &reader);

} // namespace nqi::hub
