// SPDX-License-Identifier: Apache-2.0
#include "core/store/evidence_folder.h"
#include "tests/unit/store_field/field_fixture.h"

#include <fstream>

namespace nqi::store {

namespace {

namespace fs = std::filesystem;

trust::SealingKey keyOf(std::uint64_t seed)
{
    std::array<std::byte, 32> bytes{};
    seededRandom(seed)(bytes);
    return *trust::SealingKey::fromBytes(bytes);
}

EvidenceFolder openAt(const fs::path &path, std::optional<trust::SealingKey> key = {}, SqlFault fault = {})
{
    return std::move(*EvidenceFolder::open(path, std::move(key), std::move(fault)));
}

std::string textOf(const SqlResult<std::vector<std::byte>> &bytes)
{
    return bytes ? std::string(reinterpret_cast<const char *>(bytes->data()), bytes->size()) : "(nothing)";
}

TEST(EvidenceFolder, StoresUnderTheDigestOnce)
{
    const TestFolder folder;
    auto evidence = openAt(folder.path / "e");
    EXPECT_TRUE(evidence.empty());
    const auto first = evidence.store(bytesOf("picture"));
    ASSERT_TRUE(first);
    EXPECT_EQ(*first, trust::sha256("picture"));
    EXPECT_EQ(evidence.store(bytesOf("picture")), first);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path / "e"), {}), 1);
    EXPECT_EQ(textOf(evidence.read(*first)), "picture");
    EXPECT_TRUE(evidence.contains(*first));
    EXPECT_FALSE(evidence.empty());
    const auto nothing = evidence.store({});
    ASSERT_TRUE(nothing);
    EXPECT_EQ(textOf(evidence.read(*nothing)), "");
}

TEST(EvidenceFolder, WritesADamagedFileAnew)
{
    const TestFolder folder;
    auto evidence = openAt(folder.path);
    const auto digest = *evidence.store(bytesOf("picture"));
    std::ofstream(folder.path / digest.text()) << "rot";
    EXPECT_EQ(evidence.read(digest).error().code, SqlCode::corrupt);
    ASSERT_TRUE(evidence.store(bytesOf("picture")));
    EXPECT_EQ(textOf(evidence.read(digest)), "picture");
}

TEST(EvidenceFolder, SealsWithAKeyAndStillReadsWhatWasNot)
{
    const TestFolder folder;
    const auto plain = *openAt(folder.path).store(bytesOf("plain"));
    auto sealed = openAt(folder.path, keyOf(1));
    const auto secret = *sealed.store(bytesOf("secret"));
    EXPECT_EQ(textOf(sealed.read(plain)), "plain");
    EXPECT_EQ(textOf(sealed.read(secret)), "secret");
    std::ifstream file(folder.path / secret.text(), std::ios::binary);
    const std::string raw{std::istreambuf_iterator<char>(file), {}};
    EXPECT_FALSE(raw.contains("secret"));
    EXPECT_EQ(openAt(folder.path).read(secret).error().code, SqlCode::corrupt) << "without key";
    EXPECT_EQ(openAt(folder.path, keyOf(2)).read(secret).error().code, SqlCode::corrupt) << "with another key";
}

TEST(EvidenceFolder, LeavesNothingOfAFailedWrite)
{
    // write, sync, rename: none leaves a file. The last sync comes after the rename: then the file is whole.
    for (const std::uint64_t n : {1U, 2U, 3U}) {
        const TestFolder folder;
        const NthOperationFails fails(n);
        auto evidence = openAt(folder.path, {}, fails.fault());
        const auto stored = evidence.store(bytesOf("picture"));
        ASSERT_FALSE(stored) << n;
        EXPECT_EQ(stored.error().code, SqlCode::full);
        EXPECT_TRUE(evidence.empty()) << n;
        EXPECT_TRUE(evidence.store(bytesOf("picture"))) << "the next attempt works";
    }
    const TestFolder folder;
    const NthOperationFails fails(4);
    auto evidence = openAt(folder.path, {}, fails.fault());
    EXPECT_FALSE(evidence.store(bytesOf("picture")));
    EXPECT_EQ(textOf(evidence.read(trust::sha256("picture"))), "picture");
    EXPECT_TRUE(evidence.store(bytesOf("picture")));
}

} // namespace

} // namespace nqi::store
