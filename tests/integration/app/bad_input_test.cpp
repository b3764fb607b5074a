// SPDX-License-Identifier: Apache-2.0
// What people type wrong, and what comes damaged: each is said in words, and nothing is lost.
#include "core/demo/demo.h"
#include "core/store/catalogue_writer.h"
#include "tests/integration/app/app_under_test.h"
#include "tests/integration/app/full_disk.h"

#include <QDir>
#include <QFile>

#include <gmock/gmock.h>

#include <filesystem>
#include <functional>

namespace {

using namespace Qt::StringLiterals;
using nqi::test::AppUnderTest;
using nqi::test::FullDisk;
using testing::HasSubstr;

struct BadInput : testing::Test {
    AppUnderTest app;
    QString stick = app.file(u"stick"_s);

    void SetUp() override { ASSERT_TRUE(QDir().mkpath(stick)); }

    void atRest()
    {
        ASSERT_TRUE(app.wait([&] { return !app.model().sync()->isBusy(); }));
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
    /// Whether these words are said of an invitation, or of a code alone, as an error.
    bool isRefused(const QString &invitation, const QString &words)
    {
        atRest();
        auto &sync = *app.model().sync();
        bool said = false;
        const auto listening = QObject::connect(&sync, &nqi::ui::SyncModel::changed, &sync, [&] {
            said = said || (sync.messageLevel() == u"error" && sync.message().contains(words));
        });
        app.model().invitation()->submit(invitation);
        const bool refused = app.wait([&] { return said && !sync.isBusy(); });
        QObject::disconnect(listening);
        return refused;
    }
    void readStick()
    {
        app.model().stick()->read(QUrl::fromLocalFile(stick));
        ASSERT_TRUE(app.wait([&] { return !app.model().stick()->isBusy(); }));
    }
    [[nodiscard]] std::string said() { return app.model().stick()->message().toStdString(); }
};

/// Other bytes of the same length, in every file of which `damaged` says so; how many.
int spoil(const QString &folder, const std::function<bool(const std::string &path)> &damaged)
{
    int count = 0;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder.toStdString())) {
        if (!entry.is_regular_file() || !damaged(entry.path().string()))
            continue;
        QFile file(QString::fromStdString(entry.path().string()));
        EXPECT_TRUE(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        for (char &byte : bytes)
            byte = static_cast<char>(~byte);
        EXPECT_TRUE(file.seek(0));
        EXPECT_EQ(file.write(bytes), bytes.size());
        ++count;
    }
    return count;
}

TEST_F(BadInput, AWrongInvitationIsSaidAndTheRightCodeStillEnrols)
{
    app.startHub({}, AppUnderTest::Door::byInvitation);
    app.start();
    record();
    EXPECT_TRUE(isRefused(u"AB12-CD34"_s, u"one-time code is unknown"_s));
    EXPECT_TRUE(isRefused(u"nqi-enrol/1 http://127.0.0.1"_s, u"no whole invitation"_s));
    const QString address = app.model().sync()->hubAddress();
    EXPECT_TRUE(isRefused(u"nqi-enrol/1 %1 AB12-CD34 %2"_s.arg(address, QString(43, u'A')), u"Another hub"_s));
    EXPECT_FALSE(app.model().sync()->isOnline());
    EXPECT_EQ(app.model().findings()->waiting(), 1) << "nothing is lost";

    atRest();
    app.model().invitation()->submit(app.hubCommand({u"enrol-code"_s}).trimmed());
    ASSERT_TRUE(app.wait([&] { return app.model().sync()->isOnline(); }))
        << app.model().sync()->message().toStdString();
    EXPECT_TRUE(app.wait([&] { return app.model().findings()->complete() == 1; }, 60));
}

TEST_F(BadInput, ADamagedProfileChangesNothing)
{
    app.start();
    auto &settings = *app.model().settings();
    auto &profile = *app.model().profile();
    settings.setInspector(u"Lê Minh Châu"_s);
    settings.setTheme(u"dark"_s);
    const QString path = app.file(u"profile.json"_s);
    profile.save(QUrl::fromLocalFile(path), u"Chi cục"_s);
    ASSERT_EQ(profile.messageLevel(), u"success"_s) << profile.message().toStdString();
    settings.setTheme(u"light"_s);
    std::filesystem::resize_file(path.toStdString(), std::filesystem::file_size(path.toStdString()) / 2);
    profile.openFile(QUrl::fromLocalFile(path));
    ASSERT_FALSE(profile.problems().isEmpty());
    EXPECT_THAT(profile.problems().front().toStdString(), HasSubstr("breaks off"));
    EXPECT_TRUE(profile.changes().isEmpty());
    profile.take();
    EXPECT_FALSE(profile.canUndo());
    EXPECT_EQ(settings.theme(), u"light"_s);
    EXPECT_EQ(settings.inspector(), u"Lê Minh Châu"_s);
}

TEST_F(BadInput, DamagedReceiptsOnAStickAreRefusedAndTheFindingGoesOnWaiting)
{
    app.startHub();
    app.start();
    ASSERT_TRUE(app.wait([&] { return app.model().sync()->isOnline() && !app.model().sync()->isBusy(); }));
    app.stopHub();
    record();
    app.model().stick()->write(QUrl::fromLocalFile(stick));
    ASSERT_TRUE(app.wait([&] { return !app.model().stick()->isBusy(); }));
    const QStringList packages = QDir(stick).entryList({u"nqi-outbox-*"_s}, QDir::Dirs);
    ASSERT_EQ(packages.size(), 1) << said();
    const QString package = QDir(stick).filePath(packages.front());
    app.hubCommand({u"outbox"_s, package});
    ASSERT_EQ(spoil(package, [](const std::string &path) { return path.contains("/receipts/"); }), 1);
    readStick();
    EXPECT_EQ(app.model().stick()->messageLevel(), u"error"_s) << said();
    EXPECT_THAT(said(), HasSubstr("were not taken"));
    EXPECT_EQ(app.model().findings()->waiting(), 1) << "nothing is lost";

    app.hubCommand({u"outbox"_s, package});
    readStick();
    EXPECT_EQ(app.model().stick()->messageLevel(), u"success"_s) << said();
    EXPECT_TRUE(app.wait([&] { return app.model().findings()->complete() == 1; }));
    EXPECT_EQ(app.hubCommand({u"findings"_s}).count(u'\n'), 1) << "nothing is doubled";
}

TEST_F(BadInput, DamagedNationalDataOnAStickLeaveThoseThatAreInUse)
{
    const auto publish = [&](const QString &name, std::uint32_t products) {
        nqi::store::CatalogueBuild build;
        build.demo = true;
        {
            auto writer = nqi::store::CatalogueWriter::create(app.file(name).toStdString(), build);
            ASSERT_TRUE(writer &&
                        nqi::demo::writeTo(*writer, {.products = products, .seed = 1, .now = AppUnderTest::now()}));
        }
        app.hubCommand({u"publish"_s, u"--from"_s, app.file(name)});
    };
    publish(u"first"_s, 20);
    app.startHub();
    app.start();
    ASSERT_TRUE(app.wait([&] { return app.model().sync()->isOnline() && !app.model().sync()->isBusy(); }));
    app.stopHub();
    publish(u"second"_s, 40);
    const QString data = QDir(stick).filePath(u"national data"_s);
    app.hubCommand({u"export"_s, data});
    ASSERT_GT(spoil(data, [](const std::string &path) { return !path.contains("/metadata/"); }), 0);
    readStick();
    EXPECT_EQ(app.model().stick()->messageLevel(), u"error"_s) << said();
    EXPECT_THAT(said(), HasSubstr("stays in use"));
    EXPECT_TRUE(app.model().sync()->isAvailable());
    record();

    ASSERT_TRUE(QDir(data).removeRecursively());
    app.hubCommand({u"export"_s, data});
    readStick();
    EXPECT_EQ(app.model().stick()->messageLevel(), u"success"_s) << said();
    EXPECT_THAT(said(), HasSubstr("Newer national data"));
}

TEST_F(BadInput, AFullDiskIsSaidInAnInspectionAndWhatWasEnteredIsKeptWhenThereIsSpaceAgain)
{
    app.start();
    ASSERT_TRUE(app.press(u"Inspection"_s));
    ASSERT_TRUE(app.press(u"Begin an inspection"_s));
    auto *inspection = app.model().inspection();
    ASSERT_TRUE(app.wait([&] { return inspection->isOpen(); }));
    EXPECT_EQ(inspection->set(u"establishment.name"_s, u"Hộ kinh doanh Ánh Tuyết"_s), QString());
    ASSERT_TRUE(app.wait([&] { return inspection->keptLevel() == u"success"; }));
    const QString conclusion = u"Tạm dừng bán lô bị thu hồi. "_s.repeated(400).trimmed();
    {
        const FullDisk full;
        EXPECT_EQ(inspection->set(u"conclusion"_s, conclusion), QString());
        inspection->flush();
        ASSERT_TRUE(app.wait([&] { return inspection->keptLevel() == u"error"; }))
            << inspection->keptText().toStdString();
        EXPECT_THAT(inspection->keptText().toStdString(), HasSubstr("full"));
        EXPECT_EQ(inspection->fields()[u"conclusion"_s].toString(), conclusion) << "what was entered is still there";
    }
    inspection->flush();
    ASSERT_TRUE(app.wait([&] { return inspection->keptLevel() == u"success"; }))
        << inspection->keptText().toStdString();
    app.stop();
    app.start();
    ASSERT_TRUE(app.wait([&] { return app.model().inspection()->isOpen(); }));
    EXPECT_EQ(app.model().inspection()->fields()[u"conclusion"_s].toString(), conclusion);
    EXPECT_EQ(app.model().inspections()->drafts(), 1);
}

} // namespace
