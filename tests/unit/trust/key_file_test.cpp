// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/trust/keys.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace nqi::trust {

namespace {

namespace fs = std::filesystem;

class KeyFile : public testing::Test {
protected:
    KeyFile()
    {
        std::array<std::byte, 8> name{};
        systemRandom()(name);
        folder = fs::temp_directory_path() / ("nqi-keys-" + hex(name));
        path = folder / "deep" / "device.key";
    }
    ~KeyFile() override { fs::remove_all(folder); }

    void write(const std::string &content) const
    {
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << content;
        ::chmod(path.c_str(), 0600);
    }
    [[nodiscard]] KeyFileError errorOf() const
    {
        const auto key = loadOrCreateKey(path, systemRandom());
        EXPECT_FALSE(key);
        return key ? KeyFileError{} : key.error();
    }

    fs::path folder;
    fs::path path;
};

TEST_F(KeyFile, IsMadeOnceAndIsPrivate)
{
    const auto first = loadOrCreateKey(path, systemRandom());
    ASSERT_TRUE(first);
    const auto second = loadOrCreateKey(path, systemRandom());
    ASSERT_TRUE(second);
    EXPECT_EQ(first->publicKey(), second->publicKey());
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(std::distance(fs::directory_iterator(path.parent_path()), {}), 1) << "no temporary file stays";
}

TEST_F(KeyFile, IsRefusedWhenOthersCanReadIt)
{
    ASSERT_TRUE(loadOrCreateKey(path, systemRandom()));
    ::chmod(path.c_str(), 0640);
    EXPECT_EQ(errorOf(), KeyFileError::notPrivate);
}

TEST_F(KeyFile, IsRefusedAndKeptWhenDamaged)
{
    const std::string good = "nqi-key-1 " + std::string(43, 'A') + "\n";
    write(good);
    ASSERT_TRUE(loadOrCreateKey(path, systemRandom()));
    for (const std::string &bad : {std::string(), std::string("\0\0\0\0", 4), good.substr(0, 20), good + "x",
                                   "nqi-key-2 " + std::string(43, 'A') + "\n",
                                   "nqi-key-1 " + std::string(43, '*') + "\n", std::string(1'000'000, 'A')}) {
        write(bad);
        EXPECT_EQ(errorOf(), KeyFileError::damaged);
        EXPECT_EQ(fs::file_size(path), bad.size()) << "a key is never written over";
    }
}

TEST_F(KeyFile, SaysWhenItCannotBeWrittenOrRead)
{
    fs::create_directories(folder);
    std::ofstream(folder / "deep") << "a file where a folder belongs";
    const KeyFileError error = errorOf();
    EXPECT_TRUE(error == KeyFileError::unwritable || error == KeyFileError::unreadable);
    fs::remove(folder / "deep");
    fs::create_directories(path);
    EXPECT_EQ(errorOf(), KeyFileError::unreadable) << "a folder where the file belongs";
}

TEST_F(KeyFile, IsTheSameForProgramsThatStartAtOnce)
{
    std::vector<std::string> keys(8);
    {
        std::vector<std::jthread> threads;
        for (std::string &key : keys) {
            threads.emplace_back([&] {
                const auto pair = loadOrCreateKey(path, systemRandom());
                key = pair ? pair->publicKey().text() : "";
            });
        }
    }
    for (const std::string &key : keys) {
        EXPECT_EQ(key, keys.front());
        EXPECT_EQ(key.size(), 43U);
    }
}

} // namespace

} // namespace nqi::trust
