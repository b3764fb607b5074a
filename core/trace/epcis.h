// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/catalog/records.h"
#include "core/trace/epc.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// EPCIS 2.0 documents in JSON and JSON-LD: what an inspector asks of them, and no more.
namespace nqi::trace {

enum class EventType : std::uint8_t { object, aggregation, transaction, transformation, association };
enum class Action : std::uint8_t { none, add, observe, remove };

/// An event declared to be wrong (EPCIS 2.0 section 7.4.1.2).
struct ErrorDeclaration {
    std::string reason; ///< "did_not_occur", "incorrect_data", a URI, or empty
    std::vector<std::string> correctiveEvents;

    bool operator==(const ErrorDeclaration &) const = default;
};

struct EpcisEvent {
    EventType type = EventType::object;
    Action action = Action::none; ///< none for a transformation
    std::string id;               ///< eventID, may be empty
    Instant time{};
    std::string step;               ///< CBV bizStep as a bare word, or a vocabulary of the user's own as written
    std::string disposition;        ///< CBV disposition as a bare word, or as written
    std::vector<std::string> set;   ///< persistent dispositions that begin
    std::vector<std::string> unset; ///< and that end
    std::string place;              ///< business location, else read point, as a readable name
    std::string party;   ///< who has it after the event: possessing party, else owning party; a readable name
    double latitude = 0; ///< of a "geo:" read point; both 0: unknown
    double longitude = 0;
    std::optional<Identifier> parent; ///< of an aggregation, association or transaction
    std::vector<Identifier> items;    ///< epcList, childEPCs and the classes of their quantity lists
    std::vector<Identifier> inputs;   ///< of a transformation
    std::vector<Identifier> outputs;
    std::string transformation; ///< transformationID, which joins several events
    std::optional<ErrorDeclaration> error;

    bool operator==(const EpcisEvent &) const = default;
};

enum class DocumentKind : std::uint8_t {
    capture, ///< EPCISDocument
    query,   ///< EPCISQueryDocument, the answer to a query
    event,   ///< one event without a document around it
    question ///< the definition of a query: it holds no events
};

struct EpcisDocument {
    DocumentKind kind = DocumentKind::capture;
    std::vector<EpcisEvent> events; ///< in the order of the document

    bool operator==(const EpcisDocument &) const = default;
};

/// Why a document is refused.
enum class EpcisProblem : std::uint8_t {
    json,           ///< not JSON: value is the parser's word
    notEpcis,       ///< JSON, but nothing of EPCIS
    schemaVersion,  ///< not 2.x
    missing,        ///< a field that must be there is not
    wrongType,      ///< a field of another JSON type
    eventType,      ///< no such type of event
    time,           ///< no instant with time zone (RFC 3339)
    timeZoneOffset, ///< not +hh:mm or -hh:mm up to 14:00
    action,         ///< not ADD, OBSERVE or DELETE, or on a transformation
    identifier,     ///< not a URI, or a malformed GS1 key
    vocabulary,     ///< a bare word that CBV 2.0 does not have in this place
    extension,      ///< a field that is neither EPCIS's nor in a namespace
    quantity,       ///< a quantity without class, or not a number
    queryParameter, ///< a query asks by a parameter that EPCIS does not have
    tooMany,        ///< more problems than are listed
};

struct EpcisIssue {
    EpcisProblem problem{};
    std::string path;  ///< JSON pointer (RFC 6901)
    std::string value; ///< as found, shortened

    bool operator==(const EpcisIssue &) const = default;
};

/// Reads a document. All or nothing: one wrong event refuses the document, and all problems are told (at most 100).
/// Time linear in the text. Any thread.
[[nodiscard]] std::expected<EpcisDocument, std::vector<EpcisIssue>> readEpcis(std::string_view text);

inline constexpr std::size_t maxTraceEvents = 2'000'000;

/// The events as records of the catalogue, one for each product, lot or serial that an event is about.
/// - What is aggregated inherits its container's events, from ADD to DELETE, whatever the depth.
/// - An event declared wrong, and the declaration itself, come out withdrawn.
/// - Persistent dispositions follow as records of their own, "+recalled" or "-recalled".
/// - A serial used up by a transformation comes out with step "transforming" and disposition "inactive".
/// - `id` is that of the event with "#" and a number behind it; `source` stands in for events without one.
/// `EpcisProblem::tooMany` when full containers multiply them beyond `maxTraceEvents`.
[[nodiscard]] std::expected<std::vector<catalog::TraceEvent>, EpcisProblem>
traceEvents(const std::vector<EpcisEvent> &events, std::string_view source);

/// What a product, lot or serial was made from, directly and through the inputs of the inputs; each once, in the order
/// of discovery. `key` is that of an Identifier.
[[nodiscard]] std::vector<Identifier> ingredientsOf(const std::vector<EpcisEvent> &events, std::string_view key);

[[nodiscard]] std::string_view name(EpcisProblem problem);
[[nodiscard]] std::string_view name(DocumentKind kind);

} // namespace nqi::trace
