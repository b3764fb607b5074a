// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/tally.h"
#include "core/gs1/gtin.h"

#include <string>
#include <utility>

/// Small consignments and what happens to them.
namespace nqi::consignment {

inline constexpr std::uint64_t kettle = 6909990010010;
inline constexpr std::uint64_t toy = 6909990010027;

inline std::string gtinCode(std::uint64_t gtin)
{
    return "(01)" + gs1::gtin14Text(gtin);
}

inline Line lineOf(std::uint32_t number, std::uint64_t gtin, std::uint64_t quantity)
{
    return {.number = number, .gtin = gtin, .lot = {}, .quantity = quantity, .unit = "PCE"};
}

/// Numbers its entries.
class Script {
public:
    Entry seen(std::string code, std::int64_t count = 1)
    {
        return next({.kind = EntryKind::seen, .code = std::move(code), .count = count});
    }
    Entry said(EntryKind kind, std::uint32_t line, std::int64_t count)
    {
        return next({.kind = kind, .line = line, .count = count, .reason = "counted again"});
    }
    Entry observed(std::uint32_t line, Trait trait, std::string value)
    {
        return next({.kind = EntryKind::observed, .line = line, .trait = trait, .value = std::move(value)});
    }
    Entry found(std::uint32_t line, std::string code, std::string finding)
    {
        return next({.kind = EntryKind::finding, .code = std::move(code), .line = line, .value = std::move(finding)});
    }
    Entry next(Entry entry)
    {
        entry.number = ++m_number;
        entry.at = Instant(std::chrono::seconds(1'800'000'000 + m_number));
        entry.by = "An";
        return entry;
    }

private:
    std::uint64_t m_number = 0;
};

} // namespace nqi::consignment
