// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_overlay.h"

#include "core/base/encoding.h"
#include "core/protocol/row_key.h"
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_reader.h"
#include "core/store/catalogue_schema.h"
#include "core/store/catalogue_writer.h"
#include "core/store/durable_file.h"

#include <format>
#include <system_error>
#include <type_traits>
#include <utility>

namespace nqi::store {

namespace fs = std::filesystem;

/// Order of members is order of making: statements and transactions end before their database closes.
struct CatalogueOverlay::State {
    std::optional<Database> lockFile{};
    std::optional<Transaction> lock{};
    std::optional<Database> database{};
    std::optional<Transaction> transaction{};
    std::optional<Statement> putName{};
    std::optional<Statement> removeName{};
};

namespace {

std::string overlayTables()
{
    std::string sql(metaTables);
    catalog::AllRecords::forEach([&sql]<class Record>() {
        sql += sql::createTable<Record>(sql::Layer::overlay) + ";" + sql::createOverlayIndexes<Record>();
    });
    return sql.append(overlayNameIndex).append(namedIndexes());
}

constexpr std::uint32_t overlayCacheKiB = 16 * 1024;

/// A new overlay gets its name when it is one: a reader cannot repair what a dead writer has left half made.
SqlResult<void> makeOverlay(const fs::path &file, const SqlFault &fault)
{
    std::error_code error;
    if (fs::exists(file, error))
        return {};
    const fs::path made = fs::path(file).concat(".new");
    for (const std::string_view ending : {"", "-journal", "-wal", "-shm"})
        fs::remove(fs::path(made).concat(ending), error);
    {
        auto database =
            Database::open(made, {.access = SqlAccess::create, .cacheKiB = overlayCacheKiB, .fault = fault});
        if (!database)
            return std::unexpected(std::move(database.error()));
        auto transaction = database->begin();
        if (!transaction)
            return std::unexpected(std::move(transaction.error()));
        if (auto done = database->exec(overlayTables()); !done)
            return done;
        if (auto done = transaction->commit(); !done)
            return done;
        // Closing would do it without saying when it could not.
        const auto busy = database->queryInteger("PRAGMA wal_checkpoint(TRUNCATE)");
        if (!busy)
            return std::unexpected(busy.error());
        if (*busy != 0)
            return std::unexpected(SqlError{SqlCode::busy, "a new overlay that somebody else reads"});
    }
    return renameDurably(made, file, fault);
}

SqlResult<void> putMeta(Database &database, std::string_view key, std::string_view value)
{
    auto statement = database.prepare("INSERT OR REPLACE INTO meta VALUES(?,?)");
    if (!statement)
        return std::unexpected(std::move(statement.error()));
    return statement->bind(1, key).bind(2, value).run();
}

SqlError fromLookup(catalog::LookupError error)
{
    switch (error) {
    case catalog::LookupError::unavailable:
        return {SqlCode::notFound, "no catalogue here"};
    case catalog::LookupError::newer:
        return {SqlCode::newer, "a catalogue of a newer program"};
    case catalog::LookupError::damaged:
        break;
    }
    return {SqlCode::corrupt, "the catalogue cannot be read to its end"};
}

} // namespace

CatalogueOverlay::CatalogueOverlay(std::unique_ptr<State> state) : m_state(std::move(state)) {}
CatalogueOverlay::CatalogueOverlay(CatalogueOverlay &&) noexcept = default;
CatalogueOverlay::~CatalogueOverlay() = default;

SqlResult<CatalogueOverlay> CatalogueOverlay::open(const fs::path &folder, const SqlFault &fault)
{
    auto lockFile = openLock(folder, fault);
    if (!lockFile)
        return std::unexpected(std::move(lockFile.error()));
    auto lock = lockFile->begin();
    if (!lock)
        return std::unexpected(std::move(lock.error()));
    const auto base = readCurrent(folder);
    if (!base)
        return std::unexpected(base.error());
    CatalogueOverlay overlay(std::make_unique<State>());
    overlay.m_state->lockFile.emplace(std::move(*lockFile));
    overlay.m_state->lock.emplace(std::move(*lock));
    return overlay.openFile(overlayPath(folder, base->file), fault).transform([&] { return std::move(overlay); });
}

SqlResult<CatalogueOverlay> CatalogueOverlay::begin(const fs::path &folder, std::string_view base,
                                                    const SqlFault &fault)
{
    CatalogueOverlay overlay(std::make_unique<State>());
    return overlay.openFile(overlayPath(folder, base), fault).transform([&] { return std::move(overlay); });
}

SqlResult<void> CatalogueOverlay::openFile(const fs::path &file, const SqlFault &fault)
{
    if (auto made = makeOverlay(file, fault); !made)
        return made;
    auto opened = Database::open(file, {.access = SqlAccess::readWrite, .cacheKiB = overlayCacheKiB, .fault = fault});
    if (!opened)
        return std::unexpected(std::move(opened.error()));
    Database &database = m_state->database.emplace(std::move(*opened));
    auto transaction = database.begin();
    if (!transaction)
        return std::unexpected(std::move(transaction.error()));
    m_state->transaction.emplace(std::move(*transaction));
    for (const auto &[place, text] :
         {std::pair(&m_state->putName, "INSERT OR REPLACE INTO product_names(rowid, name) VALUES(?,?)"),
          std::pair(&m_state->removeName, "DELETE FROM product_names WHERE rowid = ?")}) {
        auto statement = database.prepare(text);
        if (!statement)
            return std::unexpected(std::move(statement.error()));
        place->emplace(std::move(*statement));
    }
    return {};
}

SqlResult<Statement> CatalogueOverlay::prepare(const std::string &text)
{
    if (!m_state->transaction)
        return std::unexpected(SqlError{SqlCode::other, "already committed"});
    return m_state->database->prepare(text);
}

SqlResult<void> CatalogueOverlay::writeName(const catalog::Product &product, bool deleted)
{
    if (deleted)
        return m_state->removeName->bind(1, product.gtin).run();
    const std::string text = searchText(product);
    return m_state->putName->bind(1, product.gtin).bind(2, text).run();
}

SqlResult<void> CatalogueOverlay::writeNamed(std::string_view table, std::string_view id, std::string_view text,
                                             bool deleted)
{
    auto statement = prepare(deleted ? std::format("DELETE FROM {} WHERE rowid = ?", table)
                                     : std::format("INSERT OR REPLACE INTO {}(rowid, id, name) VALUES(?,?,?)", table));
    if (!statement)
        return std::unexpected(std::move(statement.error()));
    statement->bind(1, namedRow(id));
    if (!deleted)
        statement->bindView(2, id).bindView(3, text);
    return statement->run();
}

SqlResult<void> CatalogueOverlay::commit(const catalog::CatalogueInfo &info, std::string_view identity)
{
    Database &database = *m_state->database;
    auto datasets = database.prepare("INSERT OR REPLACE INTO datasets VALUES(?,?,?,?,?,?,?)");
    if (!datasets)
        return std::unexpected(std::move(datasets.error()));
    for (const catalog::DatasetInfo &dataset : info.datasets)
        if (auto done = bindDataset(*datasets, dataset).run(); !done)
            return done;
    for (const auto &[key, value] : {std::pair<std::string_view, std::string>("version", std::to_string(info.version)),
                                     {"demo", info.demo ? "1" : "0"},
                                     {"identity", std::string(identity)}})
        if (auto done = putMeta(database, key, value); !done)
            return done;
    auto done = m_state->transaction->commit();
    m_state->transaction.reset();
    return done;
}

SqlResult<void> applyChanges(CatalogueOverlay &overlay, std::string_view file, std::string_view dataset)
{
    SqlResult<void> good;
    const auto apply = [&](const auto &record, bool removed) {
        using Record = std::decay_t<decltype(record)>;
        if (!protocol::belongsTo<Record>(dataset))
            good = std::unexpected(SqlError{SqlCode::corrupt, "rows of another dataset"});
        else
            good = removed ? overlay.remove(record) : overlay.put(record);
        return good.has_value();
    };
    const auto read = protocol::readChunk(
        bytesOf(file), [&](const auto &record) { return apply(record, false); },
        [&](const auto &record) { return apply(record, true); });
    if (good && !read)
        return std::unexpected(SqlError{SqlCode::corrupt, std::string(name(read.error()))});
    return good;
}

SqlResult<std::uint64_t> overlayRows(const fs::path &folder)
{
    const auto base = readCurrent(folder);
    if (!base)
        return std::unexpected(base.error());
    std::error_code error;
    if (!fs::exists(overlayPath(folder, base->file), error))
        return 0;
    auto database = Database::open(overlayPath(folder, base->file), {.access = SqlAccess::readOnly});
    if (!database)
        return std::unexpected(std::move(database.error()));
    std::string sql = "SELECT 0";
    catalog::AllRecords::forEach([&sql]<class Record>() {
        sql.append(" + (SELECT count(*) FROM ").append(catalog::Schema<Record>::table).append(")");
    });
    const auto rows = database->queryInteger(sql);
    return rows ? SqlResult<std::uint64_t>(static_cast<std::uint64_t>(rows->value_or(0)))
                : std::unexpected(rows.error());
}

SqlResult<bool> compactCatalogue(const fs::path &folder, const SqlFault &fault)
{
    const auto changed = overlayRows(folder);
    if (!changed || *changed == 0)
        return changed.transform([](std::uint64_t) { return false; });
    auto reader = CatalogueReader::open(folder, {.fault = fault});
    const auto info = reader ? reader->info() : std::unexpected(reader.error());
    const auto identity = info ? reader->identity() : std::unexpected(info.error());
    if (!identity)
        return std::unexpected(fromLookup(identity.error()));
    CatalogueBuild build;
    build.version = info->version;
    build.demo = info->demo;
    build.fault = fault;
    auto writer = CatalogueWriter::create(folder, build);
    if (!writer)
        return std::unexpected(std::move(writer.error()));
    // Another writer may have changed something before this one had the lock.
    if (!reader->isCurrent() || overlayRows(folder) != *changed)
        return std::unexpected(SqlError{SqlCode::busy, "changed meanwhile"});
    SqlResult<void> good;
    catalog::AllRecords::forEach([&]<class Record>() {
        if (!good)
            return;
        const auto read = reader->rows<Record>([&](const Record &record) {
            good = writer->add(record);
            return good.has_value();
        });
        if (!read && good)
            good = std::unexpected(fromLookup(read.error()));
    });
    for (const catalog::DatasetInfo &dataset : info->datasets)
        if (good)
            good = writer->set(dataset);
    if (good) {
        writer->setIdentity(*identity);
        good = writer->finish();
    }
    return good.transform([] { return true; });
}

} // namespace nqi::store
