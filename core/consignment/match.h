// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/consignment.h"
#include "core/gs1/message.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nqi::consignment {

/// What one code says of the physical thing that carries it.
struct Thing {
    std::uint64_t gtin = 0;    ///< AI 01 and its like
    std::uint64_t content = 0; ///< AI 02: GTIN of what a logistic unit holds
    std::uint64_t count = 0;   ///< AI 37 of that content, AI 30 of a variable-count item; 0: not said
    std::string sscc;          ///< AI 00
    std::string lot;
    std::string serial;
    std::string origin; ///< ISO 3166 alpha-2, of AI 422
    std::string key;    ///< without GTIN and SSCC: the key, or the text as it was read
    bool goods = true;  ///< false: text, a web address, a payment code: it counts only where a line names it

    bool operator==(const Thing &) const = default;
};
[[nodiscard]] Thing thingOf(const gs1::Message &message);

/// Why a thing belongs to a line.
enum class MatchReason : std::uint8_t {
    unknown,         ///< it belongs to none
    package,         ///< its SSCC is listed: it stands for what the list says it holds
    packageContent,  ///< its SSCC is not listed, but its label says that it holds goods of a line
    serial,          ///< the line declares this serial
    lot,             ///< same GTIN and lot
    gtin,            ///< same GTIN; the line says no lot, or the code does not
    otherLot,        ///< same GTIN, and no line declares this lot
    packaging,       ///< a carton of the line's goods, by the recorded packaging
    packagingUnsure, ///< its GTIN differs from the line's in the indicator alone: a carton of how many nobody says
    key,             ///< the line's other number
};
[[nodiscard]] std::string_view name(MatchReason reason);

/// Lines are indexes into `Consignment::lines`.
struct Match {
    MatchReason reason = MatchReason::unknown;
    std::vector<std::size_t> lines; ///< candidates in order of the declaration; of a package all that it holds
    std::size_t package = 0;        ///< index, for `package`
    std::size_t family = 0;         ///< of the goods with one GTIN or key: index into `Matcher::families`
    std::uint64_t units = 1;        ///< that one such thing stands for; 0: nobody says

    bool operator==(const Match &) const = default;
};

/// Finds the lines of a thing; made once for a consignment, which it does not keep. Does not depend on what was
/// counted before.
class Matcher {
public:
    explicit Matcher(const Consignment &consignment);

    [[nodiscard]] Match match(const Thing &thing) const;

    /// Lines with the same GTIN, or the same other key: goods that a code alone cannot tell apart.
    struct Family {
        std::vector<std::size_t> lines; ///< in order of the declaration
        std::map<std::string, std::vector<std::size_t>, std::less<>> byLot;
        std::map<std::string, std::size_t, std::less<>> bySerial;
        std::set<std::string, std::less<>> origins; ///< that any of them declares
    };
    [[nodiscard]] const std::vector<Family> &families() const { return m_families; }
    /// Of a line, by index; nothing when it declares no number.
    [[nodiscard]] std::optional<std::size_t> familyOf(std::size_t line) const { return m_familyOfLine[line]; }
    [[nodiscard]] std::optional<std::size_t> lineOf(std::uint32_t number) const;

private:
    [[nodiscard]] Match inFamily(std::size_t family, const Thing &thing) const;
    [[nodiscard]] std::optional<Match> ofGtin(std::uint64_t gtin, const Thing &thing) const;

    std::vector<Family> m_families;
    std::vector<std::optional<std::size_t>> m_familyOfLine;
    std::unordered_map<std::uint64_t, std::size_t> m_byGtin;
    std::unordered_map<std::string, std::size_t> m_byKey;
    std::unordered_map<std::string, std::size_t> m_bySscc;
    std::unordered_map<std::uint64_t, Packaging> m_packagings;
    std::unordered_map<std::uint32_t, std::size_t> m_byNumber;
    std::vector<std::vector<std::size_t>> m_linesOfPackage;
};

} // namespace nqi::consignment
