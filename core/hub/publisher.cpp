// SPDX-License-Identifier: Apache-2.0
#include "core/hub/publisher.h"

#include "core/base/encoding.h"
#include "core/hub/files.h"
#include "core/protocol/published.h"
#include "core/trust/tuf.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <format>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace nqi::hub {

namespace {

namespace tuf = trust::tuf;
using tuf::Role;

constexpr std::uint64_t metadataLimit = 16ULL * 1024 * 1024;
constexpr std::array roles = {Role::root, Role::targets, Role::snapshot, Role::timestamp};

PublishError written(StoreError error)
{
    return error == StoreError::full ? PublishError::full : PublishError::output;
}

std::filesystem::path metadataFile(const std::filesystem::path &data, std::string_view name)
{
    return publicFolder(data) / "metadata" / name;
}

std::optional<std::string> readText(const std::filesystem::path &path)
{
    const auto bytes = readFile(path, metadataLimit);
    if (!bytes)
        return std::nullopt;
    std::string text;
    text.reserve(bytes->size());
    for (const std::byte b : *bytes)
        text += static_cast<char>(b);
    return text;
}

/// What is published, and the keys to go on.
struct Repository {
    std::filesystem::path data;
    std::map<Role, trust::KeyPair> keys;
    tuf::Root root{.version = 0};
    tuf::Timestamp timestamp{.version = 0};
    tuf::Snapshot snapshot{.version = 0};
    tuf::Targets targets{.version = 0};

    std::expected<void, PublishError> write(const std::string &name, const std::string &text) const
    {
        return replaceFile(metadataFile(data, name), bytesOf(text)).transform_error(&written);
    }
    std::array<const trust::KeyPair *, 1> signer(Role role) const { return {&keys.at(role)}; }
};

std::expected<void, PublishError> loadKeys(Repository &repository, const Random &random)
{
    if (auto made = makeFolder(repository.data / "keys"); !made)
        return std::unexpected(written(made.error()));
    for (const Role role : roles) {
        auto key = trust::loadOrCreateKey(repository.data / "keys" / std::format("{}.key", tuf::name(role)), random);
        if (!key)
            return std::unexpected(PublishError::keys);
        repository.keys.emplace(role, std::move(*key));
    }
    return {};
}

// Every released root stays: a device that was away for years follows them one by one.
std::expected<void, PublishError> loadRoot(Repository &repository, Instant now, const PublishOptions &options)
{
    for (std::uint64_t version = 1;; ++version) {
        const auto text = readText(metadataFile(repository.data, std::format("{}.root.json", version)));
        if (!text)
            break;
        const auto root = tuf::decodeRoot(*text);
        if (!root || root->version != version)
            return std::unexpected(PublishError::damaged);
        repository.root = *root;
    }
    if (repository.root.version > 0) {
        for (const Role role : roles)
            if (!std::ranges::contains(repository.root.roles.at(role).keyIds,
                                       tuf::keyId(tuf::keyOf(repository.keys.at(role).publicKey()))))
                return std::unexpected(PublishError::keys);
        return {};
    }
    tuf::Root root{1, now + options.rootLife, true, {}, {}};
    for (const Role role : roles) {
        const tuf::Key key = tuf::keyOf(repository.keys.at(role).publicKey());
        root.keys.emplace(tuf::keyId(key), key);
        root.roles[role] = {{tuf::keyId(key)}, 1};
    }
    repository.root = root;
    return repository.write("1.root.json", tuf::encode(root, repository.signer(Role::root)));
}

std::expected<void, PublishError> loadMetadata(Repository &repository)
{
    const auto timestampText = readText(metadataFile(repository.data, "timestamp.json"));
    if (!timestampText)
        return {};
    const auto timestamp = tuf::decodeTimestamp(*timestampText);
    if (!timestamp)
        return std::unexpected(PublishError::damaged);
    const auto snapshotText =
        readText(metadataFile(repository.data, std::format("{}.snapshot.json", timestamp->snapshot.version)));
    const auto snapshot = tuf::decodeSnapshot(snapshotText.value_or(""));
    if (!snapshot || !snapshot->meta.contains("targets.json"))
        return std::unexpected(PublishError::damaged);
    const std::uint64_t version = snapshot->meta.at("targets.json").version;
    const auto targetsText = readText(metadataFile(repository.data, std::format("{}.targets.json", version)));
    const auto targets = tuf::decodeTargets(targetsText.value_or(""));
    if (!targets)
        return std::unexpected(PublishError::damaged);
    repository.timestamp = *timestamp;
    repository.snapshot = *snapshot;
    repository.targets = *targets;
    return {};
}

std::expected<Repository, PublishError> openRepository(const std::filesystem::path &data, Instant now,
                                                       const Random &random, const PublishOptions &options)
{
    Repository repository;
    repository.data = data;
    for (const std::string_view folder : {"metadata", "targets/base", "targets/delta"})
        if (auto made = makeFolder(publicFolder(data) / folder); !made)
            return std::unexpected(written(made.error()));
    return loadKeys(repository, random)
        .and_then([&] { return loadRoot(repository, now, options); })
        .and_then([&] { return loadMetadata(repository); })
        .transform([&] { return std::move(repository); });
}

std::filesystem::path placeOf(const Repository &repository, const std::string &path, const tuf::Target &target)
{
    return publicFolder(repository.data) / "targets" / tuf::targetFile(path, target, true);
}

std::expected<void, PublishError> writeChunks(const CatalogueFiles &files, const Repository &repository,
                                              tuf::Targets &targets, PublishReport &report)
{
    std::optional<PublishError> problem;
    const bool read = files([&](std::string_view name, std::string_view content) {
        const tuf::Target target{content.size(), tuf::hashesOf(content)};
        const std::string path = std::format("{}{}", protocol::basePrefix, name);
        const auto place = placeOf(repository, path, target);
        std::error_code error;
        if (std::filesystem::file_size(place, error) != content.size() || error) {
            if (auto done = replaceFile(place, bytesOf(content)); !done) {
                problem = written(done.error());
                return false;
            }
            ++report.newChunks;
        }
        targets.targets.emplace(path, target);
        report.bytes += content.size();
        return true;
    });
    if (problem)
        return std::unexpected(*problem);
    report.chunks = targets.targets.size();
    return read && report.chunks > 0 ? std::expected<void, PublishError>() : std::unexpected(PublishError::source);
}

std::optional<std::string> readTarget(const Repository &repository, const std::string &path, const tuf::Target &target)
{
    const auto bytes = readFile(placeOf(repository, path, target), target.length);
    if (!bytes)
        return {};
    std::string text(reinterpret_cast<const char *>(bytes->data()), bytes->size());
    return target.hashes.match(text) ? std::optional(std::move(text)) : std::nullopt;
}

using Files = std::vector<std::string>;

/// Of one side, packed: their rows are compared in memory, about two hundred thousand for each MiB.
constexpr std::uint64_t mostCompared = 8ULL * 1024 * 1024;

/// The files of rows that only `some` has; nothing when one of them is of another kind or cannot be read, or when they
/// are too many to compare.
std::optional<Files> onlyIn(const Repository &repository, const tuf::Targets &some, const tuf::Targets &other)
{
    std::set<std::optional<trust::Digest>> known;
    for (const auto &[path, target] : other.targets)
        known.insert(target.hashes.sha256);
    Files files;
    std::uint64_t bytes = 0;
    for (const auto &[path, target] : some.targets) {
        if (!path.starts_with(protocol::basePrefix) || path.ends_with(protocol::infoEnding) ||
            known.contains(target.hashes.sha256))
            continue;
        bytes += target.length;
        if (bytes > mostCompared)
            return {};
        auto text = path.ends_with(protocol::rowsEnding) ? readTarget(repository, path, target) : std::nullopt;
        if (!text)
            return {};
        files.push_back(std::move(*text));
    }
    return files;
}

struct Delta {
    protocol::DeltaName name;
    std::string path;
    tuf::Target target;
};

std::vector<Delta> deltasOf(const tuf::Targets &targets)
{
    std::vector<Delta> deltas;
    for (const auto &[path, target] : targets.targets)
        if (const auto name = protocol::parseDeltaPath(path))
            deltas.push_back({*name, path, target});
    return deltas;
}

std::expected<void, PublishError> addDelta(const Repository &repository, const protocol::DeltaName &name,
                                           const std::string &content, tuf::Targets &targets)
{
    const tuf::Target target{content.size(), tuf::hashesOf(content)};
    const std::string path = protocol::path(name);
    targets.targets.emplace(path, target);
    return replaceFile(placeOf(repository, path, target), bytesOf(content)).transform_error(&written);
}

/// A file from the state before, then files that bridge 2, 4, 8, ... states where the count is divisible by that: a
/// device that was away for n of them needs a number of files that grows with the logarithm of n.
std::expected<void, PublishError> addDeltas(const Repository &repository, const PublishOptions &options,
                                            tuf::Targets &targets, PublishReport &report)
{
    const std::vector<Delta> older = deltasOf(repository.targets);
    std::uint64_t number = 1;
    for (const Delta &delta : older)
        number = std::max(number, delta.name.number + 1);
    for (const Delta &delta : older)
        if (delta.name.number + options.keptDeltas * delta.name.span > number)
            targets.targets.emplace(delta.path, delta.target);
    const auto before = onlyIn(repository, repository.targets, targets);
    const auto after = onlyIn(repository, targets, repository.targets);
    auto content = before && after ? options.deltas.between(*before, *after) : std::nullopt;
    // Fetching it all anew would be as good.
    if (!content || content->size() * 2 > report.bytes)
        return {};
    report.deltaBytes = content->size();
    protocol::DeltaName name{number, 1, protocol::identityOf(repository.targets), protocol::identityOf(targets)};
    auto done = addDelta(repository, name, *content, targets);
    while (done && options.deltas.both && number % (name.span * 2) == 0) {
        const auto first = std::ranges::find_if(
            older, [&](const Delta &delta) { return delta.name.span == name.span && delta.name.to == name.from; });
        const auto text = first == older.end() ? std::nullopt : readTarget(repository, first->path, first->target);
        content = text ? options.deltas.both(*text, *content) : std::nullopt;
        if (!content || content->size() * 2 > report.bytes)
            break;
        name.span *= 2;
        name.from = first->name.from;
        done = addDelta(repository, name, *content, targets);
    }
    return done;
}

tuf::MetaFile described(std::uint64_t version, const std::string &text)
{
    return {version, text.size(), tuf::hashesOf(text)};
}

// From the bottom up, each replaced as a whole; nothing points to a file that is not there yet.
std::expected<void, PublishError> writeMetadata(Repository &repository, bool newTargets, Instant now,
                                                const PublishOptions &options)
{
    if (newTargets) {
        repository.targets.expires = now + options.life;
        repository.snapshot.expires = now + options.life;
        ++repository.targets.version;
        ++repository.snapshot.version;
        const std::string targets = tuf::encode(repository.targets, repository.signer(Role::targets));
        repository.snapshot.meta["targets.json"] = described(repository.targets.version, targets);
        const std::string snapshot = tuf::encode(repository.snapshot, repository.signer(Role::snapshot));
        repository.timestamp.snapshot = described(repository.snapshot.version, snapshot);
        const auto done =
            repository.write(std::format("{}.targets.json", repository.targets.version), targets).and_then([&] {
                return repository.write(std::format("{}.snapshot.json", repository.snapshot.version), snapshot);
            });
        if (!done)
            return done;
    }
    ++repository.timestamp.version;
    repository.timestamp.expires = now + options.timestampLife;
    return repository.write("timestamp.json", tuf::encode(repository.timestamp, repository.signer(Role::timestamp)));
}

/// Files that were named until now are kept from now on; those that nothing has named for long go. What cannot be
/// removed is removed another time.
void removeOld(const Repository &repository, const tuf::Targets &before, Instant now, std::chrono::hours keep)
{
    namespace fs = std::filesystem;
    const auto fileTime = [](Instant instant) { return std::chrono::file_clock::from_sys(instant); };
    std::error_code ignored;
    std::set<fs::path> named;
    for (const auto &[path, target] : repository.targets.targets)
        named.insert(placeOf(repository, path, target));
    for (const auto &[path, target] : before.targets)
        if (const fs::path place = placeOf(repository, path, target); !named.contains(place))
            fs::last_write_time(place, fileTime(now), ignored);
    for (const std::string &name : {std::format("{}.snapshot.json", repository.snapshot.version - 1),
                                    std::format("{}.targets.json", repository.targets.version - 1)})
        fs::last_write_time(metadataFile(repository.data, name), fileTime(now), ignored);
    const auto isOld = [&](const fs::path &file) {
        std::error_code failed;
        const auto written = fs::last_write_time(file, failed);
        return !failed && written < fileTime(now - keep);
    };
    std::vector<fs::path> old;
    for (const std::string_view folder : {"base", "delta"})
        for (const auto &entry : fs::directory_iterator(publicFolder(repository.data) / "targets" / folder, ignored))
            if (!named.contains(entry.path()) && isOld(entry.path()))
                old.push_back(entry.path());
    for (const auto &entry : fs::directory_iterator(publicFolder(repository.data) / "metadata", ignored)) {
        const std::string name = entry.path().filename().string();
        const bool current = name == std::format("{}.snapshot.json", repository.snapshot.version) ||
                             name == std::format("{}.targets.json", repository.targets.version);
        if (!current && (name.ends_with(".snapshot.json") || name.ends_with(".targets.json")) && isOld(entry.path()))
            old.push_back(entry.path());
    }
    for (const fs::path &file : old)
        fs::remove(file, ignored);
}

bool nearExpiry(const Repository &repository, Instant now, const PublishOptions &options)
{
    return std::min(repository.targets.expires, repository.snapshot.expires) < now + options.life / 2;
}

} // namespace

std::string_view name(PublishError error)
{
    constexpr std::array<std::string_view, 5> names = {"source", "keys", "damaged", "full", "output"};
    return names.at(static_cast<std::size_t>(error));
}

std::filesystem::path publicFolder(const std::filesystem::path &data)
{
    return data / "public";
}

std::uint64_t publishedVersion(const std::filesystem::path &data)
{
    const auto text = readText(metadataFile(data, "timestamp.json"));
    const auto timestamp = tuf::decodeTimestamp(text.value_or(""));
    return timestamp ? timestamp->snapshot.version : 0;
}

std::expected<PublishReport, PublishError> publish(const CatalogueFiles &files, const std::filesystem::path &data,
                                                   Instant now, const Random &random, const PublishOptions &options)
{
    auto repository = openRepository(data, now, random, options);
    if (!repository)
        return std::unexpected(repository.error());
    PublishReport report;
    tuf::Targets targets = repository->targets;
    targets.targets.clear();
    if (auto done = writeChunks(files, *repository, targets, report); !done)
        return std::unexpected(done.error());
    const bool first = repository->targets.targets.empty();
    report.changed = first || protocol::identityOf(targets) != protocol::identityOf(repository->targets);
    if (report.changed && !first && options.deltas.between)
        if (auto done = addDeltas(*repository, options, targets, report); !done)
            return std::unexpected(done.error());
    if (report.changed)
        std::swap(repository->targets.targets, targets.targets);
    const bool newTargets = report.changed || nearExpiry(*repository, now, options);
    if (auto done = writeMetadata(*repository, newTargets, now, options); !done)
        return std::unexpected(done.error());
    if (report.changed)
        removeOld(*repository, targets, now, options.keep);
    report.version = repository->snapshot.version;
    return report;
}

std::expected<void, PublishError> renewTimestamp(const std::filesystem::path &data, Instant now, const Random &random,
                                                 const PublishOptions &options)
{
    if (publishedVersion(data) == 0)
        return {};
    auto repository = openRepository(data, now, random, options);
    if (!repository)
        return std::unexpected(repository.error());
    return writeMetadata(*repository, nearExpiry(*repository, now, options), now, options);
}

std::expected<void, PublishError> exportPublished(const std::filesystem::path &data,
                                                  const std::filesystem::path &folder)
{
    namespace fs = std::filesystem;
    Repository repository;
    repository.data = data;
    if (auto loaded = loadMetadata(repository); !loaded)
        return loaded;
    if (repository.timestamp.version == 0)
        return std::unexpected(PublishError::source);
    std::vector<fs::path> files;
    files.reserve(repository.targets.targets.size());
    for (const auto &[path, target] : repository.targets.targets)
        files.push_back(fs::path("targets") / tuf::targetFile(path, target, true));
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(publicFolder(data) / "metadata", error))
        if (entry.path().filename().string().ends_with(".root.json"))
            files.push_back(fs::path("metadata") / entry.path().filename());
    const std::uint64_t targets = repository.snapshot.meta.at("targets.json").version;
    files.push_back(fs::path("metadata") / std::format("{}.targets.json", targets));
    files.push_back(fs::path("metadata") / std::format("{}.snapshot.json", repository.snapshot.version));
    files.push_back(fs::path("metadata") / "timestamp.json");
    for (const fs::path &file : files) {
        const fs::path from = publicFolder(data) / file;
        const fs::path to = folder / file;
        const bool same = file.filename() != "timestamp.json" && fs::exists(to, error) &&
                          fs::file_size(to, error) == fs::file_size(from, error);
        if (same)
            continue;
        const auto content = readFile(from, std::numeric_limits<std::uint32_t>::max());
        if (!content)
            return std::unexpected(PublishError::damaged);
        if (auto made = makeFolder(to.parent_path()); !made)
            return std::unexpected(written(made.error()));
        if (auto done = replaceFile(to, *content); !done)
            return std::unexpected(written(done.error()));
    }
    return {};
}

} // namespace nqi::hub
