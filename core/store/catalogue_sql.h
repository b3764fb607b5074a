// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/schema.h"
#include "core/store/sqlite.h"

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

/// SQL and row conversions generated from `catalog::Schema`. Nothing here is written for one table.
namespace nqi::store::sql {

/// A key column may not be NULL (SQLite would let two NULL keys stand side by side), so no date is this number there.
inline constexpr std::int64_t noDate = std::numeric_limits<std::int64_t>::min();
/// Outside of the years that this program can print, a stored date or time is damage.
inline constexpr std::int64_t firstDay = -719'162, lastDay = 2'932'896;
inline constexpr std::int64_t msPerDay = 86'400'000;

template <class T>
struct Value;

template <class T>
    requires(std::integral<T>)
struct Value<T> {
    static constexpr std::string_view type = "INTEGER NOT NULL";
    static void bind(Statement &statement, int index, T value, bool)
    {
        statement.bind(index, static_cast<std::int64_t>(value));
    }
    static bool read(const Statement &statement, int column, T &value, bool)
    {
        const std::int64_t number = statement.integer(column);
        if constexpr (sizeof(T) < sizeof(std::int64_t)) {
            if (number < static_cast<std::int64_t>(std::numeric_limits<T>::min()) ||
                number > static_cast<std::int64_t>(std::numeric_limits<T>::max()))
                return false;
        }
        value = static_cast<T>(number);
        return true;
    }
};

template <class T>
    requires(std::is_enum_v<T>)
struct Value<T> {
    static constexpr std::string_view type = "INTEGER NOT NULL";
    static void bind(Statement &statement, int index, T value, bool)
    {
        statement.bind(index, static_cast<std::int64_t>(value));
    }
    static bool read(const Statement &statement, int column, T &value, bool)
    {
        const auto found = catalog::enumValue<T>(statement.integer(column));
        value = found.value_or(value);
        return found.has_value();
    }
};

template <>
struct Value<double> {
    static constexpr std::string_view type = "REAL NOT NULL";
    static void bind(Statement &statement, int index, double value, bool) { statement.bind(index, value); }
    static bool read(const Statement &statement, int column, double &value, bool)
    {
        value = statement.real(column);
        return true;
    }
};

template <>
struct Value<std::string> {
    static constexpr std::string_view type = "TEXT NOT NULL";
    static void bind(Statement &statement, int index, const std::string &value, bool)
    {
        statement.bindView(index, value);
    }
    static bool read(const Statement &statement, int column, std::string &value, bool)
    {
        value = statement.text(column);
        return true;
    }
};

template <>
struct Value<Instant> {
    static constexpr std::string_view type = "INTEGER NOT NULL";
    static void bind(Statement &statement, int index, Instant value, bool)
    {
        statement.bind(index, static_cast<std::int64_t>(value.time_since_epoch().count()));
    }
    static bool read(const Statement &statement, int column, Instant &value, bool)
    {
        const std::int64_t number = statement.integer(column);
        value = Instant(Instant::duration(number));
        return number >= firstDay * msPerDay && number < (lastDay + 1) * msPerDay;
    }
};

template <>
struct Value<std::optional<Date>> {
    static constexpr std::string_view type = "INTEGER";
    static void bind(Statement &statement, int index, const std::optional<Date> &value, bool key)
    {
        if (value)
            statement.bind(index, static_cast<std::int64_t>(value->time_since_epoch().count()));
        else if (key)
            statement.bind(index, noDate);
        else
            statement.bind(index, std::nullopt);
    }
    static bool read(const Statement &statement, int column, std::optional<Date> &value, bool key)
    {
        const auto number = statement.optionalInteger(column);
        value.reset();
        if (!number || (key && *number == noDate))
            return true;
        if (*number < firstDay || *number > lastDay)
            return false;
        value = Date(Date::duration(static_cast<Date::rep>(*number)));
        return true;
    }
};

template <class Column>
struct ColumnTraits;
template <class Record, class T>
struct ColumnTraits<catalog::Column<Record, T>> {
    using Type = T;
};
template <class Column>
using ColumnValue = Value<typename ColumnTraits<std::remove_cvref_t<Column>>::Type>;

/// Calls f(column, index from 0) for each column of the record.
template <class Record, class F>
void forEachColumn(F &&f)
{
    std::apply(
        [&f](const auto &...columns) {
            int index = 0;
            (f(columns, index++), ...);
        },
        catalog::Schema<Record>::columns);
}

template <class Record>
inline constexpr std::size_t keyColumns = std::apply(
    [](const auto &...columns) { return (std::size_t{columns.key} + ...); }, catalog::Schema<Record>::columns);

/// True when the key is one integer: SQLite then needs no index for it.
template <class Record>
inline constexpr bool integerKey =
    keyColumns<Record> == 1 &&
    std::integral<
        typename ColumnTraits<std::remove_cvref_t<decltype(std::get<0>(catalog::Schema<Record>::columns))>>::Type>;

template <class Record>
std::string columnList(std::string_view prefix = {})
{
    std::string list;
    forEachColumn<Record>([&](const auto &column, int index) {
        if (index > 0)
            list += ", ";
        list.append(prefix).append(column.name);
    });
    return list;
}

template <class Record>
std::string keyList()
{
    std::string list;
    forEachColumn<Record>([&](const auto &column, int) {
        if (column.key)
            list.append(list.empty() ? "" : ", ").append(column.name);
    });
    return list;
}

/// "gtin = ?1 AND lot = ?2": each key column is its parameter.
template <class Record>
std::string keyCondition()
{
    std::string condition;
    int number = 0;
    forEachColumn<Record>([&](const auto &column, int) {
        if (column.key)
            condition.append(condition.empty() ? "" : " AND ")
                .append(column.name)
                .append(" = ?")
                .append(std::to_string(++number));
    });
    return condition;
}

/// One read from one page instead of one for each row: a look-up among two million certificates took ten times as long.
template <class Record>
inline constexpr bool isClustered = requires { catalog::Schema<Record>::clusteredBy; };

/// In which order a base is loaded fastest: rows go to the end of their table.
template <class Record>
std::string loadOrder()
{
    if constexpr (isClustered<Record>)
        return std::string(catalog::Schema<Record>::clusteredBy) + ", " + keyList<Record>();
    else
        return keyList<Record>();
}

enum class Layer : std::uint8_t {
    base,
    overlay, ///< has one more column, `deleted`: a row that hides the base's row of the same key
};

template <class Record>
std::string createTable(Layer layer = Layer::base, std::string_view database = "main")
{
    std::string sql = "CREATE TABLE ";
    sql.append(database).append(".").append(catalog::Schema<Record>::table).append("(");
    const std::string key = layer == Layer::base ? loadOrder<Record>() : keyList<Record>();
    forEachColumn<Record>([&](const auto &column, int index) {
        if (index > 0)
            sql += ", ";
        using Traits = ColumnValue<decltype(column)>;
        sql.append(column.name).append(" ").append(Traits::type);
        if constexpr (integerKey<Record>)
            if (column.key)
                sql += " PRIMARY KEY";
    });
    if (layer == Layer::overlay)
        sql += ", deleted INTEGER NOT NULL DEFAULT 0";
    return sql += integerKey<Record> ? std::string(")") : ", PRIMARY KEY(" + key + ")) WITHOUT ROWID";
}

/// One statement for each index of the record's base table, each ended by a semicolon.
template <class Record>
std::string createIndexes(std::string_view database = "main")
{
    std::string sql;
    int number = 0;
    for (const catalog::Index &index : catalog::Schema<Record>::indexes) {
        const std::string_view table = catalog::Schema<Record>::table;
        sql.append("CREATE INDEX ").append(database).append(".").append(table);
        sql.append("_").append(std::to_string(++number)).append(" ON ").append(table);
        sql.append("(").append(index.columns).append(")");
        if (!index.where.empty())
            sql.append(" WHERE ").append(index.where);
        sql += ';';
    }
    if constexpr (isClustered<Record>) {
        const std::string table(catalog::Schema<Record>::table);
        sql.append("CREATE UNIQUE INDEX ").append(database).append(".").append(table).append("_key ON ");
        sql.append(table).append("(").append(keyList<Record>()).append(");");
    }
    return sql;
}

/// The same for the overlay: its key is the record's, so what a base is clustered by is one more index.
template <class Record>
std::string createOverlayIndexes()
{
    const std::string table(catalog::Schema<Record>::table);
    std::string sql;
    int number = 0;
    for (const catalog::Index &index : catalog::Schema<Record>::indexes) {
        sql.append("CREATE INDEX ").append(table).append("_").append(std::to_string(++number)).append(" ON ");
        sql.append(table).append("(").append(index.columns).append(")");
        if (!index.where.empty())
            sql.append(" WHERE ").append(index.where);
        sql += ';';
    }
    if constexpr (isClustered<Record>)
        sql.append("CREATE INDEX ")
            .append(table)
            .append("_cluster ON ")
            .append(table)
            .append("(")
            .append(catalog::Schema<Record>::clusteredBy)
            .append(");");
    return sql;
}

template <class Record>
inline constexpr int columnCount =
    static_cast<int>(std::tuple_size_v<std::remove_cvref_t<decltype(catalog::Schema<Record>::columns)>>);

/// With one more parameter: whether the row hides the base's without taking its place.
template <class Record>
std::string replaceInOverlay()
{
    std::string sql = "INSERT OR REPLACE INTO " + std::string(catalog::Schema<Record>::table) + "(" +
                      columnList<Record>() + ", deleted) VALUES(";
    for (int i = 0; i < columnCount<Record>; ++i)
        sql += "?,";
    return sql += "?)";
}

template <class Record>
std::string insert(std::string_view verb = "INSERT", std::string_view database = "main")
{
    std::string sql(verb);
    sql.append(" INTO ").append(database).append(".").append(catalog::Schema<Record>::table);
    sql.append("(").append(columnList<Record>()).append(") VALUES(");
    forEachColumn<Record>([&](const auto &, int index) { sql += index == 0 ? "?" : ",?"; });
    return sql += ')';
}

/// Rows where a condition holds: of the base, or of the overlay and of what it does not hide. The condition names
/// columns without prefix and parameters by number; the tail is ORDER BY and LIMIT.
template <class Record>
std::string select(bool withOverlay, std::string_view where, std::string_view tail = {})
{
    const std::string table(catalog::Schema<Record>::table);
    const std::string columns = columnList<Record>();
    const std::string condition = where.empty() ? "1" : "(" + std::string(where) + ")";
    std::string sql;
    if (withOverlay) {
        std::string sameKey;
        forEachColumn<Record>([&](const auto &column, int) {
            if (column.key)
                sameKey.append(sameKey.empty() ? "o." : " AND o.")
                    .append(column.name)
                    .append(" = b.")
                    .append(column.name);
        });
        sql = "SELECT " + columns + " FROM overlay." + table + " WHERE " + condition + " AND deleted = 0 UNION ALL ";
        sql += "SELECT " + columns + " FROM main." + table + " AS b WHERE " + condition +
               " AND NOT EXISTS (SELECT 1 FROM overlay." + table + " AS o WHERE " + sameKey + ")";
    } else {
        sql = "SELECT " + columns + " FROM main." + table + " WHERE " + condition;
    }
    if (!tail.empty())
        sql.append(" ").append(tail);
    return sql;
}

/// Texts are not copied: the record must live until the statement has run.
template <class Record>
void bindRecord(Statement &statement, const Record &record)
{
    forEachColumn<Record>([&](const auto &column, int index) {
        ColumnValue<decltype(column)>::bind(statement, index + 1, record.*column.member, column.key);
    });
}

/// False when a value is none that the program could have written.
template <class Record>
[[nodiscard]] bool readRecord(const Statement &statement, Record &record)
{
    bool good = true;
    forEachColumn<Record>([&](const auto &column, int index) {
        good &= ColumnValue<decltype(column)>::read(statement, index, record.*column.member, column.key);
    });
    return good;
}

} // namespace nqi::store::sql
