// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/find.h"
#include "core/store/catalogue_browser.h"
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_names.h"
#include "core/store/catalogue_overlay.h"
#include "tests/unit/store_catalogue/fixture.h"

#include <algorithm>
#include <fstream>

namespace nqi::store {
namespace {

using namespace catalog;

Company company(std::string id, std::string name)
{
    return {.id = std::move(id), .name = std::move(name), .address = "Hà Nội", .country = "VN"};
}

Alert alert(std::string id, std::string title, std::optional<Date> published, std::string country = "VN",
            std::string measure = "recall")
{
    Alert row;
    row.id = std::move(id);
    row.title = std::move(title);
    row.country = std::move(country);
    row.measure = std::move(measure);
    row.level = AlertLevel::serious;
    row.publishedOn = published;
    return row;
}

AlertItem alertItem(std::string id, std::uint32_t line, std::uint64_t gtin, std::string lot = {})
{
    return {
        .alert = std::move(id), .line = line, .gtin = gtin, .lot = std::move(lot), .serialFrom = {}, .serialTo = {}};
}

Certificate certificate(std::string number, std::uint32_t line, std::string holder)
{
    Certificate row;
    row.number = std::move(number);
    row.line = line;
    row.holder = std::move(holder);
    row.gtin = gtin + line;
    return row;
}

Declaration declaration(std::string id, std::uint64_t of)
{
    Declaration row;
    row.id = std::move(id);
    row.gtin = of;
    return row;
}

TraceEvent event(std::string id, std::uint64_t of, std::string lot, int hour, bool withdrawn = false)
{
    TraceEvent row;
    row.id = std::move(id);
    row.gtin = of;
    row.lot = std::move(lot);
    row.serial = std::to_string(hour);
    row.time = Instant(std::chrono::hours(500'000 + hour));
    row.withdrawn = withdrawn;
    return row;
}

std::vector<std::string> ids(const auto &page)
{
    std::vector<std::string> list;
    for (const auto &row : page.rows)
        list.push_back(row.id);
    return list;
}

/// Every row of a list, read in pages of `limit`.
template <class Ask>
auto allPages(std::size_t limit, Ask &&ask)
{
    PageRequest request{.limit = limit};
    auto all = ask(request).value().rows;
    all.clear();
    for (int pages = 0; pages < 1000; ++pages) {
        const auto page = ask(request);
        EXPECT_TRUE(page);
        EXPECT_LE(page->rows.size(), limit);
        all.insert(all.end(), page->rows.begin(), page->rows.end());
        if (!page->next)
            return all;
        EXPECT_NE(page->next, request.after) << "it would go round for ever";
        EXPECT_EQ(positionOf(toText(*page->next)), *page->next);
        request.after = page->next;
    }
    ADD_FAILURE() << "no end";
    return all;
}

class BrowseTest : public FolderTest {
protected:
    void SetUp() override
    {
        auto writer = CatalogueWriter::create(m_folder, {});
        const auto add = [&](const auto &row) { ASSERT_TRUE(writer->add(row)); };
        for (std::uint64_t i = 0; i < 25; ++i)
            add(product(8'930'001'000'000 + i * 10));
        add(product(8'930'002'000'000, "Nước mắm"));
        add(product(18'930'001'000'007, "Thùng sữa"));
        add(company("0101234567", "Công ty Đường Lâm"));
        add(company("0101234567-001", "Chi nhánh Đường Lâm"));
        add(company("0202", "Nhựa Bình Minh"));
        add(Licence{.prefix = "8930001", .holder = "0101234567"});
        add(Licence{.prefix = "8930002", .holder = "0202"});
        for (std::uint32_t line = 1; line <= 7; ++line)
            add(certificate("CN-12", line, "0101234567"));
        add(certificate("CN-2", 1, "0202"));
        add(declaration("TB-1", 8'930'001'000'010));
        add(declaration("TB-2", 8'930'001'000'010));
        add(declaration("TC-1", 8'930'002'000'000));
        add(declaration("TD-0", 0));
        for (int i = 0; i < 6; ++i)
            add(alert("a" + std::to_string(i), "Sữa nhiễm khuẩn", day(i), i % 2 == 0 ? "VN" : "FR"));
        add(alert("b-same", "Đồ chơi gãy", day(5), "VN", "warning"));
        add(alert("z-undated", "Không ngày", std::nullopt));
        add(alertItem("a1", 1, 8'930'001'000'010, "L1"));
        add(alertItem("a1", 2, 8'930'001'000'020, "L1"));
        add(alertItem("a2", 1, 8'930'001'000'010, "L2"));
        add(TraceCode{.gtin = 8'930'001'000'010, .lot = "L1"});
        add(TraceCode{.gtin = 8'930'001'000'010, .lot = ""});
        add(event("E1", 8'930'001'000'010, "L1", 1));
        add(event("E2", 8'930'001'000'010, "L1", 3));
        add(event("E3", 8'930'001'000'010, "L1", 2));
        add(event("E4", 8'930'001'000'020, "L1", 1));
        add(event("E5", 8'930'001'000'030, "L1", 1, true));
        add(event("E6", 8'930'001'000'040, "", 1));
        add(Body{.id = "VICAS 001", .name = "Trung tâm Chứng nhận", .country = "VN"});
        ASSERT_TRUE(writer->finish());
        open();
    }
    void open() { m_browser.emplace(std::move(*CatalogueBrowser::open(m_folder))); }
    void change(auto &&apply)
    {
        auto overlay = CatalogueOverlay::open(m_folder);
        ASSERT_TRUE(overlay);
        apply(*overlay);
        ASSERT_TRUE(overlay->commit({}, "next"));
        open();
    }
    CatalogueBrowser &browse() { return *m_browser; }
    Matches found(std::string_view text) { return find(browse(), text, 10).value(); }

    std::optional<CatalogueBrowser> m_browser;
};

TEST_F(BrowseTest, ListsTheProductsOfAPrefixInPagesWithEveryPackagingLevel)
{
    for (const std::size_t limit : {1U, 3U, 26U, 200U}) {
        const auto rows =
            allPages(limit, [&](const PageRequest &request) { return browse().productsNumbered("8930001", request); });
        EXPECT_EQ(rows.size(), 26U) << limit;
        EXPECT_EQ(rows.back().gtin, 18'930'001'000'007U);
        EXPECT_TRUE(std::ranges::is_sorted(rows, {}, &Product::gtin));
    }
    EXPECT_EQ(browse().productsNumbered("8930002", {})->rows.size(), 1U);
    EXPECT_EQ(browse().productsNumbered("8", {})->rows.size(), 27U) << "one digit is a beginning too";
}

TEST_F(BrowseTest, TakesNothingButDigitsForTheBeginningOfANumber)
{
    for (const char *text : {"", "x", "89x", "-1", "%", "99999999999999", "184467440737095516160", " 89"})
        EXPECT_TRUE(browse().productsNumbered(text, {})->rows.empty()) << text;
}

TEST_F(BrowseTest, FindsCompaniesByNameWithoutAccentsAndByTheBeginningOfTheTaxCode)
{
    EXPECT_EQ(ids(*browse().companiesNamed("duong lam", {})),
              (std::vector<std::string>{"0101234567-001", "0101234567"}));
    EXPECT_EQ(ids(*browse().companiesNamed("NHỰA", {})), std::vector<std::string>{"0202"});
    EXPECT_EQ(ids(*browse().companiesNumbered("0101", {})), (std::vector<std::string>{"0101234567", "0101234567-001"}));
    EXPECT_EQ(allPages(1, [&](const PageRequest &request) { return browse().companiesNumbered("0", request); }).size(),
              3U);
    EXPECT_EQ(allPages(1, [&](const PageRequest &request) { return browse().companiesNamed("d", request); }).size(),
              2U);
}

TEST_F(BrowseTest, ListsCertificatesByTheBeginningOfTheirNumberAndByHolder)
{
    for (const std::size_t limit : {1U, 2U, 7U, 50U}) {
        EXPECT_EQ(
            allPages(limit, [&](const PageRequest &r) { return browse().certificatesNumbered("CN-1", r); }).size(), 7U);
        EXPECT_EQ(allPages(limit, [&](const PageRequest &r) { return browse().certificatesNumbered("CN", r); }).size(),
                  8U);
        EXPECT_EQ(
            allPages(limit, [&](const PageRequest &r) { return browse().certificatesOf("0101234567", r); }).size(), 7U);
    }
}

TEST_F(BrowseTest, ListsTheCertificatesOfABodyAlsoFromAnOverlay)
{
    const auto issued = [&](std::string_view body) {
        return allPages(2, [&](const PageRequest &r) { return browse().certificatesBy(body, r); }).size();
    };
    EXPECT_EQ(issued("VICAS 001"), 0U);
    EXPECT_EQ(issued(""), 0U) << "self-assessments are nobody's";
    change([](CatalogueOverlay &overlay) {
        for (std::uint32_t line = 1; line <= 3; ++line) {
            Certificate row = certificate("CN-9", line, "0202");
            row.body = "VICAS 001";
            ASSERT_TRUE(overlay.put(row));
        }
    });
    EXPECT_EQ(issued("VICAS 001"), 3U);
}

TEST_F(BrowseTest, ListsDeclarationsByNumberAndUnderAPrefixLeavingOutThoseWithoutGtin)
{
    EXPECT_EQ(ids(*browse().declarationsNumbered("TB", {})), (std::vector<std::string>{"TB-1", "TB-2"}));
    EXPECT_EQ(allPages(1, [&](const PageRequest &r) { return browse().declarationsUnder("8930001", r); }).size(), 2U);
    EXPECT_TRUE(browse().declarationsUnder("0", {})->rows.empty());
}

TEST_F(BrowseTest, ShowsAlertsNewestFirstAndThoseWithoutADateLast)
{
    const std::vector<std::string> expected{"b-same", "a5", "a4", "a3", "a2", "a1", "a0", "z-undated"};
    EXPECT_EQ(ids(*browse().alerts({}, {})), expected);
    for (const std::size_t limit : {1U, 2U, 7U, 8U}) {
        std::vector<std::string> all;
        for (const Alert &row : allPages(limit, [&](const PageRequest &r) { return browse().alerts({}, r); }))
            all.push_back(row.id);
        EXPECT_EQ(all, expected) << limit;
    }
}

TEST_F(BrowseTest, FiltersAlertsByCountryMeasureLevelAndCategoryOfWhatTheyName)
{
    EXPECT_EQ(ids(*browse().alerts({.country = "FR"}, {})), (std::vector<std::string>{"a5", "a3", "a1"}));
    EXPECT_EQ(ids(*browse().alerts({.measure = "warning"}, {})), std::vector<std::string>{"b-same"});
    EXPECT_EQ(ids(*browse().alerts({.category = "toy"}, {})), (std::vector<std::string>{"a2", "a1"}));
    EXPECT_TRUE(browse().alerts({.category = "cement"}, {})->rows.empty());
    EXPECT_TRUE(browse().alerts({.least = AlertLevel::urgent}, {})->rows.empty());
    EXPECT_EQ(allPages(1, [&](const PageRequest &r) { return browse().alerts({.country = "FR"}, r); }).size(), 3U);
    EXPECT_EQ(ids(*browse().alerts({.country = "VN", .words = "nhiem sua"}, {})),
              (std::vector<std::string>{"a4", "a2", "a0"}));
    EXPECT_EQ(ids(*browse().alerts({.category = "toy", .words = "sua"}, {})), (std::vector<std::string>{"a2", "a1"}));
    EXPECT_EQ(ids(*browse().alerts({.words = "b same"}, {})), std::vector<std::string>{"b-same"}) << "its reference";
    EXPECT_TRUE(browse().alerts({.words = "no such thing"}, {})->rows.empty());
    EXPECT_EQ(browse().alerts({.words = " - "}, {})->rows.size(), 8U) << "nothing is asked";
}

TEST_F(BrowseTest, FindsALotWhoeverItIs)
{
    EXPECT_EQ(browse().alertItemsOfLot("L1", {})->rows.size(), 2U);
    EXPECT_EQ(allPages(1, [&](const PageRequest &r) { return browse().alertItemsOfLot("L1", r); }).size(), 2U);
    EXPECT_EQ(browse().traceCodesOfLot("L1", {})->rows.size(), 1U);
    EXPECT_TRUE(browse().traceCodesOfLot("", {})->rows.empty()) << "no lot is none";
    EXPECT_EQ(allPages(1, [&](const PageRequest &r) { return browse().alertItemsUnder("8930001", r); }).size(), 3U);
}

TEST_F(BrowseTest, FindsTheLatestEventOfEachProductOfALot)
{
    const auto latest = [&](std::string_view lot, std::size_t limit = 50) {
        std::vector<std::string> found;
        for (const TraceEvent &row :
             allPages(limit, [&](const PageRequest &r) { return browse().traceEventsOfLot(lot, r); }))
            found.push_back(row.id);
        return found;
    };
    EXPECT_EQ(latest("L1"), (std::vector<std::string>{"E2", "E4"}));
    EXPECT_EQ(latest("L1", 1), (std::vector<std::string>{"E2", "E4"}));
    EXPECT_TRUE(latest("").empty()) << "no lot is none";
    EXPECT_EQ(found("l1").eventLots.rows.size(), 2U) << "in capitals, where nothing has it as typed";
    change([](CatalogueOverlay &overlay) {
        ASSERT_TRUE(overlay.put(event("E7", 8'930'001'000'010, "L1", 9)));
        ASSERT_TRUE(overlay.remove(event("E4", 8'930'001'000'020, "L1", 1)));
    });
    EXPECT_EQ(latest("L1"), std::vector<std::string>{"E7"});
}

TEST_F(BrowseTest, KnowsTheEventsOfALotAsAWhole)
{
    change([](CatalogueOverlay &overlay) {
        TraceEvent whole = event("E9", 8'930'001'000'010, "L9", 3);
        whole.serial.clear();
        ASSERT_TRUE(overlay.put(whole));
    });
    EXPECT_EQ(browse().factsOf(8'930'001'000'010, "L9")->traceEvents.size(), 1U);
    EXPECT_TRUE(browse().factsOf(8'930'001'000'010, "")->traceEvents.empty());
}

TEST_F(BrowseTest, PagesThroughWhatWordsFindAndAFilterLetsPass)
{
    change([](CatalogueOverlay &overlay) {
        ASSERT_TRUE(overlay.put(alert("c-new", "Sữa mới thu hồi", day(9), "FR")));
        ASSERT_TRUE(overlay.put(alert("c-other", "Sữa khác", day(9), "VN")));
    });
    for (const std::size_t limit : {1U, 2U, 3U, 200U}) {
        const auto ask = [&](const PageRequest &request) {
            return browse().alerts({.country = "FR", .words = "sua"}, request);
        };
        std::vector<std::string> found;
        for (const Alert &row : allPages(limit, ask))
            found.push_back(row.id);
        EXPECT_EQ(found, (std::vector<std::string>{"c-new", "a5", "a3", "a1"})) << limit;
    }
}

TEST_F(BrowseTest, CountsWhatThereIsToFilterAlertsBy)
{
    using Groups = std::vector<AlertGroups::Group>;
    EXPECT_EQ(browse().alertGroups()->countries, (Groups{{"FR", 3}, {"VN", 5}}));
    EXPECT_EQ(browse().alertGroups()->categories, (Groups{{"toy", 2}})) << "an alert of two products counts once";
    change([](CatalogueOverlay &overlay) {
        ASSERT_TRUE(overlay.put(alert("c-new", "Sữa mới thu hồi", day(9), "US")));
        ASSERT_TRUE(overlay.put(alertItem("c-new", 1, 8'930'001'000'030)));
        ASSERT_TRUE(overlay.remove(alert("a5", "", {})));
    });
    EXPECT_EQ(browse().alertGroups()->countries, (Groups{{"FR", 2}, {"US", 1}, {"VN", 5}}));
    EXPECT_EQ(browse().alertGroups()->categories, (Groups{{"toy", 3}}));
}

TEST_F(BrowseTest, SeesWhatAnOverlayChangedAddedAndRemovedInEveryList)
{
    change([](CatalogueOverlay &overlay) {
        ASSERT_TRUE(overlay.put(company("0202", "Gốm Chu Đậu")));
        ASSERT_TRUE(overlay.put(company("0303", "Gốm Bát Tràng")));
        ASSERT_TRUE(overlay.remove(company("0101234567-001", "")));
        ASSERT_TRUE(overlay.put(alert("c-new", "Sữa mới thu hồi", day(9))));
        ASSERT_TRUE(overlay.remove(alert("a5", "", {})));
        ASSERT_TRUE(overlay.put(product(8'930'001'000'995, "Sữa mới")));
        ASSERT_TRUE(overlay.remove(product(8'930'001'000'000)));
        ASSERT_TRUE(overlay.put(certificate("CN-11", 1, "0101234567")));
    });
    EXPECT_TRUE(browse().companiesNamed("nhua binh minh", {})->rows.empty()) << "the old name";
    EXPECT_EQ(allPages(1, [&](const PageRequest &r) { return browse().companiesNamed("gom", r); }).size(), 2U);
    EXPECT_EQ(ids(*browse().companiesNamed("duong", {})), std::vector<std::string>{"0101234567"});
    EXPECT_EQ(browse().companiesNumbered("0", {})->rows.size(), 3U);
    EXPECT_EQ(ids(*browse().alerts({}, {.limit = 3})), (std::vector<std::string>{"c-new", "b-same", "a4"}));
    EXPECT_EQ(allPages(2, [&](const PageRequest &r) { return browse().alertsNamed("sua", r); }).size(), 6U);
    EXPECT_EQ(allPages(4, [&](const PageRequest &r) { return browse().productsNumbered("8930001", r); }).size(), 26U);
    EXPECT_EQ(browse().certificatesNumbered("CN-11", {})->rows.size(), 1U);
    change([](CatalogueOverlay &overlay) { ASSERT_TRUE(overlay.remove(company("0303", ""))); });
    EXPECT_EQ(ids(*browse().companiesNamed("gom", {})), std::vector<std::string>{"0202"});
    ASSERT_EQ(compactCatalogue(m_folder), true);
    EXPECT_FALSE(browse().isCurrent());
    open();
    EXPECT_EQ(ids(*browse().companiesNamed("gom", {})), std::vector<std::string>{"0202"});
    EXPECT_EQ(ids(*browse().alertsNamed("sua moi", {})), std::vector<std::string>{"c-new"});
}

TEST_F(BrowseTest, UnderstandsWhatIsTyped)
{
    EXPECT_EQ(found("893 0002 00000 1").gtin, std::nullopt) << "its check digit is wrong";
    const Matches whole = found("8930001000087");
    EXPECT_EQ(whole.gtin, 8'930'001'000'087U);
    EXPECT_TRUE(whole.products.rows.empty()) << "no such product is an answer";
    ASSERT_EQ(whole.licences.rows.size(), 1U);
    EXPECT_EQ(whole.licences.rows.front().holder, "0101234567");
    EXPECT_EQ(found("8930001").licences.rows.size(), 1U);
    EXPECT_EQ(found("8930001").products.rows.size(), 10U);
    EXPECT_TRUE(found("8930001").products.next) << "there are more";
    EXPECT_EQ(found("cn-2").certificates.rows.size(), 1U) << "numbers are written in capitals";
    EXPECT_EQ(found(" l1 ").alertLots.rows.size(), 2U);
    EXPECT_EQ(found("trung tam").bodies.rows.size(), 1U);
    EXPECT_EQ(found("do choi").alerts.rows.size(), 1U);
    EXPECT_EQ(found("sua").products.rows.size(), 10U);
    EXPECT_TRUE(found("no such thing").empty());
    EXPECT_TRUE(found("").empty());
}

TEST_F(BrowseTest, TakesAnythingThatSomeoneTypes)
{
    for (const char *text : {"\"", "%", "_", "*", "' OR 1=1 --", "\xff\xfe", "\xF4\x8F\xBF\xBF", "🙂", "NEAR(", "-",
                             "0", "1", "a", "id:x", "\x01", "99999999999999999999999999999999"})
        EXPECT_TRUE(find(browse(), text, 5)) << text;
    EXPECT_TRUE(find(browse(), std::string("a\0b", 3), 5));
    EXPECT_TRUE(find(browse(), std::string(1'000'000, '8'), 5));
    const Position hostile{std::numeric_limits<std::int64_t>::min(), "\xff:';"};
    EXPECT_TRUE(browse().alerts({}, {.after = hostile}));
    EXPECT_TRUE(browse().companiesNamed("d", {.after = hostile}));
    EXPECT_TRUE(browse().productsNamed("sua", {.after = hostile}));
    EXPECT_TRUE(browse().alertItemsUnder("8", {.after = hostile}));
    EXPECT_TRUE(browse().alerts({}, {.limit = 0}));
    EXPECT_FALSE(positionOf("")) << "no number";
    EXPECT_FALSE(positionOf("12"));
}

TEST_F(BrowseTest, StopsWhenSomethingElseIsAsked)
{
    std::stop_source stop;
    stop.request_stop();
    const auto matches = find(browse(), "sua", 10, stop.get_token());
    ASSERT_TRUE(matches);
    EXPECT_TRUE(matches->stopped);
    EXPECT_TRUE(matches->empty());
}

TEST_F(BrowseTest, SaysWhenNothingCanBeFoundByName)
{
    std::filesystem::remove(namesPath(m_folder, readCurrent(m_folder)->file));
    open();
    const Matches matches = found("duong");
    EXPECT_FALSE(matches.namesReady);
    EXPECT_EQ(found("0101").companies.rows.size(), 2U) << "numbers are found all the same";
    ASSERT_EQ(makeMissingNames(m_folder), true);
    EXPECT_EQ(found("duong").companies.rows.size(), 2U);
}

TEST_F(BrowseTest, AnOtherLayoutOrACutFileIsSaidAndNotRead)
{
    const auto base = m_folder / readCurrent(m_folder)->file;
    m_browser.reset();
    std::filesystem::resize_file(base, std::filesystem::file_size(base) / 2);
    EXPECT_EQ(CatalogueBrowser::open(m_folder).error(), LookupError::damaged);
    std::filesystem::remove_all(m_folder);
    EXPECT_EQ(CatalogueBrowser::open(m_folder).error(), LookupError::unavailable);
}

} // namespace
} // namespace nqi::store
