// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/store_catalogue/fixture.h"

#include <array>
#include <fstream>
#include <string>

namespace nqi::store {
namespace {

using Sqlite = FolderTest;

Database open(const std::filesystem::path &folder, SqlOptions options = {.access = SqlAccess::create})
{
    std::filesystem::create_directories(folder);
    auto database = Database::open(folder / "test.db", options);
    EXPECT_TRUE(database) << database.error().message;
    return std::move(*database);
}

TEST_F(Sqlite, KeepsEveryKindOfValue)
{
    Database database = open(m_folder);
    ASSERT_TRUE(database.exec("CREATE TABLE t(i, r, t, b, n)"));
    auto insert = database.prepare("INSERT INTO t VALUES(?,?,?,?,?)");
    ASSERT_TRUE(insert);
    const std::array bytes{std::byte{0}, std::byte{255}};
    insert->bind(1, std::int64_t{-5}).bind(2, 2.5).bind(3, std::string_view("đ\0x", 4));
    insert->bind(4, std::span<const std::byte>(bytes)).bind(5, std::optional<std::int64_t>());
    ASSERT_TRUE(insert->run());
    auto select = database.prepare("SELECT * FROM t");
    ASSERT_TRUE(select && *select->step());
    EXPECT_EQ(select->integer(0), -5);
    EXPECT_EQ(select->real(1), 2.5);
    EXPECT_EQ(select->text(2), std::string_view("đ\0x", 4));
    ASSERT_EQ(select->blob(3).size(), 2U);
    EXPECT_EQ(select->blob(3)[1], std::byte{255});
    EXPECT_TRUE(select->isNull(4));
    EXPECT_EQ(select->optionalInteger(4), std::nullopt);
    EXPECT_FALSE(*select->step());
}

TEST_F(Sqlite, TellsEmptyTextFromNull)
{
    Database database = open(m_folder);
    auto select = database.prepare("SELECT ?1 IS NULL, ?2 IS NULL, ?3 IS NULL");
    ASSERT_TRUE(select);
    select->bind(1, std::string_view()).bindView(2, std::string_view()).bind(3, std::span<const std::byte>());
    ASSERT_TRUE(*select->step());
    EXPECT_EQ(select->integer(0), 0);
    EXPECT_EQ(select->integer(1), 0);
    EXPECT_EQ(select->integer(2), 0);
}

TEST_F(Sqlite, RollsBackWhatIsNotCommitted)
{
    Database database = open(m_folder);
    ASSERT_TRUE(database.exec("CREATE TABLE t(i)"));
    {
        auto transaction = database.begin();
        ASSERT_TRUE(transaction);
        ASSERT_TRUE(database.exec("INSERT INTO t VALUES(1)"));
    }
    EXPECT_EQ(*database.queryInteger("SELECT count(*) FROM t"), 0);
    auto transaction = database.begin();
    ASSERT_TRUE(database.exec("INSERT INTO t VALUES(1)"));
    ASSERT_TRUE(transaction->commit());
    EXPECT_EQ(*database.queryInteger("SELECT count(*) FROM t"), 1);
}

TEST_F(Sqlite, SaysWhyItFailed)
{
    EXPECT_EQ(Database::open(m_folder / "none.db", {.access = SqlAccess::readWrite}).error().code, SqlCode::notFound);
    Database database = open(m_folder);
    EXPECT_EQ(database.exec("garbage").error().code, SqlCode::other);
    ASSERT_TRUE(database.exec("CREATE TABLE t(i INTEGER PRIMARY KEY)"));
    ASSERT_TRUE(database.exec("INSERT INTO t VALUES(1)"));
    EXPECT_EQ(database.exec("INSERT INTO t VALUES(1)").error().code, SqlCode::constraint);
    auto statement = database.prepare("INSERT INTO t VALUES(?)");
    ASSERT_TRUE(statement);
    statement->bind(9, 1);
    EXPECT_FALSE(statement->step()); // a parameter that is not there
    Database other = open(m_folder, {.access = SqlAccess::readWrite, .busyTimeout = std::chrono::milliseconds(0)});
    auto lock = database.begin();
    ASSERT_TRUE(lock);
    EXPECT_EQ(other.begin().error().code, SqlCode::busy);
    Database reader = open(m_folder, {.access = SqlAccess::readOnly});
    EXPECT_EQ(reader.exec("INSERT INTO t VALUES(2)").error().code, SqlCode::readOnly);
}

TEST_F(Sqlite, KnowsRubbishFromADatabase)
{
    std::filesystem::create_directories(m_folder);
    std::ofstream(m_folder / "test.db") << std::string(8192, 'x');
    auto database = Database::open(m_folder / "test.db", {.access = SqlAccess::readOnly});
    const auto answer =
        database ? database->queryInteger("SELECT 1 FROM sqlite_schema") : std::unexpected(database.error());
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, SqlCode::corrupt);
}

TEST_F(Sqlite, OpensFilesWhoseNamesLookLikeUris)
{
    std::filesystem::create_directories(m_folder);
    for (const char *name : {"a b.db", "a?mode=ro.db", "a#b.db", "a%20b.db", "dữ liệu.db"}) {
        auto database = Database::open(m_folder / name, {.access = SqlAccess::create});
        ASSERT_TRUE(database) << name;
        ASSERT_TRUE(database->exec("CREATE TABLE t(i)")) << name;
        EXPECT_TRUE(std::filesystem::exists(m_folder / name)) << name;
    }
}

TEST_F(Sqlite, ReusesAStatementAfterReset)
{
    Database database = open(m_folder);
    auto select = database.prepare("SELECT ?1 + 1");
    ASSERT_TRUE(select);
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(*select->bind(1, i).step());
        EXPECT_EQ(select->integer(0), i + 1);
        select->reset();
    }
}

TEST_F(Sqlite, KeepsTheConnectionWhileAStatementLives)
{
    std::optional<Statement> statement;
    {
        Database database = open(m_folder);
        statement.emplace(std::move(*database.prepare("SELECT 7")));
    }
    ASSERT_TRUE(*statement->step());
    EXPECT_EQ(statement->integer(0), 7);
}

constexpr std::array<std::string_view, 2> steps = {"CREATE TABLE a(i);", "CREATE TABLE b(i); INSERT INTO b VALUES(4);"};

TEST_F(Sqlite, MigratesOnceAndInOrder)
{
    Database database = open(m_folder);
    ASSERT_TRUE(migrate(database, std::span(steps).first(1)));
    EXPECT_EQ(*database.queryInteger("PRAGMA user_version"), 1);
    ASSERT_TRUE(migrate(database, steps));
    ASSERT_TRUE(migrate(database, steps));
    EXPECT_EQ(*database.queryInteger("SELECT count(*) FROM b"), 1);
    EXPECT_EQ(*database.queryInteger("PRAGMA user_version"), 2);
}

TEST_F(Sqlite, RefusesANewerSchema)
{
    Database database = open(m_folder);
    ASSERT_TRUE(database.exec("PRAGMA user_version=3"));
    EXPECT_EQ(migrate(database, steps).error().code, SqlCode::newer);
}

TEST_F(Sqlite, LeavesTheOldSchemaWhenAStepFails)
{
    Database database = open(m_folder);
    constexpr std::array<std::string_view, 2> bad = {"CREATE TABLE a(i);", "CREATE TABLE a(i);"};
    EXPECT_FALSE(migrate(database, bad));
    EXPECT_EQ(*database.queryInteger("PRAGMA user_version"), 0);
    EXPECT_EQ(*database.queryInteger("SELECT count(*) FROM sqlite_schema"), 0);
}

TEST_F(Sqlite, MigratesAllOrNothingWhicheverOperationFails)
{
    for (std::uint64_t n = 1;; ++n) {
        std::filesystem::remove_all(m_folder);
        const NthOperationFails plan(n);
        std::filesystem::create_directories(m_folder);
        bool done = false;
        if (auto database = Database::open(m_folder / "test.db", {.access = SqlAccess::create, .fault = plan.fault()}))
            done = migrate(*database, steps).has_value();
        EXPECT_EQ(done, !plan.fired()) << n;
        Database after = open(m_folder);
        EXPECT_EQ(*after.queryInteger("PRAGMA user_version"), done ? 2 : 0) << n;
        if (!plan.fired())
            break;
        EXPECT_EQ(*after.queryInteger("SELECT count(*) FROM sqlite_schema"), 0) << n;
        ASSERT_LT(n, 100U);
    }
}

} // namespace
} // namespace nqi::store
