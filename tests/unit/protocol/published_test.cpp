// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/published.h"

#include <gtest/gtest.h>

namespace nqi::protocol {
namespace {

TEST(DeltaPath, SurvivesItsRoundTrip)
{
    const DeltaName name{12, 4, trust::sha256("a"), trust::sha256("b")};
    EXPECT_EQ(parseDeltaPath(path(name)), name);
    EXPECT_TRUE(path(name).starts_with("delta/0000000012-4-"));
}

TEST(DeltaPath, HasOneSpelling)
{
    const std::string good = path({12, 4, trust::sha256("a"), trust::sha256("b")});
    for (const std::string &other :
         {std::string(), std::string("delta/"), std::string("delta/.rows"), "base/" + good, good + "x",
          "delta/12-4-" + good.substr(19), "delta/0000000012-04-" + good.substr(19), good.substr(0, good.size() - 6)})
        EXPECT_FALSE(parseDeltaPath(other)) << other;
}

TEST(Identity, IsThatOfTheBaseAlone)
{
    trust::tuf::Targets targets;
    targets.targets["base/00000.info"] = {1, trust::tuf::hashesOf("a")};
    targets.targets["base/00001.rows"] = {1, trust::tuf::hashesOf("b")};
    const trust::Digest identity = identityOf(targets);
    targets.targets["delta/x"] = {1, trust::tuf::hashesOf("c")};
    EXPECT_EQ(identityOf(targets), identity);
    std::swap(targets.targets["base/00000.info"], targets.targets["base/00001.rows"]);
    EXPECT_NE(identityOf(targets), identity);
}

} // namespace
} // namespace nqi::protocol
