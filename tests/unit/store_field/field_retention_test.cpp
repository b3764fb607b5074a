// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/store_field/inspection_fixture.h"

#include <filesystem>

namespace nqi::store {

namespace {

using findings::JournalError;

class FieldRetention : public FieldTest {
protected:
    findings::Finding save(const std::string &note, const std::vector<std::string> &files)
    {
        findings::Draft draft = draftOf(note);
        for (const std::string &content : files)
            draft.evidence.push_back(*journal->storeEvidence(bytesOf(content), "image/jpeg", "front"));
        return *journal->save(draft);
    }
    [[nodiscard]] std::size_t filesHere() const
    {
        return static_cast<std::size_t>(
            std::distance(std::filesystem::directory_iterator(folder.path / "evidence"), {}));
    }
    Removed removeOlderThan(std::chrono::days age)
    {
        const auto removed = journal->removeSent(now - age, hubKey().publicKey(), "An");
        EXPECT_TRUE(removed) << name(removed.error());
        EXPECT_TRUE(journal->verify(true)->intact()) << "what went is known to have gone";
        EXPECT_TRUE(journal->verifyLog()->intact());
        return removed.value_or(Removed{});
    }
    void acknowledgeAt(Instant at, const findings::Finding &finding, std::size_t held)
    {
        now = at;
        // The hub's time is of the first arrival: it says nothing about when the files came.
        ASSERT_TRUE(journal->acknowledge(receiptFor(finding, held, noon - std::chrono::years(1))));
        now = noon;
    }
    std::unique_ptr<FieldDatabase> journal = open();
    static constexpr std::chrono::days month{30};
};

TEST_F(FieldRetention, OnlyFilesThatTheHubHasHeldLongEnoughGo)
{
    const auto old = save("cũ", {"a", "b"});
    const auto young = save("mới", {"c"});
    const auto unsent = save("chưa gửi", {"d"});
    const auto partial = save("thiếu", {"e", "f"});
    acknowledgeAt(noon - month - std::chrono::days(1), old, 2);
    acknowledgeAt(noon, young, 1);
    acknowledgeAt(noon - 2 * month, partial, 1);
    EXPECT_EQ(removeOlderThan(month), (Removed{1, 2, 2}));
    EXPECT_EQ(filesHere(), 4U);
    EXPECT_EQ(journal->readEvidence(old.evidence[0].digest).error(), JournalError::notFound);
    EXPECT_EQ(*journal->load(old.id), old) << "the finding stays";
    EXPECT_EQ(removeOlderThan(month), Removed{}) << "once";
    EXPECT_EQ(journal->log(1, 0)->front().action, "evidence.removed");
    EXPECT_EQ(journal->log(1, 0)->front().subject, old.id.text());
    journal.reset();
    journal = open();
    EXPECT_TRUE(journal->verify(true)->intact());
}

TEST_F(FieldRetention, AFileThatSomethingElseNeedsStays)
{
    const auto old = save("cũ", {"shared", "own", "in a draft"});
    save("mới", {"shared"});
    findings::Inspection of = findings::wholeInspection();
    of.evidence = {old.evidence[2]};
    ASSERT_TRUE(journal->keep(of, "An"));
    acknowledgeAt(noon - 2 * month, old, 3);
    EXPECT_EQ(removeOlderThan(month), (Removed{1, 1, 3}));
    EXPECT_TRUE(journal->readEvidence(old.evidence[0].digest));
    EXPECT_TRUE(journal->readEvidence(old.evidence[2].digest));
}

TEST_F(FieldRetention, AFileOfTwoOldFindingsGoesForBoth)
{
    for (const auto &finding : {save("một", {"shared", "1"}), save("hai", {"shared", "2"})})
        acknowledgeAt(noon - 2 * month, finding, 2);
    EXPECT_EQ(removeOlderThan(month), (Removed{2, 3, 8}));
    EXPECT_EQ(filesHere(), 0U);
}

TEST_F(FieldRetention, AReceiptOfAnotherHubFreesNothing)
{
    const auto old = save("cũ", {"a"});
    acknowledgeAt(noon - 2 * month, old, 1);
    const auto other = trust::KeyPair::generate(seededRandom(99)).publicKey();
    EXPECT_EQ(*journal->removeSent(now - month, other, "An"), Removed{});
    EXPECT_EQ(filesHere(), 1U);
}

TEST_F(FieldRetention, WhatComesBackIsStoredAgain)
{
    const auto old = save("cũ", {"a"});
    acknowledgeAt(noon - 2 * month, old, 1);
    ASSERT_EQ(removeOlderThan(month), (Removed{1, 1, 1}));
    findings::Draft draft = draftOf("lại");
    draft.evidence = old.evidence;
    ASSERT_TRUE(journal->save(draft)) << "the hub has it: a correction may name it";
    EXPECT_TRUE(journal->verify(true)->intact());
    draft.evidence[0].digest = trust::sha256("never here");
    EXPECT_EQ(journal->save(draft).error(), JournalError::notFound);
    const auto again = save("lại", {"a"});
    EXPECT_TRUE(journal->verify(true)->intact());
    EXPECT_EQ(removeOlderThan(month), Removed{}) << "and stays until it is old";
    EXPECT_TRUE(journal->readEvidence(again.evidence[0].digest));
}

TEST_F(FieldRetention, AFailureAtAnyOperationLosesNothingThatIsNeeded)
{
    const auto old = save("cũ", {"a", "b"});
    const auto other = save("mới", {"c"});
    acknowledgeAt(noon - 2 * month, old, 2);
    journal.reset();
    std::uint64_t n = 0;
    for (bool fired = true; fired;) {
        const TestFolder copy;
        std::filesystem::copy(folder.path, copy.path,
                              std::filesystem::copy_options::recursive |
                                  std::filesystem::copy_options::overwrite_existing);
        const auto options = [&](SqlFault fault) {
            FieldOptions one;
            one.clock = [this] { return now; };
            one.random = seededRandom(6);
            one.fault = std::move(fault);
            return one;
        };
        const NthOperationFails fails(++n, SqlCode::full, true);
        {
            const auto opened = FieldDatabase::open(copy.path, deviceKey(), options(fails.fault()));
            if (opened)
                (void)(*opened)->removeSent(now - month, hubKey().publicKey(), "An");
        }
        fired = fails.fired();
        const auto again = FieldDatabase::open(copy.path, deviceKey(), options({}));
        ASSERT_TRUE(again) << n;
        EXPECT_TRUE((*again)->readEvidence(other.evidence[0].digest)) << n;
        EXPECT_TRUE((*again)->verify(true)->intact()) << n;
        EXPECT_TRUE((*again)->removeSent(now - month, hubKey().publicKey(), "An")) << n;
        EXPECT_EQ((*again)->readEvidence(old.evidence[0].digest).error(), JournalError::notFound) << n;
        EXPECT_TRUE((*again)->verify(true)->intact()) << n;
        EXPECT_TRUE((*again)->verifyLog()->intact()) << n;
    }
    EXPECT_GT(n, 30U);
}

} // namespace

} // namespace nqi::store
