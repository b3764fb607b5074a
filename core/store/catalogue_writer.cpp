// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_writer.h"

#include "core/store/catalogue_names.h"
#include "core/store/catalogue_schema.h"

#include <format>
#include <map>
#include <string>
#include <system_error>
#include <utility>

namespace nqi::store {

namespace fs = std::filesystem;

/// Order of members is order of making: statements and transactions end before their database closes.
struct CatalogueWriter::State {
    fs::path folder;
    CatalogueBuild build;
    Database lockFile;
    Transaction lock;
    std::optional<Database> database{};
    std::optional<Transaction> transaction{};
    std::map<catalog::Dataset, catalog::DatasetInfo> datasets{};
    std::string identity{};
};

namespace {

void removePart(const fs::path &folder)
{
    std::error_code ignored;
    fs::remove(partPath(folder), ignored);
    fs::remove(fs::path(partPath(folder)).concat("-journal"), ignored);
}

SqlResult<Database> openPart(const fs::path &folder, const CatalogueBuild &build)
{
    // Thrown away on failure, so neither a journal nor a sync is needed before the end.
    return Database::open(partPath(folder), {.access = SqlAccess::create,
                                             .journal = SqlJournal::off,
                                             .synchronous = SqlSynchronous::off,
                                             .cacheKiB = 128 * 1024,
                                             .fault = build.fault});
}

std::string tablesSql()
{
    std::string sql =
        std::format("PRAGMA application_id={};PRAGMA user_version={};", catalogueApplication, catalogueSchema);
    sql += metaTables;
    catalog::AllRecords::forEach([&sql]<class Record>() { sql += sql::createTable<Record>() + ";"; });
    return sql;
}

template <class Record>
SqlResult<std::uint64_t> countRows(Database &database)
{
    const auto rows = database.queryInteger("SELECT count(*) FROM " + std::string(catalog::Schema<Record>::table));
    if (!rows)
        return std::unexpected(rows.error());
    return static_cast<std::uint64_t>(rows->value_or(0));
}

SqlResult<void> writeDataset(Database &database, const catalog::DatasetInfo &info)
{
    auto statement = database.prepare("INSERT INTO datasets VALUES(?,?,?,?,?,?,?)");
    if (!statement)
        return std::unexpected(std::move(statement.error()));
    return bindDataset(*statement, info).run();
}

SqlResult<void> writeMeta(Database &database, std::string_view key, std::string_view value)
{
    auto statement = database.prepare("INSERT INTO meta VALUES(?,?)");
    if (!statement)
        return std::unexpected(std::move(statement.error()));
    return statement->bind(1, key).bind(2, value).run();
}

} // namespace

CatalogueWriter::CatalogueWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}

CatalogueWriter::CatalogueWriter(CatalogueWriter &&) noexcept = default;

CatalogueWriter::~CatalogueWriter()
{
    if (!m_state)
        return;
    m_inserts = {};
    m_state->transaction.reset();
    m_state->database.reset();
    removePart(m_state->folder);
}

SqlResult<CatalogueWriter> CatalogueWriter::create(const fs::path &folder, const CatalogueBuild &build)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return std::unexpected(SqlError{error == std::errc::no_space_on_device ? SqlCode::full : SqlCode::readOnly,
                                        "make folder: " + error.message()});
    auto lockFile = openLock(folder, build.fault);
    if (!lockFile)
        return std::unexpected(std::move(lockFile.error()));
    auto lock = lockFile->begin();
    if (!lock)
        return std::unexpected(std::move(lock.error()));

    removePart(folder);
    auto state = std::make_unique<State>(State{folder, build, std::move(*lockFile), std::move(*lock)});
    auto database = openPart(folder, build);
    if (!database)
        return std::unexpected(std::move(database.error()));
    state->database.emplace(std::move(*database));
    if (auto made = state->database->exec(tablesSql()); !made)
        return std::unexpected(std::move(made.error()));
    auto transaction = state->database->begin();
    if (!transaction)
        return std::unexpected(std::move(transaction.error()));
    state->transaction.emplace(std::move(*transaction));
    return CatalogueWriter(std::move(state));
}

SqlResult<Statement> CatalogueWriter::prepareInsert(const std::string &text)
{
    if (!m_state || !m_state->database)
        return std::unexpected(SqlError{SqlCode::other, "already finished"});
    return m_state->database->prepare(text);
}

SqlResult<void> CatalogueWriter::set(const catalog::DatasetInfo &info)
{
    m_state->datasets[info.dataset] = info;
    return {};
}

void CatalogueWriter::setInfo(std::uint64_t version, bool demo)
{
    m_state->build.version = version;
    m_state->build.demo = demo;
}

void CatalogueWriter::setIdentity(std::string identity)
{
    m_state->identity = std::move(identity);
}

SqlResult<void> CatalogueWriter::complete()
{
    Database &database = *m_state->database;
    std::string indexes;
    std::map<catalog::Dataset, std::uint64_t> rows;
    SqlResult<void> good;
    catalog::AllRecords::forEach([&]<class Record>() {
        indexes += sql::createIndexes<Record>();
        if (!good)
            return;
        if (const auto count = countRows<Record>(database))
            rows[catalog::Schema<Record>::dataset] += *count;
        else
            good = std::unexpected(count.error());
    });
    if (good)
        good = database.exec(indexes);
    for (const catalog::Dataset dataset : catalog::allDatasets) {
        catalog::DatasetInfo info = m_state->datasets[dataset];
        info.dataset = dataset;
        info.rows = rows[dataset];
        if (good)
            good = writeDataset(database, info);
    }
    if (good)
        good = writeMeta(database, "version", std::to_string(m_state->build.version));
    if (good)
        good = writeMeta(database, "demo", m_state->build.demo ? "1" : "0");
    if (good)
        good = writeMeta(database, "identity", m_state->identity);
    if (good)
        good = m_state->transaction->commit();
    if (good)
        good = database.quickCheck();
    return good;
}

SqlResult<void> CatalogueWriter::finish(const BeforeSwitch &before)
{
    if (!m_state || !m_state->database)
        return std::unexpected(SqlError{SqlCode::other, "already finished"});
    m_inserts = {};
    const auto good = complete();
    m_state->transaction.reset();
    m_state->database.reset();
    if (!good)
        return good;
    const CatalogueBuild &build = m_state->build;
    const auto withNames = [&](const std::string &base) {
        const auto named = build.nameSearch ? makeNames(m_state->folder, base, build.fault) : SqlResult<void>();
        return named && before ? before(base) : named;
    };
    const auto installed = installBase(m_state->folder, build.version, build.fault, withNames);
    return installed ? SqlResult<void>() : std::unexpected(installed.error());
}

} // namespace nqi::store
