// SPDX-License-Identifier: Apache-2.0
#include "core/hub/changes.h"

#include <map>
#include <tuple>

namespace nqi::hub {

namespace {

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
        tables.of<Record>().insert_or_assign(protocol::keyOf(record), Row<Record>{record, removed});
        return true;
    };
    return protocol::readChunk(
               std::as_bytes(std::span(file)), [&](const auto &record) { return keep(record, false); },
               [&](const auto &record) { return keep(record, true); })
        .has_value();
}

} // namespace

std::optional<std::string> joinedChanges(const std::string &first, const std::string &second, int level)
{
    Tables tables;
    if (!read(first, tables) || !read(second, tables))
        return {};
    ChangesWriter writer(level);
    catalog::AllRecords::forEach([&]<class Record>() {
        for (const auto &[key, row] : tables.of<Record>())
            row.removed ? writer.remove(row.record) : writer.put(row.record);
    });
    auto files = writer.finish();
    return files.size() == 1 ? std::optional(std::move(files.front())) : std::nullopt;
}

} // namespace nqi::hub
