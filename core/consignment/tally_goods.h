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
/// depend on the order in which things are added. Lines of one lot are a stretch: as long as every code says a lot that
/// lines declare, what falls to a stretch depends on the codes of that stretch alone.
class Goods {
public:
    Goods() = default;
    Goods(Goods &&) = default;
    Goods &operator=(Goods &&) = default;
    Goods(const Goods &) = delete; // its indexes point into it
    Goods &operator=(const Goods &) = delete;
    ~Goods() = default;

    /// `times`: how many such things, 0 to mostUnits; of a serial or an SSCC there is one, however often it comes.
    /// True: other stretches than those of the match may be counted otherwise now.
    [[nodiscard]] bool add(const Thing &thing, const Match &match, const Consignment &consignment, std::int64_t times);

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
    /// One share for each of the lines, from one room for each: all of the family or, unless the goods are spread, one
    /// stretch, in order. Lines are filled in the order of the declaration; what is too many falls to the last line
    /// that it may belong to.
    [[nodiscard]] std::vector<Share> shares(std::span<const std::size_t> lines, const Matcher::Family &family,
                                            const Consignment &consignment, std::span<const Room> rooms) const;
    /// Some codes may belong to lines of several stretches: all are counted together.
    [[nodiscard]] bool isSpread() const { return m_spread; }
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
    using Portions = std::map<Portion, std::uint64_t>;
    struct Numbered {
        Portion portion;
        std::uint64_t units = 0;
    };
    /// Those of the map in its order.
    struct Before {
        bool operator()(Portions::const_iterator a, Portions::const_iterator b) const { return a->first < b->first; }
    };

    [[nodiscard]] static Portion portionOf(const Thing &thing, const Match &match);
    /// True: it was known as something else.
    bool addNumbered(const std::string &identity, Portion portion, std::uint64_t units, const Consignment &consignment);
    std::uint64_t &unitsOf(Portion portion, const Consignment &consignment);
    [[nodiscard]] bool counts(const Portion &portion) const;
    /// Calls f(portion, units) for what may fall to these lines, in order.
    template <class F>
    void forEach(std::span<const std::size_t> lines, const Consignment &consignment, F &&f) const;
    void addMismatches(std::span<const std::size_t> lines, const Matcher::Family &family,
                       const Consignment &consignment, std::vector<Share> &shares) const;

    Portions m_portions;
    std::map<std::string, std::set<Portions::const_iterator, Before>> m_byLot; ///< of one stretch, by its lot
    std::map<std::string, Numbered> m_numbered;                                ///< by GTIN and serial, or SSCC
    std::set<std::uint64_t> m_serialised; ///< GTINs whose units have serials: those without are not counted
    std::map<std::size_t, std::set<std::string>> m_undeclaredSerials; ///< by the line that may declare others
    std::set<std::string> m_origins;
    bool m_spread = false;
    bool m_seen = false;
};

} // namespace nqi::consignment
