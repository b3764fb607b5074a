// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/trust/sealed.h"

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// A thin layer over SQLite: ownership, errors as values, one place for the fault hook. No SQL is written here and no
/// SQLite header is visible. A handle and its statements belong to one thread at a time; nothing here locks.
namespace nqi::store {

enum class SqlCode : std::uint8_t {
    full,       ///< no space on the medium, or a size limit
    readOnly,   ///< permission, or a read-only medium
    busy,       ///< another connection holds the lock
    corrupt,    ///< not a database, or damaged
    notFound,   ///< cannot open the file
    constraint, ///< a UNIQUE, CHECK, NOT NULL or FOREIGN KEY rule
    newer,      ///< the schema was written by a newer program
    other,
};
/// Stable name for logs.
[[nodiscard]] std::string_view name(SqlCode code);

struct SqlError {
    SqlCode code = SqlCode::other;
    std::string message; ///< for logs only, never for a person

    bool operator==(const SqlError &) const = default;
};

template <class T>
using SqlResult = std::expected<T, SqlError>;

/// The operations that can fail. A hook sees each one before it happens.
enum class SqlOperation : std::uint8_t {
    open,
    prepare,
    step,
    begin,
    commit,
    checkpoint,
    write,  ///< of a plain file that belongs to a database
    sync,   ///< of such a file or of its folder
    rename, ///< of such a file
};
/// Test hook: called before every operation; returning a code makes that operation fail with it, untouched. Empty in
/// the product. The same object may serve several databases.
using SqlFault = std::function<std::optional<SqlCode>(SqlOperation)>;

enum class SqlAccess : std::uint8_t {
    immutable, ///< read-only, and nobody writes the file while it is open: no locks at all
    readOnly,
    readWrite, ///< must exist
    create,    ///< read and write, made when absent
};
enum class SqlJournal : std::uint8_t {
    wal,
    off, ///< for a file that is thrown away on failure
};
enum class SqlSynchronous : std::uint8_t {
    full,   ///< a commit survives power loss
    normal, ///< a commit survives a crash of the program
    off,
};

struct SqlOptions {
    SqlAccess access = SqlAccess::readOnly;
    SqlJournal journal = SqlJournal::wal; ///< when writing
    SqlSynchronous synchronous = SqlSynchronous::full;
    std::chrono::milliseconds busyTimeout{5000};
    std::uint32_t cacheKiB = 2048;
    std::uint64_t mmapBytes = 0; ///< 0: plain reads
    /// The whole file is sealed under it, page by page, and so is its log (SQLCipher: AES-256, HMAC-SHA-512). Another
    /// key, none, or a file that is not sealed: `corrupt`.
    std::optional<trust::SealingKey> key{};
    SqlFault fault{};
};

namespace detail {
struct Connection;
}

/// A prepared statement. Parameters and columns count as in SQLite: parameters from 1, columns from 0.
class Statement {
public:
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement();

    /// A failed bind is reported by the next `step`.
    Statement &bind(int index, std::int64_t value);
    Statement &bind(int index, double value);
    Statement &bind(int index, std::string_view text);            ///< copies
    Statement &bind(int index, std::span<const std::byte> bytes); ///< copies
    Statement &bind(int index, std::nullopt_t);
    template <class T>
    Statement &bind(int index, const std::optional<T> &value)
    {
        return value ? bind(index, *value) : bind(index, std::nullopt);
    }
    Statement &bind(int index, const char *text) { return bind(index, std::string_view(text)); }
    template <class T>
        requires(std::integral<T> && !std::same_as<T, std::int64_t>)
    Statement &bind(int index, T value)
    {
        return bind(index, static_cast<std::int64_t>(value));
    }
    /// Does not copy: the text must live until the statement is reset.
    Statement &bindView(int index, std::string_view text);

    /// True: a row is ready. False: done. After an error the statement is reset.
    [[nodiscard]] SqlResult<bool> step();
    /// Steps to the end, ignoring rows, then resets: for statements that change something.
    [[nodiscard]] SqlResult<void> run();
    /// Ready to be used again; parameters keep their values.
    void reset();

    [[nodiscard]] int columns() const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const;           ///< valid until the next step or reset
    [[nodiscard]] std::span<const std::byte> blob(int column) const; ///< valid until the next step or reset
    [[nodiscard]] std::optional<std::int64_t> optionalInteger(int column) const;

private:
    friend class Database;
    Statement(std::shared_ptr<detail::Connection> connection, void *statement);

    std::shared_ptr<detail::Connection> m_connection;
    void *m_statement = nullptr; ///< sqlite3_stmt; opaque here
    int m_bindError = 0;
};

/// Rolls back unless committed.
class Transaction {
public:
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();

    /// After an error the transaction is still open and is rolled back by the destructor.
    [[nodiscard]] SqlResult<void> commit();

private:
    friend class Database;
    explicit Transaction(std::shared_ptr<detail::Connection> connection);
    std::shared_ptr<detail::Connection> m_connection;
};

/// One connection.
class Database {
public:
    [[nodiscard]] static SqlResult<Database> open(const std::filesystem::path &file, const SqlOptions &options);

    /// Makes a second file visible under a schema name, with this connection's access. Immutable files stay immutable.
    [[nodiscard]] SqlResult<void> attach(const std::filesystem::path &file, std::string_view schema, SqlAccess access);

    /// One or more statements without parameters and without rows that matter.
    [[nodiscard]] SqlResult<void> exec(std::string_view sql);
    /// One statement.
    [[nodiscard]] SqlResult<Statement> prepare(std::string_view sql);
    /// BEGIN IMMEDIATE: the write lock is taken now, so that nothing after it is busy.
    [[nodiscard]] SqlResult<Transaction> begin();
    /// BEGIN DEFERRED: one view of the data for several reads.
    [[nodiscard]] SqlResult<Transaction> beginRead();

    /// First column of the first row, for PRAGMAs and counts; nothing when there is no row.
    [[nodiscard]] SqlResult<std::optional<std::int64_t>> queryInteger(std::string_view sql);
    [[nodiscard]] SqlResult<std::optional<std::string>> queryText(std::string_view sql);

    /// Writes all of it, sealed, into a file that is not there yet; with the versions that PRAGMAs keep.
    [[nodiscard]] SqlResult<void> copySealed(const std::filesystem::path &file, const trust::SealingKey &key);

    /// PRAGMA quick_check: reads the whole file. An error of code `corrupt` when it finds anything.
    [[nodiscard]] SqlResult<void> quickCheck();
    /// Moves the WAL into the database and empties it, where readers allow.
    [[nodiscard]] SqlResult<void> checkpoint();

    [[nodiscard]] std::int64_t changes() const; ///< rows changed by the last statement
    [[nodiscard]] std::int64_t lastInsertRowid() const;

private:
    explicit Database(std::shared_ptr<detail::Connection> connection);
    std::shared_ptr<detail::Connection> m_connection;
};

/// Brings a database to the newest schema: the steps after its `PRAGMA user_version` run in one transaction, then the
/// version becomes the number of steps. Steps are frozen once released. A higher version is refused with `newer`.
[[nodiscard]] SqlResult<void> migrate(Database &database, std::span<const std::string_view> steps);

/// Fails the n-th operation (counted from 1) and, when `sticky`, every one after it, with `code`. 0: fails none,
/// counts.
class NthOperationFails {
public:
    explicit NthOperationFails(std::uint64_t n, SqlCode code = SqlCode::full, bool sticky = false);
    /// The hook; it shares the counter with this object.
    [[nodiscard]] SqlFault fault() const;
    [[nodiscard]] std::uint64_t operations() const; ///< seen so far
    [[nodiscard]] bool fired() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace nqi::store
