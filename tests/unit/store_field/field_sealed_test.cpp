// SPDX-License-Identifier: Apache-2.0
#include "core/store/durable_file.h"
#include "core/store/sqlite.h"
#include "tests/unit/store_field/inspection_fixture.h"

#include <fstream>
#include <iterator>

namespace nqi::store {

namespace {

namespace fs = std::filesystem;
using findings::JournalError;

std::string contentOf(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path &path, std::string_view content)
{
    std::ofstream(path, std::ios::binary) << content;
}

/// Every word of the samples that says something to whoever reads it.
constexpr std::string_view telling[] = {"Bị bắt quả tang", "Nguyễn Văn",   "08936017360017", "Phát hiện thứ",
                                        "SQLite format",   "CREATE TABLE", "findingSaved"};

void expectNothingReadable(const fs::path &folder)
{
    std::size_t files = 0;
    for (const auto &entry : fs::recursive_directory_iterator(folder)) {
        // The lock holds nothing but itself.
        if (!entry.is_regular_file() || entry.path().filename().string().starts_with("field.lock"))
            continue;
        ++files;
        const std::string content = contentOf(entry.path());
        for (const std::string_view word : telling)
            EXPECT_FALSE(content.contains(word)) << word << " in " << entry.path();
    }
    EXPECT_GT(files, 0U);
}

class FieldSealed : public FieldTest {
protected:
    [[nodiscard]] fs::path file() const { return folder.path / "field.db"; }
    [[nodiscard]] static FieldOptions sealed(SqlFault fault = {})
    {
        FieldOptions options = sealedOptions();
        options.fault = std::move(fault);
        return options;
    }
    void copySample(const fs::path &to)
    {
        fs::copy(fs::path(NQI_SAMPLES) / "databases" / "field-2", to,
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    }
};

findings::Draft tellingDraft()
{
    findings::Draft draft = draftOf("Bị bắt quả tang");
    draft.inspector = "Nguyễn Văn An";
    draft.place.description = "Nguyễn Văn Cừ 12";
    return draft;
}

TEST_F(FieldSealed, SaysNothingToWhoeverHasItsFilesAlone)
{
    const auto journal = open(sealed());
    const auto picture = journal->storeEvidence(bytesOf("Nguyễn Văn An's picture"), "image/png", "frame");
    findings::Draft draft = tellingDraft();
    draft.evidence = {*picture};
    ASSERT_TRUE(journal->save(draft));
    findings::Inspection of = findings::wholeInspection();
    of.evidence.clear();
    ASSERT_TRUE(journal->keep(of, "Nguyễn Văn An"));
    expectNothingReadable(folder.path); // while its log is not yet part of it
    EXPECT_EQ(journal->list(10, 0)->front().note, "Bị bắt quả tang");
}

TEST_F(FieldSealed, IsTheSameJournalAfterItWasClosed)
{
    const auto first = *open(sealed())->save(tellingDraft());
    const auto journal = open(sealed());
    EXPECT_EQ(*journal->load(first.id), first);
    EXPECT_TRUE(journal->verify(true)->intact());
    EXPECT_TRUE(journal->verifyLog()->intact());
    expectNothingReadable(folder.path);
}

TEST_F(FieldSealed, AnotherKeyOrNoneOpensNothingAndChangesNothing)
{
    ASSERT_TRUE(open(sealed())->save(tellingDraft()));
    const std::string before = contentOf(file());
    FieldOptions other;
    other.key = trust::sealingKeyOf(hubKey());
    EXPECT_EQ(openError(std::move(other)), JournalError::damaged);
    EXPECT_EQ(openError(), JournalError::damaged);
    EXPECT_EQ(contentOf(file()), before);
    EXPECT_EQ(open(sealed())->list(10, 0)->size(), 1U);
}

TEST_F(FieldSealed, RefusesDamageAndLeavesItAlone)
{
    for (int i = 0; i < 20; ++i)
        ASSERT_TRUE(open(sealed())->save(tellingDraft()));
    const std::string good = contentOf(file());
    for (const std::string &bad : {std::string(), std::string("garbage"), std::string(10'000, 'x'), good.substr(0, 100),
                                   good.substr(0, good.size() / 2)}) {
        write(file(), bad);
        EXPECT_EQ(openError(sealed()), JournalError::damaged) << bad.size();
        EXPECT_EQ(contentOf(file()), bad) << "nothing is repaired or deleted";
    }
    // One bit of any page: what is sealed is not believed when it was touched.
    for (std::size_t at = 100; at < good.size(); at += 4096) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 1);
        write(file(), bad);
        EXPECT_EQ(openError(sealed()), JournalError::damaged) << at;
    }
    write(file(), good);
    EXPECT_EQ(open(sealed())->list(100, 0)->size(), 20U) << "the backup works";
}

TEST_F(FieldSealed, AJournalOfBeforeIsSealedWhenItIsOpened)
{
    copySample(folder.path);
    now += std::chrono::days(1);
    const auto journal = open(sealed());
    EXPECT_EQ(journal->list(10, 0)->size(), 4U);
    EXPECT_TRUE(journal->verify(true)->intact());
    EXPECT_TRUE(journal->verifyLog()->intact());
    EXPECT_EQ(journal->save(tellingDraft())->sequence, 5U);
    for (const char *name : {"field.db", "field.db-wal"})
        for (const std::string_view word : telling)
            EXPECT_FALSE(contentOf(folder.path / name).contains(word)) << word << " in " << name;
    EXPECT_FALSE(fs::exists(folder.path / "field.db.new"));
    EXPECT_EQ(fs::status(file()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(FieldSealed, AJournalOfAnotherDeviceIsNotSealed)
{
    fs::create_directories(folder.path);
    {
        const auto other = FieldDatabase::open(folder.path, trust::KeyPair::generate(seededRandom(99)));
        ASSERT_TRUE(other);
    }
    const std::string before = contentOf(file());
    EXPECT_EQ(openError(sealed()), JournalError::mismatch);
    EXPECT_EQ(contentOf(file()), before);
}

TEST_F(FieldSealed, WhicheverOperationOfTheSealingFailsTheJournalIsWhole)
{
    std::uint64_t n = 0;
    for (bool fired = true; fired;) {
        const TestFolder copy;
        copySample(copy.path);
        const NthOperationFails fails(++n, SqlCode::full, true);
        static_cast<void>(FieldDatabase::open(copy.path, deviceKey(), sealed(fails.fault())));
        fired = fails.fired();
        const auto again = FieldDatabase::open(copy.path, deviceKey(), sealed());
        ASSERT_TRUE(again) << n << " " << name(again.error());
        EXPECT_EQ((*again)->list(10, 0)->size(), 4U) << n;
        EXPECT_TRUE((*again)->verify(true)->intact()) << n;
    }
    EXPECT_GT(n, 15U) << "the sweep reached the sealing";
}

} // namespace

} // namespace nqi::store
