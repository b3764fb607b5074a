// SPDX-License-Identifier: Apache-2.0
#include "core/hub/sqlite_quotas.h"

#include <string>
#include <utility>

namespace nqi::hub {

using store::Statement;

namespace {

std::optional<std::uint64_t> bound(const Statement &row, int column)
{
    const auto value = row.optionalInteger(column);
    return value ? std::optional(static_cast<std::uint64_t>(*value)) : std::nullopt;
}

bool exceeds(std::optional<std::uint64_t> most, std::uint64_t held, std::uint64_t more)
{
    return most && (held > *most || more > *most - held);
}

SqlResult<bool> isAdmitted(Database &database, std::string_view device, const trust::Digest &digest)
{
    auto select = database.prepare("SELECT 1 FROM admitted_files WHERE device = ? AND sha256 = ?");
    if (!select)
        return std::unexpected(select.error());
    return select->bind(1, device).bind(2, std::span<const std::byte>(digest.bytes)).step();
}

SqlResult<Admission> judge(Database &database, std::string_view device, std::uint64_t size)
{
    auto select = database.prepare(
        "SELECT coalesce((SELECT bytes FROM usage WHERE device = ?1), 0), coalesce((SELECT sum(bytes) FROM usage), 0), "
        "coalesce((SELECT bytes FROM quotas WHERE scope = ?1), (SELECT bytes FROM quotas WHERE scope = 'device')), "
        "(SELECT bytes FROM quotas WHERE scope = 'hub')");
    if (!select)
        return std::unexpected(select.error());
    if (const auto row = select->bind(1, device).step(); !row)
        return std::unexpected(row.error());
    if (exceeds(bound(*select, 2), static_cast<std::uint64_t>(select->integer(0)), size))
        return Admission::deviceFull;
    return exceeds(bound(*select, 3), static_cast<std::uint64_t>(select->integer(1)), size) ? Admission::hubFull
                                                                                            : Admission::admitted;
}

SqlResult<void> count(Database &database, std::string_view device, std::uint64_t findings, std::uint64_t bytes)
{
    auto insert = database.prepare("INSERT INTO usage(device, findings, bytes) VALUES(?, ?, ?) ON CONFLICT(device) "
                                   "DO UPDATE SET findings = findings + excluded.findings, "
                                   "bytes = bytes + excluded.bytes");
    if (!insert)
        return std::unexpected(insert.error());
    return insert->bind(1, device).bind(2, findings).bind(3, bytes).run();
}

} // namespace

SqlResult<std::optional<std::uint64_t>> roomOf(Database &database, std::string_view device)
{
    auto select = database.prepare(
        "SELECT coalesce((SELECT findings FROM quotas WHERE scope = ?1), (SELECT findings FROM quotas WHERE scope = "
        "'device')), coalesce((SELECT findings FROM usage WHERE device = ?1), 0)");
    if (!select)
        return std::unexpected(select.error());
    if (const auto row = select->bind(1, device).step(); !row)
        return std::unexpected(row.error());
    const auto most = bound(*select, 0);
    const auto held = static_cast<std::uint64_t>(select->integer(1));
    return most ? std::optional(*most > held ? *most - held : 0) : std::nullopt;
}

SqlResult<void> countFindings(Database &database, std::string_view device, std::uint64_t more)
{
    return more > 0 ? count(database, device, more, 0) : SqlResult<void>();
}

SqlResult<Admission> admit(Database &database, std::string_view device, const trust::Digest &digest, std::uint64_t size)
{
    const auto known = isAdmitted(database, device, digest);
    if (!known)
        return std::unexpected(known.error());
    if (*known)
        return Admission::admitted;
    const auto judged = judge(database, device, size);
    if (!judged || *judged != Admission::admitted)
        return judged;
    auto insert = database.prepare("INSERT INTO admitted_files(device, sha256, size) VALUES(?, ?, ?)");
    if (!insert)
        return std::unexpected(insert.error());
    if (auto done = insert->bind(1, device).bind(2, std::span<const std::byte>(digest.bytes)).bind(3, size).run();
        !done)
        return std::unexpected(done.error());
    if (auto done = count(database, device, 0, size); !done)
        return std::unexpected(done.error());
    return Admission::admitted;
}

SqlResult<void> replaceQuota(Database &database, const ScopedQuota &quota)
{
    auto remove = database.prepare("DELETE FROM quotas WHERE scope = ?");
    if (!remove)
        return std::unexpected(remove.error());
    if (auto done = remove->bind(1, std::string_view(quota.scope)).run(); !done)
        return done;
    if (quota.quota == Quota{})
        return {};
    auto insert = database.prepare("INSERT INTO quotas(scope, findings, bytes) VALUES(?, ?, ?)");
    if (!insert)
        return std::unexpected(insert.error());
    insert->bind(1, std::string_view(quota.scope));
    return insert->bind(2, quota.quota.findings).bind(3, quota.quota.bytes).run();
}

SqlResult<std::vector<ScopedQuota>> allQuotas(Database &database)
{
    auto select = database.prepare("SELECT scope, findings, bytes FROM quotas ORDER BY scope");
    if (!select)
        return std::unexpected(select.error());
    std::vector<ScopedQuota> quotas;
    auto row = select->step();
    for (; row && *row; row = select->step())
        quotas.push_back({std::string(select->text(0)), {bound(*select, 1), bound(*select, 2)}});
    if (!row)
        return std::unexpected(row.error());
    return quotas;
}

} // namespace nqi::hub
