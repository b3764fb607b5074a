// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/chunk.h"
#include "core/protocol/row_key.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

namespace nqi::hub {

/// Makes files of changes (core/protocol/chunk.h) of one dataset: rows to put, rows to remove; each key once. Memory
/// does not grow with the rows that are put. One thread.
class ChangesWriter {
public:
    explicit ChangesWriter(int level = 9) : m_level(level) {}

    template <class Record>
    void put(const Record &record)
    {
        Table<Record> &table = std::get<Table<Record>>(m_tables);
        table.puts.push_back(record);
        if constexpr (moves<Record>)
            table.keys.insert(protocol::keyOf(record));
        ++m_rows;
        if (table.puts.size() == batch)
            flush(table);
    }
    /// A key that is put as well stays: the row has only moved.
    template <class Record>
    void remove(const Record &record)
    {
        std::get<Table<Record>>(m_tables).removes.push_back(record);
        ++m_rows;
    }
    [[nodiscard]] std::uint64_t rows() const { return m_rows; }

    /// At least one file, in order; when nothing has changed it holds nothing.
    [[nodiscard]] std::vector<std::string> finish()
    {
        catalog::AllRecords::forEach([this]<class Record>() { end(std::get<Table<Record>>(m_tables)); });
        if (m_files.empty() || m_writer.bytes() > 0)
            close();
        return std::move(m_files);
    }

private:
    static constexpr std::size_t batch = 65'536;
    /// Well below `protocol::chunkLimit`: a batch may be added to it.
    static constexpr std::size_t fileBytes = 24ULL * 1024 * 1024;

    /// Where rows lie in another order than that of their keys, a changed row can leave one place for another.
    template <class Record>
    static constexpr bool moves = requires { catalog::Schema<Record>::clusteredBy; };

    template <class Record>
    struct Table {
        std::vector<Record> puts;
        std::vector<Record> removes;
        std::unordered_set<std::string> keys; ///< of all that was put
    };
    template <class List>
    struct TablesOf;
    template <class... Records>
    struct TablesOf<catalog::RecordList<Records...>> {
        using Type = std::tuple<Table<Records>...>;
    };

    template <class Record>
    void flush(Table<Record> &table)
    {
        if (table.puts.empty())
            return;
        m_writer.add(std::span<const Record>(table.puts));
        table.puts.clear();
        closeIfLarge();
    }
    template <class Record>
    void end(Table<Record> &table)
    {
        flush(table);
        if constexpr (moves<Record>)
            std::erase_if(table.removes,
                          [&](const Record &record) { return table.keys.contains(protocol::keyOf(record)); });
        const std::span<const Record> removes(table.removes);
        for (std::size_t i = 0; i < removes.size(); i += batch) {
            m_writer.add(std::span<const Record>(), removes.subspan(i, std::min(batch, removes.size() - i)));
            closeIfLarge();
        }
    }
    void closeIfLarge()
    {
        if (m_writer.bytes() >= fileBytes)
            close();
    }
    void close()
    {
        m_files.push_back(m_writer.finish(m_level));
        m_writer = {};
    }

    int m_level;
    std::uint64_t m_rows = 0;
    TablesOf<catalog::AllRecords>::Type m_tables;
    protocol::ChunkWriter m_writer;
    std::vector<std::string> m_files;
};

/// One file that does what two do one after the other. Nothing when one cannot be read, or it would be too large.
[[nodiscard]] std::optional<std::string> joinedChanges(const std::string &first, const std::string &second,
                                                       int level = 9);

} // namespace nqi::hub
