// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/duties.h"
#include "core/consignment/proposal.h"
#include "tests/unit/consignment/goods.h"

#include <gmock/gmock.h>

namespace nqi::consignment {
namespace {

using catalog::Deviation;
using catalog::DeviationKind;
using catalog::LookupError;
using testing::ElementsAre;

const Instant now = *parseIsoInstant("2026-08-01T03:00:00Z");
const Date today = dateInVietNam(now);

Line toyLine()
{
    Line line = lineOf(1, toy, 10);
    line.hsCode = "95030010";
    line.origin = "CN";
    line.manufacturer = "Shenzhen Toys Co., Ltd.";
    return line;
}

Deviation deviationOf(std::string id, DeviationKind kind)
{
    return {.id = std::move(id),
            .kind = kind,
            .validFrom = *parseIsoDate("2026-01-01"),
            .validTo = *parseIsoDate("2026-12-31")};
}

TEST(BindingDeviation, NamesTheKeysByWhichALineFallsUnderIt)
{
    Deviation of = deviationOf("T1", DeviationKind::tightened);
    of.country = "CN";
    of.hsPrefix = "9503";
    const auto bound = bindingDeviation(toyLine(), "77", std::vector{of}, today);
    ASSERT_TRUE(bound);
    EXPECT_EQ(bound->record, of);
    EXPECT_THAT(bound->by, ElementsAre("country", "hsPrefix"));
    of.importer = "88";
    EXPECT_FALSE(bindingDeviation(toyLine(), "77", std::vector{of}, today)) << "of another importer";
}

TEST(BindingDeviation, KeepsToItsDates)
{
    Deviation of = deviationOf("T1", DeviationKind::tightened);
    EXPECT_TRUE(bindingDeviation(toyLine(), "77", std::vector{of}, *of.validTo));
    EXPECT_FALSE(bindingDeviation(toyLine(), "77", std::vector{of}, *of.validTo + std::chrono::days(1)));
    EXPECT_FALSE(bindingDeviation(toyLine(), "77", std::vector{of}, *of.validFrom - std::chrono::days(1)));
}

TEST(BindingDeviation, TightenedGoesBeforeExemptBeforeReduced)
{
    const std::vector all = {deviationOf("A", DeviationKind::reduced), deviationOf("B", DeviationKind::exempt),
                             deviationOf("D", DeviationKind::tightened), deviationOf("C", DeviationKind::tightened)};
    EXPECT_EQ(bindingDeviation(toyLine(), "", all, today)->record.id, "C");
    EXPECT_EQ(bindingDeviation(toyLine(), "", std::span(all).first(2), today)->record.id, "B");
}

TEST(BindingDeviation, ComparesFirmsAsTheyAreWritten)
{
    Deviation of = deviationOf("T1", DeviationKind::tightened);
    of.manufacturer = "SHENZHEN TOYS";
    EXPECT_TRUE(bindingDeviation(toyLine(), "", std::vector{of}, today));
    of.manufacturer = "Guangzhou Toys";
    EXPECT_FALSE(bindingDeviation(toyLine(), "", std::vector{of}, today));
}

/// A catalogue of one product.
class OneProduct final : public catalog::CustomsLookup {
public:
    template <class T>
    using Result = std::expected<T, LookupError>;

    Result<catalog::Facts> facts(const gs1::Item &item) override
    {
        ++asked;
        if (failure)
            return std::unexpected(*failure);
        catalog::Facts found;
        found.catalogue = *info();
        if (item.gtin == product.gtin) {
            found.product = product;
            found.riskLists = {risk};
        }
        if (item.gtin != 0 && item.gtin == recalled) {
            found.alerts = {{.id = "safety-gate:1", .measure = "recall", .level = catalog::AlertLevel::serious}};
            found.alertItems = {{.alert = "safety-gate:1", .line = 1, .gtin = item.gtin}};
        }
        return found;
    }
    Result<catalog::CatalogueInfo> info() override
    {
        catalog::CatalogueInfo all;
        for (const catalog::Dataset dataset : catalog::allDatasets)
            all.datasets.push_back({.dataset = dataset, .covered = true});
        return all;
    }
    Result<std::vector<catalog::PolicyEntry>> policy() override { return {}; }
    Result<std::vector<catalog::CustomsLine>> declaration(std::string_view) override { return {}; }
    Result<std::vector<catalog::CustomsPackage>> packages(std::string_view) override { return {}; }
    Result<std::optional<std::string>> declarationWith(std::string_view) override { return std::nullopt; }
    Result<std::vector<Deviation>> deviations() override { return known; }
    Result<std::vector<catalog::RiskListEntry>> riskLists(std::string_view hsCode, std::string_view) override
    {
        return hsCode.starts_with(risk.hsPrefix) ? std::vector{risk} : std::vector<catalog::RiskListEntry>();
    }
    Result<std::optional<catalog::Company>> company(std::string_view) override { return {}; }

    catalog::Product product{.gtin = toy,
                             .name = "Xe đồ chơi",
                             .model = "X-1",
                             .hsCode = "95030010",
                             .manufacturer = "Shenzhen Toys",
                             .origin = "CN"};
    catalog::RiskListEntry risk{
        .id = "R1", .hsPrefix = "9503", .tier = catalog::Tier::high, .measure = "certification"};
    std::vector<Deviation> known;
    std::uint64_t recalled = 0;
    std::optional<LookupError> failure;
    int asked = 0;
};

TEST(Duties, SayWhatTheTierOfALineAsksForAndWhatIsMissing)
{
    OneProduct catalogue;
    const Consignment of{.lines = {toyLine()}};
    const auto duties = dutiesOf(of, catalogue, {}, now);
    ASSERT_TRUE(duties);
    const LineDuty &duty = duties->front();
    EXPECT_EQ(duty.product, "Xe đồ chơi");
    EXPECT_EQ(duty.tier, catalog::Tier::high);
    EXPECT_TRUE(duty.proofMissing());
    std::vector<std::string> reasons;
    for (const verdict::Check &check : duty.proofs)
        reasons.push_back(check.reason);
    EXPECT_THAT(reasons, testing::IsSupersetOf({"certificate.missing", "importInspection.missing"}));
}

TEST(Duties, GoodsThatTheCatalogueDoesNotKnowAreJudgedByTheirDeclaredCode)
{
    OneProduct catalogue;
    Line line = toyLine();
    line.gtin = 0;
    const auto duties = dutiesOf({.lines = {line}}, catalogue, {}, now);
    ASSERT_TRUE(duties);
    EXPECT_EQ(duties->front().tier, catalog::Tier::high);
    EXPECT_TRUE(duties->front().product.empty());
    EXPECT_TRUE(duties->front().mismatches.empty());
}

TEST(Duties, ARecallCountsThoughNothingElseIsRecordedOfTheGoods)
{
    OneProduct catalogue;
    catalogue.product.gtin = kettle;
    EXPECT_EQ(dutiesOf({.lines = {toyLine()}}, catalogue, {}, now)->front().overall, verdict::Overall::noRecord);
    catalogue.recalled = toy;
    const auto duties = dutiesOf({.lines = {toyLine()}}, catalogue, {}, now);
    ASSERT_TRUE(duties);
    EXPECT_TRUE(duties->front().product.empty());
    EXPECT_EQ(duties->front().overall, verdict::Overall::danger);
}

TEST(Duties, CompareTheLineWithTheRecordOfItsProduct)
{
    OneProduct catalogue;
    Line line = toyLine();
    line.model = "X-2";
    line.origin = "MY";
    const auto duties = dutiesOf({.lines = {line}}, catalogue, {}, now);
    ASSERT_TRUE(duties);
    EXPECT_THAT(duties->front().mismatches, ElementsAre(Mismatch{Trait::model, Source::catalogue, "X-2", "X-1"},
                                                        Mismatch{Trait::origin, Source::catalogue, "MY", "CN"}));
}

TEST(Duties, CanBeStoppedAndSayWhenTheCatalogueFails)
{
    OneProduct catalogue;
    const Consignment of{.lines = {toyLine(), toyLine(), toyLine()}};
    EXPECT_EQ(dutiesOf(of, catalogue, {}, now, [](std::size_t done) { return done < 2; })->size(), 2U);
    catalogue.failure = LookupError::damaged;
    EXPECT_EQ(dutiesOf(of, catalogue, {}, now).error(), LookupError::damaged);
}

TEST(Proposal, FollowsFromTheDifferences)
{
    EXPECT_EQ(propose({}), Result::meets);
    const auto of = [](DifferenceKind kind) { return Difference{.kind = kind, .mismatch = {}, .detail = {}}; };
    EXPECT_EQ(propose(std::vector{of(DifferenceKind::proof)}), Result::fileIncomplete);
    EXPECT_EQ(propose(std::vector{of(DifferenceKind::proof), of(DifferenceKind::label)}), Result::labelDoesNotMeet);
    EXPECT_EQ(propose(std::vector{of(DifferenceKind::label), of(DifferenceKind::unknown)}), Result::doesNotMeet);
}

TEST(FromRecords, MakesAConsignmentOfADeclaration)
{
    const std::vector<catalog::CustomsLine> lines = {
        {.declaration = "D1", .line = 1, .importer = "77", .gtin = toy, .quantity = 5},
        {.declaration = "D1",
         .line = 2,
         .importer = "77",
         .gtin = kettle,
         .quantity = 7,
         .channel = catalog::Channel::red}};
    const Consignment made = fromRecords(lines);
    EXPECT_EQ(made.declaration, "D1");
    EXPECT_EQ(made.importer, "77");
    EXPECT_EQ(made.channel, catalog::Channel::red);
    ASSERT_EQ(made.lines.size(), 2U);
    EXPECT_EQ(made.lines[1].quantity, 7U);
    EXPECT_TRUE(made.packages.empty());
}

TEST(FromRecords, PutsTheRowsOfAPackageTogether)
{
    const std::vector<catalog::CustomsLine> lines = {{.declaration = "D1", .line = 1, .gtin = toy, .quantity = 5},
                                                     {.declaration = "D1", .line = 2, .gtin = kettle, .quantity = 7}};
    const std::vector<catalog::CustomsPackage> packages = {
        {.declaration = "D1", .sscc = "069099900100000010", .line = 1, .quantity = 5},
        {.declaration = "D1", .sscc = "069099900100000010", .line = 2, .quantity = 3},
        {.declaration = "D1", .sscc = "069099900100000027", .line = 2, .quantity = 4},
        {.declaration = "D1", .sscc = "069099900100000027", .line = 3, .quantity = 4},
        {.declaration = "D1", .sscc = "069099900100000028", .line = 1, .quantity = 4},
        {.declaration = "D1", .sscc = "1", .line = 1, .quantity = 4}};
    const Consignment made = fromRecords(lines, packages);
    ASSERT_EQ(made.packages.size(), 2U);
    EXPECT_THAT(made.packages[0].contents, ElementsAre(Content{1, 5}, Content{2, 3}));
    EXPECT_THAT(made.packages[1].contents, ElementsAre(Content{2, 4}));
}

} // namespace
} // namespace nqi::consignment
