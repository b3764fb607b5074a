// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/body.h"
#include "core/protocol/inspection.h"
#include "core/protocol/limits.h"
#include "core/store/sqlite.h"
#include "tests/unit/store_field/inspection_fixture.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <vector>

namespace nqi::store {

namespace {

using findings::Inspection;
using findings::JournalError;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class FieldInspections : public FieldTest {
protected:
    std::unique_ptr<FieldDatabase> journal = open();
};

TEST_F(FieldInspections, WhatIsKeptIsThereAfterARestartWithAllThatItWas)
{
    Inspection of = storedInspection(*journal);
    EXPECT_EQ(journal->keep(of, "An"), 1U);
    now += std::chrono::minutes(3);
    of.conclusion = "khác";
    EXPECT_EQ(journal->keep(of, "Bình"), 2U);
    journal.reset();
    journal = open();
    const auto latest = journal->inspection(of.id);
    ASSERT_TRUE(latest);
    EXPECT_EQ(latest->inspection, of);
    EXPECT_EQ(latest->editor, "Bình");
    EXPECT_EQ(latest->keptAt, now);
    EXPECT_FALSE(latest->minutes);
    const auto history = *journal->history(of.id);
    ASSERT_THAT(history, SizeIs(2));
    EXPECT_EQ(history[0].inspection.conclusion, findings::wholeInspection().conclusion) << "what it was before";
    EXPECT_EQ(history[0].editor, "An");
    EXPECT_EQ(journal->inspection(Uuid{}).error(), JournalError::notFound);
    EXPECT_EQ(journal->history(Uuid{}).error(), JournalError::notFound);
}

TEST_F(FieldInspections, OneOfFiveThousandItemsIsKept)
{
    Inspection of = storedInspection(*journal);
    of.items.resize(5'000, of.items.front());
    ASSERT_TRUE(journal->keep(of, "An"));
    const auto latest = journal->inspection(of.id);
    ASSERT_TRUE(latest);
    EXPECT_EQ(latest->inspection, of);
    EXPECT_EQ(journal->inspections(1, 0)->front().items, 5'000U);
}

TEST_F(FieldInspections, SignedMinutesAreALinkOfTheChainThatWaitsForTheHub)
{
    ASSERT_TRUE(journal->save(draftOf("before")));
    const Inspection of = signedInspection(*journal);
    ASSERT_TRUE(journal->keep(of, "An"));
    const auto minutes = journal->sign(of.id, "An");
    ASSERT_TRUE(minutes) << name(minutes.error());
    EXPECT_EQ(minutes->sequence, 2U);
    EXPECT_EQ(protocol::checkFinding(*minutes, deviceKey().publicKey()), std::nullopt);
    const auto body = protocol::decodeBody(minutes->body);
    ASSERT_TRUE(body && body->minutes() != nullptr);
    EXPECT_EQ(body->minutes()->inspection, of);
    EXPECT_FALSE(body->minutes()->corrects);
    const auto due = *journal->due(now, 10);
    ASSERT_THAT(due, SizeIs(2));
    EXPECT_EQ(due[1].finding, *minutes);
    EXPECT_EQ(due[1].files, of.evidence);
    const auto row = journal->list(1, 0)->front();
    EXPECT_EQ(row.kind, findings::Kind::minutes);
    EXPECT_EQ(row.product, of.establishment.name);
    EXPECT_EQ(row.key, of.decision.number);
    EXPECT_EQ(row.overall, verdict::Overall::violation);
    EXPECT_EQ(journal->list(2, 0)->back().kind, findings::Kind::finding);
    EXPECT_TRUE(journal->verify(true)->intact());
    EXPECT_TRUE(journal->verifyLog()->intact());
}

TEST_F(FieldInspections, WhatIsNotCompleteIsNotSigned)
{
    Inspection of = signedInspection(*journal);
    of.conclusion += ".";
    ASSERT_TRUE(journal->keep(of, "An"));
    EXPECT_EQ(journal->sign(of.id, "An").error(), JournalError::incomplete) << "signed before it was changed";
    EXPECT_EQ(journal->sign(Uuid{}, "An").error(), JournalError::notFound);
    EXPECT_THAT(*journal->list(10, 0), IsEmpty());
    of.conclusion.pop_back();
    ASSERT_TRUE(journal->keep(of, "An"));
    EXPECT_TRUE(journal->sign(of.id, "An"));
}

TEST_F(FieldInspections, WhatFollowedTheVisitIsAddedWithoutNewSignatures)
{
    Inspection of = signedInspection(*journal);
    ASSERT_TRUE(journal->keep(of, "An"));
    const auto first = *journal->sign(of.id, "An");
    of.revision = 2;
    of.reason = "Bổ sung sau khi ký";
    of.handOvers.push_back(of.handOvers.front());
    of.measures[0].reportedAt = findings::visit;
    ASSERT_TRUE(journal->keep(of, "An"));
    const auto second = journal->sign(of.id, "An");
    ASSERT_TRUE(second) << name(second.error());
    const auto body = protocol::decodeBody(second->body);
    EXPECT_EQ(body->minutes()->corrects, first.id);
    EXPECT_EQ(body->minutes()->inspection, of) << "with the signatures of the first";
    of.revision = 3;
    of.conclusion = "Khác";
    ASSERT_TRUE(journal->keep(of, "An"));
    EXPECT_EQ(journal->sign(of.id, "An").error(), JournalError::incomplete) << "that everybody signs again";
}

TEST_F(FieldInspections, ADraftThatIsWithdrawnLeavesTheListAndNothingIsLost)
{
    const Inspection of = storedInspection(*journal);
    EXPECT_EQ(journal->withdraw(of.id, "An").error(), JournalError::notFound);
    ASSERT_TRUE(journal->keep(of, "An"));
    ASSERT_TRUE(journal->withdraw(of.id, "An"));
    EXPECT_THAT(*journal->inspections(10, 0), IsEmpty());
    EXPECT_EQ(journal->inspection(of.id).error(), JournalError::notFound);
    EXPECT_EQ(journal->keep(of, "An").error(), JournalError::mismatch) << "it is not gone on with";
    EXPECT_EQ(journal->sign(of.id, "An").error(), JournalError::notFound);
    EXPECT_EQ(journal->withdraw(of.id, "An").error(), JournalError::mismatch) << "once";
    const auto history = *journal->history(of.id);
    ASSERT_THAT(history, SizeIs(2));
    EXPECT_EQ(history[0].inspection, of);
    EXPECT_TRUE(!history[0].withdrawn && history[1].withdrawn);
    EXPECT_EQ(journal->log(1, 0)->front().action, "inspection.withdrawn");
    EXPECT_TRUE(journal->verifyLog()->intact());
}

TEST_F(FieldInspections, ARevisionThatIsWithdrawnGivesBackWhatWasSigned)
{
    Inspection of = signedInspection(*journal);
    ASSERT_TRUE(journal->keep(of, "An"));
    const auto minutes = *journal->sign(of.id, "An");
    EXPECT_EQ(journal->withdraw(of.id, "An").error(), JournalError::mismatch) << "what is signed stays";
    for (int i = 0; i < 2; ++i) {
        Inspection next = of;
        next.revision = 2;
        next.reason = "Nhầm";
        dropSignatures(next);
        ASSERT_TRUE(journal->keep(next, "An"));
        ASSERT_TRUE(journal->withdraw(of.id, "An"));
        EXPECT_EQ(journal->inspection(of.id)->inspection, of);
        EXPECT_EQ(journal->inspection(of.id)->minutes, minutes.id);
        EXPECT_THAT(*journal->revisions(of.id), SizeIs(1));
        ASSERT_THAT(*journal->inspections(10, 0), SizeIs(1));
        EXPECT_EQ(journal->inspections(10, 0)->front().minutes, minutes.id);
    }
    EXPECT_EQ(journal->sign(of.id, "An").error(), JournalError::mismatch);
    EXPECT_TRUE(journal->verify(true)->intact());
}

TEST_F(FieldInspections, AfterSigningOnlyARevisionFollowsAndNamesWhatItReplaces)
{
    Inspection of = signedInspection(*journal);
    ASSERT_TRUE(journal->keep(of, "An"));
    const auto first = *journal->sign(of.id, "An");
    EXPECT_EQ(journal->sign(of.id, "An").error(), JournalError::mismatch) << "signed once";
    EXPECT_EQ(journal->keep(of, "An").error(), JournalError::mismatch) << "signed minutes do not change";
    of.revision = 2;
    EXPECT_EQ(journal->keep(of, "An").error(), JournalError::mismatch) << "not without a reason";
    of.revision = 3;
    of.reason = "Sửa tên";
    EXPECT_EQ(journal->keep(of, "An").error(), JournalError::mismatch) << "one after the other";
    of.revision = 2;
    of.establishment.name = "Công ty khác";
    dropSignatures(of);
    EXPECT_EQ(of.evidence, findings::wholeInspection().evidence) << "annexes stay";
    ASSERT_TRUE(journal->keep(of, "An"));
    EXPECT_EQ(journal->sign(of.id, "An").error(), JournalError::incomplete);
    signStored(*journal, of);
    ASSERT_TRUE(journal->keep(of, "An"));
    const auto second = journal->sign(of.id, "An");
    ASSERT_TRUE(second) << name(second.error());
    EXPECT_EQ(protocol::decodeBody(second->body)->minutes()->corrects, first.id);
    EXPECT_EQ(*journal->load(first.id), first) << "the first is as it was";
    const auto history = *journal->history(of.id);
    ASSERT_THAT(history, SizeIs(5));
    EXPECT_EQ(history[1].minutes, first.id);
    EXPECT_EQ(history[4].minutes, second->id);
    EXPECT_THAT(*journal->revisions(of.id), testing::ElementsAre(history[1], history[4])) << "what was signed, only";
    EXPECT_THAT(*journal->revisions(Uuid{}), IsEmpty());
}

TEST_F(FieldInspections, WhatIsBasedOnAnotherVersionThanTheLatestIsNeitherKeptNorSigned)
{
    Inspection of = signedInspection(*journal);
    EXPECT_EQ(journal->keep(of, "An", {.version = 1}).error(), JournalError::mismatch) << "there is none";
    const auto first = journal->keep(of, "An", {.version = 0});
    ASSERT_TRUE(first);
    EXPECT_EQ(journal->keep(of, "An", {.version = 0}).error(), JournalError::mismatch);
    const auto second = journal->keep(of, "Bình", {.version = *first});
    ASSERT_TRUE(second);
    EXPECT_EQ(journal->keep(of, "An", {.version = *first}).error(), JournalError::mismatch);
    EXPECT_EQ(journal->sign(of.id, "An", *first).error(), JournalError::mismatch);
    ASSERT_TRUE(journal->sign(of.id, "An", *second));
    of.revision = 2;
    of.reason = "Sửa tên";
    EXPECT_EQ(journal->keep(of, "An", {.version = *second}).error(), JournalError::mismatch) << "it was signed since";
    EXPECT_TRUE(journal->keep(of, "An", {.version = journal->inspection(of.id)->number}));
    EXPECT_THAT(*journal->history(of.id), SizeIs(4)) << "what is refused leaves nothing";
}

TEST_F(FieldInspections, OfGoodsThatWereNotComparedNoListTellsAnOutcome)
{
    Inspection of = storedInspection(*journal);
    for (findings::ItemMet &item : of.items)
        item.overall.reset();
    signStored(*journal, of);
    ASSERT_TRUE(journal->keep(of, "An"));
    ASSERT_TRUE(journal->sign(of.id, "An"));
    EXPECT_EQ(journal->inspections(10, 0)->front().overall, std::nullopt);
    EXPECT_EQ(journal->list(10, 0)->front().overall, std::nullopt);
}

TEST_F(FieldInspections, TheListShowsEachOnceAndHowFarItHasCome)
{
    Inspection one = signedInspection(*journal);
    Inspection two = findings::wholeInspection();
    two.id = Uuid::version7(now, random);
    two.evidence.clear();
    two.kind = findings::InspectionKind::survey;
    ASSERT_TRUE(journal->keep(one, "An"));
    ASSERT_TRUE(journal->keep(two, "An"));
    const auto minutes = *journal->sign(one.id, "An");
    auto rows = *journal->inspections(10, 0);
    ASSERT_THAT(rows, SizeIs(2));
    EXPECT_EQ(rows[0].id, one.id) << "latest change first";
    EXPECT_EQ(rows[0].minutes, minutes.id);
    EXPECT_EQ(rows[0].state, findings::State::saved);
    EXPECT_EQ(rows[0].items, 2U);
    EXPECT_EQ(rows[0].overall, verdict::Overall::violation);
    EXPECT_EQ(rows[1].id, two.id);
    EXPECT_EQ(rows[1].kind, findings::InspectionKind::survey);
    EXPECT_FALSE(rows[1].state);
    EXPECT_EQ(rows[1].establishment, two.establishment.name);
    ASSERT_TRUE(journal->acknowledge(receiptFor(minutes, minutes.evidence.size())));
    rows = *journal->inspections(1, 0);
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].state, findings::State::complete);
    EXPECT_EQ(journal->inspections(10, rows[0].version)->front().id, two.id) << "the next page";
}

TEST_F(FieldInspections, WhatIsTooLargeOrNotStoredIsRefusedAndNothingIsWritten)
{
    Inspection of = findings::wholeInspection();
    EXPECT_EQ(journal->keep(of, "An").error(), JournalError::notFound) << "evidence that is not here";
    of.evidence.clear();
    of.conclusion.assign(protocol::limits::body + 1, 'x');
    EXPECT_EQ(journal->keep(of, "An").error(), JournalError::tooLarge);
    of = findings::wholeInspection();
    of.evidence.assign(protocol::limits::evidence + 1, *journal->storeEvidence(bytesOf("x"), "image/png", "x"));
    EXPECT_EQ(journal->keep(of, "An").error(), JournalError::tooLarge);
    of.evidence.clear();
    of.decision.date = Date(std::chrono::days(100'000'000));
    EXPECT_EQ(journal->keep(of, "An").error(), JournalError::tooLarge) << "a day that cannot be written";
    of.decision.date = findings::wholeInspection().decision.date;
    of.statements.assign(5000, {});
    EXPECT_EQ(journal->keep(of, "An").error(), JournalError::tooLarge) << "more rows than can be read";
    of.statements.clear();
    of.revision = 2;
    of.reason = "r";
    EXPECT_EQ(journal->keep(of, "An").error(), JournalError::mismatch) << "the first has the number 1";
    EXPECT_THAT(*journal->inspections(10, 0), IsEmpty());
}

TEST_F(FieldInspections, HostileTextIsKeptByteForByte)
{
    using namespace std::string_literals;
    Inspection of = findings::wholeInspection();
    of.evidence.clear();
    of.conclusion = of.establishment.name = of.items[0].key = "'); DROP TABLE log;--"s + '\0' + "\xFF\xE2\x80\xAE<b>";
    ASSERT_TRUE(journal->keep(of, "'; DELETE FROM log"));
    journal.reset();
    journal = open();
    EXPECT_EQ(journal->inspection(of.id)->inspection, of);
    EXPECT_TRUE(journal->verifyLog()->intact());
}

std::vector<std::string> actionsOf(const FieldDatabase &journal)
{
    std::vector<std::string> actions;
    const auto entries = journal.log(100, 0);
    for (const findings::LogEntry &entry : *entries)
        actions.push_back(entry.actor + ": " + entry.action);
    return actions;
}

TEST_F(FieldInspections, EveryChangeAndViewIsInTheLog)
{
    findings::Draft draft = draftOf("n");
    draft.inspector = "An";
    const auto finding = *journal->save(draft);
    ASSERT_TRUE(journal->note(findings::LogAction::findingViewed, "Bình", finding.id.text()));
    ASSERT_TRUE(journal->quarantine(finding.id, "conflict"));
    ASSERT_TRUE(journal->retry(finding.id));
    ASSERT_TRUE(journal->acknowledge(receiptFor(finding, 0)));
    const Inspection of = signedInspection(*journal);
    ASSERT_TRUE(journal->keep(of, "An"));
    ASSERT_TRUE(journal->sign(of.id, "An"));
    EXPECT_THAT(actionsOf(*journal),
                ElementsAre("An: inspection.signed", "An: inspection.kept", "device: finding.complete",
                            "user: finding.retried", "device: finding.quarantined", "Bình: finding.viewed",
                            "An: finding.saved", "device: log.begun"));
    EXPECT_EQ(journal->log(100, 0)->at(5).subject, finding.id.text());
    EXPECT_THAT(*journal->log(2, 3), ElementsAre(testing::Field(&findings::LogEntry::number, 2U),
                                                 testing::Field(&findings::LogEntry::number, 1U)));
    EXPECT_EQ(*journal->verifyLog(), (ChainReport{8, 0, ""}));
}

class DeviceLog : public FieldTest {
protected:
    /// Two findings, a view, minutes; then `sql` behind the journal's back.
    ChainReport after(const std::string &sql)
    {
        const auto journal = open();
        EXPECT_TRUE(journal->save(draftOf("1")));
        EXPECT_TRUE(journal->note(findings::LogAction::findingViewed, "An", "x"));
        EXPECT_TRUE(journal->save(draftOf("2")));
        const Inspection of = signedInspection(*journal);
        EXPECT_TRUE(journal->keep(of, "An"));
        EXPECT_TRUE(journal->sign(of.id, "An"));
        auto database = Database::open(folder.path / "field.db", {.access = SqlAccess::readWrite});
        EXPECT_TRUE(database);
        const auto changed =
            database->exec("PRAGMA foreign_keys = OFF; DROP TRIGGER log_is_final; DROP TRIGGER log_stays;"
                           "DROP TRIGGER findings_are_final; DROP TRIGGER inspections_stay;" +
                           sql);
        EXPECT_TRUE(changed) << changed.error().message;
        return *journal->verifyLog();
    }
};

TEST_F(DeviceLog, HoldsWhenNothingWasTouched)
{
    EXPECT_EQ(after(""), (ChainReport{6, 0, ""}));
}

TEST_F(DeviceLog, NamesAnAlteredEntry)
{
    EXPECT_EQ(after("UPDATE log SET actor = 'Bình' WHERE number = 3"), (ChainReport{2, 3, "hash"}));
    EXPECT_EQ(open()->verifyLog()->brokenAt, 3U);
}

TEST_F(DeviceLog, NamesAnEntryThatWasTakenOut)
{
    EXPECT_EQ(after("DELETE FROM log WHERE number = 3"), (ChainReport{2, 3, "gap"}));
}

TEST_F(DeviceLog, NamesAForgedSignature)
{
    EXPECT_EQ(after("UPDATE log SET signature = zeroblob(64) WHERE number = 4"), (ChainReport{3, 4, "signature"}));
}

TEST_F(DeviceLog, NoticesThatItsEndWasCutOff)
{
    EXPECT_EQ(after("DELETE FROM log WHERE number > 4"), (ChainReport{4, 5, "untold"}));
}

TEST_F(DeviceLog, NoticesThatItWasBegunAnew)
{
    after("DELETE FROM log");
    EXPECT_EQ(*open()->verifyLog(), (ChainReport{1, 1, "untold"})) << "minutes name a log that is gone";
}

TEST_F(DeviceLog, OfAJournalThatHadNoneYetIsNoAlarm)
{
    std::filesystem::copy(std::filesystem::path(NQI_SAMPLES) / "databases" / "field-1", folder.path,
                          std::filesystem::copy_options::recursive);
    const auto audit = auditJournal(folder.path, deviceKey().publicKey(), {}, true);
    ASSERT_TRUE(audit) << name(audit.error());
    EXPECT_TRUE(audit->intact()) << audit->log.problem;
}

TEST_F(DeviceLog, NoticesThatTheLastFindingWasTakenAway)
{
    EXPECT_EQ(after("DELETE FROM inspections WHERE minutes = 3; DELETE FROM outbox WHERE finding = 3;"
                    "DELETE FROM evidence WHERE finding = 3; DELETE FROM findings WHERE sequence = 3"),
              (ChainReport{6, 6, "untold"}));
    EXPECT_TRUE(open()->verify(true)->intact()) << "which the chain alone cannot tell";
}

TEST_F(DeviceLog, NoStatementRewritesOrTakesAnEntryOrAVersion)
{
    const auto journal = open();
    Inspection of = findings::wholeInspection();
    of.evidence.clear();
    ASSERT_TRUE(journal->keep(of, "An"));
    auto database = Database::open(folder.path / "field.db", {.access = SqlAccess::readWrite});
    for (const char *sql : {"UPDATE log SET actor = 'x'", "DELETE FROM log", "UPDATE inspections SET editor = 'x'",
                            "DELETE FROM inspections"})
        EXPECT_FALSE(database->exec(sql)) << sql;
}

} // namespace

} // namespace nqi::store
