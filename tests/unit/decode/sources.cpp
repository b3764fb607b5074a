// SPDX-License-Identifier: Apache-2.0
#include "core/decode/decoder.h"
#include "core/decode/source.h"
#include "tests/support/symbols/canvas.h"
#include "tests/support/symbols/symbols.h"
#include "tests/unit/decode/unhurried.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace nqi;
using namespace nqi::decode;
using test::Canvas;
using test::Kind;
using test::makeSymbol;
namespace fs = std::filesystem;

class Sources : public testing::Test {
protected:
    Sources()
    {
        const auto *const info = testing::UnitTest::GetInstance()->current_test_info();
        m_folder = fs::temp_directory_path() / ("nqi-sources-" + std::string(info->name()));
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
    }
    ~Sources() override { fs::remove_all(m_folder); }

    fs::path file(const std::string &name, std::string_view content) const
    {
        std::ofstream(m_folder / name, std::ios::binary) << content;
        return m_folder / name;
    }
    fs::path picture(const std::string &name) const
    {
        test::writePicture(m_folder / name, makeSymbol(Kind::ean13, "8936000000011"));
        return m_folder / name;
    }
    static std::string contentOf(const fs::path &path)
    {
        std::ifstream stream(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    static SourceError firstError(FrameSource &source)
    {
        const auto frame = source.next();
        return frame ? SourceError::endOfStream : frame.error();
    }

    fs::path m_folder;
};

// A PNG of one colour, stored without compression of ours: 20,000 x 20,000 one-bit pixels as a tiny deflate stream.
std::string hugePng()
{
    const auto big = [](std::uint32_t value) {
        std::string bytes;
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes.push_back(static_cast<char>(value >> static_cast<unsigned>(shift)));
        return bytes;
    };
    const auto crc = [](std::string_view data) {
        std::uint32_t value = 0xffff'ffffU;
        for (const char c : data) {
            value ^= static_cast<unsigned char>(c);
            for (int bit = 0; bit < 8; ++bit)
                value = (value >> 1U) ^ ((value & 1U) != 0 ? 0xedb8'8320U : 0U);
        }
        return value ^ 0xffff'ffffU;
    };
    const auto chunk = [&](const std::string &type, const std::string &data) {
        return big(static_cast<std::uint32_t>(data.size())) + type + data + big(crc(type + data));
    };
    using namespace std::string_literals;
    return "\x89PNG\r\n\x1a\n"s + chunk("IHDR", big(20'000) + big(20'000) + "\x08\x00\x00\x00\x00"s) +
           chunk("IDAT", "\x78\x9c\x03\x00\x00\x00\x00\x01"s) + chunk("IEND", "");
}

TEST_F(Sources, PictureGivesOneFrameWithItsFile)
{
    const auto path = picture("code.png");
    auto source = openPicture(path);
    const auto frame = source->next();
    ASSERT_TRUE(frame.has_value());
    EXPECT_EQ(frame->origin, path.string());
    ASSERT_TRUE(frame->original);
    EXPECT_EQ(frame->original->mediaType, "image/png");
    EXPECT_EQ(frame->original->bytes.size(), fs::file_size(path));
    EXPECT_EQ(firstError(*source), SourceError::endOfStream);
}

TEST_F(Sources, EveryPictureFormatIsRead)
{
    for (const std::string extension : {"png", "jpg", "webp", "bmp", "tiff", "pgm"}) {
        const auto frame = openPicture(picture("code." + extension))->next();
        ASSERT_TRUE(frame.has_value()) << extension;
        Decoder decoder(unhurried());
        const auto result = decoder.decode(*frame);
        ASSERT_TRUE(result.has_value());
        ASSERT_EQ(result->symbols.size(), 1U) << extension;
        EXPECT_EQ(result->symbols.front().bytes, "8936000000011") << extension;
    }
}

TEST_F(Sources, ColourIsKeptOnRequest)
{
    const auto path = picture("code.jpg");
    EXPECT_FALSE(openPicture(path)->next()->colour);
    const auto frame = openPicture(path, {.keepColour = true})->next();
    ASSERT_TRUE(frame.has_value());
    ASSERT_TRUE(frame->colour);
    EXPECT_EQ(frame->colour->width, frame->width);
}

TEST_F(Sources, TransparentPixelsAreWhitePaper)
{
    // 1x2 RGBA, both pixels black; the first fully transparent, the second opaque. Written by hand as PNG.
    const auto path = m_folder / "alpha.png";
    using namespace std::string_literals;
    std::ofstream(path, std::ios::binary)
        << "\x89PNG\r\n\x1a\n"s
        << "\0\0\0\x0dIHDR\0\0\0\x02\0\0\0\x01\x08\x06\0\0\0\xf4\x22\x7f\x8a"s
        << "\0\0\0\x14IDAT\x78\x01\x01\x09\0\xf6\xff\0\0\0\0\0\0\0\0\xff\x01\x08\x01\0"s
        << "\x98\x5f\x24\x44"s
        << "\0\0\0\0IEND\xae\x42\x60\x82"s;
    const auto frame = openPicture(path)->next();
    ASSERT_TRUE(frame.has_value()) << name(frame.error());
    EXPECT_EQ(std::to_integer<int>(frame->row(0)[0]), 255);
    EXPECT_EQ(std::to_integer<int>(frame->row(0)[1]), 0);
}

TEST_F(Sources, MissingAndEmptyAndTextFilesAreNamedErrors)
{
    EXPECT_EQ(firstError(*openPicture(m_folder / "absent.png")), SourceError::notFound);
    EXPECT_EQ(firstError(*openPicture(file("empty.png", ""))), SourceError::empty);
    EXPECT_EQ(firstError(*openPicture(file("text.png", "this is no picture\n"))), SourceError::unreadable);
    EXPECT_EQ(firstError(*openPicture(m_folder)), SourceError::unreadable);
    EXPECT_EQ(firstError(*openVideo((m_folder / "absent.avi").string())), SourceError::notFound);
    EXPECT_EQ(firstError(*openVideo(file("empty.avi", "").string())), SourceError::empty);
    EXPECT_EQ(firstError(*openVideo(file("text.avi", "this is no video\n").string())), SourceError::unreadable);
    EXPECT_EQ(firstError(*openFolder(m_folder / "absent")), SourceError::notFound);
}

TEST_F(Sources, TruncatedPicturesAreNamedErrorsAtEveryLength)
{
    for (const std::string extension : {"png", "jpg", "webp"}) {
        const std::string whole = contentOf(picture("whole." + extension));
        for (std::size_t length = 1; length < whole.size(); length += std::max<std::size_t>(1, whole.size() / 40)) {
            const auto error = firstError(*openPicture(file("cut." + extension, whole.substr(0, length))));
            EXPECT_TRUE(error == SourceError::truncated || error == SourceError::unreadable)
                << extension << " cut to " << length << ": " << name(error);
        }
    }
}

TEST_F(Sources, DamagedPicturesNeverCrash)
{
    for (const std::string extension : {"png", "jpg", "webp", "bmp", "tiff", "pgm"}) {
        const std::string whole = contentOf(picture("whole." + extension));
        for (std::size_t i = 0; i < 60; ++i) {
            std::string damaged = whole;
            damaged[i * whole.size() / 60] = static_cast<char>(0xa5);
            damaged[(i * 7919) % whole.size()] = static_cast<char>(0xff);
            (void)openPicture(file("damaged." + extension, damaged))->next();
        }
    }
}

TEST_F(Sources, HugePictureIsRefusedFromItsHeader)
{
    EXPECT_EQ(firstError(*openPicture(file("huge.png", hugePng()))), SourceError::tooLarge);
    EXPECT_EQ(firstError(*openPicture(file("huge.pgm", "P5 20000 20000 255\n"))), SourceError::tooLarge);
}

TEST_F(Sources, FolderGivesItsPicturesByNameAndReportsBadOnes)
{
    picture("a.png");
    file("b.png", "rubbish");
    picture("c.JPG");
    file("notes.txt", "not a picture, not asked for");
    auto source = openFolder(m_folder);
    auto frame = source->next();
    ASSERT_TRUE(frame.has_value());
    EXPECT_TRUE(source->lastPath().ends_with("a.png"));
    frame = source->next();
    EXPECT_EQ(frame.error(), SourceError::unreadable);
    EXPECT_TRUE(source->lastPath().ends_with("b.png"));
    frame = source->next();
    ASSERT_TRUE(frame.has_value());
    EXPECT_EQ(frame->sequence, 2U);
    EXPECT_EQ(source->next().error(), SourceError::endOfStream);
    EXPECT_EQ(source->next().error(), SourceError::endOfStream);
}

TEST_F(Sources, FramesOfAVideoFileAreAsFarApartAsTheyWereTaken)
{
    const auto frame = Canvas(160, 120).frame();
    test::writeVideo(m_folder / "v.avi", {frame, frame, frame}, 4);
    const Instant begin{std::chrono::seconds(1'800'000'000)};
    // The reading itself takes a minute for each frame.
    const auto slow = [now = begin]() mutable { return std::exchange(now, now + std::chrono::minutes(1)); };
    const auto source = openVideo((m_folder / "v.avi").string(), {.clock = slow});
    EXPECT_TRUE(source->isVideo());
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(source->next()->time, begin + std::chrono::milliseconds(250 * i));
    EXPECT_FALSE(openFolder(m_folder)->isVideo());
}

TEST_F(Sources, FolderWithoutPicturesSaysSo)
{
    file("notes.txt", "nothing here");
    auto source = openFolder(m_folder);
    EXPECT_EQ(firstError(*source), SourceError::noPictures);
    EXPECT_EQ(firstError(*source), SourceError::noPictures);
}

TEST_F(Sources, OpenAnyDecidesByWhatThePathIs)
{
    picture("a.png");
    EXPECT_TRUE(openAny((m_folder / "a.png").string())->next().has_value());
    EXPECT_TRUE(openAny(m_folder.string())->next().has_value());
    EXPECT_EQ(firstError(*openAny((m_folder / "absent").string())), SourceError::notFound);
    EXPECT_EQ(firstError(*openAny(file("b.png", "rubbish").string())), SourceError::unreadable);
    test::writeVideo(m_folder / "v.avi", {Canvas(160, 120).frame(), Canvas(160, 120).frame()});
    EXPECT_TRUE(openAny((m_folder / "v.avi").string())->next().has_value());
}

TEST_F(Sources, VideoWithAMovingSymbolIsReadFrameByFrame)
{
    std::vector<Frame> frames;
    const Frame symbol = makeSymbol(Kind::qrCode, "moving", {.scale = 4});
    for (int i = 0; i < 12; ++i)
        frames.push_back(Canvas(640, 480).place(symbol, {.x = 200.0 + i * 15, .y = 240, .degrees = i * 4.0}).frame());
    const auto path = m_folder / "moving.avi";
    test::writeVideo(path, frames);
    auto source = openVideo(path.string());
    DecodeOptions options = unhurried(Effort::video);
    Decoder decoder(options);
    std::uint64_t count = 0;
    int read = 0;
    for (auto frame = source->next(); frame; frame = source->next()) {
        EXPECT_EQ(frame->sequence, count++);
        EXPECT_TRUE(frame->colour);
        const auto result = decoder.decode(*frame);
        ASSERT_TRUE(result.has_value());
        if (!result->symbols.empty() && result->symbols.front().text == "moving")
            ++read;
    }
    EXPECT_EQ(count, 12U);
    EXPECT_GE(read, 11);
    EXPECT_EQ(source->next().error(), SourceError::endOfStream);
}

TEST_F(Sources, RepeatedVideoGoesOn)
{
    test::writeVideo(m_folder / "v.avi", {Canvas(160, 120).frame(), Canvas(160, 120).frame()});
    auto source = openVideo((m_folder / "v.avi").string(), {.repeat = true});
    for (std::uint64_t i = 0; i < 7; ++i) {
        const auto frame = source->next();
        ASSERT_TRUE(frame.has_value());
        EXPECT_EQ(frame->sequence, i);
    }
}

} // namespace
