// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/store.h"

#include <expected>
#include <pqxx/pqxx>
#include <string>
#include <utility>

/// PostgreSQL without exceptions. Private to core/hub/postgres.
namespace nqi::hub {

/// What whoever called is told, and what the log is told beside it.
struct PostgresError {
    StoreError code = StoreError::other;
    std::string message; ///< the server's words; may name a table, never a row's content or a password
};
template <class T>
using PostgresResult = std::expected<T, PostgresError>;

/// What a class of SQLSTATE (PostgreSQL 17, appendix A) means for whoever waits for the answer.
[[nodiscard]] StoreError errorOfState(std::string_view sqlState);

/// Runs `work`, which may throw what libpqxx throws.
template <class Work>
[[nodiscard]] auto withoutExceptions(Work &&work) -> PostgresResult<decltype(work())>
{
    const auto firstLine = [](const std::exception &error) {
        const std::string text = error.what();
        return text.substr(0, text.find('\n'));
    };
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const pqxx::sql_error &error) {
        return std::unexpected(PostgresError{errorOfState(error.sqlstate()), firstLine(error)});
    } catch (const pqxx::failure &error) { // the connection is broken, or could not be had
        return std::unexpected(PostgresError{StoreError::unavailable, firstLine(error)});
    } catch (const std::exception &error) {
        return std::unexpected(PostgresError{StoreError::other, firstLine(error)});
    }
}

/// A connection as this program wants it: UTF-8, ISO dates, UTC, no statement that runs for ever.
[[nodiscard]] pqxx::connection connectTo(const std::string &address);

} // namespace nqi::hub
