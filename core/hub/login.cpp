// SPDX-License-Identifier: Apache-2.0
#include "core/hub/login.h"

#include "core/base/encoding.h"
#include "core/trust/password.h"

#include <algorithm>
#include <utility>

namespace nqi::hub {

namespace {

using namespace std::chrono_literals;
using protocol::Problem;
using protocol::ProblemCode;

constexpr auto memory = 5min;
constexpr std::chrono::seconds patience = 1s;
constexpr auto waiting = 1min;
constexpr std::uint32_t mostWrong = 5;
constexpr std::size_t mostNames = 10'000; // nobody fills the memory with names

std::unexpected<Problem> refused()
{
    return std::unexpected(Problem{ProblemCode::unauthenticated, {}, {}, {}});
}

/// RFC 4648 section 4; the header may come with padding or without.
std::optional<std::string> fromBase64(std::string_view text)
{
    std::string urlSafe(text.substr(0, text.find_last_not_of('=') + 1));
    std::ranges::replace(urlSafe, '+', '-');
    std::ranges::replace(urlSafe, '/', '_');
    const auto bytes = fromBase64url(urlSafe);
    return bytes ? std::optional(std::string(reinterpret_cast<const char *>(bytes->data()), bytes->size()))
                 : std::nullopt;
}

} // namespace

std::expected<User, Problem> Login::user(std::string_view authorization)
{
    constexpr std::string_view scheme = "Basic ";
    constexpr std::size_t longest = 1024;
    if (!authorization.starts_with(scheme) || authorization.size() > longest)
        return refused();
    const trust::Digest digest = trust::sha256(authorization);
    if (auto known = remembered(digest)) {
        // Removed, or given another role or password, wherever that was done: it holds at once.
        const auto users = m_store.users();
        if (!users)
            return std::unexpected(Problem{ProblemCode::unavailable, "store", {}, 2s});
        if (std::ranges::contains(*users, *known))
            return *std::move(known);
    }
    const auto pair = fromBase64(authorization.substr(scheme.size()));
    const std::size_t colon = pair ? pair->find(':') : std::string::npos;
    if (colon == std::string::npos)
        return refused();
    auto user = check(std::string_view(*pair).substr(0, colon), std::string_view(*pair).substr(colon + 1));
    if (user) {
        const std::scoped_lock lock(m_mutex);
        std::erase_if(m_known, [&](const auto &one) { return one.second.until <= m_clock(); });
        m_known[digest] = {*user, m_clock() + memory};
    }
    return user;
}

std::optional<User> Login::remembered(const trust::Digest &digest)
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_known.find(digest);
    return known != m_known.end() && known->second.until > m_clock() ? std::optional(known->second.user) : std::nullopt;
}

std::optional<std::chrono::seconds> Login::waits(std::string_view name)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_wrong, [&](const auto &one) { return m_clock() - one.second.since > waiting; });
    const auto wrong = m_wrong.find(name);
    const bool full = m_wrong.size() >= mostNames || (wrong != m_wrong.end() && wrong->second.times >= mostWrong);
    return full ? std::optional(std::chrono::duration_cast<std::chrono::seconds>(waiting)) : std::nullopt;
}

std::expected<User, Problem> Login::check(std::string_view name, std::string_view password)
{
    if (const auto wait = waits(name))
        return std::unexpected(Problem{ProblemCode::rateLimited, {}, {}, *wait});
    // Who guesses must not keep devices from being served: a crowd is sent away.
    const std::unique_lock checking(m_checking, patience);
    if (!checking.owns_lock())
        return std::unexpected(Problem{ProblemCode::rateLimited, {}, {}, patience});
    // Others may have guessed the same name while this one waited.
    if (const auto wait = waits(name))
        return std::unexpected(Problem{ProblemCode::rateLimited, {}, {}, *wait});
    const auto users = m_store.users();
    if (!users)
        return std::unexpected(Problem{ProblemCode::unavailable, "store", {}, 2s});
    const auto found = std::ranges::find(*users, name, &User::name);
    // A name that is not there takes as long as one that is.
    static const std::string nobody = trust::passwordHash("nobody");
    const bool right = trust::isPassword(found != users->end() ? found->password : nobody, password);
    const std::scoped_lock lock(m_mutex);
    if (right && found != users->end()) {
        m_wrong.erase(std::string(name));
        return *found;
    }
    Wrong &wrong = m_wrong[std::string(name)];
    if (wrong.times++ == 0)
        wrong.since = m_clock();
    return refused();
}

std::optional<User> newUser(std::string_view name, AccessRole role, std::string_view password, Instant now)
{
    std::string hash = trust::passwordHash(password);
    if (hash.empty())
        return {};
    return User{std::string(name), role, std::move(hash), now};
}

} // namespace nqi::hub
