// SPDX-License-Identifier: Apache-2.0
#include "core/trace/state.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace nqi::trace {
namespace {

constexpr std::uint64_t gtin = 8935001000013;

Instant hour(int hours)
{
    return *parseIsoInstant("2027-01-01T00:00:00Z") + std::chrono::hours(hours);
}

struct Made {
    catalog::TraceEvent event;
    Made(int hours, std::string step, std::string disposition = {})
    {
        event.id = "E" + std::to_string(hours) + step + disposition;
        event.gtin = gtin;
        event.serial = "S1";
        event.time = hour(hours);
        event.step = std::move(step);
        event.disposition = std::move(disposition);
    }
    Made &lot(std::string value)
    {
        event.lot = std::move(value);
        event.serial.clear();
        return *this;
    }
    Made &at(double latitude, double longitude)
    {
        event.latitude = latitude;
        event.longitude = longitude;
        return *this;
    }
    operator catalog::TraceEvent() const { return event; } // NOLINT(google-explicit-constructor)
};

const Subject subject{gtin, "L1", "S1"};

std::vector<Condition> conditions(const State &state)
{
    std::vector<Condition> all;
    for (const Mark &mark : state.marks)
        all.push_back(mark.condition);
    return all;
}

State stateOfAll(const std::vector<catalog::TraceEvent> &events, const Subject &of = subject)
{
    return stateOf(events, of, hour(1000));
}

TEST(TraceState, IsEmptyWithoutEvents)
{
    const State state = stateOfAll({});
    EXPECT_EQ(state, State{});
}

TEST(TraceState, GivesCustodyToTheLastEventOfTheNarrowestLevel)
{
    const State state = stateOfAll({Made(1, "commissioning"), Made(3, "shipping"), Made(5, "receiving").lot("L1")});
    ASSERT_TRUE(state.custody);
    EXPECT_EQ(state.custody->step, "shipping");
    EXPECT_TRUE(state.custody->inTransit);
    EXPECT_EQ(state.order.size(), 3U);
}

TEST(TraceState, EndsTransitWhenTheShipmentIsVoid)
{
    const State state = stateOfAll({Made(1, "commissioning"), Made(3, "shipping"), Made(4, "void_shipping")});
    EXPECT_FALSE(state.custody->inTransit);
}

TEST(TraceState, LeavesOutOtherItems)
{
    catalog::TraceEvent otherSerial = Made(1, "destroying");
    otherSerial.serial = "S2";
    catalog::TraceEvent otherGtin = Made(2, "destroying");
    otherGtin.gtin = gtin + 1;
    const State state = stateOfAll({otherSerial, otherGtin, Made(3, "destroying").lot("L2")});
    EXPECT_TRUE(state.order.empty());
}

TEST(TraceState, FindsTheLotThroughTheSerial)
{
    catalog::TraceEvent made = Made(1, "commissioning");
    made.lot = "L1";
    const std::vector<catalog::TraceEvent> events = {made, Made(2, "holding", "recalled").lot("L1")};
    EXPECT_EQ(conditions(stateOfAll(events, {gtin, "", "S1"})), std::vector{Condition::recalled});
    EXPECT_TRUE(conditions(stateOfAll(events, {gtin, "", "S9"})).empty());
}

TEST(TraceState, KeepsARecallThroughLaterMovement)
{
    const State state = stateOfAll({Made(1, "commissioning"), Made(2, "holding", "recalled"),
                                    Made(3, "shipping", "in_transit"), Made(4, "receiving", "in_progress")});
    ASSERT_EQ(conditions(state), std::vector{Condition::recalled});
    EXPECT_FALSE(state.marks[0].lifted);
}

TEST(TraceState, TellsWhenAGraveStateIsFollowedByFitness)
{
    const State state =
        stateOfAll({Made(1, "commissioning"), Made(2, "holding", "stolen"), Made(3, "storing", "sellable_accessible")});
    ASSERT_EQ(state.marks.size(), 1U);
    EXPECT_EQ(state.marks[0].lifted, 2U);
}

TEST(TraceState, DoesNotLetAnItemLiftTheRecallOfItsLot)
{
    const State state = stateOfAll({Made(1, "commissioning"), Made(2, "holding", "recalled").lot("L1"),
                                    Made(3, "storing", "sellable_accessible")});
    ASSERT_EQ(state.marks.size(), 1U);
    EXPECT_FALSE(state.marks[0].lifted);
}

TEST(TraceState, UnsetsAPersistentDispositionOnTheSameAndOnWiderLevels)
{
    const std::vector<catalog::TraceEvent> set = {Made(2, "holding", "+recalled").lot("L1"),
                                                  Made(3, "inspecting", "-recalled")};
    EXPECT_TRUE(stateOfAll(set).marks.empty());
    const std::vector<catalog::TraceEvent> narrow = {Made(2, "holding", "+recalled"),
                                                     Made(3, "inspecting", "-recalled").lot("L1")};
    EXPECT_EQ(conditions(stateOfAll(narrow)), std::vector{Condition::recalled});
}

TEST(TraceState, LetsAPassingStatePass)
{
    const State state =
        stateOfAll({Made(1, "commissioning"), Made(2, "storing", "damaged"), Made(3, "shipping", "in_transit")});
    EXPECT_TRUE(state.marks.empty());
}

TEST(TraceState, KeepsAFailedInspectionUntilOneIsPassed)
{
    std::vector<catalog::TraceEvent> events = {Made(1, "commissioning"), Made(2, "inspecting", "non_conformant"),
                                               Made(3, "shipping", "in_transit")};
    EXPECT_EQ(conditions(stateOfAll(events)), std::vector{Condition::nonConformant});
    events.push_back(Made(4, "inspecting", "conformant"));
    EXPECT_TRUE(stateOfAll(events).marks.empty());
}

TEST(TraceState, ReadsTheDispositionThatAStepImplies)
{
    EXPECT_EQ(conditions(stateOfAll({Made(2, "destroying")})), std::vector{Condition::destroyed});
    EXPECT_EQ(conditions(stateOfAll({Made(2, "decommissioning")})), std::vector{Condition::decommissioned});
    EXPECT_EQ(conditions(stateOfAll({Made(2, "retail_selling")})), std::vector{Condition::sold});
    EXPECT_TRUE(stateOfAll({Made(2, "killing")}).marks.empty()); // of the tag alone
}

TEST(TraceState, ForgetsWithdrawnEvents)
{
    catalog::TraceEvent withdrawn = Made(2, "destroying");
    withdrawn.withdrawn = true;
    EXPECT_TRUE(stateOfAll({withdrawn}).order.empty());
}

TEST(TraceState, FindsOrdersThatCannotBe)
{
    const State state =
        stateOf(std::vector<catalog::TraceEvent>{Made(0, "receiving"), Made(1, "commissioning"),
                                                 Made(2, "commissioning"), Made(3, "destroying"), Made(4, "shipping")},
                subject, hour(3));
    std::vector<AnomalyKind> kinds;
    for (const Anomaly &anomaly : state.anomalies)
        kinds.push_back(anomaly.kind);
    EXPECT_EQ(kinds, (std::vector{AnomalyKind::notFirst, AnomalyKind::commissionTwice, AnomalyKind::afterEnd,
                                  AnomalyKind::inFuture}));
}

TEST(TraceState, OrdersEventsOfOneInstantByTheirNature)
{
    const State state = stateOfAll({Made(1, "destroying"), Made(1, "shipping"), Made(1, "commissioning")});
    EXPECT_EQ(state.order, (std::vector<std::size_t>{2, 1, 0}));
    EXPECT_TRUE(state.anomalies.empty());
}

TEST(TraceState, DoesNotDependOnTheOrderGiven)
{
    std::vector<catalog::TraceEvent> events = {Made(1, "commissioning"), Made(2, "shipping", "in_transit"),
                                               Made(3, "holding", "recalled").lot("L1"),
                                               Made(4, "retail_selling", "retail_sold"), Made(4, "receiving")};
    const auto told = [](const std::vector<catalog::TraceEvent> &given) {
        const State state = stateOfAll(given);
        std::vector<std::string> ids;
        for (const std::size_t index : state.order)
            ids.push_back(given[index].id);
        for (const Mark &mark : state.marks)
            ids.push_back(std::string(name(mark.condition)) + given[mark.event].id);
        ids.push_back(state.custody->step);
        return ids;
    };
    const std::vector<std::string> first = told(events);
    std::ranges::sort(events, {}, &catalog::TraceEvent::id);
    do {
        ASSERT_EQ(told(events), first);
    } while (std::ranges::next_permutation(events, {}, &catalog::TraceEvent::id).found);
}

TEST(TraceState, MeasuresTheFastestHop)
{
    const State state = stateOfAll({Made(1, "commissioning").at(21.03, 105.85), Made(2, "shipping"),
                                    Made(3, "receiving").at(10.78, 106.70), Made(30, "storing").at(10.79, 106.71)});
    ASSERT_TRUE(state.fastest);
    EXPECT_NEAR(state.fastest->kilometres, 1143, 5);
    EXPECT_DOUBLE_EQ(state.fastest->hours, 2);
    EXPECT_EQ(state.fastest->to, 2U);
}

TEST(TraceState, SurvivesPositionsThatAreNoNumbers)
{
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const State state = stateOfAll({Made(1, "commissioning").at(nothing, 1), Made(2, "shipping").at(1, 1)});
    EXPECT_FALSE(state.fastest);
}

TEST(Dispositions, OfTheVocabularyMeanWhatCbvSays)
{
    EXPECT_EQ(conditionOf("+recalled"), Condition::recalled);
    EXPECT_EQ(conditionOf("partially_dispensed"), Condition::sold);
    EXPECT_EQ(conditionOf("disposed"), Condition::destroyed);
    EXPECT_EQ(conditionOf("in_transit"), Condition::normal);
    EXPECT_EQ(conditionOf("in_transport"), Condition::normal);
    EXPECT_EQ(conditionOf(""), Condition::normal);
}

} // namespace
} // namespace nqi::trace
