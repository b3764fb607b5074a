// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/schema.h"
#include "core/hub/store.h"

#include <algorithm>
#include <concepts>
#include <filesystem>
#include <format>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace nqi::hub {

/// The rows of a dataset whose `column` begins with one of `beginnings`: a region, a group of goods, for devices that
/// need no more. A GTIN is its 14 digits. Tables of the dataset without that column are in it as a whole; so is
/// everything where there is no column.
struct Part {
    std::string name; ///< "food": 1 to 32 of a-z, 0-9 and hyphens
    catalog::Dataset dataset{};
    std::string column;
    std::vector<std::string> beginnings;

    bool operator==(const Part &) const = default;
    /// "products.food"
    [[nodiscard]] std::string stream() const { return std::format("{}.{}", catalog::name(dataset), name); }

    template <class Record>
    [[nodiscard]] bool holds(const Record &record) const
    {
        if (column.empty())
            return true;
        bool holds = true;
        const auto look = [&]<class Value>(const catalog::Column<Record, Value> &one) {
            if (one.name != column)
                return;
            const auto begins = [&](std::string_view text) {
                return std::ranges::any_of(beginnings,
                                           [&](const std::string &begin) { return text.starts_with(begin); });
            };
            if constexpr (std::same_as<Value, std::string>)
                holds = begins(record.*one.member);
            else if constexpr (std::same_as<Value, std::uint64_t>)
                holds = begins(std::format("{:014}", record.*one.member));
        };
        std::apply([&](const auto &...one) { (look(one), ...); }, catalog::Schema<Record>::columns);
        return holds;
    }
};

/// Columns of a dataset's tables by which a part may be chosen, "category, hs_code, ...".
[[nodiscard]] std::string columnsForParts(catalog::Dataset dataset);
[[nodiscard]] bool isPartName(std::string_view name);

/// `DATA/parts.tsv`: name, dataset, column and beginnings, a line each. Nothing: it cannot be understood; a file that
/// is not there has no parts.
[[nodiscard]] std::optional<std::vector<Part>> readParts(const std::filesystem::path &data);
[[nodiscard]] StoreResult<void> writeParts(const std::filesystem::path &data, std::span<const Part> parts);

/// What files of changes do to a part: what lies outside it is removed, in case it was inside before. Nothing when one
/// cannot be read.
[[nodiscard]] std::optional<std::vector<std::string>> partOfChanges(std::span<const std::string> files,
                                                                    const Part &part);

} // namespace nqi::hub
