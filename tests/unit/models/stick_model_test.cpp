// SPDX-License-Identifier: Apache-2.0
#include "ui/models/findings_model.h"
#include "ui/models/stick_model.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

/// Answers when a test says so.
class Stick : public StickService {
public:
    void write(std::filesystem::path, std::string, Watch watch, std::function<void(StickExport)> answer) override
    {
        m_watch = std::move(watch);
        m_written = std::move(answer);
    }
    void read(std::filesystem::path, Watch watch, std::function<void(StickImport)> answer) override
    {
        m_watch = std::move(watch);
        m_read = std::move(answer);
    }
    void reach(std::uint64_t done, std::uint64_t of) const { m_watch.reach(done, of); }
    [[nodiscard]] bool isStopped() const { return m_watch.stop.stop_requested(); }
    void answerWritten() const
    {
        StickExport done{.findings = 2, .files = 3};
        if (isStopped())
            done.error = findings::JournalError::cancelled;
        m_written(done);
    }
    void answerNothing(std::uint64_t refused) const { m_written({.refused = refused}); }
    void answerRead() const
    {
        if (isStopped())
            m_read({.catalogue = true, .stopped = true, .problem = "cancelled"});
        else
            m_read({.receipts = true, .complete = 1});
    }
    void answerRead(const StickImport &taken) const { m_read(taken); }

private:
    Watch m_watch;
    std::function<void(StickExport)> m_written;
    std::function<void(StickImport)> m_read;
};

class StickModelTest : public testing::Test {
protected:
    [[nodiscard]] bool ends()
    {
        return QTest::qWaitFor([this] { return !m_model.isBusy(); });
    }

    QTemporaryDir m_place;
    QTemporaryDir m_folder;
    SettingsModel m_settings{m_folder.filePath(u"settings.ini"_s), m_folder.path()};
    Stick m_stick;
    StickModel m_model{&m_stick, m_settings};
};

TEST_F(StickModelTest, WritingSaysHowFarItIs)
{
    m_model.write(QUrl::fromLocalFile(m_place.path()));
    EXPECT_LT(m_model.progress(), 0) << "nobody knows yet";
    m_stick.reach(3, 4);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_model.progress() == 0.75; }));
    m_stick.answerWritten();
    ASSERT_TRUE(ends());
    EXPECT_EQ(m_model.messageLevel(), u"success"_s);
    EXPECT_LT(m_model.progress(), 0);
}

TEST_F(StickModelTest, WhatTheHubRefusedIsNotHeldByIt)
{
    m_model.write(QUrl::fromLocalFile(m_place.path()));
    m_stick.answerNothing(0);
    ASSERT_TRUE(ends());
    EXPECT_EQ(m_model.messageLevel(), u"info"_s);
    const QString all = m_model.message();
    m_model.write(QUrl::fromLocalFile(m_place.path()));
    m_stick.answerNothing(3);
    ASSERT_TRUE(ends());
    EXPECT_EQ(m_model.messageLevel(), u"warning"_s);
    EXPECT_FALSE(m_model.message().contains(all));
    EXPECT_TRUE(m_model.message().contains(u'3'));
}

TEST_F(StickModelTest, WritingCanBeStopped)
{
    m_model.write(QUrl::fromLocalFile(m_place.path()));
    EXPECT_TRUE(m_model.isStoppable());
    m_model.stop();
    EXPECT_TRUE(m_stick.isStopped());
    EXPECT_TRUE(m_model.isBusy() && !m_model.isStoppable());
    m_stick.answerWritten();
    ASSERT_TRUE(ends());
    EXPECT_EQ(m_model.messageLevel(), u"info"_s) << m_model.message().toStdString();
}

TEST_F(StickModelTest, ReadingCanBeStoppedAndBegunAgain)
{
    m_model.read(QUrl::fromLocalFile(m_place.path()));
    m_stick.reach(1, 2);
    m_model.stop();
    EXPECT_TRUE(m_stick.isStopped());
    m_stick.answerRead();
    ASSERT_TRUE(ends());
    EXPECT_EQ(m_model.messageLevel(), u"info"_s) << "a person wanted it so";
    EXPECT_TRUE(m_model.message().contains(u"stay in use"_s)) << m_model.message().toStdString();
    EXPECT_TRUE(m_model.message().contains(u"Receipts"_s)) << m_model.message().toStdString();
    EXPECT_FALSE(m_model.message().contains(problemText("cancelled"))) << "a stick is not tried again by itself";
    m_model.read(QUrl::fromLocalFile(m_place.path()));
    EXPECT_FALSE(m_stick.isStopped());
    EXPECT_TRUE(m_model.isStoppable());
    m_stick.answerRead();
    ASSERT_TRUE(ends());
    EXPECT_EQ(m_model.messageLevel(), u"success"_s) << m_model.message().toStdString();
}

TEST_F(StickModelTest, WhatWasTakenBeforeAStopIsSaid)
{
    QSignalSpy changed(&m_model, &StickModel::catalogueChanged);
    m_model.read(QUrl::fromLocalFile(m_place.path()));
    m_stick.answerRead({.catalogue = true, .newer = true, .stopped = true});
    ASSERT_TRUE(ends());
    EXPECT_EQ(m_model.messageLevel(), u"info"_s);
    EXPECT_TRUE(m_model.message().contains(u"in use now"_s)) << m_model.message().toStdString();
    EXPECT_EQ(changed.size(), 1);
    m_model.read(QUrl::fromLocalFile(m_place.path()));
    m_stick.answerRead({.receipts = true, .complete = 7, .catalogue = true, .problem = "cancelled"});
    ASSERT_TRUE(ends());
    EXPECT_EQ(m_model.messageLevel(), u"info"_s);
    EXPECT_TRUE(m_model.message().contains(u'7')) << m_model.message().toStdString();
    EXPECT_FALSE(m_model.message().contains(u"Receipts of the hub were not taken"_s));
}

} // namespace
} // namespace nqi::ui
