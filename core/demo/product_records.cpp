// SPDX-License-Identifier: Apache-2.0
#include "core/demo/product_records.h"

#include "core/demo/numbers.h"
#include "core/demo/reference.h"
#include "core/demo/words.h"

#include <array>
#include <chrono>

namespace nqi::demo {

using catalog::Tier;
using std::chrono::days;

ProductRecords::ProductRecords(Instant now, Dice &dice, Sink &sink)
    : m_now(now), m_today(dateInVietNam(now)), m_dice(dice), m_sink(sink)
{
}

bool ProductRecords::add(const Maker &maker, std::uint64_t gtin, std::uint64_t number)
{
    m_certificateNumber.clear();
    m_holder = maker.importer.empty() ? maker.company->id : maker.importer;
    if (!addProduct(maker, gtin, number) || !addStandard())
        return false;
    const auto tier = m_group->tier;
    if (tier >= Tier::medium && !addCertificate(maker))
        return false;
    if (tier == Tier::medium && !addConformity())
        return false;
    if (!maker.importer.empty() && !addImport(maker))
        return false;
    if (m_dice.permille(100) && !addListing())
        return false;
    if (m_group->traced && !addTrace())
        return false;
    return !m_dice.permille(6) || addAlert();
}

bool ProductRecords::addProduct(const Maker &maker, std::uint64_t gtin, std::uint64_t number)
{
    // A firm keeps to one group, and has a few products of another.
    const std::size_t index = m_dice.permille(850) ? maker.group : (maker.group + 1 + number % 3) % groups();
    m_group = &goods()[index];
    const std::string_view noun = m_group->nouns[number % m_group->nouns.size()];
    const std::string_view content = m_group->contents[(number / 3) % m_group->contents.size()];
    const std::string_view variant = m_dice.of(variants());
    m_product.gtin = gtin;
    set(m_product.name, noun);
    m_product.name.append(" ").append(maker.brand);
    if (!variant.empty())
        m_product.name.append(" ").append(variant);
    m_product.name.append(" ").append(content).append(" (mẫu)");
    set(m_product.brand, maker.brand);
    if (m_group->models) {
        const char letters[] = {static_cast<char>('A' + index % 26), static_cast<char>('A' + number % 26), '-'};
        m_product.model.assign(letters, sizeof letters);
        appendDigits(m_product.model, 100 + number, 3);
    } else {
        m_product.model.clear();
    }
    set(m_product.category, m_group->category);
    set(m_product.hsCode, m_group->hsCode);
    m_product.owner = maker.company->id;
    m_product.manufacturer = maker.company->name;
    set(m_product.origin, maker.country);
    set(m_product.netContent, content);
    m_product.linkHost = maker.linkHost;
    const std::uint64_t state = m_dice.below(1000);
    m_product.status = state < 970   ? catalog::ProductStatus::active
                       : state < 990 ? catalog::ProductStatus::inactive
                                     : catalog::ProductStatus::discontinued;
    m_product.declaredOn = m_today - days(30 + m_dice.below(1500));
    return m_sink.add(m_product);
}

void ProductRecords::setDeclaration(catalog::DeclarationKind kind, std::string_view idStart, std::uint64_t &counter)
{
    set(m_declaration.id, idStart, ++counter, 8);
    m_declaration.kind = kind;
    m_declaration.gtin = m_product.gtin;
    m_declaration.holder = m_holder;
    m_declaration.standard.clear();
    m_declaration.certificate.clear();
    m_declaration.lot.clear();
    m_declaration.url.clear();
    m_declaration.platform.clear();
    m_declaration.shop.clear();
    m_declaration.status = catalog::DeclarationStatus::active;
    m_declaration.declaredOn = m_today - days(20 + m_dice.below(700));
    m_declaration.validTo.reset();
}

bool ProductRecords::addStandard()
{
    const std::uint64_t state = m_dice.below(1000);
    if (state < 25)
        return true;
    setDeclaration(catalog::DeclarationKind::appliedStandard, "MAU-TC-", m_standards);
    set(m_declaration.standard, m_group->standard);
    if (state < 35)
        m_declaration.status = catalog::DeclarationStatus::withdrawn;
    return m_sink.add(m_declaration);
}

bool ProductRecords::addConformity()
{
    const std::uint64_t state = m_dice.below(1000);
    if (state < 30)
        return true;
    setDeclaration(catalog::DeclarationKind::conformity, "MAU-HQ-", m_conformities);
    set(m_declaration.standard, m_group->regulation);
    m_declaration.certificate = m_certificateNumber;
    m_declaration.validTo = m_today + days(state < 50 ? -15 : 500);
    return m_sink.add(m_declaration);
}

bool ProductRecords::addCertificate(const Maker &maker)
{
    const std::uint64_t state = m_dice.below(1000);
    if (state < 30)
        return true;
    catalog::Certificate &record = m_certificate;
    set(record.number, "MAU-QC-", ++m_certificates, 8);
    const bool own = m_group->tier == Tier::medium && m_dice.permille(300);
    record.kind = own ? catalog::CertificateKind::selfAssessment : catalog::CertificateKind::certification;
    record.body = own ? std::string() : bodyId(1 + static_cast<std::size_t>(m_dice.below(goodBodies)));
    if (state < 45 && !own)
        record.body = bodyId(state < 38 ? goodBodies + 1 : goodBodies + 2);
    record.holder = maker.company->id;
    record.gtin = m_product.gtin;
    record.model = m_product.model;
    record.manufacturer = m_product.manufacturer;
    set(record.regulation, m_group->regulation);
    record.method = static_cast<std::uint8_t>(own ? 1 : 5);
    record.lot.clear();
    record.customsDeclaration.clear();
    const auto age = days(60 + m_dice.below(800));
    record.issuedOn = m_today - age;
    record.validTo = *record.issuedOn + days(1095);
    record.status = catalog::CertificateStatus::valid;
    record.statusSince.reset();
    if (state >= 45 && state < 80) {
        record.validTo = m_today - days(1 + m_dice.below(300));
        record.issuedOn = *record.validTo - days(1095);
    } else if (state >= 80 && state < 110) {
        record.status = state < 100 ? catalog::CertificateStatus::suspended : catalog::CertificateStatus::withdrawn;
        record.statusSince = m_today - days(1 + m_dice.below(50));
    } else if (state >= 110 && state < 120) {
        record.model = "ZZ-999";
    } else if (state >= 120 && state < 130) {
        set(record.regulation, "QCVN 16:2019/BXD");
    } else if (state >= 130 && state < 150 && !maker.importer.empty()) {
        record.method = 7;
        set(record.lot, "L26M07");
    }
    m_certificateNumber = record.number;
    return m_sink.add(record);
}

bool ProductRecords::addImport(const Maker &maker)
{
    if (m_group->tier == Tier::high && m_dice.permille(940)) {
        setDeclaration(catalog::DeclarationKind::importRegistration, "MAU-NK-", m_imports);
        set(m_declaration.standard, m_group->regulation);
        m_declaration.certificate = m_certificateNumber;
        if (m_dice.permille(30))
            m_declaration.status = catalog::DeclarationStatus::rejected;
        if (!m_sink.add(m_declaration))
            return false;
    }
    if (!m_dice.permille(800))
        return true;
    catalog::CustomsLine line;
    set(line.declaration, "MAU-TK-", ++m_customs, 9);
    line.line = 1;
    line.date = m_today - days(5 + m_dice.below(400));
    line.importer = maker.importer;
    line.hsCode = m_product.hsCode;
    line.gtin = m_product.gtin;
    line.model = m_product.model;
    line.manufacturer = m_product.manufacturer;
    line.origin = m_product.origin;
    line.quantity = static_cast<std::uint32_t>(100 + m_dice.below(50'000));
    const std::uint64_t channel = m_dice.below(100);
    line.channel = channel < 60   ? catalog::Channel::green
                   : channel < 90 ? catalog::Channel::yellow
                                  : catalog::Channel::red;
    return m_sink.add(line);
}

bool ProductRecords::addListing()
{
    setDeclaration(catalog::DeclarationKind::onlineListing, "MAU-TM-", m_listings);
    // Every tenth says nothing of a certificate that it should name.
    if (!m_dice.permille(100))
        m_declaration.certificate = m_certificateNumber;
    set(m_declaration.platform, "Sàn Mẫu");
    set(m_declaration.shop, "Cửa hàng ");
    m_declaration.shop.append(m_product.brand);
    set(m_declaration.url, "https://san-mau.example/i/", m_listings, 8);
    return m_sink.add(m_declaration);
}

bool ProductRecords::addTrace()
{
    const std::uint64_t state = m_dice.below(1000);
    if (state < 50)
        return true;
    catalog::TraceCode code;
    code.gtin = m_product.gtin;
    code.status = state < 80   ? catalog::TraceCodeStatus::suspended
                  : state < 90 ? catalog::TraceCodeStatus::cancelled
                               : catalog::TraceCodeStatus::active;
    code.registeredOn = m_today - days(40 + m_dice.below(300));
    if (m_dice.permille(300)) {
        code.serialFrom = "000001";
        code.serialTo = "050000";
    }
    if (!m_sink.add(code))
        return false;
    return !m_dice.permille(400) || addLotEvents("L26A0" + std::to_string(1 + m_dice.below(9)));
}

bool ProductRecords::addLotEvents(std::string_view lot)
{
    m_event.gtin = m_product.gtin;
    set(m_event.lot, lot);
    m_event.serial.clear();
    const int made = 20 + static_cast<int>(m_dice.below(200));
    if (!addEvent("commissioning", "active", made) || !addEvent("shipping", "in_transit", made - 3) ||
        !addEvent("receiving", "in_progress", made - 5))
        return false;
    if (!m_dice.permille(250))
        return true;
    set(m_event.serial, {}, 1 + m_dice.below(50'000), 6);
    if (!addEvent("commissioning", "active", made))
        return false;
    const std::uint64_t state = m_dice.below(100);
    if (state < 60)
        return addEvent("retail_selling", "retail_sold", made - 9);
    return state < 64   ? addEvent("inspecting", "stolen", made - 8)
           : state < 68 ? addEvent("holding", "recalled", made - 8)
           : state < 72 ? addEvent("destroying", "destroyed", made - 8)
                        : addEvent("storing", "sellable_accessible", made - 8);
}

bool ProductRecords::addEvent(std::string_view step, std::string_view disposition, int daysAgo)
{
    const Province &place = m_dice.of(provinces());
    set(m_event.id, "MAU-EV-", ++m_events, 9);
    m_event.time = m_now - days(daysAgo) + std::chrono::minutes(m_dice.below(600));
    set(m_event.step, step);
    set(m_event.disposition, disposition);
    set(m_event.place, place.name);
    m_event.party = m_holder;
    m_event.latitude = place.latitude;
    m_event.longitude = place.longitude;
    return m_sink.add(m_event);
}

bool ProductRecords::addAlert()
{
    struct Source {
        std::string_view name;
        std::string_view country;
        std::string_view measure;
    };
    static constexpr std::array<Source, 6> sources = {
        Source{"vn-stameq", "VN", "recall"}, Source{"safety-gate", "DE", "recall"}, Source{"cpsc", "US", "recall"},
        Source{"openfda", "US", "recall"},   Source{"asean", "MY", "stopSale"},     Source{"who", "CH", "warning"},
    };
    static constexpr std::array<std::string_view, 6> hazards = {
        "choking", "electricShock", "chemical", "burn", "microbiological", "suffocation",
    };
    const Source &source = m_dice.of(sources);
    catalog::Alert alert;
    set(alert.id, source.name);
    alert.id += ":MAU-";
    appendDigits(alert.id, ++m_alerts, 6);
    alert.source = source.name;
    alert.url = "https://canh-bao-mau.example/" + alert.id.substr(alert.id.find(':') + 1);
    alert.country = source.country;
    alert.title = "DỮ LIỆU MẪU – Cảnh báo: " + m_product.name;
    alert.brand = m_product.brand;
    alert.model = m_product.model;
    alert.hazard = m_dice.of(hazards);
    alert.measure = source.measure;
    alert.level = static_cast<catalog::AlertLevel>(m_dice.below(3));
    alert.counterfeit = m_dice.permille(100);
    alert.status = m_dice.permille(80) ? catalog::AlertStatus::withdrawn : catalog::AlertStatus::active;
    alert.publishedOn = m_today - days(m_dice.below(700));
    if (!m_sink.add(alert))
        return false;
    // A third of the feeds' entries name no code at all: only brand and model can meet them.
    const std::uint64_t kind = m_dice.below(3);
    if (kind == 0)
        return true;
    catalog::AlertItem item{.alert = alert.id, .line = 1, .gtin = m_product.gtin};
    if (kind == 1)
        item.lot = "L26A0" + std::to_string(1 + m_dice.below(9));
    return m_sink.add(item);
}

} // namespace nqi::demo
