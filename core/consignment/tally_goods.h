// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/match.h"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace nqi::consignment {

/// Units of one family of goods that were seen one by one or by the carton, and how they fall to its lines. Does not
/// depend on the order in which things are added.
class Goods {
public:
    /// `times`: how many such things, 0 to mostUnits; of a serial or an SSCC there is one, however often it comes.
    void add(const Thing &thing, const Match &match, std::int64_t times);

    struct Room {
        std::uint64_t declared = 0;
        std::uint64_t taken = 0;    ///< by packages and by hand
        std::uint64_t packaged = 0; ///< of that: by packages, whose content may also be met unit by unit
    };
    struct Share {
        std::uint64_t units = 0;
        std::uint64_t doubt = 0; ///< seen, and not counted: they may lie in packages that were counted
        std::set<Mismatch> mismatches;
    };
    /// One share for each line of the family, from one room for each, in the family's order. Lines are filled in the
    /// order of the declaration; what is too many falls to the last line that it may belong to.
    [[nodiscard]] std::vector<Share> shares(const Matcher::Family &family, const Consignment &consignment,
                                            std::span<const Room> rooms) const;
    [[nodiscard]] bool seen() const { return m_seen; }

private:
    struct Portion {
        bool unit = false;     ///< after the cartons
        bool anyLine = false;  ///< after those whose line is known
        bool lotUnread = true; ///< last
        std::uint64_t gtin = 0;
        bool serialised = false;
        std::vector<std::size_t> lines;
        MatchReason reason{};
        std::string lot;

        auto operator<=>(const Portion &) const = default;
    };
    struct Numbered {
        Portion portion;
        std::uint64_t units = 0;
    };

    [[nodiscard]] static Portion portionOf(const Thing &thing, const Match &match);
    void addNumbered(const std::string &identity, Portion portion, std::uint64_t units);
    [[nodiscard]] bool counts(const Portion &portion) const;
    void addMismatches(const Matcher::Family &family, const Consignment &consignment, std::vector<Share> &shares) const;

    std::map<Portion, std::uint64_t> m_portions;
    std::map<std::string, Numbered> m_numbered; ///< by GTIN and serial, or SSCC
    std::set<std::uint64_t> m_serialised;       ///< GTINs whose units have serials: those without are not counted
    std::set<std::pair<std::string, std::size_t>> m_undeclaredSerials; ///< and the line that may declare others
    std::set<std::string> m_origins;
    bool m_seen = false;
};

} // namespace nqi::consignment
