// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/json.h"
#include "tests/unit/protocol/samples.h"

#include <gtest/gtest.h>

#include <string>

namespace nqi::protocol {

namespace {

TEST(JsonLines, AreOneLineEach)
{
    catalog::Facts facts;
    facts.product = catalog::Product{.gtin = 8936017360017,
                                     .name = "Sữa\ntươi",
                                     .status = catalog::ProductStatus::inactive,
                                     .declaredOn = parseIsoDate("2026-01-01")};
    findings::Summary summary;
    summary.note = "two\nlines";
    for (const std::string &line :
         {toJson(fullMessage()), toJson(fullItem()), toJson(fullVerdict()), toJson(facts), toJson(facts.catalogue),
          toJson(summary), toJson(findings::QueueState{}), toJson(fullFinding()), toJson(receiptFields()),
          toJson(DecodeError{DecodeErrorCode::missing, "/a"}), toJson(fullDraft().context),
          toJson(fullDraft().evidence[0])}) {
        EXPECT_TRUE(line.starts_with("{") && line.ends_with("}")) << line;
        EXPECT_FALSE(line.contains('\n')) << line;
    }
}

TEST(JsonLines, NameTheCodesOfRecords)
{
    catalog::Facts facts;
    facts.product = catalog::Product{.gtin = 8936017360017,
                                     .hsCode = "0401",
                                     .status = catalog::ProductStatus::inactive,
                                     .declaredOn = parseIsoDate("2026-01-01")};
    facts.riskLists = {{.id = "r", .tier = catalog::Tier::high}};
    facts.customsLines = {{.declaration = "d", .channel = catalog::Channel::red}};
    facts.traceEvents = {{.id = "e", .time = noon, .latitude = 10.5}};
    const std::string line = toJson(facts);
    for (const std::string_view part : {R"("status":"inactive")", R"("hsCode":"0401")", R"("declaredOn":"2026-01-01")",
                                        R"("tier":"high")", R"("channel":"red")", R"("latitude":10.5)",
                                        R"("time":"2026-07-01T05:00:00.123Z")", R"("gtin":8936017360017)"})
        EXPECT_TRUE(line.contains(part)) << part << " in " << line;
}

TEST(JsonLines, ShowABodyAsAnObject)
{
    EXPECT_TRUE(toJson(fullFinding()).contains(R"("body":{"catalogueAgeSeconds":108000)"));
    findings::Finding damaged = fullFinding();
    damaged.body = "not json";
    EXPECT_TRUE(toJson(damaged).contains(R"("body":"not json")"));
}

TEST(JsonLines, ShowAQueueAndASummary)
{
    EXPECT_EQ(toJson(findings::QueueState{1, 2, 3, 4, noon}),
              R"({"complete":3,"lastReceipt":"2026-07-01T05:00:00.123Z","partial":2,"quarantined":4,"waiting":1})");
    findings::Summary summary;
    summary.sequence = 7;
    summary.overall = verdict::Overall::noRecord;
    summary.state = findings::State::quarantined;
    summary.problem = "conflict";
    EXPECT_EQ(
        toJson(summary),
        R"({"attempts":0,"files":0,"filesHeld":0,"id":"00000000-0000-0000-0000-000000000000","key":"","kind":"finding","note":"",)"
        R"("overall":"noRecord","problem":"conflict","product":"","savedAt":"1970-01-01T00:00:00.000Z",)"
        R"("sequence":7,"state":"quarantined"})");
}

} // namespace

} // namespace nqi::protocol
