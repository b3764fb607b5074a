// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/catalog/facts.h"
#include "core/gs1/item.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::verdict {

/// What a check compared. Names are stable (`name`): they appear in findings and never change meaning.
enum class CheckCode : std::uint16_t {
    // identity
    codeReading,       ///< the code reads as its standard asks
    contradiction,     ///< the symbols of the item agree with each other
    prefixLicence,     ///< the company prefix is issued, on this day
    productDeclared,   ///< the GTIN is declared by the licence holder
    ownerMatchesLabel, ///< the licensee is who the label names (label owner entered by the inspector)
    foreignAuthorised, ///< a foreign prefix used in Viet Nam is authorised
    productStatus,     ///< the product is active
    restrictedNumber,  ///< an in-store number: no global identity
    notAProduct,       ///< payment QR, website, text: nothing to check
    // tier duty
    riskTier,           ///< the tier that the risk lists give, an inference from HS code and group
    standardDeclared,   ///< low tier and above: applied standard declared
    conformityDeclared, ///< medium: declaration of conformity
    certificate,        ///< a certificate covers the item
    certificateValidity,
    certificateStatus,
    certificateScope,
    bodyScope,        ///< its body is designated (high) or accredited (medium) for that regulation on that date
    importInspection, ///< high-risk imports: registered for state inspection
    onlineListing,    ///< an online listing discloses its certification
    // alerts
    recall,        ///< by GTIN (and lot)
    possibleAlert, ///< by brand and model: the inspector confirms
    // dates
    expiry,
    bestBefore,
    dateOrder,    ///< produced before expiry, not in the future
    labelDate,    ///< the dates on the label against those in the code
    labelContent, ///< what the label must show, as the inspector marked it
    netQuantity,  ///< stated by label, record and code; and as weighed or measured
    // traceability
    traceCode,
    traceEvents,
    traceState, ///< recalled, stolen, destroyed, already sold
    serialRange,
    // laboratory
    labResult, ///< an indicator's value against what the firm declared
    // counterfeit suspicion
    suspectedBrand,
    suspectedQuality,
    suspectedOrigin,
    linkHost, ///< the Digital Link's host is the brand's declared one
    // customs
    customsDeclaration,
    importDeviation,
    // data
    catalogueAge, ///< how old the data is that all this rests on
};

/// What the comparison gave. Never genuine or fake.
enum class Outcome : std::uint8_t {
    agrees,        ///< every record read agrees
    notApplicable, ///< the rule does not bind this item
    notCovered,    ///< this device has no data to tell
    possible,      ///< something a person must confirm
    missing,       ///< a record that should exist does not, as of the data's date
    differs,       ///< a record contradicts the item or the duty
};

/// How much it matters to an inspector.
enum class Severity : std::uint8_t { none, note, warning, violation, danger };

/// Which record a check read.
struct RecordRef {
    catalog::Dataset dataset{};
    std::string key;       ///< primary key as text
    std::string authority; ///< who owns the record
    std::optional<Instant> asOf;

    bool operator==(const RecordRef &) const = default;
};

/// A value named in the sentence of a check: "date" -> "2026-05-01".
struct Argument {
    std::string name;
    std::string value;

    bool operator==(const Argument &) const = default;
};

struct Check {
    CheckCode code{};
    Outcome outcome = Outcome::notApplicable;
    Severity severity = Severity::none;
    std::string reason;              ///< stable code that picks the sentence, "certificate.expired"
    std::vector<Argument> arguments; ///< for that sentence
    std::vector<RecordRef> records;  ///< what was read
    std::string legalBasis;          ///< from dated policy data, may be empty when the data has none

    bool operator==(const Check &) const = default;
};

/// The vocabulary of the result card (domain: verdict words).
enum class Overall : std::uint8_t {
    consistent,  ///< every record read agrees; not proof of authenticity
    notAProduct, ///< nothing to check
    noRecord,    ///< the data has nothing about it
    attention,   ///< something to note or confirm
    violation,   ///< a duty is not met, as recorded
    danger,      ///< recall, stolen, destroyed: stop
};

struct Verdict {
    Overall overall = Overall::noRecord;
    std::optional<catalog::Tier> tier; ///< inferred
    std::vector<Check> checks;         ///< in the order of CheckCode, within it of records
    Date today{};                      ///< as of which day the rules were read
    std::uint64_t catalogueVersion = 0;
    std::optional<Instant> catalogueAsOf;
    bool demo = false; ///< made from sample data

    bool operator==(const Verdict &) const = default;
};

enum class Mode : std::uint8_t {
    market, ///< inspection of goods on the market
    border, ///< customs
    online, ///< an online listing
};

/// Whether the label shows one item of its checklist (label_checklist.h).
struct LabelMark {
    std::string item;
    bool present = false;

    bool operator==(const LabelMark &) const = default;
};

/// A value of a laboratory's report against what the firm declared. Numbers as people write them (quantity.h).
struct LabResult {
    std::string indicator;
    std::string declared;
    std::string measured;
    std::string report;  ///< number of the report
    bool atMost = false; ///< the declared value is the most, not the least

    bool operator==(const LabResult &) const = default;
};

/// What the inspector has said about the item; everything is optional.
struct Context {
    Mode mode = Mode::market;
    std::string labelOwner;    ///< the firm that the label names
    std::string labelOrigin;   ///< ISO 3166 alpha-2 that the label states
    std::string listingUrl;    ///< of the online listing where the item was met
    std::string labelProduced; ///< dates as the label prints them (label_date.h), empty: not entered
    std::string labelExpires;
    std::string labelBestBefore;
    std::vector<LabelMark> labelMarks;
    std::string labelQuantity;    ///< net quantity as the label prints it
    std::string measuredQuantity; ///< of one package, as weighed or measured: "487 g"
    std::vector<LabResult> labResults;
    std::string certificateOrigin;     ///< ISO 3166 alpha-2 that a certificate of origin states
    std::string declaration;           ///< number of the customs declaration that the goods are said to be under
    std::uint32_t declarationLine = 0; ///< of that declaration; 0: any
    std::optional<catalog::Tier> confirmedTier;
    std::string tierReason; ///< why the inspector confirmed or corrected it; kept with the finding, judges nothing

    bool operator==(const Context &) const = default;
};

enum class Reason : std::uint16_t; // every reason, in reasons.h

/// The dated parameters, ready to ask. Made once from the policy dataset; their keys are in REASONS.md.
class Policy {
public:
    Policy() = default;
    explicit Policy(std::vector<catalog::PolicyEntry> entries);

    /// The value that holds on a day, or nothing.
    [[nodiscard]] const catalog::PolicyEntry *find(std::string_view key, Date day) const;
    [[nodiscard]] std::optional<long> number(std::string_view key, Date day) const;
    /// Legal basis of a reason on a day ("basis." + reason, then "basis." + the part before the dot), or "".
    [[nodiscard]] std::string legalBasis(std::string_view reason, Date day) const;
    /// The same for a reason of the list, without a search. Valid as long as the policy.
    [[nodiscard]] std::string_view legalBasis(Reason reason, Date day) const;

private:
    /// Entries of one key: [first, last) in `m_entries`.
    struct Range {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };
    [[nodiscard]] Range rangeOf(std::string_view prefix, std::string_view key) const;
    [[nodiscard]] const catalog::PolicyEntry *findIn(Range range, Date day) const;

    std::vector<catalog::PolicyEntry> m_entries; ///< sorted by key, then by validFrom
    std::vector<Range> m_basisOfReason;          ///< by Reason
    std::vector<Range> m_basisOfCheck;           ///< by CheckCode
};

/// The verdict. Pure: the same arguments give the same answer, byte for byte. Any thread.
/// `now` is the present instant; the legal day is its day in Viet Nam.
[[nodiscard]] Verdict evaluate(const gs1::Item &item, const catalog::Facts &facts, const Policy &policy, Instant now,
                               const Context &context = {});

/// The verdict when there is no catalogue at all: what the code alone says; everything else not covered.
[[nodiscard]] Verdict evaluateWithoutCatalogue(const gs1::Item &item, catalog::LookupError error, const Policy &policy,
                                               Instant now, const Context &context = {});

[[nodiscard]] std::string_view name(CheckCode code);
[[nodiscard]] std::string_view name(Outcome outcome);
[[nodiscard]] std::string_view name(Severity severity);
[[nodiscard]] std::string_view name(Overall overall);
[[nodiscard]] std::string_view name(Mode mode);

/// Every reason that `evaluate` can give: a test holds the sentences of the app against this list.
[[nodiscard]] const std::vector<std::string_view> &allReasons();

} // namespace nqi::verdict
