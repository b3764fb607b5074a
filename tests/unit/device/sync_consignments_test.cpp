// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/sync_consignments.h"
#include "core/findings/inspection_book.h"
#include "tests/unit/device/device_folder.h"

#include <fstream>
#include <future>
#include <optional>
#include <string>
#include <vector>

namespace nqi::app {
namespace {

using Answer = std::expected<ui::OpenedCheck, std::string>;

/// The thread that writes does nothing until it is let go.
class Held {
public:
    explicit Held(SyncField &field)
    {
        field.post([until = m_until](const auto &) { until.wait(); });
    }
    ~Held() { release(); }
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;
    void release()
    {
        if (!std::exchange(m_released, true))
            m_gate.set_value();
    }

private:
    std::promise<void> m_gate;
    std::shared_future<void> m_until = m_gate.get_future().share();
    bool m_released = false;
};

class Consignments : public device::DeviceFolder {
protected:
    std::string listOf(const std::string &name, const std::string &declaration)
    {
        std::filesystem::create_directories(folders.root);
        const auto file = folders.root / name;
        std::ofstream(file) << "declaration,line,gtin,quantity\n" << declaration << ",1,6909990010010,10\n";
        return file.string();
    }
    /// Whatever was asked for before is done.
    std::vector<consignment::CheckSummary> checks()
    {
        std::promise<std::vector<consignment::CheckSummary>> promise;
        auto answer = promise.get_future();
        consignments.list({.limit = 10}, [&](auto listed) {
            promise.set_value(listed.value_or(std::vector<consignment::CheckSummary>()));
        });
        EXPECT_EQ(answer.wait_for(std::chrono::seconds(20)), std::future_status::ready);
        return answer.get();
    }

    device::DeviceKey key = makeKey();
    SyncField field{folders, key, systemClock()};
    SyncConsignments consignments{folders, systemClock(), field};
};

TEST_F(Consignments, ThatAreGivenUpLeaveNothing)
{
    bool answered = false;
    std::promise<Answer> second;
    auto opened = second.get_future();
    {
        Held held(field);
        consignments.openFile(listOf("a.csv", "107462913550"), "An", [&](const Answer &) { answered = true; });
        EXPECT_TRUE(consignments.cancelOpening());
        EXPECT_FALSE(consignments.cancelOpening()) << "once";
        consignments.openFile(listOf("b.csv", "107462913551"), "An",
                              [&](Answer answer) { second.set_value(std::move(answer)); });
    }
    ASSERT_EQ(opened.wait_for(std::chrono::seconds(20)), std::future_status::ready);
    EXPECT_TRUE(opened.get());
    EXPECT_FALSE(consignments.cancelOpening()) << "it is open";
    const auto kept = checks();
    EXPECT_FALSE(answered);
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].declaration, "107462913551");
}

TEST_F(Consignments, SayWhyTheyCannotBeOpened)
{
    std::promise<Answer> promise;
    auto opened = promise.get_future();
    consignments.openFile((folders.root / "none.csv").string(), "An",
                          [&](Answer answer) { promise.set_value(std::move(answer)); });
    ASSERT_EQ(opened.wait_for(std::chrono::seconds(20)), std::future_status::ready);
    EXPECT_EQ(opened.get().error(), "file.unreadable");
}

TEST_F(Consignments, NameAFindingInTheirMinutesThatComesAfterTheResult)
{
    using consignment::Entry;
    using consignment::EntryKind;
    std::promise<Answer> promise;
    auto opened = promise.get_future();
    consignments.openFile(listOf("a.csv", "107462913550"), "An",
                          [&](Answer answer) { promise.set_value(std::move(answer)); });
    ASSERT_EQ(opened.wait_for(std::chrono::seconds(20)), std::future_status::ready);
    const auto check = opened.get();
    ASSERT_TRUE(check);
    const Uuid id = check->check.summary.id;
    const Instant now = systemClock()();
    const std::uint64_t next = check->check.entries.size() + 1;
    const Uuid finding = *Uuid::parse("0197a3c0-0000-7000-8000-000000000001");
    consignments.append(id, {Entry{.number = next, .at = now, .by = "An", .code = "(01)06909990010010", .count = 10}},
                        [](const auto &kept) { EXPECT_TRUE(kept); });
    consignments.finish(id,
                        Entry{.number = next + 1, .kind = EntryKind::finished, .at = now, .by = "An", .value = "meets"},
                        {}, [](const auto &kept) { EXPECT_TRUE(kept); });
    consignments.append(
        id,
        {Entry{
            .number = next + 2, .kind = EntryKind::finding, .at = now, .by = "An", .line = 1, .value = finding.text()}},
        [](const auto &kept) { EXPECT_TRUE(kept); });
    std::promise<std::vector<findings::ItemMet>> items;
    auto named = items.get_future();
    field.post([&](const sync::JournalResult<findings::Journal *> &journal) {
        const auto *const book = journal ? dynamic_cast<const findings::InspectionBook *>(*journal) : nullptr;
        const auto minutes = book != nullptr ? book->inspection(id) : std::unexpected(findings::JournalError::notFound);
        items.set_value(minutes ? minutes->inspection.items : std::vector<findings::ItemMet>());
    });
    ASSERT_EQ(named.wait_for(std::chrono::seconds(20)), std::future_status::ready);
    const auto goods = named.get();
    ASSERT_EQ(goods.size(), 1U);
    EXPECT_EQ(goods[0].finding, finding);
}

} // namespace
} // namespace nqi::app
