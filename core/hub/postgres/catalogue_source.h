// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/hub/catalogue.h"
#include "core/hub/import.h"
#include "core/hub/store.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// The national database where ministries and customs write it: tables of PostgreSQL in the schema `nqi_catalogue`.
namespace nqi::hub {

/// Whether a text is the address of a database rather than a folder: "postgresql://..." or "postgres://...".
[[nodiscard]] bool isPostgresAddress(std::string_view text);

/// What an administrator runs once, and again after an update: the tables, one for each of `catalog::Schema`, and
/// triggers that note the keys of what is written, so that taking what is new costs what has changed. It refuses what a
/// device could not read: codes, check digits, ranges. May be run any number of times; changes no row.
[[nodiscard]] std::string postgresCatalogueSql();

struct PostgresTaken {
    Catalogue::Taken taken;
    bool whole = false;      ///< everything was read: nothing had been taken before, or not from this database
    std::uint64_t read = 0;  ///< rows that came
    bool notesEnded = false; ///< false: the notes of changes could not be shortened; they grow until that is mended
};
struct PostgresTakeError {
    enum class Kind : std::uint8_t {
        database,  ///< `store` and `message`
        rows,      ///< `table` and `faults`
        catalogue, ///< `catalogue`
    };
    Kind kind{};
    StoreError store{};
    std::string message; ///< in the server's words
    std::string table;
    ImportedRows faults;
    CatalogueError catalogue{};
};

/// The hub's catalogue becomes what the database holds in one snapshot of it. What is committed later comes with the
/// next call: nothing between is missed, however the transactions overlap. Where it stands is kept in
/// `DATA/catalogue.source`; after a restored backup, a failover or another address everything is compared once.
/// Needs SELECT on the tables of the schema and EXECUTE on `nqi_catalogue.taken`. Blocks; any thread.
[[nodiscard]] std::expected<PostgresTaken, PostgresTakeError> takeFromPostgres(const std::string &address,
                                                                               Catalogue &catalogue,
                                                                               const std::filesystem::path &data,
                                                                               const Random &random);

} // namespace nqi::hub
