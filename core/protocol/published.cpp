// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/published.h"

#include <algorithm>
#include <charconv>
#include <format>

namespace nqi::protocol {

trust::Digest identityOf(const trust::tuf::Targets &targets)
{
    trust::Hasher hasher;
    for (const auto &[name, target] : targets.targets)
        if (name.starts_with(basePrefix))
            hasher.add(target.hashes.sha256.value_or(trust::Digest{}).bytes);
    return hasher.finish();
}

std::string path(const DeltaName &name)
{
    return std::format("{}{:010}-{}-{}-{}{}", deltaPrefix, name.number, name.span, name.from.text(), name.to.text(),
                       rowsEnding);
}

std::optional<DeltaName> parseDeltaPath(std::string_view text)
{
    if (!text.starts_with(deltaPrefix) || !text.ends_with(rowsEnding))
        return {};
    std::string_view rest = text;
    rest.remove_prefix(deltaPrefix.size());
    rest.remove_suffix(rowsEnding.size());
    const auto take = [&rest] {
        const std::size_t end = std::min(rest.find('-'), rest.size());
        const std::string_view part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return part;
    };
    const auto number = [](std::string_view digits, std::uint64_t &value) {
        return std::from_chars(digits.data(), digits.data() + digits.size(), value).ec == std::errc();
    };
    DeltaName name;
    const bool numbers = number(take(), name.number) && number(take(), name.span);
    const auto from = trust::Digest::parse(take());
    const auto to = trust::Digest::parse(take());
    if (!numbers || !from || !to)
        return {};
    name.from = *from;
    name.to = *to;
    // One name has one spelling.
    return path(name) == text ? std::optional(name) : std::nullopt;
}

} // namespace nqi::protocol
