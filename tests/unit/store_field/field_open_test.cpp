// SPDX-License-Identifier: Apache-2.0
#include "core/store/durable_file.h"
#include "core/store/migrations/field.h"
#include "core/store/sqlite.h"
#include "tests/unit/store_field/inspection_fixture.h"

#include <chrono>
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

class FieldOpen : public FieldTest {
protected:
    [[nodiscard]] fs::path file() const { return folder.path / "field.db"; }
    void fill(int count)
    {
        const auto journal = open();
        for (int i = 0; i < count; ++i)
            ASSERT_TRUE(journal->save(draftOf(std::to_string(i))));
    }
    /// Changes the database behind the journal's back.
    void tamper(std::string_view sql) const
    {
        auto database = Database::open(file(), {.access = SqlAccess::readWrite});
        ASSERT_TRUE(database);
        ASSERT_TRUE(database->exec(sql));
    }
};

TEST_F(FieldOpen, MakesAPrivateJournalInAFolderThatIsNotThere)
{
    const fs::path deep = folder.path / "a" / "b";
    ASSERT_TRUE(FieldDatabase::open(deep, deviceKey()));
    EXPECT_EQ(fs::status(deep).permissions(), fs::perms::owner_all);
    EXPECT_EQ(fs::status(deep / "field.db").permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_FALSE(fs::exists(deep / "field.db.new"));
}

TEST_F(FieldOpen, FiftyGigabytesOfEvidenceDoNotDelayTheStart)
{
    (void)saveWithFiles(*open(), "one");
    // Sparse: they take no room, but whoever reads them takes many seconds.
    constexpr std::uintmax_t each = 50'000'000;
    constexpr int count = 1000;
    for (int i = 0; i < count; ++i) {
        const fs::path photo = folder.path / "evidence" / trust::sha256(std::to_string(i)).text();
        write(photo, "");
        fs::resize_file(photo, each);
    }
    const auto begun = std::chrono::steady_clock::now();
    const auto journal = open();
    EXPECT_EQ(journal->list(10, 0)->size(), 1U);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds(1500));
}

TEST_F(FieldOpen, IsBusyWhileAnotherHasIt)
{
    {
        const auto journal = open();
        EXPECT_EQ(openError(), JournalError::busy);
        ASSERT_TRUE(journal->save(draftOf("still works")));
    }
    EXPECT_EQ(open()->list(10, 0)->size(), 1U);
}

TEST_F(FieldOpen, RefusesTheJournalOfAnotherDevice)
{
    fill(1);
    const auto other = FieldDatabase::open(folder.path, trust::KeyPair::generate(seededRandom(99)));
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error(), JournalError::mismatch);
    EXPECT_EQ(open()->list(10, 0)->size(), 1U);
}

TEST_F(FieldOpen, RefusesANewerSchemaAndLeavesItAlone)
{
    fill(1);
    tamper("PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE);");
    const std::string before = contentOf(file());
    EXPECT_EQ(openError(), JournalError::newer);
    EXPECT_EQ(contentOf(file()), before);
}

TEST_F(FieldOpen, RefusesDamageAndLeavesItAlone)
{
    fill(20);
    const std::string good = contentOf(file());
    ASSERT_GT(good.size(), 8192U);
    std::string torn = good;
    torn.replace(4096, 4096, std::string(4096, '\x5A'));
    for (const std::string &bad : {std::string(), std::string("garbage"), std::string(10'000, 'x'), good.substr(0, 100),
                                   good.substr(0, good.size() / 2), torn}) {
        write(file(), bad);
        EXPECT_EQ(openError(), JournalError::damaged) << bad.size();
        EXPECT_EQ(contentOf(file()).size(), bad.size()) << "nothing is repaired or deleted";
    }
    write(file(), good);
    EXPECT_EQ(open()->list(100, 0)->size(), 20U) << "the backup works";
}

TEST_F(FieldOpen, RefusesTheDatabaseOfAnotherProgram)
{
    fs::create_directories(folder.path / "evidence");
    auto other = Database::open(file(), {.access = SqlAccess::create});
    ASSERT_TRUE(other && other->exec("CREATE TABLE x (y); PRAGMA user_version = 1;"));
    other = std::unexpected(SqlError{});
    EXPECT_EQ(openError(), JournalError::damaged);
}

TEST_F(FieldOpen, NoticesThatTheDatabaseWasTakenAway)
{
    {
        const auto journal = open();
        static_cast<void>(saveWithFiles(*journal, "n"));
    }
    fs::remove(file());
    EXPECT_EQ(openError(), JournalError::damaged) << "evidence without findings is not a new beginning";
    fs::remove_all(folder.path / "evidence");
    write(folder.path / "field.db-wal", "left over");
    EXPECT_EQ(openError(), JournalError::damaged);
}

TEST_F(FieldOpen, RefusesWhenTheLastFindingWasAltered)
{
    fill(3);
    tamper("DROP TRIGGER findings_are_final; UPDATE findings SET body = replace(body, 'market', 'border') "
           "WHERE sequence = 3;");
    EXPECT_EQ(openError(), JournalError::damaged);
}

TEST_F(FieldOpen, BeginsAgainAfterAnUnfinishedCreation)
{
    write(folder.path / "field.db.new", "half");
    write(folder.path / "field.db.new-wal", "half");
    fs::create_directories(folder.path / "evidence");
    write(folder.path / "evidence" / ("0123" + std::string(unfinished)), "half a picture");
    ASSERT_TRUE(open()->save(draftOf("n")));
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path / "evidence"), {}), 0);
}

TEST_F(FieldOpen, SaysWhenTheFolderCannotBeWritten)
{
    write(folder.path / "plain", "a file");
    const auto opened = FieldDatabase::open(folder.path / "plain" / "below", deviceKey());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error(), JournalError::unwritable);
}

TEST_F(FieldOpen, AFindingCannotBeRewrittenByAnyStatement)
{
    fill(1);
    auto database = Database::open(file(), {.access = SqlAccess::readWrite});
    ASSERT_TRUE(database);
    EXPECT_FALSE(database->exec("UPDATE findings SET note = 'changed'"));
    EXPECT_FALSE(database->exec("DELETE FROM findings")) << "its evidence and outbox hold it";
}

fs::path sampleFolder(int schema)
{
    return fs::path(NQI_SAMPLES) / "databases" / ("field-" + std::to_string(schema));
}

// Run by hand, once for each released schema: test_store_field --gtest_also_run_disabled_tests
// --gtest_filter='*Sample*'
TEST_F(FieldOpen, DISABLED_WritesTheSampleOfTheNewestSchema)
{
    const auto one = [&] {
        const auto journal = open();
        const findings::Finding first = saveWithFiles(*journal, "Phát hiện thứ nhất");
        now += std::chrono::minutes(5);
        const findings::Finding second = saveWithFiles(*journal, "Phát hiện thứ hai");
        now += std::chrono::minutes(5);
        EXPECT_TRUE(journal->save(draftOf("Phát hiện thứ ba")));
        const findings::Inspection of = signedInspection(*journal);
        EXPECT_TRUE(journal->keep(of, "An") && journal->sign(of.id, "An"));
        EXPECT_TRUE(journal->markSent(first.id) && journal->acknowledge(receiptFor(first, 2)));
        EXPECT_TRUE(journal->postpone(second.id, "unavailable", now));
        EXPECT_TRUE(journal->begin({.declaration = "105/NK",
                                    .importer = "Công ty X",
                                    .lines = {{.number = 1, .description = "Ấm đun", .quantity = 10}}},
                                   "An"));
        return first;
    }();
    const fs::path to = sampleFolder(7);
    ASSERT_FALSE(fs::exists(to)) << "a sample is written once";
    fs::create_directories(to / "evidence");
    fs::copy(folder.path / "field.db", to / "field.db");
    fs::copy(folder.path / "evidence", to / "evidence");
    EXPECT_TRUE(fs::exists(to / "evidence" / one.evidence[0].digest.text()));
}

// One folder for each schema that was ever released, as it was written then.
TEST_F(FieldOpen, ReadsTheJournalOfSchemaVersionOne)
{
    ASSERT_TRUE(fs::exists(sampleFolder(1) / "field.db"));
    fs::copy(sampleFolder(1), folder.path, fs::copy_options::recursive);
    now += std::chrono::days(1);
    const auto journal = open();
    const auto rows = *journal->list(10, 0);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[2].note, "Phát hiện thứ nhất");
    EXPECT_EQ(rows[2].state, findings::State::complete);
    EXPECT_EQ(rows[1].attempts, 1U);
    EXPECT_EQ(rows[1].problem, "unavailable");
    EXPECT_EQ(rows[0].state, findings::State::saved);
    EXPECT_TRUE(*journal->receipt(rows[2].id));
    const auto report = journal->verify(true);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->intact()) << report->brokenAt << report->problem;
    EXPECT_EQ(report->checked, 3U);
    EXPECT_EQ(journal->save(draftOf("Phát hiện thứ tư"))->sequence, 4U);
    const auto log = journal->verifyLog();
    ASSERT_TRUE(log);
    EXPECT_TRUE(log->intact()) << log->brokenAt << log->problem;
    EXPECT_EQ(journal->log(10, 0)->back().subject, "3") << "what was there before the log";
}

TEST_F(FieldOpen, ReadsTheJournalOfSchemaVersionTwo)
{
    ASSERT_TRUE(fs::exists(sampleFolder(2) / "field.db"));
    fs::copy(sampleFolder(2), folder.path, fs::copy_options::recursive);
    now += std::chrono::days(1);
    const auto journal = open();
    const auto rows = *journal->list(10, 0);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].kind, findings::Kind::minutes);
    EXPECT_EQ(journal->inspections(10, 0)->front().minutes, rows[0].id);
    EXPECT_EQ(journal->about({.gtins = {{8936017360017, 8936017360017}}}, 10, 0)->size(), 3U)
        << "what was saved before has its history too";
    const std::string company =
        journal->inspections(10, 0)->empty()
            ? std::string()
            : journal->inspection(journal->inspections(10, 0)->front().id)->inspection.establishment.companyCode;
    ASSERT_FALSE(company.empty());
    EXPECT_EQ(journal->about({.company = company}, 10, 0)->size(), 1U);
    EXPECT_TRUE(journal->verify(true)->intact());
    EXPECT_TRUE(journal->verifyLog()->intact());
    EXPECT_EQ(journal->save(draftOf("Phát hiện thứ tư"))->sequence, 5U);
}

TEST_F(FieldOpen, ReadsTheJournalOfSchemaVersionThree)
{
    ASSERT_TRUE(fs::exists(sampleFolder(3) / "field.db"));
    fs::copy(sampleFolder(3), folder.path, fs::copy_options::recursive);
    now += std::chrono::days(1);
    const auto journal = open();
    EXPECT_EQ(journal->about({.gtins = {{8936017360017, 8936017360017}}}, 10, 0)->size(), 3U);
    EXPECT_TRUE(journal->verify(true)->intact());
    EXPECT_TRUE(journal->verifyLog()->intact());
    EXPECT_EQ(journal->save(draftOf("Phát hiện thứ tư"))->sequence, 5U);
}

TEST_F(FieldOpen, ReadsTheJournalOfSchemaVersionFour)
{
    ASSERT_TRUE(fs::exists(sampleFolder(4) / "field.db"));
    fs::copy(sampleFolder(4), folder.path, fs::copy_options::recursive);
    now += std::chrono::days(1);
    const auto journal = open();
    ASSERT_EQ(journal->checks(10)->size(), 1U);
    EXPECT_EQ(journal->checks(10)->front().declaration, "105/NK");
    EXPECT_TRUE(journal->verify(true)->intact());
    EXPECT_TRUE(journal->verifyLog()->intact());
    EXPECT_EQ(journal->save(draftOf("Phát hiện thứ tư"))->sequence, 5U);
}

TEST_F(FieldOpen, ReadsTheJournalOfSchemaVersionFive)
{
    ASSERT_TRUE(fs::exists(sampleFolder(5) / "field.db"));
    fs::copy(sampleFolder(5), folder.path, fs::copy_options::recursive);
    now += std::chrono::days(1);
    const auto journal = open();
    EXPECT_TRUE(journal->unfinished()->empty());
    EXPECT_EQ(journal->checks(10)->size(), 1U);
    EXPECT_TRUE(journal->verify(true)->intact());
    EXPECT_TRUE(journal->verifyLog()->intact());
    EXPECT_EQ(journal->save(draftOf("Phát hiện thứ tư"))->sequence, 5U);
}

TEST_F(FieldOpen, ReadsTheJournalOfSchemaVersionSix)
{
    ASSERT_TRUE(fs::exists(sampleFolder(6) / "field.db"));
    fs::copy(sampleFolder(6), folder.path, fs::copy_options::recursive);
    now += std::chrono::days(1);
    const auto journal = open();
    const Uuid of = journal->inspections(10, 0)->front().id;
    EXPECT_TRUE(journal->inspection(of)->minutes);
    EXPECT_FALSE(journal->inspection(of)->result) << "it rests on no consignment";
    EXPECT_EQ(journal->checks(10)->size(), 1U);
    EXPECT_TRUE(journal->verify(true)->intact());
    EXPECT_TRUE(journal->verifyLog()->intact());
    EXPECT_EQ(journal->save(draftOf("Phát hiện thứ tư"))->sequence, 5U);
}

// One check: a result, its minutes, the result withdrawn and given again, and the revision that followed given up.
TEST_F(FieldOpen, MinutesOfBeforeAreGivenTheResultThatTheyRestOn)
{
    auto database = Database::open(folder.path / "before.db", {.access = SqlAccess::create});
    ASSERT_TRUE(database);
    ASSERT_TRUE(migrate(*database, fieldMigrations().first(6)));
    const auto filled = database->exec(R"sql(
        INSERT INTO findings (sequence, id, previous, hash, saved_at, body, signature, overall, item_key, product, note)
            VALUES (1, zeroblob(16), zeroblob(32), zeroblob(32), 120, '', zeroblob(64), 2, '', '', '');
        INSERT INTO checks (number, id, begun_at, begun_by, declaration, importer, lines, content)
            VALUES (1, CAST('a check of goods' AS BLOB), 0, '', '', '', 1, '');
        INSERT INTO tally (check_number, number, kind, at, actor, code, line, count, trait, value, reason)
            VALUES (1, 1, 'finished', 100, '', '', 0, 0, '', 'meets', ''),
                   (1, 2, 'withdrawn', 200, '', '', 0, 1, '', '', 'x'),
                   (1, 3, 'finished', 300, '', '', 0, 0, '', 'doesNotMeet', '');
        INSERT INTO inspections (number, inspection, revision, kept_at, editor, content, minutes, withdrawn)
            VALUES (1, CAST('a check of goods' AS BLOB), 1, 110, '', '', NULL, 0),
                   (2, CAST('a check of goods' AS BLOB), 1, 120, '', '', 1, 0),
                   (3, CAST('a check of goods' AS BLOB), 2, 310, '', '', NULL, 0),
                   (4, CAST('a check of goods' AS BLOB), 1, 320, '', '', 1, 1),
                   (5, CAST('at a shop, today' AS BLOB), 1, 400, '', '', NULL, 0);
    )sql");
    ASSERT_TRUE(filled) << filled.error().message;
    const auto migrated = migrate(*database, fieldMigrations());
    ASSERT_TRUE(migrated) << migrated.error().message;
    const auto results = [&](int number) {
        return *database->queryInteger("SELECT result FROM inspections WHERE number = " + std::to_string(number));
    };
    EXPECT_EQ(results(1), 1);
    EXPECT_EQ(results(2), 1);
    EXPECT_EQ(results(3), 3);
    EXPECT_EQ(results(4), 1) << "what was signed holds again, and rests on what it rested on";
    EXPECT_EQ(results(5), std::nullopt);
    EXPECT_FALSE(database->exec("UPDATE inspections SET result = 3")) << "a version is written once, as before";
}

TEST_F(FieldOpen, CorrectionsOfBeforeAreFoundByWhatTheyCorrectAndABrokenBodyIsNoObstacle)
{
    auto database = Database::open(folder.path / "before.db", {.access = SqlAccess::create});
    ASSERT_TRUE(database);
    ASSERT_TRUE(migrate(*database, fieldMigrations().first(6)));
    const auto insert = [&](int sequence, std::string_view body) {
        auto statement = database->prepare(
            "INSERT INTO findings (sequence, id, previous, hash, saved_at, body, signature, overall, item_key, "
            "product, note) VALUES (?1, CAST(printf('%016d', ?1) AS BLOB), zeroblob(32), zeroblob(32), ?1 * 100, ?2, "
            "zeroblob(64), 2, '', '', '')");
        return statement && statement->bind(1, sequence).bind(2, body).run();
    };
    ASSERT_TRUE(insert(1, "{}"));
    ASSERT_TRUE(insert(2, R"({"corrects":"x"})"));
    ASSERT_TRUE(insert(3, R"({"corrects": "x", broken)"));
    ASSERT_TRUE(insert(4, ""));
    ASSERT_TRUE(insert(5, R"({"note":"\"corrects\":\"x\""})"));
    const auto migrated = migrate(*database, fieldMigrations());
    ASSERT_TRUE(migrated) << migrated.error().message;
    ASSERT_TRUE(insert(6, R"({"corrects":"y"})"));
    ASSERT_TRUE(insert(7, R"({"corrects":)"));
    EXPECT_EQ(*database->queryInteger("SELECT count(*) FROM findings INDEXED BY findings_corrects "
                                      "WHERE iif(instr(body, '\"corrects\"') > 0, json_valid(body), 0)"),
              2);
    EXPECT_EQ(*database->queryText("PRAGMA integrity_check"), "ok");
}

} // namespace

} // namespace nqi::store
