// SPDX-License-Identifier: Apache-2.0
#include "core/store/durable_file.h"
#include "tests/unit/store_field/field_fixture.h"

namespace nqi::store {

namespace {

namespace fs = std::filesystem;

std::string textOf(const fs::path &path)
{
    const auto bytes = readFile(path, 1000);
    return bytes ? std::string(reinterpret_cast<const char *>(bytes->data()), bytes->size()) : "(nothing)";
}

TEST(DurableFile, ReplacesTheWholeOrNothing)
{
    const TestFolder folder;
    const fs::path path = folder.path / "file";
    ASSERT_TRUE(writeDurably(path, bytesOf("first"), {}));
    EXPECT_EQ(textOf(path), "first");
    ASSERT_TRUE(writeDurably(path, bytesOf("second"), {}));
    EXPECT_EQ(textOf(path), "second");
    for (const std::uint64_t n : {1U, 2U, 3U}) {
        EXPECT_FALSE(writeDurably(path, bytesOf("third"), NthOperationFails(n).fault())) << n;
        EXPECT_EQ(textOf(path), "second") << n;
        EXPECT_EQ(std::distance(fs::directory_iterator(folder.path), {}), 1) << n;
    }
}

TEST(DurableFile, SaysWhy)
{
    const TestFolder folder;
    EXPECT_EQ(readFile(folder.path / "none", 10).error().code, SqlCode::notFound);
    EXPECT_FALSE(readFile(folder.path, 10)) << "a folder is no file";
    ASSERT_TRUE(writeDurably(folder.path / "file", bytesOf("12345"), {}));
    EXPECT_EQ(readFile(folder.path / "file", 4).error().code, SqlCode::full);
    EXPECT_TRUE(readFile(folder.path / "file", 5));
    EXPECT_EQ(writeDurably(folder.path / "none" / "file", bytesOf("x"), {}).error().code, SqlCode::notFound);
    EXPECT_FALSE(makePrivateFolder(folder.path / "file" / "below"));
    EXPECT_TRUE(makePrivateFolder(folder.path)) << "it is there already";
}

TEST(DurableFile, DoesNotWriteThroughALink)
{
    const TestFolder folder;
    ASSERT_TRUE(writeDurably(folder.path / "precious", bytesOf("precious"), {}));
    fs::create_symlink(folder.path / "precious", folder.path / "file.new");
    EXPECT_FALSE(writeDurably(folder.path / "file", bytesOf("x"), {}));
    EXPECT_EQ(textOf(folder.path / "precious"), "precious");
}

} // namespace

} // namespace nqi::store
