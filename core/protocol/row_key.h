// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/chunk.h"
#include "core/protocol/published.h"

#include <concepts>
#include <cstdint>
#include <string>
#include <tuple>

namespace nqi::protocol {

/// A text that two records share exactly when they have the same key.
template <class Record>
[[nodiscard]] std::string keyOf(const Record &record)
{
    std::string key;
    const auto add = [&]<class Value>(const catalog::Column<Record, Value> &column) {
        if (!column.key)
            return;
        if constexpr (std::same_as<Value, std::string>) {
            // The length first: no text can pass for the end of another.
            key += std::to_string((record.*column.member).size()) + ":" + record.*column.member;
        } else {
            const auto bits = static_cast<std::uint64_t>(columnar::toInteger(record.*column.member));
            for (unsigned byte = 0; byte < 8; ++byte)
                key += static_cast<char>(bits >> (8U * byte) & 0xFFU);
        }
    };
    std::apply([&](const auto &...column) { (add(column), ...); }, catalog::Schema<Record>::columns);
    return key;
}

/// Whether a file of this dataset, or of a part of it, may hold such records: an authority speaks for its own.
template <class Record>
[[nodiscard]] bool belongsTo(std::string_view stream)
{
    return catalog::name(catalog::Schema<Record>::dataset) == datasetOf(stream);
}

} // namespace nqi::protocol
