// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/hub/blobs_under_test.h"
#include "tests/unit/hub/folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <utility>

namespace nqi::hub {

struct BlobsUnderTest::State {
    std::filesystem::path root;
};

BlobsUnderTest::BlobsUnderTest(std::filesystem::path folder) : m_state(new State{std::move(folder) / "blobs"}) {}

BlobsUnderTest::~BlobsUnderTest() = default;

std::unique_ptr<BlobStore> BlobsUnderTest::open() const
{
    auto opened = openBlobFolder(m_state->root);
    EXPECT_TRUE(opened) << name(opened.error());
    return opened ? std::move(*opened) : nullptr;
}

namespace {

TEST(BlobFolder, ThatCannotBeMadeIsAnError)
{
    const TestFolder folder;
    std::ofstream(folder.path / "file") << "x";
    EXPECT_FALSE(openBlobFolder(folder.path / "file"));
}

TEST(BlobFolder, TakesNoNewFileWhenTooLittleSpaceWouldBeLeftAndDoesAgainWhenThereIsMore)
{
    const TestFolder folder;
    std::uint64_t free = 1'000'000;
    const auto blobs = openBlobFolder(folder.path / "blobs", {.keepFree = 999'000, .freeSpace = [&] { return free; }});
    ASSERT_TRUE(blobs);
    const std::string content(5000, 'a');
    const trust::Digest digest = trust::sha256(content);
    EXPECT_EQ((*blobs)->append("d1", digest, content.size(), 0).error(), BlobError::full);
    EXPECT_EQ((*blobs)->partialSize("d1", digest), 0U);
    EXPECT_TRUE((*blobs)->append("d1", trust::sha256("small"), 5, 0)) << "one that fits";
    free = 1'004'000;
    auto appender = (*blobs)->append("d1", digest, content.size(), 0);
    ASSERT_TRUE(appender) << "space came back";
    ASSERT_TRUE((*appender)->write(bytesOf(content)));
    EXPECT_EQ((*appender)->finish(), true);
}

} // namespace
} // namespace nqi::hub
