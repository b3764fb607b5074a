// SPDX-License-Identifier: Apache-2.0
#include "core/hub/s3/place.h"
#include "tests/unit/hub/folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

namespace nqi::hub {
namespace {

TEST(S3Place, NamesBucketAndPrefix)
{
    EXPECT_EQ(parseS3Place("s3://evidence", "", "ap-southeast-1"),
              (S3Place{"https://s3.ap-southeast-1.amazonaws.com", "ap-southeast-1", "evidence", ""}));
    EXPECT_EQ(parseS3Place("s3://evidence/a/b", "http://127.0.0.1:9000/", "x"),
              (S3Place{"http://127.0.0.1:9000", "x", "evidence", "a/b/"}));
}

TEST(S3Place, RefusesWhatIsNone)
{
    for (const char *const address :
         {"", "/var/blobs", "s3:/evidence", "s3://", "s3://ab", "s3://Evidence", "s3://evidence//x",
          "s3://evidence/../x", "s3://evidence/a b", "s3://evidence/?x", "s3://..evil", "https://evidence"})
        EXPECT_FALSE(parseS3Place(address, "", "us-east-1")) << address;
    EXPECT_FALSE(parseS3Place("s3://evidence", "ftp://x", "us-east-1"));
    EXPECT_FALSE(parseS3Place("s3://evidence", "", "us east"));
    EXPECT_FALSE(parseS3Place("s3://evidence", "", ""));
}

struct Credentials : testing::Test {
    TestFolder folder;
    std::filesystem::path file = folder.path / "credentials";
    std::map<std::string, std::string> environment;

    auto read(const std::filesystem::path &from)
    {
        return s3Credentials(from, [this](const char *name) {
            const auto found = environment.find(name);
            return found == environment.end() ? nullptr : found->second.c_str();
        });
    }
    void write(std::string_view text, std::filesystem::perms permissions)
    {
        std::ofstream(file) << text;
        std::filesystem::permissions(file, permissions);
    }
};

using enum std::filesystem::perms;

TEST_F(Credentials, ComeFromTheEnvironment)
{
    EXPECT_EQ(read("").error(), S3CredentialsError::missing);
    environment = {{"AWS_ACCESS_KEY_ID", "K"}, {"AWS_SECRET_ACCESS_KEY", "S"}};
    EXPECT_EQ(read(""), (S3Credentials{"K", "S", ""}));
    environment["AWS_SESSION_TOKEN"] = "T";
    EXPECT_EQ(read(""), (S3Credentials{"K", "S", "T"}));
}

TEST_F(Credentials, ComeFromAFileThatNobodyElseCanRead)
{
    write("[default]\r\naws_access_key_id = K\r\naws_secret_access_key=S==\n", owner_read | owner_write);
    environment = {{"AWS_ACCESS_KEY_ID", "other"}, {"AWS_SECRET_ACCESS_KEY", "other"}};
    EXPECT_EQ(read(file), (S3Credentials{"K", "S==", ""}));
    write("aws_access_key_id = K\n", owner_read | owner_write);
    EXPECT_EQ(read(file).error(), S3CredentialsError::missing) << "half of them is none";
    write("", owner_read | owner_write | group_read);
    EXPECT_EQ(read(file).error(), S3CredentialsError::notPrivate);
    EXPECT_EQ(read(folder.path / "none").error(), S3CredentialsError::unreadable);
}

} // namespace
} // namespace nqi::hub
