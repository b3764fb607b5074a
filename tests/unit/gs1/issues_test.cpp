// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/gtin.h"
#include "core/gs1/issue.h"
#include "core/gs1/lint.h"
#include "core/gs1/message.h"
#include "core/gs1/output.h"
#include "core/gs1/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace nqi::gs1 {
namespace {

const Issue *find(const Message &message, IssueCode code)
{
    const auto it = std::ranges::find(message.issues, code, &Issue::code);
    return it == message.issues.end() ? nullptr : &*it;
}

std::size_t placeOf(const char *input, IssueCode code)
{
    const Message message = parse(input);
    const Issue *issue = find(message, code);
    return issue == nullptr ? std::string::npos : issue->position;
}

TEST(Issues, AreAllReportedInOrderOfPosition)
{
    // A wrong check digit must not hide the month 13, nor that the letter in (37).
    const Message message = parse("^0109506000134353^17131315^37A^4230");
    std::vector<std::string_view> codes;
    for (const Issue &issue : message.issues)
        codes.push_back(name(issue.code));
    EXPECT_TRUE(std::ranges::contains(codes, "checkDigit"));
    EXPECT_TRUE(std::ranges::contains(codes, "dateMonth"));
    EXPECT_TRUE(std::ranges::contains(codes, "nonDigit"));
    EXPECT_TRUE(std::ranges::contains(codes, "valueTooShort"));
    EXPECT_TRUE(std::ranges::contains(codes, "forbiddenPair"));
    EXPECT_TRUE(std::ranges::is_sorted(message.issues, {}, &Issue::position));
    EXPECT_EQ(message.elements.size(), 4U); // what could be read is kept
}

TEST(Issues, PointIntoTheOriginalInput)
{
    EXPECT_EQ(placeOf("]C10109506000134353", IssueCode::checkDigit), 18U);
    EXPECT_EQ(placeOf("(01)09506000134352(10)A\\(B C", IssueCode::notCset82), 26U);
    EXPECT_EQ(placeOf("https://a.vn/01/09506000134352/10/%41%20", IssueCode::notCset82), 37U);
    EXPECT_EQ(placeOf("https://a.vn/01/09506000134352?17=%32%3513%301", IssueCode::dateMonth), 40U);
    EXPECT_EQ(placeOf("]E09506000134353", IssueCode::checkDigit), 15U);
    EXPECT_EQ(placeOf("^0109506000134352^893", IssueCode::unknownAi), 18U);
}

TEST(Issues, OfACheckDigitSayWhatItShouldBeAndWhichSwapWouldHelp)
{
    const Message wrong = parse("(01)09506000134351");
    EXPECT_EQ(find(wrong, IssueCode::checkDigit)->arguments, (std::vector<std::string>{"1", "2"}));
    const Message swapped = parse("(01)09560000134352"); // 06 and 60 exchanged
    const Issue *issue = find(swapped, IssueCode::checkDigit);
    ASSERT_NE(issue, nullptr);
    ASSERT_EQ(issue->arguments.size(), 3U);
    std::string digits = "09560000134352";
    const auto at = static_cast<std::size_t>(std::stoi(issue->arguments[2]));
    std::swap(digits[at - 1], digits[at]);
    EXPECT_TRUE(hasRightCheckDigit(digits));
}

TEST(Issues, ReadingGoesOnBehindAnUnknownIdentifier)
{
    const Message message = parse("^0109506000134352^89ABC^10LOT");
    EXPECT_EQ(canonical(message), "(01)09506000134352(10)LOT");
    EXPECT_FALSE(message.syntaxValid);
}

TEST(Issues, OfAHostileInputAreCut)
{
    std::string input;
    for (int i = 0; i < 5000; ++i)
        input += "^17999999";
    const Message message = parse(input);
    EXPECT_FALSE(message.syntaxValid);
    EXPECT_FALSE(message.lenientValid);
    EXPECT_LE(message.issues.size(), 260U);
    EXPECT_NE(find(message, IssueCode::listCut), nullptr);
    EXPECT_LE(message.elements.size(), 1024U);
}

TEST(Associations, MissingOneIsAClassOfItsOwn)
{
    const Message message = parse("(10)ABC");
    EXPECT_TRUE(message.syntaxValid);
    EXPECT_FALSE(message.valid);
    const Issue *issue = find(message, IssueCode::requiredAiMissing);
    ASSERT_NE(issue, nullptr);
    EXPECT_EQ(issue->severity, Severity::warning);
    EXPECT_EQ(issue->ai, "10");
    EXPECT_EQ(issue->arguments.front(), "01,02,03,8006,8026");
}

TEST(Associations, ToldAsAWholeChain)
{
    const Message message = parse("(02)09506000134352");
    EXPECT_EQ(find(message, IssueCode::requiredAiMissing)->arguments, (std::vector<std::string>{"37", "37,00"}));
}

TEST(Associations, EveryRequirementMustHold)
{
    // (37) needs (00), and (02) or (8026).
    EXPECT_FALSE(parse("(37)5(00)376104250021234569").valid);
    EXPECT_FALSE(parse("(02)09506000134352(37)5").valid);
    EXPECT_TRUE(parse("(00)376104250021234569(02)09506000134352(37)5").valid);
}

TEST(Associations, GroupsMustBePresentWhole)
{
    EXPECT_FALSE(parse("(7004)1234(01)09506000134352").valid);
    EXPECT_TRUE(parse("(7004)1234(01)09506000134352(10)A").valid);
    EXPECT_FALSE(parse("(01)09506000134352(21)A(8041)123456789012345").valid);
    EXPECT_TRUE(parse("(01)09506000134352(21)A(8040)123456789012345(8041)123456789012345").valid);
}

TEST(Associations, PatternsLeaveTheIdentifierItselfOut)
{
    EXPECT_TRUE(parse("(01)99506000134355(3103)000500").syntaxValid);
    const Message message = parse("(01)99506000134355(3103)000500(3102)000050");
    EXPECT_FALSE(message.syntaxValid);
    EXPECT_NE(find(message, IssueCode::forbiddenPair), nullptr);
}

TEST(Associations, RepeatsMustAgree)
{
    EXPECT_TRUE(parse("(01)09506000134352(10)A(10)A").valid);
    const Message message = parse("(01)09506000134352(10)A(10)B");
    EXPECT_FALSE(message.syntaxValid);
    EXPECT_EQ(find(message, IssueCode::repeatedAiDiffers)->arguments, (std::vector<std::string>{"A", "B"}));
}

TEST(Associations, OfBothPartsOfACompositeCountTogether)
{
    EXPECT_TRUE(parse("(10)ABC|(01)09506000134352").valid);
    EXPECT_TRUE(parse("^10ABC|^0109506000134352").valid);
}

TEST(LostSeparator, GivesRankedAlternativesAndChoosesNone)
{
    const Message message = parse("]C1010950600013435210ABC21SER");
    EXPECT_TRUE(message.valid);
    EXPECT_EQ(message.find("10"), "ABC21SER");
    ASSERT_FALSE(message.alternatives.empty());
    EXPECT_EQ(canonical(message.alternatives.front().elements), "(01)09506000134352(10)ABC(21)SER");
    EXPECT_NE(find(message, IssueCode::separatorMaybeLost), nullptr);
}

TEST(LostSeparator, FindsDatesInsideALot)
{
    const Message message = parse("]C1010950600013435210ABC1726123121SER");
    ASSERT_FALSE(message.alternatives.empty());
    EXPECT_EQ(canonical(message.alternatives.front().elements), "(01)09506000134352(10)ABC(17)261231(21)SER");
    EXPECT_TRUE(std::ranges::is_sorted(message.alternatives, std::greater<>{}, &AlternativeReading::score));
}

TEST(LostSeparator, IsNotSuspectedWhereOneCameThrough)
{
    EXPECT_TRUE(parse("]C1010950600013435221X\x1D"
                      "10ABC21SER")
                    .alternatives.empty());
    EXPECT_TRUE(parse("]C1010950600013435210LOT-7").alternatives.empty());
    EXPECT_TRUE(parse("(01)09506000134352(10)ABC21SER").alternatives.empty());
}

TEST(LostSeparator, ExplainsAValueThatIsTooLong)
{
    const Message message = parse("]C1010950600013435210ABCDEFGHIJKL21SERIAL1234");
    EXPECT_FALSE(message.syntaxValid);
    ASSERT_FALSE(message.alternatives.empty());
    EXPECT_EQ(canonical(message.alternatives.front().elements), "(01)09506000134352(10)ABCDEFGHIJKL(21)SERIAL1234");
}

TEST(Keys, OfSpecialPrefixesAreNoted)
{
    EXPECT_TRUE(placeOf("(01)02112345678900", IssueCode::prefixRestricted) != std::string::npos);
    EXPECT_TRUE(placeOf("(01)09520123456788", IssueCode::prefixDemonstration) != std::string::npos);
    EXPECT_TRUE(placeOf("(01)09780345418913", IssueCode::prefixSpecial) != std::string::npos);
    EXPECT_TRUE(placeOf("(01)01400000000007", IssueCode::prefixUnassigned) != std::string::npos);
    EXPECT_TRUE(parse("(01)01400000000007").valid);
    EXPECT_EQ(parse("(01)08938505974194").issues.size(), 0U);
}

TEST(Keys, WithAMeasureWantIndicatorNine)
{
    EXPECT_TRUE(placeOf("(01)09506000134352(3103)000500", IssueCode::measureIndicator) != std::string::npos);
    EXPECT_FALSE(placeOf("(01)99506000134355(3103)000500", IssueCode::measureIndicator) != std::string::npos);
    EXPECT_TRUE(placeOf("(01)99506000134355(10)A", IssueCode::measureMissing) != std::string::npos);
}

TEST(IssueNames, AreDistinctAndStable)
{
    std::set<std::string_view> names;
    for (auto code = std::to_underlying(IssueCode::emptyInput); code <= std::to_underlying(IssueCode::paymentMalformed);
         ++code)
        names.insert(name(static_cast<IssueCode>(code)));
    EXPECT_EQ(names.size(), std::to_underlying(IssueCode::paymentMalformed) + 1U);
    EXPECT_EQ(name(IssueCode::checkDigit), "checkDigit");
    EXPECT_EQ(name(IssueCode::requiredAiMissing), "requiredAiMissing");
    EXPECT_EQ(name(IssueCode::paymentMalformed), "paymentMalformed");
    EXPECT_EQ(name(IssueCode::linkWithoutKey), "linkWithoutKey");
    EXPECT_TRUE(isTolerable(IssueCode::linkTrailingSlash));
    EXPECT_FALSE(isTolerable(IssueCode::checkDigit));
}

TEST(Lint, RunsOneCheckByName)
{
    EXPECT_EQ(linterNames().size(), 39U);
    EXPECT_EQ(lint("yymmd0", "261200"), std::nullopt);
    EXPECT_EQ(lint("yymmdd", "261200"), (LintError{IssueCode::dateDay, 4, 2, {}}));
    EXPECT_EQ(lint("csum", ""), (LintError{IssueCode::checkDigitMissing, 0, 0, {}}));
    EXPECT_EQ(lint("couponcode", "71234567890123"), (LintError{IssueCode::couponCode, 0, 1, "companyPrefix"}));
    EXPECT_EQ(lint("no such check", "1")->code, IssueCode::unknownLinter);
}

TEST(Lint, AcceptsAnyBytesWithoutHarm)
{
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    for (const std::string_view linter : linterNames()) {
        for (std::size_t length = 0; length <= bytes.size(); length += 17) {
            const auto error = lint(linter, std::string_view(bytes).substr(256 - length));
            if (error) {
                EXPECT_LE(error->position + error->length, length) << linter;
            }
        }
    }
}

} // namespace
} // namespace nqi::gs1
