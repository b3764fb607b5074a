// SPDX-License-Identifier: Apache-2.0
#include "core/hub/administration.h"

#include "core/base/encoding.h"
#include "core/hub/login.h"
#include "core/protocol/administration.h"

#include <algorithm>
#include <format>
#include <utility>
#include <vector>

namespace nqi::hub {

using protocol::Problem;
using protocol::ProblemCode;

namespace {

std::unexpected<Problem> problem(ProblemCode code, std::string detail = {}, std::string pointer = {})
{
    return std::unexpected(Problem{code, std::move(detail), std::move(pointer), {}});
}

std::unexpected<Problem> problem(StoreError error)
{
    return problem(error == StoreError::full ? ProblemCode::storageFull : ProblemCode::unavailable,
                   std::string(name(error)));
}

std::unexpected<Problem> problem(const protocol::DecodeError &error)
{
    return problem(ProblemCode::malformed, std::string(protocol::name(error.code)), error.path);
}

} // namespace

bool isUserName(std::string_view name)
{
    constexpr std::size_t longest = 64;
    return !name.empty() && name.size() <= longest && !name.contains(':') && printable(name, longest) == name;
}

AccessRole roleOf(std::string_view text)
{
    using enum AccessRole;
    for (const AccessRole role : {inspector, customs, analyst, administrator})
        if (name(role) == text)
            return role;
    return inspector;
}

Answer<void> Administration::recorded(std::string action, std::string subject)
{
    const auto done = m_store.record({m_clock(), m_actor, std::move(action), std::move(subject)});
    if (!done)
        return problem(done.error());
    return {};
}

Answer<std::string> Administration::devices()
{
    const auto devices = m_store.devices();
    if (!devices)
        return problem(devices.error());
    std::vector<protocol::DeviceRow> rows;
    rows.reserve(devices->size());
    for (const DeviceActivity &one : *devices)
        rows.push_back({one.device.id, one.device.name, std::string(name(one.device.role)), one.device.enrolledAt,
                        one.device.revoked, one.findings, one.lastReceivedAt, one.bytes, one.quota.findings,
                        one.quota.bytes});
    return protocol::encodeDevices(rows);
}

Answer<std::string> Administration::users()
{
    const auto users = m_store.users();
    if (!users)
        return problem(users.error());
    std::vector<protocol::UserRow> rows;
    rows.reserve(users->size());
    for (const User &one : *users)
        rows.push_back({one.name, std::string(name(one.role)), one.createdAt});
    return protocol::encodeUsers(rows);
}

Answer<std::string> Administration::audit(std::uint32_t limit)
{
    const auto entries = m_store.audit(limit);
    if (!entries)
        return problem(entries.error());
    std::vector<protocol::AuditRow> rows;
    rows.reserve(entries->size());
    for (const AuditEntry &one : *entries)
        rows.push_back({one.at, one.actor, one.action, one.subject});
    return protocol::encodeAudit(rows);
}

Answer<void> Administration::mustBeKnown(std::string_view device)
{
    const auto devices = m_store.devices();
    if (!devices)
        return problem(devices.error());
    if (!std::ranges::contains(*devices, device, [](const DeviceActivity &one) { return one.device.id; }))
        return problem(ProblemCode::notFound);
    return {};
}

Answer<std::string> Administration::quotas()
{
    const auto quotas = m_store.quotas();
    if (!quotas)
        return problem(quotas.error());
    std::vector<protocol::QuotaRow> rows;
    rows.reserve(quotas->size());
    for (const ScopedQuota &one : *quotas)
        rows.push_back({one.scope, one.quota.findings, one.quota.bytes});
    return protocol::encodeQuotas(rows);
}

Answer<void> Administration::setQuota(std::string_view scope, std::string_view text)
{
    const auto request = protocol::decodeQuotaRequest(text);
    if (!request)
        return problem(request.error());
    return setQuota({std::string(scope), {request->findings, request->bytes}});
}

Answer<void> Administration::setQuota(const ScopedQuota &quota)
{
    const auto &[findings, bytes] = quota.quota;
    if (quota.scope == wholeHub && findings)
        return problem(ProblemCode::malformed, "findings", "/findings");
    if (quota.scope != wholeHub && quota.scope != eachDevice)
        if (const auto known = mustBeKnown(quota.scope); !known)
            return known;
    const auto text = [](const std::optional<std::uint64_t> &bound) { return bound ? std::to_string(*bound) : "none"; };
    if (const auto said =
            recorded("quota.set", std::format("{} findings={} bytes={}", quota.scope, text(findings), text(bytes)));
        !said)
        return said;
    const auto set = m_store.setQuota(quota);
    if (!set)
        return problem(set.error());
    return {};
}

Answer<void> Administration::revoke(std::string_view device)
{
    if (const auto known = mustBeKnown(device); !known)
        return known;
    if (const auto said = recorded("device.revoked", std::string(device)); !said)
        return said;
    const auto revoked = m_store.revoke(device);
    if (!revoked)
        return problem(revoked.error());
    return {};
}

Answer<std::string> Administration::newCode(std::string_view text)
{
    const auto request = protocol::decodeCodeRequest(text);
    if (!request)
        return problem(request.error());
    if (const auto said = recorded("code.made", request->role); !said)
        return std::unexpected(said.error());
    const auto code = m_service.newEnrolmentCode(std::chrono::hours(request->hours), roleOf(request->role));
    if (!code)
        return std::unexpected(code.error());
    return protocol::encodeCode(*code);
}

Answer<void> Administration::putUser(std::string_view name, std::string_view text)
{
    const auto request = protocol::decodeUserRequest(text);
    if (!request)
        return problem(request.error());
    if (!isUserName(name))
        return problem(ProblemCode::malformed, "name");
    if (request->password.size() < shortestPassword)
        return problem(ProblemCode::malformed, "password", "/password");
    const auto user = newUser(name, roleOf(request->role), request->password, m_clock());
    if (!user)
        return problem(ProblemCode::unavailable, "memory");
    if (const auto said = recorded("user.set", std::format("{} {}", name, request->role)); !said)
        return said;
    const auto put = m_store.putUser(*user);
    if (!put)
        return problem(put.error());
    return {};
}

Answer<void> Administration::removeUser(std::string_view name)
{
    const auto users = m_store.users();
    if (!users)
        return problem(users.error());
    if (!std::ranges::contains(*users, name, &User::name))
        return problem(ProblemCode::notFound);
    if (const auto said = recorded("user.removed", std::string(name)); !said)
        return said;
    const auto removed = m_store.removeUser(name);
    if (!removed)
        return problem(removed.error());
    return {};
}

} // namespace nqi::hub
