// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/hub/store.h"
#include "core/protocol/messages.h"
#include "core/trust/digest.h"

#include <chrono>
#include <cstdint>
#include <expected>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace nqi::hub {

/// People at the hub by name and password (HTTP Basic, RFC 7617). Any thread. A password takes a tenth of a second to
/// check: what was right is remembered for a while as a digest, and after some that were wrong a name has to wait.
class Login {
public:
    Login(Store &store, Clock clock) : m_store(store), m_clock(std::move(clock)) {}

    /// Of the header `Authorization`. Problems: unauthenticated, rateLimited, unavailable.
    [[nodiscard]] std::expected<User, protocol::Problem> user(std::string_view authorization);

private:
    struct Known {
        User user;
        Instant until{};
    };
    struct Wrong {
        std::uint32_t times = 0;
        Instant since{};
    };
    /// How long this name has to wait.
    [[nodiscard]] std::optional<std::chrono::seconds> waits(std::string_view name);
    [[nodiscard]] std::optional<User> remembered(const trust::Digest &digest);
    [[nodiscard]] std::expected<User, protocol::Problem> check(std::string_view name, std::string_view password);

    Store &m_store;
    Clock m_clock;
    std::timed_mutex m_checking; ///< one password after another: each takes 64 MiB
    std::mutex m_mutex;
    std::map<trust::Digest, Known> m_known; ///< by the digest of the header
    std::map<std::string, Wrong, std::less<>> m_wrong;
};

/// The user that is stored with this password. Nothing: there is no memory to hash it.
[[nodiscard]] std::optional<User> newUser(std::string_view name, AccessRole role, std::string_view password,
                                          Instant now);

} // namespace nqi::hub
