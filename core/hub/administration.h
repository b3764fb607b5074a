// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/hub/service.h"
#include "core/hub/store.h"
#include "core/protocol/messages.h"

#include <cstdint>
#include <string>
#include <string_view>

/// Devices, users and codes of a hub, changed by a person of the role administrator or from the command line. Every
/// change is in the audit trail with its actor: written before it is made, so that none is without.
namespace nqi::hub {

/// The shortest password that is taken.
inline constexpr std::size_t shortestPassword = 10;
/// 1 to 64 bytes without a colon (RFC 7617) and without what cannot be seen.
[[nodiscard]] bool isUserName(std::string_view name);
/// By its name; inspector where there is no such role.
[[nodiscard]] AccessRole roleOf(std::string_view text);

class Administration {
public:
    Administration(Store &store, Service &service, Clock clock, std::string actor)
        : m_store(store), m_service(service), m_clock(std::move(clock)), m_actor(std::move(actor))
    {
    }

    /// Texts of core/protocol/administration.h.
    [[nodiscard]] Answer<std::string> devices();
    [[nodiscard]] Answer<std::string> users();
    [[nodiscard]] Answer<std::string> audit(std::uint32_t limit);
    /// Problems: notFound.
    [[nodiscard]] Answer<void> revoke(std::string_view device);
    [[nodiscard]] Answer<std::string> quotas();
    /// `scope`: "device", "hub" (bytes only), or a device's id. Problems: notFound, malformed.
    [[nodiscard]] Answer<void> setQuota(std::string_view scope, std::string_view text);
    [[nodiscard]] Answer<void> setQuota(const ScopedQuota &quota);
    [[nodiscard]] Answer<std::string> newCode(std::string_view text);
    /// A new user, or another role and password. Problems: malformed ("name", "password", or where it cannot be read).
    [[nodiscard]] Answer<void> putUser(std::string_view name, std::string_view text);
    [[nodiscard]] Answer<void> removeUser(std::string_view name);

private:
    [[nodiscard]] Answer<void> mustBeKnown(std::string_view device);
    [[nodiscard]] Answer<void> recorded(std::string action, std::string subject);

    Store &m_store;
    Service &m_service;
    Clock m_clock;
    std::string m_actor;
};

} // namespace nqi::hub
