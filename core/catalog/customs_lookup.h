// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/facts.h"

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::catalog {

/// What customs asks of the catalogue beside the facts of one item. Nothing found is an empty answer, not an error.
class CustomsLookup : public Lookup {
public:
    /// Of one declaration; more lines than this are not read.
    static constexpr std::size_t maxLines = 50'000;

    /// In order of line.
    [[nodiscard]] virtual std::expected<std::vector<CustomsLine>, LookupError> declaration(std::string_view number) = 0;
    /// What the logistic units of a declaration hold, in order of SSCC and line; more than `maxLines` are not read.
    [[nodiscard]] virtual std::expected<std::vector<CustomsPackage>, LookupError>
    packages(std::string_view declaration) = 0;
    /// The declaration that a logistic unit came with: its number; of several the one with the latest date.
    [[nodiscard]] virtual std::expected<std::optional<std::string>, LookupError>
    declarationWith(std::string_view sscc) = 0;
    /// Every deviation that is recorded, whatever its dates.
    [[nodiscard]] virtual std::expected<std::vector<Deviation>, LookupError> deviations() = 0;
    /// Rows of the risk lists that an HS code and a goods group fall under; an unknown group is empty.
    [[nodiscard]] virtual std::expected<std::vector<RiskListEntry>, LookupError>
    riskLists(std::string_view hsCode, std::string_view category) = 0;
    [[nodiscard]] virtual std::expected<std::optional<Company>, LookupError> company(std::string_view id) = 0;
};

} // namespace nqi::catalog
