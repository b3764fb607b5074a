// SPDX-License-Identifier: Apache-2.0
#include "core/hub/publisher.h"

#include "core/base/encoding.h"
#include "core/hub/files.h"
#include "core/hub/repository.h"
#include "core/protocol/published.h"

#include <algorithm>
#include <array>
#include <format>
#include <limits>
#include <ranges>
#include <set>
#include <span>
#include <system_error>
#include <utility>

namespace nqi::hub {

namespace {

namespace fs = std::filesystem;
namespace tuf = trust::tuf;
using protocol::PublishedDataset;
template <class T>
using Result = std::expected<T, PublishError>;

/// The next list of one dataset.
class DatasetList {
public:
    DatasetList(const Repository &repository, PublishSource &source, const PublishOptions &options,
                PublishReport &report, const DatasetState &state)
        : m_repository(repository), m_source(source), m_options(options), m_report(report), m_state(state)
    {
        if (const auto found = repository.datasets.find(state.name); found != repository.datasets.end()) {
            m_list = found->second;
            m_before = protocol::sortOut(state.name, found->second);
        }
        m_name = m_before ? m_before->name : protocol::StateName{.dataset = state.name, .identity = state.identity};
    }

    /// Nothing: it is as it was.
    Result<std::optional<tuf::Targets>> next()
    {
        const bool same = m_before && m_before->name.identity == m_state.identity;
        if (same && !isDue())
            return std::nullopt;
        const auto changes = m_before && !same ? m_source.changes(m_state.name, m_name.identity, m_state.identity)
                                               : std::optional<std::vector<std::string>>();
        const bool asChanges = changes && cheap(*changes);
        if (!same)
            m_list.targets.clear();
        if (asChanges) {
            if (auto done = addChanges(*changes); !done)
                return std::unexpected(done.error());
        } else if (!same) {
            ++m_name.number;
            m_name.identity = m_state.identity;
        }
        if (!asChanges || isDue())
            if (auto done = renewBase(); !done)
                return std::unexpected(done.error());
        return finish(same).transform([this] { return std::optional(std::move(m_list)); });
    }

private:
    [[nodiscard]] bool cheap(std::span<const std::string> changes) const
    {
        std::uint64_t bytes = 0;
        for (const std::string &file : changes)
            bytes += file.size();
        // Fetching it all anew would be as good.
        return bytes * 2 <= m_before->baseBytes();
    }

    /// Whether so much has changed since the base was made that a new device had better get a new one.
    [[nodiscard]] bool isDue() const
    {
        if (!m_options.renewBases || m_name.number == m_name.baseNumber)
            return false;
        constexpr std::uint64_t share = 5;
        constexpr std::uint64_t little = 1024ULL * 1024;
        std::uint64_t bytes = 0;
        std::uint64_t base = little;
        for (const auto &[path, target] : m_list.targets) {
            const auto delta = protocol::parseDeltaPath(path);
            if (delta && delta->span == 1 && delta->number > m_name.baseNumber)
                bytes += target.length;
            else if (!delta)
                base += target.length;
        }
        return m_name.number - m_name.baseNumber >= m_options.statesPerBase || bytes * share > base;
    }

    Result<void> addChanges(std::span<const std::string> changes)
    {
        for (const PublishedDataset::File &file : m_before->base)
            m_list.targets.emplace(file.path, file.target);
        const std::uint64_t last = m_name.number + changes.size();
        for (const auto &[name, file] : m_before->deltas)
            // From the base on all of them: there must be a way from it.
            if (name.number > m_name.baseNumber || name.number + m_options.keptDeltas * name.span > last)
                m_list.targets.emplace(file.path, file.target);
        for (const std::string &content : changes) {
            const trust::Digest to = protocol::after(m_name.identity, content);
            ++m_name.number;
            if (auto done = addSteps({m_state.name, m_name.number, 1, m_name.identity, to}, content); !done)
                return done;
            m_name.identity = to;
        }
        return {};
    }

    /// A file from the state before, then files that bridge 2, 4, 8, ... states where the count is divisible by that:
    /// a device that was away for n of them needs a number of files that grows with the logarithm of n.
    Result<void> addSteps(protocol::DeltaName name, std::string content)
    {
        m_report.deltaBytes += content.size();
        auto done = add(protocol::path(name), content);
        while (done && m_options.joined && name.number % (name.span * 2) == 0) {
            const auto earlier = [&](const auto &entry) {
                const auto delta = protocol::parseDeltaPath(entry.first);
                return delta && delta->span == name.span && delta->to == name.from;
            };
            const auto first = std::ranges::find_if(m_list.targets, earlier);
            const auto text =
                first == m_list.targets.end() ? std::nullopt : m_repository.read(first->first, first->second);
            const auto joined = text ? m_options.joined(*text, content) : std::nullopt;
            if (!joined || joined->size() * 2 > m_before->baseBytes())
                break;
            content = *joined;
            name.from = protocol::parseDeltaPath(first->first).value_or(name).from;
            name.span *= 2;
            done = add(protocol::path(name), content);
        }
        return done;
    }

    Result<void> renewBase()
    {
        std::erase_if(m_list.targets, [](const auto &entry) { return !protocol::parseDeltaPath(entry.first); });
        std::size_t number = 0;
        Result<void> good;
        const bool read = m_source.rows(m_state.name, [&](std::string_view content) {
            good = add(protocol::basePath(m_state.name, ++number), content);
            return good.has_value();
        });
        if (!good)
            return good;
        if (!read)
            return std::unexpected(PublishError::source);
        m_name.baseNumber = m_name.number;
        m_name.base = m_name.identity;
        m_report.anew.push_back(m_state.name);
        return {};
    }

    Result<void> finish(bool same)
    {
        if (m_name.identity != m_state.identity)
            return std::unexpected(PublishError::source);
        if (const std::string first = m_source.first(m_state.name); !first.empty())
            if (auto done = add(protocol::firstPath(m_state.name), first); !done)
                return done;
        // A base that was made anew changes nothing of what is known about the dataset.
        const auto text = same ? m_repository.read(m_before->info.path, m_before->info.target) : m_state.info;
        return text ? add(protocol::path(m_name), *text) : std::unexpected(PublishError::damaged);
    }

    Result<void> add(const std::string &path, std::string_view content)
    {
        const auto added = m_repository.add(path, content);
        if (!added)
            return std::unexpected(added.error());
        m_list.targets.insert_or_assign(path, added->target);
        m_report.newFiles += added->isNew ? 1U : 0U;
        return {};
    }

    const Repository &m_repository;
    PublishSource &m_source;
    const PublishOptions &m_options;
    PublishReport &m_report;
    const DatasetState &m_state;
    tuf::Targets m_list{.version = 0};
    std::optional<PublishedDataset> m_before;
    protocol::StateName m_name;
};

/// Trusts a key with a dataset; made here when there is none yet.
Result<bool> delegate(Repository &repository, const std::string &dataset, const Random &random)
{
    auto &delegations = repository.top.delegations;
    if (!delegations)
        delegations.emplace();
    if (std::ranges::contains(delegations->roles, dataset, &tuf::DelegatedRole::name))
        return false;
    auto key = trust::loadOrCreateKey(keyFile(repository.data, dataset), random);
    if (!key)
        return std::unexpected(PublishError::keys);
    const tuf::Key trusted = tuf::keyOf(key->publicKey());
    delegations->keys.emplace(tuf::keyId(trusted), trusted);
    delegations->roles.push_back({.name = dataset,
                                  .keys = {{tuf::keyId(trusted)}, 1},
                                  .terminating = true,
                                  .paths = {dataset + "/*"},
                                  .pathHashPrefixes = {}});
    repository.keys.emplace(dataset, std::move(*key));
    return true;
}

void count(const Repository &repository, PublishReport &report)
{
    for (const auto &[dataset, list] : repository.datasets)
        if (const auto published = protocol::sortOut(dataset, list)) {
            report.files += published->base.size();
            report.bytes += published->baseBytes();
        }
}

Result<void> copyFile(const fs::path &from, const fs::path &to)
{
    std::error_code error;
    const bool same = from.filename() != "timestamp.json" && fs::exists(to, error) &&
                      fs::file_size(to, error) == fs::file_size(from, error);
    if (same)
        return {};
    const auto content = readFile(from, std::numeric_limits<std::uint32_t>::max());
    if (!content)
        return std::unexpected(PublishError::damaged);
    const auto done = makeFolder(to.parent_path()).and_then([&] { return replaceFile(to, *content); });
    if (!done)
        return std::unexpected(done.error() == StoreError::full ? PublishError::full : PublishError::output);
    return {};
}

} // namespace

std::string_view name(PublishError error)
{
    constexpr std::array<std::string_view, 5> names = {"source", "keys", "damaged", "full", "output"};
    return names.at(static_cast<std::size_t>(error));
}

fs::path publicFolder(const fs::path &data)
{
    return data / "public";
}

std::uint64_t publishedVersion(const fs::path &data)
{
    const auto text = readText(metadataFile(data, "timestamp.json"));
    const auto timestamp = tuf::decodeTimestamp(text.value_or(""));
    return timestamp ? timestamp->snapshot.version : 0;
}

std::expected<PublishReport, PublishError> publish(PublishSource &source, const fs::path &data, Instant now,
                                                   const Random &random, const PublishOptions &options)
{
    auto repository = openRepository(data, now, random, options);
    if (!repository)
        return std::unexpected(repository.error());
    const auto states = source.states();
    if (!states || states->empty())
        return std::unexpected(PublishError::source);
    const std::set<fs::path> before = filesOf(*repository);
    PublishReport report;
    std::set<std::string, std::less<>> changed;
    bool newTop = repository->top.version == 0;
    for (const DatasetState &state : *states) {
        const auto added = delegate(*repository, state.name, random);
        if (!added)
            return std::unexpected(added.error());
        newTop = newTop || *added;
        auto next = DatasetList(*repository, source, options, report, state).next();
        if (!next)
            return std::unexpected(next.error());
        if (!*next)
            continue;
        repository->datasets.insert_or_assign(state.name, std::move(**next));
        changed.insert(state.name);
    }
    report.changed = !changed.empty();
    if (report.changed)
        repository->timestamp.urgent = base64url(bytesOf(source.urgent()));
    if (auto done = repository->write({.datasets = std::move(changed), .top = newTop}, now, options); !done)
        return std::unexpected(done.error());
    if (report.changed)
        removeOld(*repository, before, now, options.keep);
    report.version = repository->snapshot.version;
    count(*repository, report);
    return report;
}

std::expected<void, PublishError> renewTimestamp(const fs::path &data, Instant now, const Random &random,
                                                 const PublishOptions &options)
{
    if (publishedVersion(data) == 0)
        return {};
    auto repository = openRepository(data, now, random, options);
    if (!repository)
        return std::unexpected(repository.error());
    return repository->write({}, now, options);
}

std::expected<void, PublishError> exportPublished(const fs::path &data, const fs::path &folder)
{
    Repository repository;
    repository.data = data;
    if (auto loaded = loadMetadata(repository); !loaded)
        return loaded;
    if (repository.timestamp.version == 0)
        return std::unexpected(PublishError::source);
    std::set<fs::path> files = filesOf(repository);
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(publicFolder(data) / "metadata", error))
        if (entry.path().filename().string().ends_with(".root.json"))
            files.insert(entry.path());
    std::vector<fs::path> ordered(files.begin(), files.end());
    ordered.push_back(metadataFile(data, "timestamp.json"));
    for (const fs::path &file : ordered)
        if (auto done = copyFile(file, folder / file.lexically_relative(publicFolder(data))); !done)
            return done;
    return {};
}

} // namespace nqi::hub
