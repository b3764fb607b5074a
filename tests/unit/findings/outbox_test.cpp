// SPDX-License-Identifier: Apache-2.0
#include "core/findings/journal.h"
#include "core/findings/outbox.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace nqi::findings {

namespace {

using namespace std::chrono_literals;

constexpr std::array allStates = {State::saved, State::sent, State::received, State::complete, State::quarantined};
constexpr std::array allEvents = {Event::sending, Event::receiptPartial, Event::receiptComplete, Event::failure,
                                  Event::refusal, Event::retry,          Event::gapClosed};

TEST(Outbox, GoesFromSavedToComplete)
{
    State state = State::saved;
    state = after(state, Event::sending);
    EXPECT_EQ(state, State::sent);
    state = after(state, Event::receiptPartial);
    EXPECT_EQ(state, State::received);
    state = after(state, Event::receiptComplete);
    EXPECT_EQ(state, State::complete);
}

TEST(Outbox, NeverFallsBackExceptOutOfQuarantine)
{
    for (const State state : allStates) {
        for (const Event event : allEvents) {
            const State next = after(state, event);
            const bool quarantine = state == State::quarantined || next == State::quarantined;
            const bool asksAgain = state == State::complete && event == Event::gapClosed;
            EXPECT_TRUE(quarantine || asksAgain || next >= state) << name(state) << " " << static_cast<int>(event);
        }
    }
}

TEST(Outbox, NothingHappensToWhatIsCompleteUnlessAGapBeforeItWasClosed)
{
    for (const Event event : allEvents)
        EXPECT_EQ(after(State::complete, event), event == Event::gapClosed ? State::received : State::complete);
    EXPECT_EQ(after(State::saved, Event::gapClosed), State::saved);
}

TEST(Outbox, LeavesQuarantineOnlyByAPersonOrAReceipt)
{
    EXPECT_EQ(after(State::quarantined, Event::sending), State::quarantined);
    EXPECT_EQ(after(State::quarantined, Event::failure), State::quarantined);
    EXPECT_EQ(after(State::quarantined, Event::refusal), State::quarantined);
    EXPECT_EQ(after(State::quarantined, Event::retry), State::saved);
    EXPECT_EQ(after(State::quarantined, Event::receiptPartial), State::received);
    EXPECT_EQ(after(State::quarantined, Event::receiptComplete), State::complete);
}

TEST(Outbox, AFailureKeepsTheState)
{
    for (const State state : allStates)
        EXPECT_EQ(after(state, Event::failure), state);
}

std::chrono::milliseconds longest(std::uint32_t attempts)
{
    const Random random = seededRandom(attempts);
    std::chrono::milliseconds most(0);
    for (int i = 0; i < 2000; ++i)
        most = std::max(most, backoff(attempts, std::nullopt, random));
    return most;
}

TEST(Backoff, DoublesFromOneSecondToFifteenMinutes)
{
    const std::array<std::chrono::milliseconds, 5> spans = {1s, 2s, 4s, 8s, 16s};
    for (std::uint32_t attempts = 1; attempts <= spans.size(); ++attempts) {
        const auto span = spans.at(attempts - 1);
        EXPECT_LE(longest(attempts), span);
        EXPECT_GT(longest(attempts), span * 9 / 10);
    }
    for (const std::uint32_t attempts : {11U, 40U, 1000U, 4'000'000'000U}) {
        EXPECT_LE(longest(attempts), 15min);
        EXPECT_GT(longest(attempts), 13min);
    }
    EXPECT_LE(longest(0), 1s);
}

TEST(Backoff, SpreadsOverTheWholeSpan)
{
    const Random random = seededRandom(5);
    std::array<int, 10> tenths{};
    for (int i = 0; i < 10'000; ++i)
        ++tenths.at(static_cast<std::size_t>(std::min<std::int64_t>(9, backoff(11, std::nullopt, random) / 90s)));
    for (const int count : tenths)
        EXPECT_NEAR(count, 1000, 200);
}

TEST(Backoff, WaitsAtLeastAsLongAsTheServerAsks)
{
    const Random random = seededRandom(6);
    for (int i = 0; i < 100; ++i) {
        const auto wait = backoff(1, 120s, random);
        EXPECT_GE(wait, 120s);
        EXPECT_LE(wait, 121s);
    }
}

TEST(Backoff, BelievesNoServerForMoreThanADayOrIntoThePast)
{
    const Random random = seededRandom(6);
    EXPECT_LE(backoff(3, std::chrono::seconds::max(), random), 24h + 10s);
    EXPECT_GE(backoff(3, std::chrono::seconds::min(), random), 0s);
}

TEST(Names, AreDistinct)
{
    std::set<std::string_view> names;
    for (const State state : allStates)
        names.insert(name(state));
    EXPECT_EQ(names.size(), allStates.size());
    for (auto error = JournalError::diskFull; error <= JournalError::mismatch;
         error = static_cast<JournalError>(static_cast<int>(error) + 1))
        EXPECT_TRUE(!name(error).empty() && names.insert(name(error)).second) << static_cast<int>(error);
}

} // namespace

} // namespace nqi::findings
