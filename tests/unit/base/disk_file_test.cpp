// SPDX-License-Identifier: Apache-2.0
#include "core/base/disk_file.h"

#include <gtest/gtest.h>

#include <array>
#include <format>
#include <fstream>
#include <string_view>

namespace nqi {
namespace {

using Open = DiskFile::Open;
using Lock = DiskFile::Lock;

class DiskFileTest : public testing::Test {
protected:
    DiskFileTest()
        : folder(std::filesystem::path(testing::TempDir()) /
                 std::format("disk-file-{}", testing::UnitTest::GetInstance()->current_test_info()->name()))
    {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
    }
    ~DiskFileTest() override
    {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    void write(Open how, std::string_view text) const
    {
        auto file = DiskFile::open(path, how);
        ASSERT_TRUE(file) << file.error().message();
        EXPECT_TRUE(file->write(std::as_bytes(std::span(text))));
        EXPECT_TRUE(file->sync());
        EXPECT_TRUE(file->close());
    }
    std::string content() const
    {
        std::ifstream stream(path, std::ios::binary);
        return {std::istreambuf_iterator(stream), {}};
    }

    std::filesystem::path folder;
    std::filesystem::path path = folder / "file";
};

TEST_F(DiskFileTest, WhatIsReplacedIsTheNewTextAloneAndWhatIsAppendedFollowsIt)
{
    write(Open::replace, "a longer text");
    write(Open::replace, "ab");
    write(Open::append, "cd");
    EXPECT_EQ(content(), "abcd");
}

TEST_F(DiskFileTest, AFileIsNotMadeTwice)
{
    write(Open::create, "first");
    const auto again = DiskFile::open(path, Open::create);
    ASSERT_FALSE(again);
    EXPECT_TRUE(again.error() == std::errc::file_exists) << again.error().message();
    EXPECT_EQ(content(), "first");
}

TEST_F(DiskFileTest, AMissingFileIsSaidToBeMissing)
{
    const auto file = DiskFile::open(path, Open::read);
    ASSERT_FALSE(file);
    EXPECT_TRUE(file.error() == std::errc::no_such_file_or_directory) << file.error().message();
    EXPECT_FALSE(syncFile(path));
    EXPECT_FALSE(std::filesystem::exists(path)) << "syncing makes nothing";
}

TEST_F(DiskFileTest, IsReadInPiecesToItsEnd)
{
    write(Open::replace, "abcde");
    const auto file = DiskFile::open(path, Open::read);
    ASSERT_TRUE(file);
    std::array<std::byte, 4> piece{};
    EXPECT_EQ(file->read(piece), 4U);
    EXPECT_EQ(file->read(piece), 1U);
    EXPECT_EQ(piece[0], std::byte{'e'});
    EXPECT_EQ(file->read(piece), 0U);
}

TEST_F(DiskFileTest, IsItsOwnersAloneUnlessEverybodyMayReadIt)
{
    write(Open::replace, "secret");
    const auto own = DiskFile::open(path, Open::read).and_then(&DiskFile::status);
    ASSERT_TRUE(own);
    EXPECT_TRUE(own->ownerOnly);
    EXPECT_TRUE(own->plain);
    EXPECT_EQ(own->size, 6U);
#ifndef _WIN32
    ASSERT_TRUE(DiskFile::open(folder / "open", Open::replace, DiskFile::Readers::everybody));
    const auto open = DiskFile::open(folder / "open", Open::read).and_then(&DiskFile::status);
    ASSERT_TRUE(open);
    EXPECT_FALSE(open->ownerOnly);
    const auto place = DiskFile::open(folder, Open::read).and_then(&DiskFile::status);
    ASSERT_TRUE(place);
    EXPECT_FALSE(place->plain);
#endif
}

#ifndef _WIN32
TEST_F(DiskFileTest, IsNotWrittenThroughALinkThatSomebodyLaidThere)
{
    std::filesystem::create_symlink(folder / "elsewhere", path);
    EXPECT_FALSE(DiskFile::open(path, Open::replace));
    EXPECT_FALSE(DiskFile::open(path, Open::create));
    EXPECT_FALSE(std::filesystem::exists(folder / "elsewhere"));
}
#endif

TEST_F(DiskFileTest, OneHoldsItAloneUntilItsFileIsClosed)
{
    auto first = DiskFile::open(path, Open::hold);
    auto second = DiskFile::open(path, Open::hold);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->tryLock(Lock::alone), true);
    EXPECT_EQ(second->tryLock(Lock::alone), false);
    EXPECT_EQ(second->tryLock(Lock::shared), false);
    ASSERT_TRUE(first->close());
    EXPECT_EQ(second->tryLock(Lock::alone), true);
}

TEST_F(DiskFileTest, SeveralReadersHoldItTogether)
{
    auto first = DiskFile::open(path, Open::hold);
    auto second = DiskFile::open(path, Open::hold);
    ASSERT_TRUE(first && second);
    EXPECT_TRUE(first->lock(Lock::shared));
    EXPECT_TRUE(second->lock(Lock::shared));
    EXPECT_EQ(second->tryLock(Lock::alone), false);
}

TEST_F(DiskFileTest, AFolderIsMadeForItsOwnerAndLeftWhereItIsThere)
{
    const auto made = folder / "own";
    ASSERT_TRUE(makeOwnFolder(made));
#ifndef _WIN32
    EXPECT_EQ(std::filesystem::status(made).permissions(), std::filesystem::perms::owner_all);
#endif
    EXPECT_TRUE(makeOwnFolder(made));
    EXPECT_TRUE(syncFolder(folder));
    const auto deep = makeOwnFolder(folder / "missing" / "own");
    ASSERT_FALSE(deep);
    EXPECT_TRUE(deep.error() == std::errc::no_such_file_or_directory) << deep.error().message();
}

} // namespace
} // namespace nqi
