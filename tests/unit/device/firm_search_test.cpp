// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/sync_field.h"
#include "app/inspector/sync_inspections.h"
#include "core/store/catalogue_writer.h"
#include "tests/unit/device/device_folder.h"

#include <gmock/gmock.h>

#include <future>

namespace nqi::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FirmSearch : public device::DeviceFolder {
protected:
    void writeCatalogue(std::uint64_t version, std::initializer_list<std::string_view> names)
    {
        auto writer = store::CatalogueWriter::create(folders.catalogue(), {.version = version});
        ASSERT_TRUE(writer);
        for (const std::string_view name : names)
            ASSERT_TRUE(writer->add(catalog::Company{
                .id = "0" + std::string(name), .name = std::string(name), .address = "Hà Nội", .country = "VN"}));
        ASSERT_TRUE(writer->finish());
    }
    static std::vector<std::string> found(SyncInspections &inspections, std::string words, std::uint32_t limit = 6)
    {
        std::promise<std::vector<catalog::Company>> promise;
        inspections.companies(std::move(words), limit,
                              [&](std::vector<catalog::Company> rows) { promise.set_value(std::move(rows)); });
        auto answer = promise.get_future();
        EXPECT_EQ(answer.wait_for(std::chrono::seconds(20)), std::future_status::ready);
        std::vector<std::string> names;
        for (const catalog::Company &row : answer.get())
            names.push_back(row.name);
        return names;
    }

    device::DeviceKey key = makeKey();
    SyncField field{folders, key, systemClock()};
    SyncInspections inspections{folders, field.thread(), systemClock(), systemRandom()};
};

TEST_F(FirmSearch, FindsByWordsOfTheNameInAnyOrderWithoutAccents)
{
    EXPECT_THAT(found(inspections, "sua"), IsEmpty()) << "there is no catalogue yet";
    writeCatalogue(1, {"Công ty Sữa Đồng Nai", "Công ty Sữa Mộc Châu", "Công ty Xi măng Đồng Nai"});
    EXPECT_THAT(found(inspections, "nai dong sua"), ElementsAre("Công ty Sữa Đồng Nai"));
    EXPECT_THAT(found(inspections, "sua"), ElementsAre("Công ty Sữa Mộc Châu", "Công ty Sữa Đồng Nai"));
    EXPECT_THAT(found(inspections, "cong ty", 2), testing::SizeIs(2));
}

TEST_F(FirmSearch, LooksIntoTheCatalogueOfNow)
{
    writeCatalogue(1, {"Công ty Sữa Mộc Châu"});
    EXPECT_THAT(found(inspections, "gom"), IsEmpty());
    writeCatalogue(2, {"Gốm Bát Tràng"});
    EXPECT_THAT(found(inspections, "gom"), ElementsAre("Gốm Bát Tràng"));
}

} // namespace
} // namespace nqi::app
