// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <optional>
#include <string>

/// The records of the national database, one struct for each table, in the datasets of `dataset.h`.
/// Plain values; codes are stored, sentences are not. Text is UTF-8. Dates are days in Viet Nam.
namespace nqi::catalog {

enum class ProductStatus : std::uint8_t { active, inactive, discontinued };

/// What the licence holder declared about a GTIN (VNPC; Decree 37/2026 Article 28.2).
struct Product {
    std::uint64_t gtin = 0; ///< GTIN-14 as a number
    std::string name;
    std::string brand;
    std::string model;
    std::string category;     ///< goods group, a code such as "toy", "cement", "milk"
    std::string hsCode;       ///< digits without dots, 4 to 10
    std::string owner;        ///< company id (tax code) of the licence holder
    std::string manufacturer; ///< name as declared
    std::string origin;       ///< ISO 3166 alpha-2
    std::string netContent;   ///< "500 g"
    std::string linkHost;     ///< host of the brand's own Digital Link, lower case; empty when none declared
    ProductStatus status = ProductStatus::active;
    std::optional<Date> declaredOn;

    bool operator==(const Product &) const = default;
};

/// A firm named by licences, certificates or declarations.
struct Company {
    std::string id; ///< tax code, or a foreign registration number
    std::string name;
    std::string address;
    std::string country; ///< ISO 3166 alpha-2

    bool operator==(const Company &) const = default;
};

enum class LicenceKind : std::uint8_t {
    companyPrefix,        ///< GS1 Company Prefix
    gtin8,                ///< single GTIN-8
    foreignAuthorisation, ///< a foreign prefix whose use in Viet Nam was declared (Decree 37/2026 Article 28.3)
};
enum class LicenceStatus : std::uint8_t { issued, revoked, transferred };

struct Licence {
    std::string prefix; ///< digits, 4 to 12; for gtin8 the eight digits
    LicenceKind kind = LicenceKind::companyPrefix;
    std::string holder; ///< company id
    LicenceStatus status = LicenceStatus::issued;
    std::optional<Date> validFrom;
    std::optional<Date> validTo;
    std::string reason; ///< of revocation or transfer, as recorded

    bool operator==(const Licence &) const = default;
};

enum class CertificateKind : std::uint8_t {
    certification,  ///< by a certification body
    selfAssessment, ///< the holder's own assessment
    testReport,
};
enum class CertificateStatus : std::uint8_t { valid, suspended, withdrawn };

/// One line of a certificate: what it covers. A certificate of several products has several lines.
struct Certificate {
    std::string number;
    std::uint32_t line = 0;
    CertificateKind kind = CertificateKind::certification;
    std::string body;         ///< body id; empty for self-assessment
    std::string holder;       ///< company id
    std::uint64_t gtin = 0;   ///< 0: by model and manufacturer
    std::string model;        ///< empty: any
    std::string manufacturer; ///< empty: not stated
    std::string regulation;   ///< standard id, for example "QCVN 3:2019/BKHCN"
    std::uint8_t method = 0;  ///< 1-8; 7 covers one lot only
    std::string lot;          ///< for method 7
    std::string customsDeclaration;
    std::optional<Date> issuedOn;
    std::optional<Date> validTo;
    CertificateStatus status = CertificateStatus::valid;
    std::optional<Date> statusSince;

    bool operator==(const Certificate &) const = default;
};

/// A conformity assessment body.
struct Body {
    std::string id;
    std::string name;
    std::string country;

    bool operator==(const Body &) const = default;
};

enum class BodyRole : std::uint8_t { accredited, designated };
enum class ScopeStatus : std::uint8_t { active, suspended, withdrawn };

/// For what, and when, a body is accredited or designated.
struct BodyScope {
    std::string body;
    std::string regulation;
    BodyRole role = BodyRole::accredited;
    std::string decision; ///< number of the decision
    std::optional<Date> validFrom;
    std::optional<Date> validTo;
    ScopeStatus status = ScopeStatus::active;

    bool operator==(const BodyScope &) const = default;
};

enum class DeclarationKind : std::uint8_t {
    appliedStandard,    ///< tự công bố tiêu chuẩn áp dụng
    conformity,         ///< công bố hợp quy
    importRegistration, ///< state quality inspection of imports, Form 1 and its result
    onlineListing,      ///< what an online seller discloses (Law 78/2025 Article 34b)
};
enum class DeclarationStatus : std::uint8_t { active, withdrawn, rejected };

struct Declaration {
    std::string id;
    DeclarationKind kind = DeclarationKind::appliedStandard;
    std::uint64_t gtin = 0;
    std::string holder;      ///< company id
    std::string standard;    ///< standard or regulation id
    std::string certificate; ///< number, when it rests on one
    std::string lot;         ///< import registration of one lot; empty: all
    std::string url;         ///< online listing
    std::string platform;
    std::string shop;
    DeclarationStatus status = DeclarationStatus::active;
    std::optional<Date> declaredOn;
    std::optional<Date> validTo;

    bool operator==(const Declaration &) const = default;
};

enum class Tier : std::uint8_t { low = 1, medium = 2, high = 3 };
/// Stable name: the enumerator's.
[[nodiscard]] std::string_view name(Tier tier);

/// One row of a ministry's risk list. An item falls under it by HS code and product group: an inference, shown as such.
struct RiskListEntry {
    std::string id;
    std::string ministry;
    std::string circular; ///< legal basis, "36/2026/TT-BKHCN"
    std::string hsPrefix; ///< digits; matches HS codes that begin so
    std::string category; ///< goods group; empty: every group under the HS code
    std::string product;  ///< description as in the list
    std::string regulation;
    Tier tier = Tier::low;
    std::string measure; ///< code: "certification", "declaration", "importInspection"
    std::optional<Date> validFrom;
    std::optional<Date> validTo;
    std::optional<Date> traceableFrom; ///< the roadmap's date for mandatory traceability

    bool operator==(const RiskListEntry &) const = default;
};

struct Standard {
    std::string id;
    std::string title;
    std::optional<Date> validFrom;
    std::optional<Date> validTo;
    std::string replacedBy;

    bool operator==(const Standard &) const = default;
};

enum class AlertStatus : std::uint8_t { active, withdrawn };
enum class AlertLevel : std::uint8_t { information, serious, urgent };

/// A recall or alert, national or international, in one form (domain: canonical alert record).
struct Alert {
    std::string id;     ///< source + native id, for example "safety-gate:SR/00842/26"
    std::string source; ///< "vn-stameq", "safety-gate", "cpsc", "openfda", "asean", "oecd", "who"
    std::string url;
    std::string country; ///< ISO 3166 alpha-2 of the alerting country
    std::string title;
    std::string brand;
    std::string model; ///< several are separated by "; "
    std::string hazard;
    std::string measure; ///< "recall", "stopSale", "warning", "destroy"
    AlertLevel level = AlertLevel::information;
    bool counterfeit = false;
    AlertStatus status = AlertStatus::active;
    std::optional<Date> publishedOn;

    bool operator==(const Alert &) const = default;
};

/// What an alert names by code. An alert of several codes has several lines.
struct AlertItem {
    std::string alert;
    std::uint32_t line = 0;
    std::uint64_t gtin = 0;
    std::string lot;        ///< empty: every lot
    std::string serialFrom; ///< empty: every serial
    std::string serialTo;

    bool operator==(const AlertItem &) const = default;
};

/// One traceability event of an item, lot or class (EPCIS 2.0, reduced to what an inspector asks).
struct TraceEvent {
    std::string id;
    std::uint64_t gtin = 0;
    std::string lot;
    std::string serial;
    Instant time{};
    std::string step;        ///< CBV bizStep as a bare word: "commissioning", "shipping", "retail_selling"
    std::string disposition; ///< CBV disposition: "active", "in_transit", "recalled"
    std::string place;       ///< readable name of the read point or business location
    std::string party;       ///< company id or name
    double latitude = 0;     ///< both 0: unknown
    double longitude = 0;
    bool withdrawn = false; ///< an error declaration withdrew it

    bool operator==(const TraceEvent &) const = default;
};

enum class TraceCodeStatus : std::uint8_t { active, suspended, cancelled };

/// The traceability code granted to a product or lot on the national portal.
struct TraceCode {
    std::uint64_t gtin = 0;
    std::string lot; ///< empty: the product
    TraceCodeStatus status = TraceCodeStatus::active;
    std::string serialFrom; ///< declared serial range; empty: none declared
    std::string serialTo;
    std::optional<Date> registeredOn;

    bool operator==(const TraceCode &) const = default;
};

enum class Channel : std::uint8_t { green = 1, yellow = 2, red = 3 };

/// One line of a customs declaration, with the match keys of Decree 37/2026 Article 86.3b.
struct CustomsLine {
    std::string declaration;
    std::uint32_t line = 0;
    std::optional<Date> date;
    std::string importer; ///< company id
    std::string hsCode;
    std::uint64_t gtin = 0;
    std::string model;
    std::string manufacturer;
    std::string origin;
    std::string lot;
    std::uint32_t quantity = 0;
    Channel channel = Channel::green;

    bool operator==(const CustomsLine &) const = default;
};

/// What a logistic unit (pallet, box, container) of a declaration holds of one of its lines.
struct CustomsPackage {
    std::string declaration;
    std::string sscc;       ///< 18 digits
    std::uint32_t line = 0; ///< of the declaration
    std::uint32_t quantity = 0;

    bool operator==(const CustomsPackage &) const = default;
};

enum class GuideFeature : std::uint8_t { whole, label, closure, print, securityMark, code, other };

/// What to look at to tell goods of a brand from imitations, as the holder of the brand or an authority describes it.
/// It helps to look; it proves nothing, and no rule reads it.
struct Guide {
    std::string id;
    std::uint64_t gtin = 0; ///< 0: every product of the brand and model
    std::string brand;
    std::string model;      ///< empty: every model of the brand
    std::uint32_t line = 0; ///< guides of the same goods are shown in this order
    GuideFeature feature = GuideFeature::whole;
    bool imitation = false; ///< seen on imitations; otherwise the mark of the holder's own goods
    std::string text;       ///< what to look at
    std::string picture;    ///< empty, or what `isGuidePicture` takes
    std::string source;     ///< who describes it
    std::optional<Date> publishedOn;
    std::optional<Date> validTo; ///< a new design replaced it

    bool operator==(const Guide &) const = default;
};

enum class DeviationKind : std::uint8_t { tightened, reduced, exempt };

/// A deviation from the ordinary import check (Decree 37/2026 Articles 84, 86). Empty keys match anything.
struct Deviation {
    std::string id;
    DeviationKind kind = DeviationKind::tightened;
    std::string country;
    std::string importer;
    std::string hsPrefix;
    std::string manufacturer;
    std::string reason;
    std::string decision;
    std::optional<Date> validFrom;
    std::optional<Date> validTo;

    bool operator==(const Deviation &) const = default;
};

/// A dated parameter of the rules: clocks, legal basis of each check, penalties, ages after which data counts as old.
struct PolicyEntry {
    std::string key; ///< "catalogue.staleAfterDays", "basis.certificateMissing"
    std::string value;
    std::string legalBasis;
    std::optional<Date> validFrom;
    std::optional<Date> validTo;

    bool operator==(const PolicyEntry &) const = default;
};

} // namespace nqi::catalog
