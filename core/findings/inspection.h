// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/findings/finding.h"
#include "core/trust/digest.h"
#include "core/verdict/verdict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// One visit to a firm, a fair or an online shop, from the decision to the signed minutes. What the minutes must say:
/// Circular 27/2020/TT-BCT Article 18; samples: Decree 37/2026 Forms 14, 15 and 16. Texts are as people write them.
namespace nqi::findings {

/// An inspection can sanction, a survey cannot: its samples are information (Decree 37/2026 Articles 80.6b and 91).
enum class InspectionKind : std::uint8_t { inspection, survey };
[[nodiscard]] std::string_view name(InspectionKind kind);

enum class InspectionCause : std::uint8_t { planned, unannounced };
[[nodiscard]] std::string_view name(InspectionCause cause);

struct Person {
    std::string name;
    std::string post; ///< title or position
    std::string unit; ///< who sends or employs them
    std::string address;

    bool operator==(const Person &) const = default;
};

/// The decision that an inspection carries out.
struct Decision {
    std::string number;
    std::string authority;
    std::optional<Date> date;
    std::string scope; ///< what it orders to look at

    bool operator==(const Decision &) const = default;
};

struct Establishment {
    std::string name;
    std::string address;
    std::string companyCode; ///< tax code, or the licence's
    std::string phone;
    Person representative; ///< who was there for it

    bool operator==(const Establishment &) const = default;
};

enum class TeamRole : std::uint8_t { head, secretary, controller, member };
[[nodiscard]] std::string_view name(TeamRole role);

struct TeamMember {
    Person person;
    TeamRole role = TeamRole::member;

    bool operator==(const TeamMember &) const = default;
};

/// Goods met, each once however often their code was read.
struct ItemMet {
    std::string key; ///< GTIN or other key
    std::string lot;
    std::string serial;
    std::string product;                     ///< name as shown
    std::optional<verdict::Overall> overall; ///< nothing: no record was looked up
    std::uint32_t times = 1;                 ///< read
    std::optional<Uuid> finding;             ///< recorded of it
    std::string read{};                      ///< its codes, for looking it up again (gs1::asRead); empty: not kept

    bool operator==(const ItemMet &) const = default;
};

/// What gives this item again when it is read: what was read of it, else its key with lot and serial.
[[nodiscard]] std::string codeOf(const ItemMet &item);

enum class ContentResult : std::uint8_t { notChecked, meets, doesNotMeet };
[[nodiscard]] std::string_view name(ContentResult result);

/// One content of the inspection with its full result.
struct InspectedContent {
    std::string subject;
    ContentResult result = ContentResult::notChecked;
    std::string detail;
    std::string noPicture{}; ///< why no annex shows it

    bool operator==(const InspectedContent &) const = default;
};

/// A row of Form 15.
struct Sample {
    std::string name; ///< name, symbol or code
    std::string firm; ///< manufacturer or importer with address as the label says, else the supplier
    std::string unit;
    std::string quantity;
    std::string stock; ///< held there when the sample was taken
    std::optional<Date> produced;
    std::string lot;
    std::string retention; ///< how long the retained sample is kept
    std::string note;
    InspectionKind purpose = InspectionKind::inspection;
    std::optional<Uuid> finding; ///< that it was taken for

    bool operator==(const Sample &) const = default;
};

/// The sampling minutes (Form 15). Without samples: none were taken.
struct Sampling {
    std::string number;
    std::optional<Instant> at;
    Person sampler;
    Person witness;
    std::string method;      ///< TCVN, QCVN or a ministry's rule
    std::uint32_t units = 0; ///< into which each sample was divided
    std::uint32_t copies = 0;
    std::vector<Sample> samples;

    bool operator==(const Sampling &) const = default;
};

/// A seal on a sample (Form 14) or on goods.
struct Seal {
    std::string number;
    std::uint32_t sample = 0; ///< row of the sampling minutes, from 1; 0: goods
    std::string what;         ///< goods sealed
    std::optional<Instant> at;

    bool operator==(const Seal &) const = default;
};

/// A row of Form 16.
struct HandedSample {
    std::uint32_t sample = 1; ///< row of the sampling minutes, from 1
    std::string quantity;
    std::string testItem;
    std::string standard; ///< QCVN, TCVN or TCCS

    bool operator==(const HandedSample &) const = default;
};

/// Samples handed over to a laboratory (Form 16).
struct HandOver {
    Person deliverer;
    Person receiver;
    std::optional<Instant> at;
    std::string place;
    std::vector<HandedSample> samples;
    bool sealsIntact = false; ///< as the laboratory confirms first
    std::string state;
    std::string note;

    bool operator==(const HandOver &) const = default;
};

enum class MeasureKind : std::uint8_t {
    askDocuments,
    sealGoods,
    suspendSale,
    detainEvidence,
    remedy, ///< demanded from the firm
    rework,
    reExport,
    destroy,
    stopCirculation, ///< proposed to the agency, as are the next two
    recall,
    sanction,
};
[[nodiscard]] std::string_view name(MeasureKind kind);
/// Whether it restricts or punishes, which a survey cannot.
[[nodiscard]] bool isSanction(MeasureKind kind);

/// A measure that was ordered or proposed. Its clock runs from `at`: see inspection_rules.h.
struct OrderedMeasure {
    MeasureKind kind{};
    std::string what;
    std::string quantity;
    std::optional<Instant> at;
    Person by;
    std::string legalBasis;
    std::optional<Instant> reportedAt; ///< to the agency
    std::optional<Uuid> finding;

    bool operator==(const OrderedMeasure &) const = default;
};

enum class Party : std::uint8_t {
    teamHead,
    secretary,
    inspected,    ///< the establishment's representative
    coordinating, ///< an agency that takes part
    witness,
    localAuthority, ///< commune People's Committee or police
    sampler,        ///< who took the samples: signs the sampling minutes alone
};
[[nodiscard]] std::string_view name(Party party);

/// What somebody wants to have in the minutes.
struct Statement {
    Party party{};
    Person person;
    std::string text;
    std::optional<Instant> at;

    bool operator==(const Statement &) const = default;
};

/// A signature on the screen, or why there is none.
struct PartySignature {
    Party party{};
    Person person;
    std::optional<trust::Digest> image; ///< its file in the evidence; nothing: refused, or not there
    std::string refusal;                ///< the reason, where there is no image
    std::optional<Instant> at;
    trust::Digest over; ///< what was signed: one of SignedDigests at that moment

    bool operator==(const PartySignature &) const = default;
};

/// The result of a consignment that a paper rests on was taken back.
struct WithdrawnResult {
    Instant at{};
    std::string by;
    std::string reason;

    bool operator==(const WithdrawnResult &) const = default;
};

/// Changed by people until it is signed; then a revision follows it.
struct Inspection {
    Uuid id;                    ///< UUIDv7; the same for all revisions
    std::uint32_t revision = 1; ///< 1, 2, 3, ...; each is signed by itself
    std::string reason;         ///< why it was revised; the first needs none
    std::string number;         ///< of its minutes, as the agency numbers them
    std::uint32_t copies = 0;   ///< of its minutes; 0: not said
    std::string locality;       ///< that its papers are dated at: "Hà Nội" (Decree 30/2020/ND-CP, Annex I)

    InspectionKind kind = InspectionKind::inspection;
    InspectionCause cause = InspectionCause::planned;
    Decision decision;
    Establishment establishment;
    Place place; ///< or the online listing
    std::vector<TeamMember> team;
    std::optional<Instant> startedAt;
    std::optional<Instant> endedAt;

    std::vector<ItemMet> items;
    std::vector<InspectedContent> contents;
    Sampling sampling;
    std::vector<Seal> seals;
    std::vector<HandOver> handOvers;
    std::vector<OrderedMeasure> measures;
    std::vector<Statement> statements;
    std::string outsideScope; ///< seen beyond the decision: recorded, acted on only when it is amended
    std::string conclusion;   ///< assessment and proposals of the team

    std::vector<PartySignature> signatures;
    std::vector<PartySignature> samplingSignatures; ///< of the sampling minutes (Form 15), over what that form says
    std::vector<Evidence> evidence;                 ///< annexes and images of signatures; already stored

    bool operator==(const Inspection &) const = default;
};

/// Where a device's log stands (device_log.h).
struct LogHead {
    std::uint64_t entries = 0;
    trust::Digest hash; ///< of the last entry, zeros when there is none

    bool operator==(const LogHead &) const = default;
};

/// A signed inspection as a link of the device's chain, with the log that led to it.
struct Minutes {
    Inspection inspection;
    LogHead log;
    std::optional<Uuid> corrects; ///< the minutes of the revision before

    bool operator==(const Minutes &) const = default;
};

/// Takes away the signatures of the minutes and the files of their images. To begin a revision, or after a change that
/// everybody has to sign again. Those of the sampling minutes stay: they hold as long as that form says the same.
void dropSignatures(Inspection &inspection);
/// Takes away those of the sampling minutes, in the same way.
void dropSamplingSignatures(Inspection &inspection);
/// Whether a file of evidence is the image of a signature, else it is an annex.
[[nodiscard]] bool isSignatureImage(const Inspection &inspection, const trust::Digest &file);

/// Takes away what follows the visit and nobody there can sign: hand-overs to laboratories, reports to the agency, and
/// the number and reason of the revision that wrote them down. What is left of two revisions is the same when the later
/// only adds these.
void dropAdditions(Inspection &inspection);

/// What the signatures of an inspection may be over: protocol::signedDigests.
struct SignedDigests {
    trust::Digest content;    ///< protocol::contentDigest
    trust::Digest text;       ///< protocol::textDigest: signed while additions were not yet told apart
    trust::Digest sampling{}; ///< protocol::samplingDigest, of the sampling minutes

    /// Of the minutes.
    [[nodiscard]] bool contain(const trust::Digest &over) const { return over == content || over == text; }
    bool operator==(const SignedDigests &) const = default;
};

/// Who speaks and signs for a party as far as the inspection names somebody; else a person without a name.
[[nodiscard]] Person personFor(const Inspection &inspection, Party party);
/// Whether people of this party are named with their address: those whom nothing else in the minutes places.
[[nodiscard]] bool hasAddress(Party party);

/// The worst outcome among what was met; nothing: no record was looked up.
[[nodiscard]] std::optional<verdict::Overall> overallOf(const Inspection &inspection);

} // namespace nqi::findings
