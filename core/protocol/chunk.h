// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/facts.h"
#include "core/catalog/schema.h"
#include "core/protocol/decode_error.h"

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// Rows of the catalogue as a file, column by column, compressed. README.md has the format.
namespace nqi::protocol {

enum class ChunkError : std::uint8_t {
    malformed, ///< not such a file, or damaged
    tooLarge,  ///< more than `chunkLimit` when unpacked: refused before it is
    newer,     ///< a later version of the format
};
/// Stable name, "malformed".
[[nodiscard]] std::string_view name(ChunkError error);

/// Bytes of one file when unpacked.
inline constexpr std::uint64_t chunkLimit = 64ULL * 1024 * 1024;
/// Rows of one table in one file.
inline constexpr std::uint64_t chunkRows = 1ULL << 18U;

namespace columnar {

enum class Kind : std::uint8_t { integer = 1, text = 2, real = 3 };

/// The bytes of one table's section.
class Out {
public:
    void begin(std::string_view table, std::uint64_t puts, std::uint64_t removes, std::uint64_t columns);
    void integers(std::string_view column, std::span<const std::int64_t> values);
    void texts(std::string_view column, std::span<const std::string_view> values);
    void reals(std::string_view column, std::span<const double> values);
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

private:
    void column(std::string_view name, Kind kind, const std::string &content);
    std::string m_bytes;
    std::vector<std::int64_t> m_before; ///< the integer column before, of this section
};

/// One column as it lies in a section.
struct Column {
    std::string_view name;
    Kind kind{};
    std::string_view content;
    std::vector<std::int64_t> integers; ///< of an integer column: one may rest on another, so all are read
};
struct Section {
    std::string_view table;
    std::uint64_t puts = 0;
    std::uint64_t removes = 0;
    std::vector<Column> columns;

    [[nodiscard]] const Column *find(std::string_view name) const;
};
/// Nothing when the section ends too soon or says what cannot be; `rest` is what follows it.
[[nodiscard]] std::optional<Section> readSection(std::string_view &rest);
/// Nothing when the content is not that of exactly `count` values. `other`: the integer column before this one.
[[nodiscard]] std::optional<std::vector<std::int64_t>> readIntegers(std::string_view content, std::uint64_t count,
                                                                    std::span<const std::int64_t> other);
[[nodiscard]] std::optional<std::vector<std::string>> readTexts(std::string_view content, std::uint64_t count);
[[nodiscard]] std::optional<std::vector<double>> readReals(std::string_view content, std::uint64_t count);

[[nodiscard]] std::string pack(std::string_view payload, int level);
[[nodiscard]] std::expected<std::string, ChunkError> unpack(std::span<const std::byte> file);

/// Outside of the years that this program can print, a date or time is damage.
inline constexpr std::int64_t firstDay = -719'162, lastDay = 2'932'896;
inline constexpr std::int64_t noDate = firstDay - 1;
inline constexpr std::int64_t msPerDay = 86'400'000;

/// Of the column that holds a key column of the rows to remove.
[[nodiscard]] std::string removedName(std::string_view column);

template <class Value>
[[nodiscard]] std::int64_t toInteger(const Value &value)
{
    if constexpr (std::same_as<Value, Instant>)
        return value.time_since_epoch().count();
    else if constexpr (std::same_as<Value, std::optional<Date>>)
        return value ? value->time_since_epoch().count() : noDate;
    else
        return static_cast<std::int64_t>(value);
}

/// False when no record may hold this number here.
template <class Value>
[[nodiscard]] bool fromInteger(std::int64_t number, Value &value)
{
    if constexpr (std::same_as<Value, Instant>) {
        value = Instant(Instant::duration(number));
        return number >= firstDay * msPerDay && number < (lastDay + 1) * msPerDay;
    } else if constexpr (std::same_as<Value, std::optional<Date>>) {
        value = number == noDate ? std::optional<Date>() : Date(Date::duration(static_cast<Date::rep>(number)));
        return number >= noDate && number <= lastDay;
    } else if constexpr (std::is_enum_v<Value>) {
        const auto known = catalog::enumValue<Value>(number);
        value = known.value_or(value);
        return known.has_value();
    } else {
        value = static_cast<Value>(number);
        return sizeof(Value) == sizeof(number) ||
               (number >= static_cast<std::int64_t>(std::numeric_limits<Value>::min()) &&
                number <= static_cast<std::int64_t>(std::numeric_limits<Value>::max()));
    }
}

template <class Record, class Value>
void writeColumn(Out &out, std::string_view name, const catalog::Column<Record, Value> &column,
                 std::span<const Record> rows)
{
    if constexpr (std::same_as<Value, std::string>) {
        std::vector<std::string_view> values;
        values.reserve(rows.size());
        for (const Record &row : rows)
            values.push_back(row.*column.member);
        out.texts(name, values);
    } else if constexpr (std::floating_point<Value>) {
        std::vector<double> values;
        values.reserve(rows.size());
        for (const Record &row : rows)
            values.push_back(row.*column.member);
        out.reals(name, values);
    } else {
        std::vector<std::int64_t> values;
        values.reserve(rows.size());
        for (const Record &row : rows)
            values.push_back(toInteger(row.*column.member));
        out.integers(name, values);
    }
}

template <class Record, class Value>
[[nodiscard]] bool readColumn(const Section &section, std::string_view name,
                              const catalog::Column<Record, Value> &column, std::vector<Record> &rows)
{
    if (rows.empty())
        return true;
    const Column *const found = section.find(name);
    if (found == nullptr) // an older writer did not have it; what a row is, it must say
        return !column.key;
    const auto fill = [&](auto &&values, const auto &set) {
        if (!values)
            return false;
        bool good = true;
        for (std::size_t i = 0; i < rows.size(); ++i)
            good &= set((*values)[i], rows[i].*column.member);
        return good;
    };
    const std::uint64_t count = rows.size();
    if constexpr (std::same_as<Value, std::string>) {
        return found->kind == Kind::text &&
               fill(readTexts(found->content, count), [](std::string &from, std::string &to) {
                   to = std::move(from);
                   return true;
               });
    } else if constexpr (std::floating_point<Value>) {
        return found->kind == Kind::real && fill(readReals(found->content, count), [](double from, Value &to) {
                   to = from;
                   return true;
               });
    } else {
        bool good = found->kind == Kind::integer && found->integers.size() == count;
        for (std::size_t i = 0; good && i < rows.size(); ++i)
            good = fromInteger(found->integers[i], rows[i].*column.member);
        return good;
    }
}

} // namespace columnar

/// Makes a file. Deterministic: the same rows in the same order give the same bytes.
class ChunkWriter {
public:
    /// Rows to put, then rows to remove (their keys count). At most `chunkRows` of each; a table may come again.
    template <class Record>
    void add(std::span<const Record> puts, std::span<const Record> removes = {})
    {
        std::apply(
            [&](const auto &...column) {
                const std::size_t keys = removes.empty() ? 0 : (std::size_t{column.key} + ...);
                m_out.begin(catalog::Schema<Record>::table, puts.size(), removes.size(), sizeof...(column) + keys);
                (columnar::writeColumn(m_out, column.name, column, puts), ...);
                if (keys > 0)
                    ((column.key ? columnar::writeColumn(m_out, columnar::removedName(column.name), column, removes)
                                 : void()),
                     ...);
            },
            catalog::Schema<Record>::columns);
    }
    /// Of what was added, before compression.
    [[nodiscard]] std::size_t bytes() const { return m_out.bytes().size(); }
    /// `level` of zstd.
    [[nodiscard]] std::string finish(int level = 9) const { return columnar::pack(m_out.bytes(), level); }

private:
    columnar::Out m_out;
};

/// Reads a file: `put(const Record &)` for each row to put, `remove(const Record &)` for each to remove (its key is
/// set), in the order of the file; either returns false to stop, which is no error. Tables that this program does not
/// know are passed over. Nothing is called for a table with any fault. Any thread.
template <class Put, class Remove>
[[nodiscard]] std::expected<void, ChunkError> readChunk(std::span<const std::byte> file, Put &&put, Remove &&remove)
{
    const auto payload = columnar::unpack(file);
    if (!payload)
        return std::unexpected(payload.error());
    std::string_view rest = *payload;
    bool sound = true;
    bool more = true;
    while (sound && more && !rest.empty()) {
        const auto section = columnar::readSection(rest);
        if (!section)
            return std::unexpected(ChunkError::malformed);
        catalog::AllRecords::forEach([&]<class Record>() {
            if (section->table != catalog::Schema<Record>::table)
                return;
            std::vector<Record> puts(section->puts);
            std::vector<Record> removes(section->removes);
            std::apply(
                [&](const auto &...column) {
                    sound = (columnar::readColumn(*section, column.name, column, puts) && ...) &&
                            ((!column.key ||
                              columnar::readColumn(*section, columnar::removedName(column.name), column, removes)) &&
                             ...);
                },
                catalog::Schema<Record>::columns);
            for (std::size_t i = 0; sound && more && i < puts.size(); ++i)
                more = put(std::as_const(puts[i]));
            for (std::size_t i = 0; sound && more && i < removes.size(); ++i)
                more = remove(std::as_const(removes[i]));
        });
    }
    return sound ? std::expected<void, ChunkError>() : std::unexpected(ChunkError::malformed);
}

/// What a catalogue is made of, as the file that goes before its rows: canonical JSON.
[[nodiscard]] std::string encodeCatalogueInfo(const catalog::CatalogueInfo &info);
[[nodiscard]] Decoded<catalog::CatalogueInfo> decodeCatalogueInfo(std::string_view text);

} // namespace nqi::protocol
