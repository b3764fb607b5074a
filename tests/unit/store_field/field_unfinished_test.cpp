// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/unfinished.h"
#include "core/store/sqlite.h"
#include "tests/unit/store_field/field_fixture.h"

#include <fstream>
#include <iterator>

namespace nqi::store {

namespace {

namespace fs = std::filesystem;
using findings::JournalError;
using findings::Unfinished;

Uuid idOf(std::uint64_t seed)
{
    return Uuid::version7(noon + std::chrono::seconds(seed), seededRandom(seed));
}

Unfinished unfinishedOf(FieldDatabase &journal, std::uint64_t seed, const std::string &note)
{
    Unfinished one{.id = idOf(seed), .draft = draftOf(note), .noPhotoReason = "Trời tối", .accuracy = 4.2};
    one.draft.inspection = idOf(77);
    one.frame = *journal.storeDraftFile(bytesOf("frame " + note), "image/jpeg", "frame");
    one.photos = {*journal.storeDraftFile(bytesOf("photo " + note), "image/png", "front")};
    return one;
}

class FieldUnfinished : public FieldTest {
protected:
    [[nodiscard]] std::ptrdiff_t files() const
    {
        return std::distance(fs::directory_iterator(folder.path / "drafts"), {});
    }
    [[nodiscard]] std::vector<std::string> notes() const
    {
        std::vector<std::string> all;
        const auto journal = FieldDatabase::open(folder.path, deviceKey(), sealedOptions());
        const auto read = (*journal)->unfinished();
        for (const findings::KeptUnfinished &kept : *read)
            all.push_back(kept.content ? kept.content->draft.note : "(damaged)");
        return all;
    }
    [[nodiscard]] std::unique_ptr<FieldDatabase> sealed(SqlFault fault = {}) const
    {
        FieldOptions options = sealedOptions();
        options.fault = std::move(fault);
        return std::move(*FieldDatabase::open(folder.path, deviceKey(), std::move(options)));
    }
};

TEST_F(FieldUnfinished, WhatIsBeingWrittenIsThereAfterARestart)
{
    Unfinished kept;
    {
        const auto journal = sealed();
        kept = unfinishedOf(*journal, 1, "Mũ không có dấu");
        ASSERT_TRUE(journal->keepUnfinished(kept));
        kept.draft.note += " hợp quy";
        ASSERT_TRUE(journal->keepUnfinished(kept)) << "in place of what was kept before";
    }
    const auto journal = sealed();
    const auto all = *journal->unfinished();
    ASSERT_EQ(all.size(), 1U);
    ASSERT_TRUE(all[0].content);
    EXPECT_EQ(*all[0].content, kept);
    const auto photo = journal->readDraftFile(kept.photos[0].digest);
    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->size(), kept.photos[0].size);
    EXPECT_TRUE(journal->list(10, 0)->empty()) << "it is no finding yet";
    EXPECT_EQ(journal->queue()->waiting, 0U);
}

TEST_F(FieldUnfinished, NothingOfItLiesInClear)
{
    const std::string words = "Mũ không có dấu";
    {
        const auto journal = sealed();
        ASSERT_TRUE(journal->keepUnfinished(unfinishedOf(*journal, 1, words)));
    }
    for (const auto &entry : fs::recursive_directory_iterator(folder.path)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(file), {});
        EXPECT_FALSE(text.contains(words)) << entry.path();
    }
}

TEST_F(FieldUnfinished, SavingForgetsItWithItsFiles)
{
    {
        const auto journal = sealed();
        Unfinished kept = unfinishedOf(*journal, 1, "Một");
        ASSERT_TRUE(journal->keepUnfinished(kept));
        ASSERT_TRUE(journal->keepUnfinished(unfinishedOf(*journal, 2, "Hai")));
        EXPECT_EQ(files(), 4);
        kept.draft.unfinished = kept.id;
        ASSERT_TRUE(journal->save(kept.draft));
        EXPECT_EQ(files(), 2) << "those of the other";
    }
    EXPECT_EQ(notes(), std::vector<std::string>{"Hai"});
}

TEST_F(FieldUnfinished, WhereverSavingEndsItIsOfferedOrSavedAndNeverBoth)
{
    bool fired = true;
    for (std::uint64_t n = 1; fired; ++n) {
        const TestFolder place;
        FieldOptions options = sealedOptions();
        findings::Draft draft;
        {
            const auto journal = FieldDatabase::open(place.path, deviceKey(), options);
            const Unfinished kept = unfinishedOf(**journal, 1, "Một");
            ASSERT_TRUE((*journal)->keepUnfinished(kept));
            draft = kept.draft;
            draft.unfinished = kept.id;
        }
        bool saved = false;
        {
            const NthOperationFails fails(n, SqlCode::full, true);
            options.fault = fails.fault();
            if (const auto journal = FieldDatabase::open(place.path, deviceKey(), options))
                saved = (*journal)->save(draft).has_value();
            fired = fails.fired();
        }
        options.fault = {};
        const auto journal = FieldDatabase::open(place.path, deviceKey(), options);
        ASSERT_TRUE(journal) << n;
        EXPECT_EQ((*journal)->list(10, 0)->size() + (*journal)->unfinished()->size(), 1U) << n;
        if (saved) {
            EXPECT_EQ((*journal)->list(10, 0)->size(), 1U) << n << ": what was told is so";
        }
    }
}

TEST_F(FieldUnfinished, ADiscardedOneIsGoneWithItsFiles)
{
    const auto journal = sealed();
    const Unfinished kept = unfinishedOf(*journal, 1, "Một");
    ASSERT_TRUE(journal->keepUnfinished(kept));
    ASSERT_TRUE(journal->forgetUnfinished(kept.id));
    ASSERT_TRUE(journal->forgetUnfinished(kept.id)) << "one that is not there is no error";
    EXPECT_TRUE(journal->unfinished()->empty());
    EXPECT_EQ(files(), 0);
}

TEST_F(FieldUnfinished, APictureThatWasTakenAwayIsNotKept)
{
    const auto journal = sealed();
    Unfinished kept = unfinishedOf(*journal, 1, "Một");
    ASSERT_TRUE(journal->keepUnfinished(kept));
    kept.photos.clear();
    ASSERT_TRUE(journal->keepUnfinished(kept));
    EXPECT_EQ(files(), 1);
}

TEST_F(FieldUnfinished, FilesThatNothingNamesGoAtTheNextStart)
{
    static_cast<void>(unfinishedOf(*sealed(), 1, "never kept"));
    EXPECT_EQ(files(), 2) << "the program was killed before it was kept";
    static_cast<void>(sealed());
    EXPECT_EQ(files(), 0);
}

TEST_F(FieldUnfinished, WithoutAFileThatItNamesItIsNotKept)
{
    const auto journal = sealed();
    Unfinished kept = unfinishedOf(*journal, 1, "Một");
    kept.photos[0].digest = trust::sha256("another");
    const auto done = journal->keepUnfinished(kept);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error(), JournalError::notFound);
}

TEST_F(FieldUnfinished, ADamagedOneIsToldAndInNoOthersWay)
{
    {
        const auto journal = open();
        ASSERT_TRUE(journal->keepUnfinished(unfinishedOf(*journal, 1, "Một")));
        ASSERT_TRUE(journal->keepUnfinished(unfinishedOf(*journal, 2, "Hai")));
    }
    {
        auto database = Database::open(folder.path / "field.db", {.access = SqlAccess::readWrite});
        ASSERT_TRUE(database);
        ASSERT_TRUE(database->exec("UPDATE unfinished SET content = substr(content, 1, 100) WHERE rowid = 1"));
    }
    const auto journal = open();
    const auto all = *journal->unfinished();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].id, idOf(1));
    EXPECT_FALSE(all[0].content);
    ASSERT_TRUE(all[1].content);
    EXPECT_EQ(files(), 4) << "what it named stays until it is discarded";
    const fs::path photo = folder.path / "drafts" / all[1].content->photos[0].digest.text();
    std::ofstream(photo, std::ios::binary | std::ios::trunc) << "something else";
    const auto read = journal->readDraftFile(all[1].content->photos[0].digest);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error(), JournalError::damaged);
}

TEST_F(FieldUnfinished, OfAPaymentCodeTheAccountIsNotKept)
{
    const auto journal = sealed();
    Unfinished kept{.id = idOf(1), .draft = draftOf("Một")};
    kept.draft.item = {.kind = gs1::ItemKind::payment};
    kept.draft.item.messages.resize(1);
    kept.draft.item.messages[0].form = gs1::Form::payment;
    kept.draft.item.messages[0].input = "0002010110175956";
    ASSERT_TRUE(journal->keepUnfinished(kept));
    const auto all = *journal->unfinished();
    ASSERT_TRUE(all[0].content);
    EXPECT_FALSE(protocol::encodeUnfinished(*all[0].content).contains("0110175956"));
}

} // namespace

} // namespace nqi::store
