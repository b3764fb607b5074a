// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/item.h"
#include "core/store/catalogue_reader.h"
#include "core/store/catalogue_writer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <string>

namespace nqi::store {

/// A folder of its own for each test.
class FolderTest : public testing::Test {
protected:
    FolderTest()
    {
        const auto *test = testing::UnitTest::GetInstance()->current_test_info();
        m_folder = std::filesystem::temp_directory_path() /
                   (std::string("nqi-") + test->test_suite_name() + "-" + test->name());
        std::filesystem::remove_all(m_folder);
    }
    ~FolderTest() override { std::filesystem::remove_all(m_folder); }

    std::filesystem::path m_folder;
};

inline Date day(int number)
{
    return Date(std::chrono::days(20'000 + number));
}

inline Instant instant(int day, int hour = 0)
{
    return Instant(std::chrono::days(20'000 + day)) + std::chrono::hours(hour);
}

inline catalog::Product product(std::uint64_t gtin, std::string name = "Sữa tươi Mộc Sương")
{
    return {.gtin = gtin,
            .name = std::move(name),
            .brand = "Mộc Sương",
            .model = "AB-12",
            .category = "toy",
            .hsCode = "950300",
            .owner = "0101",
            .manufacturer = "Nhà máy Một",
            .origin = "VN",
            .netContent = "180 ml",
            .linkHost = "id.moc.example",
            .status = catalog::ProductStatus::discontinued,
            .declaredOn = day(3)};
}

inline gs1::Item item(std::uint64_t gtin, std::string lot = {}, std::string serial = {})
{
    gs1::Item item;
    item.kind = gs1::ItemKind::product;
    item.keyAi = "01";
    item.key = std::to_string(gtin);
    item.key.insert(0, 14 - item.key.size(), '0');
    item.gtin = gtin;
    item.lot = std::move(lot);
    item.serial = std::move(serial);
    return item;
}

constexpr std::uint64_t gtin = 8'931'234'567'896;

/// A writer, records, finish; fails the test when anything does.
template <class... Records>
void writeCatalogue(const std::filesystem::path &folder, const CatalogueBuild &build, const Records &...records)
{
    auto writer = CatalogueWriter::create(folder, build);
    ASSERT_TRUE(writer) << writer.error().message;
    const auto add = [&](const auto &record) {
        const auto added = writer->add(record);
        ASSERT_TRUE(added) << added.error().message;
    };
    (add(records), ...);
    const auto finished = writer->finish();
    ASSERT_TRUE(finished) << finished.error().message;
}

} // namespace nqi::store
