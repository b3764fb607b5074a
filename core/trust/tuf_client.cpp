// SPDX-License-Identifier: Apache-2.0
#include "core/trust/tuf.h"

#include <algorithm>
#include <array>
#include <format>
#include <set>
#include <utility>

namespace nqi::trust::tuf {

namespace {

bool matches(std::string_view file, const MetaFile &named)
{
    return (!named.length || file.size() <= *named.length) && (!named.hashes || named.hashes->match(file));
}

bool sameKeys(const Root &a, const Root &b, Role role)
{
    const auto keysOf = [role](const Root &root) {
        std::set<std::string> values;
        for (const std::string &id : root.roles.at(role).keyIds)
            if (const auto key = root.keys.find(id); key != root.keys.end())
                values.insert(key->second.value);
        return values;
    };
    return keysOf(a) == keysOf(b);
}

std::unexpected<Failure> failure(Error error, std::string file)
{
    return std::unexpected(Failure{error, std::move(file)});
}

std::string fileName(Role role)
{
    return std::format("{}.json", name(role));
}

// 5.5.5: nothing that was listed may vanish or go back.
bool goesBack(const Snapshot &trusted, const Snapshot &next)
{
    return std::ranges::any_of(trusted.meta, [&](const auto &entry) {
        const auto found = next.meta.find(entry.first);
        return found == next.meta.end() || found->second.version < entry.second.version;
    });
}

} // namespace

std::string fileNameOf(std::string_view role)
{
    constexpr std::string_view unreserved = "-._~";
    std::string name;
    for (const char c : role) {
        const bool plain =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || unreserved.contains(c);
        name += plain ? std::string(1, c) : std::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return name;
}

Client::Client(Storage &storage, Fetch fetch, Limits limits, Expiry expiry)
    : m_storage(storage), m_fetch(std::move(fetch)), m_limits(limits), m_expiry(expiry)
{
}

Result<void> Client::init(Storage &storage, std::string_view root)
{
    const auto decoded = decodeRoot(root);
    if (!decoded)
        return failure(decoded.error(), "root.json");
    if (!signedBy(root, *decoded, Role::root))
        return failure(Error::signatures, "root.json");
    if (!storage.store(tuf::name(Role::root), root))
        return failure(Error::storage, "root.json");
    return {};
}

void Client::begin(Instant now)
{
    m_now = now;
    m_changed = false;
    m_expired.clear();
}

Result<Status> Client::refresh(Instant now)
{
    begin(now);
    return loadRoot()
        .and_then([this] { return updateRoot(); })
        .and_then([this] { return updateTimestamp(); })
        .and_then([this] { return updateSnapshot(); })
        .and_then([this] { return updateTargets(); })
        .transform([this] { return status(); });
}

Result<Status> Client::loadTrusted(Instant now)
{
    const Fetch fetch = std::exchange(m_fetch, [](const std::string &, std::uint64_t) {
        return std::expected<std::string, Error>(std::unexpected(Error::missing));
    });
    begin(now);
    // The stored timestamp stands in for the repository's: the same verification, nothing newer.
    const auto loaded = loadRoot()
                            .and_then([this] { return checkExpiry(Role::root, m_root.expires); })
                            .and_then([this]() -> Result<void> {
                                const auto file = m_storage.load(tuf::name(Role::timestamp));
                                const auto decoded = file && signedBy(*file, m_root, Role::timestamp)
                                                         ? decodeTimestamp(*file)
                                                         : std::unexpected(Error::missing);
                                if (!decoded)
                                    return failure(decoded.error(), fileName(Role::timestamp));
                                m_timestamp = *decoded;
                                return checkExpiry(Role::timestamp, m_timestamp.expires);
                            })
                            .and_then([this] { return updateSnapshot(); })
                            .and_then([this] { return updateTargets(); })
                            .transform([this] { return status(); });
    m_fetch = fetch;
    return loaded;
}

// 5.2: the trusted root came with the program or from an earlier refresh; its expiry matters only after 5.3.
Result<void> Client::loadRoot()
{
    const auto file = m_storage.load(tuf::name(Role::root));
    if (!file)
        return failure(Error::noRoot, "root.json");
    const auto decoded = decodeRoot(*file);
    if (!decoded)
        return failure(decoded.error(), "root.json");
    // It may have been put there by hand: one that did not sign itself is no anchor.
    if (!signedBy(*file, *decoded, Role::root))
        return failure(Error::signatures, "root.json");
    m_root = *decoded;
    return {};
}

// 5.3
Result<void> Client::updateRoot()
{
    for (std::uint32_t i = 0; i < m_limits.rootVersions; ++i) {
        const std::string next = std::format("{}.root.json", m_root.version + 1);
        const auto file = m_fetch(next, m_limits.rootBytes);
        if (!file && file.error() == Error::missing)
            break;
        if (!file)
            return failure(file.error(), next);
        if (auto accepted = acceptRoot(*file, next); !accepted)
            return accepted;
    }
    return checkExpiry(Role::root, m_root.expires);
}

Result<void> Client::acceptRoot(const std::string &file, const std::string &fileName)
{
    const auto next = decodeRoot(file);
    if (!next)
        return failure(next.error(), fileName);
    if (!signedBy(file, m_root, Role::root) || !signedBy(file, *next, Role::root))
        return failure(Error::signatures, fileName);
    if (next->version != m_root.version + 1)
        return failure(next->version <= m_root.version ? Error::rollback : Error::mismatch, fileName);
    // 5.3.11, recovery from a fast-forward. Before the new root is stored: were the program killed between the two, the
    // next refresh would no longer see that the keys have changed.
    if (!sameKeys(m_root, *next, Role::timestamp) || !sameKeys(m_root, *next, Role::snapshot)) {
        if (!m_storage.remove(tuf::name(Role::timestamp)) || !m_storage.remove(tuf::name(Role::snapshot)))
            return failure(Error::storage, fileName);
    }
    if (!m_storage.store(tuf::name(Role::root), file))
        return failure(Error::storage, fileName);
    m_root = *next;
    m_changed = true;
    return {};
}

// 5.4
Result<void> Client::updateTimestamp()
{
    const std::string name = fileName(Role::timestamp);
    std::optional<Timestamp> trusted;
    if (const auto stored = m_storage.load(tuf::name(Role::timestamp));
        stored && signedBy(*stored, m_root, Role::timestamp))
        if (auto decoded = decodeTimestamp(*stored))
            trusted = *decoded;
    const auto file = m_fetch(name, m_limits.timestampBytes);
    if (!file)
        return failure(file.error(), name);
    const auto next = decodeTimestamp(*file);
    if (!next)
        return failure(next.error(), name);
    if (!signedBy(*file, m_root, Role::timestamp))
        return failure(Error::signatures, name);
    if (trusted && (next->version < trusted->version || next->snapshot.version < trusted->snapshot.version))
        return failure(Error::rollback, name);
    if (trusted && next->version == trusted->version) {
        m_timestamp = *trusted;
        return checkExpiry(Role::timestamp, m_timestamp.expires);
    }
    if (auto checked = checkExpiry(Role::timestamp, next->expires); !checked)
        return checked;
    if (!m_storage.store(tuf::name(Role::timestamp), *file))
        return failure(Error::storage, name);
    m_timestamp = *next;
    m_changed = true;
    return {};
}

// 5.5
Result<void> Client::updateSnapshot()
{
    const MetaFile &named = m_timestamp.snapshot;
    const std::string name = versioned(tuf::name(Role::snapshot), named.version);
    std::optional<Snapshot> trusted;
    if (const auto stored = m_storage.load(tuf::name(Role::snapshot));
        stored && signedBy(*stored, m_root, Role::snapshot)) {
        if (auto decoded = decodeSnapshot(*stored))
            trusted = *decoded;
        if (trusted && trusted->version == named.version && matches(*stored, named)) {
            m_snapshot = *trusted;
            return checkExpiry(Role::snapshot, m_snapshot.expires);
        }
    }
    const auto file = fetchNamed(tuf::name(Role::snapshot), named, m_limits.snapshotBytes);
    if (!file)
        return std::unexpected(file.error());
    const auto next = decodeSnapshot(*file);
    if (!next)
        return failure(next.error(), name);
    if (!signedBy(*file, m_root, Role::snapshot))
        return failure(Error::signatures, name);
    if (next->version != named.version)
        return failure(Error::mismatch, name);
    if (trusted && goesBack(*trusted, *next))
        return failure(Error::rollback, name);
    if (!next->meta.contains("targets.json"))
        return failure(Error::malformed, name);
    if (auto checked = checkExpiry(Role::snapshot, next->expires); !checked)
        return checked;
    if (!m_storage.store(tuf::name(Role::snapshot), *file))
        return failure(Error::storage, name);
    m_snapshot = *next;
    m_changed = true;
    return {};
}

// 5.6
Result<void> Client::updateTargets()
{
    const auto entry = m_snapshot.meta.find("targets.json");
    if (entry == m_snapshot.meta.end())
        return failure(Error::malformed, fileName(Role::snapshot));
    const MetaFile &named = entry->second;
    const std::string name = versioned(tuf::name(Role::targets), named.version);
    if (const auto stored = m_storage.load(tuf::name(Role::targets));
        stored && matches(*stored, named) && signedBy(*stored, m_root, Role::targets)) {
        if (auto decoded = decodeTargets(*stored); decoded && decoded->version == named.version) {
            m_targets = *decoded;
            return checkExpiry(Role::targets, m_targets.expires);
        }
    }
    const auto file = fetchNamed(tuf::name(Role::targets), named, m_limits.targetsBytes);
    if (!file)
        return std::unexpected(file.error());
    auto next = decodeTargets(*file);
    if (!next)
        return failure(next.error(), name);
    if (!signedBy(*file, m_root, Role::targets))
        return failure(Error::signatures, name);
    if (next->version != named.version)
        return failure(Error::mismatch, name);
    if (auto checked = checkExpiry(Role::targets, next->expires); !checked)
        return checked;
    if (!m_storage.store(tuf::name(Role::targets), *file))
        return failure(Error::storage, name);
    m_targets = std::move(*next);
    m_changed = true;
    return {};
}

Result<std::string> Client::fetchNamed(std::string_view role, const MetaFile &named, std::uint64_t limit) const
{
    const std::string name = versioned(role, named.version);
    const auto file = m_fetch(name, std::min(limit, named.length.value_or(limit)));
    if (!file)
        return failure(file.error(), name);
    if (!matches(*file, named))
        return failure(Error::mismatch, name);
    return *file;
}

/// A role to ask, and who trusts it.
struct Client::Delegation {
    DelegatedRole role;
    std::map<std::string, Key> keys;
};

// 5.6.7
Result<Target> Client::find(std::string_view path)
{
    std::vector<Delegation> waiting; // the last is next
    std::set<std::string> visited;
    Targets targets = m_targets;
    while (true) {
        if (const auto found = targets.targets.find(std::string(path)); found != targets.targets.end())
            return found->second;
        if (targets.delegations) {
            std::vector<Delegation> children;
            for (DelegatedRole &role : targets.delegations->rolesFor(path)) {
                const bool last = role.terminating;
                children.push_back({std::move(role), targets.delegations->keys});
                if (last) {
                    waiting.clear();
                    break;
                }
            }
            std::ranges::move(children.rbegin(), children.rend(), std::back_inserter(waiting));
        }
        // Roles may delegate to each other: each is asked once.
        while (!waiting.empty() && visited.contains(waiting.back().role.name))
            waiting.pop_back();
        if (waiting.empty() || visited.size() >= m_limits.delegations)
            return failure(Error::noTarget, std::string(path));
        const Delegation next = std::move(waiting.back());
        waiting.pop_back();
        visited.insert(next.role.name);
        auto loaded = loadDelegated(next);
        if (!loaded)
            return std::unexpected(loaded.error());
        targets = std::move(*loaded);
    }
}

Result<Targets> Client::delegated(std::string_view role)
{
    const auto none = [&] { return failure(Error::noTarget, fileNameOf(role) + ".json"); };
    if (!m_targets.delegations)
        return none();
    const auto &roles = m_targets.delegations->roles;
    const auto found = std::ranges::find(roles, role, &DelegatedRole::name);
    if (found == roles.end())
        return none();
    auto targets = loadDelegated({*found, m_targets.delegations->keys});
    if (targets)
        std::erase_if(targets->targets, [&](const auto &target) { return !found->covers(target.first); });
    return targets;
}

Result<Targets> Client::loadDelegated(const Delegation &delegation)
{
    const std::string &role = delegation.role.name;
    const auto entry = m_snapshot.meta.find(role + ".json");
    if (entry == m_snapshot.meta.end())
        return failure(Error::missing, fileNameOf(role) + ".json");
    const MetaFile &named = entry->second;
    if (const auto stored = m_storage.load(role); stored && matches(*stored, named))
        if (auto accepted = acceptDelegated(*stored, delegation, named))
            return accepted;
    const auto file = fetchNamed(fileNameOf(role), named, m_limits.targetsBytes);
    if (!file)
        return std::unexpected(file.error());
    auto accepted = acceptDelegated(*file, delegation, named);
    if (accepted && !m_storage.store(role, *file))
        return failure(Error::storage, fileNameOf(role) + ".json");
    return accepted;
}

Result<Targets> Client::acceptDelegated(const std::string &file, const Delegation &delegation, const MetaFile &named)
{
    const std::string name = versioned(fileNameOf(delegation.role.name), named.version);
    auto targets = decodeTargets(file);
    if (!targets)
        return failure(targets.error(), name);
    if (!signedBy(file, delegation.keys, delegation.role.keys))
        return failure(Error::signatures, name);
    if (targets->version != named.version)
        return failure(Error::mismatch, name);
    if (targets->expires <= m_now && m_expiry == Expiry::refuse)
        return failure(Error::expired, name);
    return std::move(*targets);
}

Result<void> Client::checkExpiry(Role role, Instant expires)
{
    if (expires > m_now)
        return {};
    if (m_expiry == Expiry::refuse)
        return failure(Error::expired, fileName(role));
    m_expired.push_back(role);
    return {};
}

std::string Client::versioned(std::string_view role, std::uint64_t version) const
{
    return m_root.consistentSnapshot ? std::format("{}.{}.json", version, role) : std::format("{}.json", role);
}

Status Client::status() const
{
    return {m_changed,
            m_expired,
            m_root.version,
            m_timestamp.version,
            m_snapshot.version,
            m_targets.version,
            std::min({m_root.expires, m_timestamp.expires, m_snapshot.expires, m_targets.expires})};
}

} // namespace nqi::trust::tuf
