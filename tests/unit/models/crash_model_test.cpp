// SPDX-License-Identifier: Apache-2.0
#include "ui/models/crash_model.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

class CrashModelTest : public testing::Test {
protected:
    void leave(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    [[nodiscard]] QStringList left() const { return QDir(m_folder.path()).entryList(QDir::Files); }
    QTemporaryDir m_folder;
};

TEST_F(CrashModelTest, ShowsTheNewestReportFirstUntilEachIsDeleted)
{
    leave(u"crash-1795000000.txt"_s, "the older");
    leave(u"crash-1795000100.txt"_s, "the newer");
    leave(u"something else.txt"_s, "not ours");
    CrashModel model(m_folder.path(), {});
    EXPECT_TRUE(model.isThere());
    EXPECT_EQ(model.text(), u"the newer");
    model.remove();
    EXPECT_EQ(model.text(), u"the older");
    model.remove();
    EXPECT_FALSE(model.isThere());
    EXPECT_EQ(left(), QStringList{u"something else.txt"_s});
}

TEST_F(CrashModelTest, KeepsAReportUntilItIsWholeInAFile)
{
    leave(u"crash-1795000000.txt"_s, "the report");
    CrashModel model(m_folder.path(), {});
    model.save(QUrl::fromLocalFile(m_folder.filePath(u"no/such/folder.txt"_s)));
    EXPECT_TRUE(model.isThere());
    EXPECT_NE(model.message(), QString());
    model.save(QUrl::fromLocalFile(m_folder.filePath(u"for support.txt"_s)));
    EXPECT_FALSE(model.isThere());
    EXPECT_EQ(model.message(), QString());
    EXPECT_EQ(left(), QStringList{u"for support.txt"_s});
}

TEST(CrashModel, IsQuietWithoutAFolder)
{
    int page = -1;
    CrashModel model({}, [&](int shown) { page = shown; });
    EXPECT_FALSE(model.isThere());
    model.notePage(4);
    EXPECT_EQ(page, 4);
    EXPECT_FALSE(CrashModel(u"/no/such/folder"_s, {}).isThere());
}

} // namespace
} // namespace nqi::ui
