// SPDX-License-Identifier: Apache-2.0
#include "core/trace/epcis.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace nqi::trace {
namespace {

std::string fileText(const std::filesystem::path &path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// An event with fields put in; what is given replaces the defaults of the same name.
std::string event(std::string_view fields, std::string_view type = "ObjectEvent",
                  std::string_view time = "2027-01-01T08:00:00+07:00")
{
    return R"({"type":")" + std::string(type) + R"(","eventTime":")" + std::string(time) +
           R"(","eventTimeZoneOffset":"+07:00",)" + std::string(fields) + "}";
}

std::string document(std::string_view events)
{
    return R"({"@context":["https://ref.gs1.org/standards/epcis/epcis-context.jsonld"],"type":"EPCISDocument",)"
           R"("schemaVersion":"2.0","creationDate":"2027-01-01T00:00:00Z","epcisBody":{"eventList":[)" +
           std::string(events) + "]}}";
}

constexpr std::string_view observed = R"("action":"OBSERVE","epcList":["urn:epc:id:sgtin:0614141.107346.2017"])";

std::vector<std::string> problems(std::string_view text)
{
    const auto read = readEpcis(text);
    std::vector<std::string> all;
    if (!read) {
        for (const EpcisIssue &issue : read.error())
            all.push_back(std::string(name(issue.problem)) + " " + issue.path);
    }
    return all;
}

using Problems = std::vector<std::string>;

TEST(Epcis, ReadsEveryFieldThatAnInspectorAsksFor)
{
    const auto read = readEpcis(document(event(
        R"("eventID":"urn:uuid:1","action":"ADD","epcList":["https://id.gs1.org/01/10614141073464/21/2017"],)"
        R"("quantityList":[{"epcClass":"urn:epc:class:lgtin:4012345.011111.4444","quantity":10.5,"uom":"KGM"}],)"
        R"("bizStep":"commissioning","disposition":"active","persistentDisposition":{"set":["recalled"],"unset":["returned"]},)"
        R"("readPoint":{"id":"geo:21.03,105.85"},"bizLocation":{"id":"urn:epc:id:sgln:4012345.00225.0"},)"
        R"("destinationList":[{"type":"owning_party","destination":"urn:epc:id:pgln:4012345.00225"}],)"
        R"("errorDeclaration":{"declarationTime":"2027-01-02T00:00:00Z","reason":"did_not_occur","correctiveEventIDs":["urn:uuid:2"]})")));
    ASSERT_TRUE(read);
    ASSERT_EQ(read->events.size(), 1U);
    const EpcisEvent &first = read->events[0];
    EXPECT_EQ(first.id, "urn:uuid:1");
    EXPECT_EQ(first.action, Action::add);
    EXPECT_EQ(isoInstant(first.time), "2027-01-01T01:00:00.000Z");
    EXPECT_EQ(first.step, "commissioning");
    EXPECT_EQ(first.disposition, "active");
    EXPECT_EQ(first.set, std::vector<std::string>{"recalled"});
    EXPECT_EQ(first.unset, std::vector<std::string>{"returned"});
    EXPECT_EQ(first.items.size(), 2U);
    EXPECT_EQ(first.place, "4012345002256");
    EXPECT_EQ(first.party, "4012345002256");
    EXPECT_DOUBLE_EQ(first.latitude, 21.03);
    EXPECT_DOUBLE_EQ(first.longitude, 105.85);
    ASSERT_TRUE(first.error);
    EXPECT_EQ(first.error->reason, "did_not_occur");
    EXPECT_EQ(first.error->correctiveEvents, std::vector<std::string>{"urn:uuid:2"});
}

TEST(Epcis, ReadsEverySpellingOfAWord)
{
    for (const std::string_view word : {"shipping", "cbv:BizStep-shipping", "https://ref.gs1.org/cbv/BizStep-shipping",
                                        "urn:epcglobal:cbv:bizstep:shipping"}) {
        const auto read = readEpcis(event(std::string(observed) + R"(,"bizStep":")" + std::string(word) + '"'));
        ASSERT_TRUE(read) << word;
        EXPECT_EQ(read->events[0].step, "shipping");
    }
    const auto own = readEpcis(event(std::string(observed) + R"(,"bizStep":"ext1:polishing")"));
    ASSERT_TRUE(own);
    EXPECT_EQ(own->events[0].step, "ext1:polishing");
}

TEST(Epcis, TellsWhatKindOfDocumentItIs)
{
    EXPECT_EQ(readEpcis(event(observed))->kind, DocumentKind::event);
    EXPECT_EQ(readEpcis(document(event(observed)))->kind, DocumentKind::capture);
    EXPECT_EQ(
        readEpcis(R"({"eventType":["ObjectEvent"],"GE_eventTime":"2026-01-01T00:00:00Z","EQ_bizStep":["shipping"]})")
            ->kind,
        DocumentKind::question);
    EXPECT_EQ(problems(R"({"a":1})"), Problems{"notEpcis "});
    EXPECT_EQ(problems("[]"), Problems{"notEpcis "});
    EXPECT_EQ(problems("{"), Problems{"json /1"});
    EXPECT_EQ(problems(R"({"eventType":["ObjectEvent"],"GE_eventDate":"2026-01-01"})"),
              Problems{"queryParameter /GE_eventDate"});
}

TEST(Epcis, RefusesADocumentWithoutItsFrame)
{
    EXPECT_EQ(problems(R"({"type":"EPCISDocument"})"),
              (Problems{"missing /schemaVersion", "missing /creationDate", "missing /epcisBody"}));
    EXPECT_EQ(problems(R"({"type":"EPCISDocument","schemaVersion":"1.2","creationDate":"yesterday","epcisBody":{}})"),
              (Problems{"schemaVersion /schemaVersion", "time /creationDate", "missing /epcisBody/eventList"}));
    EXPECT_EQ(
        problems(
            R"({"type":"EPCISQueryDocument","schemaVersion":"2.0","creationDate":"2027-01-01T00:00:00Z","epcisBody":{}})"),
        Problems{"missing /epcisBody/queryResults"});
}

TEST(Epcis, TellsEveryProblemOfEveryEvent)
{
    const std::string wrong =
        event(R"("action":"CREATE","epcList":["2017"],"bizStep":"transforming")", "ObjectEvent", "22-07-2026");
    EXPECT_EQ(problems(document(event(observed) + "," + wrong)),
              (Problems{"time /epcisBody/eventList/1/eventTime", "action /epcisBody/eventList/1/action",
                        "identifier /epcisBody/eventList/1/epcList", "vocabulary /epcisBody/eventList/1/bizStep"}));
}

struct Wrong {
    std::string_view fields;
    std::string_view type;
    std::string_view problem;
};

TEST(Epcis, RefusesWhatTheSchemaLetsThrough)
{
    const std::vector<Wrong> all = {
        {R"("epcList":["urn:uuid:1"])", "ObjectEvent", "missing /action"},
        {R"("action":"ADD")", "ObjectEvent", "missing /epcList"},
        {R"("action":"ADD","epcList":"urn:uuid:1")", "ObjectEvent", "wrongType /epcList"},
        {R"("action":"ADD","epcList":[1])", "ObjectEvent", "identifier /epcList"},
        {R"("action":"ADD","epcList":[],"disposition":"in_transport")", "ObjectEvent", "vocabulary /disposition"},
        {R"("action":"ADD","epcList":[],"disposition":"shipping")", "ObjectEvent", "vocabulary /disposition"},
        {R"("action":"ADD","epcList":[],"ilmd":{"materialType":"soil"})", "ObjectEvent",
         "extension /ilmd/materialType"},
        {R"("action":"ADD","epcList":[],"colour":"red")", "ObjectEvent", "extension /colour"},
        {R"("action":"ADD","epcList":[],"parentID":"urn:uuid:1")", "ObjectEvent", "extension /parentID"},
        {R"("action":"ADD","epcList":[],"sourceList":[{"type":"place","source":"urn:uuid:1"}])", "ObjectEvent",
         "vocabulary /sourceList"},
        {R"("action":"ADD","epcList":[],"destinationList":[{"type":"location"}])", "ObjectEvent",
         "missing /destinationList"},
        {R"("action":"ADD","epcList":[],"quantityList":[{"quantity":1}])", "ObjectEvent", "quantity /quantityList"},
        {R"("action":"ADD","quantityList":[{"epcClass":"urn:uuid:1","quantity":"1"}])", "ObjectEvent",
         "quantity /quantityList"},
        {R"("action":"ADD","epcList":[],"readPoint":{"id":"gate 1"})", "ObjectEvent", "identifier /readPoint"},
        {R"("action":"ADD","epcList":[],"readPoint":{})", "ObjectEvent", "missing /readPoint"},
        {R"("action":"ADD","epcList":[],"errorDeclaration":{})", "ObjectEvent",
         "missing /errorDeclaration/declarationTime"},
        {R"("action":"ADD","epcList":[],"persistentDisposition":{"set":["lost"]})", "ObjectEvent",
         "vocabulary /persistentDisposition"},
        {R"("action":"ADD","childEPCs":["urn:uuid:1"])", "AggregationEvent", "missing /parentID"},
        {R"("action":"OBSERVE","childEPCs":["urn:uuid:1"])", "AssociationEvent", "missing /parentID"},
        {R"("action":"ADD","parentID":"urn:uuid:1")", "AggregationEvent", "missing /childEPCs"},
        {R"("action":"ADD","epcList":["urn:uuid:1"])", "TransactionEvent", "missing /bizTransactionList"},
        {R"("action":"ADD","inputEPCList":["urn:uuid:1"],"outputEPCList":["urn:uuid:2"])", "TransformationEvent",
         "extension /action"},
        {R"("inputEPCList":["urn:uuid:1"])", "TransformationEvent", "missing /outputEPCList"},
        {R"("outputEPCList":["urn:uuid:1"])", "TransformationEvent", "missing /inputEPCList"},
        {R"("action":"ADD","epcList":[])", "SaleEvent", "eventType /type"},
    };
    for (const auto &[fields, type, problem] : all)
        EXPECT_EQ(problems(event(fields, type)), Problems{std::string(problem)}) << fields;
}

TEST(Epcis, AllowsWhatTheStandardAllows)
{
    const std::vector<Wrong> all = {
        {R"("action":"DELETE","parentID":"urn:uuid:1")", "AggregationEvent", ""},
        {R"("action":"OBSERVE","childEPCs":["urn:uuid:1"])", "AggregationEvent", ""},
        {R"("action":"OBSERVE","epcList":[],"sensorElementList":[{"sensorReport":[{"type":"Temperature"}]}])",
         "ObjectEvent", ""},
        {R"("inputEPCList":["urn:uuid:1"],"transformationID":"urn:uuid:3")", "TransformationEvent", ""},
        {R"("action":"ADD","epcList":[],"ilmd":{"ext1:a":{"b":1}},"ext1:colour":{"x":[1]},"rdfs:comment":"text")",
         "ObjectEvent", ""},
    };
    for (const auto &[fields, type, problem] : all)
        EXPECT_EQ(problems(event(fields, type)), Problems{}) << fields;
}

TEST(Epcis, AcceptsOffsetsUpToFourteenHours)
{
    const auto with = [](std::string_view offset) {
        return problems(R"({"type":"ObjectEvent","eventTime":"2027-01-01T00:00:00Z","eventTimeZoneOffset":")" +
                        std::string(offset) + R"(",)" + std::string(observed) + "}");
    };
    EXPECT_EQ(with("+14:00"), Problems{});
    EXPECT_EQ(with("-00:30"), Problems{});
    for (const std::string_view wrong : {"+14:01", "+15:00", "7:00", "+7:00", "+0700", "Z", "", "+07:60", "+0a:00"})
        EXPECT_EQ(with(wrong), Problems{"timeZoneOffset /eventTimeZoneOffset"}) << wrong;
}

TEST(Epcis, StopsListingProblemsAtAHundred)
{
    std::string events = "1";
    for (int i = 0; i < 500; ++i)
        events += ",1";
    const Problems all = problems(document(events));
    ASSERT_EQ(all.size(), 101U);
    EXPECT_EQ(all.back(), "tooMany ");
}

/// Documents of another implementation; those in a folder "Invalid" are meant to be wrong.
TEST(Epcis, AgreesWithTheDocumentsOfOthers)
{
    const std::filesystem::path folder = std::filesystem::path(NQI_SHARED) / "epcis";
    if (!exists(folder))
        GTEST_SKIP() << "no shared documents";
    int seen = 0;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".json")
            continue;
        ++seen;
        const auto read = readEpcis(fileText(entry.path()));
        const bool invalid = entry.path().string().find("Invalid") != std::string::npos;
        EXPECT_EQ(read.has_value(), !invalid) << entry.path();
        if (!read && !invalid) {
            for (const EpcisIssue &issue : read.error())
                ADD_FAILURE() << name(issue.problem) << " " << issue.path << " " << issue.value;
        }
    }
    EXPECT_GT(seen, 20);
}

TEST(Epcis, ReadsTheSamplesAsTheirNamesSay)
{
    int seen = 0;
    for (const auto &entry : std::filesystem::directory_iterator(std::filesystem::path(NQI_SAMPLES) / "epcis")) {
        if (entry.path().extension() != ".json")
            continue;
        ++seen;
        EXPECT_EQ(readEpcis(fileText(entry.path())).has_value(),
                  !entry.path().filename().string().starts_with("wrong-"))
            << entry.path();
    }
    EXPECT_GE(seen, 4);
}

} // namespace
} // namespace nqi::trace
