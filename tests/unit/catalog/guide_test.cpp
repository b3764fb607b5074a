// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/catalog/guide.h"

#include <gtest/gtest.h>

#include <string>

namespace nqi::catalog {
namespace {

using namespace std::string_literals;

std::string picture(std::string_view begin, std::size_t size = 64)
{
    std::string bytes(begin);
    bytes.resize(size, '\x2A');
    return base64(bytesOf(bytes));
}

TEST(GuidePicture, IsKnownByHowItsBytesBegin)
{
    EXPECT_EQ(guidePictureType(picture("\x89PNG\r\n\x1A\n")), "image/png");
    EXPECT_EQ(guidePictureType(picture("\xFF\xD8\xFF\xE0")), "image/jpeg");
    EXPECT_EQ(guidePictureType(picture("RIFF\0\0\0\0WEBPVP8 "s)), "image/webp");
    EXPECT_EQ(guidePictureType(picture("RIFF\xFF\xFF\xFF\xFFWEBPVP8L"s)), "image/webp");
}

TEST(GuidePicture, IsNothingElse)
{
    EXPECT_EQ(guidePictureType(""), "");
    EXPECT_EQ(guidePictureType(picture("RIFF\0\0\0\0WAVEfmt "s)), "");
    EXPECT_EQ(guidePictureType(picture("<svg xmlns=")), "");
    EXPECT_EQ(guidePictureType(picture("GIF89a")), "");
    EXPECT_EQ(guidePictureType("UklGRgAAAABX"), "") << "cut before it says what it is";
}

TEST(GuidePicture, IsWholeBase64OfOneLine)
{
    const std::string good = picture("\xFF\xD8\xFF\xE0", 63);
    ASSERT_EQ(guidePictureType(good), "image/jpeg");
    EXPECT_EQ(guidePictureType(good.substr(0, good.size() - 1)), "");
    EXPECT_EQ(guidePictureType(good + "===="), "");
    EXPECT_EQ(guidePictureType(good.substr(0, 40) + "\n" + good.substr(41)), "");
    EXPECT_EQ(guidePictureType(good.substr(0, 40) + "_" + good.substr(41)), "");
    EXPECT_EQ(guidePictureType(good.substr(0, 40) + "\"" + good.substr(41)), "");
}

TEST(GuidePicture, IsOfTheLargestSizeAndNotLarger)
{
    EXPECT_EQ(guidePictureType(picture("\xFF\xD8\xFF", guidePictureBytes)), "image/jpeg");
    EXPECT_EQ(guidePictureType(picture("\xFF\xD8\xFF", guidePictureBytes + 1)), "");
}

TEST(GuidePicture, IsWrittenAsTheRfcWritesIt)
{
    // RFC 4648 section 10.
    EXPECT_EQ(base64(bytesOf("")), "");
    EXPECT_EQ(base64(bytesOf("f")), "Zg==");
    EXPECT_EQ(base64(bytesOf("fo")), "Zm8=");
    EXPECT_EQ(base64(bytesOf("foobar")), "Zm9vYmFy");
    EXPECT_EQ(base64(bytesOf("\xFB\xEF\xFF")), "++//");
}

} // namespace
} // namespace nqi::catalog
