// SPDX-License-Identifier: Apache-2.0
#include "core/hub/blob_store.h"
#include "tests/unit/hub/blobs_under_test.h"
#include "tests/unit/hub/folder.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>

namespace nqi::hub {
namespace {

struct Blobs : testing::Test {
    TestFolder folder;
    BlobsUnderTest underTest{folder.path};
    std::unique_ptr<BlobStore> blobs = underTest.open();
    std::string content = std::string(5000, 'a') + "end";
    trust::Digest digest = trust::sha256(content);

    auto open(std::uint64_t offset, const std::string &owner = "d1")
    {
        return blobs->append(owner, digest, content.size(), offset);
    }
};

TEST_F(Blobs, PiecesGrowIntoAVerifiedFile)
{
    for (std::size_t at = 0; at < content.size(); at += 1000) {
        auto appender = open(at);
        ASSERT_TRUE(appender) << name(appender.error());
        ASSERT_TRUE((*appender)->write(bytesOf(std::string_view(content).substr(at, 1000))));
        EXPECT_EQ(*(*appender)->finish(), at + 1000 >= content.size());
    }
    EXPECT_EQ(blobs->has(digest), true);
    EXPECT_EQ(blobs->partialSize("d1", digest), 0U);
    EXPECT_EQ(blobs->read(digest)->size(), content.size());
}

TEST_F(Blobs, APieceCutShortIsContinuedFromWhereItEnded)
{
    {
        auto appender = open(0);
        ASSERT_TRUE((*appender)->write(bytesOf(content.substr(0, 1234))));
    }
    EXPECT_EQ(blobs->partialSize("d1", digest), 1234U);
    EXPECT_EQ(open(0).error(), BlobError::offset);
    EXPECT_EQ(open(2000).error(), BlobError::offset);
    blobs = underTest.open();
    auto appender = open(1234);
    ASSERT_TRUE(appender);
    ASSERT_TRUE((*appender)->write(bytesOf(content.substr(1234))));
    EXPECT_TRUE(*(*appender)->finish());
}

TEST_F(Blobs, OneWriterAtATime)
{
    auto first = open(0);
    ASSERT_TRUE(first);
    EXPECT_EQ(open(0).error(), BlobError::busy);
    first->reset();
    EXPECT_TRUE(open(0));
}

TEST_F(Blobs, WhatIsStillBeingWrittenIsCounted)
{
    auto appender = open(0);
    ASSERT_TRUE(appender);
    ASSERT_TRUE((*appender)->write(bytesOf(content.substr(0, 1000))));
    std::jthread cut([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        EXPECT_TRUE((*appender)->write(bytesOf(content.substr(1000, 234))));
        appender->reset();
    });
    EXPECT_EQ(blobs->partialSize("d1", digest), 1234U);
}

TEST_F(Blobs, MoreBytesThanTheFileHasAreRefused)
{
    auto appender = open(0);
    EXPECT_EQ((*appender)->write(bytesOf(content + "x")).error(), BlobError::tooLong);
    EXPECT_EQ((*appender)->offset(), 0U);
}

TEST_F(Blobs, AFileThatIsNotWhatItsNameSaysIsDropped)
{
    auto appender = open(0);
    ASSERT_TRUE((*appender)->write(bytesOf(std::string(content.size(), 'b'))));
    EXPECT_EQ((*appender)->finish().error(), BlobError::digest);
    EXPECT_EQ(blobs->has(digest), false);
    EXPECT_EQ(blobs->partialSize("d1", digest), 0U);
}

TEST_F(Blobs, OneDeviceCannotSpoilTheUploadOfAnother)
{
    {
        auto bad = open(0, "d2");
        ASSERT_TRUE((*bad)->write(bytesOf("rubbish")));
    }
    auto good = open(0, "d1");
    ASSERT_TRUE(good);
    ASSERT_TRUE((*good)->write(bytesOf(content)));
    EXPECT_TRUE(*(*good)->finish());
}

TEST_F(Blobs, AnEmptyFileIsAFile)
{
    const trust::Digest empty = trust::sha256(std::string_view());
    auto appender = blobs->append("d1", empty, 0, 0);
    ASSERT_TRUE(appender);
    EXPECT_TRUE(*(*appender)->finish());
    EXPECT_EQ(blobs->has(empty), true);
}

TEST_F(Blobs, WhatIsNotThereIsSaidToBeMissing)
{
    EXPECT_EQ(blobs->has(digest), false);
    EXPECT_EQ(blobs->partialSize("d1", digest), 0U);
    EXPECT_FALSE(blobs->read(digest));
}

TEST_F(Blobs, AnotherHubGoesOnWithWhatOneBegan)
{
    const auto other = underTest.open();
    {
        auto appender = open(0);
        ASSERT_TRUE((*appender)->write(bytesOf(content.substr(0, 1234))));
        EXPECT_EQ((*appender)->finish(), false);
    }
    EXPECT_EQ(other->partialSize("d1", digest), 1234U);
    {
        auto appender = other->append("d1", digest, content.size(), 1234);
        ASSERT_TRUE(appender) << name(appender.error());
        ASSERT_TRUE((*appender)->write(bytesOf(content.substr(1234))));
        EXPECT_EQ((*appender)->finish(), true);
    }
    EXPECT_EQ(blobs->has(digest), true);
    const auto bytes = blobs->read(digest);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(trust::sha256(*bytes), digest);
}

TEST_F(Blobs, WhatNobodyGoesOnWithIsSwept)
{
    using namespace std::chrono_literals;
    {
        auto appender = open(0);
        ASSERT_TRUE((*appender)->write(bytesOf(content.substr(0, 1234))));
    }
    const Instant now = systemClock()();
    EXPECT_EQ(blobs->sweep(now - 1h), 0U);
    EXPECT_EQ(blobs->partialSize("d1", digest), 1234U) << "somebody may go on with it";
    EXPECT_EQ(blobs->sweep(now + 1h), 1U);
    EXPECT_EQ(blobs->partialSize("d1", digest), 0U);
    auto appender = open(0);
    ASSERT_TRUE(appender);
    ASSERT_TRUE((*appender)->write(bytesOf(content)));
    EXPECT_EQ((*appender)->finish(), true);
    EXPECT_EQ(blobs->sweep(now + 1h), 0U) << "whole files are not partial copies";
    EXPECT_EQ(blobs->has(digest), true);
}

} // namespace
} // namespace nqi::hub
