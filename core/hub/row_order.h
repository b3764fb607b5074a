// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/chunk.h"

#include <compare>
#include <concepts>
#include <string>
#include <string_view>
#include <tuple>

namespace nqi::hub {

/// The order in which `store::CatalogueReader::rows` gives rows: the columns of `Schema::clusteredBy`, then the key.
template <class Record>
[[nodiscard]] std::strong_ordering inOrder(const Record &a, const Record &b)
{
    auto order = std::strong_ordering::equal;
    const auto by = [&]<class Value>(const catalog::Column<Record, Value> &column) {
        if (order != 0)
            return;
        if constexpr (std::same_as<Value, std::string>)
            order = a.*column.member <=> b.*column.member;
        else if constexpr (!std::floating_point<Value>) // no order is by fractions
            order = protocol::columnar::toInteger(a.*column.member) <=> protocol::columnar::toInteger(b.*column.member);
    };
    if constexpr (requires { catalog::Schema<Record>::clusteredBy; }) {
        std::string_view names = catalog::Schema<Record>::clusteredBy;
        while (!names.empty() && order == 0) {
            const std::string_view name = names.substr(0, names.find(','));
            const auto ifNamed = [&](const auto &column) {
                if (column.name == name)
                    by(column);
            };
            std::apply([&](const auto &...column) { (ifNamed(column), ...); }, catalog::Schema<Record>::columns);
            names.remove_prefix(name.size());
            names.remove_prefix(names.starts_with(", ") ? 2 : 0);
        }
    }
    const auto ifKey = [&](const auto &column) {
        if (column.key)
            by(column);
    };
    std::apply([&](const auto &...column) { (ifKey(column), ...); }, catalog::Schema<Record>::columns);
    return order;
}

} // namespace nqi::hub
