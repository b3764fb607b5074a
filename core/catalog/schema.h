// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/records.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

/// The one description of every table: SQL, file formats and importers are generated from it, nothing is written twice.
namespace nqi::catalog {

/// A column: its name in SQL and files, and the member that holds it. `key` columns form the primary key, in order.
template <class Record, class Value>
struct Column {
    std::string_view name;
    Value Record::*member;
    bool key = false;
};
template <class Record, class Value>
Column(std::string_view, Value Record::*) -> Column<Record, Value>;
template <class Record, class Value>
Column(std::string_view, Value Record::*, bool) -> Column<Record, Value>;

/// Owned by one authority; updated and dated as one.
enum class Dataset : std::uint8_t {
    alerts,
    licences,
    products,
    certificates,
    bodies,
    declarations,
    riskLists,
    standards,
    trace,
    customs,
    policy,
    guides,
};
inline constexpr std::array allDatasets = {
    Dataset::alerts, Dataset::licences,     Dataset::products,  Dataset::certificates,
    Dataset::bodies, Dataset::declarations, Dataset::riskLists, Dataset::standards,
    Dataset::trace,  Dataset::customs,      Dataset::policy,    Dataset::guides,
};
/// "alerts", "licences", "products", "certificates", "bodies", "declarations", "risk_lists", "standards", "trace",
/// "customs", "policy", "guides".
[[nodiscard]] std::string_view name(Dataset dataset);

/// A secondary index: an SQL column list and, for a partial index, the rows that it holds. A query uses a partial
/// index only when it repeats that condition word for word.
struct Index {
    std::string_view columns;
    std::string_view where = {};
};

/// Specialised for each record type: `table`, `dataset`, `columns` (a tuple of Column), `indexes`; and `clusteredBy`
/// where rows of one thing are asked for together: they lie beside each other in this order, and the key is an index.
template <class Record>
struct Schema;

template <>
struct Schema<Product> {
    static constexpr std::string_view table = "products";
    static constexpr Dataset dataset = Dataset::products;
    static constexpr auto columns = std::tuple(
        Column{"gtin", &Product::gtin, true}, Column{"name", &Product::name}, Column{"brand", &Product::brand},
        Column{"model", &Product::model}, Column{"category", &Product::category}, Column{"hs_code", &Product::hsCode},
        Column{"owner", &Product::owner}, Column{"manufacturer", &Product::manufacturer},
        Column{"origin", &Product::origin}, Column{"net_content", &Product::netContent},
        Column{"link_host", &Product::linkHost}, Column{"status", &Product::status},
        Column{"declared_on", &Product::declaredOn});
    static constexpr std::array<Index, 0> indexes{};
};

template <>
struct Schema<Company> {
    static constexpr std::string_view table = "companies";
    static constexpr Dataset dataset = Dataset::licences;
    static constexpr auto columns =
        std::tuple(Column{"id", &Company::id, true}, Column{"name", &Company::name},
                   Column{"address", &Company::address}, Column{"country", &Company::country});
    static constexpr std::array<Index, 0> indexes{};
};

template <>
struct Schema<Licence> {
    static constexpr std::string_view table = "licences";
    static constexpr Dataset dataset = Dataset::licences;
    static constexpr auto columns =
        std::tuple(Column{"prefix", &Licence::prefix, true}, Column{"kind", &Licence::kind, true},
                   Column{"holder", &Licence::holder}, Column{"status", &Licence::status},
                   Column{"valid_from", &Licence::validFrom}, Column{"valid_to", &Licence::validTo},
                   Column{"reason", &Licence::reason});
    static constexpr std::array indexes{Index{"holder"}};
};

template <>
struct Schema<Certificate> {
    static constexpr std::string_view table = "certificates";
    static constexpr Dataset dataset = Dataset::certificates;
    static constexpr auto columns =
        std::tuple(Column{"number", &Certificate::number, true}, Column{"line", &Certificate::line, true},
                   Column{"kind", &Certificate::kind}, Column{"body", &Certificate::body},
                   Column{"holder", &Certificate::holder}, Column{"gtin", &Certificate::gtin},
                   Column{"model", &Certificate::model}, Column{"manufacturer", &Certificate::manufacturer},
                   Column{"regulation", &Certificate::regulation}, Column{"method", &Certificate::method},
                   Column{"lot", &Certificate::lot}, Column{"customs_declaration", &Certificate::customsDeclaration},
                   Column{"issued_on", &Certificate::issuedOn}, Column{"valid_to", &Certificate::validTo},
                   Column{"status", &Certificate::status}, Column{"status_since", &Certificate::statusSince});
    static constexpr std::string_view clusteredBy = "gtin";
    static constexpr std::array indexes{Index{"holder, model", "gtin = 0"}, Index{"holder, number, line"},
                                        Index{"body, number, line", "body <> ''"}};
};

template <>
struct Schema<Body> {
    static constexpr std::string_view table = "bodies";
    static constexpr Dataset dataset = Dataset::bodies;
    static constexpr auto columns =
        std::tuple(Column{"id", &Body::id, true}, Column{"name", &Body::name}, Column{"country", &Body::country});
    static constexpr std::array<Index, 0> indexes{};
};

template <>
struct Schema<BodyScope> {
    static constexpr std::string_view table = "body_scopes";
    static constexpr Dataset dataset = Dataset::bodies;
    static constexpr auto columns =
        std::tuple(Column{"body", &BodyScope::body, true}, Column{"regulation", &BodyScope::regulation, true},
                   Column{"role", &BodyScope::role, true}, Column{"decision", &BodyScope::decision, true},
                   Column{"valid_from", &BodyScope::validFrom}, Column{"valid_to", &BodyScope::validTo},
                   Column{"status", &BodyScope::status});
    static constexpr std::array<Index, 0> indexes{};
};

template <>
struct Schema<Declaration> {
    static constexpr std::string_view table = "declarations";
    static constexpr Dataset dataset = Dataset::declarations;
    static constexpr auto columns = std::tuple(
        Column{"id", &Declaration::id, true}, Column{"kind", &Declaration::kind}, Column{"gtin", &Declaration::gtin},
        Column{"holder", &Declaration::holder}, Column{"standard", &Declaration::standard},
        Column{"certificate", &Declaration::certificate}, Column{"lot", &Declaration::lot},
        Column{"url", &Declaration::url}, Column{"platform", &Declaration::platform},
        Column{"shop", &Declaration::shop}, Column{"status", &Declaration::status},
        Column{"declared_on", &Declaration::declaredOn}, Column{"valid_to", &Declaration::validTo});
    static constexpr std::string_view clusteredBy = "gtin";
    static constexpr std::array indexes{Index{"url", "url <> ''"}};
};

template <>
struct Schema<RiskListEntry> {
    static constexpr std::string_view table = "risk_lists";
    static constexpr Dataset dataset = Dataset::riskLists;
    static constexpr auto columns = std::tuple(
        Column{"id", &RiskListEntry::id, true}, Column{"ministry", &RiskListEntry::ministry},
        Column{"circular", &RiskListEntry::circular}, Column{"hs_prefix", &RiskListEntry::hsPrefix},
        Column{"category", &RiskListEntry::category}, Column{"product", &RiskListEntry::product},
        Column{"regulation", &RiskListEntry::regulation}, Column{"tier", &RiskListEntry::tier},
        Column{"measure", &RiskListEntry::measure}, Column{"valid_from", &RiskListEntry::validFrom},
        Column{"valid_to", &RiskListEntry::validTo}, Column{"traceable_from", &RiskListEntry::traceableFrom});
    static constexpr std::array indexes{Index{"hs_prefix"}};
};

template <>
struct Schema<Standard> {
    static constexpr std::string_view table = "standards";
    static constexpr Dataset dataset = Dataset::standards;
    static constexpr auto columns =
        std::tuple(Column{"id", &Standard::id, true}, Column{"title", &Standard::title},
                   Column{"valid_from", &Standard::validFrom}, Column{"valid_to", &Standard::validTo},
                   Column{"replaced_by", &Standard::replacedBy});
    static constexpr std::array<Index, 0> indexes{};
};

template <>
struct Schema<Alert> {
    static constexpr std::string_view table = "alerts";
    static constexpr Dataset dataset = Dataset::alerts;
    static constexpr auto columns =
        std::tuple(Column{"id", &Alert::id, true}, Column{"source", &Alert::source}, Column{"url", &Alert::url},
                   Column{"country", &Alert::country}, Column{"title", &Alert::title}, Column{"brand", &Alert::brand},
                   Column{"model", &Alert::model}, Column{"hazard", &Alert::hazard}, Column{"measure", &Alert::measure},
                   Column{"level", &Alert::level}, Column{"counterfeit", &Alert::counterfeit},
                   Column{"status", &Alert::status}, Column{"published_on", &Alert::publishedOn});
    static constexpr std::array indexes{Index{"brand COLLATE NOCASE", "brand <> ''"}, Index{"published_on, id"}};
};

template <>
struct Schema<AlertItem> {
    static constexpr std::string_view table = "alert_items";
    static constexpr Dataset dataset = Dataset::alerts;
    static constexpr auto columns =
        std::tuple(Column{"alert", &AlertItem::alert, true}, Column{"line", &AlertItem::line, true},
                   Column{"gtin", &AlertItem::gtin}, Column{"lot", &AlertItem::lot},
                   Column{"serial_from", &AlertItem::serialFrom}, Column{"serial_to", &AlertItem::serialTo});
    static constexpr std::string_view clusteredBy = "gtin";
    static constexpr std::array indexes{Index{"lot, alert, line", "lot <> ''"}};
};

template <>
struct Schema<TraceEvent> {
    static constexpr std::string_view table = "trace_events";
    static constexpr Dataset dataset = Dataset::trace;
    static constexpr auto columns = std::tuple(
        Column{"id", &TraceEvent::id, true}, Column{"gtin", &TraceEvent::gtin}, Column{"lot", &TraceEvent::lot},
        Column{"serial", &TraceEvent::serial}, Column{"time", &TraceEvent::time}, Column{"step", &TraceEvent::step},
        Column{"disposition", &TraceEvent::disposition}, Column{"place", &TraceEvent::place},
        Column{"party", &TraceEvent::party}, Column{"latitude", &TraceEvent::latitude},
        Column{"longitude", &TraceEvent::longitude}, Column{"withdrawn", &TraceEvent::withdrawn});
    static constexpr std::string_view clusteredBy = "gtin, serial, lot, time";
    static constexpr std::array indexes{Index{"lot, gtin, time", "lot <> ''"}};
};

template <>
struct Schema<TraceCode> {
    static constexpr std::string_view table = "trace_codes";
    static constexpr Dataset dataset = Dataset::trace;
    static constexpr auto columns =
        std::tuple(Column{"gtin", &TraceCode::gtin, true}, Column{"lot", &TraceCode::lot, true},
                   Column{"status", &TraceCode::status}, Column{"serial_from", &TraceCode::serialFrom},
                   Column{"serial_to", &TraceCode::serialTo}, Column{"registered_on", &TraceCode::registeredOn});
    static constexpr std::array indexes{Index{"lot, gtin", "lot <> ''"}};
};

template <>
struct Schema<CustomsLine> {
    static constexpr std::string_view table = "customs_lines";
    static constexpr Dataset dataset = Dataset::customs;
    static constexpr auto columns =
        std::tuple(Column{"declaration", &CustomsLine::declaration, true}, Column{"line", &CustomsLine::line, true},
                   Column{"date", &CustomsLine::date}, Column{"importer", &CustomsLine::importer},
                   Column{"hs_code", &CustomsLine::hsCode}, Column{"gtin", &CustomsLine::gtin},
                   Column{"model", &CustomsLine::model}, Column{"manufacturer", &CustomsLine::manufacturer},
                   Column{"origin", &CustomsLine::origin}, Column{"lot", &CustomsLine::lot},
                   Column{"quantity", &CustomsLine::quantity}, Column{"channel", &CustomsLine::channel});
    static constexpr std::string_view clusteredBy = "gtin";
    static constexpr std::array<Index, 0> indexes{};
};

template <>
struct Schema<CustomsPackage> {
    static constexpr std::string_view table = "customs_packages";
    static constexpr Dataset dataset = Dataset::customs;
    static constexpr auto columns = std::tuple(
        Column{"declaration", &CustomsPackage::declaration, true}, Column{"sscc", &CustomsPackage::sscc, true},
        Column{"line", &CustomsPackage::line, true}, Column{"quantity", &CustomsPackage::quantity});
    static constexpr std::array indexes{Index{"sscc"}};
};

template <>
struct Schema<Deviation> {
    static constexpr std::string_view table = "deviations";
    static constexpr Dataset dataset = Dataset::customs;
    static constexpr auto columns =
        std::tuple(Column{"id", &Deviation::id, true}, Column{"kind", &Deviation::kind},
                   Column{"country", &Deviation::country}, Column{"importer", &Deviation::importer},
                   Column{"hs_prefix", &Deviation::hsPrefix}, Column{"manufacturer", &Deviation::manufacturer},
                   Column{"reason", &Deviation::reason}, Column{"decision", &Deviation::decision},
                   Column{"valid_from", &Deviation::validFrom}, Column{"valid_to", &Deviation::validTo});
    static constexpr std::array<Index, 0> indexes{};
};

template <>
struct Schema<PolicyEntry> {
    static constexpr std::string_view table = "policy";
    static constexpr Dataset dataset = Dataset::policy;
    static constexpr auto columns =
        std::tuple(Column{"key", &PolicyEntry::key, true}, Column{"valid_from", &PolicyEntry::validFrom, true},
                   Column{"value", &PolicyEntry::value}, Column{"legal_basis", &PolicyEntry::legalBasis},
                   Column{"valid_to", &PolicyEntry::validTo});
    static constexpr std::array<Index, 0> indexes{};
};

template <>
struct Schema<Guide> {
    static constexpr std::string_view table = "guides";
    static constexpr Dataset dataset = Dataset::guides;
    static constexpr auto columns =
        std::tuple(Column{"id", &Guide::id, true}, Column{"gtin", &Guide::gtin}, Column{"brand", &Guide::brand},
                   Column{"model", &Guide::model}, Column{"line", &Guide::line}, Column{"feature", &Guide::feature},
                   Column{"imitation", &Guide::imitation}, Column{"text", &Guide::text},
                   Column{"picture", &Guide::picture}, Column{"source", &Guide::source},
                   Column{"published_on", &Guide::publishedOn}, Column{"valid_to", &Guide::validTo});
    static constexpr std::array indexes{Index{"gtin", "gtin <> 0"}, Index{"brand COLLATE NOCASE", "gtin = 0"}};
};

/// The values that a stored enumeration may have: a file that holds another one is damaged, or newer.
template <class Enum>
struct EnumBounds;
template <>
struct EnumBounds<ProductStatus> {
    static constexpr auto first = ProductStatus::active, last = ProductStatus::discontinued;
};
template <>
struct EnumBounds<LicenceKind> {
    static constexpr auto first = LicenceKind::companyPrefix, last = LicenceKind::foreignAuthorisation;
};
template <>
struct EnumBounds<LicenceStatus> {
    static constexpr auto first = LicenceStatus::issued, last = LicenceStatus::transferred;
};
template <>
struct EnumBounds<CertificateKind> {
    static constexpr auto first = CertificateKind::certification, last = CertificateKind::testReport;
};
template <>
struct EnumBounds<CertificateStatus> {
    static constexpr auto first = CertificateStatus::valid, last = CertificateStatus::withdrawn;
};
template <>
struct EnumBounds<BodyRole> {
    static constexpr auto first = BodyRole::accredited, last = BodyRole::designated;
};
template <>
struct EnumBounds<ScopeStatus> {
    static constexpr auto first = ScopeStatus::active, last = ScopeStatus::withdrawn;
};
template <>
struct EnumBounds<DeclarationKind> {
    static constexpr auto first = DeclarationKind::appliedStandard, last = DeclarationKind::onlineListing;
};
template <>
struct EnumBounds<DeclarationStatus> {
    static constexpr auto first = DeclarationStatus::active, last = DeclarationStatus::rejected;
};
template <>
struct EnumBounds<Tier> {
    static constexpr auto first = Tier::low, last = Tier::high;
};
template <>
struct EnumBounds<AlertStatus> {
    static constexpr auto first = AlertStatus::active, last = AlertStatus::withdrawn;
};
template <>
struct EnumBounds<AlertLevel> {
    static constexpr auto first = AlertLevel::information, last = AlertLevel::urgent;
};
template <>
struct EnumBounds<TraceCodeStatus> {
    static constexpr auto first = TraceCodeStatus::active, last = TraceCodeStatus::cancelled;
};
template <>
struct EnumBounds<Channel> {
    static constexpr auto first = Channel::green, last = Channel::red;
};
template <>
struct EnumBounds<DeviationKind> {
    static constexpr auto first = DeviationKind::tightened, last = DeviationKind::exempt;
};
template <>
struct EnumBounds<GuideFeature> {
    static constexpr auto first = GuideFeature::whole, last = GuideFeature::other;
};

/// The value of a stored number, or nothing when the enumeration has none such.
template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> enumValue(std::int64_t number)
{
    using Bounds = EnumBounds<Enum>;
    if (number < static_cast<std::int64_t>(Bounds::first) || number > static_cast<std::int64_t>(Bounds::last))
        return std::nullopt;
    return static_cast<Enum>(number);
}

/// Every record type, in the order in which tables are made.
template <class... Records>
struct RecordList {
    /// Calls `f.template operator()<Record>()` for each record type.
    template <class F>
    static void forEach(F &&f)
    {
        (f.template operator()<Records>(), ...);
    }
};
using AllRecords =
    RecordList<Product, Company, Licence, Certificate, Body, BodyScope, Declaration, RiskListEntry, Standard, Alert,
               AlertItem, TraceEvent, TraceCode, CustomsLine, CustomsPackage, Deviation, PolicyEntry, Guide>;

} // namespace nqi::catalog
