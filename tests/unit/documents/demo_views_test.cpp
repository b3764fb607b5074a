// SPDX-License-Identifier: Apache-2.0
#include "core/decode/decoder.h"
#include "core/decode/source.h"
#include "core/gs1/message.h"
#include "core/gs1/output.h"
#include "ui/documents/demo_views.h"
#include "ui/documents/film.h"

#include <QFile>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <string>

namespace nqi::ui {
namespace {

const Instant now = *parseIsoInstant("2026-11-22T03:00:00Z");

std::string canonicalOf(std::string_view payload, std::string_view symbologyId = {})
{
    const gs1::Message message = gs1::parse(payload, {.symbologyId = symbologyId});
    return message.elements.empty() ? std::string(payload) : gs1::canonical(message);
}

std::multiset<std::string> readIn(const decode::Frame &frame, decode::Effort effort)
{
    decode::Decoder decoder({.effort = effort, .budget = std::chrono::seconds(5)});
    const auto result = decoder.decode(frame);
    EXPECT_TRUE(result);
    std::multiset<std::string> read;
    for (const decode::Symbol &symbol : result->symbols)
        read.insert(canonicalOf(symbol.bytes, symbol.symbologyId));
    return read;
}

std::multiset<std::string> writtenOn(const demo::ConsignmentView &view)
{
    std::multiset<std::string> written;
    for (const demo::TestSymbol &symbol : view.symbols)
        written.insert(canonicalOf(symbol.data));
    return written;
}

/// Views as files, made once.
class Views : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_folder = std::make_unique<QTemporaryDir>();
        s_views = demo::consignmentViews(now);
        s_files = writeViews(s_views, {.fontFamily = QStringLiteral("Noto Sans"), .now = now}, s_folder->path());
    }
    static void TearDownTestSuite() { s_folder.reset(); }

    static inline std::unique_ptr<QTemporaryDir> s_folder;
    static inline std::vector<demo::ConsignmentView> s_views;
    static inline std::expected<QStringList, SheetError> s_files;
};

TEST_F(Views, ArePicturesInWhichEverySymbolIsRead)
{
    ASSERT_TRUE(s_files);
    ASSERT_EQ(s_files->size(), static_cast<qsizetype>(s_views.size()) + 1);
    for (std::size_t i = 0; i < s_views.size(); ++i) {
        const auto frame = decode::openPicture(s_files->at(static_cast<qsizetype>(i)).toStdString())->next();
        ASSERT_TRUE(frame);
        EXPECT_EQ(frame->width, 1920);
        EXPECT_EQ(readIn(*frame, decode::Effort::still), writtenOn(s_views[i])) << s_views[i].title;
    }
}

TEST_F(Views, AreAFilmWhoseFramesAreRead)
{
    ASSERT_TRUE(s_files);
    const auto film = decode::openVideo(s_files->back().toStdString());
    std::size_t frames = 0;
    constexpr std::size_t framesOfView = 34;
    while (const auto frame = film->next()) {
        // One of each view, and one of the desk between two.
        if (frames % framesOfView == 11) {
            EXPECT_EQ(readIn(*frame, decode::Effort::still), writtenOn(s_views.at(frames / framesOfView)));
        } else if (frames % framesOfView == framesOfView - 1) {
            EXPECT_TRUE(readIn(*frame, decode::Effort::video).empty());
        }
        ++frames;
    }
    EXPECT_EQ(frames, s_views.size() * framesOfView);
}

TEST(Film, RefusesAPictureOfAnotherSize)
{
    Film film({64, 48}, 10);
    EXPECT_TRUE(film.add(QImage(64, 48, QImage::Format_RGB32)));
    EXPECT_FALSE(film.add(QImage(48, 64, QImage::Format_RGB32)));
    EXPECT_FALSE(film.add(QImage()));
    EXPECT_EQ(film.pictures(), 1U);
}

} // namespace
} // namespace nqi::ui
