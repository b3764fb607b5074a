// SPDX-License-Identifier: Apache-2.0
#include "core/hub/publisher.h"
#include "tests/support/postgres/server.h"
#include "tests/unit/hub/folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <format>
#include <thread>

namespace nqi::hub {
namespace {

using testing::HasSubstr;
using namespace std::chrono_literals;

/// `nqi-hub` as an administrator runs it, beside a database that ministries write.
struct HubOnPostgres : testing::Test {
    static void SetUpTestSuite() { server = test::PostgresServer::start(); }
    static void TearDownTestSuite() { server.reset(); }
    static inline std::unique_ptr<test::PostgresServer> server;

    TestFolder folder;
    std::string data = (folder.path / "hub").string();
    std::string address;

    void SetUp() override
    {
        ASSERT_TRUE(server);
        address = server->newDatabase();
        ASSERT_TRUE(server->run(address, hub("catalogue-sql")));
    }
    static std::string hub(const std::string &arguments)
    {
        std::string said;
        FILE *const pipe = ::popen(std::format("{} {} 2>&1", NQI_HUB, arguments).c_str(), "r");
        std::array<char, 4096> piece{};
        for (std::size_t size = 0; (size = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;)
            said.append(piece.data(), size);
        ::pclose(pipe);
        return said;
    }
    void insert(std::string_view gtin) const
    {
        EXPECT_TRUE(server->run(address, std::format("INSERT INTO nqi_catalogue.products (gtin) VALUES ({})", gtin)));
    }
};

TEST_F(HubOnPostgres, PublishesWhatIsInTheDatabase)
{
    insert("8935001700012");
    const std::string publish = std::format("publish --data {} --from '{}'", data, address);
    const std::string first = hub(publish);
    EXPECT_THAT(first, HasSubstr("1 rows read, all of it"));
    EXPECT_THAT(first, HasSubstr("catalogue 1:"));
    insert("8935001700029");
    const std::string second = hub(publish);
    EXPECT_THAT(second, HasSubstr("database: 1 rows read\n"));
    EXPECT_THAT(second, HasSubstr("catalogue 2:"));
    EXPECT_THAT(hub(publish), HasSubstr("unchanged"));
    EXPECT_THAT(hub(std::format("publish --data {} --from 'postgresql:///none?host={}'", data, data)),
                HasSubstr("the database cannot be read"));
}

TEST_F(HubOnPostgres, AServingHubFollowsTheDatabaseThroughItsAbsence)
{
    insert("8935001700012");
    const pid_t child = ::fork();
    if (child == 0) {
        ::execl(NQI_HUB, NQI_HUB, "serve", "--data", data.c_str(), "--listen", "127.0.0.1:0", "--catalogue",
                address.c_str(), "--every", "1", nullptr);
        ::_exit(1);
    }
    const auto reaches = [&](std::uint64_t version) {
        for (int i = 0; i < 300 && publishedVersion(data) < version; ++i)
            std::this_thread::sleep_for(100ms);
        return publishedVersion(data) >= version;
    };
    EXPECT_TRUE(reaches(1));
    insert("8935001700029");
    EXPECT_TRUE(reaches(2));
    EXPECT_TRUE(server->crashAndRestart());
    insert("8935001700036");
    EXPECT_TRUE(reaches(3));
    ::kill(child, SIGTERM);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

} // namespace
} // namespace nqi::hub
