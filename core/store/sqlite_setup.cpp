// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_setup.h"

#include "core/base/encoding.h"

#include <format>

namespace nqi::store {

/// file: URIs keep '?', '#' and '%' for themselves; anything but a plain path character is escaped.
std::string uriOf(const std::filesystem::path &file)
{
    std::string uri = "file:";
    for (const char8_t unit : file.generic_u8string()) {
        const auto c = static_cast<unsigned char>(unit);
        if (c > 0x20 && c < 0x7F && c != '?' && c != '#' && c != '%')
            uri += static_cast<char>(c);
        else
            uri += std::format("%{:02X}", c);
    }
    return uri;
}

std::string keyLiteral(const trust::SealingKey &key)
{
    return "x'" + hex(key.bytes()) + "'";
}

std::string setupSql(const SqlOptions &options)
{
    std::string sql = std::format("PRAGMA cache_size=-{};PRAGMA mmap_size={};", options.cacheKiB, options.mmapBytes);
    // A damaged or hostile file must not run functions through its schema, nor trust its own page links.
    sql += "PRAGMA trusted_schema=OFF;PRAGMA cell_size_check=ON;";
    if (options.access == SqlAccess::immutable || options.access == SqlAccess::readOnly)
        return sql;
    constexpr std::string_view levels[] = {"FULL", "NORMAL", "OFF"};
    sql += options.journal == SqlJournal::wal ? "PRAGMA journal_mode=WAL;" : "PRAGMA journal_mode=OFF;";
    sql += std::format("PRAGMA synchronous={};PRAGMA foreign_keys=ON;",
                       levels[static_cast<std::size_t>(options.synchronous)]);
    return sql;
}

} // namespace nqi::store
