// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/reasons.h"
#include "tests/unit/verdict/case_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace nqi::verdict::testing {
namespace {

const std::filesystem::path folder = std::filesystem::path(NQI_SAMPLES) / "verdict";

class GoldenCase : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(GoldenCase, SaysWhatIsWritten)
{
    const auto golden = readCase(GetParam());
    ASSERT_TRUE(golden) << golden.error();
    for (const std::string &difference : differences(*golden, golden->evaluate()))
        ADD_FAILURE() << difference;
}

INSTANTIATE_TEST_SUITE_P(Verdict, GoldenCase, ::testing::ValuesIn(caseFiles(folder)), [](const auto &parameter) {
    std::string name = parameter.param.stem().string();
    std::ranges::replace(name, '-', '_');
    return name;
});

TEST(GoldenCases, CoverEveryReason)
{
    std::set<std::string, std::less<>> expected;
    for (const auto &file : caseFiles(folder)) {
        const auto golden = readCase(file);
        ASSERT_TRUE(golden) << golden.error();
        for (const Expected &line : golden->expected)
            expected.insert(line.reason);
    }
    for (const std::string_view reason : allReasons())
        EXPECT_TRUE(expected.contains(reason)) << "no case expects " << reason;
}

TEST(GoldenCases, CoverEveryTierWithEveryStateOfACertificate)
{
    for (const std::string tier : {"low", "medium", "high"}) {
        for (const std::string state : {"valid", "expired", "suspended", "withdrawn", "missing", "self", "other-lot"})
            EXPECT_TRUE(exists(folder / ("tier-" + tier + "-certificate-" + state + ".case"))) << tier << state;
    }
}

TEST(GoldenCases, NeverRepeatACheckWithoutItsArguments)
{
    for (const auto &file : caseFiles(folder)) {
        const auto golden = readCase(file);
        ASSERT_TRUE(golden) << golden.error();
        for (const Check &check : golden->evaluate().checks) {
            std::string names;
            for (const Argument &argument : check.arguments)
                names += (names.empty() ? "" : " ") + argument.name;
            std::string_view promised;
            for (const ReasonInfo &row : reasonTable()) {
                if (row.text == check.reason)
                    promised = row.arguments;
            }
            EXPECT_EQ(names, promised) << file.stem() << " " << check.reason;
        }
    }
}

} // namespace
} // namespace nqi::verdict::testing
