// SPDX-License-Identifier: Apache-2.0
#include "core/decode/frame.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace nqi;
using namespace nqi::decode;

Bytes counting(std::size_t size)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::byte>(i);
    return bytes;
}

TEST(MakeFrame, CopiesPaddedRowsIntoAPackedPicture)
{
    const Bytes padded = counting(3 * 8);
    const auto frame = makeFrame(5, 3, 8, padded, {.sequence = 7, .origin = "camera"});
    ASSERT_TRUE(frame.has_value());
    EXPECT_EQ(frame->stride, 5);
    EXPECT_EQ(frame->sequence, 7U);
    EXPECT_EQ(frame->origin, "camera");
    EXPECT_EQ(frame->row(2)[4], std::byte{20});
}

TEST(MakeFrame, AcceptsALastRowWithoutPadding)
{
    EXPECT_TRUE(makeFrame(5, 3, 8, counting(2 * 8 + 5)).has_value());
    EXPECT_EQ(makeFrame(5, 3, 8, counting(2 * 8 + 4)).error(), FrameError::bufferTooSmall);
}

TEST(MakeFrame, RefusesShapesThatCannotBe)
{
    EXPECT_EQ(makeFrame(0, 3, 8, counting(24)).error(), FrameError::noPixels);
    EXPECT_EQ(makeFrame(5, -1, 8, counting(24)).error(), FrameError::noPixels);
    EXPECT_EQ(makeFrame(9, 2, 8, counting(24)).error(), FrameError::badStride);
    EXPECT_EQ(makeFrame(20'000, 20'000, 20'000, counting(24)).error(), FrameError::tooLarge);
    EXPECT_EQ(makeFrame(2'000'000'000, 2'000'000'000, 2'000'000'000, counting(24)).error(), FrameError::tooLarge);
    EXPECT_EQ(makeFrame(maxSide, maxSide, maxSide, counting(24)).error(), FrameError::tooLarge);
}

TEST(MakeColourFrame, ComputesLuminanceAndKeepsTheColour)
{
    Bytes bgr(2 * 1 * 3);
    bgr[2] = std::byte{255}; // the first pixel is pure red
    const auto frame = makeColourFrame({.bgr = bgr, .width = 2, .height = 1, .stride = 6});
    ASSERT_TRUE(frame.has_value());
    EXPECT_EQ(std::to_integer<int>(frame->row(0)[0]), 76); // ITU-R BT.601: 0.299 of 255
    EXPECT_EQ(std::to_integer<int>(frame->row(0)[1]), 0);
    ASSERT_TRUE(frame->colour);
    EXPECT_EQ(frame->colour->width, 2);
}

TEST(MakeColourFrame, RefusesABufferThatIsTooSmall)
{
    EXPECT_EQ(makeColourFrame({.bgr = Bytes(5), .width = 2, .height = 1, .stride = 6}).error(),
              FrameError::bufferTooSmall);
}

TEST(Evidence, IsTheOriginalFileWhenThereIsOne)
{
    auto frame = makeFrame(4, 4, 4, counting(16)).value();
    frame.original = std::make_shared<const EncodedPicture>(counting(3), "image/png");
    EXPECT_EQ(evidence(frame)->bytes, counting(3));
    EXPECT_EQ(evidence(frame)->mediaType, "image/png");
}

TEST(Evidence, IsAJpegOfTheFrameOtherwise)
{
    const auto picture = evidence(makeFrame(4, 4, 4, counting(16)).value());
    ASSERT_TRUE(picture.has_value());
    EXPECT_EQ(picture->mediaType, "image/jpeg");
    ASSERT_GT(picture->bytes.size(), 3U);
    EXPECT_EQ(picture->bytes[0], std::byte{0xff});
    EXPECT_EQ(picture->bytes[1], std::byte{0xd8});
    EXPECT_FALSE(evidence(Frame{}).has_value());
}

} // namespace
