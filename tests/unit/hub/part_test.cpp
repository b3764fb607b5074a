// SPDX-License-Identifier: Apache-2.0
#include "core/hub/catalogue.h"
#include "core/hub/part.h"
#include "core/protocol/chunk.h"
#include "core/store/catalogue_overlay.h"
#include "core/store/catalogue_writer.h"
#include "tests/unit/hub/folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <map>
#include <random>

namespace nqi::hub {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct HubParts : testing::Test {
    TestFolder folder;
    std::filesystem::path data = folder.path / "hub";
    std::filesystem::path source = folder.path / "source";
    Random random = seededRandom(3);
    std::map<std::uint64_t, std::string> categories; ///< of each product
    const Part food{.name = "food",
                    .dataset = catalog::Dataset::products,
                    .column = "category",
                    .beginnings = {"thực phẩm", "đồ uống"}};

    void write(std::uint64_t version)
    {
        auto writer = store::CatalogueWriter::create(source, {.version = version});
        ASSERT_TRUE(writer);
        for (const auto &[gtin, category] : categories) {
            catalog::Product product;
            product.gtin = gtin;
            product.category = category;
            ASSERT_TRUE(writer->add(product));
        }
        ASSERT_TRUE(writer->finish());
    }
    std::map<std::uint64_t, std::string> inPart() const
    {
        auto part = categories;
        std::erase_if(part, [](const auto &entry) { return entry.second == "đồ chơi"; });
        return part;
    }
    static DatasetState stateOf(Catalogue &catalogue, std::string_view stream)
    {
        for (const DatasetState &state : catalogue.states().value_or(std::vector<DatasetState>()))
            if (state.name == stream)
                return state;
        ADD_FAILURE() << stream;
        return {};
    }
    static void apply(std::map<std::uint64_t, std::string> &rows, const std::string &file)
    {
        EXPECT_TRUE(protocol::readChunk(
            std::as_bytes(std::span(file)),
            [&](const auto &row) {
                if constexpr (requires {
                                  row.category;
                                  row.gtin;
                              })
                    rows[row.gtin] = row.category;
                return true;
            },
            [&](const auto &row) {
                if constexpr (requires {
                                  row.category;
                                  row.gtin;
                              })
                    rows.erase(row.gtin);
                return true;
            }));
    }
};

TEST_F(HubParts, ARowThatComesIntoAPartOrLeavesItIsAChangeOfThePart)
{
    constexpr std::array<std::string_view, 3> names = {"thực phẩm", "đồ uống có cồn", "đồ chơi"};
    std::mt19937 dice(5);
    for (std::uint64_t gtin = 1; gtin < 200; ++gtin)
        categories[gtin] = names.at(dice() % names.size());
    write(1);
    auto catalogue = Catalogue::open(data);
    ASSERT_TRUE(catalogue);
    ASSERT_TRUE(catalogue->takeAll(source, random));
    ASSERT_TRUE(catalogue->setPart(food, random));
    std::map<std::uint64_t, std::string> device;
    EXPECT_TRUE(catalogue->rows("products.food", [&](std::string_view file) {
        apply(device, std::string(file));
        return true;
    }));
    EXPECT_EQ(device, inPart());
    for (std::uint64_t version = 2; version < 10; ++version) {
        for (int i = 0; i < 10; ++i) {
            const std::uint64_t gtin = 1 + dice() % 250;
            if (dice() % 4 == 0)
                categories.erase(gtin);
            else
                categories[gtin] = names.at(dice() % names.size());
        }
        write(version);
        const trust::Digest before = stateOf(*catalogue, "products.food").identity;
        ASSERT_TRUE(catalogue->takeAll(source, random));
        const auto files = catalogue->changes("products.food", before, stateOf(*catalogue, "products.food").identity);
        ASSERT_TRUE(files);
        for (const std::string &file : *files)
            apply(device, file);
        EXPECT_EQ(device, inPart());
    }
    const auto info = protocol::decodeCatalogueInfo(stateOf(*catalogue, "products.food").info);
    ASSERT_TRUE(info);
    EXPECT_EQ(info->datasets.front().part, "food");
    EXPECT_FALSE(info->datasets.front().covered) << "a product that is not in the part may exist";
}

TEST_F(HubParts, AnotherPartUnderItsNameIsAnotherState)
{
    categories = {{1, "thực phẩm"}, {2, "đồ chơi"}};
    write(1);
    Part toys = food;
    {
        auto catalogue = Catalogue::open(data);
        ASSERT_TRUE(catalogue->setPart(food, random)) << "also before there is a catalogue";
        ASSERT_TRUE(catalogue->takeAll(source, random));
        const trust::Digest before = stateOf(*catalogue, "products.food").identity;
        toys.beginnings = {"đồ chơi"};
        ASSERT_TRUE(catalogue->setPart(toys, random));
        const trust::Digest now = stateOf(*catalogue, "products.food").identity;
        EXPECT_NE(now, before);
        EXPECT_FALSE(catalogue->changes("products.food", before, now));
    }
    auto again = Catalogue::open(data);
    EXPECT_THAT(again->parts(), ElementsAre(toys));
    std::map<std::uint64_t, std::string> device;
    EXPECT_TRUE(again->rows("products.food", [&](std::string_view file) {
        apply(device, std::string(file));
        return true;
    }));
    EXPECT_THAT(device, ElementsAre(std::pair(2, "đồ chơi")));
}

TEST_F(HubParts, AGtinIsItsDigitsAndATableWithoutTheColumnIsWhole)
{
    const Part vietnamese{.name = "vn", .dataset = catalog::Dataset::trace, .column = "gtin", .beginnings = {"0893"}};
    catalog::TraceEvent event;
    event.gtin = 8935001700012;
    EXPECT_TRUE(vietnamese.holds(event));
    event.gtin = 4012345678901;
    EXPECT_FALSE(vietnamese.holds(event));
    const Part north{.name = "n", .dataset = catalog::Dataset::trace, .column = "place", .beginnings = {}};
    EXPECT_FALSE(north.holds(event));
    EXPECT_TRUE(north.holds(catalog::TraceCode{}));
    EXPECT_EQ(columnsForParts(catalog::Dataset::standards), "id, title, replaced_by");
    EXPECT_FALSE(isPartName("a.b") || isPartName("") || isPartName("Ă"));
}

TEST_F(HubParts, AFileThatCannotBeUnderstoodStopsTheHubInsteadOfItsParts)
{
    std::filesystem::create_directories(data);
    EXPECT_THAT(*readParts(data), IsEmpty());
    ASSERT_TRUE(writeParts(data, std::array{food}));
    EXPECT_THAT(*readParts(data), ElementsAre(food));
    std::ofstream(data / "parts.tsv", std::ios::app) << "half a line";
    EXPECT_EQ(Catalogue::open(data).error(), CatalogueError::parts);
}

} // namespace
} // namespace nqi::hub
