// SPDX-License-Identifier: Apache-2.0
#include "core/hub/catalogue_delta.h"

#include "core/protocol/chunk.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

namespace nqi::hub {

namespace {

/// Text that sorts and compares as the record's key does.
template <class Record>
std::string keyOf(const Record &record)
{
    std::string key;
    const auto add = [&]<class Value>(const catalog::Column<Record, Value> &column) {
        if (!column.key)
            return;
        if constexpr (std::same_as<Value, std::string>) {
            key += record.*column.member;
            key += '\0';
        } else {
            auto bits = static_cast<std::uint64_t>(protocol::columnar::toInteger(record.*column.member));
            for (int byte = 7; byte >= 0; --byte)
                key += static_cast<char>(bits >> (8U * static_cast<unsigned>(byte)) & 0xFFU);
        }
    };
    std::apply([&](const auto &...column) { (add(column), ...); }, catalog::Schema<Record>::columns);
    return key;
}

/// What becomes of a row: a new one in its place, or none.
template <class Record>
struct Row {
    Record record;
    bool removed = false;
};

template <class List>
struct TablesOf;
template <class... Records>
struct TablesOf<catalog::RecordList<Records...>> {
    template <class Record>
    using Table = std::map<std::string, Row<Record>>;
    std::tuple<Table<Records>...> tables;

    template <class Record>
    [[nodiscard]] Table<Record> &of()
    {
        return std::get<Table<Record>>(tables);
    }
};
using Tables = TablesOf<catalog::AllRecords>;

/// Later rows take the place of earlier ones.
bool read(const std::string &file, Tables &tables)
{
    const auto keep = [&tables](const auto &record, bool removed) {
        using Record = std::decay_t<decltype(record)>;
        tables.of<Record>().insert_or_assign(keyOf(record), Row<Record>{record, removed});
        return true;
    };
    return protocol::readChunk(
               std::as_bytes(std::span(file)), [&](const auto &record) { return keep(record, false); },
               [&](const auto &record) { return keep(record, true); })
        .has_value();
}

template <class Record>
void write(const std::vector<Record> &puts, const std::vector<Record> &removes, protocol::ChunkWriter &writer)
{
    constexpr std::size_t most = protocol::chunkRows;
    for (std::size_t i = 0; i < puts.size(); i += most)
        writer.add(std::span(puts).subspan(i, std::min(most, puts.size() - i)), std::span<const Record>());
    for (std::size_t i = 0; i < removes.size(); i += most)
        writer.add(std::span<const Record>(), std::span(removes).subspan(i, std::min(most, removes.size() - i)));
}

std::optional<std::string> fileOf(Tables &tables, int level)
{
    protocol::ChunkWriter writer;
    catalog::AllRecords::forEach([&]<class Record>() {
        std::vector<Record> puts;
        std::vector<Record> removes;
        for (const auto &[key, row] : tables.of<Record>())
            (row.removed ? removes : puts).push_back(row.record);
        write(puts, removes, writer);
    });
    return writer.bytes() > protocol::chunkLimit ? std::nullopt : std::optional(writer.finish(level));
}

} // namespace

std::optional<std::string> deltaBetween(std::span<const std::string> before, std::span<const std::string> after,
                                        int level)
{
    Tables old;
    Tables changes;
    const auto readInto = [](Tables &tables) {
        return [&tables](const std::string &file) { return read(file, tables); };
    };
    if (!std::ranges::all_of(before, readInto(old)) || !std::ranges::all_of(after, readInto(changes)))
        return {};
    catalog::AllRecords::forEach([&]<class Record>() {
        auto &now = changes.of<Record>();
        for (auto &[key, row] : old.of<Record>()) {
            const auto found = now.find(key);
            if (found == now.end())
                now.emplace(key, Row<Record>{std::move(row.record), true});
            else if (found->second.record == row.record)
                now.erase(found);
        }
    });
    return fileOf(changes, level);
}

std::optional<std::string> deltaOfBoth(const std::string &first, const std::string &second, int level)
{
    Tables changes;
    return read(first, changes) && read(second, changes) ? fileOf(changes, level) : std::nullopt;
}

} // namespace nqi::hub
