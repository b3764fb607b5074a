// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/schema.h"
#include "core/protocol/record_codes.h"

#include <concepts>
#include <cstdint>
#include <format>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

/// The national database as tables of PostgreSQL, generated from `catalog::Schema`. Private to core/hub/postgres.
namespace nqi::hub::pg {

inline constexpr std::string_view schema = "nqi_catalogue";

template <class Record>
[[nodiscard]] std::string tableName()
{
    return std::format("{}.{}", schema, catalog::Schema<Record>::table);
}

/// `text(column)` of each column that `wanted` says, with `separator` between them.
template <class Record, class Wanted, class Text>
[[nodiscard]] std::string join(std::string_view separator, const Wanted &wanted, const Text &text)
{
    std::string joined;
    const auto one = [&](const auto &column) {
        if (wanted(column))
            joined.append(joined.empty() ? "" : separator).append(text(column));
    };
    std::apply([&](const auto &...column) { (one(column), ...); }, catalog::Schema<Record>::columns);
    return joined;
}
inline constexpr auto everyColumn = [](const auto &) { return true; };
inline constexpr auto keyColumn = [](const auto &column) { return column.key; };
inline constexpr auto quoted = [](const auto &column) { return std::format("\"{}\"", column.name); };

/// A GTIN has 14 digits here, zeros in front; weights 3 and 1 from the right, the check digit's being 1 (GS1 General
/// Specifications, section 7.9.1). 0: none.
[[nodiscard]] inline std::string gtinCheck(std::string_view column)
{
    std::string sum;
    std::string divisor = "1";
    for (int place = 0; place < 14; ++place, divisor += '0')
        sum += std::format("{}{} / {}::bigint % 10 * {}", place == 0 ? "" : " + ", column, divisor,
                           place % 2 == 0 ? 1 : 3);
    return std::format("{} BETWEEN 0 AND 99999999999999 AND ({}) % 10 = 0", column, sum);
}

/// What a column is: its type, its default, and what may stand in it. Everything that a device could not read is
/// refused where it is written.
template <class Record, class Value>
[[nodiscard]] std::string columnType(const catalog::Column<Record, Value> &column)
{
    const std::string name = quoted(column);
    if constexpr (std::same_as<Value, std::string>) {
        // Blanks around a key would make two keys of one; the first column of a key says something.
        const bool first = std::get<0>(catalog::Schema<Record>::columns).name == column.name;
        const std::string key = !column.key ? std::string()
                                            : std::format(" AND {0} = btrim({0}, E' \\t'){1}", name,
                                                          first ? std::format(" AND {} <> ''", name) : "");
        return std::format("text NOT NULL DEFAULT '' CHECK (octet_length({}) <= 65536{})", name, key);
    } else if constexpr (std::is_enum_v<Value>) {
        std::string names;
        for (const std::string_view code : protocol::codes<Value>)
            names += std::format("{}'{}'", names.empty() ? "" : ", ", code);
        return std::format("text NOT NULL DEFAULT '{}' CHECK ({} IN ({}))", protocol::codes<Value>.front(), name,
                           names);
    } else if constexpr (std::same_as<Value, std::optional<Date>>) {
        // A key has no NULL: a rule without a beginning holds since ever.
        constexpr std::string_view range = "BETWEEN '0001-01-01' AND '9999-12-31'";
        return column.key
                   ? std::format("date NOT NULL DEFAULT '-infinity' CHECK ({0} = '-infinity' OR {0} {1})", name, range)
                   : std::format("date CHECK ({} {})", name, range);
    } else if constexpr (std::same_as<Value, Instant>) {
        return std::format("timestamptz NOT NULL DEFAULT 'epoch' CHECK ({} BETWEEN '0001-01-02' AND '9999-12-30')",
                           name);
    } else if constexpr (std::same_as<Value, bool>) {
        return "boolean NOT NULL DEFAULT false";
    } else if constexpr (std::floating_point<Value>) {
        return std::format("double precision NOT NULL DEFAULT 0 CHECK (abs({}) <= {})", name,
                           column.name == "latitude" ? 90 : 180);
    } else if constexpr (sizeof(Value) == sizeof(std::uint64_t)) {
        return std::format("bigint NOT NULL DEFAULT 0 CHECK ({})", gtinCheck(name));
    } else {
        return std::format("bigint NOT NULL DEFAULT 0 CHECK ({} BETWEEN 0 AND {})", name,
                           std::numeric_limits<Value>::max());
    }
}

/// A column as the text that the importer reads; never NULL.
template <class Record, class Value>
[[nodiscard]] std::string columnText(const catalog::Column<Record, Value> &column)
{
    std::string name = std::format("rows.{}", quoted(column));
    if constexpr (std::same_as<Value, std::string> || std::is_enum_v<Value>)
        return name;
    else if constexpr (std::same_as<Value, std::optional<Date>>)
        return std::format("coalesce(nullif({}, '-infinity')::text, '')", name);
    else if constexpr (std::same_as<Value, Instant>)
        return std::format("to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')", name);
    else if constexpr (sizeof(Value) == sizeof(std::uint64_t) && std::integral<Value>)
        return std::format("CASE WHEN {0} = 0 THEN '0' ELSE lpad({0}::text, 14, '0') END", name);
    else
        return name + "::text";
}
inline constexpr auto asText = [](const auto &column) { return columnText(column); };

/// All rows.
template <class Record>
[[nodiscard]] std::string selectAll()
{
    return std::format("SELECT {} FROM {} rows", join<Record>(", ", everyColumn, asText), tableName<Record>());
}
/// Rows whose key was written by transactions from `mark` on, as they are now.
template <class Record>
[[nodiscard]] std::string selectPut(std::string_view mark)
{
    return std::format(
        "SELECT {} FROM (SELECT DISTINCT {} FROM {}_changed WHERE xid >= '{}') keys JOIN {} rows USING ({})",
        join<Record>(", ", everyColumn, asText), join<Record>(", ", keyColumn, quoted), tableName<Record>(), mark,
        tableName<Record>(), join<Record>(", ", keyColumn, quoted));
}
/// Keys that were written, and are there no more.
template <class Record>
[[nodiscard]] std::string selectRemoved(std::string_view mark)
{
    const auto same = [](const auto &column) { return std::format("there.{0} = rows.{0}", quoted(column)); };
    return std::format("SELECT {} FROM (SELECT DISTINCT {} FROM {}_changed WHERE xid >= '{}') rows "
                       "WHERE NOT EXISTS (SELECT FROM {} there WHERE {})",
                       join<Record>(", ", keyColumn, asText), join<Record>(", ", keyColumn, quoted),
                       tableName<Record>(), mark, tableName<Record>(), join<Record>(" AND ", keyColumn, same));
}

/// The table, what was changed in it, and the triggers that note that.
template <class Record>
[[nodiscard]] std::string tableSql()
{
    const std::string name(catalog::Schema<Record>::table);
    const std::string keys = join<Record>(", ", keyColumn, quoted);
    const auto defined = [](const auto &column) {
        return std::format("    {} {}", quoted(column), columnType(column));
    };
    const auto added = [&](const auto &column) {
        return std::format("ALTER TABLE {} ADD COLUMN IF NOT EXISTS {} {};", name, quoted(column), columnType(column));
    };
    const auto typed = [](const auto &column) {
        const std::string type = columnType(column);
        return std::format("{} {} NOT NULL", quoted(column), type.substr(0, type.find(" NOT")));
    };
    const auto otherColumn = [](const auto &column) { return !column.key; };
    std::string text;
    text += std::format("CREATE TABLE IF NOT EXISTS {} (\n{},\n    PRIMARY KEY ({}));\n", name,
                        join<Record>(",\n", everyColumn, defined), keys);
    text += join<Record>("\n", otherColumn, added);
    text +=
        std::format("\nCREATE TABLE IF NOT EXISTS {}_changed (xid xid8 NOT NULL DEFAULT pg_current_xact_id(), {});\n",
                    name, join<Record>(", ", keyColumn, typed));
    text += std::format("CREATE INDEX IF NOT EXISTS {0}_changed_xid ON {0}_changed (xid);\n", name);
    text += std::format(R"sql(CREATE OR REPLACE FUNCTION note_{0}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = {1}, pg_temp AS $$
BEGIN
    IF TG_OP IN ('INSERT', 'UPDATE') THEN
        INSERT INTO {0}_changed ({2}) SELECT {2} FROM new_rows;
    END IF;
    IF TG_OP IN ('UPDATE', 'DELETE') THEN
        INSERT INTO {0}_changed ({2}) SELECT {2} FROM old_rows;
    END IF;
    IF TG_OP = 'TRUNCATE' THEN
        INSERT INTO emptied (name) VALUES ('{0}');
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER note_insert AFTER INSERT ON {0} REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION note_{0}();
CREATE OR REPLACE TRIGGER note_update AFTER UPDATE ON {0} REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION note_{0}();
CREATE OR REPLACE TRIGGER note_delete AFTER DELETE ON {0} REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION note_{0}();
CREATE OR REPLACE TRIGGER note_truncate AFTER TRUNCATE ON {0} FOR EACH STATEMENT EXECUTE FUNCTION note_{0}();

)sql",
                        name, schema, keys);
    return text;
}

} // namespace nqi::hub::pg
