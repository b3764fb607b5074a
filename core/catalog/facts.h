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
    std::string authority;          ///< who owns the records
    std::uint64_t version = 0;
    std::optional<Instant> asOf;    ///< the state of the authority's records that this is
    std::uint64_t rows = 0;
    bool covered = false;           ///< false: this device has no such data; absence of a record then says nothing

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

/// The records that the catalogue holds about one item. No opinion.
struct Facts {
    std::optional<Product> product;
    std::optional<Company> owner;            ///< of the product
    std::optional<Licence> licence;          ///< the longest licensed prefix of the key
    std::optional<Company> licensee;         ///< its holder
    std::optional<Licence> authorisation;    ///< of a foreign prefix used in Viet Nam
    std::vector<RiskListEntry> riskLists;    ///< every row that HS code and category match, whatever its dates
    std::vector<Certificate> certificates;   ///< that name the GTIN, or the owner and model
    std::vector<Body> bodies;                ///< of those certificates
    std::vector<BodyScope> scopes;           ///< of those bodies, for the regulations of those certificates
    std::vector<Declaration> declarations;
    std::vector<Standard> standards;         ///< named by the above
    std::vector<Alert> alerts;               ///< matched by GTIN, or possible by brand and model
    std::vector<AlertItem> alertItems;       ///< lines of those alerts that name the GTIN
    std::vector<TraceEvent> traceEvents;     ///< of the serial, the lot and the class, by time
    std::vector<TraceCode> traceCodes;
    std::vector<CustomsLine> customsLines;
    std::vector<Deviation> deviations;       ///< whose keys match
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
class Lookup
{
public:
    virtual ~Lookup() = default;
    [[nodiscard]] virtual std::expected<Facts, LookupError> facts(const gs1::Item &item) = 0;
    [[nodiscard]] virtual std::expected<CatalogueInfo, LookupError> info() = 0;
    /// The whole policy dataset (small); read once, then given to the rules.
    [[nodiscard]] virtual std::expected<std::vector<PolicyEntry>, LookupError> policy() = 0;
};

} // namespace nqi::catalog
