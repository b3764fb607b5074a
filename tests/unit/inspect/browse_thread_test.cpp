// SPDX-License-Identifier: Apache-2.0
#include "core/inspect/browse_thread.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <semaphore>
#include <vector>

namespace nqi::inspect {
namespace {

using Opened = BrowseThread::Opened;

std::expected<std::unique_ptr<catalog::Browse>, catalog::LookupError> none()
{
    return std::unexpected(catalog::LookupError::unavailable);
}

TEST(BrowseThread, DropsAWaitingQuestionThatANewerOneReplaces)
{
    std::binary_semaphore begun(0), goOn(0);
    std::vector<std::string> answered;
    std::promise<void> last;
    {
        BrowseThread thread(&none);
        thread.ask("other", [&](const Opened &, const std::stop_token &) {
            begun.release();
            goOn.acquire();
        });
        begun.acquire();
        for (const char *text : {"s", "su", "sua"})
            thread.ask("search", [&, text](const Opened &, const std::stop_token &) {
                answered.emplace_back(text);
                last.set_value();
            });
        goOn.release();
        last.get_future().wait();
    }
    EXPECT_EQ(answered, std::vector<std::string>{"sua"});
}

TEST(BrowseThread, TellsTheQuestionUnderWayToStopOnlyOnItsOwnChannel)
{
    std::binary_semaphore begun(0);
    std::promise<void> stopped;
    std::atomic<bool> early = false;
    BrowseThread thread(&none);
    thread.ask("search", [&](const Opened &, const std::stop_token &stop) {
        begun.release();
        while (!stop.stop_requested())
            std::this_thread::yield();
        stopped.set_value();
    });
    begun.acquire();
    auto future = stopped.get_future();
    thread.ask("record", [](const Opened &, const std::stop_token &) {});
    early = future.wait_for(std::chrono::milliseconds(20)) == std::future_status::ready;
    thread.ask("search", [](const Opened &, const std::stop_token &) {});
    EXPECT_FALSE(early);
    future.wait();
}

TEST(BrowseThread, SaysThatThereIsNoCatalogueAndLooksForItAgain)
{
    std::atomic<int> tries = 0;
    std::vector<catalog::LookupError> errors;
    {
        BrowseThread thread([&] {
            ++tries;
            return none();
        });
        for (const char *channel : {"a", "b"}) {
            std::promise<void> done;
            thread.ask(channel, [&](const Opened &opened, const std::stop_token &) {
                errors.push_back(opened.error());
                done.set_value();
            });
            done.get_future().wait();
        }
    }
    EXPECT_EQ(tries, 2);
    EXPECT_EQ(errors, (std::vector{catalog::LookupError::unavailable, catalog::LookupError::unavailable}));
}

TEST(BrowseThread, EndsWithQuestionsWaitingAndOneUnderWay)
{
    std::binary_semaphore begun(0);
    bool answered = false;
    {
        BrowseThread thread(&none);
        thread.ask("search", [&](const Opened &, const std::stop_token &stop) {
            begun.release();
            while (!stop.stop_requested())
                std::this_thread::yield();
        });
        begun.acquire();
        thread.ask("record", [&](const Opened &, const std::stop_token &) { answered = true; });
    }
    EXPECT_FALSE(answered);
}

} // namespace
} // namespace nqi::inspect
