// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/facts.h"
#include "core/catalog/schema.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

namespace nqi::catalog {

/// Number of members of a plain struct: the longest list of initialisers that it accepts.
struct Anything {
    template <class T>
    operator T() const;
};

namespace {

template <class Record, std::size_t... I>
consteval bool accepts(std::index_sequence<I...>)
{
    return requires { Record{(static_cast<void>(I), Anything{})...}; };
}
template <class Record, std::size_t Count = 40>
consteval std::size_t members()
{
    if constexpr (accepts<Record>(std::make_index_sequence<Count>{}))
        return Count;
    else
        return members<Record, Count - 1>();
}

TEST(Schema, HasAColumnForEveryMemberOfEveryRecord)
{
    AllRecords::forEach([]<class Record>() {
        constexpr std::size_t columns = std::tuple_size_v<decltype(Schema<Record>::columns)>;
        EXPECT_EQ(columns, members<Record>()) << Schema<Record>::table;
    });
}

TEST(Schema, NamesTablesAndColumnsOnce)
{
    std::set<std::string_view> tables;
    AllRecords::forEach([&]<class Record>() {
        EXPECT_TRUE(tables.insert(Schema<Record>::table).second) << Schema<Record>::table;
        std::set<std::string_view> columns;
        const auto add = [&](std::string_view column) {
            EXPECT_TRUE(columns.insert(column).second) << Schema<Record>::table << "." << column;
        };
        std::apply([&](const auto &...column) { (add(column.name), ...); }, Schema<Record>::columns);
    });
    EXPECT_EQ(tables.size(), 18U);
}

TEST(Schema, GivesEveryTableAKeyThatComesFirst)
{
    AllRecords::forEach([]<class Record>() {
        std::string keys;
        std::apply([&](const auto &...column) { ((keys += column.key ? 'k' : '-'), ...); }, Schema<Record>::columns);
        EXPECT_EQ(keys.front(), 'k') << Schema<Record>::table;
        EXPECT_EQ(keys.find("-k"), std::string::npos) << Schema<Record>::table;
    });
}

TEST(Schema, CoversEveryDataset)
{
    std::set<Dataset> datasets;
    AllRecords::forEach([&]<class Record>() { datasets.insert(Schema<Record>::dataset); });
    EXPECT_EQ(datasets.size(), allDatasets.size());
    std::set<std::string_view> names;
    for (const Dataset dataset : allDatasets)
        names.insert(name(dataset));
    EXPECT_EQ(names.size(), allDatasets.size());
    EXPECT_TRUE(names.contains("risk_lists"));
}

TEST(EnumValue, RefusesWhatTheEnumerationDoesNotHave)
{
    EXPECT_EQ(enumValue<Tier>(3), Tier::high);
    EXPECT_EQ(enumValue<Tier>(0), std::nullopt);
    EXPECT_EQ(enumValue<Tier>(4), std::nullopt);
    EXPECT_EQ(enumValue<ProductStatus>(0), ProductStatus::active);
    EXPECT_EQ(enumValue<ProductStatus>(-1), std::nullopt);
    EXPECT_EQ(enumValue<Channel>(256 + 1), std::nullopt);
}

TEST(CatalogueInfo, FindsADataset)
{
    CatalogueInfo info;
    EXPECT_EQ(info.find(Dataset::alerts), nullptr);
    info.datasets.push_back({.dataset = Dataset::alerts, .authority = "A", .version = 3, .rows = 2, .covered = true});
    ASSERT_NE(info.find(Dataset::alerts), nullptr);
    EXPECT_EQ(info.find(Dataset::alerts)->version, 3U);
    EXPECT_EQ(info.find(Dataset::trace), nullptr);
}

TEST(LookupErrorName, IsStable)
{
    EXPECT_EQ(name(LookupError::unavailable), "catalogueUnavailable");
    EXPECT_EQ(name(LookupError::damaged), "catalogueDamaged");
    EXPECT_EQ(name(LookupError::newer), "catalogueNewer");
}

} // namespace
} // namespace nqi::catalog
