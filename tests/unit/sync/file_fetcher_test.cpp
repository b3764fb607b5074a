// SPDX-License-Identifier: Apache-2.0
#include "core/sync/file_fetcher.h"
#include "tests/unit/hub/folder.h"
#include "tests/unit/sync/served_folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>

namespace nqi::sync {
namespace {

std::string noise(std::size_t size)
{
    std::mt19937 random(7);
    std::string text(size, '\0');
    for (char &c : text)
        c = static_cast<char>(random());
    return text;
}

struct Fetching : testing::Test {
    hub::TestFolder folder;
    std::filesystem::path served = folder.path / "served";
    std::filesystem::path chunks = folder.path / "chunks";
    ServedFolder transport{served};
    std::vector<WantedFile> wanted;

    void SetUp() override { std::filesystem::create_directories(served); }
    void serve(const std::string &name, const std::string &content)
    {
        std::ofstream(served / name, std::ios::binary) << content;
        wanted.push_back({"/v1/catalogue/" + name, content.size(), trust::sha256(content)});
    }
    FileFetcher fetcher()
    {
        return {transport, chunks, [] { return Instant{}; }};
    }
    std::string fetch(std::stop_token stop = {})
    {
        FileFetcher files = fetcher();
        return files.fetch(wanted, {}, stop);
    }
    void expectAll()
    {
        FileFetcher files = fetcher();
        for (const WantedFile &file : wanted)
            EXPECT_TRUE(files.read(file.digest));
        EXPECT_EQ(std::distance(std::filesystem::directory_iterator(chunks), {}), static_cast<int>(wanted.size()));
    }
};

TEST_F(Fetching, ALineThatIsCutAllTheTimeGetsThere)
{
    serve("a", noise(1'500'000));
    serve("b", noise(700'000));
    transport.cutEvery = 100'000;
    EXPECT_EQ(fetch(), "");
    expectAll();
    EXPECT_LE(transport.sent, 2'200'000U * 105 / 100);
}

TEST_F(Fetching, WhatCameBeforeTheProgramEndedIsNotFetchedAgain)
{
    serve("a", noise(100'000));
    std::stop_source stop;
    transport.disturb = [&](const Request &, auto &) {};
    FileFetcher files = fetcher();
    EXPECT_EQ(files.fetch(
                  wanted,
                  [&](const CatalogueProgress &state) {
                      if (state.bytes > 60'000)
                          stop.request_stop();
                  },
                  stop.get_token()),
              "cancelled");
    EXPECT_EQ(fetch(), "");
    expectAll();
    EXPECT_EQ(transport.sent, 100'000U);
}

TEST_F(Fetching, AllThatCameIsUsedThoughThePowerWentBeforeItWasNamed)
{
    const std::string content = noise(5000);
    serve("a", content);
    std::filesystem::create_directories(chunks);
    std::ofstream(chunks / (wanted[0].digest.text() + ".part"), std::ios::binary) << content;
    EXPECT_EQ(fetch(), "");
    expectAll();
    EXPECT_TRUE(transport.asked.empty());
}

TEST_F(Fetching, TheSameContentUnderTwoNamesComesOnce)
{
    const std::string content = noise(5000);
    serve("a", content);
    serve("b", content);
    std::filesystem::create_directories(chunks);
    std::ofstream(chunks / (wanted[0].digest.text() + ".part"), std::ios::binary) << content.substr(0, 2000);
    EXPECT_EQ(fetch(), "");
    EXPECT_EQ(transport.asked.size(), 1U);
    EXPECT_TRUE(fetcher().read(wanted[1].digest));
}

TEST_F(Fetching, APartThatWasDamagedIsFetchedAnew)
{
    const std::string content = noise(5000);
    serve("a", content);
    for (const std::size_t length : {std::size_t{1000}, std::size_t{5000}, std::size_t{9000}}) {
        std::filesystem::remove_all(chunks);
        std::filesystem::create_directories(chunks);
        std::ofstream(chunks / (wanted[0].digest.text() + ".part"), std::ios::binary) << std::string(length, 'x');
        // The first attempt may find it out; the next one mends it.
        if (!fetch().empty()) {
            EXPECT_EQ(fetch(), "") << length;
        }
        expectAll();
    }
}

TEST_F(Fetching, AServerWithoutRangesBeginsAnew)
{
    serve("a", noise(50'000));
    transport.ranges = false;
    std::size_t answers = 0;
    transport.disturb = [&](const Request &, auto &) { transport.cutEvery = ++answers < 3 ? 20'000 : 1'000'000; };
    EXPECT_EQ(fetch(), "");
    expectAll();
}

TEST_F(Fetching, WhatIsHereNeedNotBeFetchedAndDamageIsSeen)
{
    serve("a", noise(3000));
    serve("b", noise(4000));
    EXPECT_EQ(fetch(), "");
    transport.asked.clear();
    EXPECT_EQ(fetch(), "");
    EXPECT_TRUE(transport.asked.empty());
    std::fstream(chunks / wanted[1].digest.text(), std::ios::in | std::ios::out | std::ios::binary) << "damage";
    EXPECT_EQ(fetch(), "");
    EXPECT_EQ(transport.asked.size(), 1U);
    expectAll();
}

TEST_F(Fetching, ACutAmongTheHeadersLosesNothing)
{
    serve("a", noise(50'000));
    std::size_t answers = 0;
    transport.cutEvery = 20'000;
    transport.disturb = [&](const Request &, auto &answer) {
        transport.headers = ++answers != 2;
        if (!transport.headers)
            answer->body.clear();
    };
    if (!fetch().empty()) {
        EXPECT_EQ(fetch(), "");
    }
    expectAll();
    EXPECT_EQ(transport.sent, 50'000U);
}

TEST_F(Fetching, AFileThatIsAlwaysTooShortEndsInTheEnd)
{
    serve("a", noise(5000));
    transport.headers = false;
    transport.ranges = false;
    transport.disturb = [](const Request &, auto &answer) { answer->body.resize(1000); };
    EXPECT_NE(fetch(), "");
    EXPECT_LT(transport.asked.size(), 10U);
}

TEST_F(Fetching, OneThatIsMissingDoesNotKeepTheOthers)
{
    serve("a", noise(3000));
    wanted.push_back({"/v1/catalogue/none", 10, trust::sha256("none")});
    serve("c", noise(2000));
    EXPECT_EQ(fetch(), "tuf.missing");
    EXPECT_TRUE(fetcher().read(wanted[0].digest));
    EXPECT_TRUE(fetcher().read(wanted[2].digest));
}

TEST_F(Fetching, AFolderThatCannotBeWrittenIsSaid)
{
    serve("a", noise(3000));
    std::ofstream(chunks) << "a file where the folder belongs";
    EXPECT_EQ(fetch(), "cache");
    wanted.push_back({"/v1/catalogue/huge", std::uint64_t{1} << 40U, trust::sha256("huge")});
    EXPECT_EQ(fetch(), "chunk.mismatch") << "no file of ours is so large";
}

} // namespace
} // namespace nqi::sync
