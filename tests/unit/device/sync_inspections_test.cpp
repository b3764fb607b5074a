// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/sync_field.h"
#include "app/inspector/sync_inspections.h"
#include "tests/unit/device/device_folder.h"

#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <optional>
#include <string>
#include <vector>

namespace nqi::app {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

class EarlierInspections : public device::DeviceFolder {
protected:
    /// The answer to a question that `ask` asks.
    template <class T>
    static std::expected<T, findings::JournalError> answerTo(auto ask)
    {
        std::promise<std::expected<T, findings::JournalError>> promise;
        auto answer = promise.get_future();
        ask([&](std::expected<T, findings::JournalError> one) { promise.set_value(std::move(one)); });
        EXPECT_EQ(answer.wait_for(std::chrono::seconds(20)), std::future_status::ready);
        return answer.get();
    }
    Uuid keep(const std::string &name)
    {
        findings::Inspection of;
        of.id = inspections.freshId();
        of.establishment.name = name;
        standing = std::make_shared<std::uint64_t>(0);
        EXPECT_TRUE(
            answerTo<std::uint64_t>([&](auto answer) { inspections.keep(of, "An", standing, std::move(answer)); }));
        return of.id;
    }
    std::vector<std::string> earlier(std::uint32_t limit)
    {
        const auto read = answerTo<std::vector<findings::Inspection>>(
            [&](auto answer) { inspections.earlier(limit, std::move(answer)); });
        EXPECT_TRUE(read);
        std::vector<std::string> names;
        for (const findings::Inspection &one : read.value_or(std::vector<findings::Inspection>()))
            names.push_back(one.establishment.name);
        return names;
    }

    device::DeviceKey key = makeKey();
    SyncField field{folders, key, systemClock()};
    SyncInspections inspections{folders, field.thread(), systemClock(), systemRandom()};
    SyncInspections::Standing standing; ///< of what was kept last
};

TEST_F(EarlierInspections, AreTheLatestChangedFirstWithoutThoseThatWereGivenUp)
{
    EXPECT_THAT(earlier(10), SizeIs(0));
    keep("A");
    const Uuid gone = keep("B");
    const auto shown = standing;
    keep("C");
    EXPECT_THAT(earlier(10), ElementsAre("C", "B", "A"));
    const auto other = std::make_shared<std::uint64_t>(*shown + 100);
    const auto refused =
        answerTo<void>([&](auto answer) { inspections.withdraw(gone, "An", other, std::move(answer)); });
    ASSERT_FALSE(refused) << "another version was shown";
    EXPECT_EQ(refused.error(), findings::JournalError::mismatch);
    EXPECT_TRUE(answerTo<void>([&](auto answer) { inspections.withdraw(gone, "An", shown, std::move(answer)); }));
    EXPECT_THAT(earlier(10), ElementsAre("C", "A"));
    EXPECT_THAT(earlier(2), ElementsAre("C", "A"));
    EXPECT_THAT(earlier(1), ElementsAre("C"));
    EXPECT_THAT(earlier(0), SizeIs(0));
}

TEST_F(EarlierInspections, LetOtherWorkThroughWhileTheyAreRead)
{
    for (int i = 0; i < 45; ++i)
        keep(std::to_string(i));
    std::atomic<bool> saved = false;
    std::atomic<bool> savedBefore = false;
    const auto read = answerTo<std::vector<findings::Inspection>>([&](auto answer) {
        // Nothing begins before all of it was asked for.
        std::promise<void> gate;
        field.post([until = gate.get_future().share()](const auto &) { until.wait(); });
        inspections.earlier(500, [&, answer](auto all) {
            savedBefore = saved.load();
            answer(std::move(all));
        });
        field.post([&](const auto &) { saved = true; });
        gate.set_value();
    });
    ASSERT_TRUE(read);
    EXPECT_THAT(*read, SizeIs(45));
    EXPECT_TRUE(savedBefore);
}

} // namespace
} // namespace nqi::app
