// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/administration.h"

#include "core/protocol/codecs.h"

#include <algorithm>
#include <initializer_list>

namespace nqi::protocol {

namespace {

constexpr std::int64_t mostHours = 2160; // 90 days

void putBound(Json &json, const char *name, std::optional<std::uint64_t> bound)
{
    if (bound)
        json[name] = *bound;
}

std::optional<std::uint64_t> readBound(Node &node, std::string_view name)
{
    if (Node bound = node.optional(name))
        return bound.count<std::uint64_t>();
    return std::nullopt;
}

Json encode(const QuotaRow &quota)
{
    Json json = Json::object();
    json["scope"] = textValue(quota.scope);
    putBound(json, "findings", quota.findings);
    putBound(json, "bytes", quota.bytes);
    return json;
}

Json encode(const DeviceRow &device)
{
    Json json = Json::object();
    json["id"] = textValue(device.id);
    json["name"] = textValue(device.name);
    json["role"] = device.role;
    json["enrolledAt"] = isoInstant(device.enrolledAt);
    json["revoked"] = device.revoked;
    json["findings"] = device.findings;
    put(json, "lastReceivedAt", device.lastReceivedAt);
    json["bytes"] = device.bytes;
    putBound(json, "mostFindings", device.mostFindings);
    putBound(json, "mostBytes", device.mostBytes);
    return json;
}

Json encode(const UserRow &user)
{
    Json json = Json::object();
    json["name"] = textValue(user.name);
    json["role"] = user.role;
    json["createdAt"] = isoInstant(user.createdAt);
    return json;
}

Json encode(const AuditRow &entry)
{
    Json json = Json::object();
    json["at"] = isoInstant(entry.at);
    json["actor"] = textValue(entry.actor);
    json["action"] = textValue(entry.action);
    json["subject"] = textValue(entry.subject);
    return json;
}

template <class Rows>
std::string listOf(const char *name, const Rows &rows)
{
    Json list = Json::array();
    for (const auto &row : rows)
        list.push_back(encode(row));
    Json json = Json::object();
    json[name] = std::move(list);
    return canonical(json);
}

std::string roleIn(Node &node, std::initializer_list<std::string_view> roles)
{
    Node member = node.member("role");
    std::string role = member.name();
    if (!std::ranges::contains(roles, role))
        member.fail(DecodeErrorCode::unknownName);
    return role;
}

} // namespace

std::string encodeDevices(std::span<const DeviceRow> devices)
{
    return listOf("devices", devices);
}

std::string encodeUsers(std::span<const UserRow> users)
{
    return listOf("users", users);
}

std::string encodeAudit(std::span<const AuditRow> entries)
{
    return listOf("entries", entries);
}

std::string encodeQuotas(std::span<const QuotaRow> quotas)
{
    return listOf("quotas", quotas);
}

Decoded<QuotaRequest> decodeQuotaRequest(std::string_view text)
{
    return decode(text, limits::message, [](Node &node) {
        QuotaRequest request;
        request.findings = readBound(node, "findings");
        request.bytes = readBound(node, "bytes");
        node.end();
        return request;
    });
}

Decoded<CodeRequest> decodeCodeRequest(std::string_view text)
{
    return decode(text, limits::message, [](Node &node) {
        CodeRequest request;
        request.role = roleIn(node, {"inspector", "customs"});
        request.hours = static_cast<std::uint32_t>(node.member("hours").integer(1, mostHours));
        node.end();
        return request;
    });
}

std::string encodeCode(std::string_view code)
{
    Json json = Json::object();
    json["code"] = textValue(code);
    return canonical(json);
}

Decoded<UserRequest> decodeUserRequest(std::string_view text)
{
    return decode(text, limits::message, [](Node &node) {
        UserRequest request;
        request.role = roleIn(node, {"analyst", "administrator"});
        request.password = node.member("password").name();
        node.end();
        return request;
    });
}

} // namespace nqi::protocol
