// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/body.h"
#include "core/protocol/enum_ends.h"
#include "core/protocol/limits.h"
#include "tests/unit/protocol/samples.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <format>
#include <fstream>
#include <iterator>
#include <limits>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

namespace nqi::protocol {

namespace {

std::string bodyOf(const Content &content)
{
    return encodeBody(content, Uuid::version7(noon, seededRandom(10)), "device", 3, noon);
}

DecodeError errorOf(const std::string &text)
{
    const auto body = decodeBody(text);
    EXPECT_FALSE(body) << text.substr(0, 200);
    return body ? DecodeError{} : body.error();
}

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

TEST(Body, GivesBackEveryMember)
{
    const auto body = decodeBody(bodyOf(fullDraft()));
    ASSERT_TRUE(body) << name(body.error().code) << " at " << body.error().path;
    EXPECT_EQ(body->id, Uuid::version7(noon, seededRandom(10)));
    EXPECT_EQ(body->device, "device");
    EXPECT_EQ(body->sequence, 3U);
    EXPECT_EQ(body->savedAt, noon);
    EXPECT_EQ(*body->finding(), fullDraft());
}

TEST(Body, GivesBackAnEmptyDraft)
{
    const auto body = decodeBody(bodyOf(findings::Draft{}));
    ASSERT_TRUE(body) << name(body.error().code) << " at " << body.error().path;
    EXPECT_EQ(*body->finding(), findings::Draft{});
}

// A structure with a new member does not compile here: add it to the codec, to samples.h, then here.
TEST(Body, KnowsEveryMemberOfTheValues)
{
    const findings::Draft draft = fullDraft();
    [[maybe_unused]] const auto &[item, shown, context, product, note, inspector, place, evidence, corrects, inspection,
                                  unfinished] = draft; // the last one stays on the device
    [[maybe_unused]] const auto &[kind, keyAi, key, gtin, lot, serial, produced, packaged, bestBefore, sellBy, expires,
                                  originCountry, url, host, checkDigitRight, elements, messages, contradictions] = item;
    [[maybe_unused]] const auto &[form, input, symbologyId, read, issues, messageHost, syntaxValid, valid, lenientValid,
                                  parameters, alternatives] = messages.front();
    [[maybe_unused]] const auto &[ai, value, position, implied, part] = elements.front();
    [[maybe_unused]] const auto &[issueCode, issueSeverity, issueAi, issuePosition, issueArguments] = issues.front();
    [[maybe_unused]] const auto &[overall, tier, checks, today, catalogueVersion, catalogueAsOf, demo] = shown;
    [[maybe_unused]] const auto &[code, outcome, severity, reason, arguments, records, legalBasis] = checks.front();
    [[maybe_unused]] const auto &[dataset, recordKey, authority, asOf] = records.front();
    [[maybe_unused]] const auto &[mode, labelOwner, labelOrigin, contextListing, labelProduced, labelExpires,
                                  labelBestBefore, labelMarks, labelQuantity, measuredQuantity, labResults,
                                  certificateOrigin, declaration, declarationLine, confirmedTier, tierReason] = context;
    [[maybe_unused]] const auto &[markItem, present] = labelMarks.front();
    [[maybe_unused]] const auto &[indicator, declared, measured, report, atMost] = labResults.front();
    [[maybe_unused]] const auto &[description, latitude, longitude, listing] = place;
    [[maybe_unused]] const auto &[listingUrl, platform, shop, number, price] = listing;
    [[maybe_unused]] const auto &[digest, size, mediaType, label] = evidence.front();
    EXPECT_TRUE(corrects && inspection && latitude && confirmedTier && asOf && catalogueAsOf && tier && implied &&
                part == 1);
}

/// True when the value after the last one has a name of its own.
template <class Enum>
bool hasGrown()
{
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(lastOf<Enum>); ++i)
        EXPECT_TRUE(names.insert(name(static_cast<Enum>(i))).second) << i;
    EXPECT_FALSE(names.contains(""));
    try {
        const std::string_view next = name(static_cast<Enum>(static_cast<int>(lastOf<Enum>) + 1));
        return !next.empty() && !names.contains(next);
    } catch (const std::out_of_range &) {
        return false;
    }
}

TEST(Body, KnowsEveryNameOfTheValues)
{
    EXPECT_FALSE(hasGrown<gs1::Form>());
    EXPECT_FALSE(hasGrown<gs1::Severity>());
    EXPECT_FALSE(hasGrown<gs1::IssueCode>());
    EXPECT_FALSE(hasGrown<gs1::ItemKind>());
    EXPECT_FALSE(hasGrown<catalog::Dataset>());
    EXPECT_FALSE(hasGrown<verdict::CheckCode>());
    EXPECT_FALSE(hasGrown<verdict::Outcome>());
    EXPECT_FALSE(hasGrown<verdict::Severity>());
    EXPECT_FALSE(hasGrown<verdict::Overall>());
    EXPECT_FALSE(hasGrown<verdict::Mode>());
    EXPECT_FALSE(hasGrown<findings::InspectionKind>());
    EXPECT_FALSE(hasGrown<findings::InspectionCause>());
    EXPECT_FALSE(hasGrown<findings::TeamRole>());
    EXPECT_FALSE(hasGrown<findings::ContentResult>());
    EXPECT_FALSE(hasGrown<findings::MeasureKind>());
    EXPECT_FALSE(hasGrown<findings::Party>());
    EXPECT_FALSE(hasGrown<findings::ImportResult>());
    EXPECT_FALSE(hasGrown<ProblemCode>());
}

TEST(Body, IsOneTextForOneValue)
{
    EXPECT_EQ(bodyOf(fullDraft()), bodyOf(fullDraft()));
    findings::Draft other = fullDraft();
    other.note += " ";
    EXPECT_NE(bodyOf(other), bodyOf(fullDraft()));
}

TEST(Body, KeepsItsBytesForever)
{
    // What was signed once must be written in the same way by every later version.
    findings::Draft draft;
    draft.note = "a\"b\\c\n\x1F\x7F đ";
    draft.place.latitude = -0.0000001;
    draft.verdict.today = *parseIsoDate("2026-07-01");
    draft.verdict.catalogueAsOf = noon - std::chrono::milliseconds(1500);
    EXPECT_EQ(
        bodyOf(draft),
        R"({"catalogueAgeSeconds":1,"context":{"labelOrigin":"","labelOwner":"","listingUrl":"","mode":"market"},)"
        R"("device":"device","evidence":[],"id":")" +
            Uuid::version7(noon, seededRandom(10)).text() +
            R"(","inspector":"","item":{"checkDigitRight":true,"contradictions":[],"elements":[],"gtin":0,)"
            R"("host":"","key":"","keyAi":"","kind":"unidentified","lot":"","messages":[],"originCountry":"",)"
            R"("serial":"","url":""},"note":"a\"b\\c\n\u001f)"
            "\x7F đ"
            R"(","place":{"description":"","latitudeE7":-1,"listingUrl":""},"product":"",)"
            R"("savedAt":"2026-07-01T05:00:00.123Z","sequence":3,"type":"nqi-finding/1","verdict":{)"
            R"("catalogueAsOf":"2026-07-01T04:59:58.623Z","catalogueVersion":0,"checks":[],"demo":false,)"
            R"("overall":"noRecord","today":"2026-07-01"}})");
}

TEST(Body, OfBeforeListingsHadMoreThanAnAddressKeepsItsBytes)
{
    const std::string before = R"("place":{"description":"","listingUrl":"https://shop.example/1"},)";
    const std::string old =
        replaced(bodyOf(findings::Draft{}), R"("place":{"description":"","listingUrl":""},)", before);
    const auto body = decodeBody(old);
    ASSERT_TRUE(body) << name(body.error().code) << " at " << body.error().path;
    EXPECT_EQ(body->finding()->place.listing, (findings::OnlineListing{.url = "https://shop.example/1"}));
    EXPECT_EQ(encodeBody(body->content, body->id, body->device, body->sequence, body->savedAt), old);
    EXPECT_EQ(errorOf(replaced(old, before,
                               R"("place":{"description":"","listingShop":"","listingUrl":"https://shop.example/1"},)"))
                  .code,
              DecodeErrorCode::notCanonical)
        << "what is empty is not written";
}

TEST(Body, ThatAnEarlierVersionHasSignedIsReadAndWrittenByteForByte)
{
    std::size_t read = 0;
    for (const auto &entry : std::filesystem::directory_iterator(std::filesystem::path(NQI_SAMPLES) / "bodies")) {
        if (entry.path().extension() != ".json")
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        const auto body = decodeBody(text);
        ASSERT_TRUE(body) << entry.path() << ": " << name(body.error().code) << " at " << body.error().path;
        EXPECT_EQ(encodeBody(body->content, body->id, body->device, body->sequence, body->savedAt), text)
            << entry.path();
        ++read;
    }
    EXPECT_GE(read, 3U);
}

TEST(Body, RefusesAListingOfUnknownOrTooLongTexts)
{
    findings::Draft draft;
    draft.place.listing.price = std::string(findings::longestListingText, '9');
    EXPECT_TRUE(decodeBody(bodyOf(draft)));
    for (std::string findings::OnlineListing::*const member :
         {&findings::OnlineListing::platform, &findings::OnlineListing::shop, &findings::OnlineListing::number,
          &findings::OnlineListing::price}) {
        findings::Draft tooLong;
        tooLong.place.listing.*member = std::string(findings::longestListingText + 1, 'x');
        const DecodeError error = errorOf(bodyOf(tooLong));
        EXPECT_EQ(error.code, DecodeErrorCode::tooLarge);
        EXPECT_TRUE(error.path.starts_with("/place/listing")) << error.path;
    }
    EXPECT_EQ(errorOf(replaced(bodyOf(draft), R"("listingUrl":""},"product")",
                               R"("listingSeller":"x","listingUrl":""},"product")")),
              (DecodeError{DecodeErrorCode::unexpected, "/place/listingSeller"}));
    EXPECT_EQ(errorOf(replaced(bodyOf(draft), R"("listingUrl":""},"product")",
                               R"("listingShop":7,"listingUrl":""},"product")")),
              (DecodeError{DecodeErrorCode::wrongType, "/place/listingShop"}));
}

TEST(Body, KeepsTextThatIsNotUtf8)
{
    findings::Draft draft;
    draft.note = "\xFF\xFE\x00 abc\xC3";
    draft.item.lot = std::string("\0\x80", 2);
    draft.product = "{\"hex\":\"00\"}";
    const std::string text = bodyOf(draft);
    EXPECT_TRUE(isUtf8(text));
    EXPECT_TRUE(text.contains(R"("lot":{"hex":"0080"})"));
    const auto body = decodeBody(text);
    ASSERT_TRUE(body);
    EXPECT_EQ(*body->finding(), draft);
}

TEST(Body, RefusesAHexTextThatCouldHaveBeenPlain)
{
    const std::string text = bodyOf({});
    EXPECT_EQ(errorOf(replaced(text, R"("note":"")", R"("note":{"hex":"6162"})")),
              (DecodeError{DecodeErrorCode::notCanonical, "/note"}));
    EXPECT_EQ(errorOf(replaced(text, R"("note":"")", R"("note":{"hex":"FF"})")),
              (DecodeError{DecodeErrorCode::notCanonical, "/note"}));
    EXPECT_EQ(errorOf(replaced(text, R"("note":"")", R"("note":{"hex":"f"})")),
              (DecodeError{DecodeErrorCode::malformed, "/note"}));
}

TEST(Body, DropsCoordinatesThatAreNone)
{
    for (const double bad :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 90.1, -91.0, 1e300}) {
        findings::Draft draft;
        draft.place.latitude = bad;
        const auto body = decodeBody(bodyOf(draft));
        ASSERT_TRUE(body);
        EXPECT_FALSE(body->finding()->place.latitude) << bad;
    }
}

TEST(Body, NamesThePlaceOfTheFirstFault)
{
    const std::string text = bodyOf(fullDraft());
    const auto expectFault = [&](std::string_view what, std::string_view with, DecodeErrorCode code,
                                 std::string_view path) {
        const DecodeError error = errorOf(replaced(text, what, with));
        EXPECT_EQ(name(error.code), name(code)) << with;
        EXPECT_EQ(error.path, path) << with;
    };
    expectFault(R"("code":"certificateValidity")", R"("code":"genuine")", DecodeErrorCode::unknownName,
                "/verdict/checks/0/code");
    expectFault(R"("tier":3)", R"("tier":4)", DecodeErrorCode::outOfRange, "/verdict/tier");
    expectFault(R"("tier":3)", R"("tier":3.0)", DecodeErrorCode::wrongType, "/verdict/tier");
    expectFault(R"("today":"2026-07-01")", R"("today":"2026-02-30")", DecodeErrorCode::malformed, "/verdict/today");
    expectFault(R"("latitudeE7":107725168)", R"("latitudeE7":900000001)", DecodeErrorCode::outOfRange,
                "/place/latitudeE7");
    expectFault(R"("position":7)", R"("position":-1)", DecodeErrorCode::outOfRange,
                "/item/messages/0/issues/0/position");
    expectFault(R"("position":7)", R"("position":9007199254740992)", DecodeErrorCode::outOfRange,
                "/item/messages/0/issues/0/position");
    expectFault(R"("position":7)", R"("position":18446744073709551616)", DecodeErrorCode::wrongType,
                "/item/messages/0/issues/0/position");
    expectFault(R"("type":"nqi-finding/1")", R"("type":"nqi-finding/2")", DecodeErrorCode::wrongVersion, "");
    expectFault(R"("demo":true)", R"("demo":true,"genuine":true)", DecodeErrorCode::unexpected, "/verdict/genuine");
    expectFault(R"("demo":true)", R"("demo":true,"demo":true)", DecodeErrorCode::duplicate, "/verdict/demo");
    expectFault(R"("demo":true,)", "", DecodeErrorCode::missing, "/verdict/demo");
    expectFault(R"("demo":true)", R"("demo":"true")", DecodeErrorCode::wrongType, "/verdict/demo");
    expectFault(R"("product":"Sữa tươi")", R"("product":null)", DecodeErrorCode::wrongType, "/product");
    expectFault(R"("evidence":[)", R"("evidence":[0,)", DecodeErrorCode::wrongType, "/evidence/0");
    expectFault(R"("size":5)", R"("size":67108865)", DecodeErrorCode::outOfRange, "/evidence/0/size");
}

TEST(Body, RefusesEveryOtherSpellingOfTheSameValue)
{
    const std::string text = bodyOf(fullDraft());
    EXPECT_EQ(errorOf(" " + text).code, DecodeErrorCode::notCanonical);
    EXPECT_EQ(errorOf(text + "\n").code, DecodeErrorCode::notCanonical);
    EXPECT_EQ(errorOf(replaced(text, R"("inspector":"K)", R"("inspector":"\u004b)")).code,
              DecodeErrorCode::notCanonical);
    EXPECT_EQ(errorOf(replaced(text, R"("catalogueAgeSeconds":108000)", R"("catalogueAgeSeconds":1)")).code,
              DecodeErrorCode::notCanonical);
    EXPECT_EQ(errorOf(replaced(text, ":true", ": true")).code, DecodeErrorCode::notCanonical);
    EXPECT_EQ(errorOf(replaced(text, R"("sequence":3)", R"("sequence":03)")).code, DecodeErrorCode::notJson);
    EXPECT_EQ(errorOf(text + std::string(1, '\0')).code, DecodeErrorCode::notJson);
    EXPECT_EQ(errorOf(text + "{}").code, DecodeErrorCode::notJson);
}

TEST(Body, IsBounded)
{
    findings::Draft draft;
    draft.note = std::string(limits::body, 'n');
    EXPECT_EQ(errorOf(bodyOf(draft)).code, DecodeErrorCode::tooLarge);
    const std::string deep(1'000'000, '[');
    EXPECT_EQ(errorOf(deep).code, DecodeErrorCode::tooLarge);
    EXPECT_EQ(errorOf(deep.substr(0, 100'000)).code, DecodeErrorCode::tooDeep);
    findings::Draft many;
    many.evidence.resize(limits::evidence + 1);
    EXPECT_EQ(errorOf(bodyOf(many)), (DecodeError{DecodeErrorCode::tooLarge, "/evidence"}));
}

findings::Minutes minutesOf(std::size_t items)
{
    findings::Minutes minutes;
    minutes.inspection.id = *Uuid::parse("0190a0b0-0000-7000-8000-000000000001");
    for (std::size_t i = 0; i < items; ++i)
        minutes.inspection.items.push_back({std::format("0893601736{:04}", i % 10'000), "L1", std::to_string(i),
                                            "Sữa tươi tiệt trùng có đường 1 L", verdict::Overall::violation, 1,
                                            minutes.inspection.id});
    return minutes;
}

TEST(Body, OnlyMinutesMayBeLong)
{
    const findings::Minutes minutes = minutesOf(5'000);
    const std::string text = bodyOf(minutes);
    EXPECT_GT(text.size(), limits::body);
    EXPECT_LE(text.size(), limits::minutes / 2) << "far from the bound";
    const auto read = decodeBody(text);
    ASSERT_TRUE(read) << name(read.error().code) << " at " << read.error().path;
    EXPECT_EQ(read->content, Content(minutes));
    EXPECT_EQ(errorOf(bodyOf(minutesOf(limits::items + 1))).code, DecodeErrorCode::tooLarge);
    findings::Minutes tooLong = minutesOf(9'000);
    for (findings::ItemMet &item : tooLong.inspection.items)
        item.product = std::string(500, 'x');
    EXPECT_EQ(errorOf(bodyOf(tooLong)).code, DecodeErrorCode::tooLarge);
    // What says so and is none.
    findings::Draft draft;
    draft.note = std::string(limits::body, 'n');
    EXPECT_EQ(
        errorOf(replaced(bodyOf(draft), R"("product":"")", R"("product":"","x":{"type":"nqi-inspection/1"})")).code,
        DecodeErrorCode::unexpected);
}

TEST(Body, SurvivesAnyDamage)
{
    const std::string text = bodyOf(fullDraft());
    int accepted = 0;
    forEachDamage(text, 11, [&](const std::string &damaged) {
        const auto body = decodeBody(damaged);
        // A changed letter of a note is another body, not a fault; its text must then be the one of its value.
        if (body) {
            ++accepted;
            EXPECT_EQ(encodeBody(body->content, body->id, body->device, body->sequence, body->savedAt), damaged);
        }
    });
    EXPECT_GT(accepted, 0);
}

} // namespace

} // namespace nqi::protocol
