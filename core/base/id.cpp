// SPDX-License-Identifier: Apache-2.0
#include "core/base/id.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <memory>
#include <random>

namespace nqi {

Random seededRandom(std::uint64_t seed)
{
    return [engine = std::make_shared<std::mt19937_64>(seed)](std::span<std::byte> out) {
        std::ranges::generate(out, [&] { return static_cast<std::byte>((*engine)() & 0xFFU); });
    };
}

std::string Uuid::text() const
{
    std::string digits = hex(bytes);
    for (const std::size_t position : {8U, 13U, 18U, 23U})
        digits.insert(position, 1, '-');
    return digits;
}

std::optional<Uuid> Uuid::parse(std::string_view text)
{
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return std::nullopt;
    std::string digits(text);
    std::erase(digits, '-');
    const auto bytes = fromHex(digits);
    if (!bytes || bytes->size() != 16)
        return std::nullopt;
    Uuid id;
    std::ranges::copy(*bytes, id.bytes.begin());
    return id;
}

Uuid Uuid::version7(Instant now, const Random &random)
{
    Uuid id;
    random(id.bytes);
    const auto milliseconds = static_cast<std::uint64_t>(now.time_since_epoch().count());
    for (std::size_t i = 0; i < 6; ++i)
        id.bytes[i] = static_cast<std::byte>((milliseconds >> (8 * (5 - i))) & 0xFFU);
    id.bytes[6] = (id.bytes[6] & std::byte{0x0F}) | std::byte{0x70};
    id.bytes[8] = (id.bytes[8] & std::byte{0x3F}) | std::byte{0x80};
    return id;
}

} // namespace nqi
