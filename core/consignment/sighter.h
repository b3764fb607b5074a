// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/gs1/message.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::consignment {

/// How goods without serials are counted: their codes are all the same.
enum class UnitCounting : std::uint8_t {
    bySighting, ///< each time such a code comes into view, as many as are in view at once
    byPerson,   ///< a sighting says only that they are there; a person counts
};
[[nodiscard]] std::string_view name(UnitCounting counting);

struct SightingPolicy {
    UnitCounting counting = UnitCounting::bySighting;
    /// A code that is out of sight no longer than this is still the same thing.
    std::chrono::milliseconds sameWithin{3000};

    bool operator==(const SightingPolicy &) const = default;
};

/// A code, and how many things with it are new.
struct Sighting {
    std::string code; ///< as `Entry::code`
    std::int64_t units = 1;

    bool operator==(const Sighting &) const = default;
};

/// Turns what is in view, thirty times a second, into what is to be counted. Things with a serial or an SSCC are told
/// once. Of those without, two beside each other are two: the most that were in view together, between coming into
/// sight and being out of it for `sameWithin`. Two symbols on one package are one thing as long as one says more than
/// the other (a GTIN alone beside a GTIN with its lot). Belongs to one thread.
class Sighter {
public:
    explicit Sighter(SightingPolicy policy = {}) : m_policy(policy) {}
    void setPolicy(SightingPolicy policy) { m_policy = policy; }
    [[nodiscard]] const SightingPolicy &policy() const { return m_policy; }

    /// One picture's readings, one for each symbol. Times may stand still, not go back.
    [[nodiscard]] std::vector<Sighting> see(std::span<const gs1::Message> view, Instant at);
    /// Typed, or sent by a hand scanner: each is a thing that a person aimed at. The lines of one label belong
    /// together.
    [[nodiscard]] std::vector<Sighting> scan(std::span<const gs1::Message> readings) const;
    /// From now on everything is new; what has a serial is still told once by the tally.
    void clear();

private:
    struct Episode {
        Instant lastSeen{};
        std::int64_t counted = 0;
        std::map<std::string, std::int64_t> byCode;
    };

    struct Look {
        Instant at{};
        bool content = false; ///< what a logistic unit holds, without its number: a person counts
    };
    void seePlain(Episode &episode, const std::map<std::string, std::int64_t> &counts, Look look,
                  std::vector<Sighting> &fresh);

    SightingPolicy m_policy;
    std::map<std::string, Episode> m_episodes; ///< by what identifies the goods
    std::set<std::string> m_told;              ///< codes with a serial or an SSCC
};

/// How a reading stands in an entry.
[[nodiscard]] std::string codeOf(const gs1::Message &message);

} // namespace nqi::consignment
