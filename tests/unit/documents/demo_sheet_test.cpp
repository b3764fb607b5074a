// SPDX-License-Identifier: Apache-2.0
#include "core/decode/decoder.h"
#include "core/demo/scenarios.h"
#include "core/gs1/message.h"
#include "ui/documents/demo_sheet.h"

#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <span>
#include <string>

namespace nqi::ui {
namespace {

const Instant now = *parseIsoInstant("2026-11-22T03:00:00Z");

class Sheet : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        static int count = 1;
        static char program[] = "test_documents";
        static char *arguments[] = {program, nullptr};
        qputenv("QT_QPA_PLATFORM", "offscreen");
        static QGuiApplication application(count, arguments);
        s_scenarios = demo::testSymbols(now);
    }
    static DemoSheet sheet()
    {
        auto made = DemoSheet::make(s_scenarios, {.fontFamily = QStringLiteral("Noto Sans"), .now = now});
        EXPECT_TRUE(made);
        return std::move(*made);
    }
    static inline std::vector<demo::Scenario> s_scenarios;
};

/// What a symbol says, without the separators and the form it was written in.
std::string canonical(std::string_view payload, std::string_view symbologyId)
{
    const gs1::Message message = gs1::parse(payload, {.symbologyId = symbologyId});
    if (message.elements.empty())
        return std::string(payload);
    std::string text;
    for (const gs1::Element &element : message.elements)
        text.append("(").append(element.ai).append(")").append(element.value);
    return text;
}

TEST_F(Sheet, PlacesEverySymbolInsideItsPageWithModulesThatPrint)
{
    const DemoSheet made = sheet();
    std::size_t symbols = 0;
    for (const demo::Scenario &scenario : s_scenarios)
        symbols += scenario.symbols.size();
    EXPECT_EQ(made.symbols().size(), symbols);
    for (const PlacedSymbol &symbol : made.symbols()) {
        EXPECT_GE(symbol.module, 3) << symbol.scenario; // a quarter of a millimetre
        EXPECT_GE(symbol.x, 0);
        EXPECT_LE(symbol.x + symbol.width, 2480) << symbol.scenario;
        EXPECT_LE(symbol.y + symbol.height, 3508) << symbol.scenario;
        EXPECT_LT(symbol.page, made.pages());
    }
}

TEST_F(Sheet, NeverLaysOneSymbolOverAnother)
{
    const DemoSheet made = sheet();
    const auto &all = made.symbols();
    for (const PlacedSymbol &a : all) {
        for (const PlacedSymbol &b : all) {
            if (&a == &b || a.page != b.page)
                continue;
            const bool apart =
                a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            EXPECT_TRUE(apart) << a.scenario << " " << b.scenario;
        }
    }
}

std::set<std::string> readIn(const QImage &picture, decode::Decoder &decoder)
{
    const std::span bytes(reinterpret_cast<const std::byte *>(picture.constBits()),
                          static_cast<std::size_t>(picture.sizeInBytes()));
    const auto frame =
        decode::makeFrame(picture.width(), picture.height(), static_cast<int>(picture.bytesPerLine()), bytes);
    EXPECT_TRUE(frame);
    const auto result = decoder.decode(*frame);
    EXPECT_TRUE(result);
    std::set<std::string> read;
    for (const decode::Symbol &symbol : result->symbols)
        read.insert(canonical(symbol.bytes, symbol.symbologyId));
    return read;
}

/// Each symbol as an inspector would hold the sheet: in view with its title and its text.
TEST_F(Sheet, HasPagesWhoseSymbolsAllDecode)
{
    const DemoSheet made = sheet();
    decode::Decoder decoder({.effort = decode::Effort::still, .budget = std::chrono::seconds(2)});
    std::vector<std::string> wanted;
    for (const demo::Scenario &scenario : s_scenarios) {
        for (const demo::TestSymbol &symbol : scenario.symbols)
            wanted.push_back(canonical(symbol.data, {}));
    }
    ASSERT_EQ(wanted.size(), made.symbols().size());
    QImage page;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const PlacedSymbol &place = made.symbols()[i];
        if (i == 0 || place.page != made.symbols()[i - 1].page)
            page = made.page(place.page);
        const QRect box(place.x, place.y, place.width, place.height);
        const QImage view = page.copy(box.adjusted(-60, -160, 60, 120) & page.rect());
        EXPECT_TRUE(readIn(view, decoder).contains(wanted[i])) << place.scenario << " " << wanted[i];
    }
}

TEST_F(Sheet, WritesPdfAndPictures)
{
    const QTemporaryDir folder;
    const DemoSheet made = sheet();
    const QString pdf = folder.filePath(QStringLiteral("sheet.pdf"));
    ASSERT_TRUE(made.writePdf(pdf));
    QFile file(pdf);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.read(5) == "%PDF-");
    EXPECT_GT(file.size(), 20'000);
    const auto pictures = made.writePictures(folder.filePath(QStringLiteral("deep/er")));
    ASSERT_TRUE(pictures);
    EXPECT_EQ(pictures->size(), made.pages());
    const QImage first(pictures->front());
    EXPECT_EQ(first.size(), QSize(2480, 3508));
}

TEST_F(Sheet, SaysWhatCannotBeWritten)
{
    const DemoSheet made = sheet();
    EXPECT_EQ(made.writePdf(QStringLiteral("/dev/null/x/sheet.pdf")).error(), SheetError::unwritable);
    EXPECT_EQ(made.writePictures(QStringLiteral("/dev/null/x")).error(), SheetError::unwritable);
}

TEST_F(Sheet, RefusesASymbolThatCannotBeMade)
{
    demo::Scenario bad = s_scenarios.front();
    bad.symbols.front().data = "not digits";
    EXPECT_EQ(DemoSheet::make(std::span(&bad, 1), {}).error(), SheetError::symbol);
}

TEST_F(Sheet, OfNothingHasNoPages)
{
    EXPECT_EQ(DemoSheet::make({}, {})->pages(), 0);
}

} // namespace
} // namespace nqi::ui
