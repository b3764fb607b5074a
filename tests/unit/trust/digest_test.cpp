// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/trust/digest.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace nqi::trust {

namespace {

TEST(Sha256, GivesThePublishedDigests)
{
    // FIPS 180-4, examples of the standard's authors.
    EXPECT_EQ(sha256("").text(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc").text(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").text(),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, IsTheSameForPiecesAndAfterAnotherDigest)
{
    Hasher hasher;
    hasher.add(bytesOf("something else"));
    EXPECT_EQ(hasher.finish(), sha256("something else"));
    hasher.add(bytesOf("a"));
    hasher.add({});
    hasher.add(bytesOf("bc"));
    EXPECT_EQ(hasher.finish(), sha256("abc"));
}

TEST(Sha256, GoesOnFromACopyByItself)
{
    Hasher hasher;
    hasher.add(bytesOf("ab"));
    Hasher copy = hasher;
    copy.add(bytesOf("x"));
    hasher.add(bytesOf("c"));
    EXPECT_EQ(copy.finish(), sha256("abx"));
    EXPECT_EQ(hasher.finish(), sha256("abc"));
}

TEST(Sha256, ReadsFilesOfAnySize)
{
    const auto path = std::filesystem::temp_directory_path() / "nqi-digest-test";
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{256 * 1024}, std::size_t{700'001}}) {
        const std::string content(size, 'x');
        std::ofstream(path, std::ios::binary) << content;
        const auto digest = sha256File(path);
        ASSERT_TRUE(digest) << size;
        EXPECT_EQ(*digest, sha256(content)) << size;
    }
    std::filesystem::remove(path);
}

TEST(Sha256, SaysWhyAFileCannotBeRead)
{
    const auto missing = sha256File("/nonexistent/file");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error(), std::errc::no_such_file_or_directory);
    EXPECT_FALSE(sha256File("/")) << "a folder is no file";
}

TEST(Digest, HasExactlyOneText)
{
    const std::string text = sha256("abc").text();
    ASSERT_TRUE(Digest::parse(text));
    EXPECT_EQ(*Digest::parse(text), sha256("abc"));
    std::string upper = text;
    upper[0] = 'B';
    EXPECT_FALSE(Digest::parse(upper));
    EXPECT_FALSE(Digest::parse(text.substr(1)));
    EXPECT_FALSE(Digest::parse(text + "0"));
    EXPECT_FALSE(Digest::parse(std::string(64, 'g')));
    EXPECT_FALSE(Digest::parse("../" + text.substr(3)));
}

TEST(Chain, IsTheDigestOfPreviousThenContent)
{
    const Digest previous = sha256("one");
    const std::string joined(reinterpret_cast<const char *>(previous.bytes.data()), previous.bytes.size());
    EXPECT_EQ(chain(previous, bytesOf("two")), sha256(joined + "two"));
    EXPECT_NE(chain(Digest{}, bytesOf("two")), chain(previous, bytesOf("two")));
}

} // namespace

} // namespace nqi::trust
