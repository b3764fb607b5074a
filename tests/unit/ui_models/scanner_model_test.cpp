// SPDX-License-Identifier: Apache-2.0
#include "core/decode/decoder.h"
#include "core/scanner/test_code.h"
#include "tests/unit/ui_models/application.h"
#include "ui/documents/symbol_image.h"
#include "ui/models/scanner_model.h"
#include "ui/models/settings_model.h"
#include "ui/models/wedge_reader.h"

#include <QCoreApplication>
#include <QImage>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

/// A window with the reader before it; keys are pressed at a time of the test's choice.
class WedgeTest : public testing::Test {
protected:
    WedgeTest() { app.installEventFilter(&wedge); }

    bool press(int key, const QString &text, Qt::KeyboardModifiers modifiers = {})
    {
        QKeyEvent event(QEvent::KeyPress, key, modifiers, text);
        event.setTimestamp(now += gap);
        event.setAccepted(false);
        QCoreApplication::sendEvent(&window, &event);
        return event.isAccepted();
    }
    void scan(const QString &text)
    {
        for (const QChar c : text)
            press(c.toUpper().unicode(), c);
        press(Qt::Key_Return, u"\r"_s);
    }
    QString testCode(QStringView separator = u"\x1D")
    {
        return QString::fromUcs4(scanner::testcode::before.data(), qsizetype(scanner::testcode::before.size())) +
               separator.toString() +
               QString::fromUcs4(scanner::testcode::after.data(), qsizetype(scanner::testcode::after.size()));
    }

    QGuiApplication &app = application();
    QQuickWindow window;
    WedgeReader wedge;
    QSignalSpy scanned{&wedge, &WedgeReader::scanned};
    QSignalSpy damaged{&wedge, &WedgeReader::damaged};
    QTemporaryDir folder;
    SettingsModel settings{folder.filePath(u"settings.ini"_s), folder.path()};
    ScannerModel model{wedge, settings, nullptr};
    quint64 now = 5000;
    quint64 gap = 5;
};

TEST_F(WedgeTest, AFastBurstEndedByEnterIsAScan)
{
    scan(u"8934567890120"_s);
    ASSERT_EQ(scanned.size(), 1);
    EXPECT_EQ(scanned[0][0].toString(), u"8934567890120");
    gap = WedgeBurst::longestGap + 1;
    scan(u"8934567890120"_s);
    EXPECT_EQ(scanned.size(), 1) << "a person";
    gap = 5;
    scan(u"89345"_s);
    EXPECT_EQ(scanned.size(), 1) << "too short";
}

TEST_F(WedgeTest, TheSeparatorComesThroughAsControlCharacterOrTypedWithAlt)
{
    for (const QChar c : u"]d20112"_s)
        press(c.unicode(), c);
    press(Qt::Key_BracketRight, {}, Qt::ControlModifier);
    for (const QChar digit : u"029"_s)
        press(digit.unicode(), digit, Qt::AltModifier);
    scan(u"21A"_s);
    ASSERT_EQ(scanned.size(), 1);
    EXPECT_EQ(scanned[0][0].toString(), u"]d20112\x1D\x1D"
                                        u"21A");
}

TEST_F(WedgeTest, LettersOfAnInputMethodOrLayoutAreNoCode)
{
    scan(u"LOT-Đ2026"_s);
    ASSERT_EQ(damaged.size(), 1);
    EXPECT_TRUE(damaged[0][0].value<scanner::Diagnosis>().has(scanner::DamageCode::inputMethod));
    scan(QString::fromStdU32String(scanner::typed(U"8934567890120", scanner::Layout::french)));
    ASSERT_EQ(damaged.size(), 2);
    EXPECT_EQ(damaged[1][0].value<scanner::Diagnosis>().damages.front().layout, scanner::Layout::french);
    EXPECT_EQ(scanned.size(), 0);
}

TEST_F(WedgeTest, SwitchedOffItTakesNothing)
{
    wedge.setEnabled(false);
    scan(u"8934567890120"_s);
    EXPECT_EQ(scanned.size(), 0);
}

TEST_F(WedgeTest, WhileASetUpListensScansGoThereAndNowhereElse)
{
    scan(testCode());
    EXPECT_EQ(scanned.size(), 1);
    EXPECT_TRUE(model.keys().isEmpty()) << "nobody listens";
    model.begin();
    scan(testCode());
    EXPECT_EQ(scanned.size(), 1);
    EXPECT_EQ(model.summary()[u"level"_s].toString(), u"success");
    EXPECT_TRUE(model.damages().isEmpty());
    EXPECT_EQ(model.keys().size(), testCode().size() + 1);
    EXPECT_EQ(model.keys()[0].toMap()[u"shown"_s].toString(), u"9");
    EXPECT_EQ(model.keys()[16].toMap()[u"shown"_s].toString(), u"GS");
    EXPECT_EQ(model.keys()[16].toMap()[u"code"_s].toString(), u"1D");
    EXPECT_EQ(model.keys()[16].toMap()[u"odd"_s].toBool(), false);
    model.end();
    EXPECT_TRUE(model.keys().isEmpty()) << "nothing is kept";
    scan(testCode());
    EXPECT_EQ(scanned.size(), 2);
}

TEST_F(WedgeTest, WhatIsWrongIsSaidInOrder)
{
    model.begin();
    scan(QString::fromStdU32String(scanner::typed(testCode(u"|").toStdU32String(), scanner::Layout::german)));
    EXPECT_EQ(model.summary()[u"level"_s].toString(), u"error");
    ASSERT_EQ(model.damages().size(), 2);
    EXPECT_TRUE(model.damages()[0].toMap()[u"title"_s].toString().contains(u"QWERTZ"));
    EXPECT_EQ(model.damages()[0].toMap()[u"level"_s].toString(), u"error");
    EXPECT_EQ(model.damages()[1].toMap()[u"level"_s].toString(), u"warning");
}

TEST_F(WedgeTest, WhatAnInputMethodWritesIntoAFieldIsHeardToo)
{
    QQuickItem field(window.contentItem());
    field.setFlag(QQuickItem::ItemAcceptsInputMethod);
    window.show();
    window.requestActivate();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    field.forceActiveFocus();
    model.begin();
    QInputMethodEvent event;
    event.setCommitString(u"91â-đ-á/a6-d9"_s);
    QCoreApplication::sendEvent(&field, &event);
    scan(u"\x1D"
         u"92QyZwMm;\"_05"_s);
    ASSERT_EQ(model.damages().size(), 1);
    EXPECT_TRUE(model.damages()[0].toMap()[u"title"_s].toString().contains(u"Telex"));
    EXPECT_EQ(model.keys()[2].toMap()[u"shown"_s].toString(), u"â");
    EXPECT_EQ(model.keys()[2].toMap()[u"odd"_s].toBool(), true);
}

TEST_F(WedgeTest, AScanWithoutEnterIsOverAfterAPause)
{
    model.begin();
    QSignalSpy judged(&model, &ScannerModel::judged);
    for (const QChar c : testCode())
        press(c.unicode(), c);
    EXPECT_EQ(judged.size(), 0);
    ASSERT_TRUE(judged.wait(5 * ScannerModel::quiet));
    ASSERT_EQ(model.damages().size(), 1);
    EXPECT_EQ(model.damages()[0].toMap()[u"title"_s].toString(), u"No Enter after the code");
}

TEST_F(WedgeTest, TypingByHandIsNotTakenForABadScan)
{
    model.begin();
    scan(u"abc"_s);
    EXPECT_EQ(model.summary()[u"level"_s].toString(), u"info");
    EXPECT_TRUE(model.damages().isEmpty());
    press(Qt::Key_Return, u"\r"_s);
    EXPECT_EQ(model.keys().size(), 4) << "Enter alone is nothing";
}

TEST_F(WedgeTest, AnEndlessScanIsShownInPartAndForgottenNowhere)
{
    model.begin();
    scan(QString(10'000, u'x'));
    EXPECT_EQ(model.keys().size(), ScannerModel::mostKeys);
    EXPECT_EQ(model.furtherKeys(), int(WedgeBurst::longest) - ScannerModel::mostKeys);
}

TEST(SymbolImage, OfTheTestCodeIsReadAsTheTestCode)
{
    const QImage image = documents::dataMatrixImage(scanner::testcode::elements);
    ASSERT_FALSE(image.isNull());
    const QImage large = image.scaled(image.size() * 6).convertToFormat(QImage::Format_Grayscale8);
    decode::Bytes luminance;
    for (int y = 0; y < large.height(); ++y) {
        const auto *row = reinterpret_cast<const std::byte *>(large.constScanLine(y));
        luminance.insert(luminance.end(), row, row + large.width());
    }
    const auto frame = decode::adoptFrame(large.width(), large.height(), large.width(), std::move(luminance), {});
    ASSERT_TRUE(frame);
    decode::Decoder decoder;
    const auto view = decoder.decode(*frame);
    ASSERT_TRUE(view);
    ASSERT_EQ(view->symbols.size(), 1U);
    EXPECT_TRUE(scanner::diagnoseText(scanner::fromUtf8(view->symbols[0].bytes)).testCode);
    EXPECT_TRUE(scanner::diagnoseText(scanner::fromUtf8(view->symbols[0].bytes)).damages.empty());
}

} // namespace

} // namespace nqi::ui
