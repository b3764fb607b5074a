// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite.h"
#include "tests/unit/store_field/field_fixture.h"

#include <fstream>

namespace nqi::store {

namespace {

class FieldChain : public FieldTest {
protected:
    /// Four findings with files, then `sql` behind the journal's back.
    ChainReport after(std::string_view sql)
    {
        const auto journal = open();
        for (const char *note : {"1", "2", "3", "4"})
            ids.push_back(saveWithFiles(*journal, note));
        auto database = Database::open(folder.path / "field.db", {.access = SqlAccess::readWrite});
        EXPECT_TRUE(database);
        const auto changed =
            database->exec("PRAGMA foreign_keys = OFF; DROP TRIGGER findings_are_final;" + std::string(sql));
        EXPECT_TRUE(changed) << changed.error().message;
        return *journal->verify(true);
    }
    std::vector<findings::Finding> ids;
};

TEST_F(FieldChain, HoldsWhenNothingWasTouched)
{
    EXPECT_EQ(after(""), (ChainReport{4, 0, ""}));
}

TEST_F(FieldChain, AJournalThatIsRefusedIsAuditedAllTheSame)
{
    after("UPDATE findings SET body = replace(body, 'violation', 'consistent') WHERE sequence = 4");
    EXPECT_EQ(FieldDatabase::open(folder.path, deviceKey(), {}).error(), findings::JournalError::damaged);
    EXPECT_EQ(auditJournal(folder.path, deviceKey().publicKey(), {}, true), (Audit{{3, 4, "hash"}, {5, 0, ""}}));
    EXPECT_EQ(auditJournal(folder.path / "none", deviceKey().publicKey(), {}, true).error(),
              findings::JournalError::notFound);
}

TEST_F(FieldChain, NamesAnAlteredBody)
{
    EXPECT_EQ(after("UPDATE findings SET body = replace(body, 'violation', 'consistent') WHERE sequence = 2"),
              (ChainReport{1, 2, "hash"}));
}

TEST_F(FieldChain, NamesAFindingThatWasTakenOut)
{
    EXPECT_EQ(after("DELETE FROM findings WHERE sequence = 3"), (ChainReport{2, 3, "gap"}));
}

TEST_F(FieldChain, NamesALinkThatWasMovedEvenWhenItsOwnHashIsRight)
{
    EXPECT_EQ(after("DELETE FROM findings WHERE sequence = 3; UPDATE findings SET sequence = 3 WHERE sequence = 4"),
              (ChainReport{2, 3, "previous"}));
}

TEST_F(FieldChain, NamesAForgedSignature)
{
    EXPECT_EQ(after("UPDATE findings SET signature = zeroblob(64) WHERE sequence = 4"),
              (ChainReport{3, 4, "signature"}));
}

TEST_F(FieldChain, NamesEvidenceThatTheBodyDoesNotName)
{
    EXPECT_EQ(after("UPDATE evidence SET label = 'other' WHERE finding = 1 AND position = 0"),
              (ChainReport{0, 1, "mismatch"}));
}

TEST_F(FieldChain, NamesAChangedTimeOrId)
{
    EXPECT_EQ(after("UPDATE findings SET saved_at = saved_at + 1 WHERE sequence = 2"), (ChainReport{1, 2, "mismatch"}));
}

TEST_F(FieldChain, NamesAFileOfEvidenceThatWasChanged)
{
    EXPECT_TRUE(after("").intact());
    const auto journal = open();
    std::ofstream(folder.path / "evidence" / ids[2].evidence[1].digest.text()) << "another picture";
    EXPECT_EQ(*journal->verify(true), (ChainReport{2, 3, "evidence"}));
    EXPECT_EQ(*journal->verify(false), (ChainReport{4, 0, ""}));
    EXPECT_EQ(journal->readEvidence(ids[2].evidence[1].digest).error(), findings::JournalError::damaged);
}

} // namespace

} // namespace nqi::store
