// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/reasons.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

namespace nqi::verdict {
namespace {

/// The rows of the first table of REASONS.md, as they are written.
std::vector<std::string> documentedRows()
{
    std::ifstream in(std::string(NQI_SAMPLES) + "/../../core/verdict/REASONS.md");
    std::vector<std::string> rows;
    for (std::string line; std::getline(in, line) && !line.starts_with("## ");) {
        if (line.starts_with("| `"))
            rows.push_back(line);
    }
    return rows;
}

std::string rowOf(const ReasonInfo &reason)
{
    std::string row = "| `" + std::string(reason.text) + "` | " + std::string(name(reason.outcome)) + " | " +
                      std::string(name(reason.severity)) + " | ";
    std::istringstream names{std::string(reason.arguments)};
    bool first = true;
    for (std::string word; names >> word; first = false)
        row += std::string(first ? "" : " ") + "`" + word + "`";
    return row + " | ";
}

TEST(Reasons, AreDocumentedOneByOneInOrder)
{
    const std::vector<std::string> rows = documentedRows();
    ASSERT_EQ(rows.size(), reasonTable().size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_TRUE(rows[i].starts_with(rowOf(reasonTable()[i]))) << rows[i] << "\n" << rowOf(reasonTable()[i]);
        EXPECT_GT(rows[i].size(), rowOf(reasonTable()[i]).size() + 5) << "no meaning: " << rows[i];
    }
}

TEST(Reasons, BeginWithTheNameOfTheirCheck)
{
    std::set<std::string_view> seen;
    for (const ReasonInfo &reason : reasonTable()) {
        EXPECT_EQ(reason.text.substr(0, reason.text.find('.')), name(reason.code));
        EXPECT_TRUE(seen.insert(reason.text).second) << reason.text;
    }
    EXPECT_EQ(allReasons().size(), seen.size());
}

TEST(Reasons, StandInTheOrderOfTheChecksAndLeaveNoneOut)
{
    auto last = static_cast<int>(CheckCode::codeReading);
    for (const ReasonInfo &reason : reasonTable()) {
        const int code = static_cast<int>(reason.code);
        EXPECT_TRUE(code == last || code == last + 1) << reason.text;
        last = code;
    }
    EXPECT_EQ(last, static_cast<int>(CheckCode::catalogueAge));
}

TEST(Reasons, NeverWarnWhereTheRecordsAgree)
{
    for (const ReasonInfo &reason : reasonTable()) {
        if (reason.outcome == Outcome::agrees) {
            EXPECT_LE(reason.severity, Severity::note) << reason.text;
        }
        if (reason.outcome == Outcome::differs || reason.outcome == Outcome::missing) {
            EXPECT_GE(reason.severity, Severity::note) << reason.text;
        }
        // A guess for a person to confirm never stops goods by itself.
        if (reason.outcome == Outcome::possible) {
            EXPECT_LE(reason.severity, Severity::warning) << reason.text;
        }
    }
}

TEST(Names, OfEnumerationsAreDistinct)
{
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(CheckCode::catalogueAge); ++i)
        EXPECT_TRUE(names.insert(name(static_cast<CheckCode>(i))).second) << i;
    EXPECT_EQ(name(Overall::danger), "danger");
    EXPECT_EQ(name(Mode::online), "online");
    EXPECT_EQ(name(Severity::violation), "violation");
    EXPECT_EQ(name(Outcome::notCovered), "notCovered");
}

} // namespace
} // namespace nqi::verdict
