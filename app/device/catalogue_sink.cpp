// SPDX-License-Identifier: Apache-2.0
#include "app/device/catalogue.h"
#include "core/base/encoding.h"
#include "core/protocol/chunk.h"
#include "core/protocol/row_key.h"
#include "core/store/catalogue_names.h"
#include "core/store/catalogue_overlay.h"
#include "core/store/catalogue_reader.h"
#include "core/store/catalogue_writer.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace nqi::device {

namespace {

namespace fs = std::filesystem;
using catalog::CatalogueInfo;
using catalog::DatasetInfo;

/// What a dataset's file of information says: about that dataset, or that part of it, and no other.
std::optional<CatalogueInfo> infoOf(const sync::DatasetChange &change)
{
    const auto info = protocol::decodeCatalogueInfo(change.info);
    if (!info || info->datasets.size() != 1 ||
        catalog::name(info->datasets.front().dataset) != protocol::datasetOf(change.dataset) ||
        info->datasets.front().part != protocol::partOf(change.dataset))
        return {};
    return *info;
}

/// The catalogue as a whole is as new as its newest dataset, and a sample when any of it is.
void merge(CatalogueInfo &all, const CatalogueInfo &one)
{
    all.version = std::max(all.version, one.version);
    all.demo = all.demo || one.demo;
    std::erase_if(all.datasets,
                  [&](const DatasetInfo &dataset) { return dataset.dataset == one.datasets.front().dataset; });
    all.datasets.push_back(one.datasets.front());
}

/// The rows that a dataset shall consist of, by their keys.
template <class List>
struct WholeOf;
template <class... Records>
struct WholeOf<catalog::RecordList<Records...>> {
    template <class Record>
    using Table = std::unordered_map<std::string, Record>;
    std::tuple<Table<Records>...> tables;

    template <class Record>
    Table<Record> &of()
    {
        return std::get<Table<Record>>(tables);
    }
};
using Whole = WholeOf<catalog::AllRecords>;

class Sink final : public sync::CatalogueSink {
public:
    Sink(const Folders &folders, std::uint64_t largeOverlay)
        : m_folder(folders.catalogue()), m_largeOverlay(largeOverlay)
    {
    }

    // A base that something else has put there (`nqi demo`), or that does not open, is not the one.
    protocol::States installed() override
    {
        auto reader = store::CatalogueReader::open(m_folder);
        const auto identity = reader ? reader->identity() : std::unexpected(reader.error());
        return protocol::parseStates(identity.value_or(""));
    }

    bool isEmpty() override { return !store::CatalogueReader::open(m_folder).has_value(); }

    bool change(std::span<const sync::DatasetChange> changes) override
    {
        if (!apply(changes))
            return false;
        // Nothing is lost where compaction fails: the next change tries again.
        const auto rows = store::overlayRows(m_folder);
        if (rows && *rows > m_largeOverlay)
            (void)store::compactCatalogue(m_folder);
        return true;
    }

    bool begin() override
    {
        abort();
        m_info = {};
        m_states.clear();
        // Where nothing is found by name yet, codes do not wait for the index of names (`updateCatalogue`).
        auto writer = store::CatalogueWriter::create(m_folder, {.nameSearch = store::hasNames(m_folder)});
        if (!writer)
            return false;
        m_writer.emplace(std::move(*writer));
        return true;
    }

    bool add(std::string_view dataset, std::string_view file) override
    {
        if (!m_writer)
            return false;
        bool good = true;
        const auto read = protocol::readChunk(
            bytesOf(file),
            [&](const auto &record) {
                using Record = std::decay_t<decltype(record)>;
                good = protocol::belongsTo<Record>(dataset) && m_writer->add(record).has_value();
                return good;
            },
            [&](const auto &) { // a whole has nothing to remove
                good = false;
                return false;
            });
        return read && good;
    }

    bool keep(std::string_view dataset) override
    {
        auto reader = store::CatalogueReader::open(m_folder);
        const auto info = reader ? reader->info() : std::unexpected(reader.error());
        const protocol::States here = installed();
        const auto state = here.find(dataset);
        if (!m_writer || !info || state == here.end())
            return false;
        bool good = true;
        catalog::AllRecords::forEach([&]<class Record>() {
            if (!protocol::belongsTo<Record>(dataset) || !good)
                return;
            const auto read = reader->rows<Record>([&](const Record &record) {
                good = m_writer->add(record).has_value();
                return good;
            });
            good = good && read.has_value();
        });
        const auto known = std::ranges::find(info->datasets, protocol::datasetOf(dataset),
                                             [](const DatasetInfo &one) { return catalog::name(one.dataset); });
        if (!good || known == info->datasets.end())
            return false;
        merge(m_info, {.version = info->version, .demo = info->demo, .datasets = {*known}});
        m_states.insert(*state);
        return true;
    }

    // Signed does not mean sound: what does not hold together here never replaces what does.
    bool commit(std::span<const sync::DatasetChange> changes) override
    {
        if (!m_writer)
            return false;
        bool rows = false;
        for (const sync::DatasetChange &change : changes) {
            const auto info = infoOf(change);
            if (!info)
                return false;
            merge(m_info, *info);
            m_states.insert_or_assign(change.dataset, change.identity);
            rows = rows || !change.files.empty();
        }
        for (const DatasetInfo &dataset : m_info.datasets)
            if (!m_writer->set(dataset))
                return false;
        m_writer->setInfo(m_info.version, m_info.demo);
        m_writer->setIdentity(protocol::text(m_states));
        // The new base and the changes to it are in use at once.
        const auto applied = [&](const std::string &base) -> store::SqlResult<void> {
            if (!rows)
                return {};
            auto overlay = store::CatalogueOverlay::begin(m_folder, base);
            if (!overlay)
                return std::unexpected(overlay.error());
            for (const sync::DatasetChange &change : changes)
                for (const std::string &file : change.files)
                    if (auto done = store::applyChanges(*overlay, file, change.dataset); !done)
                        return done;
            return overlay->commit(m_info, protocol::text(m_states));
        };
        const bool done = m_writer->finish(applied).has_value();
        m_writer.reset();
        return done;
    }

    void abort() override { m_writer.reset(); }

private:
    /// One writer at a time: the overlay is closed when this returns, and may be compacted.
    bool apply(std::span<const sync::DatasetChange> changes)
    {
        auto reader = store::CatalogueReader::open(m_folder);
        auto info = reader ? reader->info() : std::unexpected(reader.error());
        auto overlay = store::CatalogueOverlay::open(m_folder);
        if (!info || !overlay)
            return false;
        protocol::States states = installed();
        for (const sync::DatasetChange &change : changes) {
            const auto own = infoOf(change);
            if (!own && !change.info.empty())
                return false;
            if (!(change.whole ? replace(*reader, *overlay, change) : put(*overlay, change)))
                return false;
            if (own)
                merge(*info, *own);
            states.insert_or_assign(change.dataset, change.identity);
        }
        return overlay->commit(*info, protocol::text(states)).has_value();
    }

    static bool put(store::CatalogueOverlay &overlay, const sync::DatasetChange &change)
    {
        return std::ranges::all_of(change.files, [&](const std::string &file) {
            return store::applyChanges(overlay, file, change.dataset).has_value();
        });
    }

    /// Puts what is new or other, and removes what is no longer there; what is the same is not written.
    static bool replace(store::CatalogueReader &reader, store::CatalogueOverlay &overlay,
                        const sync::DatasetChange &change)
    {
        Whole whole;
        bool good = true;
        for (const std::string &file : change.files) {
            const auto keep = [&](const auto &record, bool removed) {
                using Record = std::decay_t<decltype(record)>;
                good = protocol::belongsTo<Record>(change.dataset);
                if (removed)
                    whole.of<Record>().erase(protocol::keyOf(record));
                else
                    whole.of<Record>().insert_or_assign(protocol::keyOf(record), record);
                return good;
            };
            const auto read = protocol::readChunk(
                bytesOf(file), [&](const auto &record) { return keep(record, false); },
                [&](const auto &record) { return keep(record, true); });
            if (!read || !good)
                return false;
        }
        catalog::AllRecords::forEach([&]<class Record>() {
            if (!protocol::belongsTo<Record>(change.dataset) || !good)
                return;
            auto &table = whole.of<Record>();
            std::vector<Record> gone;
            const auto read = reader.rows<Record>([&](const Record &record) {
                const auto found = table.find(protocol::keyOf(record));
                if (found == table.end())
                    gone.push_back(record);
                else if (found->second == record)
                    table.erase(found);
                return true;
            });
            good = read.has_value();
            for (const Record &record : gone)
                good = good && overlay.remove(record).has_value();
            for (const auto &[key, record] : table)
                good = good && overlay.put(record).has_value();
        });
        return good;
    }

    fs::path m_folder;
    std::uint64_t m_largeOverlay;
    std::optional<store::CatalogueWriter> m_writer;
    CatalogueInfo m_info; ///< of what was begun
    protocol::States m_states;
};

} // namespace

std::unique_ptr<sync::CatalogueSink> makeCatalogueSink(const Folders &folders, std::uint64_t largeOverlay)
{
    return std::make_unique<Sink>(folders, largeOverlay);
}

} // namespace nqi::device
