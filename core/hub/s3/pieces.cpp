// SPDX-License-Identifier: Apache-2.0
#include "core/hub/s3/pieces.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <utility>

namespace nqi::hub {

namespace {

struct Placed {
    std::uint64_t offset = 0;
    const S3Object *object = nullptr;
};

std::optional<std::uint64_t> offsetOf(std::string_view name)
{
    std::uint64_t offset = 0;
    const std::size_t hyphen = name.find('-');
    const auto [end, error] = std::from_chars(name.data(), name.data() + std::min(hyphen, name.size()), offset);
    const bool whole = hyphen != std::string_view::npos && hyphen > 0 && end == name.data() + hyphen;
    return whole && error == std::errc() ? std::optional(offset) : std::nullopt;
}

} // namespace

Covered covered(const std::vector<S3Object> &objects, std::string_view folder)
{
    std::vector<Placed> placed;
    for (const S3Object &object : objects)
        if (const auto offset = offsetOf(std::string_view(object.name).substr(folder.size())))
            placed.push_back({*offset, &object});
    // The longest of those at one offset first: the others add nothing.
    std::ranges::sort(placed, [](const Placed &a, const Placed &b) {
        return a.offset != b.offset ? a.offset < b.offset : a.object->size > b.object->size;
    });
    Covered result;
    for (const Placed &one : placed) {
        if (one.offset > result.reach)
            break;
        if (one.offset + one.object->size <= result.reach)
            continue;
        result.pieces.push_back({one.object->name, one.object->size, result.reach - one.offset});
        result.reach = one.offset + one.object->size;
    }
    return result;
}

std::string pieceName(std::uint64_t offset, std::uint64_t length)
{
    return std::format("{:015}-{}", offset, length);
}

} // namespace nqi::hub
