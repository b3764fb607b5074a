// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/field_drafts.h"
#include "tests/unit/store_field/field_fixture.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <ios>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace nqi::app {
namespace {

namespace fs = std::filesystem;

/// Drafts on a field database that a sync thread has opened.
class FieldDraftsOnDisk : public store::FieldTest {
protected:
    FieldDraftsOnDisk()
    {
        sync::SyncSetup setup;
        setup.openJournal = [this]() -> sync::JournalResult<std::unique_ptr<findings::Journal>> { return tryOpen(); };
        setup.clock = systemClock();
        setup.random = seededRandom(3);
        m_thread.emplace(std::move(setup));
        drafts.emplace(*m_thread, systemClock(), seededRandom(4));
    }

    [[nodiscard]] bool keep(ui::FindingInProgress finding)
    {
        std::promise<bool> done;
        drafts->keep(std::move(finding), [&](const auto &answer) { done.set_value(answer.has_value()); });
        return done.get_future().get();
    }
    /// The only one.
    [[nodiscard]] ui::FindingInProgress read()
    {
        std::promise<ui::FindingDrafts::Kept> read;
        drafts->all([&](auto answer) { read.set_value(answer ? *std::move(answer) : ui::FindingDrafts::Kept()); });
        auto kept = read.get_future().get();
        EXPECT_EQ(kept.findings.size(), 1U);
        return kept.findings.empty() ? ui::FindingInProgress() : std::move(kept.findings.front());
    }
    [[nodiscard]] ui::FindingInProgress fresh()
    {
        ui::FindingInProgress finding;
        finding.written.id = drafts->freshId();
        finding.written.draft = store::draftOf("Mũ không có dấu hợp quy");
        const auto photo = bytesOf("photo");
        finding.photos = {std::make_shared<const findings::Attachment>(
            findings::Attachment{.bytes = {photo.begin(), photo.end()}, .mediaType = "image/png", .label = "front"})};
        finding.grounds = verdict::Grounds{.facts = std::unexpected(catalog::LookupError::unavailable),
                                           .rules = std::make_shared<const std::vector<catalog::PolicyEntry>>(),
                                           .judgedAt = store::noon};
        return finding;
    }
    /// Every file of the drafts is as long as it was, and says something else; or again what it said.
    void turnEachByte() const
    {
        for (const auto &file : fs::recursive_directory_iterator(folder.path / "drafts")) {
            if (!file.is_regular_file())
                continue;
            std::fstream stream(file.path(), std::ios::in | std::ios::out | std::ios::binary);
            std::string text(std::istreambuf_iterator<char>(stream), {});
            for (char &one : text)
                one = static_cast<char>(one ^ 1);
            stream.clear();
            stream.seekp(0);
            stream << text;
        }
    }

    std::optional<FieldDrafts> drafts;

private:
    std::optional<sync::SyncThread> m_thread;
};

TEST_F(FieldDraftsOnDisk, AreReadAsTheyWereKept)
{
    const ui::FindingInProgress kept = fresh();
    ASSERT_TRUE(keep(kept));
    const ui::FindingInProgress again = read();
    EXPECT_EQ(again.written.draft.note, kept.written.draft.note);
    ASSERT_EQ(again.photos.size(), 1U);
    EXPECT_EQ(again.photos[0]->bytes, kept.photos[0]->bytes);
    ASSERT_TRUE(again.grounds);
    EXPECT_EQ(again.grounds->judgedAt, store::noon);
    EXPECT_EQ(again.lost, 0U);
}

TEST_F(FieldDraftsOnDisk, KeepTheNamesOfFilesThatCannotBeReadWhenSomebodyGoesOn)
{
    ASSERT_TRUE(keep(fresh()));
    turnEachByte();
    ui::FindingInProgress damaged = read();
    EXPECT_EQ(damaged.lost, 2U) << "the photo, and what the verdict rested on";
    EXPECT_FALSE(damaged.grounds);
    EXPECT_TRUE(damaged.photos.empty());
    damaged.written.draft.note += ", gone on with";
    ASSERT_TRUE(keep(std::move(damaged)));

    turnEachByte();
    const ui::FindingInProgress again = read();
    EXPECT_EQ(again.lost, 0U);
    EXPECT_TRUE(again.grounds);
    EXPECT_EQ(again.photos.size(), 1U) << "the grounds are no photo";
}

TEST_F(FieldDraftsOnDisk, ForgetTheGroundsThatCannotBeReadWhenTheVerdictWasGivenAnew)
{
    ASSERT_TRUE(keep(fresh()));
    turnEachByte();
    ui::FindingInProgress damaged = read();
    damaged.grounds = verdict::Grounds{
        .facts = std::unexpected(catalog::LookupError::unavailable), .rules = nullptr, .judgedAt = now};
    damaged.grounds->judgedAt += std::chrono::hours(1);
    ASSERT_TRUE(keep(std::move(damaged)));
    turnEachByte();
    const ui::FindingInProgress again = read();
    EXPECT_EQ(again.lost, 1U) << "the new grounds, which are turned now; the earlier are gone";
    EXPECT_EQ(again.photos.size(), 1U);
}

} // namespace
} // namespace nqi::app
