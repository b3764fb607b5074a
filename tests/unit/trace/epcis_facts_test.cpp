// SPDX-License-Identifier: Apache-2.0
// From a document to the state of an item, on scenarios of our own.
#include "core/trace/epcis.h"
#include "core/trace/state.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <set>

namespace nqi::trace {
namespace {

EpcisDocument sample(const std::string &name)
{
    std::ifstream in(std::string(NQI_SAMPLES) + "/epcis/" + name, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    auto read = readEpcis(text);
    EXPECT_TRUE(read) << name;
    return read ? *std::move(read) : EpcisDocument{};
}

std::vector<catalog::TraceEvent> recordsOf(const std::string &name)
{
    auto records = traceEvents(sample(name).events, name);
    EXPECT_TRUE(records);
    return records.value_or(std::vector<catalog::TraceEvent>{});
}

constexpr std::uint64_t gtin = 8935001000013;

State stateFor(const std::vector<catalog::TraceEvent> &records, std::string_view serial)
{
    return stateOf(records, {gtin, "", serial}, *parseIsoInstant("2027-06-01T00:00:00Z"));
}

std::vector<Condition> conditions(const State &state)
{
    std::vector<Condition> all;
    for (const Mark &mark : state.marks)
        all.push_back(mark.condition);
    return all;
}

TEST(EpcisFacts, LetTheContentsOfARecalledPalletInherit)
{
    const auto records = recordsOf("recalled-pallet.json");
    EXPECT_EQ(conditions(stateFor(records, "S1")), std::vector{Condition::recalled}); // in a case on the pallet
    EXPECT_TRUE(conditions(stateFor(records, "S2")).empty());                         // taken out before the recall
    EXPECT_EQ(stateFor(records, "S1").custody->step, "holding");
    EXPECT_EQ(stateFor(records, "S2").custody->step, "unpacking");
}

TEST(EpcisFacts, ForgetWhatWasDeclaredWrong)
{
    const auto records = recordsOf("declared-wrong.json");
    EXPECT_TRUE(conditions(stateFor(records, "S1")).empty());
    EXPECT_EQ(stateFor(records, "S1").custody->step, "shipping");
    EXPECT_TRUE(conditions(stateFor(records, "S2")).empty()); // the declaration has no event identifier
}

TEST(EpcisFacts, CarryPersistentDispositions)
{
    const auto records = recordsOf("persistent.json");
    EXPECT_EQ(conditions(stateFor(records, "S1")), std::vector{Condition::stolen});
    EXPECT_TRUE(conditions(stateFor(records, "S2")).empty());
}

TEST(EpcisFacts, EndTheSerialsThatATransformationUsesUp)
{
    const EpcisDocument document = sample("transformation.json");
    const auto records = *traceEvents(document.events, "t");
    const State input = stateFor(records, "IN1");
    EXPECT_EQ(conditions(input), std::vector{Condition::decommissioned});
    const State output = stateFor(records, "OUT1");
    EXPECT_EQ(output.custody->step, "commissioning");
    EXPECT_TRUE(output.anomalies.empty());
}

TEST(EpcisFacts, TellTheIngredientsOfIngredients)
{
    const EpcisDocument document = sample("transformation.json");
    std::vector<std::string> keys;
    for (const Identifier &identifier : ingredientsOf(document.events, "01/08935001000013/21/OUT1"))
        keys.push_back(identifier.key);
    EXPECT_EQ(keys, (std::vector<std::string>{"01/08935001000013/21/IN1", "01/08935002000029/10/L5",
                                              "01/08935003000035/10/RAW"}));
    EXPECT_TRUE(ingredientsOf(document.events, "01/08935003000035/10/RAW").empty());
}

TEST(EpcisFacts, GiveEveryRecordAnIdentifierOfItsOwn)
{
    for (const std::string name :
         {"recalled-pallet.json", "declared-wrong.json", "persistent.json", "transformation.json"}) {
        std::set<std::string> ids;
        for (const catalog::TraceEvent &record : recordsOf(name))
            EXPECT_TRUE(ids.insert(record.id).second) << name << record.id;
        EXPECT_FALSE(ids.empty());
    }
}

Identifier thing(std::string key, std::uint64_t number = 0)
{
    return {std::move(key), number, {}, number == 0 ? "" : "S"};
}

EpcisEvent packs(std::string container, std::vector<Identifier> items, int minute)
{
    EpcisEvent event;
    event.type = EventType::aggregation;
    event.action = Action::add;
    event.time = Instant{} + std::chrono::minutes(minute);
    event.parent = thing(std::move(container));
    event.items = std::move(items);
    return event;
}

TEST(EpcisFacts, SurviveContainersInACircle)
{
    EpcisEvent seen;
    seen.time = Instant{} + std::chrono::minutes(9);
    seen.action = Action::observe;
    seen.items = {thing("a")};
    const auto records =
        traceEvents({packs("a", {thing("b"), thing("01/1/21/S", 1)}, 1), packs("b", {thing("a")}, 2), seen}, "x");
    ASSERT_TRUE(records);
    EXPECT_EQ(records->size(), 3U);
}

TEST(EpcisFacts, RefuseToMultiplyWithoutEnd)
{
    std::vector<Identifier> many;
    for (int i = 0; i < 3000; ++i)
        many.push_back(thing("01/1/21/" + std::to_string(i), 1));
    std::vector<EpcisEvent> events = {packs("a", many, 0)};
    EpcisEvent seen;
    seen.action = Action::observe;
    seen.time = Instant{} + std::chrono::minutes(9);
    seen.items = {thing("a")};
    events.insert(events.end(), 1000, seen);
    EXPECT_EQ(traceEvents(events, "x"), std::unexpected(EpcisProblem::tooMany));
}

} // namespace
} // namespace nqi::trace
