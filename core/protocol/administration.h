// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/protocol/decode_error.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Messages of the administration of a hub: what its command line does, over HTTP. For users of the role administrator.
namespace nqi::protocol {

struct DeviceRow {
    std::string id;
    std::string name;
    std::string role;
    Instant enrolledAt{};
    bool revoked = false;
    std::uint64_t findings = 0;
    std::optional<Instant> lastReceivedAt;
    std::uint64_t bytes = 0;                   ///< of files
    std::optional<std::uint64_t> mostFindings; ///< nothing: no bound
    std::optional<std::uint64_t> mostBytes;
};
struct UserRow {
    std::string name;
    std::string role;
    Instant createdAt{};
};
struct AuditRow {
    Instant at{};
    std::string actor;
    std::string action;
    std::string subject;
};
[[nodiscard]] std::string encodeDevices(std::span<const DeviceRow> devices);
[[nodiscard]] std::string encodeUsers(std::span<const UserRow> users);
[[nodiscard]] std::string encodeAudit(std::span<const AuditRow> entries);

/// GET /v1/admin/quotas: "device" is for each device without its own, "hub" for all together, else a device's id.
struct QuotaRow {
    std::string scope;
    std::optional<std::uint64_t> findings;
    std::optional<std::uint64_t> bytes;
};
[[nodiscard]] std::string encodeQuotas(std::span<const QuotaRow> quotas);
/// PUT /v1/admin/quotas/{scope}: an absent member is no bound.
struct QuotaRequest {
    std::optional<std::uint64_t> findings;
    std::optional<std::uint64_t> bytes;
};
[[nodiscard]] Decoded<QuotaRequest> decodeQuotaRequest(std::string_view text);

/// POST /v1/admin/codes
struct CodeRequest {
    std::string role; ///< of the device: "inspector" or "customs"
    std::uint32_t hours = 0;
};
[[nodiscard]] Decoded<CodeRequest> decodeCodeRequest(std::string_view text);
[[nodiscard]] std::string encodeCode(std::string_view code);

/// PUT /v1/admin/users/{name}
struct UserRequest {
    std::string role; ///< "analyst" or "administrator"
    std::string password;
};
[[nodiscard]] Decoded<UserRequest> decodeUserRequest(std::string_view text);

} // namespace nqi::protocol
