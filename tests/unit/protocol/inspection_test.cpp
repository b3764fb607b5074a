// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/inspection.h"
#include "core/protocol/json.h"
#include "tests/unit/findings/inspection_sample.h"
#include "tests/unit/protocol/samples.h"

#include <gtest/gtest.h>

#include <functional>
#include <vector>

namespace nqi::protocol {
namespace {

findings::Inspection fullInspection()
{
    findings::Inspection of = findings::wholeInspection();
    of.revision = 2;
    of.reason = "Sửa địa chỉ";
    of.number = "07/BB-ĐKT";
    of.copies = 3;
    of.locality = "Hà Nội";
    of.sampling.samples[0].finding = of.items[0].finding;
    of.sampling.samples[0].note = "ghi chú";
    of.handOvers[0].note = "ghi chú";
    of.measures[0].reportedAt = noon;
    of.measures[0].finding = of.items[0].finding;
    of.statements[0].person.address = "Hà Nội";
    of.place.listing = {"https://shop.example/1", "Chợ mạng", "Shop Sao Mai", "i.123.456", "120.000 ₫"};
    of.contents[0].noPicture = "Không cho chụp";
    of.items[0].read = "]E08936017360017\n]d2010893601736001710L1\x1D"
                       "21S1";
    of.samplingSignatures = {{.party = findings::Party::sampler,
                              .person = {"Lê C", "", "", ""},
                              .image = std::nullopt,
                              .refusal = "vắng mặt",
                              .at = noon,
                              .over = samplingDigest(of)}};
    findings::signAs(of, contentDigest(of), true);
    return of;
}

findings::Minutes fullMinutes()
{
    return {fullInspection(), {17, trust::sha256("log")}, Uuid::version7(noon, seededRandom(77))};
}

std::string bodyOf(const Content &content)
{
    return encodeBody(content, Uuid::version7(noon, seededRandom(10)), "device", 3, noon);
}

TEST(InspectionText, GivesBackEverything)
{
    const auto read = decodeInspection(encodeInspection(fullInspection()));
    ASSERT_TRUE(read) << name(read.error().code) << " at " << read.error().path;
    EXPECT_EQ(*read, fullInspection());
    const auto empty = decodeInspection(encodeInspection({}));
    ASSERT_TRUE(empty) << name(empty.error().code) << " at " << empty.error().path;
    EXPECT_EQ(*empty, findings::Inspection{});
    EXPECT_EQ(*decodeInspection(toJson(fullInspection())), fullInspection()) << "what is shown can be kept again";
}

TEST(InspectionText, OfGoodsThatWereNotComparedSaysNoOutcome)
{
    findings::Inspection of = fullInspection();
    of.items.front().overall.reset();
    const std::string text = encodeInspection(of);
    EXPECT_EQ(*decodeInspection(text), of);
    EXPECT_EQ(encodeInspection(*decodeInspection(text)), text);
    of.items.front().overall = verdict::Overall::noRecord;
    EXPECT_TRUE(encodeInspection(of).contains(R"("overall":"noRecord")")) << "which is another thing";
}

// A structure with a new member does not compile here: add it to the codec, to the sample, then here.
TEST(InspectionText, KnowsEveryMember)
{
    const findings::Minutes minutes = fullMinutes();
    [[maybe_unused]] const auto &[of, log, corrects] = minutes;
    [[maybe_unused]] const auto &[entries, hash] = log;
    [[maybe_unused]] const auto &[id, revision, reason, number, minutesCopies, locality, kind, cause, decision,
                                  establishment, place, team, startedAt, endedAt, items, contents, sampling, seals,
                                  handOvers, measures, statements, outsideScope, conclusion, signatures,
                                  samplingSignatures, evidence] = of;
    [[maybe_unused]] const auto &[decisionNumber, authority, date, scope] = decision;
    [[maybe_unused]] const auto &[firm, address, companyCode, phone, representative] = establishment;
    [[maybe_unused]] const auto &[personName, post, unit, personAddress] = representative;
    [[maybe_unused]] const auto &[person, role] = team.front();
    [[maybe_unused]] const auto &[key, lot, serial, product, overall, times, finding, itemRead] = items.front();
    [[maybe_unused]] const auto &[subject, result, detail, noPicture] = contents.front();
    [[maybe_unused]] const auto &[samplingNumber, samplingAt, sampler, witness, method, units, copies, samples] =
        sampling;
    [[maybe_unused]] const auto &[sampleName, sampleFirm, sampleUnit, quantity, stock, produced, sampleLot, retention,
                                  sampleNote, purpose, sampleFinding] = samples.front();
    [[maybe_unused]] const auto &[sealNumber, sealSample, what, sealedAt] = seals.front();
    [[maybe_unused]] const auto &[deliverer, receiver, handedAt, handedPlace, handed, sealsIntact, state, handNote] =
        handOvers.front();
    [[maybe_unused]] const auto &[handedSample, handedQuantity, testItem, standard] = handed.front();
    [[maybe_unused]] const auto &[measureKind, measureWhat, measureQuantity, measureAt, by, legalBasis, reportedAt,
                                  measureFinding] = measures.front();
    [[maybe_unused]] const auto &[party, speaker, text, saidAt] = statements.front();
    [[maybe_unused]] const auto &[signer, signerPerson, image, refusal, signedAt, over] = signatures.front();
    EXPECT_TRUE(corrects && date && startedAt && endedAt && finding && samplingAt && produced && sampleFinding &&
                sealedAt && handedAt && measureAt && reportedAt && measureFinding && saidAt && image && signedAt);
}

TEST(InspectionText, MayBeWrittenByHandButNotWithWhatNobodyKnows)
{
    const std::string text = encodeInspection(fullInspection());
    EXPECT_TRUE(decodeInspection("  " + text + "\n"));
    EXPECT_EQ(decodeInspection(R"({"colour":"red",)" + text.substr(1)).error().code, DecodeErrorCode::unexpected);
    EXPECT_EQ(decodeInspection("{}").error().code, DecodeErrorCode::missing);
    forEachDamage(text, 7, [](const std::string &damaged) {
        if (const auto read = decodeInspection(damaged)) {
            EXPECT_EQ(*decodeInspection(encodeInspection(*read)), *read);
        }
    });
}

TEST(InspectionText, WhatIsSignedIsEverythingButTheSignatures)
{
    findings::Inspection of = findings::wholeInspection();
    const trust::Digest before = contentDigest(of);
    findings::signAs(of, before);
    EXPECT_EQ(contentDigest(of), before) << "the second party signs the same as the first";
    of.conclusion += ".";
    EXPECT_NE(contentDigest(of), before);
    of.conclusion.pop_back();
    of.evidence.front().label = "other";
    EXPECT_NE(contentDigest(of), before) << "annexes are signed, too";
}

TEST(InspectionText, TheSamplingMinutesAreSignedForThemselves)
{
    findings::Inspection of = findings::wholeInspection();
    const trust::Digest form = samplingDigest(of);
    const trust::Digest content = contentDigest(of);
    const trust::Digest text = textDigest(of);
    EXPECT_NE(form, content);
    EXPECT_EQ(encodeInspection(of).find("samplingSignatures"), std::string::npos) << "texts of before keep their bytes";
    of.evidence.push_back(findings::evidenceNamed("signature of the sampler", "signature"));
    of.samplingSignatures = {{.party = findings::Party::sampler,
                              .person = {"Lê C", "", "", ""},
                              .image = of.evidence.back().digest,
                              .refusal = {},
                              .at = noon,
                              .over = form}};
    EXPECT_EQ(signedDigests(of).content, content) << "neither paper is changed by who signs the other";
    EXPECT_EQ(signedDigests(of).sampling, form);
    EXPECT_EQ(textDigest(of), text);
    of.conclusion += ".";
    of.measures.clear();
    of.startedAt.reset();
    of.sampling.samples[0].finding = Uuid::version7(noon, seededRandom(7));
    EXPECT_EQ(samplingDigest(of), form) << "the form says nothing of these";
    for (const auto &change : std::vector<std::function<void(findings::Inspection &)>>{
             [](auto &one) { one.sampling.samples[0].quantity += "0"; }, [](auto &one) { one.sampling.method += "."; },
             [](auto &one) { one.establishment.representative.name += "."; },
             [](auto &one) { one.team[0].person.name += "."; }, [](auto &one) { one.decision.authority += "."; }}) {
        findings::Inspection other = of;
        change(other);
        EXPECT_NE(samplingDigest(other), form);
    }
    EXPECT_TRUE(isSignatureImage(of, of.evidence.back().digest));
    dropSignatures(of);
    EXPECT_EQ(of.samplingSignatures.size(), 1U) << "a revision leaves the form alone";
    dropSamplingSignatures(of);
    EXPECT_TRUE(of.samplingSignatures.empty());
    EXPECT_EQ(of.evidence.size(), findings::wholeInspection().evidence.size());
}

TEST(InspectionText, WhatFollowsTheVisitIsNotSigned)
{
    findings::Inspection of = findings::wholeInspection();
    const trust::Digest before = contentDigest(of);
    const trust::Digest text = textDigest(of);
    ++of.revision;
    of.reason = "Bổ sung";
    of.measures[0].reportedAt = noon;
    of.handOvers.push_back(of.handOvers.front());
    EXPECT_EQ(contentDigest(of), before);
    EXPECT_NE(textDigest(of), text) << "a printed draft tells of them";
    of.measures[0].quantity += "0";
    EXPECT_NE(contentDigest(of), before) << "the measure itself is signed";
}

TEST(InspectionText, SignaturesOfBeforeHold)
{
    findings::Inspection of = findings::wholeInspection();
    findings::signAs(of, textDigest(of), true);
    EXPECT_NE(textDigest(of), contentDigest(of));
    EXPECT_TRUE(signedDigests(of).contain(of.signatures.front().over));
    EXPECT_TRUE(signedDigests(of).contain(contentDigest(of)));
    of.handOvers.front().note = "khác";
    EXPECT_FALSE(signedDigests(of).contain(of.signatures.front().over)) << "they covered the hand-over";
    // What had neither hand-overs nor reports was signed alike then and now.
    dropAdditions(of);
    EXPECT_EQ(textDigest(of), contentDigest(of));
}

TEST(MinutesBody, IsOneTextThatGivesBackTheMinutes)
{
    const auto body = decodeBody(bodyOf(fullMinutes()));
    ASSERT_TRUE(body) << name(body.error().code) << " at " << body.error().path;
    ASSERT_NE(body->minutes(), nullptr);
    EXPECT_EQ(body->finding(), nullptr);
    EXPECT_EQ(*body->minutes(), fullMinutes());
    EXPECT_EQ(evidenceOf(body->content), fullInspection().evidence);
    const std::string text = bodyOf(fullMinutes());
    EXPECT_FALSE(decodeBody(text + " "));
    forEachDamage(text, 11, [](const std::string &damaged) {
        if (const auto read = decodeBody(damaged)) {
            EXPECT_EQ(encodeBody(read->content, read->id, read->device, read->sequence, read->savedAt), damaged);
        }
    });
}

TEST(MinutesBody, IsToldFromAFindingByAMark)
{
    using findings::Kind;
    findings::Draft forged;
    forged.note = markOf(Kind::minutes);
    for (const Content &content : {Content(fullMinutes()), Content(forged)}) {
        const bool minutes = std::holds_alternative<findings::Minutes>(content);
        EXPECT_EQ(bodyOf(content).contains(markOf(Kind::minutes)), minutes);
        EXPECT_EQ(bodyOf(content).contains(markOf(Kind::finding)), !minutes);
    }
    // Neither passes for the other.
    std::string text = bodyOf(fullMinutes());
    text.replace(text.find(markOf(Kind::minutes)), markOf(Kind::minutes).size(), markOf(Kind::finding));
    EXPECT_FALSE(decodeBody(text));
}

TEST(MinutesBody, KeepsItsBytesForever)
{
    findings::Minutes minutes;
    minutes.inspection.conclusion = "đạt";
    const std::string zero(64, '0');
    const std::string person = R"({"address":"","name":"","post":"","unit":""})";
    EXPECT_EQ(bodyOf(minutes),
              R"({"device":"device","id":")" + Uuid::version7(noon, seededRandom(10)).text() +
                  R"(","inspection":{"cause":"planned","conclusion":"đạt","contents":[],)"
                  R"("decision":{"authority":"","number":"","scope":""},)"
                  R"("establishment":{"address":"","companyCode":"","name":"","phone":"","representative":)" +
                  person +
                  R"(},"evidence":[],"handOvers":[],"id":"00000000-0000-0000-0000-000000000000","items":[],)"
                  R"("kind":"inspection","measures":[],"outsideScope":"","place":{"description":"","listingUrl":""},)"
                  R"("reason":"","revision":1,"sampling":{"copies":0,"method":"","number":"","sampler":)" +
                  person + R"(,"samples":[],"units":0,"witness":)" + person +
                  R"(},"seals":[],"signatures":[],"statements":[],"team":[]},"log":{"entries":0,"hash":")" + zero +
                  R"("},"savedAt":"2026-07-01T05:00:00.123Z","sequence":3,"type":"nqi-inspection/1"})");
}

TEST(MinutesBody, OfBeforeListingsHadMoreThanAnAddressKeepItsBytes)
{
    findings::Minutes minutes = fullMinutes();
    minutes.inspection.place.listing = {.url = "https://shop.example/1"};
    const std::string old = bodyOf(minutes);
    EXPECT_TRUE(old.contains(R"("place":{"description":"12 Hàng Bông","latitudeE7":210302000,)"
                             R"("listingUrl":"https://shop.example/1","longitudeE7":1058473000},)"));
    const auto body = decodeBody(old);
    ASSERT_TRUE(body) << name(body.error().code) << " at " << body.error().path;
    EXPECT_EQ(encodeBody(body->content, body->id, body->device, body->sequence, body->savedAt), old);
}

TEST(MinutesBody, OfBeforeMinutesHadANumberKeepItsBytes)
{
    const std::string old = bodyOf(findings::Minutes{});
    const auto body = decodeBody(old);
    ASSERT_TRUE(body) << name(body.error().code) << " at " << body.error().path;
    EXPECT_EQ(encodeBody(body->content, body->id, body->device, body->sequence, body->savedAt), old);
    const std::string now = bodyOf(fullMinutes());
    EXPECT_TRUE(now.contains(R"("copies":3,"decision":)"));
    EXPECT_TRUE(now.contains(R"("locality":"Hà Nội","measures":)"));
    EXPECT_TRUE(now.contains(R"("number":"07/BB-ĐKT","outsideScope":)"));
}

TEST(MinutesBody, OfBeforeGoodsHadTheirCodesAndContentsTheirReasonsKeepTheirBytes)
{
    findings::Minutes minutes = fullMinutes();
    minutes.inspection.items[0].read.clear();
    minutes.inspection.contents[0].noPicture.clear();
    const std::string old = bodyOf(minutes);
    EXPECT_FALSE(old.contains(R"("read":)"));
    EXPECT_FALSE(old.contains(R"("noPicture":)"));
    const auto body = decodeBody(old);
    ASSERT_TRUE(body) << name(body.error().code) << " at " << body.error().path;
    EXPECT_EQ(encodeBody(body->content, body->id, body->device, body->sequence, body->savedAt), old);
    minutes.inspection.items[0].read = "]d2\xFF"; // bytes that are no text
    const auto bytes = decodeBody(bodyOf(minutes));
    ASSERT_TRUE(bytes) << name(bytes.error().code) << " at " << bytes.error().path;
    EXPECT_EQ(*bytes->minutes(), minutes);
}

TEST(LogEntryText, IsAllButHashAndSignature)
{
    findings::LogEntry entry{.number = 7, .at = noon, .actor = "An \"A\"", .action = "finding.viewed", .subject = "x"};
    const std::string text = encodeLogEntry(entry);
    EXPECT_EQ(text, R"({"action":"finding.viewed","actor":"An \"A\"","at":"2026-07-01T05:00:00.123Z","number":7,)"
                    R"("subject":"x","type":"nqi-log/1"})");
    entry.hash = trust::sha256("other");
    EXPECT_EQ(encodeLogEntry(entry), text);
}

} // namespace
} // namespace nqi::protocol
