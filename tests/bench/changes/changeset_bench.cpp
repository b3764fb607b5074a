// SPDX-License-Identifier: Apache-2.0
// The other peer: the same rows as a changeset of SQLite's session extension, which has to be made where the old state
// is and applied to exactly that state.
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_sql.h"
#include "tests/bench/changes/changed_products.h"

#include <benchmark/benchmark.h>

#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>
#include <zstd.h>

#include <memory>
#include <string>

namespace {

namespace fs = std::filesystem;
using namespace nqi;
using namespace nqi::bench;

struct Close {
    void operator()(sqlite3 *database) const { sqlite3_close(database); }
    void operator()(sqlite3_session *session) const { sqlite3session_delete(session); }
    void operator()(void *memory) const { sqlite3_free(memory); }
};
using Database = std::unique_ptr<sqlite3, Close>;

void require(int result)
{
    if (result != SQLITE_OK)
        std::abort();
}

/// A copy of the base, written as durably as the others are.
Database copyOfBase(const fs::path &file)
{
    for (const char *ending : {"-wal", "-shm"})
        fs::remove(fs::path(file).concat(ending));
    fs::copy_file(folder() / store::readCurrent(folder())->file, file, fs::copy_options::overwrite_existing);
    sqlite3 *database = nullptr;
    require(sqlite3_open(file.c_str(), &database));
    Database owner(database);
    require(sqlite3_exec(database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536",
                         nullptr, nullptr, nullptr));
    return owner;
}

std::string changesetOf(const std::vector<catalog::Product> &rows)
{
    const fs::path file = fs::temp_directory_path() / "nqi-bench-changeset-from.db";
    std::string content;
    {
        const Database database = copyOfBase(file);
        sqlite3_session *session = nullptr;
        require(sqlite3session_create(database.get(), "main", &session));
        const std::unique_ptr<sqlite3_session, Close> owner(session);
        require(sqlite3session_attach(session, "products"));
        require(sqlite3_exec(database.get(), "BEGIN", nullptr, nullptr, nullptr));
        sqlite3_stmt *update = nullptr;
        require(sqlite3_prepare_v2(database.get(), "UPDATE products SET name=? WHERE gtin=?", -1, &update, nullptr));
        for (const catalog::Product &row : rows) {
            sqlite3_bind_text(update, 1, row.name.c_str(), -1, SQLITE_STATIC);
            sqlite3_bind_int64(update, 2, static_cast<sqlite3_int64>(row.gtin));
            if (sqlite3_step(update) != SQLITE_DONE)
                std::abort();
            sqlite3_reset(update);
        }
        sqlite3_finalize(update);
        require(sqlite3_exec(database.get(), "COMMIT", nullptr, nullptr, nullptr));
        int size = 0;
        void *bytes = nullptr;
        require(sqlite3session_changeset(session, &size, &bytes));
        const std::unique_ptr<void, Close> memory(bytes);
        content.assign(static_cast<const char *>(bytes), static_cast<std::size_t>(size));
    }
    fs::remove(file);
    return content;
}

void applyChangeset(benchmark::State &state)
{
    std::string changeset = changesetOf(changed(static_cast<std::size_t>(state.range(0))));
    std::string packed(ZSTD_compressBound(changeset.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), changeset.data(), changeset.size(), 3));
    const fs::path file = fs::temp_directory_path() / "nqi-bench-changeset-to.db";
    for (auto _ : state) {
        state.PauseTiming();
        const Database database = copyOfBase(file);
        state.ResumeTiming();
        require(sqlite3changeset_apply(
            database.get(), static_cast<int>(changeset.size()), changeset.data(), nullptr,
            [](void *, int, sqlite3_changeset_iter *) { return SQLITE_CHANGESET_ABORT; }, nullptr));
        state.PauseTiming();
        std::error_code none;
        const auto wal = fs::file_size(fs::path(file).concat("-wal"), none);
        state.counters["disk_bytes_per_row"] =
            none ? 0 : static_cast<double>(wal) / static_cast<double>(state.range(0));
        state.ResumeTiming();
    }
    state.counters["file_kB"] = static_cast<double>(packed.size()) / 1e3;
    fs::remove(file);
}
BENCHMARK(applyChangeset)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();

} // namespace
