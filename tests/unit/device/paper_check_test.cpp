// SPDX-License-Identifier: Apache-2.0
#include "app/device/papers.h"
#include "tests/unit/store_field/inspection_fixture.h"

#include <chrono>

namespace nqi::device {
namespace {

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

} // namespace
} // namespace nqi::device
