// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/catalog/records.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Custody and state of an item from its traceability events (EPCIS 2.0, CBV 2.0). Values only; no opinion on duties.
namespace nqi::trace {

/// What an event speaks of.
enum class Level : std::uint8_t { product, lot, serial };

/// What a disposition means to an inspector (CBV 2.0 section 7.2).
enum class Condition : std::uint8_t {
    normal,         ///< may be traded
    recalled,       ///< recalled: not sellable, for public safety
    stolen,         ///< stolen
    destroyed,      ///< destroyed, disposed
    decommissioned, ///< inactive: the identifier no longer belongs to the object
    sold,           ///< retail_sold, dispensed, partially_dispensed
    nonConformant,  ///< non_conformant
    notSellable,    ///< damaged, expired, returned, non_sellable_other, needs_replacement, unavailable
    mismatch,       ///< mismatch_class, mismatch_instance, mismatch_quantity, no_pedigree_match
};

/// The key that is asked about. `lot` and `serial` may be empty: not read.
struct Subject {
    std::uint64_t gtin = 0;
    std::string_view lot;
    std::string_view serial;
};

/// Who had it last.
struct Custody {
    std::string party;
    std::string place;
    std::string step;
    std::string disposition;
    Instant since{};
    bool inTransit = false; ///< left for a partner (shipping, departing, in_transit), not received

    bool operator==(const Custody &) const = default;
};

/// A condition that holds now.
struct Mark {
    Condition condition = Condition::normal;
    Level level = Level::serial;
    std::size_t event = 0;             ///< index into the events that were given
    std::string disposition;           ///< as recorded
    std::optional<std::size_t> lifted; ///< a later event that records the item as fit, without unsetting the condition

    bool operator==(const Mark &) const = default;
};

enum class AnomalyKind : std::uint8_t {
    noCommission,    ///< events of the serial, none of them commissioning
    notFirst,        ///< `event` lies before the commissioning `other`
    commissionTwice, ///< `event` commissions again what `other` commissioned
    afterEnd,        ///< `event` comes after `other`, which destroyed or decommissioned the serial
    inFuture,        ///< `event` lies after now
    otherLot,        ///< `event` records the serial with another lot
};

/// An order of events that cannot be.
struct Anomaly {
    AnomalyKind kind{};
    std::size_t event = 0; ///< index into the events that were given
    std::size_t other = 0; ///< the event that it clashes with; `event` itself when there is none

    bool operator==(const Anomaly &) const = default;
};

/// Two sightings of one serial, in the order of time.
struct Hop {
    std::size_t from = 0; ///< index into the events that were given
    std::size_t to = 0;
    double kilometres = 0; ///< great circle
    double hours = 0;      ///< 0 when at the same time

    bool operator==(const Hop &) const = default;
};

struct State {
    std::vector<std::size_t> order; ///< the events that speak of the subject, by time; withdrawn ones left out
    std::optional<Custody> custody; ///< from the narrowest level that has any: serial, else lot, else product
    std::vector<Mark> marks;        ///< the newest of each condition and level; normal is never marked
    std::vector<Anomaly> anomalies; ///< by kind, then by time
    std::optional<Hop> fastest;     ///< the fastest hop between sightings of the serial with known positions

    bool operator==(const State &) const = default;
};

/// State of the subject at an instant. The order in which events are given does not matter.
///
/// Levels: an event with the subject's serial is about the item, one with its lot and no serial about the lot, one with
/// neither about the product. A condition set on a wider level holds for what it contains.
///
/// Persistence: recalled, stolen, destroyed, inactive and sold stay through later events, whatever their disposition,
/// until an event unsets them. Records write EPCIS's `persistentDisposition` as a disposition with a sign:
/// "+recalled" (set) or "-recalled" (unset). A commissioning does not bring a serial back (CBV 2.0: a decommissioned
/// object returns with a new identifier). Other conditions last until the next event of the same level that records a
/// disposition. `void_shipping` cancels the last shipping before it.
[[nodiscard]] State stateOf(std::span<const catalog::TraceEvent> events, const Subject &subject, Instant now);

/// The level at which an event speaks of a subject, or nothing when it speaks of something else.
[[nodiscard]] std::optional<Level> levelOf(const catalog::TraceEvent &event, const Subject &subject);

/// What a disposition says, with or without its sign. Unknown words are `normal`.
[[nodiscard]] Condition conditionOf(std::string_view disposition);

[[nodiscard]] std::string_view name(Level level);
[[nodiscard]] std::string_view name(Condition condition);
[[nodiscard]] std::string_view name(AnomalyKind kind);

} // namespace nqi::trace
