// SPDX-License-Identifier: Apache-2.0
#include "core/hub/keys.h"

#include "core/hub/repository.h"
#include "core/trust/tuf_metadata.h"

#include <algorithm>
#include <array>
#include <format>
#include <set>
#include <system_error>
#include <utility>

namespace nqi::hub {

namespace fs = std::filesystem;
namespace tuf = trust::tuf;
using tuf::Role;

namespace {

using Pairs = std::vector<trust::KeyPair>;
template <class T>
using Result = std::expected<T, KeysError>;

std::string idOf(const trust::KeyPair &pair)
{
    return tuf::keyId(tuf::keyOf(pair.publicKey()));
}

/// Trusts these keys, and no others, with a role.
void trustWith(tuf::Root &root, Role role, std::span<const trust::KeyPair> pairs, std::uint32_t threshold)
{
    tuf::RoleKeys keys{.keyIds = {}, .threshold = threshold};
    for (const trust::KeyPair &pair : pairs) {
        keys.keyIds.push_back(idOf(pair));
        root.keys.insert_or_assign(idOf(pair), tuf::keyOf(pair.publicKey()));
    }
    root.roles[role] = std::move(keys);
    std::erase_if(root.keys, [&](const auto &key) {
        return std::ranges::none_of(
            root.roles, [&](const auto &entry) { return std::ranges::contains(entry.second.keyIds, key.first); });
    });
}

Result<Pairs> makeRootKeys(const fs::path &folder, const RootKeys &shape, const Random &random)
{
    Pairs pairs;
    if (shape.threshold == 0 || shape.threshold > shape.keys)
        return std::unexpected(KeysError::tooFew);
    for (std::uint32_t number = 1; number <= shape.keys; ++number) {
        const fs::path file = folder / std::format("root-{}.key", number);
        std::error_code error;
        // Never one that is there: it may be the key of another root.
        if (fs::exists(file, error))
            return std::unexpected(KeysError::exists);
        auto made = trust::loadOrCreateKey(file, random);
        if (!made)
            return std::unexpected(KeysError::key);
        pairs.push_back(std::move(*made));
    }
    return pairs;
}

/// As many of the root's keys as it asks for.
Result<Pairs> loadRootKeys(const tuf::Root &root, std::span<const fs::path> files)
{
    const tuf::RoleKeys &trusted = root.roles.at(Role::root);
    Pairs pairs;
    std::set<std::string> ids;
    for (const fs::path &file : files) {
        auto pair = trust::loadKey(file);
        if (!pair || !std::ranges::contains(trusted.keyIds, idOf(*pair)))
            return std::unexpected(KeysError::key);
        if (ids.insert(idOf(*pair)).second)
            pairs.push_back(std::move(*pair));
    }
    if (pairs.size() < trusted.threshold)
        return std::unexpected(KeysError::tooFew);
    return pairs;
}

Result<Repository> openRooted(const fs::path &data, Instant now, const Random &random, const PublishOptions &options)
{
    Repository looked;
    looked.data = data;
    const auto roots = loadRoots(looked);
    if (!roots)
        return std::unexpected(KeysError::publish);
    if (looked.root.version == 0)
        return std::unexpected(KeysError::noRoot);
    auto repository = openRepository(data, now, random, options);
    if (!repository)
        return std::unexpected(repository.error() == PublishError::keys ? KeysError::key : KeysError::publish);
    return std::move(*repository);
}

Result<void> writeRoot(Repository &repository, tuf::Root root, std::span<const trust::KeyPair> first,
                       std::span<const trust::KeyPair> second, Instant now, const PublishOptions &options)
{
    root.version = repository.root.version + 1;
    root.expires = now + options.rootLife;
    std::vector<const trust::KeyPair *> signers;
    for (const auto &some : {first, second})
        for (const trust::KeyPair &pair : some)
            signers.push_back(&pair);
    const std::string text = tuf::encode(root, signers);
    if (!repository.writeFile(std::format("{}.root.json", root.version), text))
        return std::unexpected(KeysError::publish);
    repository.root = std::move(root);
    return {};
}

std::optional<Role> topRole(std::string_view role)
{
    for (const Role one : {Role::targets, Role::snapshot, Role::timestamp})
        if (tuf::name(one) == role)
            return one;
    return {};
}

/// The new key waits under another name until metadata names it (`adoptNextKeys`): a cut in between loses neither.
Result<trust::KeyPair> nextKey(const fs::path &data, std::string_view role, const Random &random)
{
    const fs::path file = nextKeyFile(data, role);
    std::error_code ignored;
    fs::remove(file, ignored);
    auto made = trust::loadOrCreateKey(file, random);
    if (!made)
        return std::unexpected(KeysError::key);
    return std::move(*made);
}

/// What is published is signed anew by the keys that count now.
Result<void> signAgain(const fs::path &data, bool top, Instant now, const Random &random, const PublishOptions &options)
{
    auto repository = openRooted(data, now, random, options);
    if (!repository)
        return std::unexpected(repository.error());
    if (repository->timestamp.version == 0)
        return {};
    return repository->write({.top = top, .snapshot = true}, now, options).transform_error([](PublishError) {
        return KeysError::publish;
    });
}

Result<void> rotateDataset(Repository &repository, std::string_view dataset, Instant now, const Random &random,
                           const PublishOptions &options)
{
    auto &delegations = repository.top.delegations;
    if (!delegations || repository.key("targets") == nullptr)
        return std::unexpected(delegations ? KeysError::key : KeysError::role);
    const auto role = std::ranges::find(delegations->roles, dataset, &tuf::DelegatedRole::name);
    if (role == delegations->roles.end())
        return std::unexpected(KeysError::role);
    auto pair = nextKey(repository.data, dataset, random);
    if (!pair)
        return std::unexpected(pair.error());
    for (const std::string &old : role->keys.keyIds)
        delegations->keys.erase(old);
    role->keys = {{idOf(*pair)}, 1};
    delegations->keys.emplace(idOf(*pair), tuf::keyOf(pair->publicKey()));
    repository.keys.insert_or_assign(std::string(dataset), std::move(*pair));
    return repository.write({.datasets = {std::string(dataset)}, .top = true}, now, options)
        .transform_error([](PublishError) { return KeysError::publish; });
}

} // namespace

std::string_view name(KeysError error)
{
    constexpr std::array<std::string_view, 6> names = {"exists", "noRoot", "role", "key", "tooFew", "publish"};
    return names.at(static_cast<std::size_t>(error));
}

std::expected<void, KeysError> makeRoot(const fs::path &data, const fs::path &folder, const RootKeys &shape,
                                        Instant now, const Random &random, const PublishOptions &options)
{
    Repository repository;
    repository.data = data;
    if (!loadRoots(repository))
        return std::unexpected(KeysError::publish);
    if (repository.root.version > 0)
        return std::unexpected(KeysError::exists);
    auto pairs = makeRootKeys(folder, shape, random);
    if (!pairs)
        return std::unexpected(pairs.error());
    tuf::Root root;
    trustWith(root, Role::root, *pairs, shape.threshold);
    for (const Role role : {Role::targets, Role::snapshot, Role::timestamp}) {
        auto pair = trust::loadOrCreateKey(keyFile(data, tuf::name(role)), random);
        if (!pair)
            return std::unexpected(KeysError::key);
        trustWith(root, role, {&*pair, 1}, 1);
    }
    std::error_code error;
    fs::create_directories(metadataFile(data, ""), error);
    return writeRoot(repository, std::move(root), *pairs, {}, now, options);
}

std::expected<void, KeysError> rotateRoot(const fs::path &data, std::span<const fs::path> old, const fs::path &folder,
                                          const RootKeys &shape, Instant now, const Random &random,
                                          const PublishOptions &options)
{
    auto repository = openRooted(data, now, random, options);
    if (!repository)
        return std::unexpected(repository.error());
    const auto signers = loadRootKeys(repository->root, old);
    if (!signers)
        return std::unexpected(signers.error());
    auto pairs = makeRootKeys(folder, shape, random);
    if (!pairs)
        return std::unexpected(pairs.error());
    tuf::Root root = repository->root;
    trustWith(root, Role::root, *pairs, shape.threshold);
    return writeRoot(*repository, std::move(root), *signers, *pairs, now, options).transform([&] {
        // The key of a hub that began alone signs nothing any more.
        std::error_code ignored;
        fs::remove(keyFile(data, tuf::name(Role::root)), ignored);
    });
}

std::expected<void, KeysError> renewRoot(const fs::path &data, std::span<const fs::path> rootKeys, Instant now,
                                         const Random &random, const PublishOptions &options)
{
    auto repository = openRooted(data, now, random, options);
    if (!repository)
        return std::unexpected(repository.error());
    const auto signers = loadRootKeys(repository->root, rootKeys);
    if (!signers)
        return std::unexpected(signers.error());
    return writeRoot(*repository, repository->root, *signers, {}, now, options);
}

std::expected<void, KeysError> rotateKey(const fs::path &data, std::string_view role,
                                         std::span<const fs::path> rootKeys, Instant now, const Random &random,
                                         const PublishOptions &options)
{
    auto repository = openRooted(data, now, random, options);
    if (!repository)
        return std::unexpected(repository.error());
    const auto top = topRole(role);
    if (!top)
        return rotateDataset(*repository, role, now, random, options).and_then([&] {
            return signAgain(data, false, now, random, options);
        });
    const auto signers = loadRootKeys(repository->root, rootKeys);
    if (!signers)
        return std::unexpected(signers.error());
    const auto pair = nextKey(data, role, random);
    if (!pair)
        return std::unexpected(pair.error());
    tuf::Root root = repository->root;
    trustWith(root, *top, {&*pair, 1}, 1);
    return writeRoot(*repository, std::move(root), *signers, {}, now, options).and_then([&] {
        return signAgain(data, top == Role::targets, now, random, options);
    });
}

std::expected<std::vector<RoleSummary>, KeysError> listKeys(const fs::path &data, Instant now, const Random &random,
                                                            const PublishOptions &options)
{
    const auto repository = openRooted(data, now, random, options);
    if (!repository)
        return std::unexpected(repository.error());
    const std::map<Role, Instant> expires{{Role::root, repository->root.expires},
                                          {Role::targets, repository->top.expires},
                                          {Role::snapshot, repository->snapshot.expires},
                                          {Role::timestamp, repository->timestamp.expires}};
    std::vector<RoleSummary> all;
    for (const Role role : topRoles) {
        const tuf::RoleKeys &keys = repository->root.roles.at(role);
        const std::string roleName(tuf::name(role));
        all.push_back({roleName, keys.keyIds, keys.threshold, repository->key(roleName) != nullptr, expires.at(role)});
    }
    if (repository->top.delegations)
        for (const tuf::DelegatedRole &role : repository->top.delegations->roles) {
            const auto list = repository->datasets.find(role.name);
            all.push_back({role.name, role.keys.keyIds, role.keys.threshold, repository->key(role.name) != nullptr,
                           list == repository->datasets.end() ? Instant{} : list->second.expires});
        }
    return all;
}

} // namespace nqi::hub
