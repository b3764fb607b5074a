// SPDX-License-Identifier: Apache-2.0
#include "core/trust/tuf_metadata.h"

#include <algorithm>
#include <format>

namespace nqi::trust::tuf {

namespace {

/// One segment of a path against one of a pattern. Backtracks to the last "*" only: linear in their lengths' product.
bool segmentMatches(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t from = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            from = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++from;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

/// Segment by segment: no wildcard stands for a slash.
bool pathMatches(std::string_view pattern, std::string_view path)
{
    while (true) {
        const std::size_t inPattern = std::min(pattern.find('/'), pattern.size());
        const std::size_t inPath = std::min(path.find('/'), path.size());
        if (!segmentMatches(pattern.substr(0, inPattern), path.substr(0, inPath)))
            return false;
        const bool patternEnds = inPattern == pattern.size();
        const bool pathEnds = inPath == path.size();
        if (patternEnds || pathEnds)
            return patternEnds && pathEnds;
        pattern.remove_prefix(inPattern + 1);
        path.remove_prefix(inPath + 1);
    }
}

std::string nameOfBin(const SuccinctRoles &roles, std::string_view path)
{
    constexpr std::uint32_t bits = 32;
    const Digest digest = sha256(path);
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < sizeof(number); ++i)
        number = number << 8U | std::to_integer<std::uint32_t>(digest.bytes.at(i));
    const std::uint32_t last = std::uint32_t(0xFFFFFFFF) >> (bits - roles.bitLength);
    const std::size_t width = std::format("{:x}", last).size();
    return std::format("{}-{:0{}x}", roles.namePrefix, number >> (bits - roles.bitLength), width);
}

} // namespace

bool DelegatedRole::covers(std::string_view path) const
{
    if (std::ranges::any_of(paths, [&](const std::string &pattern) { return pathMatches(pattern, path); }))
        return true;
    if (pathHashPrefixes.empty())
        return false;
    const std::string digest = sha256(path).text();
    return std::ranges::any_of(pathHashPrefixes, [&](const std::string &prefix) { return digest.starts_with(prefix); });
}

std::vector<DelegatedRole> Delegations::rolesFor(std::string_view path) const
{
    if (succinct)
        return {{nameOfBin(*succinct, path), succinct->keys, true, {}, {}}};
    std::vector<DelegatedRole> found;
    std::ranges::copy_if(roles, std::back_inserter(found),
                         [&](const DelegatedRole &role) { return role.covers(path); });
    return found;
}

} // namespace nqi::trust::tuf
