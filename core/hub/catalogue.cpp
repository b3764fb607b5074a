// SPDX-License-Identifier: Apache-2.0
#include "core/hub/catalogue.h"

#include "core/base/encoding.h"
#include "core/hub/catalogue_files.h"
#include "core/hub/difference.h"
#include "core/hub/files.h"
#include "core/hub/import.h"
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_overlay.h"
#include "core/store/catalogue_writer.h"

#include <algorithm>
#include <array>
#include <format>
#include <limits>
#include <system_error>
#include <utility>

namespace nqi::hub {

namespace fs = std::filesystem;
using catalog::DatasetInfo;

namespace {

/// An overlay with more rows slows the hub down more than a new base does.
constexpr std::uint64_t largeOverlay = 250'000;

CatalogueError written(StoreError error)
{
    return error == StoreError::full ? CatalogueError::full : CatalogueError::output;
}

CatalogueError written(const store::SqlError &error)
{
    return error.code == store::SqlCode::full ? CatalogueError::full : CatalogueError::output;
}

} // namespace

std::string_view name(CatalogueError error)
{
    constexpr std::array<std::string_view, 6> names = {"busy", "source", "damaged", "parts", "full", "output"};
    return names.at(static_cast<std::size_t>(error));
}

std::expected<Catalogue, CatalogueError> Catalogue::open(const fs::path &data, Wait wait)
{
    if (auto made = makeFolder(data / "catalogue").and_then([&] { return makeFolder(data / "changes"); }); !made)
        return std::unexpected(written(made.error()));
    auto lock = DiskFile::open(data / "catalogue.lock", DiskFile::Open::hold);
    if (!lock)
        return std::unexpected(CatalogueError::output);
    const auto taken = wait == Wait::no ? lock->tryLock(DiskFile::Lock::alone)
                                        : lock->lock(DiskFile::Lock::alone).transform([] { return true; });
    if (!taken.value_or(false))
        return std::unexpected(taken ? CatalogueError::busy : CatalogueError::output);
    auto parts = readParts(data);
    if (!parts)
        return std::unexpected(CatalogueError::parts);
    Catalogue catalogue(data, std::move(*lock), std::move(*parts));
    std::error_code error;
    if (fs::exists(store::currentPath(catalogue.folder()), error) && catalogue.reader() == nullptr)
        return std::unexpected(CatalogueError::damaged);
    return catalogue;
}

fs::path Catalogue::changesFolder(std::string_view stream) const
{
    return m_data / "changes" / stream;
}

store::CatalogueReader *Catalogue::reader()
{
    if (m_reader && m_reader->isCurrent())
        return &*m_reader;
    m_reader.reset();
    if (auto opened = store::CatalogueReader::open(folder()))
        m_reader.emplace(std::move(*opened));
    return m_reader ? &*m_reader : nullptr;
}

std::optional<catalog::CatalogueInfo> Catalogue::info()
{
    store::CatalogueReader *const here = reader();
    const auto info = here != nullptr ? here->info() : std::unexpected(catalog::LookupError::unavailable);
    return info ? std::optional(*info) : std::nullopt;
}

std::expected<Catalogue::Change, CatalogueError>
Catalogue::changeOf(store::CatalogueReader &from, const DatasetInfo &info, bool whole, std::string_view table)
{
    const auto current = this->info();
    const DatasetInfo *const before = current ? current->find(info.dataset) : nullptr;
    Change change{.info = info};
    Difference difference;
    if (before != nullptr) {
        change.info.version = std::max(info.version, before->version);
        // Into an empty dataset everything is new; there is nothing to look up.
        const bool all = whole || before->rows == 0;
        if (all)
            difference.most = mostChanges(before->rows);
        std::optional<CatalogueError> error;
        catalog::AllRecords::forEach([&]<class Record>() {
            using Schema = catalog::Schema<Record>;
            if (Schema::dataset != info.dataset || (!table.empty() && Schema::table != table) || error ||
                difference.tooMuch)
                return;
            error = all ? difference.ofWhole<Record>(*reader(), from) : difference.ofSome<Record>(*reader(), from);
        });
        if (error)
            return std::unexpected(*error);
    }
    change.anew = before == nullptr || difference.tooMuch;
    change.rows = difference.writer.rows();
    if (!change.anew)
        change.info.rows = before->rows + static_cast<std::uint64_t>(difference.more);
    change.changed = difference.tooMuch || change.rows > 0 || before == nullptr || *before != change.info;
    if (change.changed && before != nullptr && before->version == change.info.version)
        ++change.info.version;
    if (!change.anew)
        change.files = difference.writer.finish();
    return change;
}

std::expected<Catalogue::Taken, CatalogueError> Catalogue::takeAll(const fs::path &from, const Random &random)
{
    auto other = store::CatalogueReader::open(from);
    const auto info = other ? other->info() : std::unexpected(other.error());
    if (!info)
        return std::unexpected(CatalogueError::source);
    std::vector<Change> changes;
    for (const DatasetInfo &dataset : info->datasets) {
        auto change = changeOf(*other, dataset, true);
        if (!change)
            return std::unexpected(change.error());
        changes.push_back(std::move(*change));
    }
    return commit({from, *other}, changes, random);
}

std::expected<Catalogue::Taken, CatalogueError> Catalogue::takeTable(const fs::path &from, const Table &table,
                                                                     const Random &random)
{
    auto other = store::CatalogueReader::open(from);
    const auto counted = other ? other->info() : std::unexpected(other.error());
    const auto dataset = datasetOf(table.name);
    if (!counted || !dataset)
        return std::unexpected(CatalogueError::source);
    const auto current = this->info();
    const DatasetInfo *const before = current ? current->find(*dataset) : nullptr;
    DatasetInfo info = before != nullptr ? *before : *counted->find(*dataset);
    info.covered = true;
    info.authority = table.authority.empty() ? info.authority : table.authority;
    info.asOf = table.asOf ? table.asOf : info.asOf;
    auto change = changeOf(*other, info, table.whole, table.name);
    if (!change)
        return std::unexpected(change.error());
    if (table.dryRun) {
        Taken taken{.version = current ? current->version : 0, .rows = change->rows};
        if (change->changed)
            taken.changed.emplace_back(catalog::name(*dataset));
        if (change->anew)
            taken.anew = taken.changed;
        return taken;
    }
    return commit({from, *other, false, table.name}, {*change}, random);
}

std::expected<Catalogue::Taken, CatalogueError> Catalogue::takeRows(const Rows &rows, const Random &random)
{
    auto put = store::CatalogueReader::open(rows.put);
    auto gone = store::CatalogueReader::open(rows.removed);
    const auto current = this->info();
    if (!put || !gone || !current)
        return std::unexpected(CatalogueError::source);
    std::vector<Change> changes;
    for (const DatasetInfo &known : rows.datasets) {
        const DatasetInfo *const before = current->find(known.dataset);
        if (before == nullptr)
            return std::unexpected(CatalogueError::source);
        Difference difference;
        std::optional<CatalogueError> error;
        catalog::AllRecords::forEach([&]<class Record>() {
            if (catalog::Schema<Record>::dataset != known.dataset || error)
                return;
            error = difference.ofSome<Record>(*reader(), *put);
            if (!error)
                error = difference.ofGone<Record>(*reader(), *gone);
        });
        if (error)
            return std::unexpected(*error);
        Change change{.info = *before, .rows = difference.writer.rows()};
        change.info.authority = known.authority;
        change.info.asOf = known.asOf;
        change.info.covered = known.covered;
        change.info.rows += static_cast<std::uint64_t>(difference.more);
        change.changed = change.rows > 0 || change.info != *before;
        change.info.version += change.changed ? 1 : 0;
        change.files = difference.writer.finish();
        changes.push_back(std::move(change));
    }
    return commit({rows.put, *put, false}, changes, random);
}

std::expected<Catalogue::Taken, CatalogueError>
Catalogue::commit(const Source &from, const std::vector<Change> &changes, const Random &random)
{
    Taken taken;
    const bool all = from.whole;
    const auto other = from.reader.info();
    catalog::CatalogueInfo info = this->info().value_or(catalog::CatalogueInfo{});
    store::CatalogueReader *const here = reader();
    protocol::States states = protocol::parseStates(here != nullptr ? here->identity().value_or("") : "");
    for (const catalog::Dataset dataset : catalog::allDatasets) {
        if (info.find(dataset) == nullptr)
            info.datasets.push_back({.dataset = dataset, .authority = {}});
        // A dataset that nobody has named yet begins somewhere.
        if (!states.contains(catalog::name(dataset)))
            random(states[std::string(catalog::name(dataset))].bytes);
    }
    for (const Part &part : m_parts)
        if (!states.contains(part.stream()))
            random(states[part.stream()].bytes);
    for (const Change &change : changes) {
        const std::string dataset(catalog::name(change.info.dataset));
        if (!change.changed)
            continue;
        taken.changed.push_back(dataset);
        if (change.anew) {
            taken.anew.push_back(dataset);
            random(states[dataset].bytes);
        } else {
            const auto kept = keepChanges(dataset, states[dataset], change.files);
            if (!kept)
                return std::unexpected(kept.error());
            states[dataset] = *kept;
            taken.rows += change.rows;
        }
        if (auto kept = keepParts(change, states, random); !kept)
            return std::unexpected(kept.error());
        *std::ranges::find(info.datasets, change.info.dataset, &DatasetInfo::dataset) = change.info;
    }
    taken.version = info.version;
    if (taken.changed.empty() && here != nullptr)
        return taken;
    ++info.version;
    if (all) {
        info.version = std::max(info.version, other->version);
        info.demo = other->demo;
    }
    taken.version = info.version;
    std::expected<void, CatalogueError> done;
    if (taken.anew.empty() && here != nullptr) {
        done = apply(changes, info, states);
    } else if (all && store::overlayRows(from.folder) == 0) {
        const auto adopted = store::adoptBase(from.folder, folder(), [&](const std::string &base) {
            return store::CatalogueOverlay::begin(folder(), base).and_then([&](store::CatalogueOverlay &&overlay) {
                return overlay.commit(info, protocol::text(states));
            });
        });
        if (!adopted)
            done = std::unexpected(written(adopted.error()));
    } else {
        done = rebuild(from, info, states);
    }
    m_reader.reset();
    return done.transform([&] { return taken; });
}

// Durable before the catalogue says that it is there; one of a taking that failed is replaced by the next.
std::expected<trust::Digest, CatalogueError> Catalogue::keepChanges(std::string_view stream, trust::Digest state,
                                                                    const std::vector<std::string> &files)
{
    const fs::path place = changesFolder(stream);
    if (auto made = makeFolder(place); !made)
        return std::unexpected(written(made.error()));
    for (const std::string &file : files) {
        if (auto done = replaceFile(place / state.text(), bytesOf(file)); !done)
            return std::unexpected(written(done.error()));
        state = protocol::after(state, file);
    }
    return state;
}

std::expected<void, CatalogueError> Catalogue::keepParts(const Change &change, protocol::States &states,
                                                         const Random &random)
{
    for (const Part &part : m_parts) {
        if (part.dataset != change.info.dataset)
            continue;
        trust::Digest &state = states[part.stream()];
        if (change.anew) {
            random(state.bytes);
            continue;
        }
        const auto files = partOfChanges(change.files, part);
        const auto kept = files ? keepChanges(part.stream(), state, *files)
                                : std::expected<trust::Digest, CatalogueError>(std::unexpected(CatalogueError::source));
        if (!kept)
            return std::unexpected(kept.error());
        state = *kept;
    }
    return {};
}

std::expected<void, CatalogueError> Catalogue::setPart(const Part &part, const Random &random)
{
    std::vector<Part> parts = m_parts;
    std::erase_if(parts, [&](const Part &one) { return one.stream() == part.stream(); });
    parts.push_back(part);
    // First another state: rows of the new part never go under the old one's.
    if (auto current = info()) {
        protocol::States states = protocol::parseStates(reader()->identity().value_or(""));
        random(states[part.stream()].bytes);
        ++current->version;
        if (auto done = apply({}, *current, states); !done)
            return done;
        m_reader.reset();
    }
    if (auto written = writeParts(m_data, parts); !written)
        return std::unexpected(nqi::hub::written(written.error()));
    m_parts = std::move(parts);
    return {};
}

std::expected<void, CatalogueError> Catalogue::apply(const std::vector<Change> &changes,
                                                     const catalog::CatalogueInfo &info, const protocol::States &states)
{
    {
        auto overlay = store::CatalogueOverlay::open(folder());
        if (!overlay)
            return std::unexpected(written(overlay.error()));
        for (const Change &change : changes)
            for (const std::string &file : change.files)
                if (auto done = store::applyChanges(*overlay, file, catalog::name(change.info.dataset)); !done)
                    return std::unexpected(written(done.error()));
        if (auto done = overlay->commit(info, protocol::text(states)); !done)
            return std::unexpected(written(done.error()));
    }
    // Nothing is lost where compaction fails: the next change tries again.
    if (const auto rows = store::overlayRows(folder()); rows && *rows > largeOverlay)
        (void)store::compactCatalogue(folder());
    return {};
}

std::expected<void, CatalogueError> Catalogue::rebuild(const Source &from, const catalog::CatalogueInfo &info,
                                                       const protocol::States &states)
{
    store::CatalogueReader *const here = reader();
    auto writer = store::CatalogueWriter::create(folder(), {.version = info.version, .demo = info.demo});
    if (!writer)
        return std::unexpected(written(writer.error()));
    std::expected<void, CatalogueError> good;
    catalog::AllRecords::forEach([&]<class Record>() {
        const bool taken = from.whole || catalog::Schema<Record>::table == from.table;
        store::CatalogueReader *const source = taken ? &from.reader : here;
        if (!good || source == nullptr)
            return;
        store::SqlResult<void> added;
        const auto read = source->rows<Record>([&](const Record &record) {
            added = writer->add(record);
            return added.has_value();
        });
        if (!added)
            good = std::unexpected(written(added.error()));
        else if (!read)
            good = std::unexpected(taken ? CatalogueError::source : CatalogueError::damaged);
    });
    for (const DatasetInfo &dataset : info.datasets)
        if (good && !writer->set(dataset))
            good = std::unexpected(CatalogueError::output);
    if (!good)
        return good;
    writer->setIdentity(protocol::text(states));
    return writer->finish().transform_error([](const store::SqlError &error) { return written(error); });
}

void Catalogue::forgetChanges()
{
    std::error_code ignored;
    for (const auto &entry : fs::recursive_directory_iterator(m_data / "changes", ignored))
        if (entry.is_regular_file(ignored))
            fs::remove(entry.path(), ignored);
}

std::optional<std::vector<DatasetState>> Catalogue::states()
{
    const auto info = this->info();
    const auto identity = info ? reader()->identity() : std::unexpected(catalog::LookupError::unavailable);
    if (!identity)
        return {};
    const protocol::States states = protocol::parseStates(*identity);
    std::vector<DatasetState> all;
    for (const DatasetInfo &dataset : info->datasets) {
        const auto state = states.find(catalog::name(dataset.dataset));
        if (state == states.end())
            return {};
        const catalog::CatalogueInfo own{.version = info->version, .demo = info->demo, .datasets = {dataset}};
        all.push_back({state->first, state->second, protocol::encodeCatalogueInfo(own)});
    }
    for (const Part &part : m_parts) {
        const auto state = states.find(part.stream());
        const DatasetInfo *const whole = info->find(part.dataset);
        if (state == states.end() || whole == nullptr)
            return {};
        DatasetInfo dataset = *whole;
        dataset.part = part.name;
        dataset.covered = false;
        dataset.rows = 0; // not counted
        const catalog::CatalogueInfo own{.version = info->version, .demo = info->demo, .datasets = {dataset}};
        all.push_back({state->first, state->second, protocol::encodeCatalogueInfo(own)});
    }
    return all;
}

bool Catalogue::rows(std::string_view stream, const AddFile &add)
{
    store::CatalogueReader *const here = reader();
    const auto part = std::ranges::find(m_parts, stream, &Part::stream);
    if (here == nullptr)
        return false;
    if (part != m_parts.end())
        return snapshot(*here, *part, add);
    const auto dataset =
        std::ranges::find(catalog::allDatasets, stream, [](catalog::Dataset one) { return catalog::name(one); });
    return dataset != catalog::allDatasets.end() && snapshot(*here, Part{.dataset = *dataset}, add);
}

std::optional<std::vector<std::string>> Catalogue::changes(std::string_view dataset, const trust::Digest &from,
                                                           const trust::Digest &to)
{
    constexpr std::size_t most = 4096; // a chain that goes in a circle ends as well
    std::vector<std::string> files;
    for (trust::Digest state = from; state != to;) {
        const auto bytes = readFile(changesFolder(dataset) / state.text(), protocol::chunkLimit);
        if (!bytes || files.size() == most)
            return {};
        files.emplace_back(reinterpret_cast<const char *>(bytes->data()), bytes->size());
        state = protocol::after(state, files.back());
    }
    return files;
}

std::string Catalogue::first(std::string_view dataset)
{
    store::CatalogueReader *const here = reader();
    return here != nullptr && dataset == catalog::name(catalog::Dataset::alerts) ? namedByAlerts(*here) : "";
}

std::string Catalogue::urgent()
{
    store::CatalogueReader *const here = reader();
    return here != nullptr ? urgentAlerts(*here) : "";
}

} // namespace nqi::hub
