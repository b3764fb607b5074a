// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/catalog/records.h"
#include "core/protocol/packing_list.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

/// Cells of a packing list as values. Not for other folders.
namespace nqi::protocol {

template <class T>
using Cell = std::expected<T, RowFault>;

[[nodiscard]] Cell<std::uint64_t> wholeNumber(std::string_view cell, RowFault fault);
[[nodiscard]] Cell<std::uint64_t> gtinCell(std::string_view cell);
[[nodiscard]] Cell<std::string> ssccCell(std::string_view cell);
[[nodiscard]] Cell<std::string> hsCodeCell(std::string_view cell);
[[nodiscard]] Cell<std::string> originCell(std::string_view cell);
[[nodiscard]] Cell<catalog::Channel> channelCell(std::string_view cell);
[[nodiscard]] Cell<Date> dateCell(std::string_view cell);
[[nodiscard]] std::string_view trimmed(std::string_view cell);

/// The bytes as UTF-8 without byte order mark; UTF-16 by its mark, or by the zeros of a plain header. Nothing: neither.
[[nodiscard]] std::optional<std::string> asUtf8(std::string_view bytes);

} // namespace nqi::protocol
