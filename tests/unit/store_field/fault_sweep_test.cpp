// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite.h"
#include "tests/unit/store_field/inspection_fixture.h"

#include <vector>

namespace nqi::store {

namespace {

using findings::JournalError;

/// What a run was told before and after the operation that failed.
struct Told {
    std::vector<findings::Finding> saved; ///< "saved" was shown: these must be there
    std::optional<findings::Finding> complete;
    std::optional<findings::Inspection> kept;
    std::optional<findings::Finding> minutes;
    std::vector<JournalError> errors;
};

/// Opens, saves two findings with files, uploads one, keeps and signs an inspection: every error is met as a program
/// would meet it, by going on.
Told run(const std::filesystem::path &folder, const SqlFault &fault)
{
    Told told;
    FieldOptions options;
    options.clock = [] { return noon; };
    options.random = seededRandom(5);
    options.key = trust::sealingKeyOf(deviceKey()); // as a device's is
    options.fault = fault;
    const auto journal = FieldDatabase::open(folder, deviceKey(), options);
    const auto note = [&](const auto &result) {
        if (!result)
            told.errors.push_back(result.error());
        return result.has_value();
    };
    if (!note(journal))
        return told;
    for (const std::string text : {"one", "two"}) {
        findings::Draft draft = draftOf(text);
        const auto file = (*journal)->storeEvidence(bytesOf("picture " + text), "image/png", "frame");
        if (!note(file))
            continue;
        draft.evidence = {*file};
        const auto saved = (*journal)->save(draft);
        if (note(saved))
            told.saved.push_back(*saved);
    }
    findings::Inspection of = findings::wholeInspection();
    if (note((*journal)->storeEvidence(bytesOf("kho"), "image/png", "kho hàng"))) {
        findings::signAs(of, protocol::contentDigest(of));
        bool stored = true;
        for (const findings::PartySignature &one : of.signatures)
            stored &= note((*journal)->storeEvidence(bytesOf("signature of " + one.person.name), "image/png", "s"));
        if (stored && note((*journal)->keep(of, "An"))) {
            told.kept = of;
            if (const auto minutes = (*journal)->sign(of.id, "An"); note(minutes))
                told.minutes = *minutes;
        }
    }
    if (told.saved.empty())
        return told;
    const findings::Finding &first = told.saved.front();
    note((*journal)->markSent(first.id));
    note((*journal)->postpone(first.id, "offline", noon));
    note((*journal)->due(noon, 10));
    if (note((*journal)->acknowledge(receiptFor(first, 1))))
        told.complete = first;
    return told;
}

/// After a restart: all that was told, nothing half, and work goes on.
void expectWhole(const std::filesystem::path &folder, const Told &told, std::uint64_t n)
{
    FieldOptions options;
    options.clock = [] { return noon; };
    options.key = trust::sealingKeyOf(deviceKey());
    const auto opened = FieldDatabase::open(folder, deviceKey(), options);
    ASSERT_TRUE(opened) << n << " " << name(opened.error());
    FieldDatabase &journal = **opened;
    const auto rows = *journal.list(100, 0);
    EXPECT_GE(rows.size(), told.saved.size()) << n;
    EXPECT_LE(rows.size(), 3U) << n;
    const auto log = journal.verifyLog();
    ASSERT_TRUE(log) << n;
    EXPECT_TRUE(log->intact()) << n << " " << log->brokenAt << " " << log->problem;
    if (told.kept) {
        EXPECT_EQ(journal.inspection(told.kept->id)->inspection, *told.kept) << n;
    }
    if (told.minutes) {
        EXPECT_EQ(*journal.load(told.minutes->id), *told.minutes) << n;
        EXPECT_EQ(journal.inspection(told.kept->id)->minutes, told.minutes->id) << n;
    }
    for (const findings::Finding &finding : told.saved) {
        const auto loaded = journal.load(finding.id);
        ASSERT_TRUE(loaded) << n;
        EXPECT_EQ(*loaded, finding) << n;
    }
    const auto report = journal.verify(true);
    ASSERT_TRUE(report) << n;
    EXPECT_TRUE(report->intact()) << n << " " << report->brokenAt << " " << report->problem;
    EXPECT_EQ(report->checked, rows.size()) << n;
    if (told.complete) {
        EXPECT_EQ(*journal.receipt(told.complete->id), receiptFor(*told.complete, 1)) << n;
    }
    EXPECT_EQ(journal.save(draftOf("after"))->sequence, rows.size() + 1) << n;
}

void sweep(SqlCode code, bool sticky, JournalError expected)
{
    std::uint64_t n = 0;
    for (bool fired = true; fired;) {
        const TestFolder folder;
        const NthOperationFails fails(++n, code, sticky);
        const Told told = run(folder.path, fails.fault());
        fired = fails.fired();
        EXPECT_EQ(told.errors.empty(), !fired) << n << ": no failure is silent";
        for (const JournalError error : told.errors)
            EXPECT_EQ(error, expected) << n << " " << name(error);
        expectWhole(folder.path, told, n);
    }
    EXPECT_GT(n, 150U) << "the sweep reached every operation";
}

TEST(FaultSweep, AFullDiskAtAnyOperationLosesNothingThatWasSaved)
{
    sweep(SqlCode::full, false, JournalError::diskFull);
}

TEST(FaultSweep, ADiskThatStaysFullLosesNothingThatWasSaved)
{
    sweep(SqlCode::full, true, JournalError::diskFull);
}

TEST(FaultSweep, AMediumThatFailsAtAnyOperationLosesNothingThatWasSaved)
{
    sweep(SqlCode::other, true, JournalError::unwritable);
}

} // namespace

} // namespace nqi::store
