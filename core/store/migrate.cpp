// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite.h"

#include <algorithm>
#include <format>

namespace nqi::store {

namespace {

SqlResult<std::size_t> pendingSteps(Database &database, std::size_t steps)
{
    const auto version = database.queryInteger("PRAGMA user_version");
    if (!version)
        return std::unexpected(version.error());
    const auto current = static_cast<std::uint64_t>(std::max<std::int64_t>(version->value_or(0), 0));
    if (current > steps)
        return std::unexpected(SqlError{SqlCode::newer, std::format("schema {} is newer than {}", current, steps)});
    return steps - current;
}

} // namespace

SqlResult<void> migrate(Database &database, std::span<const std::string_view> steps)
{
    // The usual case needs no write lock. Read again inside the transaction: two programs that start at once must not
    // both apply a step.
    if (const auto done = pendingSteps(database, steps.size()); !done || *done == 0)
        return done ? SqlResult<void>() : std::unexpected(done.error());
    auto transaction = database.begin();
    if (!transaction)
        return std::unexpected(std::move(transaction.error()));
    const auto pending = pendingSteps(database, steps.size());
    if (!pending || *pending == 0)
        return pending ? SqlResult<void>() : std::unexpected(pending.error());
    const std::size_t from = steps.size() - *pending;
    for (const std::string_view step : steps.subspan(from)) {
        if (auto done = database.exec(step); !done)
            return done;
    }
    if (auto done = database.exec(std::format("PRAGMA user_version={}", steps.size())); !done)
        return done;
    return transaction->commit();
}

} // namespace nqi::store
