// SPDX-License-Identifier: Apache-2.0
#include "ui/models/about_model.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

void put(const QString &path, const QByteArray &text)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

TEST(About, ShowsWhatWasMadeWithThePackage)
{
    const QTemporaryDir folder;
    put(folder.filePath(u"THIRD-PARTY"_s), "licences of others");
    put(folder.filePath(u"nqi-inspector.spdx.json"_s), "{}");
    AboutModel model(folder.path());
    EXPECT_TRUE(model.hasNotices());
    EXPECT_EQ(model.notices(), u"licences of others");
    EXPECT_TRUE(model.hasBill());
    model.saveBill(QUrl::fromLocalFile(folder.filePath(u"copy.json"_s)));
    EXPECT_EQ(model.messageLevel(), u"success");
    QFile copy(folder.filePath(u"copy.json"_s));
    ASSERT_TRUE(copy.open(QIODevice::ReadOnly));
    EXPECT_EQ(copy.readAll(), "{}");
    model.saveBill(QUrl::fromLocalFile(folder.filePath(u"no/such/folder.json"_s)));
    EXPECT_EQ(model.messageLevel(), u"error");
}

TEST(About, HasNothingToShowInABuildTree)
{
    const QTemporaryDir folder;
    for (const QString &where : {folder.path(), QString()}) {
        const AboutModel model(where);
        EXPECT_FALSE(model.hasNotices());
        EXPECT_EQ(model.notices(), QString());
        EXPECT_FALSE(model.hasBill());
    }
}

} // namespace
} // namespace nqi::ui
