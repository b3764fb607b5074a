// SPDX-License-Identifier: Apache-2.0
#include "ui/models/tables_model.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

/// Answers when a test says so.
class Journal : public TableService {
public:
    void tables(std::string, std::string, Watch watch, Answer answer) override
    {
        m_watch = std::move(watch);
        m_answer = std::move(answer);
    }
    void reach(std::uint64_t done, std::uint64_t of) const { m_watch.reach(done, of); }
    void give()
    {
        m_answer(m_watch.stop.stop_requested()
                     ? std::expected<std::vector<Table>, findings::JournalError>(
                           std::unexpected(findings::JournalError::cancelled))
                     : std::vector<Table>{{"findings", std::string(3 << 20, 'a')}, {"measures", "b"}});
    }

private:
    Watch m_watch;
    Answer m_answer;
};

class TablesModelTest : public testing::Test {
protected:
    void write() { m_model.write(QUrl::fromLocalFile(m_place.path()), u"csv"_s); }
    [[nodiscard]] bool ends()
    {
        return QTest::qWaitFor([this] { return !m_model.isBusy(); });
    }
    [[nodiscard]] QStringList files() const { return QDir(m_place.path()).entryList(QDir::Files | QDir::Hidden); }

    QTemporaryDir m_place;
    QTemporaryDir m_folder;
    SettingsModel m_settings{m_folder.filePath(u"settings.ini"_s), m_folder.path()};
    Journal m_journal;
    TablesModel m_model{&m_journal, m_settings};
};

TEST_F(TablesModelTest, AreWrittenAsideAndSayHowFarTheyAre)
{
    std::vector<double> told;
    QObject::connect(&m_model, &TablesModel::changed, &m_model, [&] { told.push_back(m_model.progress()); });
    write();
    EXPECT_TRUE(m_model.isBusy() && m_model.isStoppable());
    m_journal.reach(1, 2);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_model.progress() == 0.25; }));
    m_journal.give();
    ASSERT_TRUE(ends());
    EXPECT_EQ(m_model.messageLevel(), u"success"_s) << m_model.message().toStdString();
    EXPECT_EQ(files(), (QStringList{u"findings.csv"_s, u"measures.csv"_s}));
    EXPECT_TRUE(std::ranges::is_sorted(told));
    EXPECT_EQ(m_model.progress(), 1);
    EXPECT_FALSE(m_model.isStoppable());
}

TEST_F(TablesModelTest, ThatAreStoppedWhileTheyAreReadLeaveNoFile)
{
    write();
    m_model.stop();
    EXPECT_TRUE(m_model.isBusy()) << "until it has ended";
    EXPECT_FALSE(m_model.isStoppable());
    m_journal.give();
    ASSERT_TRUE(ends());
    EXPECT_EQ(m_model.messageLevel(), u"info"_s);
    EXPECT_EQ(files(), QStringList());
}

TEST_F(TablesModelTest, ThatAreStoppedWhileTheyAreWrittenLeaveTheFilesOfBefore)
{
    {
        QFile before(QDir(m_place.path()).filePath(u"findings.csv"_s));
        ASSERT_TRUE(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
    }
    QObject::connect(&m_model, &TablesModel::changed, &m_model, [this] {
        if (m_model.progress() >= 0.5)
            m_model.stop();
    });
    write();
    m_journal.give();
    ASSERT_TRUE(ends());
    EXPECT_EQ(m_model.messageLevel(), u"info"_s) << m_model.message().toStdString();
    EXPECT_EQ(files(), QStringList{u"findings.csv"_s});
    QFile before(QDir(m_place.path()).filePath(u"findings.csv"_s));
    ASSERT_TRUE(before.open(QIODevice::ReadOnly));
    EXPECT_EQ(before.readAll(), "before");
}

TEST_F(TablesModelTest, SayWhichFileCannotBeWritten)
{
    ASSERT_TRUE(QDir(m_place.path()).mkdir(u"measures.csv"_s));
    write();
    m_journal.give();
    ASSERT_TRUE(ends());
    EXPECT_EQ(m_model.messageLevel(), u"error"_s);
    EXPECT_TRUE(m_model.message().contains(u"measures.csv"_s)) << m_model.message().toStdString();
}

} // namespace
} // namespace nqi::ui
