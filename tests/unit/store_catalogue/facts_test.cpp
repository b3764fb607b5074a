// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/store_catalogue/fixture.h"

#include <algorithm>

namespace nqi::store {
namespace {

using catalog::AlertItem;
using catalog::Facts;
using catalog::Licence;
using catalog::LicenceKind;

class FactsOf : public FolderTest {
protected:
    template <class... Records>
    Facts facts(const gs1::Item &asked, const Records &...records)
    {
        writeCatalogue(m_folder, {}, records...);
        auto reader = CatalogueReader::open(m_folder);
        EXPECT_TRUE(reader);
        auto found = reader->facts(asked);
        EXPECT_TRUE(found);
        return found.value_or(Facts());
    }
};

catalog::Company company(std::string id)
{
    return {.id = id, .name = "Công ty " + id, .address = {}, .country = "VN"};
}

Licence licence(std::string prefix, std::string holder, LicenceKind kind = LicenceKind::companyPrefix)
{
    return {.prefix = std::move(prefix), .kind = kind, .holder = std::move(holder)};
}

TEST_F(FactsOf, AProductHoldItsOwnerAndTheLicensee)
{
    const Facts found = facts(item(gtin), product(gtin), company("0101"), company("0202"), licence("8931234", "0202"));
    ASSERT_TRUE(found.product && found.owner && found.licence && found.licensee);
    EXPECT_EQ(*found.product, product(gtin));
    EXPECT_EQ(found.owner->id, "0101");
    EXPECT_EQ(found.licensee->id, "0202");
    EXPECT_FALSE(found.authorisation);
}

TEST_F(FactsOf, AnUnknownNumberAreEmptyButSayWhatIsCovered)
{
    const Facts found = facts(item(gtin), product(gtin + 1));
    EXPECT_FALSE(found.product || found.licence || found.owner);
    EXPECT_TRUE(found.certificates.empty() && found.alerts.empty() && found.declarations.empty());
    EXPECT_EQ(found.catalogue.datasets.size(), catalog::allDatasets.size());
}

TEST_F(FactsOf, ANumberTakeTheLongestPrefix)
{
    const auto prefixFor = [&](std::uint64_t number) {
        const Facts found = facts(item(number), licence("893", "v"), licence("8931", "w"), licence("893123", "a"),
                                  licence("89312345", "b"), licence("8931234567", "c"), licence("89312346", "d"),
                                  licence("8932", "e"), licence("893123999999", "f"));
        return found.licence ? found.licence->prefix : "none";
    };
    EXPECT_EQ(prefixFor(8'931'234'567'896), "8931234567");
    EXPECT_EQ(prefixFor(8'931'234'500'001), "89312345");
    EXPECT_EQ(prefixFor(8'931'234'400'001), "893123");
    EXPECT_EQ(prefixFor(8'931'239'999'999), "893123999999");
    EXPECT_EQ(prefixFor(8'931'999'999'999), "8931");
    EXPECT_EQ(prefixFor(8'932'999'999'999), "8932");
    EXPECT_EQ(prefixFor(8'939'999'999'999), "none"); // three digits are no company prefix
    EXPECT_EQ(prefixFor(8'850'000'000'000), "none");
    EXPECT_EQ(prefixFor(9'990'000'000'000), "none");
    EXPECT_EQ(prefixFor(58'931'234'567'891), "8931234567"); // the indicator digit is not part of it
}

TEST_F(FactsOf, AForeignNumberHoldItsAuthorisation)
{
    const Facts found = facts(item(6'901'234'567'892), licence("690123", "cn"), company("cn"), company("vn"),
                              licence("6901234", "vn", LicenceKind::foreignAuthorisation));
    ASSERT_TRUE(found.licence && found.authorisation);
    EXPECT_EQ(found.licence->prefix, "690123");
    EXPECT_EQ(found.licensee->id, "cn");
    EXPECT_EQ(found.authorisation->holder, "vn");
}

TEST_F(FactsOf, AForeignNumberFindOneBehindTheOther)
{
    // Both kinds on one prefix, and a neighbour that is no prefix of the number.
    const Facts found = facts(item(6'901'234'567'892), licence("690123", "cn"),
                              licence("690123", "vn", LicenceKind::foreignAuthorisation), licence("69012340", "x"));
    ASSERT_TRUE(found.licence && found.authorisation);
    EXPECT_EQ(found.licence->holder, "cn");
    EXPECT_EQ(found.authorisation->holder, "vn");
}

TEST_F(FactsOf, AGtin8UseItsOwnLicence)
{
    const Facts found =
        facts(item(89'399'907), licence("89399907", "a", LicenceKind::gtin8), licence("8939", "b"), company("a"));
    ASSERT_TRUE(found.licence);
    EXPECT_EQ(found.licence->kind, LicenceKind::gtin8);
    // The same digits at the start of a longer number are another firm's.
    const Facts other =
        facts(item(8'939'990'712'345), licence("89399907", "a", LicenceKind::gtin8), licence("8939", "b"));
    ASSERT_TRUE(other.licence);
    EXPECT_EQ(other.licence->holder, "b");
}

TEST_F(FactsOf, ALogisticUnitHoldTheLicenceOfItsPrefix)
{
    gs1::Item unit;
    unit.kind = gs1::ItemKind::logisticUnit;
    unit.keyAi = "00";
    unit.key = "389312345000000013";
    EXPECT_EQ(facts(unit, licence("8931234", "a")).licence.value_or(Licence()).prefix, "8931234");
    gs1::Item place;
    place.kind = gs1::ItemKind::location;
    place.keyAi = "414";
    place.key = "8931234000007";
    EXPECT_EQ(facts(place, licence("8931234", "a")).licence.value_or(Licence()).prefix, "8931234");
}

TEST_F(FactsOf, APaymentHoldNothing)
{
    gs1::Item payment;
    payment.kind = gs1::ItemKind::payment;
    const Facts found = facts(payment, product(gtin), licence("8931234", "a"));
    EXPECT_FALSE(found.product || found.licence);
}

TEST_F(FactsOf, AProductHoldCertificatesByNumberByModelAndByDeclaration)
{
    const auto certificate = [](std::string number, std::uint64_t of, std::string holder, std::string model) {
        return catalog::Certificate{.number = std::move(number),
                                    .body = "B1",
                                    .holder = std::move(holder),
                                    .gtin = of,
                                    .model = std::move(model),
                                    .regulation = "R1"};
    };
    const Facts found = facts(
        item(gtin), product(gtin), certificate("c1", gtin, "0101", ""), certificate("c2", 0, "0101", "AB-12"),
        certificate("c3", 0, "0101", ""), certificate("c4", 0, "0101", "ZZ"), certificate("c5", 0, "0999", "AB-12"),
        certificate("c6", gtin + 1, "0101", "AB-12"), certificate("c7", gtin + 2, "0777", "x"),
        catalog::Declaration{.id = "d1", .gtin = gtin, .standard = "S1", .certificate = "c7"},
        catalog::Declaration{.id = "d2", .gtin = gtin + 1}, catalog::Body{.id = "B1", .name = "Trung tâm"},
        catalog::Body{.id = "B2"}, catalog::BodyScope{.body = "B1", .regulation = "R1"},
        catalog::BodyScope{.body = "B1", .regulation = "R2"}, catalog::Standard{.id = "R1"},
        catalog::Standard{.id = "S1"}, catalog::Standard{.id = "S2"});
    std::vector<std::string> numbers;
    for (const auto &row : found.certificates)
        numbers.push_back(row.number);
    std::ranges::sort(numbers);
    EXPECT_EQ(numbers, (std::vector<std::string>{"c1", "c2", "c3", "c7"}));
    ASSERT_EQ(found.bodies.size(), 1U);
    ASSERT_EQ(found.scopes.size(), 1U);
    EXPECT_EQ(found.scopes.front().regulation, "R1");
    ASSERT_EQ(found.declarations.size(), 1U);
    EXPECT_EQ(found.standards.size(), 2U);
}

TEST_F(FactsOf, AProductMatchRiskListsByHsCodeAndGroup)
{
    const auto row = [](std::string id, std::string hsPrefix, std::string category) {
        return catalog::RiskListEntry{
            .id = std::move(id), .hsPrefix = std::move(hsPrefix), .category = std::move(category), .validTo = day(1)};
    };
    const Facts found =
        facts(item(gtin), product(gtin), row("1", "9503", "toy"), row("2", "95", ""), row("3", "9503", "game"),
              row("4", "9504", "toy"), row("5", "95030000", "toy"), row("6", "950300", "toy"));
    std::vector<std::string> ids;
    for (const auto &entry : found.riskLists)
        ids.push_back(entry.id);
    EXPECT_EQ(ids, (std::vector<std::string>{"2", "1", "6"}));
}

TEST_F(FactsOf, AProductHoldAlertsByNumberThenByBrandAndModel)
{
    const auto alert = [](std::string id, std::string brand, std::string model) {
        return catalog::Alert{.id = std::move(id), .brand = std::move(brand), .model = std::move(model)};
    };
    const Facts found =
        facts(item(gtin), product(gtin), alert("named", "Khác", "x"), alert("possible", "Mộc Sương", "CC; ab 12;D"),
              alert("both", "Mộc Sương", "AB-12"), alert("otherModel", "Mộc Sương", "AB-13"),
              alert("noModel", "Mộc Sương", ""), alert("otherBrand", "Sao", "AB-12"),
              AlertItem{.alert = "named", .line = 1, .gtin = gtin, .lot = "L1"},
              AlertItem{.alert = "named", .line = 2, .gtin = gtin, .lot = "L2"},
              AlertItem{.alert = "both", .line = 1, .gtin = gtin},
              AlertItem{.alert = "otherBrand", .line = 1, .gtin = gtin + 1});
    std::vector<std::string> ids;
    for (const auto &row : found.alerts)
        ids.push_back(row.id);
    EXPECT_EQ(ids, (std::vector<std::string>{"both", "named", "possible"}));
    EXPECT_EQ(found.alertItems.size(), 3U);
}

TEST_F(FactsOf, AProductWithoutModelMeetNoPossibleAlert)
{
    catalog::Product plain = product(gtin);
    plain.model.clear();
    const Facts found = facts(item(gtin), plain, catalog::Alert{.id = "a", .brand = "Mộc Sương", .model = ""});
    EXPECT_TRUE(found.alerts.empty());
}

TEST_F(FactsOf, AnItemHoldEventsOfItsSerialLotAndClassByTime)
{
    const auto event = [](std::string id, std::string lot, std::string serial, int at) {
        return catalog::TraceEvent{
            .id = std::move(id), .gtin = gtin, .lot = std::move(lot), .serial = std::move(serial), .time = instant(at)};
    };
    const auto ids = [&](const gs1::Item &asked) {
        const Facts found =
            facts(asked, event("class", "", "", 1), event("lot1", "L1", "", 5), event("lot2", "L2", "", 2),
                  event("serial", "L1", "S1", 3), event("bare", "", "S1", 4), event("other", "L1", "S2", 6));
        std::vector<std::string> names;
        for (const auto &row : found.traceEvents)
            names.push_back(row.id);
        return names;
    };
    using Names = std::vector<std::string>;
    EXPECT_EQ(ids(item(gtin, "L1", "S1")), (Names{"class", "serial", "bare", "lot1"}));
    EXPECT_EQ(ids(item(gtin, "L2")), (Names{"class", "lot2"}));
    EXPECT_EQ(ids(item(gtin)), Names{"class"});
    EXPECT_EQ(ids(item(gtin, "", "S1")), (Names{"class", "serial", "bare"}));
    EXPECT_EQ(ids(item(gtin + 1, "L1", "S1")), Names{});
}

TEST_F(FactsOf, AnItemHoldTraceCodesOfTheProductAndOfItsLot)
{
    const auto code = [](std::string lot) { return catalog::TraceCode{.gtin = gtin, .lot = std::move(lot)}; };
    EXPECT_EQ(facts(item(gtin, "L1"), code(""), code("L1"), code("L2")).traceCodes.size(), 2U);
    EXPECT_EQ(facts(item(gtin), code(""), code("L1")).traceCodes.size(), 1U);
}

TEST_F(FactsOf, ImportedGoodsHoldCustomsLinesAndMatchingDeviations)
{
    catalog::Product imported = product(gtin);
    imported.origin = "CN";
    const catalog::CustomsLine line{.declaration = "t1",
                                    .line = 1,
                                    .date = day(1),
                                    .importer = "i1",
                                    .hsCode = "950300",
                                    .gtin = gtin,
                                    .origin = "CN"};
    const auto deviation = [](std::string id, std::string country, std::string importer, std::string hs,
                              std::string maker) {
        return catalog::Deviation{.id = std::move(id),
                                  .country = std::move(country),
                                  .importer = std::move(importer),
                                  .hsPrefix = std::move(hs),
                                  .manufacturer = std::move(maker)};
    };
    const Facts found =
        facts(item(gtin), imported, line, deviation("a", "CN", "", "9503", ""), deviation("b", "CN", "", "8516", ""),
              deviation("c", "", "i1", "", ""), deviation("d", "", "i2", "", ""), deviation("e", "KR", "", "", ""),
              deviation("f", "", "", "", "Nhà máy Một"), deviation("g", "", "", "", "Nhà máy Hai"));
    std::vector<std::string> ids;
    for (const auto &row : found.deviations)
        ids.push_back(row.id);
    EXPECT_EQ(ids, (std::vector<std::string>{"a", "c", "f"}));
    EXPECT_EQ(found.customsLines.size(), 1U);
}

TEST_F(FactsOf, AWebsiteHoldTheListingOfItsAddress)
{
    gs1::Item site;
    site.kind = gs1::ItemKind::website;
    site.url = "https://san.example/1";
    const Facts found = facts(site, catalog::Declaration{.id = "d1", .gtin = gtin, .url = "https://san.example/1"},
                              catalog::Declaration{.id = "d2", .url = "https://san.example/2"});
    ASSERT_EQ(found.declarations.size(), 1U);
    EXPECT_EQ(found.declarations.front().id, "d1");
}

TEST_F(FactsOf, AProductWithTooManyRecordsAreBounded)
{
    auto writer = CatalogueWriter::create(m_folder, {});
    for (int i = 0; i < 1000; ++i) {
        ASSERT_TRUE(
            writer->add(catalog::TraceEvent{.id = std::to_string(i), .gtin = gtin, .lot = "L", .time = instant(i)}));
        ASSERT_TRUE(writer->add(catalog::CustomsLine{.declaration = std::to_string(i), .date = day(i), .gtin = gtin}));
    }
    ASSERT_TRUE(writer->finish());
    auto reader = CatalogueReader::open(m_folder);
    const auto found = reader->facts(item(gtin, "L"));
    ASSERT_TRUE(found);
    ASSERT_EQ(found->traceEvents.size(), Facts::maxRecords);
    EXPECT_EQ(found->traceEvents.back().time, instant(999)); // the newest are kept
    ASSERT_EQ(found->customsLines.size(), Facts::maxRecords);
    EXPECT_EQ(found->customsLines.front().date, day(999));
}

TEST_F(FactsOf, ALogisticUnitLeadToItsLatestDeclaration)
{
    const auto line = [](std::string declaration, int on) {
        return catalog::CustomsLine{.declaration = std::move(declaration), .line = 1, .date = day(on), .gtin = gtin};
    };
    const auto package = [](std::string declaration, std::string sscc, std::uint32_t of) {
        return catalog::CustomsPackage{
            .declaration = std::move(declaration), .sscc = std::move(sscc), .line = of, .quantity = 10 * of};
    };
    writeCatalogue(m_folder, {}, line("D1", 1), line("D2", 3), line("D3", 2), package("D1", "s1", 1),
                   package("D2", "s1", 1), package("D2", "s1", 2), package("D2", "s0", 1), package("D3", "s1", 1),
                   package("D9", "s9", 1));
    auto reader = CatalogueReader::open(m_folder);
    EXPECT_EQ(*reader->declarationWith("s1"), "D2");
    EXPECT_EQ(*reader->declarationWith("s2"), std::nullopt);
    EXPECT_EQ(*reader->declarationWith("s9"), std::nullopt) << "its declaration is not here";
    const auto packages = reader->packages("D2");
    ASSERT_EQ(packages->size(), 3U);
    EXPECT_EQ(packages->front().sscc, "s0");
    EXPECT_EQ(packages->back().quantity, 20U);
}

TEST_F(FactsOf, SingleQuestionsHaveAnswersToo)
{
    writeCatalogue(m_folder, {}, product(gtin), company("0101"), licence("8931234", "0101"), licence("8935", "0101"),
                   catalog::Certificate{.number = "c", .line = 2, .holder = "0101"},
                   catalog::Certificate{.number = "c", .line = 1, .holder = "0101"},
                   catalog::Alert{.id = "a", .brand = "Mộc Sương", .model = "X"},
                   AlertItem{.alert = "a", .line = 1, .gtin = gtin},
                   catalog::Declaration{.id = "d", .url = "https://x.example"});
    auto reader = CatalogueReader::open(m_folder);
    EXPECT_EQ((*reader->company("0101"))->name, "Công ty 0101");
    EXPECT_FALSE(*reader->company("0"));
    EXPECT_EQ(reader->licencesOf("0101")->size(), 2U);
    EXPECT_EQ((*reader->licence("893123456789"))->prefix, "8931234");
    EXPECT_FALSE(*reader->licence(""));
    ASSERT_EQ(reader->certificate("c")->size(), 2U);
    EXPECT_EQ(reader->certificate("c")->front().line, 1U);
    EXPECT_EQ(reader->certificatesOf("0101")->size(), 2U);
    EXPECT_EQ(reader->alertsOf("Mộc Sương")->size(), 1U);
    EXPECT_EQ(reader->alertsOf("Mộc Sương", "x")->size(), 1U);
    EXPECT_EQ(reader->alertsOf("Mộc Sương", "y")->size(), 0U);
    EXPECT_EQ(reader->alertsFor(gtin)->size(), 1U);
    EXPECT_EQ(reader->listing("https://x.example")->size(), 1U);
    EXPECT_TRUE(reader->listing("")->empty());
    EXPECT_TRUE(reader->check());
}

} // namespace
} // namespace nqi::store
