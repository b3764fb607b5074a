// SPDX-License-Identifier: Apache-2.0
#include "core/demo/scenario_records.h"

#include "core/demo/demo.h"
#include "core/demo/numbers.h"
#include "core/demo/reference.h"
#include "core/demo/words.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <format>
#include <utility>

namespace nqi::demo {

using catalog::Tier;
using std::chrono::days;

namespace {

struct FirmData {
    std::string_view prefix;
    std::string_view id;
    std::string_view name;
    std::string_view country;
};
constexpr std::array firms = {
    FirmData{"893999001", "9999000001", "Công ty TNHH Sao Mẫu (DỮ LIỆU MẪU)", "VN"},
    FirmData{"893999002", "9999000002", "Công ty CP Lá Mẫu (DỮ LIỆU MẪU)", "VN"},
    FirmData{"893999003", "9999000003", "Công ty TNHH Suối Mẫu (DỮ LIỆU MẪU)", "VN"},
    FirmData{"893999004", "9999000004", "Hợp tác xã Đồi Mẫu (DỮ LIỆU MẪU)", "VN"},
    FirmData{"893999005", "9999000005", "Công ty CP Biển Mẫu (DỮ LIỆU MẪU)", "VN"},
    FirmData{"690999001", "CN-MAU-1", "Yangben Toys Co., Ltd (DỮ LIỆU MẪU)", "CN"},
    FirmData{"690999002", "CN-MAU-2", "Weizhi Trading Co., Ltd (DỮ LIỆU MẪU)", "CN"},
    FirmData{"880999001", "KR-MAU-1", "Gyeonbon Electric Co., Ltd (DỮ LIỆU MẪU)", "KR"},
    FirmData{"070999001", "US-MAU-1", "Sample Foods Inc. (DỮ LIỆU MẪU)", "US"},
    FirmData{"", "9999000009", "Công ty TNHH Nhập khẩu Mẫu (DỮ LIỆU MẪU)", "VN"},
};
static_assert(firms.size() == static_cast<std::size_t>(Firm::importer) + 1);

const FirmData &dataOf(Firm firm)
{
    return firms.at(static_cast<std::size_t>(firm));
}

catalog::Licence licenceOf(Firm firm, Date today)
{
    catalog::Licence licence{.prefix = std::string(prefixOf(firm)),
                             .kind = catalog::LicenceKind::companyPrefix,
                             .holder = std::string(idOf(firm)),
                             .status = catalog::LicenceStatus::issued,
                             .validFrom = today - days(1500),
                             .validTo = {},
                             .reason = {}};
    switch (firm) {
    case Firm::revoked:
        licence.status = catalog::LicenceStatus::revoked;
        licence.validTo = today - days(40);
        licence.reason = "Không duy trì sử dụng mã";
        break;
    case Firm::transferred:
        licence.status = catalog::LicenceStatus::transferred;
        licence.validTo = today - days(25);
        licence.reason = "Sáp nhập doanh nghiệp";
        break;
    case Firm::lapsed:
        licence.validTo = today - days(10);
        break;
    default:
        break;
    }
    return licence;
}

bool addFirms(Date today, Sink &sink)
{
    for (std::size_t i = 0; i < firms.size(); ++i) {
        const auto firm = static_cast<Firm>(i);
        if (!sink.add(catalog::Company{.id = std::string(idOf(firm)),
                                       .name = std::string(nameOf(firm)),
                                       .address = "Số 1 đường Mẫu, TP. Hà Nội",
                                       .country = std::string(firms[i].country)}))
            return false;
        if (firm == Firm::importer)
            continue;
        catalog::Licence licence = licenceOf(firm, today);
        if (!sink.add(licence))
            return false;
        if (firm != Firm::chinese && firm != Firm::korean && firm != Firm::american)
            continue;
        licence.kind = catalog::LicenceKind::foreignAuthorisation;
        licence.holder = idOf(Firm::importer);
        licence.validTo = today + days(400);
        if (firm == Firm::korean) {
            licence.status = catalog::LicenceStatus::revoked;
            licence.validTo = today - days(60);
            licence.reason = "Chủ mã rút ủy quyền";
        }
        if (!sink.add(licence))
            return false;
    }
    // One GTIN-8, licensed singly.
    const std::uint64_t gtin8 = withCheckDigit(8'939'990);
    return sink.add(catalog::Licence{.prefix = std::to_string(gtin8),
                                     .kind = catalog::LicenceKind::gtin8,
                                     .holder = std::string(idOf(Firm::good)),
                                     .status = catalog::LicenceStatus::issued,
                                     .validFrom = today - days(700),
                                     .validTo = {},
                                     .reason = {}});
}

template <class Record>
bool addAll(const std::vector<Record> &records, Sink &sink)
{
    return std::ranges::all_of(records, [&](const Record &record) { return sink.add(record); });
}

} // namespace

std::string_view prefixOf(Firm firm)
{
    return dataOf(firm).prefix;
}

std::string_view idOf(Firm firm)
{
    return dataOf(firm).id;
}

std::string_view nameOf(Firm firm)
{
    return dataOf(firm).name;
}

ScenarioSet::ScenarioSet(Instant now) : m_now(now), m_today(dateInVietNam(now)) {}

std::string ScenarioSet::nextId(std::string_view start)
{
    return std::format("{}{:04}", start, ++m_ids);
}

Case ScenarioSet::number(Firm firm, unsigned indicator)
{
    std::string digits(prefixOf(firm));
    appendDigits(digits, ++m_numbers, 12 - digits.size());
    std::uint64_t number = indicator;
    for (const char c : digits)
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    Case item;
    item.gtin = withCheckDigit(number);
    appendDigits(item.gtin14, item.gtin, 14);
    return item;
}

Case ScenarioSet::right(std::string_view category, Firm firm, unsigned indicator)
{
    Case item = number(firm, indicator);
    const Goods &group = goodsOf(category);
    const std::string holder(idOf(firm));
    item.product = catalog::Product{.gtin = item.gtin,
                                    .name = std::format("{} Sao Mẫu {} ({})", group.nouns[0], group.contents[0], mark),
                                    .brand = "Sao Mẫu",
                                    .model = group.models ? std::format("SM-{}", 100 + m_numbers) : std::string(),
                                    .category = std::string(group.category),
                                    .hsCode = std::string(group.hsCode),
                                    .owner = holder,
                                    .manufacturer = std::string(nameOf(firm)),
                                    .origin = std::string(dataOf(firm).country),
                                    .netContent = std::string(group.contents[0]),
                                    .linkHost = "id.sao-mau.example",
                                    .status = catalog::ProductStatus::active,
                                    .declaredOn = m_today - days(200)};
    catalog::Declaration declaration;
    declaration.id = nextId("MAU-TC-S");
    declaration.gtin = item.gtin;
    declaration.holder = holder;
    declaration.standard = group.standard;
    declaration.declaredOn = m_today - days(190);
    item.declarations.push_back(declaration);
    if (group.tier >= Tier::medium)
        item.certificates.push_back({.number = nextId("MAU-QC-S"),
                                     .line = 1,
                                     .kind = catalog::CertificateKind::certification,
                                     .body = bodyId(1),
                                     .holder = holder,
                                     .gtin = item.gtin,
                                     .model = item.product->model,
                                     .manufacturer = item.product->manufacturer,
                                     .regulation = std::string(group.regulation),
                                     .method = 5,
                                     .lot = {},
                                     .customsDeclaration = {},
                                     .issuedOn = m_today - days(180),
                                     .validTo = m_today + days(900),
                                     .status = catalog::CertificateStatus::valid,
                                     .statusSince = {}});
    if (group.tier == Tier::medium) {
        declaration.id = nextId("MAU-HQ-S");
        declaration.kind = catalog::DeclarationKind::conformity;
        declaration.standard = group.regulation;
        declaration.certificate = item.certificates.front().number;
        item.declarations.push_back(declaration);
    }
    if (group.traced) {
        item.lot = "L26M01";
        item.codes.push_back({.gtin = item.gtin,
                              .lot = {},
                              .status = catalog::TraceCodeStatus::active,
                              .serialFrom = "000001",
                              .serialTo = "050000",
                              .registeredOn = m_today - days(120)});
        addEvent(item, {}, "commissioning", "active", 60, 4);
        addEvent(item, {}, "shipping", "in_transit", 55, 4);
        addEvent(item, {}, "receiving", "in_progress", 52, 0);
    }
    return item;
}

Case ScenarioSet::imported(std::string_view category, Firm firm)
{
    Case item = right(category, firm);
    const std::string importer(idOf(Firm::importer));
    for (catalog::Declaration &declaration : item.declarations)
        declaration.holder = importer;
    const Goods &group = goodsOf(category);
    if (group.tier == Tier::high) {
        catalog::Declaration registration;
        registration.id = nextId("MAU-NK-S");
        registration.kind = catalog::DeclarationKind::importRegistration;
        registration.gtin = item.gtin;
        registration.holder = importer;
        registration.standard = group.regulation;
        registration.declaredOn = m_today - days(80);
        item.declarations.push_back(registration);
    }
    item.customs.push_back({.declaration = nextId("MAU-TK-S"),
                            .line = 1,
                            .date = m_today - days(75),
                            .importer = importer,
                            .hsCode = item.product->hsCode,
                            .gtin = item.gtin,
                            .model = item.product->model,
                            .manufacturer = item.product->manufacturer,
                            .origin = item.product->origin,
                            .lot = {},
                            .quantity = 1200,
                            .channel = catalog::Channel::yellow});
    return item;
}

catalog::Alert &ScenarioSet::addAlert(Case &item, std::string_view source)
{
    catalog::Alert alert;
    alert.id = nextId(std::format("{}:MAU-S", source));
    alert.source = source;
    alert.url = "https://canh-bao-mau.example/" + alert.id.substr(alert.id.find(':') + 1);
    alert.country = source == "vn-stameq" ? "VN" : "DE";
    alert.title = std::format("{} – Thu hồi: {}", mark, item.product->name);
    alert.brand = item.product->brand;
    alert.hazard = "chemical";
    alert.measure = "recall";
    alert.level = catalog::AlertLevel::serious;
    alert.publishedOn = m_today - days(12);
    return item.alerts.emplace_back(std::move(alert));
}

void ScenarioSet::addAlertItem(Case &item, std::string_view lot)
{
    const auto line = static_cast<std::uint32_t>(item.alertItems.size() + 1);
    item.alertItems.push_back({.alert = item.alerts.back().id,
                               .line = line,
                               .gtin = item.gtin,
                               .lot = std::string(lot),
                               .serialFrom = {},
                               .serialTo = {}});
}

void ScenarioSet::addEvent(Case &item, std::string_view serial, std::string_view step, std::string_view disposition,
                           double daysAgo, std::size_t province)
{
    const Province &place = provinces()[province];
    const auto ago =
        std::chrono::duration_cast<Instant::duration>(std::chrono::duration<double, days::period>(daysAgo));
    item.events.push_back({.id = nextId("MAU-EV-S"),
                           .gtin = item.gtin,
                           .lot = item.lot,
                           .serial = std::string(serial),
                           .time = m_now - ago,
                           .step = std::string(step),
                           .disposition = std::string(disposition),
                           .place = std::string(place.name),
                           .party = std::string(idOf(Firm::good)),
                           .latitude = place.latitude,
                           .longitude = place.longitude,
                           .withdrawn = false});
}

Scenario &ScenarioSet::add(Case item, Text text, std::vector<TestSymbol> symbols, std::string_view overall,
                           std::initializer_list<std::string_view> reasons)
{
    m_cases.push_back(std::move(item));
    Scenario &scenario = m_scenarios.emplace_back();
    scenario.id = text.id;
    scenario.titleVi = text.vi;
    scenario.titleEn = text.en;
    scenario.symbols = std::move(symbols);
    scenario.overall = overall;
    scenario.reasons.assign(reasons.begin(), reasons.end());
    return scenario;
}

bool ScenarioSet::addRecords(Sink &sink) const
{
    return std::ranges::all_of(m_cases, [&](const Case &item) {
        return (!item.product || sink.add(*item.product)) && addAll(item.declarations, sink) &&
               addAll(item.certificates, sink) && addAll(item.alerts, sink) && addAll(item.alertItems, sink) &&
               addAll(item.events, sink) && addAll(item.codes, sink) && addAll(item.customs, sink) &&
               addAll(item.packages, sink);
    });
}

std::string gs1Date(Date date)
{
    const std::chrono::year_month_day day(date);
    return std::format("{:02}{:02}{:02}", static_cast<int>(day.year()) % 100, static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

TestSymbol ean13(const Case &item)
{
    const std::string digits = item.gtin14.substr(1);
    return {.symbology = Symbology::ean13, .data = digits, .text = digits};
}

TestSymbol gs1(Symbology symbology, const Case &item,
               std::initializer_list<std::pair<std::string_view, std::string>> elements)
{
    TestSymbol symbol{.symbology = symbology, .data = "(01)" + item.gtin14, .text = {}};
    for (const auto &[ai, value] : elements)
        symbol.data.append("(").append(ai).append(")").append(value);
    symbol.text = symbol.data;
    return symbol;
}

TestSymbol plain(Symbology symbology, const std::string &text)
{
    return {.symbology = symbology, .data = text, .text = text};
}

void addAllScenarios(ScenarioSet &set)
{
    addConsistentScenarios(set);
    addIdentityScenarios(set);
    addDutyScenarios(set);
    addCertificateScenarios(set);
    addImportScenarios(set);
    addAlertScenarios(set);
    addDateScenarios(set);
    addTraceScenarios(set);
    addOtherSymbolScenarios(set);
    addPackageScenarios(set);
}

std::vector<Scenario> testSymbols(Instant now)
{
    ScenarioSet set(now);
    addAllScenarios(set);
    return set.scenarios();
}

bool addScenarioRecords(Instant now, Sink &sink)
{
    ScenarioSet set(now);
    addAllScenarios(set);
    static_cast<void>(addConsignment(set));
    return addFirms(set.today(), sink) && set.addRecords(sink);
}

std::string_view name(Symbology symbology)
{
    constexpr std::array<std::string_view, static_cast<std::size_t>(lastSymbology) + 1> names = {
        "EAN-13",         "EAN-8",       "UPC-A",   "ITF-14",      "GS1-128",    "GS1 DataBar Expanded",
        "GS1 DataMatrix", "GS1 QR Code", "QR Code", "Data Matrix", "Aztec Code", "PDF417",
        "Code 128",
    };
    return names.at(static_cast<std::size_t>(symbology));
}

} // namespace nqi::demo
