// SPDX-License-Identifier: Apache-2.0
#include "core/hub/catalogue_files.h"

#include "core/protocol/chunk.h"
#include "core/store/catalogue_reader.h"

#include <format>
#include <vector>

namespace nqi::hub {

namespace {

/// FNV-1a: the same on every machine.
class KeyHash {
public:
    void add(std::string_view text)
    {
        for (const char c : text)
            m_hash = (m_hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3U;
    }
    void add(std::int64_t number) { add(std::to_string(number)); }
    [[nodiscard]] std::uint64_t value() const { return m_hash; }

private:
    std::uint64_t m_hash = 0xCBF29CE484222325U;
};

template <class Record>
std::uint64_t hashOfKey(const Record &record)
{
    KeyHash hash;
    const auto add = [&]<class Value>(const catalog::Column<Record, Value> &column) {
        if (!column.key)
            return;
        if constexpr (std::same_as<Value, std::string>)
            hash.add(record.*column.member);
        else
            hash.add(protocol::columnar::toInteger(record.*column.member));
    };
    std::apply([&](const auto &...column) { (add(column), ...); }, catalog::Schema<Record>::columns);
    return hash.value();
}

class Files {
public:
    Files(store::CatalogueReader &reader, const SnapshotOptions &options, const AddFile &add)
        : m_reader(reader), m_options(options), m_add(add)
    {
    }

    bool info(const catalog::CatalogueInfo &info) { return give("info", protocol::encodeCatalogueInfo(info)); }

    template <class Record>
    bool table()
    {
        std::vector<Record> rows;
        const auto flush = [&] {
            protocol::ChunkWriter chunk;
            chunk.add(std::span<const Record>(rows));
            rows.clear();
            return give("rows", chunk.finish(m_options.level));
        };
        bool good = true;
        const auto read = m_reader.rows<Record>([&](const Record &record) {
            rows.push_back(record);
            const bool cut = rows.size() >= m_options.mostRows ||
                             (rows.size() >= m_options.leastRows && hashOfKey(record) % m_options.leastRows == 0);
            good = !cut || flush();
            return good;
        });
        return read && good && (rows.empty() || flush());
    }

private:
    bool give(std::string_view ending, const std::string &content)
    {
        return m_add(std::format("{:05}.{}", m_count++, ending), content);
    }

    store::CatalogueReader &m_reader;
    SnapshotOptions m_options;
    const AddFile &m_add;
    std::size_t m_count = 0;
};

} // namespace

CatalogueFiles catalogueFiles(const std::filesystem::path &folder, const SnapshotOptions &options)
{
    return [folder, options](const AddFile &add) {
        auto reader = store::CatalogueReader::open(folder);
        const auto info = reader ? reader->info() : std::unexpected(reader.error());
        if (!info)
            return false;
        Files files(*reader, options, add);
        bool good = files.info(*info);
        catalog::AllRecords::forEach([&]<class Record>() { good = good && files.table<Record>(); });
        return good;
    };
}

} // namespace nqi::hub
