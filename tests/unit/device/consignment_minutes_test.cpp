// SPDX-License-Identifier: Apache-2.0
#include "app/device/papers.h"
#include "core/protocol/import_digest.h"
#include "core/store/sqlite.h"
#include "tests/unit/device/consignment_minutes_fixture.h"

#include <tuple>
#include <utility>
#include <vector>

namespace nqi::device {
namespace {

using store::FieldOptions;
using store::NthOperationFails;

TEST_F(ConsignmentMinutes, AFinishedCheckIsADraftOfMinutes)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(finish(*journal, check));
    EXPECT_EQ(journal->inspection(check)->inspection.conclusion, "Không đáp ứng yêu cầu: thiếu hàng");
    EXPECT_TRUE(journal->checks(1)->front().finished);
    EXPECT_FALSE(journal->checks(1)->front().lacksMinutes);
    EXPECT_EQ(finish(*journal, check).error(), BookError::finished);
}

TEST_F(ConsignmentMinutes, WhateverFailsNoCheckHasItsResultWithoutMinutes)
{
    for (std::uint64_t n = 1;; ++n) {
        now += std::chrono::seconds(1);
        const Uuid check = begin(*open());
        NthOperationFails fails(n);
        {
            FieldOptions options;
            options.fault = fails.fault();
            auto journal = tryOpen(std::move(options));
            if (journal)
                std::ignore = finish(**journal, check);
        }
        const auto journal = open();
        const auto left = journal->checks(1)->front();
        EXPECT_FALSE(left.lacksMinutes) << "operation " << n;
        EXPECT_EQ(left.finished, journal->inspection(check).has_value()) << "operation " << n;
        if (!left.finished) {
            ASSERT_TRUE(finish(*journal, check)) << "operation " << n;
        }
        EXPECT_EQ(journal->check(check)->entries, std::vector{result()}) << "operation " << n;
        EXPECT_TRUE(journal->inspection(check)) << "operation " << n;
        if (!fails.fired())
            break;
    }
}

TEST_F(ConsignmentMinutes, AResultThatCannotBeKeptHasNone)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    Entry wordy = result();
    wordy.reason = std::string(5'000, 'x');
    EXPECT_EQ(finishCheck(check, wordy, {}, *journal).error(), BookError::tooLarge);
    EXPECT_EQ(journal->inspection(check).error(), findings::JournalError::notFound);
    EXPECT_FALSE(journal->checks(1)->front().finished);
    ASSERT_TRUE(finishCheck(check, result(2), {}, *journal));
    EXPECT_EQ(journal->inspection(check)->inspection.conclusion, "Không đáp ứng yêu cầu: thiếu hàng");
}

TEST_F(ConsignmentMinutes, AResultThatWasKeptWithoutMinutesGetsThem)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(journal->append(check, std::vector{result()}));
    ASSERT_TRUE(journal->checks(1)->front().lacksMinutes);
    ASSERT_TRUE(makeMinutes(check, "Bình", {}, *journal));
    EXPECT_FALSE(journal->check(check)->summary.lacksMinutes);
    const auto made = journal->history(check);
    ASSERT_EQ(made->size(), 1U);
    EXPECT_EQ(made->front().editor, "Bình");
    EXPECT_EQ(made->front().inspection.conclusion, "Không đáp ứng yêu cầu: thiếu hàng");
    ASSERT_TRUE(makeMinutes(check, "Bình", {}, *journal));
    EXPECT_EQ(journal->history(check)->size(), 1U) << "once";
}

TEST_F(ConsignmentMinutes, OfAWithdrawnResultSaySo)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(finish(*journal, check));
    const findings::Finding minutes = sign(*journal, check);
    EXPECT_FALSE(journal->inspection(check)->withdrawnResult);
    ASSERT_TRUE(journal->append(check, std::vector{withdrawal()}));
    const auto said = journal->inspection(check)->withdrawnResult;
    ASSERT_TRUE(said);
    EXPECT_EQ(said->reason, "đếm sai");
    EXPECT_EQ(said->at, withdrawal().at);
    EXPECT_EQ(journal->inspections(10, 0)->front().withdrawnResult, said);

    const auto paper = recordOf(check, *journal, *journal, false);
    ASSERT_TRUE(paper);
    EXPECT_EQ(std::get<documents::InspectionRecord>(*paper).withdrawn, said);
    const auto notice = importRecordOf(check, documents::DocumentKind::notice, *journal, false);
    ASSERT_TRUE(notice) << "it is printed as it was";
    EXPECT_EQ(std::get<documents::NoticeRecord>(*notice).withdrawn, said);
    const findings::RecordCode code{findings::RecordKind::minutes, minutes.id, minutes.hash};
    const auto scanned = checkPaper(code, *journal, *journal, *journal, *journal);
    ASSERT_TRUE(scanned);
    EXPECT_EQ(scanned->match, findings::RecordMatch::agrees);
    EXPECT_EQ(scanned->withdrawnResult, said);
}

TEST_F(ConsignmentMinutes, OfAWithdrawnResultSaySoThoughAnotherRevisionIsDamaged)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(finish(*journal, check));
    const findings::Finding minutes = sign(*journal, check);
    ASSERT_TRUE(journal->append(check, std::vector{withdrawal()}));
    ASSERT_TRUE(finishAgain(*journal, check, "labelDoesNotMeet"));
    auto database = store::Database::open(folder.path / "field.db", {.access = store::SqlAccess::readWrite});
    ASSERT_TRUE(database);
    ASSERT_TRUE(database->exec("DROP TRIGGER inspections_are_final;"
                               "UPDATE inspections SET content = '{' WHERE revision = 2"));
    ASSERT_FALSE(journal->inspection(check));

    const auto paper = recordOf(minutes.id, *journal, *journal, false);
    ASSERT_TRUE(paper);
    const auto &said = std::get<documents::InspectionRecord>(*paper).withdrawn;
    ASSERT_TRUE(said);
    EXPECT_EQ(said->reason, "đếm sai");
    const findings::RecordCode code{findings::RecordKind::minutes, minutes.id, minutes.hash};
    const auto scanned = checkPaper(code, *journal, *journal, *journal, *journal);
    ASSERT_TRUE(scanned);
    EXPECT_EQ(scanned->withdrawnResult, said);
}

TEST_F(ConsignmentMinutes, OfAWithdrawnResultSaySoAgainWhenTheRevisionThatFollowedIsGivenUp)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(finish(*journal, check));
    const findings::Finding first = sign(*journal, check);
    ASSERT_TRUE(journal->append(check, std::vector{withdrawal()}));
    const auto said = journal->inspection(check)->withdrawnResult;
    ASSERT_TRUE(said);
    ASSERT_TRUE(finishAgain(*journal, check, "labelDoesNotMeet"));
    now += std::chrono::hours(1);
    ASSERT_TRUE(journal->withdraw(check, "An"));
    EXPECT_EQ(journal->inspection(check)->minutes, first.id);
    EXPECT_EQ(journal->inspection(check)->withdrawnResult, said);
    EXPECT_EQ(journal->inspections(10, 0)->front().withdrawnResult, said);

    findings::Inspection later = journal->inspection(check)->inspection;
    later.revision = 2;
    later.reason = "Bổ sung sau khi ký";
    ASSERT_TRUE(journal->keep(later, "An"));
    const auto second = journal->sign(check, "An");
    ASSERT_TRUE(second) << name(second.error());
    EXPECT_EQ(*journal->withdrawnResult(second->id), said) << "what is added to them rests on no other result";
}

TEST_F(ConsignmentMinutes, OfAWithdrawnResultSaySoWhateverTheClockOfTheDeviceShowed)
{
    now = store::noon - std::chrono::hours(3);
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(finish(*journal, check));
    const findings::Finding minutes = sign(*journal, check);
    ASSERT_TRUE(journal->append(check, std::vector{withdrawal()}));
    EXPECT_TRUE(journal->inspection(check)->withdrawnResult);
    EXPECT_TRUE(*journal->withdrawnResult(minutes.id));
}

TEST_F(ConsignmentMinutes, ThatWereSignedAreRevisedByANewResult)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(finish(*journal, check));
    std::ignore = sign(*journal, check);
    ASSERT_TRUE(journal->append(check, std::vector{withdrawal()}));
    ASSERT_TRUE(finishAgain(*journal, check, "labelDoesNotMeet"));
    const auto latest = journal->inspection(check);
    ASSERT_TRUE(latest);
    EXPECT_FALSE(latest->minutes) << "a draft";
    EXPECT_FALSE(latest->withdrawnResult) << "it rests on the new result";
    EXPECT_EQ(latest->inspection.revision, 2U);
    EXPECT_EQ(latest->inspection.reason, "Thu hồi kết quả ngày 01/07/2026: đếm sai");
    EXPECT_EQ(latest->inspection.conclusion, "Không đáp ứng yêu cầu về nhãn: thiếu hàng");
    EXPECT_FALSE(latest->inspection.team.empty()) << "what people entered stays";
    EXPECT_TRUE(latest->inspection.signatures.empty());
    ASSERT_EQ(journal->revisions(check)->size(), 1U);
    EXPECT_TRUE(journal->revisions(check)->front().withdrawnResult) << "the minutes of before say so for ever";
}

TEST_F(ConsignmentMinutes, ThatWereSignedAreRevisedByTheSameResultGivenAgain)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(finish(*journal, check));
    std::ignore = sign(*journal, check);
    ASSERT_TRUE(journal->append(check, std::vector{withdrawal()}));
    ASSERT_TRUE(finishAgain(*journal, check, result().value));
    const auto latest = journal->inspection(check);
    ASSERT_TRUE(latest);
    EXPECT_FALSE(latest->minutes) << "a draft";
    EXPECT_FALSE(latest->withdrawnResult) << "it rests on what was found again";
}

TEST_F(ConsignmentMinutes, SayOfGoodsWhatTheRecordsDoOrThatTheyWereNotCompared)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    const std::vector met = {
        Entry{.number = 1, .kind = EntryKind::seen, .at = store::noon, .code = "(01)06909990010010", .count = 1},
        Entry{.number = 2, .kind = EntryKind::seen, .at = store::noon, .code = "(01)06909990010027", .count = 2}};
    ASSERT_TRUE(journal->append(check, met));
    const auto kept = journal->check(check);
    ASSERT_TRUE(kept);
    const findings::Inspection blind = inspectionOf(*kept, {});
    ASSERT_EQ(blind.items.size(), 2U);
    EXPECT_EQ(blind.items[0].overall, std::nullopt) << "without a catalogue";
    EXPECT_EQ(blind.items[1].overall, std::nullopt);
    EXPECT_EQ(blind.items[1].product, "Hàng hóa không có trong khai báo");

    std::vector<consignment::LineDuty> declared(1);
    const findings::Inspection made = inspectionOf(*kept, declared, [](const consignment::Consignment &goods) {
        EXPECT_EQ(goods.lines.size(), 1U);
        EXPECT_EQ(goods.lines.front().gtin, 6'909'990'010'027U);
        std::vector<consignment::LineDuty> said(1);
        said.front().product = "Xe đồ chơi";
        said.front().overall = verdict::Overall::violation;
        return std::expected<std::vector<consignment::LineDuty>, catalog::LookupError>(std::move(said));
    });
    ASSERT_EQ(made.items.size(), 2U);
    EXPECT_EQ(made.items[0].overall, verdict::Overall::noRecord) << "looked up";
    EXPECT_EQ(made.items[1].overall, verdict::Overall::violation);
    EXPECT_EQ(made.items[1].product, "Xe đồ chơi (không có trong khai báo)");

    const findings::Inspection unread = inspectionOf(*kept, declared, [](const consignment::Consignment &) {
        return std::expected<std::vector<consignment::LineDuty>, catalog::LookupError>(
            std::unexpected(catalog::LookupError::unavailable));
    });
    EXPECT_EQ(unread.items[1].overall, std::nullopt);
}

TEST_F(ConsignmentMinutes, OfACheckThatWasPutAwayAreNotMade)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    Entry away = result();
    away.value = std::string(consignment::putAwayValue);
    ASSERT_TRUE(journal->append(check, std::vector{away}));
    EXPECT_EQ(finishCheck(check, result(2), {}, *journal).error(), BookError::putAway);
    EXPECT_FALSE(journal->inspection(check));
}

TEST_F(ConsignmentMinutes, ThatAPersonGaveUpAreNotMadeAgain)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(finish(*journal, check));
    ASSERT_TRUE(journal->withdraw(check, "An"));
    EXPECT_FALSE(journal->checks(1)->front().lacksMinutes);
    ASSERT_TRUE(makeMinutes(check, "An", {}, *journal));
    EXPECT_FALSE(journal->inspection(check));
}

TEST_F(ConsignmentMinutes, NameTheFindingsThatWereRecordedOfTheGoods)
{
    const Uuid ofLine = *Uuid::parse("0197a3c0-0000-7000-8000-000000000001");
    const Uuid ofOthers = *Uuid::parse("0197a3c0-0000-7000-8000-000000000002");
    const auto journal = open();
    const Uuid check = begin(*journal);
    const std::vector<Entry> entries = {
        {.number = 1, .at = store::noon, .by = "An", .code = "(01)06909990010010", .count = 1},
        {.number = 2, .at = store::noon, .by = "An", .code = "(01)06909991010774", .count = 1},
        {.number = 3, .kind = EntryKind::finding, .at = store::noon, .by = "An", .line = 1, .value = ofLine.text()},
        {.number = 4,
         .kind = EntryKind::finding,
         .at = store::noon,
         .by = "An",
         .code = "(01)06909991010774",
         .value = ofOthers.text()}};
    ASSERT_TRUE(journal->append(check, entries));
    ASSERT_TRUE(finishCheck(check, result(5), {}, *journal));
    const auto items = journal->inspection(check)->inspection.items;
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items[0].finding, ofLine);
    EXPECT_EQ(items[1].finding, ofOthers);
}

TEST_F(ConsignmentMinutes, ThatAPersonGaveUpAreMadeAnewForTheNextResult)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(finish(*journal, check));
    ASSERT_TRUE(journal->withdraw(check, "An"));
    ASSERT_TRUE(journal->append(check, std::vector{withdrawal()}));
    ASSERT_TRUE(finishAgain(*journal, check, "labelDoesNotMeet"));
    const auto latest = journal->inspection(check);
    ASSERT_TRUE(latest) << "there are minutes";
    EXPECT_EQ(latest->inspection.revision, 1U);
    EXPECT_EQ(latest->inspection.conclusion, "Không đáp ứng yêu cầu về nhãn: thiếu hàng");
    EXPECT_FALSE(latest->withdrawnResult);
    EXPECT_EQ(journal->inspections(10, 0)->size(), 1U);
    EXPECT_TRUE(sign(*journal, check).sequence > 0) << "and they can be signed";
}

TEST_F(ConsignmentMinutes, MoreThatIsFoundDoesNotChangeTheNoticeOfTheResult)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(finish(*journal, check));
    const findings::RecordCode printed{findings::RecordKind::notice, check,
                                       protocol::noticeDigest(*journal->check(check), false)};
    const Entry found{.number = 2,
                      .kind = EntryKind::finding,
                      .at = store::noon,
                      .by = "An",
                      .line = 1,
                      .value = "0197a3c0-0000-7000-8000-000000000001"};
    ASSERT_TRUE(journal->append(check, std::vector{found}));
    const auto scanned = checkPaper(printed, *journal, *journal, *journal, *journal);
    ASSERT_TRUE(scanned);
    EXPECT_EQ(scanned->match, findings::RecordMatch::agrees);
    EXPECT_FALSE(scanned->changedSince);
}

} // namespace
} // namespace nqi::device
