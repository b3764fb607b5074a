// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/json.h"
#include "core/protocol/messages.h"
#include "tests/unit/protocol/samples.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::protocol {

namespace {

const std::array hostileTexts = {
    std::string("<script>alert('x')</script>"),
    std::string("'; DROP TABLE findings; --"),
    std::string("=HYPERLINK(\"http://x\",\"y\")"),
    std::string("\xE2\x80\xAEgnp.exe\xE2\x80\xAC"),
    std::string("\x1B[2J\x1B]0;title\x07\x08\x08"),
    std::string("\0middle\0", 8),
    std::string("\x1D\x1E\x04]d2"),
    std::string("\xC3\x28 \xF0\x9F\x92 \xED\xA0\x80"),
    std::string("\xEF\xBB\xBF\xE2\x80\xA8\xC2\x85"),
    std::string("\\u0000 \\\" {\"hex\":\"ff\"}"),
    std::string("../../../etc/passwd\r\nX: y"),
    std::string("Nước mắm Phú Quốc – Đặc biệt 🐟"),
};

findings::Draft draftOf(const std::string &text)
{
    findings::Draft draft = fullDraft();
    draft.note = draft.product = draft.inspector = draft.place.description = draft.place.listing.url = text;
    draft.place.listing.platform = draft.place.listing.shop = text;
    draft.place.listing.number = draft.place.listing.price = text;
    draft.context.labelOwner = draft.item.lot = draft.item.serial = draft.item.key = draft.item.url = text;
    draft.item.messages[0].input = draft.item.messages[0].elements[0].value = text;
    draft.verdict.checks[0].arguments[0] = {text, text};
    draft.verdict.checks[0].records[0].key = text;
    draft.evidence[0].label = text;
    return draft;
}

TEST(HostileText, ComesBackFromABodyByteForByte)
{
    for (const std::string &text : hostileTexts) {
        const findings::Finding finding = fullFinding(draftOf(text));
        EXPECT_TRUE(isUtf8(finding.body));
        const auto upload = decodeUpload(encodeUpload(finding));
        ASSERT_TRUE(upload) << printable(text);
        EXPECT_EQ(*upload, finding) << printable(text);
        EXPECT_EQ(checkFinding(*upload, deviceKey().publicKey()), std::nullopt);
        const auto body = decodeBody(upload->body);
        ASSERT_TRUE(body) << printable(text);
        EXPECT_EQ(*body->finding(), draftOf(text)) << printable(text);
    }
}

TEST(HostileText, CannotChangeATerminal)
{
    for (const std::string &text : hostileTexts) {
        const findings::Finding finding = fullFinding(draftOf(text));
        for (const std::string &line : {toJson(draftOf(text).item), toJson(finding), toJson(fullVerdict())}) {
            EXPECT_TRUE(isUtf8(line));
            // `printable` escapes every control character and mark of direction: here there are none left.
            EXPECT_EQ(printable(line, line.size() + 1), line) << printable(text);
        }
    }
}

TEST(HostileText, InNamesOfTheEnvelopeComesBackToo)
{
    for (const std::string &text : hostileTexts) {
        findings::Receipt fields = receiptFields();
        fields.hub = text;
        const findings::Receipt receipt = makeReceipt(fields, hubKey());
        const auto read = decodeReceipt(encodeReceipt(receipt));
        ASSERT_TRUE(read) << printable(text);
        EXPECT_EQ(*read, receipt);
        EXPECT_TRUE(verifyReceipt(*read, hubKey().publicKey()));
        const Enrolment enrolment = makeEnrolment(text, text, deviceKey());
        ASSERT_TRUE(decodeEnrolment(encodeEnrolment(enrolment)));
        EXPECT_EQ(*decodeEnrolment(encodeEnrolment(enrolment)), enrolment);
        const Problem problem{ProblemCode::malformed, text, text, {}};
        ASSERT_TRUE(decodeProblem(encodeProblem(problem)));
        EXPECT_EQ(*decodeProblem(encodeProblem(problem)), problem);
    }
}

TEST(HostileText, AsAWholeMessageIsRefused)
{
    for (const std::string &text : hostileTexts) {
        EXPECT_FALSE(decodeUpload(text));
        EXPECT_FALSE(decodeBody(text));
        EXPECT_FALSE(decodeReceipt(text));
        EXPECT_FALSE(decodeProblem(text));
        EXPECT_FALSE(decodeHello(text));
    }
}

// Run by hand when the formats change: the inputs that the fuzzer starts from.
TEST(FuzzInputs, DISABLED_AreWritten)
{
    const std::filesystem::path folder = std::filesystem::path(NQI_SAMPLES) / ".." / "fuzz" / "protocol" / "inputs";
    std::filesystem::create_directories(folder);
    const auto write = [&](std::string_view file, const std::string &text) { std::ofstream(folder / file) << text; };
    const findings::Finding finding = fullFinding(draftOf(hostileTexts[7]));
    write("body", finding.body);
    write("upload", encodeUpload(fullFinding({})));
    write("batch", encodeBatch(std::vector{fullFinding({}), fullFinding({})}));
    write("receipt", encodeReceipt(makeReceipt(receiptFields(), hubKey())));
    write("reply", encodeBatchReply(std::vector<BatchAnswer>{makeReceipt(receiptFields(), hubKey()), Problem{}}));
    write("problem", encodeProblem({ProblemCode::unavailable, "detail", "/a/0", std::chrono::seconds(5)}));
    write("enrolment", encodeEnrolment(makeEnrolment("code", "name", deviceKey())));
    write("enrolled", encodeEnrolled({"device", "token", "hub", hubKey().publicKey()}));
    write("hello", encodeHello({"hub", hubKey().publicKey(), noon, 3, 1}));
}

} // namespace

} // namespace nqi::protocol
