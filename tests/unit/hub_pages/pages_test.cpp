// SPDX-License-Identifier: Apache-2.0
#include "app/hub/pages.h"
#include "core/protocol/messages.h"
#include "tests/unit/hub/device.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nqi::app {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view hostile = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>&";

struct Pages : testing::Test {
    hub::FakeDevice fake{3};
    trust::KeyPair hubKey = trust::KeyPair::generate(seededRandom(7));
    PageContext context{Language::vietnamese, "An", 12, hub::noon};

    hub::ReceivedFinding received(const std::function<void(findings::Draft &)> &change = {})
    {
        findings::Draft draft;
        draft.note = "ghi chú";
        draft.inspector = "A-1";
        draft.product = "Sữa tươi";
        draft.verdict.overall = verdict::Overall::violation;
        draft.verdict.checks.push_back({.code = {}, .outcome = verdict::Outcome::differs, .reason = "x.y"});
        draft.evidence = {hub::evidenceOf("ảnh")};
        if (change)
            change(draft);
        const Uuid id = Uuid::version7(hub::noon, fake.random);
        hub::ReceivedFinding finding{.arrival = 9, .id = id, .device = fake.id, .sequence = 1, .receivedAt = hub::noon};
        finding.evidence = draft.evidence;
        finding.body = protocol::encodeBody(draft, id, fake.id, 1, hub::noon);
        findings::Receipt receipt;
        receipt.finding = id;
        receipt.device = fake.id;
        receipt.sequence = 1;
        receipt.hub = "hub";
        finding.receipt = protocol::encodeReceipt(protocol::makeReceipt(receipt, hubKey));
        return finding;
    }
    std::string page(const hub::ReceivedFinding &finding, bool held = true) const
    {
        return findingPage(context, finding, {.id = fake.id, .name = "máy bảng"}, hubKey.publicKey(),
                           [held](const trust::Digest &) { return held; });
    }
};

TEST_F(Pages, SayWhatTheFindingSaysInBothLanguages)
{
    const auto finding = received();
    const std::string vietnamese = page(finding);
    for (const char *text : {"lang=\"vi\"", "Không phù hợp", "Sữa tươi", "ghi chú", "A-1", "liền mạch", "máy bảng",
                             "chữ ký của trung tâm này đúng", "<img src=\"/analyst/findings/"})
        EXPECT_THAT(vietnamese, HasSubstr(text));
    context.language = Language::english;
    EXPECT_THAT(page(finding, false), HasSubstr("not received yet"));
    EXPECT_THAT(page(finding), HasSubstr("Not as required"));
    EXPECT_THAT(findingsPage(context, {}, {finding}), HasSubstr("intact"));
    EXPECT_THAT(findingsPage(context, {}, {}), HasSubstr("There are no findings."));
}

TEST_F(Pages, AReceiptOfAnotherKeyIsNotOurs)
{
    hubKey = trust::KeyPair::generate(seededRandom(8));
    auto finding = received();
    hubKey = trust::KeyPair::generate(seededRandom(9));
    EXPECT_THAT(page(finding), HasSubstr("không phải của khoá hiện tại"));
    finding.receipt = "rubbish";
    EXPECT_THAT(page(finding), HasSubstr("có khoảng trống hoặc đứt"));
}

TEST_F(Pages, NoTextOfAFindingBecomesMarkup)
{
    const std::string bad(hostile);
    const auto finding = received([&](findings::Draft &draft) {
        draft.note = bad;
        draft.inspector = bad;
        draft.product = bad;
        draft.place.description = bad;
        draft.place.listingUrl = "javascript:" + bad;
        draft.item.key = bad;
        draft.evidence.front().label = bad;
        draft.evidence.front().mediaType = bad;
        draft.verdict.checks.front().reason = bad;
        draft.verdict.checks.front().legalBasis = bad;
    });
    const hub::DeviceActivity device{{.id = bad, .name = bad}, 1, {}, received().body};
    context.user = bad;
    for (const std::string &text :
         {page(finding), findingsPage(context, {.text = bad}, {finding}), devicesPage(context, {device}),
          auditPage(context, {{hub::noon, bad, bad, bad}}), problemPage(context, 404)}) {
        EXPECT_THAT(text, Not(HasSubstr("<script")));
        EXPECT_THAT(text, Not(HasSubstr("<img src=x")));
        EXPECT_THAT(text, Not(HasSubstr("\">&lt;script")));
        EXPECT_THAT(text, Not(HasSubstr("href=\"javascript")));
        EXPECT_THAT(text, HasSubstr("&lt;script&gt;"));
    }
}

TEST_F(Pages, WhatCannotBeReadIsSaid)
{
    auto finding = received();
    finding.body = "{}";
    EXPECT_THAT(page(finding), HasSubstr("Không đọc được nội dung"));
    EXPECT_THAT(findingsPage(context, {}, {finding}), HasSubstr("Không đọc được nội dung"));
}

} // namespace
} // namespace nqi::app
