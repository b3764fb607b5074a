// SPDX-License-Identifier: Apache-2.0
#include "ui/models/profile_model.h"
#include "ui/models/settings_model.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <gmock/gmock.h>

#include <functional>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;
using testing::HasSubstr;

QByteArray profile(const QByteArray &settings, const QByteArray &name = "Agency")
{
    return R"({"format":"nqi-profile","version":1,"name":")" + name + R"(","settings":{)" + settings + "}}";
}

std::string problemsOf(const QByteArray &bytes)
{
    const auto read = SettingsProfile::parse(bytes);
    return read ? std::string() : read.error().join(u'\n').toStdString();
}

TEST(SettingsProfile, ReadsWhatItWrites)
{
    const QTemporaryDir folder;
    const SettingsModel settings(folder.filePath(u"settings.ini"_s), folder.path());
    const auto written = SettingsProfile::of(settings, u"Đội 5"_s);
    EXPECT_EQ(written.values.size(), SettingsProfile::settings().size());
    const auto read = SettingsProfile::parse(written.text());
    ASSERT_TRUE(read.has_value()) << problemsOf(written.text());
    EXPECT_EQ(read->name, u"Đội 5");
    EXPECT_EQ(read->values[u"role"_s], u"market"_s);
    EXPECT_EQ(read->values[u"fontScale"_s].toDouble(), 1.0);
    for (const QString &name : SettingsProfile::settings())
        EXPECT_FALSE(SettingsProfile::title(name).isEmpty()) << name.toStdString();
}

TEST(SettingsProfile, NamesEachThingThatIsWrong)
{
    const std::string said = problemsOf(profile(
        R"("role":"police","fontScale":3,"idleMinutes":1.5,"sound":"yes","hubAddress":"ftp://x","quietFrom":"25:00",)"
        R"("colour":"red","agency":"two\nlines")"));
    for (const char *name :
         {"role", "fontScale", "idleMinutes", "sound", "hubAddress", "quietFrom", "colour", "agency", "quietTo"})
        EXPECT_THAT(said, HasSubstr(name));
    EXPECT_THAT(said, HasSubstr("market, border"));
    EXPECT_THAT(said, HasSubstr("from 0.8 to 2"));
}

TEST(SettingsProfile, RefusesWhatIsNone)
{
    for (const QByteArray &bytes :
         {QByteArray(), QByteArray("[]"), QByteArray("{\"format\":\"nqi-profile\""), QByteArray("\0\xff\xfe", 3),
          QByteArray(R"({"format":"other","version":1,"name":"x","settings":{"sound":true}})"),
          QByteArray(R"({"format":"nqi-profile","version":2,"name":"x","settings":{"sound":true}})"), profile(""),
          profile("\"sound\":true", ""), profile("\"sound\":true", QByteArray(81, 'n')),
          QByteArray(SettingsProfile::mostBytes + 1, ' '), QByteArray(60'000, '[')})
        EXPECT_NE(problemsOf(bytes), "") << bytes.left(60).toStdString();
}

TEST(SettingsProfile, HoldsNothingThatIsOfOnePersonOrDevice)
{
    for (const char *name : {"inspector", "place", "cameraId", "welcomed", "dataFolder", "profileName", "objectName"})
        EXPECT_THAT(problemsOf(profile(QByteArray("\"") + name + "\":\"x\"")), HasSubstr("is no setting"));
}

class ProfileTest : public testing::Test {
protected:
    [[nodiscard]] QUrl write(const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(u"profile.json"_s));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        return QUrl::fromLocalFile(file.fileName());
    }
    QTemporaryDir m_folder;
    SettingsModel m_settings{m_folder.filePath(u"settings.ini"_s), m_folder.path()};
    ProfileModel m_model{m_settings};
};

TEST_F(ProfileTest, ShowsWhatChangesBeforeItDoes)
{
    int roles = 0;
    QObject::connect(&m_settings, &SettingsModel::roleChanged, &m_settings, [&] { ++roles; });
    m_model.openFile(write(profile(R"("role":"border","sound":true,"hubAddress":"https://hub.example.vn")")));
    ASSERT_TRUE(m_model.isOpen());
    ASSERT_EQ(m_model.changes().size(), 2) << "the sound is on already";
    EXPECT_EQ(m_model.changes()[1].toMap()[u"after"_s], u"https://hub.example.vn"_s);
    EXPECT_EQ(m_settings.role(), u"market");
    m_model.take();
    EXPECT_FALSE(m_model.isOpen());
    EXPECT_EQ(m_settings.role(), u"border");
    EXPECT_EQ(m_settings.hubAddress(), u"https://hub.example.vn");
    EXPECT_EQ(m_settings.profileName(), u"Agency");
    EXPECT_EQ(roles, 1);
    const SettingsModel again(m_folder.filePath(u"settings.ini"_s), m_folder.path());
    EXPECT_EQ(again.hubAddress(), u"https://hub.example.vn");
    ASSERT_TRUE(m_model.canUndo());
    m_model.undo();
    EXPECT_EQ(m_settings.role(), u"market");
    EXPECT_EQ(m_settings.profileName(), QString());
    EXPECT_FALSE(m_model.canUndo());
}

TEST_F(ProfileTest, ThatMovesTheDeviceIsTakenOverOnlyWhenTheMoveIsMeant)
{
    QString asked;
    std::function<void()> yes;
    m_model.setHubQuestion([&](const QString &address, std::function<void()> go) {
        asked = address;
        yes = std::move(go);
    });
    m_model.openFile(write(profile(R"("role":"border","hubAddress":"https://hub.example.vn")")));
    m_model.take();
    EXPECT_EQ(asked, u"https://hub.example.vn");
    EXPECT_EQ(m_settings.role(), u"market") << "nothing of it before the answer";
    EXPECT_EQ(m_settings.hubAddress(), QString());
    EXPECT_TRUE(m_model.isOpen());
    yes();
    EXPECT_EQ(m_settings.role(), u"border");
    EXPECT_EQ(m_settings.hubAddress(), u"https://hub.example.vn");
    EXPECT_FALSE(m_model.isOpen());
    m_settings.setHubAddress(u"https://elsewhere.example"_s);
    m_model.undo();
    EXPECT_EQ(asked, QString()) << "to undo it moves the device as well";
    EXPECT_EQ(m_settings.role(), u"border");
    yes();
    EXPECT_EQ(m_settings.role(), u"market");
    asked = u"nothing"_s;
    m_model.openFile(write(profile(R"("role":"border")")));
    m_model.take();
    EXPECT_EQ(asked, u"nothing") << "it names no hub";
    EXPECT_EQ(m_settings.role(), u"border");
}

TEST_F(ProfileTest, TakesOverNothingOfAProfileThatIsWrongInOnePlace)
{
    m_model.openFile(write(profile(R"("role":"border","fontScale":9)")));
    EXPECT_EQ(m_model.problems().size(), 1);
    m_model.take();
    EXPECT_EQ(m_settings.role(), u"market");
    m_model.close();
    EXPECT_FALSE(m_model.isOpen());
}

TEST_F(ProfileTest, SaysThatAFileCannotBeRead)
{
    m_model.openFile(QUrl::fromLocalFile(m_folder.filePath(u"nothing.json"_s)));
    ASSERT_EQ(m_model.problems().size(), 1);
    EXPECT_THAT(m_model.problems()[0].toStdString(), HasSubstr("nothing.json"));
}

TEST(ProfileOnAFullDisk, TakesOverNothing)
{
    // A folder stands where the settings would be written.
    const QTemporaryDir folder;
    ASSERT_TRUE(QDir(folder.path()).mkpath(u"settings.ini/in the way"_s));
    SettingsModel settings(folder.filePath(u"settings.ini"_s), folder.path());
    EXPECT_FALSE(settings.apply({{u"role"_s, u"border"_s}}));
    EXPECT_EQ(settings.role(), u"market");
    EXPECT_NE(settings.message(), QString());
}

TEST_F(ProfileTest, IsSavedForOthers)
{
    m_settings.setRole(u"border"_s);
    m_settings.setQuietFrom(u"20:00"_s);
    m_settings.setQuietTo(u"06:00"_s);
    m_settings.setInspector(u"Nguyễn Văn A"_s);
    const QString path = m_folder.filePath(u"out.json"_s);
    m_model.save(QUrl::fromLocalFile(path), u" Đội 5 "_s);
    EXPECT_EQ(m_model.messageLevel(), u"success");
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    EXPECT_FALSE(bytes.contains("Nguyễn"));
    const auto read = SettingsProfile::parse(bytes);
    ASSERT_TRUE(read.has_value()) << problemsOf(bytes);
    EXPECT_EQ(read->name, u"Đội 5");
    EXPECT_EQ(read->values[u"role"_s], u"border"_s);
    m_model.save(QUrl::fromLocalFile(m_folder.filePath(u"no/such/folder.json"_s)), u"x"_s);
    EXPECT_EQ(m_model.messageLevel(), u"error");
}

TEST_F(ProfileTest, QuietHoursGoOverMidnight)
{
    EXPECT_FALSE(m_settings.isQuietAt(0));
    m_settings.setQuietFrom(u"20:00"_s);
    EXPECT_FALSE(m_settings.isQuietAt(21 * 60)) << "no end";
    m_settings.setQuietTo(u"06:30"_s);
    EXPECT_TRUE(m_settings.isQuietAt(20 * 60));
    EXPECT_TRUE(m_settings.isQuietAt(0));
    EXPECT_TRUE(m_settings.isQuietAt(6 * 60 + 29));
    EXPECT_FALSE(m_settings.isQuietAt(6 * 60 + 30));
    m_settings.setQuietFrom(u"12:00"_s);
    m_settings.setQuietTo(u"13:00"_s);
    EXPECT_TRUE(m_settings.isQuietAt(12 * 60 + 30));
    EXPECT_FALSE(m_settings.isQuietAt(13 * 60));
    m_settings.setQuietFrom(u"noon"_s);
    EXPECT_EQ(m_settings.quietFrom(), QString());
}

} // namespace
} // namespace nqi::ui
