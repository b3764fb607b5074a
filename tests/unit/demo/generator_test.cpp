// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/guide.h"
#include "core/demo/demo.h"
#include "core/gs1/gtin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace nqi::demo {
namespace {

template <class List>
struct VectorsOf;
template <class... Records>
struct VectorsOf<catalog::RecordList<Records...>> {
    using Type = std::tuple<std::vector<Records>...>;
};

struct Everything {
    VectorsOf<catalog::AllRecords>::Type records;
    template <class Record>
    const std::vector<Record> &of() const
    {
        return std::get<std::vector<Record>>(records);
    }
    bool operator==(const Everything &) const = default;
};

Request request(std::uint64_t products, std::uint64_t seed = 7)
{
    return {.products = products, .seed = seed, .now = *parseIsoInstant("2026-11-22T03:00:00Z")};
}

Everything everything(const Request &wanted)
{
    Everything all;
    auto sink = makeSink([&]<class Record>(const Record &record) {
        std::get<std::vector<Record>>(all.records).push_back(record);
        return true;
    });
    EXPECT_TRUE(generate(wanted, sink));
    return all;
}

TEST(Generator, GivesTheSameRecordsForTheSameRequest)
{
    EXPECT_EQ(everything(request(500)), everything(request(500)));
    EXPECT_NE(everything(request(500, 7)), everything(request(500, 8)));
}

TEST(Generator, DrawsAPictureOfItsOwnForEachGuide)
{
    std::set<std::string> pictures;
    const auto all = everything(request(0));
    for (const catalog::Guide &guide : all.of<catalog::Guide>()) {
        EXPECT_EQ(catalog::guidePictureType(guide.picture), "image/png") << guide.id;
        EXPECT_TRUE(pictures.insert(guide.picture).second) << guide.id;
        EXPECT_TRUE(std::ranges::contains(all.of<catalog::Product>(), guide.brand, &catalog::Product::brand));
        EXPECT_TRUE(guide.source.contains(mark)) << guide.id;
    }
    EXPECT_GE(pictures.size(), 5U);
}

TEST(Generator, MakesAsManyProductsAsAskedBesidesTheScenarios)
{
    const std::size_t none = everything(request(0)).of<catalog::Product>().size();
    EXPECT_GT(none, 50U);
    EXPECT_EQ(everything(request(3000)).of<catalog::Product>().size(), 3000 + none);
}

TEST(Generator, FillsEveryTable)
{
    const Everything all = everything(request(2000));
    catalog::AllRecords::forEach(
        [&]<class Record>() { EXPECT_FALSE(all.of<Record>().empty()) << catalog::Schema<Record>::table; });
}

TEST(Generator, NeverRepeatsAKey)
{
    const Everything all = everything(request(4000));
    std::set<std::uint64_t> gtins;
    for (const auto &product : all.of<catalog::Product>())
        EXPECT_TRUE(gtins.insert(product.gtin).second) << product.gtin;
    std::set<std::string> companies;
    for (const auto &company : all.of<catalog::Company>())
        EXPECT_TRUE(companies.insert(company.id).second) << company.id;
    std::set<std::pair<std::string, catalog::LicenceKind>> licences;
    for (const auto &licence : all.of<catalog::Licence>())
        EXPECT_TRUE(licences.emplace(licence.prefix, licence.kind).second) << licence.prefix;
    std::set<std::string> declarations;
    for (const auto &declaration : all.of<catalog::Declaration>())
        EXPECT_TRUE(declarations.insert(declaration.id).second) << declaration.id;
}

TEST(Generator, GivesEveryProductARightCheckDigitAndAnOwner)
{
    const Everything all = everything(request(2000));
    std::set<std::string> companies;
    for (const auto &company : all.of<catalog::Company>())
        companies.insert(company.id);
    for (const auto &product : all.of<catalog::Product>()) {
        EXPECT_TRUE(gs1::hasRightCheckDigit(gs1::gtin14Text(product.gtin))) << product.gtin;
        EXPECT_TRUE(companies.contains(product.owner)) << product.owner;
        EXPECT_FALSE(product.name.empty());
    }
}

TEST(Generator, MarksFirmsAsSample)
{
    const Everything all = everything(request(300));
    for (const auto &company : all.of<catalog::Company>())
        EXPECT_TRUE(company.name.contains("(mẫu)") || company.name.contains(mark)) << company.name;
    for (const auto &alert : all.of<catalog::Alert>())
        EXPECT_TRUE(alert.title.contains(mark)) << alert.title;
    for (const auto &info : datasets(request(1).now)) {
        EXPECT_TRUE(info.covered);
        EXPECT_TRUE(info.authority.contains(mark)) << info.authority;
    }
}

TEST(Generator, HoldsEveryStateAndTier)
{
    const Everything all = everything(request(20'000));
    std::map<catalog::CertificateStatus, int> certificates;
    for (const auto &certificate : all.of<catalog::Certificate>())
        ++certificates[certificate.status];
    EXPECT_EQ(certificates.size(), 3U);
    std::map<catalog::LicenceStatus, int> licences;
    for (const auto &licence : all.of<catalog::Licence>())
        ++licences[licence.status];
    EXPECT_EQ(licences.size(), 3U);
    std::set<catalog::Tier> tiers;
    for (const auto &entry : all.of<catalog::RiskListEntry>())
        tiers.insert(entry.tier);
    EXPECT_EQ(tiers.size(), 3U);
    std::set<std::string> dispositions;
    for (const auto &event : all.of<catalog::TraceEvent>())
        dispositions.insert(event.disposition);
    for (const char *wanted : {"active", "recalled", "stolen", "destroyed", "retail_sold"})
        EXPECT_TRUE(dispositions.contains(wanted)) << wanted;
    std::set<catalog::DeclarationKind> kinds;
    for (const auto &declaration : all.of<catalog::Declaration>())
        kinds.insert(declaration.kind);
    EXPECT_EQ(kinds.size(), 4U);
}

TEST(Generator, StopsWhenTheSinkDoes)
{
    int left = 100;
    auto sink = makeSink([&](const auto &) { return --left > 0; });
    EXPECT_FALSE(generate(request(1000), sink));
    EXPECT_EQ(left, 0);
}

} // namespace
} // namespace nqi::demo
