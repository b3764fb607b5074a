// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/schema.h"
#include "core/gs1/item.h"

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::catalog {

/// What this device holds of one dataset.
struct DatasetInfo {
    Dataset dataset{};
    std::string authority; ///< who owns the records
    std::uint64_t version = 0;
    std::optional<Instant> asOf; ///< the state of the authority's records that this is
    std::uint64_t rows = 0;
    bool covered = false; ///< false: this device has no such data; absence of a record then says nothing
    /// The part of it that this device holds, "food"; empty: all or nothing. A part is never covered: a record that is
    /// here counts, one that is not may be outside it.
    std::string part = {};

    bool operator==(const DatasetInfo &) const = default;
};

/// The catalogue as a whole.
struct CatalogueInfo {
    std::uint64_t version = 0;
    std::optional<Instant> asOf; ///< the oldest of its covered datasets
    bool demo = false;           ///< DỮ LIỆU MẪU: sample data, of no legal value
    std::vector<DatasetInfo> datasets;

    [[nodiscard]] const DatasetInfo *find(Dataset dataset) const;
    bool operator==(const CatalogueInfo &) const = default;
};

/// The records that the catalogue holds about one item. No opinion. Lists are in a fixed order and bounded: of more
/// records than `maxRecords` in one list the newest are shown.
struct Facts {
    static constexpr std::size_t maxRecords = 256;

    std::optional<Product> product;
    std::optional<Company> owner;         ///< of the product
    std::optional<Licence> licence;       ///< of the longest recorded prefix of the key, whatever its status
    std::optional<Company> licensee;      ///< its holder
    std::optional<Licence> authorisation; ///< of a foreign prefix used in Viet Nam, the longest
    std::vector<RiskListEntry> riskLists; ///< every row that HS code and category match, whatever its dates
    /// Those that name the GTIN; those that name no GTIN but the owner of the product and its model (or any model);
    /// those that the declarations of the GTIN name by number, whatever they cover.
    std::vector<Certificate> certificates;
    std::vector<Body> bodies;              ///< of those certificates
    std::vector<BodyScope> scopes;         ///< of those bodies, for the regulations of those certificates
    std::vector<Declaration> declarations; ///< of the GTIN; of the URL for an item without GTIN
    std::vector<Standard> standards;       ///< named by the above
    std::vector<Alert> alerts;             ///< that name the GTIN, then those of the same brand and model (possible)
    std::vector<AlertItem> alertItems;     ///< lines of those alerts that name the GTIN
    std::vector<TraceEvent> traceEvents;   ///< of the serial, of the lot as a whole and of the class, by time
    std::vector<TraceCode> traceCodes;     ///< of the product and of the lot
    std::vector<CustomsLine> customsLines; ///< of the GTIN, newest first, whatever the lot
    std::vector<Deviation> deviations;     ///< whose keys match the product or one of those lines
    CatalogueInfo catalogue;

    bool operator==(const Facts &) const = default;
};

enum class LookupError : std::uint8_t {
    unavailable, ///< there is no catalogue on this device
    damaged,     ///< the file fails its check; it can be rebuilt or fetched again
    newer,       ///< written by a newer program
};

/// Stable name for JSON and logs.
[[nodiscard]] std::string_view name(LookupError error);

/// Where facts come from. One object per thread.
class Lookup {
public:
    virtual ~Lookup() = default;
    [[nodiscard]] virtual std::expected<Facts, LookupError> facts(const gs1::Item &item) = 0;
    [[nodiscard]] virtual std::expected<CatalogueInfo, LookupError> info() = 0;
    /// The whole policy dataset (small); read once, then given to the rules.
    [[nodiscard]] virtual std::expected<std::vector<PolicyEntry>, LookupError> policy() = 0;
};

} // namespace nqi::catalog
