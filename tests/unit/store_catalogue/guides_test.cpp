// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_browser.h"
#include "core/store/catalogue_overlay.h"
#include "tests/unit/store_catalogue/fixture.h"

#include <string>
#include <vector>

namespace nqi::store {
namespace {

using namespace catalog;

Guide guide(std::string id, std::uint64_t of, std::string brand, std::string model, std::uint32_t line,
            std::optional<Date> end = {})
{
    Guide row;
    row.id = std::move(id);
    row.gtin = of;
    row.brand = std::move(brand);
    row.model = std::move(model);
    row.line = line;
    row.validTo = end;
    return row;
}

/// A catalogue with goods of two brands and guides to them, and what was changed since.
class GuideTest : public FolderTest {
protected:
    void SetUp() override
    {
        auto writer = CatalogueWriter::create(m_folder, {});
        const auto add = [&](const auto &row) { ASSERT_TRUE(writer->add(row)); };
        Product kettle = product(8'930'001'000'010);
        kettle.brand = "Sao Mai";
        kettle.model = "K-2";
        add(kettle);
        Product bare = product(8'930'001'000'020);
        bare.brand = {};
        add(bare);
        add(guide("brand-2", 0, "SAO MAI", "", 2));
        add(guide("brand-1", 0, "Sao Mai", "", 1));
        add(guide("brand-old", 0, "Sao Mai", "", 0, day(9)));
        add(guide("model", 0, "Sao Mai", "k-2", 1));
        add(guide("other-model", 0, "Sao Mai", "K-3", 1));
        add(guide("own", 8'930'001'000'010, "", "", 7, day(10)));
        add(guide("other-brand", 0, "Sao Mu", "", 1));
        ASSERT_TRUE(writer->finish());
    }
    std::vector<std::string> ofGtin(std::uint64_t of, Date on)
    {
        std::vector<std::string> list;
        auto browser = CatalogueBrowser::open(m_folder);
        const auto guides = browser->guidesFor(of, on);
        EXPECT_TRUE(guides);
        for (const Guide &one : guides.value_or(std::vector<Guide>()))
            list.push_back(one.id);
        return list;
    }
};

TEST_F(GuideTest, GuidesToAProductComeBeforeThoseOfItsModelAndOfItsBrand)
{
    EXPECT_EQ(ofGtin(8'930'001'000'010, day(10)), (std::vector<std::string>{"own", "model", "brand-1", "brand-2"}));
}

TEST_F(GuideTest, OneThatHasEndedIsNotShown)
{
    EXPECT_EQ(ofGtin(8'930'001'000'010, day(11)), (std::vector<std::string>{"model", "brand-1", "brand-2"}));
    EXPECT_EQ(ofGtin(8'930'001'000'010, day(9)),
              (std::vector<std::string>{"own", "model", "brand-old", "brand-1", "brand-2"}));
}

TEST_F(GuideTest, GoodsWithoutABrandAndUnknownGoodsHaveNone)
{
    EXPECT_EQ(ofGtin(8'930'001'000'020, day(10)), std::vector<std::string>());
    EXPECT_EQ(ofGtin(8'930'009'000'000, day(10)), std::vector<std::string>());
    EXPECT_EQ(ofGtin(0, day(10)), std::vector<std::string>()) << "no guide of a brand is one of GTIN 0";
}

TEST_F(GuideTest, ChangesSinceTheBaseAreSeenAndTheListIsBounded)
{
    auto overlay = CatalogueOverlay::open(m_folder);
    ASSERT_TRUE(overlay);
    ASSERT_TRUE(overlay->remove(guide("brand-1", 0, "", "", 0)));
    for (std::uint32_t line = 0; line < 20; ++line)
        ASSERT_TRUE(overlay->put(guide("new-" + std::to_string(10 + line), 0, "sao mai", "", 100 + line)));
    ASSERT_TRUE(overlay->commit({}, "next"));
    const auto list = ofGtin(8'930'001'000'010, day(10));
    ASSERT_EQ(list.size(), Browse::maxGuides);
    EXPECT_EQ(list[2], "brand-2");
    EXPECT_EQ(list[3], "new-10");
}

} // namespace
} // namespace nqi::store
