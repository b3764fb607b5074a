// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/filled.h"
#include "core/consignment/proposal.h"
#include "core/protocol/import_digest.h"
#include "core/protocol/import_papers.h"
#include "tests/unit/documents/printed.h"
#include "tests/unit/documents/samples.h"
#include "ui/documents/consignment_papers.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

namespace nqi::documents {
namespace {

using consignment::EntryKind;
using testing::HasSubstr;
using testing::Not;

TEST(ConsignmentPapers, TheRegistrationHasTheGoodsAsTheyAreDeclared)
{
    const consignment::KeptCheck check = samples::finishedCheck();
    const auto registration = registrationOf(check, true);
    EXPECT_EQ(registration.id, check.summary.id);
    EXPECT_EQ(registration.declaration, "MAU-TK-7");
    EXPECT_EQ(registration.importer.companyCode, "9999000009");
    ASSERT_EQ(registration.goods.size(), check.consignment.lines.size());
    EXPECT_EQ(registration.goods.front().name, "Ấm đun nước Sao Mẫu, SM-101");
    EXPECT_EQ(registration.goods.front().characteristics, "Mã HS 85167990; GTIN 06909990010010; lô L26C01");
    EXPECT_EQ(registration.goods.front().quantity, "24 cái");
    EXPECT_EQ(registration.goods.front().time, "20/11/2026");
    EXPECT_TRUE(registration.demo);
}

TEST(ConsignmentPapers, ThereIsNoNoticeBeforeTheResult)
{
    consignment::KeptCheck check = samples::finishedCheck();
    check.entries.pop_back();
    EXPECT_EQ(noticeOf(check, false), std::nullopt);
}

TEST(ConsignmentPapers, TheNoticeSaysTheResultTheOfficersWordsAndEachDifferenceInVietnamese)
{
    const auto notice = noticeOf(samples::finishedCheck(), false);
    ASSERT_TRUE(notice);
    EXPECT_EQ(notice->result, findings::ImportResult::doesNotMeet);
    EXPECT_EQ(notice->date, *parseIsoDate("2026-11-22"));
    EXPECT_TRUE(notice->reason.starts_with("Thiếu hàng, khác xuất xứ.\n")) << notice->reason;
    EXPECT_THAT(notice->reason, HasSubstr("\nDòng 2: Thiếu, 1 trên 3"));
    EXPECT_THAT(notice->reason, HasSubstr("TH"));
    EXPECT_THAT(notice->reason, HasSubstr("(01)06909991010774"));
}

TEST(ConsignmentPapers, WhatTheRecordsSaidThenStandsInTheNoticeWhateverTheySayNow)
{
    consignment::KeptCheck check = samples::finishedCheck();
    consignment::LineDuty duty;
    duty.proofs.push_back({.code = verdict::CheckCode::certificate,
                           .outcome = verdict::Outcome::missing,
                           .severity = verdict::Severity::violation,
                           .reason = "certificate.missing"});
    duty.mismatches.push_back({.trait = consignment::Trait::model,
                               .source = consignment::Source::catalogue,
                               .declared = "SM-101",
                               .observed = "ZZ-\x1F"
                                           "9"});
    check.entries.back().code = consignment::recordedText(std::vector{duty}, check.consignment);
    const std::string reason = noticeOf(check, false)->reason;
    EXPECT_THAT(reason, HasSubstr("Dòng 1: giấy tờ thiếu hoặc không có hiệu lực"));
    EXPECT_THAT(reason, Not(HasSubstr("certificate.missing")));
    EXPECT_THAT(reason, HasSubstr("ZZ-<0x1F>9"));
}

TEST(ConsignmentPapers, ARecordOfTheResultThatCannotBeReadIsPassedOver)
{
    consignment::KeptCheck check = samples::finishedCheck();
    const std::string before = noticeOf(check, false)->reason;
    for (const std::string damaged : {"\x1E", "\x1F\x1F\x1F\x1E", "1\x1Fnewer\x1Fx\x1F\x1E", "x\x1Fproof\x1Fy\x1F\x1E",
                                      "1\x1Fmismatch\x1F\x1Fshape\x1F"
                                      "a\x1F"
                                      "b\x1F\x1E"}) {
        check.entries.back().code = damaged;
        EXPECT_EQ(noticeOf(check, false)->reason, before) << damaged;
    }
}

TEST(ConsignmentPapers, SayWhatWasFilledIn)
{
    consignment::KeptCheck check = samples::finishedCheck();
    const auto registration = registrationOf(check, false);
    EXPECT_EQ(registration.authority, "Chi cục TCĐLCL Hải Phòng");
    EXPECT_EQ(registration.number, "25/ĐKKT");
    EXPECT_EQ(registration.date, *parseIsoDate("2026-11-21"));
    EXPECT_EQ(registration.importer.address, "18 Lê Lợi, Hải Phòng");
    EXPECT_EQ(registration.goods.back().gate, "Cảng Hải Phòng");
    EXPECT_TRUE(registration.photos);
    EXPECT_FALSE(registration.subLabel);
    const findings::ConformityCertificate first{
        .number = "HQ-2026-0451", .body = "QUATEST 1", .date = *parseIsoDate("2026-10-30")};
    const findings::ConformityCertificate second{.number = "HQ-2026-0452", .body = {}, .date = {}};
    EXPECT_EQ(registration.certificates, (std::vector{first, second}));
    const auto notice = noticeOf(check, false);
    EXPECT_EQ(notice->registration, "25/ĐKKT");
    EXPECT_EQ(notice->basis, "QCVN 4:2009/BKHCN");
    EXPECT_EQ(notice->signer.name, "Hoàng Minh Tuấn");
    check.entries.push_back({.number = check.entries.size() + 1,
                             .kind = EntryKind::filled,
                             .code = std::string(consignment::field::gate),
                             .value = {}});
    EXPECT_EQ(registrationOf(check, false).goods.back().gate, "") << "what was taken back is dots again";
}

TEST(ConsignmentPapers, AreHashedByTheirRecordNotByTheirWords)
{
    consignment::KeptCheck check = samples::finishedCheck();
    const auto registration = protocol::registrationDigest(check, false);
    const auto notice = protocol::noticeDigest(check, false);
    EXPECT_NE(registration, notice);
    EXPECT_NE(registration, protocol::registrationDigest(check, true));
    check.entries.push_back({.number = check.entries.size() + 1, .kind = EntryKind::filled, .code = "x", .value = "y"});
    EXPECT_NE(protocol::registrationDigest(check, false), registration);
    EXPECT_NE(protocol::noticeDigest(check, false), notice);
    check.entries.back() = {.number = check.entries.size(), .kind = EntryKind::seen, .code = "(01)06909990010027"};
    EXPECT_EQ(protocol::registrationDigest(check, false), registration) << "it says nothing of what was counted";
    check.entries.pop_back();
    check.consignment.lines.front().quantity += 1;
    EXPECT_NE(protocol::registrationDigest(check, false), registration);
    EXPECT_NE(protocol::noticeDigest(check, false), notice);
}

TEST(ConsignmentPapers, AreFoundAmongTheStatesOfTheirCheckByTheirHash)
{
    consignment::KeptCheck check = samples::finishedCheck();
    EXPECT_EQ(protocol::registrationDigest(check, true).text(),
              "7265e1f9d86eec1e8b6a7bda1741e2bcd0b71316fdc306e172cd7ac82024e8ae")
        << "what was printed stays known";
    EXPECT_EQ(protocol::noticeDigest(check, true).text(),
              "a08297ca9f6a602f5a397b9e230ea555721647990e466dd641fd3baeaa23da7e");
    check.entries.push_back({.number = check.entries.size() + 1, .kind = EntryKind::filled, .code = "x", .value = "y"});
    check.entries.push_back({.number = check.entries.size() + 1, .kind = EntryKind::withdrawn, .count = 10});
    const auto first = [&](std::size_t count) {
        consignment::KeptCheck part = check;
        part.entries.resize(count);
        return part;
    };
    const auto last = [&](EntryKind kind) {
        const auto found = std::ranges::find_last(check.entries, kind, &consignment::Entry::kind);
        return static_cast<std::size_t>(found.begin() - check.entries.begin());
    };
    for (const bool demo : {false, true}) {
        for (std::size_t count = last(EntryKind::finished) + 1; count <= check.entries.size(); ++count)
            EXPECT_EQ(protocol::noticeState(check, protocol::noticeDigest(first(count), demo)), count);
        const std::size_t filled = last(EntryKind::filled);
        EXPECT_EQ(protocol::registrationState(check, protocol::registrationDigest(first(0), demo)), 0U);
        EXPECT_EQ(protocol::registrationState(check, protocol::registrationDigest(first(filled), demo)), filled);
        EXPECT_EQ(protocol::registrationState(check, protocol::registrationDigest(first(filled + 1), demo)),
                  check.entries.size())
            << "what else followed changes nothing that it says";
    }
    EXPECT_EQ(protocol::noticeState(check, protocol::noticeDigest(first(last(EntryKind::finished)), false)),
              std::nullopt)
        << "there was no result to tell";
    EXPECT_EQ(protocol::noticeState(check, trust::sha256("another")), std::nullopt);
    EXPECT_EQ(protocol::registrationState(check, trust::sha256("another")), std::nullopt);
}

// Their hash was over the words. Whoever words a difference anew keeps the words of before for these.
TEST(ConsignmentPapers, ThatWerePrintedBeforeAreStillKnown)
{
    consignment::KeptCheck check = samples::finishedCheck();
    std::erase_if(check.entries, [](const auto &entry) { return entry.kind == EntryKind::filled; });
    EXPECT_EQ(protocol::digestOf(registrationOf(check, true)).text(),
              "b3d5718aedfac67c729ec9d6469f575b0f68305714759354fd54b093c45c9d75");
    EXPECT_EQ(protocol::digestOf(*noticeOf(check, true)).text(),
              "dc1c4690ce3b1f223279543314e0d47d49d89c33dd427d6eabe7731fd760f528");
}

TEST(ConsignmentPapers, ComeBackFromTheirJsonAsTheyWere)
{
    std::vector registrations = {samples::richRegistration().registration, samples::minimalRegistration().registration,
                                 registrationOf(samples::finishedCheck(), true)};
    auto &goods = registrations.emplace_back(registrations.front()).goods;
    goods.resize(5000, goods.front());
    for (const findings::ImportRegistration &one : registrations) {
        const auto again = protocol::decodeRegistration(protocol::encodeRegistration(one));
        ASSERT_TRUE(again) << again.error().path;
        EXPECT_EQ(*again, one);
    }
    for (const findings::ResultNotice &one :
         {samples::richNotice().notice, samples::minimalNotice().notice, *noticeOf(samples::finishedCheck(), false)}) {
        const auto again = protocol::decodeNotice(protocol::encodeNotice(one));
        ASSERT_TRUE(again) << again.error().path;
        EXPECT_EQ(*again, one);
    }
}

class LongConsignment : public PaperTest {};

TEST_F(LongConsignment, OfFiveThousandLinesIsAPaper)
{
    RegistrationRecord record{.registration = registrationOf(samples::finishedCheck(), true), .digest = {}};
    record.registration.goods.resize(5000, record.registration.goods.front());
    EXPECT_GT(sheetOf(DocumentKind::registration, record).pages(), 100);
}

} // namespace
} // namespace nqi::documents
