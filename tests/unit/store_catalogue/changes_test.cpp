// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_overlay.h"
#include "tests/unit/store_catalogue/fixture.h"

#include <thread>

namespace nqi::store {
namespace {

/// A catalogue of version 1 and changes to version 2.
class Changes : public FolderTest {
protected:
    void SetUp() override
    {
        writeCatalogue(m_folder, {.version = 1}, product(gtin, "Sữa cũ"), product(gtin + 1, "Ở lại"),
                       product(gtin + 2, "Bị xóa"), catalog::Alert{.id = "a", .brand = "Mộc Sương"},
                       catalog::AlertItem{.alert = "a", .line = 1, .gtin = gtin});
    }
    static catalog::CatalogueInfo versionTwo()
    {
        catalog::CatalogueInfo info;
        info.version = 2;
        info.datasets = {{catalog::Dataset::products, "VNPC", 2, instant(9), 3, true}};
        return info;
    }
    SqlResult<void> change(const SqlFault &fault = {})
    {
        auto overlay = CatalogueOverlay::open(m_folder, fault);
        if (!overlay)
            return std::unexpected(overlay.error());
        return overlay->put(product(gtin, "Sữa mới"))
            .and_then([&] { return overlay->put(product(gtin + 3, "Thêm vào")); })
            .and_then([&] { return overlay->remove(product(gtin + 2)); })
            .and_then([&] { return overlay->put(catalog::Alert{.id = "b", .brand = "Mộc Sương"}); })
            .and_then([&] { return overlay->put(catalog::AlertItem{.alert = "b", .line = 1, .gtin = gtin}); })
            .and_then([&] { return overlay->commit(versionTwo(), "two"); });
    }
    std::uint64_t version()
    {
        auto reader = CatalogueReader::open(m_folder);
        EXPECT_TRUE(reader) << name(reader.error());
        return reader ? reader->info()->version : 0;
    }
    void expectOld()
    {
        auto reader = CatalogueReader::open(m_folder);
        ASSERT_TRUE(reader);
        EXPECT_EQ((*reader->product(gtin))->name, "Sữa cũ");
        EXPECT_TRUE(*reader->product(gtin + 2));
        EXPECT_FALSE(*reader->product(gtin + 3));
        EXPECT_EQ(reader->alertsFor(gtin)->size(), 1U);
        EXPECT_EQ(*reader->identity(), "");
    }
    void expectNew()
    {
        auto reader = CatalogueReader::open(m_folder);
        ASSERT_TRUE(reader);
        EXPECT_EQ((*reader->product(gtin))->name, "Sữa mới");
        EXPECT_EQ((*reader->product(gtin + 1))->name, "Ở lại");
        EXPECT_FALSE(*reader->product(gtin + 2));
        EXPECT_EQ((*reader->product(gtin + 3))->name, "Thêm vào");
        EXPECT_EQ(reader->alertsFor(gtin)->size(), 2U);
        EXPECT_EQ(reader->alertsOf("mộc sương")->size(), reader->alertsOf("Mộc Sương")->size());
        EXPECT_EQ(*reader->identity(), "two");
        const auto info = reader->info();
        EXPECT_EQ(info->version, 2U);
        EXPECT_EQ(info->find(catalog::Dataset::products)->asOf, instant(9));
        const auto names = [&](std::string_view text) {
            const auto products = reader->search(text, 10);
            std::vector<std::string> found;
            for (const catalog::Product &one : *products)
                found.push_back(one.name);
            return found;
        };
        EXPECT_EQ(names("sua"), std::vector<std::string>{"Sữa mới"});
        EXPECT_EQ(names("cu"), std::vector<std::string>{});
        EXPECT_EQ(names("bi xoa"), std::vector<std::string>{});
        EXPECT_EQ(names("them"), std::vector<std::string>{"Thêm vào"});
        EXPECT_EQ(names("moc suong").size(), 3U);
    }
    bool hasOverlay() const { return std::filesystem::exists(overlayPath(m_folder, readCurrent(m_folder)->file)); }
};

TEST_F(Changes, AreThereAfterTheirCommitAndNotBefore)
{
    auto reader = CatalogueReader::open(m_folder);
    {
        auto overlay = CatalogueOverlay::open(m_folder);
        ASSERT_TRUE(overlay);
        ASSERT_TRUE(overlay->put(product(gtin, "Sữa mới")));
        expectOld();
    }
    expectOld();
    ASSERT_TRUE(change());
    expectNew();
    EXPECT_FALSE(reader->isCurrent()) << "it was opened before there was an overlay";
}

TEST_F(Changes, AreSeenByAReaderOfTheOverlayAtOnce)
{
    ASSERT_TRUE(change());
    auto reader = CatalogueReader::open(m_folder);
    auto overlay = CatalogueOverlay::open(m_folder);
    ASSERT_TRUE(overlay->put(product(gtin, "Sữa mới hơn")));
    EXPECT_EQ((*reader->product(gtin))->name, "Sữa mới");
    ASSERT_TRUE(overlay->commit(versionTwo(), "three"));
    EXPECT_EQ((*reader->product(gtin))->name, "Sữa mới hơn");
    EXPECT_EQ(*reader->identity(), "three");
    EXPECT_TRUE(reader->isCurrent());
}

TEST_F(Changes, MadeTwiceAreTheSame)
{
    ASSERT_TRUE(change());
    ASSERT_TRUE(change());
    expectNew();
    EXPECT_EQ(overlayRows(m_folder), 5U);
}

TEST_F(Changes, OfASecondWriterHaveToWait)
{
    auto overlay = CatalogueOverlay::open(m_folder);
    ASSERT_TRUE(overlay);
    EXPECT_EQ(change().error().code, SqlCode::busy);
    EXPECT_EQ(CatalogueWriter::create(m_folder, {.version = 2}).error().code, SqlCode::busy);
}

TEST_F(Changes, NeedABase)
{
    EXPECT_EQ(CatalogueOverlay::open(m_folder / "none").error().code, SqlCode::notFound);
}

TEST_F(Changes, AreNoPartOfAnotherBase)
{
    ASSERT_TRUE(change());
    writeCatalogue(m_folder, {.version = 1}, product(gtin, "Cơ sở khác"));
    auto reader = CatalogueReader::open(m_folder);
    EXPECT_EQ((*reader->product(gtin))->name, "Cơ sở khác");
    EXPECT_FALSE(hasOverlay());
    EXPECT_EQ(overlayRows(m_folder), 0U);
}

TEST_F(Changes, BecomeABaseByCompaction)
{
    EXPECT_EQ(compactCatalogue(m_folder), false);
    ASSERT_TRUE(change());
    auto before = CatalogueReader::open(m_folder);
    EXPECT_EQ(compactCatalogue(m_folder), true);
    EXPECT_FALSE(hasOverlay());
    expectNew();
    EXPECT_FALSE(before->isCurrent());
    EXPECT_EQ((*before->product(gtin))->name, "Sữa mới") << "what is open stays readable";
    EXPECT_EQ(compactCatalogue(m_folder), false);
}

TEST_F(Changes, FailingAtAnyOperationLeaveTheOldOrTheNew)
{
    for (const bool sticky : {false, true}) {
        for (std::uint64_t n = 1;; ++n) {
            std::filesystem::remove_all(m_folder);
            SetUp();
            const NthOperationFails plan(n, SqlCode::full, sticky);
            const bool done = change(plan.fault()).has_value();
            if (version() == 2)
                expectNew();
            else
                expectOld();
            EXPECT_TRUE(version() == 2 || !done) << n;
            ASSERT_TRUE(change()) << n; // nothing is left in the way
            expectNew();
            if (!plan.fired())
                break;
            ASSERT_LT(n, 500U);
        }
    }
}

TEST_F(Changes, CompactionFailingAtAnyOperationLosesNothing)
{
    for (const bool sticky : {false, true}) {
        for (std::uint64_t n = 1;; ++n) {
            std::filesystem::remove_all(m_folder);
            SetUp();
            ASSERT_TRUE(change());
            const NthOperationFails plan(n, SqlCode::full, sticky);
            const auto done = compactCatalogue(m_folder, plan.fault());
            expectNew();
            EXPECT_TRUE(compactCatalogue(m_folder)) << n;
            expectNew();
            EXPECT_FALSE(hasOverlay()) << n;
            if (!plan.fired()) {
                EXPECT_TRUE(done);
                break;
            }
            ASSERT_LT(n, 1000U);
        }
    }
}

TEST_F(Changes, NeverKeepAReaderWaiting)
{
    ASSERT_TRUE(change());
    std::atomic<bool> stop = false;
    std::atomic<int> looks = 0;
    std::jthread looking([&] {
        auto reader = CatalogueReader::open(m_folder);
        while (!stop) {
            const auto found = reader->facts(item(gtin));
            ASSERT_TRUE(found);
            ASSERT_TRUE(found->product);
            ++looks;
        }
    });
    for (int i = 0; i < 30; ++i) {
        auto overlay = CatalogueOverlay::open(m_folder);
        ASSERT_TRUE(overlay);
        for (std::uint64_t row = 0; row < 200; ++row)
            ASSERT_TRUE(overlay->put(product(gtin + row, std::to_string(i))));
        ASSERT_TRUE(overlay->commit(versionTwo(), std::to_string(i)));
    }
    stop = true;
    looking.join();
    EXPECT_GT(looks, 0);
}

} // namespace
} // namespace nqi::store
