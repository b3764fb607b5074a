// SPDX-License-Identifier: Apache-2.0
// Two days without a network, a stick that is carried to the hub and back, and the evening on which there is a network
// again: everything arrives, once.
#include "core/demo/demo.h"
#include "core/store/catalogue_writer.h"
#include "tests/integration/stories/story.h"
#include "ui/models/findings_model.h"
#include "ui/models/item_text.h"

#include <QDir>

#include <gtest/gtest.h>

#include <atomic>
#include <memory>

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using nqi::Clock;
using nqi::Instant;
using nqi::test::Story;

constexpr std::string_view recalled = "vn-stameq:TH-2026-118";

/// The device's clock: some days ago, then later.
class Days {
public:
    [[nodiscard]] Clock clock() const
    {
        return [ago = m_ago, real = nqi::systemClock()] { return real() - std::chrono::hours(ago->load()); };
    }
    void go(int hoursAgo) { m_ago->store(hoursAgo); }

private:
    std::shared_ptr<std::atomic<int>> m_ago = std::make_shared<std::atomic<int>>(48);
};

void record(Story &story, const QString &code, const QString &note)
{
    auto &model = story.model();
    const auto before = model.scan()->itemCount();
    model.scan()->submitText(code);
    story.expect([&] { return model.scan()->itemCount() > before; }, "the code is judged");
    story.press(u"Record finding"_s);
    story.type(u"Note"_s, note);
    if (model.finding()->isPhotoRequired())
        story.type(u"Why there is no photograph"_s, u"Máy quét cầm tay, không có máy ảnh"_s);
    story.press(u"Save finding"_s);
    story.expect([&] { return !model.finding()->savedId().isEmpty(); }, "the finding is durable");
}

QString stick(Story &story)
{
    return story.app().file(u"stick"_s);
}

void writeStick(Story &story)
{
    EXPECT_TRUE(QDir().mkpath(stick(story)));
    auto &model = *story.model().stick();
    model.write(QUrl::fromLocalFile(stick(story)));
    story.expect([&] { return !model.isBusy(); }, "the stick is written");
    EXPECT_EQ(model.messageLevel(), u"success"_s) << model.message().toStdString();
}

/// Somebody carries the stick to the hub, which takes in what lies on it.
void carryStick(Story &story)
{
    const QDir folder(stick(story));
    const QStringList packages = folder.entryList({u"nqi-outbox-*"_s}, QDir::Dirs, QDir::Name);
    ASSERT_FALSE(packages.isEmpty());
    for (const QString &package : packages)
        story.app().hubCommand({u"outbox"_s, folder.filePath(package)});
}

void morningWithANetwork(Story &story, const QString &catalogue)
{
    story.app().startHub({u"--catalogue"_s, catalogue});
    story.app().start();
    story.model().settings()->setInspector(u"Phạm Quốc Dũng – HQ-1180"_s);
    story.model().settings()->setPlace(u"Cửa khẩu Mộc Bài, Tây Ninh"_s);
    story.expect([&] { return story.model().sync()->isOnline(); }, "the hub is met in the morning");
    story.app().stopHub();
}

void dayOne(Story &story)
{
    story.press(u"Scan"_s);
    record(story, u"(01)08930000000001(10)A1"_s, u"Thùng móp, tem còn nguyên"_s);
    story.model().sync()->syncNow();
    story.expect([&] { return !story.model().sync()->isOnline(); }, "the network is gone");
    story.shoot(u"saved-offline"_s);
    story.press(u"Done"_s);
    record(story, u"8930000000018"_s, u"Không có nhãn phụ tiếng Việt"_s);
    story.press(u"Done"_s);
    story.press(u"Sync"_s);
    writeStick(story);
    story.shoot(u"first-evening"_s, u"Write to a stick"_s);
}

void dayTwo(Story &story)
{
    story.app().start();
    EXPECT_TRUE(story.app().wait([&] { return story.model().findings()->waiting() == 2; })) << "kept over night";
    story.press(u"Sync"_s);
    auto &model = *story.model().stick();
    model.read(QUrl::fromLocalFile(stick(story)));
    story.expect([&] { return !model.isBusy() && story.model().findings()->complete() == 2; },
                 "the stick brings the receipts back");
    EXPECT_EQ(model.messageLevel(), u"success"_s) << model.message().toStdString();
    story.shoot(u"receipts-by-stick"_s, u"Read from a stick"_s);
    story.press(u"Scan"_s);
    record(story, u"(01)08930000000001(10)B2"_s, u"Cùng hàng, lô khác"_s);
    story.press(u"Done"_s);
    story.press(u"Result"_s);
    story.shoot(u"judged-with-old-data"_s);
    story.press(u"Findings"_s);
    story.expect([&] { return story.model().findings()->waiting() == 1; }, "one waits beside two that are held");
    story.shoot(u"one-waits"_s);
    writeStick(story);
}

void eveningWithANetwork(Story &story, const QString &catalogue, Instant now)
{
    story.app().startHub({u"--catalogue"_s, catalogue});
    story.app().start();
    auto &model = story.model();
    model.findings()->retryAll();
    model.sync()->syncNow();
    // The third comes by stick and by network.
    story.expectAtHub(3);
    const QString today = nqi::ui::dateText(nqi::Date(std::chrono::floor<std::chrono::days>(now)));
    story.expect([&] { return model.sync()->catalogueAgeText().contains(today); }, "the national data is of today", 90);
    story.press(u"Findings"_s);
    story.expect([&] { return model.news()->metCount() == 1; }, "a recall of what was found is told");
    EXPECT_EQ(model.news()->first()[u"id"_s].toString(), QString::fromStdString(std::string(recalled)));
    EXPECT_TRUE(model.news()->first()[u"metText"_s].toString().contains(u"No. 2"_s));
    story.shoot(u"all-arrived"_s);
    story.press(u"Show the alert"_s);
    story.expect([&] { return model.news()->metCount() == 0; }, "what is read is no news");
    story.shoot(u"recall"_s);
    story.press(u"Back"_s);
    // Behind it is the list that it stands in.
    story.expect([&] { return !model.alerts()->isLoading() && model.alerts()->rowCount() > 0; }, "alerts are listed");
    story.shoot(u"alerts"_s);
    story.press(u"Sync"_s);
    story.shoot(u"in-step"_s);
}

/// The national data as it is now, with a recall of what was found on the first day.
QString catalogueOf(Story &story, Instant now)
{
    const QString folder = story.app().file(u"today"_s);
    nqi::store::CatalogueBuild build;
    build.demo = true;
    auto writer = nqi::store::CatalogueWriter::create(folder.toStdString(), build);
    nqi::catalog::Alert alert;
    alert.id = recalled;
    alert.source = "vn-stameq";
    alert.country = "VN";
    alert.title = "Thu hồi: nước rửa chén nhiễm khuẩn (DỮ LIỆU MẪU)";
    alert.measure = "recall";
    alert.level = nqi::catalog::AlertLevel::urgent;
    alert.publishedOn = nqi::dateInVietNam(now);
    EXPECT_TRUE(writer && writer->add(alert) &&
                writer->add(nqi::catalog::AlertItem{.alert = alert.id, .line = 1, .gtin = 8930000000018}));
    EXPECT_TRUE(writer && nqi::demo::writeTo(*writer, {.products = 500, .seed = 1, .now = now}));
    return folder;
}

TEST(WholeDay, TwoDaysOfflineThenInStepAgain)
{
    const Instant now = nqi::test::AppUnderTest::now();
    Days days;
    Story story(u"offline"_s, days.clock());
    morningWithANetwork(story, QString::fromStdString(story.app().folders().catalogue().string()));
    dayOne(story);
    story.app().stop();
    carryStick(story);
    days.go(24);
    dayTwo(story);
    story.app().stop();
    carryStick(story);
    days.go(0);
    eveningWithANetwork(story, catalogueOf(story, now), now);
}

} // namespace
