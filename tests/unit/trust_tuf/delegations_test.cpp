// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/trust_tuf/repository.h"

#include <gtest/gtest.h>

namespace nqi::trust::tuf {
namespace {

bool covers(std::string_view pattern, std::string_view path)
{
    return DelegatedRole{"role", {}, false, {std::string(pattern)}, {}}.covers(path);
}

TEST(PathPattern, StandsForSegmentsOnly)
{
    EXPECT_TRUE(covers("*", "file"));
    EXPECT_TRUE(covers("a/*/c", "a/b/c"));
    EXPECT_TRUE(covers("a?c", "abc"));
    EXPECT_TRUE(covers("*.*.gz", "base.tar.gz"));
    EXPECT_TRUE(covers("a**b", "ab"));
    EXPECT_TRUE(covers("đ*", "đồ chơi"));
    EXPECT_FALSE(covers("*", "a/b"));
    EXPECT_FALSE(covers("a/*", "a"));
    EXPECT_FALSE(covers("a?c", "a/c"));
    EXPECT_FALSE(covers("a", "A"));
    EXPECT_FALSE(covers("", "a"));
    EXPECT_FALSE(covers("*/", "a"));
}

TEST(PathPattern, OfManyStarsTakesNoTimeToSpeakOf)
{
    std::string pattern;
    for (int i = 0; i < 1000; ++i)
        pattern += "a*";
    EXPECT_FALSE(covers(pattern + "b", std::string(10'000, 'a')));
}

TEST(Delegations, AreAskedInTheirOrder)
{
    Delegations delegations;
    delegations.roles = {
        {"one", {}, false, {"x/*"}, {}}, {"two", {}, true, {"*"}, {}}, {"three", {}, false, {"x/a"}, {}}};
    const auto roles = delegations.rolesFor("x/a");
    ASSERT_EQ(roles.size(), 2U);
    EXPECT_EQ(roles[0].name, "one");
    EXPECT_EQ(roles[1].name, "three");
}

TEST(Delegations, OfBinsNameTheOneOfThePath)
{
    Delegations delegations;
    delegations.succinct = SuccinctRoles{{{"key"}, 1}, 8, "bin"};
    const std::string digest = sha256("some/target").text();
    ASSERT_EQ(delegations.rolesFor("some/target").size(), 1U);
    EXPECT_EQ(delegations.rolesFor("some/target")[0].name, "bin-" + digest.substr(0, 2));
    delegations.succinct->bitLength = 1;
    EXPECT_EQ(delegations.rolesFor("some/target")[0].name, digest[0] < '8' ? "bin-0" : "bin-1");
    delegations.succinct->bitLength = 32;
    EXPECT_EQ(delegations.rolesFor("some/target")[0].name, "bin-" + digest.substr(0, 8));
}

TEST(Delegations, SurviveTheirRoundTrip)
{
    const Repository repository;
    Targets targets = repository.targets;
    targets.targets["by/both"] = {3, {sha256("abc"), std::string(128, 'a')}};
    targets.delegations.emplace();
    targets.delegations->roles = {{"customs", {{"key"}, 2}, true, {"customs/*"}, {}},
                                  {"hashed", {{"key"}, 1}, false, {}, {"0a"}}};
    EXPECT_EQ(decodeTargets(encode(targets, repository.signers({Role::targets}))), targets);
    targets.delegations = Delegations{{}, {}, SuccinctRoles{{{"key"}, 1}, 4, "bin"}};
    EXPECT_EQ(decodeTargets(encode(targets, repository.signers({Role::targets}))), targets);
}

TEST(Delegations, OfADoubtfulFormAreMalformed)
{
    const Repository repository;
    Targets targets = repository.targets;
    const auto refused = [&](Delegations delegations) {
        targets.delegations = std::move(delegations);
        return decodeTargets(encode(targets, repository.signers({Role::targets}))) == std::unexpected(Error::malformed);
    };
    EXPECT_TRUE(refused({{}, {{"root", {{}, 1}, false, {"*"}, {}}}, {}})) << "a top-level name";
    EXPECT_TRUE(refused({{}, {{"", {{}, 1}, false, {"*"}, {}}}, {}})) << "no name";
    EXPECT_TRUE(refused({{}, {{"a", {{}, 1}, false, {"*"}, {}}, {"a", {{}, 1}, false, {"*"}, {}}}, {}})) << "twice";
    EXPECT_TRUE(refused({{}, {{"a", {{}, 0}, false, {"*"}, {}}}, {}})) << "a threshold of none";
    EXPECT_TRUE(refused({{}, {}, SuccinctRoles{{{}, 1}, 33, "bin"}})) << "more bins than hashes";
}

TEST(TufKeys, OfGarbageVerifyNothing)
{
    for (const std::string_view scheme : {"ed25519", "ecdsa-sha2-nistp256", "rsassa-pss-sha256", "unknown"}) {
        for (const std::string_view value : {"", "00", "-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----\n"})
            EXPECT_FALSE(verifies({std::string(scheme), std::string(scheme), std::string(value)}, "message", "3045"));
    }
}

TEST(FileNameOf, LeavesNoFolder)
{
    EXPECT_EQ(fileNameOf("targets"), "targets");
    EXPECT_EQ(fileNameOf("../a b/đ"), "..%2Fa%20b%2F%C4%91");
    EXPECT_EQ(fileNameOf("a~b_c-d.e"), "a~b_c-d.e");
}

} // namespace
} // namespace nqi::trust::tuf
