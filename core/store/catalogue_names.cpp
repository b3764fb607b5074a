// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_names.h"

#include "core/store/catalogue_schema.h"
#include "core/store/catalogue_sql.h"

#include <cstdint>
#include <format>
#include <string>
#include <system_error>
#include <utility>

namespace nqi::store {

namespace fs = std::filesystem;

namespace {

fs::path madeAt(const fs::path &folder, std::string_view base)
{
    return namesPath(folder, base).concat(".new");
}

/// Counted up when `searchText` takes other words: an index with the words of before is made anew.
constexpr std::int64_t wordsVersion = 2;

/// SQLite notices a cut only when it needs the pages that are gone.
bool isWhole(const fs::path &file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    auto names = error ? SqlResult<Database>(std::unexpected(SqlError{SqlCode::notFound, "no names"}))
                       : Database::open(file, {.access = SqlAccess::immutable});
    if (!names)
        return false;
    const auto pages = names->queryInteger("PRAGMA page_count");
    const auto page = names->queryInteger("PRAGMA page_size");
    const auto words = names->queryInteger("PRAGMA user_version");
    return words && *words && **words == wordsVersion && pages && page && *pages && *page &&
           static_cast<std::uint64_t>(**pages * **page) == size && size > 0;
}

/// Rows are numbered in the order in which they are read.
template <class Record>
SqlResult<void> fillNamed(Database &names, Database &base)
{
    auto insert = names.prepare("INSERT INTO " + std::string(Named<Record>::table) + "(id, name) VALUES(?,?)");
    auto rows = base.prepare(sql::select<Record>(false, {}, Named<Record>::order));
    if (!insert || !rows)
        return std::unexpected(insert ? rows.error() : insert.error());
    Record record;
    auto row = rows->step();
    for (; row && *row; row = rows->step()) {
        if (!sql::readRecord(*rows, record))
            return std::unexpected(SqlError{SqlCode::corrupt, "a value of no record"});
        const std::string text = searchText(record);
        if (auto done = insert->bindView(1, record.id).bindView(2, text).run(); !done)
            return done;
    }
    return row ? SqlResult<void>() : std::unexpected(std::move(row.error()));
}

SqlResult<void> fillProducts(Database &names, Database &base, const std::stop_token &stop)
{
    auto insert = names.prepare("INSERT INTO product_names(rowid, name) VALUES(?,?)");
    auto products = base.prepare("SELECT gtin, name, brand, model FROM products ORDER BY gtin");
    if (!insert || !products)
        return std::unexpected(insert ? products.error() : insert.error());
    catalog::Product product;
    auto row = products->step();
    for (std::uint64_t count = 0; row && *row; row = products->step()) {
        constexpr std::uint64_t looks = 4096;
        if (++count % looks == 0 && stop.stop_requested())
            return std::unexpected(SqlError{SqlCode::other, "stopped"});
        product.gtin = static_cast<std::uint64_t>(products->integer(0));
        product.name = products->text(1);
        product.brand = products->text(2);
        product.model = products->text(3);
        const std::string text = searchText(product);
        if (auto done = insert->bind(1, product.gtin).bindView(2, text).run(); !done)
            return done;
    }
    return row ? SqlResult<void>() : std::unexpected(std::move(row.error()));
}

SqlResult<void> fill(Database &names, Database &base, const std::stop_token &stop)
{
    auto transaction = names.begin();
    if (!transaction)
        return std::unexpected(std::move(transaction.error()));
    auto done = fillProducts(names, base, stop);
    NamedRecords::forEach([&]<class Record>() {
        if (done)
            done = fillNamed<Record>(names, base);
    });
    return done ? transaction->commit() : done;
}

SqlResult<void> make(const fs::path &folder, std::string_view base, const SqlFault &fault, const std::stop_token &stop)
{
    const fs::path made = madeAt(folder, base);
    {
        // Thrown away on failure, so neither a journal nor a sync is needed before the end.
        auto names = Database::open(made, {.access = SqlAccess::create,
                                           .journal = SqlJournal::off,
                                           .synchronous = SqlSynchronous::off,
                                           .cacheKiB = 128 * 1024,
                                           .fault = fault});
        auto products = Database::open(folder / base, {.access = SqlAccess::immutable, .fault = fault});
        if (!names || !products)
            return std::unexpected(names ? products.error() : names.error());
        if (auto done = names->exec(std::string(nameIndex) + namedIndexes() +
                                    std::format("PRAGMA user_version = {};", wordsVersion));
            !done)
            return done;
        if (auto done = fill(*names, *products, stop); !done)
            return done;
    }
    return installFile(made, namesPath(folder, base), fault);
}

} // namespace

SqlResult<void> makeNames(const fs::path &folder, std::string_view base, const SqlFault &fault,
                          const std::stop_token &stop)
{
    std::error_code ignored;
    fs::remove(madeAt(folder, base), ignored);
    auto done = make(folder, base, fault, stop);
    if (!done)
        fs::remove(madeAt(folder, base), ignored);
    return done;
}

SqlResult<bool> makeMissingNames(const fs::path &folder, const SqlFault &fault, const std::stop_token &stop)
{
    auto lockFile = openLock(folder, fault);
    if (!lockFile)
        return std::unexpected(std::move(lockFile.error()));
    const auto lock = lockFile->begin();
    if (!lock)
        return std::unexpected(lock.error());
    const auto base = readCurrent(folder);
    if (!base)
        return std::unexpected(base.error());
    if (isWhole(namesPath(folder, base->file)))
        return false;
    return makeNames(folder, base->file, fault, stop).transform([] { return true; });
}

bool hasNames(const fs::path &folder)
{
    const auto base = readCurrent(folder);
    std::error_code ignored;
    return base && fs::exists(namesPath(folder, base->file), ignored);
}

bool attachNames(Database &database, const fs::path &folder, std::string_view base)
{
    return isWhole(namesPath(folder, base)) &&
           database.attach(namesPath(folder, base), "names", SqlAccess::immutable).has_value();
}

} // namespace nqi::store
