// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ui_models/application.h"
#include "ui/models/clipboard_model.h"
#include "ui/models/picture_file.h"

#include <QBuffer>
#include <QClipboard>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

QImage white()
{
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::white);
    return picture;
}

QByteArray jpeg()
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    EXPECT_TRUE(white().save(&out, "JPEG"));
    return out.data();
}

TEST(PastedPicture, PixelsBecomeAFile)
{
    application();
    QMimeData copied;
    copied.setImageData(white());
    EXPECT_TRUE(holdsPicture(&copied));
    const auto picture = pastedPicture(&copied, u"front"_s);
    ASSERT_TRUE(picture) << picture.error().toStdString();
    EXPECT_EQ(picture->mediaType, "image/png");
    EXPECT_EQ(picture->label, "front");
}

TEST(PastedPicture, APictureFileOfAnotherProgramStaysAsItWas)
{
    application();
    QMimeData copied;
    copied.setData(u"image/jpeg"_s, jpeg());
    const auto picture = pastedPicture(&copied, u"front"_s);
    ASSERT_TRUE(picture) << picture.error().toStdString();
    EXPECT_EQ(picture->mediaType, "image/jpeg");
    EXPECT_EQ(static_cast<qsizetype>(picture->bytes.size()), jpeg().size());
}

TEST(PastedPicture, ACopiedFileIsReadLikeOneThatIsChosen)
{
    application();
    const QTemporaryDir folder;
    const auto copy = [&](const QString &name, const QByteArray &content) {
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        auto copied = std::make_unique<QMimeData>();
        copied->setUrls({QUrl::fromLocalFile(file.fileName())});
        return copied;
    };
    const auto picture = copy(u"a.JPG"_s, jpeg());
    EXPECT_TRUE(holdsPicture(picture.get()));
    EXPECT_TRUE(pastedPicture(picture.get(), u"front"_s));
    const auto paper = copy(u"a.pdf"_s, "%PDF-1.7\ntrailer\n<<>>\n%%EOF\n");
    EXPECT_TRUE(holdsPicture(paper.get()));
    EXPECT_FALSE(pastedPicture(paper.get(), u"front"_s));
    EXPECT_TRUE(pastedAnnex(paper.get(), u"Hóa đơn"_s));
    const auto table = copy(u"a.csv"_s, "1,2");
    EXPECT_FALSE(holdsPicture(table.get()));
    EXPECT_FALSE(pastedAnnex(table.get(), u"Hóa đơn"_s));
}

TEST(PastedPicture, WhatIsNoneIsSaid)
{
    application();
    EXPECT_FALSE(holdsPicture(nullptr));
    EXPECT_FALSE(pastedPicture(nullptr, u"front"_s));
    QMimeData copied;
    copied.setText(u"08930000000001"_s);
    EXPECT_FALSE(holdsPicture(&copied));
    const auto text = pastedPicture(&copied, u"front"_s);
    ASSERT_FALSE(text);
    EXPECT_TRUE(text.error().contains(u"No picture was copied"));
    copied.setData(u"image/jpeg"_s, jpeg().first(60));
    const auto cut = pastedPicture(&copied, u"front"_s);
    ASSERT_FALSE(cut);
    EXPECT_TRUE(cut.error().contains(u"cannot be read"));
}

TEST(PastedPicture, IsOfferedWhileOneIsCopied)
{
    application();
    QGuiApplication::clipboard()->clear();
    const ClipboardModel clipboard;
    const QSignalSpy changed(&clipboard, &ClipboardModel::changed);
    EXPECT_FALSE(clipboard.hasPicture());
    QGuiApplication::clipboard()->setImage(white());
    EXPECT_TRUE(clipboard.hasPicture());
    EXPECT_GE(changed.count(), 1);
    QGuiApplication::clipboard()->setText(u"08930000000001"_s);
    EXPECT_FALSE(clipboard.hasPicture());
}

} // namespace

} // namespace nqi::ui
