// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/store_field/field_fixture.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <span>

namespace nqi::store {

namespace {

using consignment::BookError;
using consignment::Consignment;
using consignment::Entry;
using consignment::EntryKind;

Consignment consignmentOf(std::uint32_t lines)
{
    Consignment made{.declaration = "107462913550", .importer = "9900000009", .importerName = "Nhập khẩu Mẫu"};
    for (std::uint32_t i = 1; i <= lines; ++i)
        made.lines.push_back({.number = i, .description = "Ấm \"đun\", loại " + std::to_string(i), .quantity = 10});
    made.packages = {{"069099900100000010", {{1, 5}}}};
    return made;
}

Entry entryOf(std::uint64_t number, std::string code = "(01)06909990010010")
{
    return {.number = number,
            .kind = EntryKind::seen,
            .at = noon,
            .by = "An",
            .code = std::move(code),
            .count = 1,
            .value = {},
            .reason = {}};
}

class FieldTallies : public FieldTest {
protected:
    [[nodiscard]] static std::vector<Entry> entriesOf(const FieldDatabase &journal, const Uuid &id)
    {
        const auto kept = journal.check(id);
        EXPECT_TRUE(kept);
        return kept ? kept->entries : std::vector<Entry>();
    }
};

TEST_F(FieldTallies, ACheckIsReadAsItWasKept)
{
    const Consignment of = consignmentOf(3);
    Uuid id;
    std::vector<Entry> entries = {entryOf(1), entryOf(2, "(00)069099900100000010")};
    entries.push_back({.number = 3,
                       .kind = EntryKind::observed,
                       .at = noon,
                       .by = "Bình",
                       .code = {},
                       .line = 2,
                       .trait = consignment::Trait::origin,
                       .value = "MY",
                       .reason = {}});
    {
        const auto journal = open();
        id = *journal->begin(of, "An");
        ASSERT_TRUE(journal->append(id, entries));
    }
    const auto journal = open();
    const auto kept = journal->check(id);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->consignment, of);
    EXPECT_EQ(kept->entries, entries);
    EXPECT_EQ(kept->summary.begunBy, "An");
    EXPECT_EQ(kept->summary.importer, "Nhập khẩu Mẫu");
    EXPECT_EQ(journal->checks(10)->front(), kept->summary);
    EXPECT_EQ(*journal->checkWith("069099900100000010"), id);
    EXPECT_EQ(*journal->checkWith("069099900100000027"), std::nullopt);
    EXPECT_EQ(journal->check(Uuid()).error(), BookError::notFound);
}

TEST_F(FieldTallies, TheSameEntryAgainChangesNothingAndAnotherOneIsRefused)
{
    const auto journal = open();
    const Uuid id = *journal->begin(consignmentOf(1), "An");
    const std::vector entries = {entryOf(1), entryOf(2)};
    ASSERT_TRUE(journal->append(id, entries));
    ASSERT_TRUE(journal->append(id, entries));
    EXPECT_EQ(entriesOf(*journal, id), entries);
    const std::vector other = {entryOf(3), entryOf(2, "(01)06909990010027")};
    EXPECT_EQ(journal->append(id, other).error(), BookError::mismatch);
    EXPECT_EQ(entriesOf(*journal, id), entries) << "all or none";
}

TEST_F(FieldTallies, NothingFollowsTheResultUntilItIsTakenBack)
{
    const auto journal = open();
    const Uuid id = *journal->begin(consignmentOf(1), "An");
    Entry result = entryOf(1, {});
    result.kind = EntryKind::finished;
    result.value = "meets";
    ASSERT_TRUE(journal->append(id, std::vector{result}));
    EXPECT_TRUE(journal->checks(1)->front().finished);
    EXPECT_EQ(journal->append(id, std::vector{entryOf(2)}).error(), BookError::finished);
    Entry filled = entryOf(4, "notice.number");
    filled.kind = EntryKind::filled;
    filled.value = "77/TB";
    EXPECT_TRUE(journal->append(id, std::vector{filled})) << "its notice is filled in";
    Entry finding = entryOf(6, {});
    finding.kind = EntryKind::finding;
    finding.line = 1;
    finding.value = "0197a3c0-0000-7000-8000-000000000001";
    ASSERT_TRUE(journal->append(id, std::vector{finding})) << "more is found of its goods";
    EXPECT_EQ(entriesOf(*journal, id).back(), finding);
    Entry back = entryOf(2, {});
    back.kind = EntryKind::withdrawn;
    back.count = 1;
    EXPECT_EQ(journal->append(id, std::vector{back, entryOf(3)}).error(), BookError::reasonMissing);
    EXPECT_FALSE(journal->checks(1)->front().withdrawn);
    back.reason = "đếm sai";
    ASSERT_TRUE(journal->append(id, std::vector{back, entryOf(3)}));
    EXPECT_FALSE(journal->checks(1)->front().finished);
    const auto withdrawn = journal->checks(1)->front().withdrawn;
    ASSERT_TRUE(withdrawn);
    EXPECT_EQ(withdrawn->number, 2U);
    EXPECT_EQ(withdrawn->at, noon);
    EXPECT_EQ(withdrawn->reason, "đếm sai");
    EXPECT_EQ(journal->log(1, 0)->front().action, "check.resultWithdrawn");
    Entry again = result;
    again.number = 5;
    ASSERT_TRUE(journal->append(id, std::vector{again}));
    EXPECT_FALSE(journal->checks(1)->front().withdrawn) << "another result holds";
}

TEST_F(FieldTallies, ChecksAreFoundByTheirDeclarationOrImporter)
{
    const auto journal = open();
    for (int i = 0; i < 4; ++i) {
        Consignment of = consignmentOf(1);
        of.declaration = "10746291355" + std::to_string(i);
        of.importerName = i % 2 == 0 ? "Công ty Nhập khẩu Sao Mai" : "Hồng Hà";
        ASSERT_TRUE(journal->begin(of, "An"));
    }
    const auto found = [&](std::string words, std::uint32_t limit) {
        std::string declarations;
        for (const auto &one : *journal->checksLike({.words = std::move(words), .limit = limit}))
            declarations += one.declaration.back();
        return declarations;
    };
    EXPECT_EQ(found("", 10), "3210");
    EXPECT_EQ(found(" mai  nhap ", 10), "20") << "words in any order, without accents";
    EXPECT_EQ(found("SAO MAI", 1), "2");
    EXPECT_EQ(found("107462913551", 10), "1");
    EXPECT_EQ(found("hồng 553", 10), "3");
    EXPECT_EQ(found("khác", 10), "");
    EXPECT_TRUE(journal->checksLike({.putAway = true, .words = "mai", .limit = 10})->empty());
}

TEST_F(FieldTallies, MilestonesAreWhatHappenedToTheCheckAsAWhole)
{
    const auto journal = open();
    const Uuid id = *journal->begin(consignmentOf(1), "An");
    Entry filled = entryOf(2, "registration.date");
    filled.kind = EntryKind::filled;
    filled.value = "2026-06-30";
    Entry result = entryOf(3, "what the records said");
    result.kind = EntryKind::finished;
    result.value = "fileIncomplete";
    ASSERT_TRUE(journal->append(id, std::vector{entryOf(1), filled}));
    EXPECT_EQ(*journal->milestones(id), std::vector{filled});
    ASSERT_TRUE(journal->append(id, std::vector{result}));
    result.code.clear();
    EXPECT_EQ(*journal->milestones(id), std::vector{result}) << "what was registered is over";
    Entry back = entryOf(4, {});
    back.kind = EntryKind::withdrawn;
    back.count = 3;
    back.reason = "đã bổ sung hồ sơ";
    ASSERT_TRUE(journal->append(id, std::vector{back}));
    EXPECT_EQ(*journal->milestones(id), (std::vector{filled, result, back}));
    EXPECT_EQ(journal->milestones(Uuid()).error(), BookError::notFound);
}

TEST_F(FieldTallies, ACheckThatWasPutAwayLeavesTheListUntilItIsBroughtBack)
{
    const auto journal = open();
    const Uuid id = *journal->begin(consignmentOf(1), "An");
    Entry away = entryOf(1, {});
    away.kind = EntryKind::finished;
    away.value = consignment::putAwayValue;
    EXPECT_EQ(journal->append(id, std::vector{away}).error(), BookError::reasonMissing);
    away.reason = "nhầm tờ khai";
    ASSERT_TRUE(journal->append(id, std::vector{away}));
    EXPECT_TRUE(journal->checks(10)->empty());
    ASSERT_EQ(journal->checksLike({.putAway = true, .limit = 10})->size(), 1U);
    EXPECT_TRUE(journal->checksLike({.putAway = true, .limit = 10})->front().putAway);
    EXPECT_FALSE(journal->checksLike({.putAway = true, .limit = 10})->front().finished);
    EXPECT_FALSE(journal->checksLike({.putAway = true, .limit = 10})->front().lacksMinutes);
    EXPECT_EQ(*journal->checkWith("069099900100000010"), std::nullopt);
    EXPECT_EQ(journal->append(id, std::vector{entryOf(2)}).error(), BookError::putAway);
    EXPECT_EQ(journal->log(1, 0)->front().action, "check.putAway");
    EXPECT_EQ(journal->log(1, 0)->front().actor, "An");

    Entry back = entryOf(2, {});
    back.kind = EntryKind::withdrawn;
    back.count = 1;
    ASSERT_TRUE(journal->append(id, std::vector{back, entryOf(3)}));
    EXPECT_TRUE(journal->checksLike({.putAway = true, .limit = 10})->empty());
    EXPECT_EQ(journal->checks(10)->size(), 1U);
    EXPECT_EQ(journal->log(1, 0)->front().action, "check.broughtBack");
    EXPECT_EQ(entriesOf(*journal, id), (std::vector{away, back, entryOf(3)})) << "nothing was deleted";
    EXPECT_EQ(journal->verifyLog()->brokenAt, 0U);
}

TEST_F(FieldTallies, WhatCannotBeReadBackIsNotKept)
{
    const auto journal = open();
    Consignment of = consignmentOf(1);
    of.lines[0].description = "\xFF";
    EXPECT_EQ(journal->begin(of, "An").error(), BookError::tooLarge);
    const Uuid id = *journal->begin(consignmentOf(1), "An");
    EXPECT_EQ(journal->append(id, std::vector{entryOf(1, std::string(10'000, '1'))}).error(), BookError::tooLarge);
    EXPECT_EQ(journal->append(id, std::vector{entryOf(1, "\xFF")}).error(), BookError::tooLarge);
    EXPECT_EQ(journal->append(id, std::vector{entryOf(0)}).error(), BookError::tooLarge);
}

TEST_F(FieldTallies, NoStatementRewritesAnEntry)
{
    {
        const auto journal = open();
        const Uuid id = *journal->begin(consignmentOf(1), "An");
        ASSERT_TRUE(journal->append(id, std::vector{entryOf(1)}));
    }
    auto database = Database::open(folder.path / "field.db", {.access = SqlAccess::readWrite});
    ASSERT_TRUE(database);
    for (const char *sql :
         {"UPDATE tally SET count = 9", "DELETE FROM tally", "UPDATE checks SET content = ''", "DELETE FROM checks"})
        EXPECT_FALSE(database->exec(sql)) << sql;
}

TEST_F(FieldTallies, AFailedOperationLeavesAllOrNothing)
{
    Uuid id;
    {
        const auto journal = open();
        id = *journal->begin(consignmentOf(1), "An");
    }
    std::uint64_t kept = 0;
    for (std::uint64_t n = 1; n < 40; ++n) {
        NthOperationFails fails(n);
        FieldOptions options;
        options.fault = fails.fault();
        auto journal = tryOpen(std::move(options));
        const std::vector entries = {entryOf(kept + 1), entryOf(kept + 2)};
        const bool told = journal && (*journal)->append(id, entries).has_value();
        journal = std::unexpected(findings::JournalError::busy);
        const auto there = entriesOf(*open(), id).size();
        EXPECT_TRUE(there == kept || there == kept + 2) << "operation " << n;
        EXPECT_TRUE(!told || there == kept + 2) << "operation " << n;
        kept = there;
        if (!fails.fired())
            break;
    }
    EXPECT_GT(kept, 0U);
}

/// Counts until it is killed; says each entry that it was told is kept.
[[noreturn]] void countForever(const std::filesystem::path &folder, const Uuid &id, int pipe)
{
    const auto journal = FieldDatabase::open(folder, deviceKey());
    const auto check = journal ? (*journal)->check(id) : std::unexpected(BookError::unwritable);
    if (!check)
        ::_exit(2);
    for (std::uint64_t number = check->entries.size() + 1;; ++number) {
        if (!(*journal)->append(id, std::vector{entryOf(number)}))
            ::_exit(3);
        if (::write(pipe, &number, sizeof number) != sizeof number)
            ::_exit(4);
    }
}

TEST_F(FieldTallies, AProgramKilledAtAnyMomentLosesNoEntryThatItCalledKept)
{
    const Uuid id = *open()->begin(consignmentOf(5), "An");
    std::minstd_rand dice(1);
    std::uint64_t told = 0;
    for (int round = 0; round < 15; ++round) {
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            ::close(ends[0]);
            countForever(folder.path, id, ends[1]);
        }
        ::close(ends[1]);
        ::usleep(static_cast<useconds_t>(5000 + dice() % 80'000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status)) << "the child could not count: " << WEXITSTATUS(status);
        std::uint64_t number = 0;
        while (::read(ends[0], &number, sizeof number) == sizeof number)
            told = std::max(told, number);
        ::close(ends[0]);
        const auto entries = entriesOf(*open(), id);
        ASSERT_GE(entries.size(), told) << "round " << round;
        for (std::size_t i = 0; i < entries.size(); ++i)
            ASSERT_EQ(entries[i], entryOf(i + 1)) << "round " << round;
    }
    EXPECT_GT(told, 0U) << "the child was given time to count";
}

} // namespace

} // namespace nqi::store
