// SPDX-License-Identifier: Apache-2.0
#include "app/hub/pages.h"
#include "core/protocol/messages.h"
#include "tests/unit/findings/inspection_sample.h"
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

    hub::ReceivedFinding receivedFinding(const std::function<void(findings::Draft &)> &change = {})
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
        return received(draft);
    }
    hub::ReceivedFinding received(const protocol::Content &content)
    {
        const Uuid id = Uuid::version7(hub::noon, fake.random);
        hub::ReceivedFinding finding{.arrival = 9, .id = id, .device = fake.id, .sequence = 1, .receivedAt = hub::noon};
        finding.evidence = protocol::evidenceOf(content);
        finding.body = protocol::encodeBody(content, id, fake.id, 1, hub::noon);
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
    const auto finding = receivedFinding();
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

TEST_F(Pages, SayWhatTheMinutesSayInBothLanguages)
{
    findings::Minutes minutes{
        findings::wholeInspection(), {17, trust::sha256("log")}, Uuid::version7(hub::noon, fake.random)};
    findings::signAs(minutes.inspection, {}, true);
    const auto finding = received(minutes);
    const std::string vietnamese = page(finding);
    for (const char *text :
         {"Biên bản kiểm tra", "đột xuất", "12/QĐ-KT", "Công ty TNHH Sữa Sạch", "Nguyễn Văn A", "trưởng đoàn",
          "Thiếu địa chỉ trên nhãn phụ", "NP-002", "Kho 2, 120 hộp", "QCVN 5-1:2010/BYT", "Tạm dừng bán hàng",
          "Chúng tôi sẽ khắc phục", "không ký: Không đồng ý với kết luận", "17 mục", "Thay cho", "Giá niêm yết"})
        EXPECT_THAT(vietnamese, HasSubstr(text));
    EXPECT_THAT(findingsPage(context, {.kind = findings::Kind::minutes}, {finding}), HasSubstr("name=\"kind\""));
    context.language = Language::english;
    for (const char *text : {"Inspection minutes", "unannounced", "does not meet", "Suspend sale", "not signed:"})
        EXPECT_THAT(page(finding), HasSubstr(text));
}

TEST_F(Pages, AnOnlineListingIsShownWithWhatItsPageShowed)
{
    const auto finding = receivedFinding([](findings::Draft &draft) {
        draft.place.listing = {"https://shop.example/1", "Chợ mạng", "Shop Sao Mai", "i.123.456", "120.000 ₫"};
    });
    for (const std::string &text : {page(finding), findingsPage(context, {}, {finding})}) {
        EXPECT_THAT(text, HasSubstr("https://shop.example/1 · nền tảng: Chợ mạng · gian hàng: Shop Sao Mai · mã tin: "
                                    "i.123.456 · giá hiển thị: 120.000 ₫"));
        EXPECT_THAT(text, Not(HasSubstr("href=\"https://shop.example"))) << "shown, never a link";
    }
    context.language = Language::english;
    EXPECT_THAT(page(finding), HasSubstr("price shown: 120.000 ₫"));
    EXPECT_THAT(page(receivedFinding()), Not(HasSubstr("price shown")));
}

TEST_F(Pages, NoTextOfMinutesBecomesMarkup)
{
    const std::string bad(hostile);
    findings::Inspection of = findings::wholeInspection();
    findings::signAs(of, {}, true);
    const findings::Person person{bad, bad, bad, bad};
    of.reason = of.outsideScope = of.conclusion = bad;
    of.decision = {bad, bad, {}, bad};
    of.establishment = {bad, bad, bad, bad, person};
    of.place.description = bad;
    of.place.listing = {bad, bad, bad, bad, bad};
    of.team[0].person = of.measures[0].by = of.statements[0].person = of.signatures[1].person = person;
    of.items[0].key = of.items[0].lot = of.items[0].serial = of.items[0].product = bad;
    of.contents[0].subject = of.contents[0].detail = bad;
    of.sampling.samples[0].name = of.sampling.samples[0].firm = of.sampling.samples[0].unit = bad;
    of.sampling.samples[0].quantity = of.sampling.samples[0].stock = of.sampling.samples[0].lot = bad;
    of.seals[1].number = of.seals[1].what = bad;
    of.handOvers[0].deliverer = of.handOvers[0].receiver = person;
    of.handOvers[0].place = of.handOvers[0].state = bad;
    of.handOvers[0].samples[0] = {1, bad, bad, bad};
    of.measures[0].what = of.measures[0].quantity = of.measures[0].legalBasis = bad;
    of.statements[0].text = of.signatures[1].refusal = bad;
    const auto finding = received(findings::Minutes{of, {}, {}});
    for (const std::string &text : {page(finding), findingsPage(context, {}, {finding})}) {
        EXPECT_THAT(text, Not(HasSubstr("<script")));
        EXPECT_THAT(text, Not(HasSubstr("<img src=x")));
        EXPECT_THAT(text, HasSubstr("&lt;script&gt;"));
    }
}

TEST_F(Pages, TheRowOfADeviceSaysWhatItHasBroughtAndMayBring)
{
    hub::DeviceActivity bound{.device = {.id = "d1", .name = "tablet"}, .findings = 7, .bytes = 1'500'000};
    bound.quota = {10, 2'000'000};
    const hub::DeviceActivity free{.device = {.id = "d2", .name = "phone"}, .findings = 3};
    const std::string html = devicesPage({Language::english, "an", 0, {}}, {bound, free});
    EXPECT_THAT(html, HasSubstr("<td>7 / 10</td><td>1.5 / 2.0</td>"));
    EXPECT_THAT(html, HasSubstr("<td>3</td><td>0.0</td>"));
}

TEST_F(Pages, AReceiptOfAnotherKeyIsNotOurs)
{
    hubKey = trust::KeyPair::generate(seededRandom(8));
    auto finding = receivedFinding();
    hubKey = trust::KeyPair::generate(seededRandom(9));
    EXPECT_THAT(page(finding), HasSubstr("không phải của khoá hiện tại"));
    finding.receipt = "rubbish";
    EXPECT_THAT(page(finding), HasSubstr("có khoảng trống hoặc đứt"));
}

TEST_F(Pages, NoTextOfAFindingBecomesMarkup)
{
    const std::string bad(hostile);
    const auto finding = receivedFinding([&](findings::Draft &draft) {
        draft.note = bad;
        draft.inspector = bad;
        draft.product = bad;
        draft.place.description = bad;
        draft.place.listing = {"javascript:" + bad, bad, bad, bad, bad};
        draft.item.key = bad;
        draft.evidence.front().label = bad;
        draft.evidence.front().mediaType = bad;
        draft.verdict.checks.front().reason = bad;
        draft.verdict.checks.front().legalBasis = bad;
    });
    const hub::DeviceActivity device{{.id = bad, .name = bad}, 1, {}, receivedFinding().body};
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
    auto finding = receivedFinding();
    finding.body = "{}";
    EXPECT_THAT(page(finding), HasSubstr("Không đọc được nội dung"));
    EXPECT_THAT(findingsPage(context, {}, {finding}), HasSubstr("Không đọc được nội dung"));
}

} // namespace
} // namespace nqi::app
