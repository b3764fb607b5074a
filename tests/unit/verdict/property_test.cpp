// SPDX-License-Identifier: Apache-2.0
// What must hold for every case, not only for those somebody thought of.
#include "tests/unit/verdict/case_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

namespace nqi::verdict::testing {
namespace {

const std::filesystem::path folder = std::filesystem::path(NQI_SAMPLES) / "verdict";

std::vector<Case> allCases()
{
    std::vector<Case> cases;
    for (const auto &file : caseFiles(folder)) {
        auto golden = readCase(file);
        EXPECT_TRUE(golden) << golden.error();
        if (golden)
            cases.push_back(*std::move(golden));
    }
    return cases;
}

/// Every list of the facts, given to a function.
void forEachList(catalog::Facts &facts, const auto &change)
{
    change(facts.riskLists);
    change(facts.certificates);
    change(facts.bodies);
    change(facts.scopes);
    change(facts.declarations);
    change(facts.standards);
    change(facts.alerts);
    change(facts.alertItems);
    change(facts.traceEvents);
    change(facts.traceCodes);
    change(facts.customsLines);
    change(facts.deviations);
}

/// One case with all records of all others of the same product: long lists.
void addAll(catalog::Facts &target, const catalog::Facts &more)
{
    const auto append = [](auto &to, const auto &from) { to.insert(to.end(), from.begin(), from.end()); };
    append(target.riskLists, more.riskLists);
    append(target.certificates, more.certificates);
    append(target.bodies, more.bodies);
    append(target.scopes, more.scopes);
    append(target.declarations, more.declarations);
    append(target.standards, more.standards);
    append(target.alerts, more.alerts);
    append(target.alertItems, more.alertItems);
    append(target.traceEvents, more.traceEvents);
    append(target.traceCodes, more.traceCodes);
    append(target.customsLines, more.customsLines);
    append(target.deviations, more.deviations);
}

TEST(Verdict, DoesNotDependOnTheOrderOfTheRecords)
{
    std::mt19937 random(1);
    const std::vector<Case> cases = allCases();
    for (const Case &golden : cases) {
        Case other = golden;
        std::ranges::shuffle(other.policy, random);
        for (int round = 0; round < 8; ++round) {
            forEachList(other.facts, [&](auto &records) { std::ranges::shuffle(records, random); });
            ASSERT_EQ(other.evaluate(), golden.evaluate()) << golden.name;
        }
    }
}

TEST(Verdict, DoesNotDependOnTheOrderOfManyRecords)
{
    std::mt19937 random(2);
    const std::vector<Case> cases = allCases();
    for (Case golden : cases) {
        for (int i = 0; i < 6; ++i)
            addAll(golden.facts, cases[random() % cases.size()].facts);
        // A primary key occurs once in a table.
        const auto unique = [](auto &records, const auto &...members) {
            const auto key = [&](const auto &record) { return std::tie(record.*members...); };
            std::ranges::stable_sort(records, {}, key);
            const auto repeated = std::ranges::unique(records, {}, key);
            records.erase(repeated.begin(), repeated.end());
        };
        unique(golden.facts.riskLists, &catalog::RiskListEntry::id);
        unique(golden.facts.certificates, &catalog::Certificate::number, &catalog::Certificate::line);
        unique(golden.facts.bodies, &catalog::Body::id);
        unique(golden.facts.scopes, &catalog::BodyScope::body, &catalog::BodyScope::regulation,
               &catalog::BodyScope::role, &catalog::BodyScope::decision);
        unique(golden.facts.declarations, &catalog::Declaration::id);
        unique(golden.facts.standards, &catalog::Standard::id);
        unique(golden.facts.alerts, &catalog::Alert::id);
        unique(golden.facts.alertItems, &catalog::AlertItem::alert, &catalog::AlertItem::line);
        unique(golden.facts.traceEvents, &catalog::TraceEvent::id);
        unique(golden.facts.traceCodes, &catalog::TraceCode::gtin, &catalog::TraceCode::lot);
        unique(golden.facts.customsLines, &catalog::CustomsLine::declaration, &catalog::CustomsLine::line);
        unique(golden.facts.deviations, &catalog::Deviation::id);
        const Verdict first = golden.evaluate();
        for (int round = 0; round < 4; ++round) {
            forEachList(golden.facts, [&](auto &records) { std::ranges::shuffle(records, random); });
            ASSERT_EQ(golden.evaluate(), first) << golden.name;
        }
    }
}

struct Adverse {
    std::string_view name;
    std::function<void(Case &)> change;
};

catalog::TraceEvent eventOf(const Case &golden, std::string disposition, bool serial)
{
    catalog::TraceEvent event;
    event.id = "adverse";
    event.gtin = golden.item.gtin;
    event.lot = serial ? "" : golden.item.lot;
    event.serial = serial ? golden.item.serial : "";
    event.time = golden.now - std::chrono::hours(1);
    event.disposition = std::move(disposition);
    return event;
}

Adverse traced(std::string_view name, std::string disposition, bool serial)
{
    return {name, [=](Case &golden) {
                // An event without the key that it is about would be about the product as a whole.
                if (!(serial ? golden.item.serial : golden.item.lot).empty())
                    golden.facts.traceEvents.push_back(eventOf(golden, disposition, serial));
            }};
}

Adverse alerted(std::string_view name, std::string lot, catalog::AlertLevel level)
{
    return {name, [=](Case &golden) {
                golden.facts.alerts.push_back({.id = "adverse", .measure = "warning", .level = level});
                golden.facts.alertItems.push_back({"adverse", 1, golden.item.gtin, lot, "", ""});
            }};
}

void addRow(Case &golden, catalog::Tier tier)
{
    if (!golden.evaluate().tier)
        return; // to learn the tier is not adverse
    golden.facts.riskLists.push_back({.id = "adverse", .tier = tier});
}

void worsenCertificates(Case &golden, catalog::CertificateStatus status)
{
    for (catalog::Certificate &certificate : golden.facts.certificates)
        certificate.status = status, certificate.statusSince.reset();
}

void addWithdrawnCopies(Case &golden)
{
    const std::vector<catalog::Certificate> all = golden.facts.certificates;
    for (catalog::Certificate certificate : all) {
        certificate.number += "-adverse";
        certificate.status = catalog::CertificateStatus::withdrawn;
        golden.facts.certificates.push_back(certificate);
    }
}

const std::vector<Adverse> &adverse()
{
    using Status = catalog::CertificateStatus;
    static const std::vector<Adverse> all = {
        alerted("an urgent alert", "", catalog::AlertLevel::urgent),
        alerted("an alert for information", "", catalog::AlertLevel::information),
        alerted("an alert on another lot", "other lot", catalog::AlertLevel::urgent),
        traced("a recalled lot", "recalled", false),
        traced("a stolen serial", "stolen", true),
        traced("a destroyed serial", "destroyed", true),
        traced("an inactive serial", "inactive", true),
        traced("a sold serial", "retail_sold", true),
        traced("a failed inspection", "non_conformant", false),
        {"a row of the high tier", [](Case &golden) { addRow(golden, catalog::Tier::high); }},
        {"a row of the medium tier", [](Case &golden) { addRow(golden, catalog::Tier::medium); }},
        {"a row of the low tier", [](Case &golden) { addRow(golden, catalog::Tier::low); }},
        {"certificates withdrawn", [](Case &golden) { worsenCertificates(golden, Status::withdrawn); }},
        {"certificates suspended", [](Case &golden) { worsenCertificates(golden, Status::suspended); }},
        {"withdrawn certificates beside", addWithdrawnCopies},
        {"scopes withdrawn",
         [](Case &golden) {
             for (catalog::BodyScope &scope : golden.facts.scopes)
                 scope.status = catalog::ScopeStatus::withdrawn;
         }},
        {"the licence revoked",
         [](Case &golden) {
             if (golden.facts.licence) {
                 golden.facts.licence->status = catalog::LicenceStatus::revoked;
                 golden.facts.licence->validTo.reset();
             }
         }},
        {"a suspended traceability code",
         [](Case &golden) {
             if (std::ranges::none_of(golden.facts.traceCodes, [](const auto &code) { return code.lot.empty(); }))
                 golden.facts.traceCodes.push_back(
                     {.gtin = golden.item.gtin, .status = catalog::TraceCodeStatus::suspended});
         }},
        {"a tightened check",
         [](Case &golden) {
             golden.facts.deviations.push_back({.id = "adverse", .kind = catalog::DeviationKind::tightened});
         }},
        {"a customs line of another origin",
         [](Case &golden) {
             golden.facts.customsLines.push_back({.declaration = "adverse", .gtin = golden.item.gtin, .origin = "ZZ"});
         }},
    };
    return all;
}

TEST(Verdict, NeverImprovesWithAnAdverseRecord)
{
    for (const Case &golden : allCases()) {
        if (golden.item.kind != gs1::ItemKind::product || golden.noCatalogue)
            continue;
        const Overall before = golden.evaluate().overall;
        for (const auto &[name, change] : adverse()) {
            Case worse = golden;
            change(worse);
            EXPECT_GE(worse.evaluate().overall, before) << golden.name << " and " << name;
        }
    }
}

TEST(Verdict, NeverImprovesWhenTwoAdverseRecordsMeet)
{
    for (const Case &golden : allCases()) {
        if (!golden.name.starts_with("all-in-order") && !golden.name.starts_with("tier-"))
            continue;
        for (const auto &[firstName, first] : adverse()) {
            Case once = golden;
            first(once);
            const Overall before = once.evaluate().overall;
            for (const auto &[secondName, second] : adverse()) {
                Case twice = once;
                if (secondName == firstName || twice.facts.traceEvents.size() > golden.facts.traceEvents.size() ||
                    twice.facts.riskLists.size() > golden.facts.riskLists.size())
                    continue; // the second would take the first's key
                second(twice);
                EXPECT_GE(twice.evaluate().overall, before) << golden.name << firstName << secondName;
            }
        }
    }
}

TEST(Verdict, SortsItsChecksByCode)
{
    for (const Case &golden : allCases())
        EXPECT_TRUE(std::ranges::is_sorted(golden.evaluate().checks, {}, &Check::code)) << golden.name;
}

TEST(Verdict, NamesAuthorityAndDayOfEveryRecordRead)
{
    for (const Case &golden : allCases()) {
        for (const Check &check : golden.evaluate().checks) {
            for (const RecordRef &record : check.records) {
                EXPECT_EQ(record.authority, "authority of " + std::string(catalog::name(record.dataset)));
                EXPECT_EQ(record.asOf, golden.facts.catalogue.asOf);
                EXPECT_FALSE(record.key.empty()) << golden.name << check.reason;
            }
        }
    }
}

TEST(Verdict, CarriesTheDayAndTheCatalogue)
{
    const Case golden = *readCase(folder / "all-in-order-low.case");
    Case demo = golden;
    demo.facts.catalogue.demo = true;
    const Verdict verdict = demo.evaluate();
    EXPECT_EQ(verdict.today, *parseIsoDate("2027-03-15"));
    EXPECT_EQ(verdict.catalogueVersion, 7U);
    EXPECT_EQ(verdict.catalogueAsOf, golden.facts.catalogue.asOf);
    EXPECT_TRUE(verdict.demo);
    EXPECT_FALSE(golden.evaluate().demo);
}

TEST(Verdict, UsesTheDayInVietNam)
{
    Case golden = *readCase(folder / "expiry-today.case");
    golden.now = *parseIsoInstant("2027-03-15T16:59:59.999Z"); // one millisecond before midnight in Ha Noi
    EXPECT_EQ(golden.evaluate().overall, Overall::consistent);
    golden.now = *parseIsoInstant("2027-03-15T17:00:00Z");
    EXPECT_EQ(golden.evaluate().overall, Overall::violation);
}

} // namespace
} // namespace nqi::verdict::testing
