// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/consignments.h"
#include "tests/unit/store_field/inspection_fixture.h"

#include <string>
#include <vector>

namespace nqi::device {

using consignment::BookError;
using consignment::Entry;
using consignment::EntryKind;
using store::FieldDatabase;

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
    [[nodiscard]] static Entry withdrawal()
    {
        return {.number = 2,
                .kind = EntryKind::withdrawn,
                .at = store::noon + std::chrono::minutes(1),
                .by = "An",
                .count = 1,
                .reason = "đếm sai"};
    }
    /// The draft of its minutes, with all that people have to add, signed.
    [[nodiscard]] static findings::Finding sign(FieldDatabase &journal, const Uuid &check)
    {
        const findings::Inspection draft = journal.inspection(check)->inspection;
        findings::Inspection of = store::storedInspection(journal);
        of.id = check;
        of.items = draft.items;
        of.contents = draft.contents;
        of.conclusion = draft.conclusion;
        store::signStored(journal, of);
        EXPECT_TRUE(journal.keep(of, "An"));
        return *journal.sign(check, "An");
    }
    [[nodiscard]] static std::expected<void, BookError> finish(FieldDatabase &journal, const Uuid &check)
    {
        return finishCheck(check, result(), {}, journal);
    }
    /// An hour later, after the withdrawal.
    [[nodiscard]] std::expected<void, BookError> finishAgain(FieldDatabase &journal, const Uuid &check,
                                                             const std::string &value)
    {
        now += std::chrono::hours(1);
        Entry next = result(3);
        next.at = now;
        next.value = value;
        return finishCheck(check, next, {}, journal);
    }
};

} // namespace nqi::device
