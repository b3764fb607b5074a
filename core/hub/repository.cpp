// SPDX-License-Identifier: Apache-2.0
#include "core/hub/repository.h"

#include "core/base/encoding.h"
#include "core/hub/files.h"
#include "core/trust/tuf.h"

#include <algorithm>
#include <format>
#include <system_error>
#include <utility>

namespace nqi::hub {

namespace fs = std::filesystem;
namespace tuf = trust::tuf;
using tuf::Role;

namespace {

constexpr std::uint64_t metadataLimit = 16ULL * 1024 * 1024;

PublishError written(StoreError error)
{
    return error == StoreError::full ? PublishError::full : PublishError::output;
}

bool isTrusted(const trust::KeyPair &pair, const tuf::RoleKeys &trusted)
{
    return std::ranges::contains(trusted.keyIds, tuf::keyId(tuf::keyOf(pair.publicKey())));
}

/// The key that is here for this role, if any; one that nobody trusts is a mistake that must be seen.
std::expected<void, PublishError> loadKeyOf(Repository &repository, std::string_view role, const tuf::RoleKeys &trusted)
{
    const fs::path file = keyFile(repository.data, role);
    auto key = trust::loadKey(file);
    if (auto next = trust::loadKey(nextKeyFile(repository.data, role)); next && isTrusted(*next, trusted)) {
        // Metadata names the new key by now: a change of keys is finished, also one that was cut off.
        std::error_code error;
        fs::rename(nextKeyFile(repository.data, role), file, error);
        if (error)
            return std::unexpected(PublishError::keys);
        key = std::move(next);
    }
    if (!key)
        return key.error() == trust::KeyFileError::missing ? std::expected<void, PublishError>()
                                                           : std::unexpected(PublishError::keys);
    if (!isTrusted(*key, trusted))
        return std::unexpected(PublishError::keys);
    repository.keys.emplace(role, std::move(*key));
    return {};
}

/// One key a role, all of them here: enough for a demonstration, and for an office that has no ceremony yet.
std::expected<void, PublishError> beginAlone(Repository &repository, Instant now, const Random &random,
                                             const PublishOptions &options)
{
    tuf::Root root{1, now + options.rootLife, true, {}, {}};
    for (const Role role : topRoles) {
        auto made = trust::loadOrCreateKey(keyFile(repository.data, tuf::name(role)), random);
        if (!made)
            return std::unexpected(PublishError::keys);
        const tuf::Key key = tuf::keyOf(made->publicKey());
        root.keys.emplace(tuf::keyId(key), key);
        root.roles[role] = {{tuf::keyId(key)}, 1};
        repository.keys.emplace(tuf::name(role), std::move(*made));
    }
    repository.root = root;
    return repository.writeFile("1.root.json", tuf::encode(root, std::array{repository.key("root")}));
}

std::expected<void, PublishError> loadKeys(Repository &repository)
{
    for (const Role role : topRoles)
        if (auto loaded = loadKeyOf(repository, tuf::name(role), repository.root.roles.at(role)); !loaded)
            return loaded;
    if (!repository.top.delegations)
        return {};
    for (const tuf::DelegatedRole &role : repository.top.delegations->roles)
        if (auto loaded = loadKeyOf(repository, role.name, role.keys); !loaded)
            return loaded;
    return {};
}

template <class Metadata>
std::expected<Metadata, PublishError> load(const Repository &repository, const std::string &name,
                                           std::expected<Metadata, tuf::Error> (*decode)(std::string_view))
{
    const auto text = readText(metadataFile(repository.data, name));
    auto decoded = decode(text.value_or(""));
    if (!decoded)
        return std::unexpected(PublishError::damaged);
    return std::move(*decoded);
}

tuf::MetaFile described(std::uint64_t version, const std::string &text)
{
    return {version, text.size(), tuf::hashesOf(text)};
}

std::string listFile(std::string_view role)
{
    return std::format("{}.json", role);
}

} // namespace

fs::path keyFile(const fs::path &data, std::string_view role)
{
    return data / "keys" / std::format("{}.key", role);
}

fs::path nextKeyFile(const fs::path &data, std::string_view role)
{
    return data / "keys" / std::format("{}.next.key", role);
}

fs::path metadataFile(const fs::path &data, std::string_view name)
{
    return publicFolder(data) / "metadata" / name;
}

std::optional<std::string> readText(const fs::path &path)
{
    const auto bytes = readFile(path, metadataLimit);
    if (!bytes)
        return std::nullopt;
    return std::string(reinterpret_cast<const char *>(bytes->data()), bytes->size());
}

fs::path Repository::placeOf(const std::string &path, const tuf::Target &target) const
{
    return publicFolder(data) / "targets" / tuf::targetFile(path, target, true);
}

std::optional<std::string> Repository::read(const std::string &path, const tuf::Target &target) const
{
    const auto bytes = readFile(placeOf(path, target), target.length);
    if (!bytes)
        return {};
    std::string text(reinterpret_cast<const char *>(bytes->data()), bytes->size());
    return target.hashes.match(text) ? std::optional(std::move(text)) : std::nullopt;
}

std::expected<Repository::Added, PublishError> Repository::add(const std::string &path, std::string_view content) const
{
    Added added{{content.size(), tuf::hashesOf(content)}};
    const fs::path place = placeOf(path, added.target);
    std::error_code error;
    if (fs::file_size(place, error) == content.size() && !error)
        return added;
    if (auto made = makeFolder(place.parent_path()); !made)
        return std::unexpected(written(made.error()));
    if (auto done = replaceFile(place, bytesOf(content)); !done)
        return std::unexpected(written(done.error()));
    added.isNew = true;
    return added;
}

const trust::KeyPair *Repository::key(std::string_view role) const
{
    const auto found = keys.find(role);
    return found == keys.end() ? nullptr : &found->second;
}

std::expected<void, PublishError> Repository::writeFile(const std::string &name, const std::string &text) const
{
    return replaceFile(metadataFile(data, name), bytesOf(text)).transform_error(&written);
}

std::expected<void, PublishError> Repository::write(Changed changed, Instant now, const PublishOptions &options)
{
    const auto ages = [&](Instant expires, std::chrono::hours life) { return expires < now + life / 2; };
    for (const auto &[dataset, list] : datasets)
        if (ages(list.expires, options.life) && key(dataset) != nullptr)
            changed.datasets.insert(dataset);
    changed.top = changed.top || (ages(top.expires, options.delegationsLife) && key("targets") != nullptr);
    // A list and what points to it.
    const auto sign = [&](std::string_view role, tuf::Targets &list,
                          std::chrono::hours life) -> std::expected<void, PublishError> {
        const trust::KeyPair *const signer = key(role);
        if (signer == nullptr)
            return std::unexpected(PublishError::keys);
        list.expires = now + life;
        ++list.version;
        const std::string text = tuf::encode(list, std::array{signer});
        snapshot.meta[listFile(role)] = described(list.version, text);
        return writeFile(std::format("{}.{}", list.version, listFile(role)), text);
    };
    for (const std::string &dataset : changed.datasets)
        if (auto done = sign(dataset, datasets.at(dataset), options.life); !done)
            return done;
    if (changed.top)
        if (auto done = sign("targets", top, options.delegationsLife); !done)
            return done;
    const trust::KeyPair *const snapshots = key("snapshot");
    const trust::KeyPair *const timestamps = key("timestamp");
    if (snapshots == nullptr || timestamps == nullptr)
        return std::unexpected(PublishError::keys);
    if (!changed.datasets.empty() || changed.top || changed.snapshot || ages(snapshot.expires, options.life)) {
        snapshot.expires = now + options.life;
        ++snapshot.version;
        const std::string text = tuf::encode(snapshot, std::array{snapshots});
        timestamp.snapshot = described(snapshot.version, text);
        if (auto done = writeFile(std::format("{}.snapshot.json", snapshot.version), text); !done)
            return done;
    }
    ++timestamp.version;
    timestamp.expires = now + options.timestampLife;
    return writeFile("timestamp.json", tuf::encode(timestamp, std::array{timestamps}));
}

// Every released root stays: a device that was away for years follows them one by one.
std::expected<void, PublishError> loadRoots(Repository &repository)
{
    for (std::uint64_t version = 1;; ++version) {
        const auto text = readText(metadataFile(repository.data, std::format("{}.root.json", version)));
        if (!text)
            return {};
        const auto root = tuf::decodeRoot(*text);
        if (!root || root->version != version)
            return std::unexpected(PublishError::damaged);
        repository.root = *root;
    }
}

std::expected<void, PublishError> loadMetadata(Repository &repository)
{
    std::error_code error;
    if (!fs::exists(metadataFile(repository.data, "timestamp.json"), error))
        return {};
    auto timestamp = load(repository, "timestamp.json", &tuf::decodeTimestamp);
    if (!timestamp)
        return std::unexpected(timestamp.error());
    auto snapshot =
        load(repository, std::format("{}.snapshot.json", timestamp->snapshot.version), &tuf::decodeSnapshot);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    for (const auto &[name, file] : snapshot->meta) {
        auto list = load(repository, std::format("{}.{}", file.version, name), &tuf::decodeTargets);
        if (!list)
            return std::unexpected(list.error());
        if (name == listFile("targets"))
            repository.top = std::move(*list);
        else
            repository.datasets.emplace(name.substr(0, name.size() - listFile("").size()), std::move(*list));
    }
    if (repository.top.version == 0)
        return std::unexpected(PublishError::damaged);
    repository.timestamp = std::move(*timestamp);
    repository.snapshot = std::move(*snapshot);
    return {};
}

std::expected<Repository, PublishError> openRepository(const fs::path &data, Instant now, const Random &random,
                                                       const PublishOptions &options)
{
    Repository repository;
    repository.data = data;
    for (const fs::path &folder : {data / "keys", publicFolder(data) / "metadata", publicFolder(data) / "targets"})
        if (auto made = makeFolder(folder); !made)
            return std::unexpected(written(made.error()));
    return loadRoots(repository)
        .and_then([&] { return loadMetadata(repository); })
        .and_then([&] {
            return repository.root.version > 0 ? loadKeys(repository) : beginAlone(repository, now, random, options);
        })
        .transform([&] { return std::move(repository); });
}

std::set<fs::path> filesOf(const Repository &repository)
{
    std::set<fs::path> files;
    for (const auto &[dataset, list] : repository.datasets)
        for (const auto &[path, target] : list.targets)
            files.insert(repository.placeOf(path, target));
    if (repository.snapshot.version == 0)
        return files;
    files.insert(metadataFile(repository.data, std::format("{}.snapshot.json", repository.snapshot.version)));
    for (const auto &[name, file] : repository.snapshot.meta)
        files.insert(metadataFile(repository.data, std::format("{}.{}", file.version, name)));
    return files;
}

void removeOld(const Repository &repository, const std::set<fs::path> &before, Instant now, std::chrono::hours keep)
{
    const auto fileTime = [](Instant instant) { return std::chrono::file_clock::from_sys(instant); };
    std::error_code ignored;
    const std::set<fs::path> named = filesOf(repository);
    for (const fs::path &file : before)
        if (!named.contains(file))
            fs::last_write_time(file, fileTime(now), ignored);
    std::vector<fs::path> old;
    const auto look = [&](const fs::path &file) {
        std::error_code failed;
        const auto time = fs::last_write_time(file, failed);
        if (!failed && time < fileTime(now - keep) && !named.contains(file))
            old.push_back(file);
    };
    for (const auto &entry : fs::recursive_directory_iterator(publicFolder(repository.data) / "targets", ignored))
        if (entry.is_regular_file(ignored))
            look(entry.path());
    for (const auto &entry : fs::directory_iterator(publicFolder(repository.data) / "metadata", ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".json") && !name.ends_with(".root.json") && name != "timestamp.json")
            look(entry.path());
    }
    // What cannot be removed is removed another time.
    for (const fs::path &file : old)
        fs::remove(file, ignored);
}

} // namespace nqi::hub
