// SPDX-License-Identifier: Apache-2.0
#include "core/hub/postgres/catalogue_source.h"

#include "core/base/encoding.h"
#include "core/hub/files.h"
#include "core/hub/postgres/catalogue_sql.h"
#include "core/hub/postgres/session.h"
#include "core/protocol/published.h"
#include "core/store/catalogue_writer.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <set>
#include <span>
#include <system_error>
#include <utility>
#include <vector>

namespace nqi::hub {

namespace fs = std::filesystem;
using catalog::DatasetInfo;

namespace {

constexpr std::uint64_t largestMark = 4096;

/// Up to where a database was taken into which state of the hub's catalogue.
struct Mark {
    std::string reader;    ///< this hub among those that take from the database
    std::string database;  ///< which one: cluster, timeline, schema; empty: nothing was taken
    std::uint64_t xid = 0; ///< every transaction before this one was seen
    std::string state;     ///< of the hub's catalogue
};

std::optional<std::uint64_t> number(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

fs::path markFile(const fs::path &data)
{
    return data / "catalogue.source";
}

Mark readMark(const fs::path &data, const Random &random)
{
    Mark mark;
    if (const auto bytes = readFile(markFile(data), largestMark)) {
        const std::string_view text(reinterpret_cast<const char *>(bytes->data()), bytes->size());
        std::vector<std::string> lines;
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t end = std::min(text.find('\n', from), text.size());
            lines.emplace_back(text.substr(from, end - from));
            from = end + 1;
        }
        const auto xid = lines.size() == 4 ? number(lines[2]) : std::nullopt;
        if (xid)
            return {lines[0], lines[1], *xid, lines[3]};
    }
    std::array<std::byte, 16> name{};
    random(name);
    mark.reader = hex(name);
    return mark;
}

bool writeMark(const fs::path &data, const Mark &mark)
{
    const std::string text = std::format("{}\n{}\n{}\n{}\n", mark.reader, mark.database, mark.xid, mark.state);
    return replaceFile(markFile(data), bytesOf(text)).has_value();
}

std::string stateOf(Catalogue &catalogue)
{
    std::string text;
    for (const DatasetState &state : catalogue.states().value_or(std::vector<DatasetState>()))
        if (protocol::partOf(state.name).empty()) // a part follows from its dataset
            text += state.name + state.identity.text();
    return text.empty() ? text : trust::sha256(text).text();
}

PostgresTakeError problemOf(CatalogueError error)
{
    return {.kind = PostgresTakeError::Kind::catalogue, .catalogue = error};
}

PostgresTakeError problemOf(const store::SqlError &error)
{
    return problemOf(error.code == store::SqlCode::full ? CatalogueError::full : CatalogueError::output);
}

template <class Record>
std::vector<std::string> namesOf(bool keysOnly)
{
    std::vector<std::string> names;
    const auto one = [&](const auto &column) {
        if (column.key || !keysOnly)
            names.emplace_back(column.name);
    };
    std::apply([&](const auto &...column) { (one(column), ...); }, catalog::Schema<Record>::columns);
    return names;
}

template <class Record>
constexpr std::size_t columnsOf(bool keysOnly)
{
    return std::apply([&](const auto &...column) { return (std::size_t{column.key || !keysOnly} + ...); },
                      catalog::Schema<Record>::columns);
}

/// What one snapshot of the database gives. Its functions throw what libpqxx throws.
class Snapshot {
public:
    using Result = std::expected<std::uint64_t, PostgresTakeError>;

    explicit Snapshot(pqxx::connection &connection) : m_transaction(connection)
    {
        const auto row = m_transaction
                             .exec("SELECT (SELECT system_identifier FROM pg_control_system())::text, "
                                   "left(pg_walfile_name(pg_current_wal_lsn()), 8), id::text, demo, forgotten::text, "
                                   "pg_snapshot_xmin(pg_current_snapshot())::text FROM nqi_catalogue.about")
                             .one_row();
        database = std::format("{}/{}/{}", row[0].view(), row[1].view(), row[2].view());
        demo = row[3].as<bool>();
        forgotten = number(row[4].view()).value_or(0);
        xmin = number(row[5].view()).value_or(0);
        readDatasets();
    }

    /// Tables with changes since `mark`; nothing: a table was emptied at once.
    std::optional<std::set<std::string>> changedSince(const std::string &mark)
    {
        std::string query =
            std::format("SELECT '' WHERE EXISTS (SELECT FROM {}.emptied WHERE xid >= '{}')", pg::schema, mark);
        catalog::AllRecords::forEach([&]<class Record>() {
            query += std::format(" UNION ALL SELECT '{}' WHERE EXISTS (SELECT FROM {}_changed WHERE xid >= '{}')",
                                 catalog::Schema<Record>::table, pg::tableName<Record>(), mark);
        });
        std::set<std::string> tables;
        for (const auto &row : m_transaction.exec(query))
            tables.emplace(row[0].view());
        return tables.contains("") ? std::nullopt : std::optional(std::move(tables));
    }

    /// Adds the rows of a query to a catalogue in the making.
    template <class Record, bool keysOnly>
    Result add(const std::string &query, store::CatalogueWriter &into)
    {
        const std::vector<std::string> names = namesOf<Record>(keysOnly);
        const auto give = [&](const std::function<bool(const protocol::TableRow &)> &each) {
            protocol::TableRow row{.names = names, .cells = std::vector<std::string>(names.size())};
            stream(query, std::make_index_sequence<columnsOf<Record>(keysOnly)>(), [&](auto... cell) {
                std::size_t place = 0;
                (row.cells[place++].assign(cell), ...);
                ++row.number;
                return each(row);
            });
        };
        auto added = addRows(give, catalog::Schema<Record>::table, Keys::areUnique, into);
        if (!added)
            return std::unexpected(problemOf(CatalogueError::output));
        if (added->faults > 0)
            return std::unexpected(PostgresTakeError{.kind = PostgresTakeError::Kind::rows,
                                                     .table = std::string(catalog::Schema<Record>::table),
                                                     .faults = std::move(*added)});
        return added->rows;
    }

    void end() { m_transaction.commit(); }

    std::string database;
    std::uint64_t forgotten = 0; ///< what changed before this transaction is noted no more
    std::uint64_t xmin = 0;
    bool demo = false;
    std::vector<DatasetInfo> datasets;

private:
    template <std::size_t>
    using Cell = std::string_view;

    template <std::size_t... index, class Each>
    void stream(const std::string &query, std::index_sequence<index...>, const Each &each)
    {
        for (const auto &row : m_transaction.stream<Cell<index>...>(query))
            if (!std::apply(each, row))
                return;
    }

    void readDatasets()
    {
        for (const auto &row : m_transaction.exec("SELECT dataset, authority, covered, "
                                                  "floor(extract(epoch FROM as_of) * 1000)::bigint "
                                                  "FROM nqi_catalogue.datasets")) {
            const auto dataset = std::ranges::find(catalog::allDatasets, row[0].view(),
                                                   [](catalog::Dataset one) { return catalog::name(one); });
            if (dataset == catalog::allDatasets.end())
                continue; // of a newer program
            DatasetInfo info{.dataset = *dataset, .authority = row[1].as<std::string>(), .version = 1};
            info.covered = row[2].as<bool>();
            if (!row[3].is_null())
                info.asOf = Instant(std::chrono::milliseconds(row[3].as<std::int64_t>()));
            datasets.push_back(std::move(info));
        }
    }

    pqxx::transaction<pqxx::isolation_level::repeatable_read, pqxx::write_policy::read_only> m_transaction;
};

using Taken = std::expected<PostgresTaken, PostgresTakeError>;

Taken takeWhole(Snapshot &snapshot, Catalogue &catalogue, const fs::path &staging, const Random &random)
{
    auto writer = store::CatalogueWriter::create(staging / "rows", {.version = 1, .demo = snapshot.demo});
    if (!writer)
        return std::unexpected(problemOf(writer.error()));
    PostgresTaken done{.whole = true};
    std::optional<PostgresTakeError> problem;
    catalog::AllRecords::forEach([&]<class Record>() {
        if (problem)
            return;
        if (const auto added = snapshot.add<Record, false>(pg::selectAll<Record>(), *writer))
            done.read += *added;
        else
            problem = added.error();
    });
    for (const DatasetInfo &dataset : snapshot.datasets)
        if (const auto set = writer->set(dataset); !set && !problem)
            problem = problemOf(set.error());
    if (problem)
        return std::unexpected(*problem);
    if (const auto finished = writer->finish(); !finished)
        return std::unexpected(problemOf(finished.error()));
    auto taken = catalogue.takeAll(staging / "rows", random);
    if (!taken)
        return std::unexpected(problemOf(taken.error()));
    done.taken = std::move(*taken);
    return done;
}

Taken takeChanges(Snapshot &snapshot, const std::string &mark, const std::set<std::string> &tables,
                  Catalogue &catalogue, const fs::path &staging, const Random &random)
{
    auto put = store::CatalogueWriter::create(staging / "rows", {.version = 1, .nameSearch = false});
    auto removed = store::CatalogueWriter::create(staging / "removed", {.version = 1, .nameSearch = false});
    if (!put || !removed)
        return std::unexpected(problemOf(put ? removed.error() : put.error()));
    PostgresTaken done;
    std::optional<PostgresTakeError> problem;
    catalog::AllRecords::forEach([&]<class Record>() {
        if (problem || !tables.contains(std::string(catalog::Schema<Record>::table)))
            return;
        const auto puts = snapshot.add<Record, false>(pg::selectPut<Record>(mark), *put);
        const auto keys = puts ? snapshot.add<Record, true>(pg::selectRemoved<Record>(mark), *removed) : puts;
        if (!keys)
            problem = keys.error();
        else
            done.read += *puts + *keys;
    });
    if (problem)
        return std::unexpected(*problem);
    if (const auto finished = put->finish().and_then([&] { return removed->finish(); }); !finished)
        return std::unexpected(problemOf(finished.error()));
    auto taken = catalogue.takeRows({staging / "rows", staging / "removed", snapshot.datasets}, random);
    if (!taken)
        return std::unexpected(problemOf(taken.error()));
    done.taken = std::move(*taken);
    return done;
}

/// Whether the datasets are what the hub's catalogue says about them.
bool sameDatasets(Catalogue &catalogue, const std::vector<DatasetInfo> &datasets)
{
    const auto info = catalogue.info();
    return info && std::ranges::all_of(datasets, [&](const DatasetInfo &dataset) {
               const DatasetInfo *const known = info->find(dataset.dataset);
               return known != nullptr && known->authority == dataset.authority && known->asOf == dataset.asOf &&
                      known->covered == dataset.covered;
           });
}

Taken take(pqxx::connection &connection, Catalogue &catalogue, const fs::path &data, const Random &random)
{
    Snapshot snapshot(connection);
    Mark mark = readMark(data, random);
    const auto info = catalogue.info();
    const bool known = info && info->demo == snapshot.demo && mark.database == snapshot.database &&
                       mark.xid >= snapshot.forgotten && mark.xid <= snapshot.xmin && mark.state == stateOf(catalogue);
    const std::string since = std::to_string(mark.xid);
    const auto tables = known ? snapshot.changedSince(since) : std::nullopt;
    const StagingFolder staging(data / "source.part");
    Taken done = PostgresTaken{.taken = {.version = info ? info->version : 0}};
    if (!tables)
        done = takeWhole(snapshot, catalogue, staging.path(), random);
    else if (!tables->empty() || !sameDatasets(catalogue, snapshot.datasets))
        done = takeChanges(snapshot, since, *tables, catalogue, staging.path(), random);
    if (!done)
        return done;
    snapshot.end();
    // Where this is lost, the same is taken once more and found to be there.
    mark = {mark.reader, snapshot.database, snapshot.xmin, stateOf(catalogue)};
    if (!writeMark(data, mark))
        return std::unexpected(problemOf(CatalogueError::output));
    done->notesEnded = withoutExceptions([&] {
                           pqxx::work ending(connection);
                           ending.exec("SELECT nqi_catalogue.taken($1, $2::xid8)",
                                       pqxx::params{mark.reader, std::to_string(mark.xid)});
                           ending.commit();
                       }).has_value();
    return done;
}

} // namespace

bool isPostgresAddress(std::string_view text)
{
    return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

std::string postgresCatalogueSql()
{
    std::string text = std::format(R"sql(-- The national database as nqi-hub takes it. May be run again at any time.
CREATE SCHEMA IF NOT EXISTS {0};
SET client_min_messages = warning;
SET search_path = {0};

-- Which database this is, whether its rows are samples without legal value, and which notes have ended.
CREATE TABLE IF NOT EXISTS about (one boolean PRIMARY KEY DEFAULT true CHECK (one),
    id uuid NOT NULL DEFAULT gen_random_uuid(), demo boolean NOT NULL DEFAULT false,
    forgotten xid8 NOT NULL DEFAULT '0');
INSERT INTO about DEFAULT VALUES ON CONFLICT DO NOTHING;
CREATE TABLE IF NOT EXISTS emptied (xid xid8 NOT NULL DEFAULT pg_current_xact_id(), name text NOT NULL);
CREATE TABLE IF NOT EXISTS readers (name text PRIMARY KEY, mark xid8 NOT NULL, seen timestamptz NOT NULL);

-- Whose records they are, as of when; covered: absence of a record means something.
CREATE TABLE IF NOT EXISTS datasets (dataset text PRIMARY KEY, authority text NOT NULL DEFAULT '',
    as_of timestamptz, covered boolean NOT NULL DEFAULT false);
)sql",
                                   pg::schema);
    for (const catalog::Dataset dataset : catalog::allDatasets)
        text += std::format("INSERT INTO datasets (dataset) VALUES ('{}') ON CONFLICT DO NOTHING;\n",
                            catalog::name(dataset));
    std::string forget;
    text += '\n';
    catalog::AllRecords::forEach([&]<class Record>() {
        text += pg::tableSql<Record>();
        forget += std::format("    DELETE FROM {}_changed WHERE xid < oldest;\n", catalog::Schema<Record>::table);
    });
    text += std::format(
        R"sql(-- A hub says up to where it has taken everything; notes that no hub needs end. A hub that was away for a month
-- compares everything once.
CREATE OR REPLACE FUNCTION taken(reader text, upto xid8) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = {}, pg_temp AS $$
DECLARE
    oldest xid8;
BEGIN
    INSERT INTO readers VALUES (reader, upto, now())
        ON CONFLICT (name) DO UPDATE SET mark = excluded.mark, seen = excluded.seen;
    DELETE FROM readers WHERE seen < now() - interval '30 days';
    SELECT mark INTO oldest FROM readers ORDER BY mark LIMIT 1;
    UPDATE about SET forgotten = oldest WHERE forgotten < oldest;
    DELETE FROM emptied WHERE xid < oldest;
{}END $$;
RESET search_path;
RESET client_min_messages;
)sql",
        pg::schema, forget);
    return text;
}

std::expected<PostgresTaken, PostgresTakeError> takeFromPostgres(const std::string &address, Catalogue &catalogue,
                                                                 const fs::path &data, const Random &random)
{
    auto done = withoutExceptions([&] {
        pqxx::connection connection = connectTo(address);
        return take(connection, catalogue, data, random);
    });
    if (!done)
        return std::unexpected(PostgresTakeError{.kind = PostgresTakeError::Kind::database,
                                                 .store = done.error().code,
                                                 .message = std::move(done.error().message)});
    return std::move(*done);
}

} // namespace nqi::hub
