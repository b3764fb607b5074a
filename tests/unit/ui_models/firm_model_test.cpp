// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/findings/inspection_sample.h"
#include "tests/unit/models/fake_browse.h"
#include "tests/unit/ui_models/application.h"
#include "tests/unit/ui_models/fake_service.h"
#include "ui/models/firm_model.h"

#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr std::uint64_t helmet = 8930000000001;

Uuid idOf(std::uint64_t number)
{
    return Uuid::version7({}, seededRandom(number));
}

/// Minutes by the code of their firm, findings by their product.
class Found final : public HistoryService {
public:
    std::vector<std::pair<std::string, findings::Entry>> entries; ///< with the code of the firm
    std::optional<findings::JournalError> failure;

    void about(findings::Subject subject, std::uint32_t, std::function<void(Entries)> answer) override
    {
        if (failure)
            return answer(std::unexpected(*failure));
        std::vector<findings::Entry> found;
        for (const auto &[company, entry] : entries) {
            const bool ofProduct = std::ranges::any_of(subject.gtins, [&](const catalog::GtinRange &range) {
                return entry.gtin >= range.first && entry.gtin <= range.last;
            });
            if (ofProduct || (!company.empty() && company == subject.company))
                found.push_back(entry);
        }
        answer(found);
    }
    void picture(Instant, Instant, Pictured answer) override { answer(Picture()); }
    void checks(std::function<void(Checked)> answer) override { answer(Checks()); }
};

struct Firm : testing::Test {
    std::shared_ptr<Alerts> catalogue = std::make_shared<Alerts>();
    std::optional<catalog::LookupError> broken; ///< set while no question is under way
    inspect::BrowseThread thread{[this]() -> std::expected<std::unique_ptr<catalog::Browse>, catalog::LookupError> {
        if (broken)
            return std::unexpected(*broken);
        return std::make_unique<FakeBrowse>(catalogue);
    }};
    FakeService service;
    Found history;
    FirmModel model{{.inspections = service, .history = &history, .thread = &thread, .delay = 1ms}};

    Firm()
    {
        application();
        model.look();
    }
    /// An inspection that was kept before; `number` also orders them in time.
    findings::Inspection &kept(std::uint64_t number, const std::string &name, const std::string &code, bool isSigned)
    {
        findings::Inspection of;
        of.id = idOf(number);
        of.establishment.name = name;
        of.establishment.companyCode = code;
        of.startedAt = findings::visit + std::chrono::hours(number);
        findings::InspectionSummary summary;
        summary.id = of.id;
        summary.decision = std::to_string(number);
        summary.establishment = name;
        summary.keptAt = *of.startedAt;
        if (isSigned)
            summary.minutes = idOf(1000 + number);
        service.listed.push_back(summary);
        return service.before.emplace_back(of);
    }
    void sell(const std::string &company)
    {
        catalogue->companies.push_back({.id = company, .name = "Công ty TNHH Sao Mai", .address = {}, .country = "VN"});
        catalogue->licences.push_back({.prefix = "893000000", .holder = company});
    }
    void ask(const std::string &name, const std::string &code)
    {
        findings::Inspection of;
        of.id = idOf(1);
        of.establishment.name = name;
        of.establishment.companyCode = code;
        model.show(of);
        EXPECT_TRUE(QTest::qWaitFor([&] { return !model.isLoading(); }, 5000));
    }
    static QStringList titles(const QVariantList &rows)
    {
        QStringList list;
        for (const QVariant &row : rows)
            list.append(row.toMap()[u"title"_s].toString());
        return list;
    }
};

TEST_F(Firm, WithoutANameIsNotLookedFor)
{
    ask("", "");
    EXPECT_FALSE(model.isNamed());
    EXPECT_EQ(model.text(), QString());
    EXPECT_EQ(model.alertsText(), QString());
}

TEST_F(Firm, IsFoundByItsNameHoweverThatIsWritten)
{
    kept(2, "Công ty TNHH Sao Mai", "", true);
    kept(3, "Sao Mai Corporation of another kind", "", true);
    kept(4, "CÔNG TY TNHH SAO MAI", "", false);
    ask("cong ty tnhh sao mai", "");
    ASSERT_EQ(model.rows().size(), 2);
    EXPECT_EQ(model.rows()[0].toMap()[u"kind"_s].toString(), QString()) << "a draft opens nothing";
    const QVariantMap minutes = model.rows()[1].toMap();
    EXPECT_EQ(minutes[u"kind"_s].toString(), u"minutes"_s);
    EXPECT_EQ(minutes[u"id"_s].toString().toStdString(), idOf(1002).text());
    EXPECT_EQ(model.text(), QString());
}

TEST_F(Firm, OfAnotherCodeIsAnotherFirmWhateverItsName)
{
    kept(2, "Cửa hàng Minh Tâm", "111", true);
    kept(3, "Cửa hàng Minh Tâm", "222", true);
    kept(4, "Tên khác", "111", true);
    ask("Cửa hàng Minh Tâm", "111");
    ASSERT_EQ(model.rows().size(), 2);
    EXPECT_EQ(model.rows()[0].toMap()[u"id"_s].toString().toStdString(), idOf(1004).text());
}

TEST_F(Firm, IsNotItsOwnHistory)
{
    kept(1, "Cửa hàng Minh Tâm", "111", true);
    findings::Entry own;
    own.summary.id = idOf(1001);
    own.summary.kind = findings::Kind::minutes;
    history.entries = {{"111", own}};
    ask("Cửa hàng Minh Tâm", "111");
    EXPECT_TRUE(model.rows().isEmpty());
    EXPECT_TRUE(model.text().startsWith(u"Nothing was found"_s)) << model.text().toStdString();
}

TEST_F(Firm, HasWhatWasFoundOfItsProductsAndThereEachOnce)
{
    sell("0101");
    findings::Entry entry;
    entry.summary.id = idOf(50);
    entry.summary.product = "Mũ";
    entry.gtin = helmet;
    history.entries = {{"", entry}};
    findings::Inspection &before = kept(2, "Sao Mai", "0101", true);
    before.items.resize(3);
    before.items[0].product = "Mũ";
    before.items[0].finding = idOf(50);
    before.items[1].product = "Khác";
    before.items[2].product = "Bút";
    before.items[2].finding = idOf(51);
    ask("Sao Mai", "0101");
    QStringList found = titles(model.rows());
    found.sort();
    EXPECT_EQ(found.join(u'|').toStdString(), "Bút|Minutes 2|Mũ");
    EXPECT_EQ(model.companyId(), u"0101"_s);
}

TEST_F(Firm, ListsTheMeasuresThatWereOrderedThere)
{
    findings::Inspection &before = kept(2, "Sao Mai", "", true);
    before.measures.resize(3);
    before.measures[0].kind = findings::MeasureKind::suspendSale;
    before.measures[0].what = "40 mũ";
    before.measures[0].at = findings::visit;
    before.measures[1].kind = findings::MeasureKind::askDocuments;
    before.measures[2].kind = findings::MeasureKind::sealGoods;
    before.measures[2].what = "Kho 2";
    before.measures[2].at = findings::visit + 1h;
    before.measures[2].reportedAt = findings::visit + 2h;
    ask("Sao Mai", "");
    ASSERT_EQ(model.measures().size(), 2);
    EXPECT_TRUE(titles(model.measures())[0].contains(u"Kho 2"_s)) << "the latest first";
    EXPECT_EQ(model.measures()[0].toMap()[u"chip"_s].toString(), QString());
    EXPECT_FALSE(model.measures()[1].toMap()[u"chip"_s].toString().isEmpty()) << "nobody was told of it";
    EXPECT_EQ(model.measures()[1].toMap()[u"id"_s].toString().toStdString(), idOf(1002).text());
}

TEST_F(Firm, ListsTheAlertsInForceThatNameItsProducts)
{
    sell("0101");
    const auto publish = [&](const std::string &id, int day, std::uint64_t gtin, catalog::AlertStatus status) {
        catalog::Alert alert;
        alert.id = id;
        alert.title = id;
        alert.status = status;
        alert.publishedOn = Date(std::chrono::days(20'000 + day));
        catalogue->rows.push_back(alert);
        catalogue->items.push_back({.alert = id, .line = 1, .gtin = gtin, .lot = {}, .serialFrom = {}, .serialTo = {}});
    };
    publish("older", 1, helmet, catalog::AlertStatus::active);
    publish("newer", 2, helmet, catalog::AlertStatus::active);
    publish("withdrawn", 3, helmet, catalog::AlertStatus::withdrawn);
    publish("of others", 4, 4'000'000'000'006, catalog::AlertStatus::active);
    ask("công ty tnhh sao mai", ""); // by its name, which the national data has
    EXPECT_EQ(titles(model.alerts()), (QStringList{u"newer"_s, u"older"_s}));
    EXPECT_EQ(model.alertsText(), QString());
}

TEST_F(Firm, OfANameThatTwoHaveIsNotGuessed)
{
    sell("0101");
    sell("0102");
    ask("Công ty TNHH Sao Mai", "");
    EXPECT_EQ(model.companyId(), QString());
    EXPECT_FALSE(model.alertsText().isEmpty());
}

TEST_F(Firm, SaysWhyNothingIsKnown)
{
    broken = catalog::LookupError::unavailable;
    service.unread = findings::JournalError::locked;
    ask("Sao Mai", "0101");
    EXPECT_FALSE(model.errorText().isEmpty());
    EXPECT_EQ(model.text(), QString()) << "that nothing was found is not known";
    EXPECT_TRUE(model.alertsText().startsWith(u"There is no national data"_s)) << model.alertsText().toStdString();
    service.unread.reset();
    model.refresh();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !model.isLoading(); }, 5000));
    EXPECT_EQ(model.errorText(), QString());
    EXPECT_TRUE(model.text().startsWith(u"Nothing was found"_s)) << model.text().toStdString();
}

TEST_F(Firm, OfTheInspectionThatWasLeftIsNotShown)
{
    kept(2, "Sao Mai", "", true);
    ask("Sao Mai", "");
    ASSERT_EQ(model.rows().size(), 1);
    model.show(std::nullopt);
    EXPECT_TRUE(model.rows().isEmpty());
    EXPECT_FALSE(model.isNamed());
}

TEST(FirmUnseen, IsNotLookedForBeforeSomebodyLooks)
{
    application();
    FakeService service;
    service.unread = findings::JournalError::locked;
    FirmModel model({.inspections = service, .delay = std::chrono::milliseconds(1)});
    findings::Inspection of;
    of.establishment.name = "Sao Mai";
    model.show(of);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !model.isLoading(); })) << "its time to ask has come";
    EXPECT_EQ(service.askedBefore, 0);
    model.look();
    EXPECT_EQ(service.askedBefore, 1);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !model.errorText().isEmpty(); }, 2000));
}

} // namespace
} // namespace nqi::ui
