// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/entry.h"
#include "core/consignment/tally_goods.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace nqi::consignment {

enum class LineState : std::uint8_t {
    notSeen,
    tooFew, ///< fewer than declared
    ok,
    over,     ///< more than declared
    mismatch, ///< not what the line declares, whatever the count
};
inline constexpr std::size_t lineStates = 5;
/// Stable name: the enumerator's, "short".
[[nodiscard]] std::string_view name(LineState state);

/// How a line stands.
struct LineTally {
    LineState state = LineState::notSeen;
    LineState count = LineState::notSeen; ///< the same by number alone
    std::uint64_t counted = 0;
    std::uint64_t packaged = 0; ///< of that, by the list's word for packages that were seen
    std::uint64_t units = 0;    ///< of that, seen as units and cartons
    std::int64_t added = 0;     ///< by hand
    std::optional<std::uint64_t> fixed;
    std::uint64_t doubt = 0; ///< seen and not counted, because they may have been counted already
    bool seen = false;
    std::set<Mismatch> mismatches;
    std::string finding; ///< id of the one that was recorded of its goods last

    bool operator==(const LineTally &) const = default;
};

/// Goods that belong to no line.
struct UnknownGoods {
    std::string code;
    Thing thing;
    std::uint64_t units = 0;
    Instant firstSeen{};
    std::string finding{}; ///< as that of a line

    bool operator==(const UnknownGoods &) const = default;
};

struct Progress {
    std::array<std::size_t, lineStates> lines{}; ///< by state
    std::size_t packagesSeen = 0;
    std::size_t packages = 0;
    std::uint64_t counted = 0; ///< of what was declared: a surplus does not make up for a shortage
    std::uint64_t declared = 0;
    std::size_t unknown = 0;

    [[nodiscard]] std::size_t in(LineState state) const { return lines[static_cast<std::size_t>(state)]; }
    bool operator==(const Progress &) const = default;
};

/// What was counted against a consignment: the sum of its entries. The same entries give the same tally in any order,
/// and none counts twice. An entry changes the lines of its goods and nothing else.
class Tally {
public:
    /// `toCome`: entries that are going to be added. What they take back is never counted, so that many of them are as
    /// quick as others.
    explicit Tally(Consignment consignment, std::span<const Entry> toCome = {});

    struct Change {
        std::vector<std::size_t> lines; ///< indexes of lines that look different now
        MatchReason reason{};           ///< of a code
        bool unknown = false;           ///< the unknown goods are others now
        bool isNew = true;              ///< false: it had come before
    };
    Change add(const Entry &entry);

    /// False for codes that are no goods and that no line names: advertising, web addresses, payment codes.
    [[nodiscard]] bool concerns(std::string_view code) const;

    [[nodiscard]] const Consignment &consignment() const { return m_consignment; }
    [[nodiscard]] const Matcher &matcher() const { return m_matcher; }
    [[nodiscard]] const LineTally &line(std::size_t index) const { return m_lines[index]; }
    /// In order of their first entry.
    [[nodiscard]] std::vector<UnknownGoods> unknown() const;
    [[nodiscard]] const Progress &progress() const { return m_progress; }
    [[nodiscard]] bool packageSeen(std::size_t index) const { return m_packageSeen[index]; }

    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; } ///< as they came
    /// Those of a line that hold, newest number first.
    [[nodiscard]] std::vector<Entry> entriesOf(std::size_t line) const;
    /// The same of goods that belong to no line, by any of their codes; none when all were withdrawn.
    [[nodiscard]] std::vector<Entry> entriesOfUnknown(std::string_view code) const;
    [[nodiscard]] std::optional<UnknownGoods> unknownLike(std::string_view code) const;
    [[nodiscard]] bool isWithdrawn(std::uint64_t number) const { return m_withdrawn.contains(number); }
    [[nodiscard]] std::uint64_t nextNumber() const { return m_lastNumber + 1; }
    /// The officer's result, once there is one.
    [[nodiscard]] const Entry *result() const;
    /// Why it was put away, where it was.
    [[nodiscard]] const Entry *putAway() const;

private:
    struct Unknown {
        UnknownGoods goods;
        std::uint64_t first = 0;
        std::vector<std::size_t> entries; ///< indexes into m_entries
    };
    /// What a person said, and by which entry: the highest number holds.
    using Latest = std::pair<std::uint64_t, std::string>;
    struct Said {
        std::int64_t added = 0;
        std::uint64_t fixedBy = 0;
        std::uint64_t fixed = 0;
        std::map<Trait, Latest> observed;
        Latest finding;
    };

    /// The last entry that ended the check and holds.
    [[nodiscard]] const Entry *end() const;
    void clear();
    void rebuild();
    void apply(const Entry &entry, Change &change);
    void applySeen(const Entry &entry, Change &change);
    void applySaid(const Entry &entry, Change &change);
    void applyFinding(const Entry &entry, Change &change);
    void addUnknown(const Entry &entry, const Thing &thing, Change &change);
    [[nodiscard]] UnknownGoods goodsOf(const std::string &identity, const Unknown &unknown) const;
    void recount(const std::vector<std::size_t> &lines, Change &change);
    void keepEntryOf(const Match &match);
    void recountFamily(std::size_t family, std::size_t line, bool everywhere, std::vector<std::size_t> &changed);
    void recountLines(std::size_t family, std::span<const std::size_t> lines, std::vector<std::size_t> &changed);
    /// Whether the line looks different now.
    bool set(std::size_t line, const Goods::Share &share, bool seen);
    [[nodiscard]] Goods::Room roomOf(std::size_t line) const;
    void finishLine(std::size_t line, LineTally &tally) const;

    Consignment m_consignment;
    Matcher m_matcher;
    std::vector<LineTally> m_lines;
    std::vector<Said> m_said;
    std::vector<std::uint64_t> m_packaged; ///< by line
    std::vector<Goods> m_goods;            ///< by family
    std::vector<bool> m_packageSeen;
    std::map<std::string, Unknown> m_unknown;
    std::map<std::string, Latest> m_findings; ///< of goods that belong to no line
    Progress m_progress;
    std::vector<Entry> m_entries;
    std::unordered_set<std::uint64_t> m_numbers;
    std::unordered_set<std::uint64_t> m_withdrawn;
    std::vector<std::vector<std::size_t>> m_entriesOfLine;   ///< indexes into m_entries
    std::vector<std::vector<std::size_t>> m_entriesOfFamily; ///< of all its lines
    std::vector<std::size_t> m_ends;                         ///< of finished entries
    std::uint64_t m_lastNumber = 0;
};

/// Whether what the goods say contradicts what the line declares; nothing declared contradicts nothing.
[[nodiscard]] bool contradicts(Trait trait, std::string_view declared, std::string_view observed);
[[nodiscard]] std::string declaredTrait(const Line &line, Trait trait);

} // namespace nqi::consignment
