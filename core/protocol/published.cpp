// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/published.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <charconv>
#include <format>

namespace nqi::protocol {

namespace {

constexpr std::string_view statePrefix = "state-", deltaPrefix = "delta-", basePrefix = "base-";
constexpr std::string_view infoEnding = ".info";

/// What a file costs besides its content: of two ways that are as long the one with fewer files is taken.
constexpr std::uint64_t requestBytes = 500;

/// Reads a name's parts from left to right and remembers whether all were there.
class Parts {
public:
    /// `kind`: what follows the dataset's folder.
    Parts(std::string_view path, std::string_view kind, std::string_view ending)
    {
        const std::size_t slash = path.find('/');
        if (slash == std::string_view::npos)
            return;
        m_dataset = path.substr(0, slash);
        m_rest = path.substr(slash + 1);
        m_good = m_rest.starts_with(kind) && m_rest.ends_with(ending) && m_rest.size() > kind.size() + ending.size();
        if (!m_good)
            return;
        m_rest.remove_prefix(kind.size());
        m_rest.remove_suffix(ending.size());
    }

    [[nodiscard]] std::string dataset() const { return std::string(m_dataset); }
    std::uint64_t number()
    {
        const std::string_view digits = take();
        std::uint64_t value = 0;
        m_good = m_good && std::from_chars(digits.data(), digits.data() + digits.size(), value).ec == std::errc();
        return value;
    }
    trust::Digest digest()
    {
        const auto digest = trust::Digest::parse(take());
        m_good = m_good && digest.has_value();
        return digest.value_or(trust::Digest{});
    }
    [[nodiscard]] bool good() const { return m_good; }

private:
    std::string_view take()
    {
        const std::size_t end = std::min(m_rest.find('-'), m_rest.size());
        const std::string_view part = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        return part;
    }

    std::string_view m_dataset;
    std::string_view m_rest;
    bool m_good = false;
};

/// One name has one spelling.
template <class Name>
std::optional<Name> onlyAs(std::string_view text, Name name, bool good)
{
    return good && path(name) == text ? std::optional(std::move(name)) : std::nullopt;
}

} // namespace

std::string text(const States &states)
{
    std::string lines;
    for (const auto &[dataset, identity] : states)
        lines += std::format("{} {}\n", dataset, identity.text());
    return lines;
}

States parseStates(std::string_view text)
{
    States states;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::size_t space = text.find(' ');
        const auto identity = end != std::string_view::npos && space < end
                                  ? trust::Digest::parse(text.substr(space + 1, end - space - 1))
                                  : std::nullopt;
        if (!identity)
            return {};
        states.emplace(text.substr(0, space), *identity);
        text.remove_prefix(end + 1);
    }
    return states;
}

trust::Digest after(const trust::Digest &state, std::string_view changes)
{
    return trust::chain(state, trust::sha256(changes).bytes);
}

std::string path(const StateName &name)
{
    return std::format("{}/{}{:010}-{}-{:010}-{}{}", name.dataset, statePrefix, name.number, name.identity.text(),
                       name.baseNumber, name.base.text(), infoEnding);
}

std::optional<StateName> parseStatePath(std::string_view text)
{
    Parts parts(text, statePrefix, infoEnding);
    StateName name;
    name.dataset = parts.dataset();
    name.number = parts.number();
    name.identity = parts.digest();
    name.baseNumber = parts.number();
    name.base = parts.digest();
    return onlyAs(text, std::move(name), parts.good());
}

std::string path(const DeltaName &name)
{
    return std::format("{}/{}{:010}-{}-{}-{}{}", name.dataset, deltaPrefix, name.number, name.span, name.from.text(),
                       name.to.text(), rowsEnding);
}

std::optional<DeltaName> parseDeltaPath(std::string_view text)
{
    Parts parts(text, deltaPrefix, rowsEnding);
    DeltaName name;
    name.dataset = parts.dataset();
    name.number = parts.number();
    name.span = parts.number();
    name.from = parts.digest();
    name.to = parts.digest();
    return onlyAs(text, std::move(name), parts.good());
}

std::string basePath(std::string_view dataset, std::size_t number)
{
    return std::format("{}/{}{:05}{}", dataset, basePrefix, number, rowsEnding);
}

std::string firstPath(std::string_view dataset)
{
    return std::format("{}/first{}", dataset, rowsEnding);
}

std::uint64_t PublishedDataset::baseBytes() const
{
    std::uint64_t bytes = 0;
    for (const File &file : base)
        bytes += file.target.length;
    return bytes;
}

std::optional<std::vector<PublishedDataset::File>> PublishedDataset::way(const trust::Digest &from,
                                                                         const trust::Digest &to) const
{
    struct Way {
        std::uint64_t bytes = 0;
        std::vector<const File *> files;
    };
    // Every step leads to a later state, and steps are in the order of those: each state is reached in the cheapest way
    // before it is left.
    std::map<trust::Digest, Way> ways{{from, {}}};
    for (const auto &[step, file] : deltas) {
        const auto start = ways.find(step.from);
        if (start == ways.end())
            continue;
        Way way = start->second;
        way.bytes += file.target.length + requestBytes;
        way.files.push_back(&file);
        const auto end = ways.find(step.to);
        if (end == ways.end() || way.bytes < end->second.bytes)
            ways.insert_or_assign(step.to, std::move(way));
    }
    const auto found = ways.find(to);
    if (found == ways.end())
        return {};
    std::vector<File> files;
    for (const File *const file : found->second.files)
        files.push_back(*file);
    return files;
}

std::optional<PublishedDataset> sortOut(std::string_view dataset, const trust::tuf::Targets &targets)
{
    PublishedDataset published;
    bool known = false;
    const std::string folder = std::string(dataset) + "/";
    for (const auto &[path, target] : targets.targets) {
        if (!path.starts_with(folder))
            continue;
        const PublishedDataset::File file{path, target};
        if (auto state = parseStatePath(path)) {
            // Two answers to what it is are none.
            if (known)
                return {};
            known = true;
            published.name = std::move(*state);
            published.info = file;
        } else if (auto delta = parseDeltaPath(path)) {
            published.deltas.emplace_back(std::move(*delta), file);
        } else if (path == firstPath(dataset)) {
            published.first = file;
        } else if (Parts(path, basePrefix, rowsEnding).good()) {
            published.base.push_back(file);
        }
    }
    std::ranges::stable_sort(published.deltas, {}, [](const auto &step) { return step.first.number; });
    return known ? std::optional(std::move(published)) : std::nullopt;
}

} // namespace nqi::protocol
