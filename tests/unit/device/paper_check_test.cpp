// SPDX-License-Identifier: Apache-2.0
#include "app/device/papers.h"
#include "core/protocol/import_digest.h"
#include "core/protocol/import_papers.h"
#include "tests/unit/store_field/inspection_fixture.h"
#include "ui/documents/consignment_papers.h"

#include <chrono>
#include <cstdint>
#include <format>
#include <string>
#include <utility>
#include <vector>

namespace nqi::device {
namespace {

using consignment::Entry;
using consignment::EntryKind;
using findings::RecordKind;
using findings::RecordMatch;

class PaperCheck : public store::FieldTest {
protected:
    void SetUp() override { journal = open(); }
    [[nodiscard]] findings::RecordCheck checked(const findings::Finding &link, RecordKind kind) const
    {
        const auto check =
            checkPaper({.kind = kind, .id = link.id, .hash = link.hash}, *journal, *journal, *journal, *journal);
        EXPECT_TRUE(check);
        return check.value_or(findings::RecordCheck{});
    }

    std::unique_ptr<store::FieldDatabase> journal;
};

TEST_F(PaperCheck, OfMinutesSaysThatALaterRevisionStandsInTheirPlace)
{
    findings::Inspection of = store::signedInspection(*journal);
    ASSERT_TRUE(journal->keep(of, "An"));
    const auto first = journal->sign(of.id, "An");
    ASSERT_TRUE(first);
    EXPECT_FALSE(checked(*first, RecordKind::minutes).replacedAt);
    of.revision = 2;
    of.reason = "wrong address";
    findings::dropSignatures(of);
    store::signStored(*journal, of);
    now += std::chrono::hours(1);
    ASSERT_TRUE(journal->keep(of, "An"));
    EXPECT_FALSE(checked(*first, RecordKind::minutes).replacedAt) << "a draft replaces nothing";
    const auto second = journal->sign(of.id, "An");
    ASSERT_TRUE(second);

    const findings::RecordCheck earlier = checked(*first, RecordKind::minutes);
    EXPECT_EQ(earlier.match, RecordMatch::agrees);
    EXPECT_EQ(earlier.replacedAt, second->savedAt);
    EXPECT_FALSE(checked(*second, RecordKind::minutes).replacedAt);
}

TEST_F(PaperCheck, OfAFindingSaysThatACorrectionStandsInItsPlace)
{
    const auto first = journal->save(store::draftOf("Mũ"));
    ASSERT_TRUE(first);
    const auto other = journal->save(store::draftOf("names " + first->id.text() + " in a note, and corrects nothing"));
    ASSERT_TRUE(other);
    EXPECT_FALSE(checked(*first, RecordKind::finding).replacedAt);
    for (int hours : {1, 2}) {
        findings::Draft correction = store::draftOf("Mũ bảo hiểm");
        correction.corrects = first->id;
        now = store::noon + std::chrono::hours(hours);
        ASSERT_TRUE(journal->save(correction));
    }
    EXPECT_EQ(checked(*first, RecordKind::finding).replacedAt, now) << "the latest";
    EXPECT_FALSE(checked(*other, RecordKind::finding).replacedAt);
}

/// A check of one line, after `count` readings with serials.
class ImportPaperCheck : public PaperCheck {
protected:
    void begin(std::uint64_t count)
    {
        consignment::Consignment of;
        of.declaration = "107462913550";
        of.lines = {{.number = 1, .gtin = 6'909'990'010'010, .quantity = 10}};
        check = *journal->begin(of, "An");
        std::vector<Entry> entries;
        while (entries.size() < count)
            entries.push_back(
                next(EntryKind::seen, {.code = std::format("(01)06909990010010(21)S{}", number), .count = 1}));
        ASSERT_TRUE(journal->append(check, entries));
    }
    [[nodiscard]] Entry next(EntryKind kind, Entry entry)
    {
        entry.number = ++number;
        entry.kind = kind;
        entry.at = now;
        entry.by = "An";
        return entry;
    }
    [[nodiscard]] Entry result() { return next(EntryKind::finished, {.value = "doesNotMeet", .reason = "thiếu hàng"}); }
    [[nodiscard]] Entry takingBack(std::uint64_t of)
    {
        return next(EntryKind::withdrawn, {.count = static_cast<std::int64_t>(of), .reason = "đếm sai"});
    }
    void append(std::vector<Entry> entries) { ASSERT_TRUE(journal->append(check, entries)); }
    [[nodiscard]] findings::RecordCheck scanned(const trust::Digest &hash) const
    {
        const auto found =
            checkPaper({.kind = RecordKind::notice, .id = check, .hash = hash}, *journal, *journal, *journal, *journal);
        EXPECT_TRUE(found);
        return found.value_or(findings::RecordCheck{});
    }

    Uuid check;
    std::uint64_t number = 0;
};

TEST_F(ImportPaperCheck, OfAnEarlierProgramIsKnownAfterItsResultWasTakenBack)
{
    begin(2);
    const Entry given = result();
    append({given});
    const trust::Digest before = protocol::digestOf(*documents::noticeOf(*journal->check(check), false));
    append({next(EntryKind::filled, {.code = "notice.number", .value = "77/TB"})});
    EXPECT_EQ(scanned(before).match, RecordMatch::agrees);
    EXPECT_FALSE(scanned(before).changedSince) << "it knew nothing that is filled in";
    EXPECT_FALSE(scanned(before).withdrawnResult);

    now += std::chrono::hours(1);
    const Entry back = takingBack(given.number);
    append({back, takingBack(1), next(EntryKind::seen, {.code = "(01)06909990010010", .count = 1})});
    const findings::RecordCheck after = scanned(before);
    EXPECT_EQ(after.match, RecordMatch::agrees);
    EXPECT_TRUE(after.changedSince);
    ASSERT_TRUE(after.withdrawnResult);
    EXPECT_EQ(after.withdrawnResult->at, back.at);
    EXPECT_EQ(after.withdrawnResult->reason, "đếm sai");

    Entry other = result();
    other.value = "labelDoesNotMeet";
    append({other});
    EXPECT_TRUE(scanned(before).withdrawnResult) << "another result is not its own";
}

TEST_F(ImportPaperCheck, PrintedWhileItWasCountedAnewIsKnown)
{
    begin(2);
    const Entry given = result();
    append({given, takingBack(given.number), next(EntryKind::seen, {.code = "(01)06909990010010", .count = 1})});
    const trust::Digest printed = protocol::noticeDigest(*journal->check(check), false);
    append({next(EntryKind::seen, {.code = "(01)06909990010010", .count = 1})});
    EXPECT_EQ(scanned(printed).match, RecordMatch::agrees);
    EXPECT_TRUE(scanned(printed).changedSince);
    EXPECT_TRUE(scanned(printed).withdrawnResult);
}

// Nothing is saved meanwhile.
TEST_F(ImportPaperCheck, OfALargeCheckDoesNotTakeLong)
{
    begin(20'000);
    std::vector<Entry> entries = {result()};
    for (int i = 0; i < 20; ++i)
        entries.push_back(next(EntryKind::filled, {.code = "notice.number", .value = std::to_string(i)}));
    entries.push_back(takingBack(entries.front().number));
    for (std::uint64_t of = 1; of <= 50; ++of)
        entries.push_back(takingBack(of));
    entries.push_back(result());
    append(std::move(entries));
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_EQ(scanned(trust::sha256("another paper")).match, RecordMatch::differs);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10));
}

} // namespace
} // namespace nqi::device
