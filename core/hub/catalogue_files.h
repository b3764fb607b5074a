// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/publisher.h"

#include <cstddef>
#include <filesystem>

namespace nqi::hub {

struct SnapshotOptions {
    std::size_t leastRows = 16'384; ///< of a file of a large table
    std::size_t mostRows = 131'072;
    int level = 9; ///< of zstd
};

/// A catalogue as files: what it is made of ("00000.info"), then the rows of each table ("00001.rows", ...; see
/// core/protocol/chunk.h). Large tables are cut where a row's key says so: a row more or less changes the file that it
/// is in and leaves the others as they are.
[[nodiscard]] CatalogueFiles catalogueFiles(const std::filesystem::path &folder, const SnapshotOptions &options = {});

} // namespace nqi::hub
