// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite.h"

#include "core/store/sqlite_setup.h"

#define SQLITE_HAS_CODEC 1
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <format>
#include <fstream>
#include <string>
#include <utility>

namespace nqi::store {

namespace detail {

/// Lives as long as the database or any of its statements.
struct Connection {
    sqlite3 *handle = nullptr;
    SqlFault fault;

    Connection() = default;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection() { sqlite3_close_v2(handle); }

    [[nodiscard]] std::optional<SqlError> injected(SqlOperation operation) const
    {
        if (!fault)
            return std::nullopt;
        if (const auto code = fault(operation))
            return SqlError{*code, "injected fault"};
        return std::nullopt;
    }
};

} // namespace detail

namespace {

SqlCode codeOf(int result)
{
    switch (result & 0xFF) {
    case SQLITE_FULL:
    case SQLITE_TOOBIG:
        return SqlCode::full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return SqlCode::readOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return SqlCode::busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return SqlCode::corrupt;
    case SQLITE_CANTOPEN:
        return SqlCode::notFound;
    case SQLITE_CONSTRAINT:
        return SqlCode::constraint;
    default:
        return SqlCode::other;
    }
}

/// A file that cannot be opened or written has its reason in the system's error number.
SqlCode codeOf(sqlite3 *handle, int result)
{
    const SqlCode code = codeOf(result);
    if (handle == nullptr || (code != SqlCode::notFound && (result & 0xFF) != SQLITE_IOERR))
        return code;
    switch (sqlite3_system_errno(handle)) {
    case ENOSPC:
    case EFBIG:
        return SqlCode::full;
    case EACCES:
    case EPERM:
    case EROFS:
        return SqlCode::readOnly;
    default:
        return code;
    }
}

std::unexpected<SqlError> failure(sqlite3 *handle, int result)
{
    // The handle's message belongs to the call that just failed; a misuse has none of its own.
    const char *message = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(result);
    return std::unexpected(SqlError{codeOf(handle, result), std::format("{} ({})", message, result)});
}

sqlite3_stmt *native(void *statement)
{
    return static_cast<sqlite3_stmt *>(statement);
}

int openFlags(SqlAccess access)
{
    constexpr int common = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (access) {
    case SqlAccess::immutable:
    case SqlAccess::readOnly:
        return common | SQLITE_OPEN_READONLY;
    case SqlAccess::readWrite:
        return common | SQLITE_OPEN_READWRITE;
    case SqlAccess::create:
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return common | SQLITE_OPEN_READONLY;
}

/// The library's count of what it has allocated, which nobody asks for, takes a lock at every allocation; SQLCipher is
/// built without the small memory of a connection's own that spares SQLite most of them. A look-up takes a tenth fewer
/// instructions without. Only before the first connection: later it would be refused.
void countNoAllocations()
{
    [[maybe_unused]] static const int result = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

} // namespace

std::string_view name(SqlCode code)
{
    switch (code) {
    case SqlCode::full:
        return "full";
    case SqlCode::readOnly:
        return "readOnly";
    case SqlCode::busy:
        return "busy";
    case SqlCode::corrupt:
        return "corrupt";
    case SqlCode::notFound:
        return "notFound";
    case SqlCode::constraint:
        return "constraint";
    case SqlCode::newer:
        return "newer";
    case SqlCode::other:
        return "other";
    }
    return {};
}

// --- Statement

Statement::Statement(std::shared_ptr<detail::Connection> connection, void *statement)
    : m_connection(std::move(connection)), m_statement(statement)
{
}

Statement::Statement(Statement &&other) noexcept
    : m_connection(std::move(other.m_connection)), m_statement(std::exchange(other.m_statement, nullptr)),
      m_bindError(other.m_bindError)
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    if (this == &other)
        return *this;
    sqlite3_finalize(native(m_statement));
    m_connection = std::move(other.m_connection);
    m_statement = std::exchange(other.m_statement, nullptr);
    m_bindError = other.m_bindError;
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(native(m_statement));
}

Statement &Statement::bind(int index, std::int64_t value)
{
    if (const int result = sqlite3_bind_int64(native(m_statement), index, value))
        m_bindError = result;
    return *this;
}

Statement &Statement::bind(int index, double value)
{
    if (const int result = sqlite3_bind_double(native(m_statement), index, value))
        m_bindError = result;
    return *this;
}

Statement &Statement::bind(int index, std::string_view text)
{
    // An empty view may have no address, which SQLite would take for NULL.
    const char *data = text.data() != nullptr ? text.data() : "";
    if (const int result =
            sqlite3_bind_text64(native(m_statement), index, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8))
        m_bindError = result;
    return *this;
}

Statement &Statement::bindView(int index, std::string_view text)
{
    const char *data = text.data() != nullptr ? text.data() : "";
    if (const int result =
            sqlite3_bind_text64(native(m_statement), index, data, text.size(), SQLITE_STATIC, SQLITE_UTF8))
        m_bindError = result;
    return *this;
}

Statement &Statement::bind(int index, std::span<const std::byte> bytes)
{
    const int result =
        bytes.empty() ? sqlite3_bind_zeroblob(native(m_statement), index, 0)
                      : sqlite3_bind_blob64(native(m_statement), index, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
    if (result != SQLITE_OK)
        m_bindError = result;
    return *this;
}

Statement &Statement::bind(int index, std::nullopt_t)
{
    if (const int result = sqlite3_bind_null(native(m_statement), index))
        m_bindError = result;
    return *this;
}

SqlResult<bool> Statement::step()
{
    if (auto error = m_connection->injected(SqlOperation::step)) {
        reset();
        return std::unexpected(std::move(*error));
    }
    if (m_bindError != 0) {
        const int result = std::exchange(m_bindError, 0);
        reset();
        return failure(nullptr, result);
    }
    const int result = sqlite3_step(native(m_statement));
    if (result == SQLITE_ROW)
        return true;
    if (result == SQLITE_DONE)
        return false;
    auto error = failure(m_connection->handle, result);
    reset();
    return error;
}

SqlResult<void> Statement::run()
{
    for (;;) {
        const auto row = step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            break;
    }
    reset();
    return {};
}

void Statement::reset()
{
    sqlite3_reset(native(m_statement));
}

int Statement::columns() const
{
    return sqlite3_column_count(native(m_statement));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(native(m_statement), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(native(m_statement), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(native(m_statement), column);
}

std::string_view Statement::text(int column) const
{
    const auto *data = sqlite3_column_text(native(m_statement), column);
    if (data == nullptr)
        return {};
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(native(m_statement), column));
    return {reinterpret_cast<const char *>(data), size};
}

std::span<const std::byte> Statement::blob(int column) const
{
    const void *data = sqlite3_column_blob(native(m_statement), column);
    if (data == nullptr)
        return {};
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(native(m_statement), column));
    return {static_cast<const std::byte *>(data), size};
}

std::optional<std::int64_t> Statement::optionalInteger(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return integer(column);
}

// --- Transaction

Transaction::Transaction(std::shared_ptr<detail::Connection> connection) : m_connection(std::move(connection)) {}

Transaction::Transaction(Transaction &&other) noexcept : m_connection(std::move(other.m_connection)) {}

Transaction::~Transaction()
{
    // Nothing to roll back when SQLite already did so itself after an error.
    if (m_connection && sqlite3_get_autocommit(m_connection->handle) == 0)
        sqlite3_exec(m_connection->handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

SqlResult<void> Transaction::commit()
{
    if (!m_connection)
        return std::unexpected(SqlError{SqlCode::other, "transaction already ended"});
    if (auto error = m_connection->injected(SqlOperation::commit))
        return std::unexpected(std::move(*error));
    if (const int result = sqlite3_exec(m_connection->handle, "COMMIT", nullptr, nullptr, nullptr))
        return failure(m_connection->handle, result);
    m_connection.reset();
    return {};
}

// --- Database

Database::Database(std::shared_ptr<detail::Connection> connection) : m_connection(std::move(connection)) {}

SqlResult<Database> Database::open(const std::filesystem::path &file, const SqlOptions &options)
{
    countNoAllocations();
    auto connection = std::make_shared<detail::Connection>();
    connection->fault = options.fault;
    if (auto error = connection->injected(SqlOperation::open))
        return std::unexpected(std::move(*error));
    const std::string uri = uriOf(file) + (options.access == SqlAccess::immutable ? "?immutable=1" : "");
    if (const int result = sqlite3_open_v2(uri.c_str(), &connection->handle, openFlags(options.access), nullptr))
        return failure(connection->handle, result);
    // Before anything is read: without its key a sealed file is no database.
    if (options.key) {
        // What is wrong with a file is told by its error; the codec's own words would go to the standard error.
        sqlite3_exec(connection->handle, "PRAGMA cipher_log_level=NONE", nullptr, nullptr, nullptr);
        const std::string key = keyLiteral(*options.key);
        if (const int result = sqlite3_key_v2(connection->handle, "main", key.data(), static_cast<int>(key.size())))
            return failure(connection->handle, result);
    }
    sqlite3_busy_timeout(connection->handle, static_cast<int>(options.busyTimeout.count()));
    sqlite3_db_config(connection->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // Plans do not look at bound values: with partial indexes every new value would prepare the statement again.
    sqlite3_db_config(connection->handle, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    if (const int result = sqlite3_exec(connection->handle, setupSql(options).c_str(), nullptr, nullptr, nullptr))
        return failure(connection->handle, result);
    return Database(std::move(connection));
}

SqlResult<void> Database::attach(const std::filesystem::path &file, std::string_view schema, SqlAccess access)
{
    auto statement = prepare("ATTACH ? AS " + std::string(schema));
    if (!statement)
        return std::unexpected(std::move(statement.error()));
    const std::string_view mode = access == SqlAccess::immutable  ? "?immutable=1"
                                  : access == SqlAccess::create   ? "?mode=rwc"
                                  : access == SqlAccess::readOnly ? "?mode=ro"
                                                                  : "?mode=rw";
    return statement->bind(1, uriOf(file).append(mode)).run();
}

SqlResult<void> Database::copySealed(const std::filesystem::path &file, const trust::SealingKey &key)
{
    const auto version = queryInteger("PRAGMA user_version");
    const auto application = version ? queryInteger("PRAGMA application_id") : version;
    auto attached = application ? prepare("ATTACH ? AS sealed KEY ?") : std::unexpected(application.error());
    if (!attached)
        return std::unexpected(std::move(attached.error()));
    // A connection that may not make files may fill an empty one.
    std::ofstream(file, std::ios::binary | std::ios::trunc).close();
    if (auto done = attached->bind(1, uriOf(file).append("?mode=rw")).bind(2, keyLiteral(key)).run(); !done)
        return done;
    auto copied = queryText("SELECT sqlcipher_export('sealed')").and_then([&](const auto &) {
        return exec(std::format("PRAGMA sealed.user_version={};PRAGMA sealed.application_id={};", version->value_or(0),
                                application->value_or(0)));
    });
    auto detached = exec("DETACH sealed");
    return copied ? detached : copied;
}

SqlResult<void> Database::exec(std::string_view sql)
{
    if (auto error = m_connection->injected(SqlOperation::step))
        return std::unexpected(std::move(*error));
    if (const int result = sqlite3_exec(m_connection->handle, std::string(sql).c_str(), nullptr, nullptr, nullptr))
        return failure(m_connection->handle, result);
    return {};
}

SqlResult<Statement> Database::prepare(std::string_view sql)
{
    if (auto error = m_connection->injected(SqlOperation::prepare))
        return std::unexpected(std::move(*error));
    sqlite3_stmt *statement = nullptr;
    const int result = sqlite3_prepare_v3(m_connection->handle, sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (result != SQLITE_OK)
        return failure(m_connection->handle, result);
    return Statement(m_connection, statement);
}

SqlResult<Transaction> Database::begin()
{
    if (auto error = m_connection->injected(SqlOperation::begin))
        return std::unexpected(std::move(*error));
    if (const int result = sqlite3_exec(m_connection->handle, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr))
        return failure(m_connection->handle, result);
    return Transaction(m_connection);
}

SqlResult<Transaction> Database::beginRead()
{
    if (auto error = m_connection->injected(SqlOperation::begin))
        return std::unexpected(std::move(*error));
    if (const int result = sqlite3_exec(m_connection->handle, "BEGIN DEFERRED", nullptr, nullptr, nullptr))
        return failure(m_connection->handle, result);
    return Transaction(m_connection);
}

SqlResult<std::optional<std::int64_t>> Database::queryInteger(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return std::unexpected(std::move(statement.error()));
    const auto row = statement->step();
    if (!row)
        return std::unexpected(row.error());
    return *row ? statement->optionalInteger(0) : std::nullopt;
}

SqlResult<std::optional<std::string>> Database::queryText(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return std::unexpected(std::move(statement.error()));
    const auto row = statement->step();
    if (!row)
        return std::unexpected(row.error());
    if (!*row || statement->isNull(0))
        return std::optional<std::string>();
    return std::string(statement->text(0));
}

SqlResult<void> Database::quickCheck()
{
    const auto answer = queryText("PRAGMA quick_check(1)");
    if (!answer)
        return std::unexpected(answer.error());
    if (*answer != "ok")
        return std::unexpected(SqlError{SqlCode::corrupt, answer->value_or("quick_check gave no answer")});
    return {};
}

SqlResult<void> Database::checkpoint()
{
    if (auto error = m_connection->injected(SqlOperation::checkpoint))
        return std::unexpected(std::move(*error));
    const int result =
        sqlite3_wal_checkpoint_v2(m_connection->handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (result != SQLITE_OK)
        return failure(m_connection->handle, result);
    return {};
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_connection->handle);
}

std::int64_t Database::lastInsertRowid() const
{
    return sqlite3_last_insert_rowid(m_connection->handle);
}

} // namespace nqi::store
