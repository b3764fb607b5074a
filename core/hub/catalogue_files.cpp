// SPDX-License-Identifier: Apache-2.0
#include "core/hub/catalogue_files.h"

#include "core/protocol/chunk.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <unordered_set>
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

/// Rows of one table, cut into files.
template <class Record>
bool giveTable(store::CatalogueReader &reader, const Part &part, const SnapshotOptions &options,
               const PublishSource::AddFile &add)
{
    std::vector<Record> rows;
    const auto flush = [&] {
        protocol::ChunkWriter chunk;
        chunk.add(std::span<const Record>(rows));
        rows.clear();
        return add(chunk.finish(options.level));
    };
    bool good = true;
    const auto read = reader.rows<Record>([&](const Record &record) {
        if (!part.holds(record))
            return true;
        rows.push_back(record);
        const bool cut = rows.size() >= options.mostRows ||
                         (rows.size() >= options.leastRows && hashOfKey(record) % options.leastRows == 0);
        good = !cut || flush();
        return good;
    });
    return read && good && (rows.empty() || flush());
}

constexpr std::size_t mostUrgent = 64;
constexpr std::size_t mostUrgentItems = 256;
/// Base64 and JSON around it stay below the bound of a timestamp.
constexpr std::size_t mostUrgentBytes = 32ULL * 1024;

} // namespace

bool snapshot(store::CatalogueReader &reader, const Part &part, const PublishSource::AddFile &add,
              const SnapshotOptions &options)
{
    bool good = true;
    catalog::AllRecords::forEach([&]<class Record>() {
        if (catalog::Schema<Record>::dataset == part.dataset)
            good = good && giveTable<Record>(reader, part, options, add);
    });
    return good;
}

std::string namedByAlerts(store::CatalogueReader &reader)
{
    std::unordered_set<std::string> inForce;
    const auto alerts = reader.rows<catalog::Alert>([&](const catalog::Alert &alert) {
        if (alert.status == catalog::AlertStatus::active)
            inForce.insert(alert.id);
        return true;
    });
    protocol::ChunkWriter chunk;
    std::vector<catalog::AlertItem> items;
    const auto flush = [&] {
        chunk.add(std::span<const catalog::AlertItem>(items));
        items.clear();
    };
    // In the order of GTINs; one line a product, and none says which alert: that would be most of the bytes.
    std::uint64_t last = 0;
    std::uint32_t line = 0;
    const auto lines = reader.rows<catalog::AlertItem>([&](const catalog::AlertItem &item) {
        if (item.gtin == last || item.gtin == 0 || !inForce.contains(item.alert))
            return true;
        last = item.gtin;
        items.push_back({.alert = "…", .line = ++line, .gtin = item.gtin, .lot = {}});
        if (items.size() == protocol::chunkRows)
            flush();
        return true;
    });
    if (!alerts || !lines || line == 0)
        return {};
    if (!items.empty())
        flush();
    return chunk.finish();
}

std::string urgentAlerts(store::CatalogueReader &reader)
{
    std::vector<catalog::Alert> urgent;
    const auto newest = [](const catalog::Alert &alert) { return std::tie(alert.publishedOn, alert.id); };
    const auto alerts = reader.rows<catalog::Alert>([&](const catalog::Alert &alert) {
        if (alert.status == catalog::AlertStatus::active && alert.level == catalog::AlertLevel::urgent)
            urgent.push_back(alert);
        return true;
    });
    std::ranges::sort(urgent, std::greater(), newest);
    urgent.resize(std::min(urgent.size(), mostUrgent));
    std::vector<catalog::AlertItem> items;
    const auto lines = reader.rows<catalog::AlertItem>([&](const catalog::AlertItem &item) {
        if (std::ranges::contains(urgent, item.alert, &catalog::Alert::id))
            items.push_back(item);
        return items.size() < mostUrgentItems;
    });
    if (!alerts || !lines || urgent.empty())
        return {};
    while (!urgent.empty()) {
        protocol::ChunkWriter chunk;
        chunk.add(std::span<const catalog::Alert>(urgent));
        if (!items.empty())
            chunk.add(std::span<const catalog::AlertItem>(items));
        if (std::string file = chunk.finish(); file.size() <= mostUrgentBytes)
            return file;
        // Long texts: the oldest give way.
        const std::string out = urgent.back().id;
        urgent.pop_back();
        std::erase_if(items, [&](const catalog::AlertItem &item) { return item.alert == out; });
    }
    return {};
}

} // namespace nqi::hub
