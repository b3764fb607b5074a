// SPDX-License-Identifier: Apache-2.0
#include "app/device/consignments.h"
#include "tests/unit/store_field/field_fixture.h"

#include <tuple>
#include <utility>
#include <vector>

namespace nqi::device {
namespace {

using consignment::BookError;
using consignment::Entry;
using consignment::EntryKind;
using store::FieldDatabase;
using store::FieldOptions;
using store::NthOperationFails;

/// A check of one line, and its result.
class ConsignmentMinutes : public store::FieldTest {
protected:
    [[nodiscard]] static Uuid begin(FieldDatabase &journal)
    {
        consignment::Consignment of;
        of.declaration = "107462913550";
        of.lines = {{.number = 1, .gtin = 6'909'990'010'010, .quantity = 10}};
        return *journal.begin(of, "An");
    }
    [[nodiscard]] static Entry result(std::uint64_t number = 1)
    {
        return {.number = number,
                .kind = EntryKind::finished,
                .at = store::noon,
                .by = "An",
                .value = "doesNotMeet",
                .reason = "thiếu hàng"};
    }
    [[nodiscard]] static std::expected<void, BookError> finish(FieldDatabase &journal, const Uuid &check)
    {
        return finishCheck(check, result(), {}, journal, journal);
    }
};

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
        if (!left.finished) {
            ASSERT_TRUE(finish(*journal, check)) << "operation " << n;
        }
        EXPECT_EQ(journal->check(check)->entries, std::vector{result()}) << "operation " << n;
        EXPECT_TRUE(journal->inspection(check)) << "operation " << n;
        if (!fails.fired())
            break;
    }
}

TEST_F(ConsignmentMinutes, AResultThatWasKeptWithoutMinutesGetsThem)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(journal->append(check, std::vector{result()}));
    ASSERT_TRUE(journal->checks(1)->front().lacksMinutes);
    ASSERT_TRUE(makeMinutes(check, "Bình", {}, *journal, *journal));
    EXPECT_FALSE(journal->check(check)->summary.lacksMinutes);
    const auto made = journal->history(check);
    ASSERT_EQ(made->size(), 1U);
    EXPECT_EQ(made->front().editor, "Bình");
    EXPECT_EQ(made->front().inspection.conclusion, "Không đáp ứng yêu cầu: thiếu hàng");
    ASSERT_TRUE(makeMinutes(check, "Bình", {}, *journal, *journal));
    EXPECT_EQ(journal->history(check)->size(), 1U) << "once";
}

TEST_F(ConsignmentMinutes, ThatAPersonGaveUpAreNotMadeAgain)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(finish(*journal, check));
    ASSERT_TRUE(journal->withdraw(check, "An"));
    EXPECT_FALSE(journal->checks(1)->front().lacksMinutes);
    ASSERT_TRUE(makeMinutes(check, "An", {}, *journal, *journal));
    EXPECT_FALSE(journal->inspection(check));
}

} // namespace
} // namespace nqi::device
