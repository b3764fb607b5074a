// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/encoding.h"
#include "core/base/id.h"
#include "core/findings/finding.h"
#include "core/protocol/body.h"

#include <string>
#include <utility>

/// Values with something in every member, so that a member that is forgotten is noticed.
namespace nqi::protocol {

inline const Instant noon = *parseIsoInstant("2026-07-01T05:00:00.123Z");

inline trust::KeyPair deviceKey()
{
    return trust::KeyPair::generate(seededRandom(11));
}

inline trust::KeyPair hubKey()
{
    return trust::KeyPair::generate(seededRandom(12));
}

inline gs1::Message fullMessage()
{
    gs1::Message message;
    message.form = gs1::Form::digitalLink;
    message.input = "]d2https://id.example.vn/01/08936017360017/10/L\x1D?17=261231";
    message.symbologyId = "]d2";
    message.elements = {{"01", "08936017360017", 3, true, 1}, {"10", "L\x1D", 9, false, 0}};
    message.issues = {{static_cast<gs1::IssueCode>(3), gs1::Severity::warning, "10", 7, {"a", "b"}}};
    message.host = "id.example.vn";
    message.syntaxValid = true;
    message.valid = true;
    message.lenientValid = true;
    message.parameters = {{"x", "y"}};
    message.alternatives = {{{{"10", "L", 1, false, 0}}, -5}};
    return message;
}

inline gs1::Item fullItem()
{
    gs1::Item item;
    item.kind = gs1::ItemKind::product;
    item.keyAi = "01";
    item.key = "08936017360017";
    item.gtin = 8936017360017;
    item.lot = "LÔ-7";
    item.serial = "S/N 1";
    item.produced = *parseIsoDate("2026-01-02");
    item.packaged = *parseIsoDate("2026-01-03");
    item.bestBefore = *parseIsoDate("2026-11-04");
    item.sellBy = *parseIsoDate("2026-11-05");
    item.expires = *parseIsoDate("2026-12-31");
    item.originCountry = "704";
    item.url = "https://id.example.vn/01/08936017360017";
    item.host = "id.example.vn";
    item.checkDigitRight = false;
    item.elements = fullMessage().elements;
    item.messages = {fullMessage(), {}};
    item.contradictions = {{"10", "L1", "L2"}};
    return item;
}

inline verdict::Verdict fullVerdict()
{
    verdict::Verdict verdict;
    verdict.overall = verdict::Overall::violation;
    verdict.tier = catalog::Tier::high;
    verdict.checks = {{verdict::CheckCode::certificateValidity,
                       verdict::Outcome::differs,
                       verdict::Severity::violation,
                       "certificateValidity.expired",
                       {{"number", "CN-1"}, {"validTo", "2026-05-01"}},
                       {{catalog::Dataset::certificates, "CN-1/0", "QUATEST 3", noon - std::chrono::hours(5)},
                        {catalog::Dataset::riskLists, "r1", "BKHCN", std::nullopt}},
                       "37/2026/NĐ-CP Điều 28"},
                      {}};
    verdict.today = *parseIsoDate("2026-07-01");
    verdict.catalogueVersion = 42;
    verdict.catalogueAsOf = noon - std::chrono::hours(30);
    verdict.demo = true;
    return verdict;
}

inline findings::Draft fullDraft()
{
    findings::Draft draft;
    draft.item = fullItem();
    draft.verdict = fullVerdict();
    draft.context = {
        .mode = verdict::Mode::online,
        .labelOwner = "Công ty A",
        .labelOrigin = "VN",
        .listingUrl = "https://shop.example/1",
        .labelProduced = "NSX 020426",
        .labelExpires = "30 tháng",
        .labelBestBefore = "020427",
        .labelMarks = {{.item = "warnings", .present = true}, {.item = "subLabel", .present = false}},
        .labelQuantity = "1 L",
        .measuredQuantity = "985 ml",
        .labResults = {{.indicator = "đạm", .declared = "3,2", .measured = "2,1", .report = "KQ-7", .atMost = true}},
        .certificateOrigin = "NZ",
        .declaration = "105834720110",
        .declarationLine = 4,
        .confirmedTier = catalog::Tier::medium,
        .tierReason = "Nhãn ghi nhóm 2"};
    draft.product = "Sữa tươi";
    draft.note = "Nhãn phụ thiếu địa chỉ\nhai dòng";
    draft.inspector = "KSV-017";
    draft.place = {"Chợ Bến Thành",
                   10.7725168,
                   106.6980208,
                   {"https://shop.example/1", "Chợ mạng", "Shop Sao Mai", "i.123.456", "120.000 ₫"}};
    draft.evidence = {{trust::sha256("front"), 5, "image/jpeg", "front"},
                      {trust::sha256("frame"), 123456, "image/png", "frame"}};
    draft.corrects = Uuid::version7(noon, seededRandom(9));
    draft.inspection = Uuid::version7(noon, seededRandom(8));
    return draft;
}

/// Linked, hashed and signed by `deviceKey`.
inline findings::Finding fullFinding(const findings::Draft &draft = fullDraft())
{
    const trust::KeyPair key = deviceKey();
    findings::Finding finding;
    finding.id = Uuid::version7(noon, seededRandom(10));
    finding.device = trust::deviceId(key.publicKey());
    finding.sequence = 3;
    finding.previous = trust::sha256("the one before");
    finding.savedAt = noon;
    finding.body = encodeBody(draft, finding.id, finding.device, finding.sequence, noon);
    finding.hash = trust::chain(finding.previous, bytesOf(finding.body));
    finding.signature = key.sign(finding.hash.bytes);
    finding.evidence = draft.evidence;
    return finding;
}

inline findings::Receipt receiptFields()
{
    const findings::Finding finding = fullFinding();
    findings::Receipt receipt;
    receipt.finding = finding.id;
    receipt.device = finding.device;
    receipt.sequence = finding.sequence;
    receipt.hash = finding.hash;
    receipt.held = {finding.evidence[0].digest};
    receipt.missing = {finding.evidence[1].digest};
    receipt.chainIntact = false;
    receipt.receivedAt = noon + std::chrono::seconds(2);
    receipt.hub = "Chi cục TCĐLCL";
    return receipt;
}

/// Texts with one character replaced, left out or doubled, and beginnings of the text, at every `step`th place.
template <class Check>
void forEachDamage(const std::string &text, std::size_t step, Check check)
{
    for (std::size_t i = 0; i < text.size(); i += step) {
        std::string damaged = text;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
        check(damaged);
        check(text.substr(0, i));
        check(text.substr(0, i) + text.substr(i + 1));
        check(text.substr(0, i + 1) + text.substr(i));
    }
}

} // namespace nqi::protocol
