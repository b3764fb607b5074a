// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/browse.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How lists are cut into pages. Private to the browser.
namespace nqi::store {

/// Of a text, compared byte by byte, nothing that begins with another one is greater than it with this at its end.
inline constexpr std::string_view lastCharacter = "\xF4\x8F\xBF\xBF";

[[nodiscard]] inline std::string endOf(std::string_view start)
{
    return std::string(start).append(lastCharacter);
}

[[nodiscard]] inline std::size_t limitOf(const catalog::PageRequest &request)
{
    return std::clamp<std::size_t>(request.limit, 1, catalog::PageRequest::maxRows);
}

/// One row more than a page holds was read, to know whether there is one.
template <class Record, class PositionOf>
[[nodiscard]] catalog::Page<Record> pageOf(std::vector<Record> rows, std::size_t limit, PositionOf &&position)
{
    catalog::Page<Record> page{std::move(rows), {}};
    if (page.rows.size() > limit) {
        page.rows.resize(limit);
        page.next = position(page.rows.back());
    }
    return page;
}

template <class Record>
[[nodiscard]] catalog::Position textPosition(const Record &record)
{
    return {0, record.id};
}

[[nodiscard]] inline catalog::Position numberPosition(const catalog::AlertItem &item)
{
    return {static_cast<std::int64_t>(item.line), item.alert};
}
[[nodiscard]] inline catalog::Position numberPosition(const catalog::Certificate &certificate)
{
    return {static_cast<std::int64_t>(certificate.line), certificate.number};
}
inline constexpr auto numbered = [](const auto &row) { return numberPosition(row); };

[[nodiscard]] inline std::int64_t signedOf(std::uint64_t gtin)
{
    return static_cast<std::int64_t>(gtin);
}
inline constexpr auto byGtin = [](const auto &row) { return catalog::Position{signedOf(row.gtin), {}}; };

} // namespace nqi::store
