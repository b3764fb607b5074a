// SPDX-License-Identifier: Apache-2.0
// Where there is no network: findings to the hub and back on a stick, and national data from it.
#include "core/demo/demo.h"
#include "core/store/catalogue_writer.h"
#include "tests/integration/app/app_under_test.h"

#include <QDir>

#include <gtest/gtest.h>

#include <future>
#include <stop_token>
#include <utility>

using namespace Qt::StringLiterals;
using nqi::test::AppUnderTest;
namespace ui = nqi::ui;

namespace {

struct Stick : testing::Test {
    AppUnderTest app;
    QString place = app.file(u"stick"_s);

    void SetUp() override { ASSERT_TRUE(QDir().mkpath(place)); }

    void enrol()
    {
        app.startHub();
        app.start();
        ASSERT_TRUE(app.wait([&] { return app.model().sync()->isOnline() && !app.model().sync()->isBusy(); }));
        app.stopHub();
    }
    void record()
    {
        app.model().scan()->submitText(u"(01)08930000000001(10)X"_s);
        ASSERT_TRUE(app.wait([&] { return !app.model().result()->isEmpty(); }));
        ASSERT_TRUE(app.press(u"Record finding"_s));
        app.model().finding()->setNoPhotoReason(u"typed"_s);
        ASSERT_TRUE(app.press(u"Save finding"_s));
        ASSERT_TRUE(app.wait([&] { return app.model().findings()->waiting() == 1; }));
    }
    void write()
    {
        app.model().stick()->write(QUrl::fromLocalFile(place));
        ASSERT_TRUE(app.wait([&] { return !app.model().stick()->isBusy(); }));
    }
    void read()
    {
        app.model().stick()->read(QUrl::fromLocalFile(place));
        ASSERT_TRUE(app.wait([&] { return !app.model().stick()->isBusy(); }));
    }
    [[nodiscard]] std::string said() { return app.model().stick()->message().toStdString(); }
};

TEST_F(Stick, TakesFindingsToTheHubAndBringsTheReceiptsBackOnce)
{
    enrol();
    record();
    write();
    EXPECT_EQ(app.model().stick()->messageLevel(), u"success") << said();
    const QStringList packages = QDir(place).entryList({u"nqi-outbox-*"_s}, QDir::Dirs);
    ASSERT_EQ(packages.size(), 1);
    read();
    EXPECT_EQ(app.model().stick()->messageLevel(), u"warning") << "it was not at the hub yet: " << said();
    app.hubCommand({u"outbox"_s, QDir(place).filePath(packages[0])});
    read();
    EXPECT_EQ(app.model().stick()->messageLevel(), u"success") << said();
    EXPECT_TRUE(app.wait([&] { return app.model().findings()->complete() == 1; })) << said();
    write();
    EXPECT_EQ(app.model().stick()->messageLevel(), u"info") << "nothing waits: " << said();

    // The hub is reached again: nothing is doubled.
    app.startHub();
    app.model().findings()->retryAll();
    app.model().sync()->syncNow();
    ASSERT_TRUE(app.wait([&] { return app.model().sync()->isOnline() && !app.model().sync()->isBusy(); }));
    EXPECT_EQ(app.hubCommand({u"findings"_s}).count(u"\n"_s), 1);
}

TEST_F(Stick, GivesNothingToWhoHasStoppedReadingIt)
{
    enrol();
    record();
    write();
    const QStringList packages = QDir(place).entryList({u"nqi-outbox-*"_s}, QDir::Dirs);
    ASSERT_EQ(packages.size(), 1);
    app.hubCommand({u"outbox"_s, QDir(place).filePath(packages[0])});
    std::stop_source stop;
    stop.request_stop();
    std::promise<ui::StickImport> taken;
    app.stick().read(place.toStdString(), {.stop = stop.get_token()},
                     [&](ui::StickImport answer) { taken.set_value(std::move(answer)); });
    const ui::StickImport nothing = taken.get_future().get();
    EXPECT_TRUE(nothing.stopped);
    EXPECT_FALSE(nothing.receipts);
    EXPECT_EQ(app.model().findings()->waiting(), 1);
    read();
    EXPECT_TRUE(app.wait([&] { return app.model().findings()->complete() == 1; })) << said();
}

TEST_F(Stick, BringsNationalDataThatTheHubHasSigned)
{
    nqi::store::CatalogueBuild build;
    build.demo = true;
    {
        auto writer = nqi::store::CatalogueWriter::create(app.file(u"source"_s).toStdString(), build);
        ASSERT_TRUE(writer && nqi::demo::writeTo(*writer, {.products = 20, .seed = 1, .now = AppUnderTest::now()}));
    }
    app.hubCommand({u"publish"_s, u"--from"_s, app.file(u"source"_s)});
    enrol();
    ASSERT_TRUE(app.wait([&] { return !app.model().sync()->isBusy(); }));
    read();
    EXPECT_EQ(app.model().stick()->messageLevel(), u"warning") << "an empty stick: " << said();
    app.hubCommand({u"export"_s, QDir(place).filePath(u"national data"_s)});
    read();
    EXPECT_EQ(app.model().stick()->messageLevel(), u"success") << said();
}

TEST_F(Stick, OrAFolderTakesWhatWasRecordedAsTables)
{
    app.start();
    record();
    ui::TablesModel &tables = *app.model().tables();
    for (const QString &format : {u"csv"_s, u"json"_s}) {
        tables.write(QUrl::fromLocalFile(place), format);
        ASSERT_TRUE(app.wait([&] { return !tables.isBusy(); }));
        EXPECT_EQ(tables.messageLevel(), u"success") << tables.message().toStdString();
        EXPECT_EQ(QDir(place).entryList({u"*."_s + format}, QDir::Files).size(), 5);
        QFile file(QDir(place).filePath(u"findings."_s + format));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_TRUE(file.readAll().contains("08930000000001"));
    }
    tables.write(QUrl::fromLocalFile(place + u"/missing"_s), u"csv"_s);
    EXPECT_EQ(tables.messageLevel(), u"error");
}

TEST_F(Stick, IsOfNoUseBeforeTheFirstContactWithAHub)
{
    app.start();
    write();
    EXPECT_EQ(app.model().stick()->messageLevel(), u"warning") << said();
    app.model().stick()->write(QUrl(u"https://example.vn/"_s));
    EXPECT_EQ(app.model().stick()->messageLevel(), u"error") << said();
}

} // namespace
