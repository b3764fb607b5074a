// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_sql.h"

#include <gtest/gtest.h>

namespace nqi::store {
namespace {

TEST(GeneratedSql, MakesTheGtinTheRowItself)
{
    EXPECT_TRUE(sql::createTable<catalog::Product>().starts_with(
        "CREATE TABLE main.products(gtin INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL,"));
    EXPECT_FALSE(sql::createTable<catalog::Product>().contains("WITHOUT ROWID"));
}

TEST(GeneratedSql, KeepsOtherTablesInOrderOfTheirKey)
{
    EXPECT_TRUE(sql::createTable<catalog::BodyScope>().ends_with(
        "PRIMARY KEY(body, regulation, role, decision)) WITHOUT ROWID"));
}

TEST(GeneratedSql, KeepsWhatIsAskedForTogetherBesideEachOtherInTheBase)
{
    EXPECT_TRUE(sql::createTable<catalog::Certificate>().ends_with("PRIMARY KEY(gtin, number, line)) WITHOUT ROWID"));
    EXPECT_TRUE(sql::createTable<catalog::Certificate>(sql::Layer::overlay)
                    .ends_with("PRIMARY KEY(number, line)) WITHOUT ROWID"));
    EXPECT_TRUE(sql::createIndexes<catalog::Certificate>().ends_with(
        "CREATE UNIQUE INDEX main.certificates_key ON certificates(number, line);"));
}

TEST(GeneratedSql, MarksDeletedRowsInTheOverlayOnly)
{
    EXPECT_TRUE(sql::createTable<catalog::Body>(sql::Layer::overlay, "overlay").contains("deleted INTEGER"));
    EXPECT_FALSE(sql::createTable<catalog::Body>().contains("deleted"));
}

TEST(GeneratedSql, SelectsFromOneLayerOrFromBoth)
{
    EXPECT_EQ(sql::select<catalog::Body>(false, "id = ?1"),
              "SELECT id, name, country FROM main.bodies WHERE (id = ?1)");
    EXPECT_EQ(sql::select<catalog::Body>(true, "id = ?1", "ORDER BY id"),
              "SELECT id, name, country FROM overlay.bodies WHERE (id = ?1) AND deleted = 0 UNION ALL "
              "SELECT id, name, country FROM main.bodies AS b WHERE (id = ?1) AND NOT EXISTS "
              "(SELECT 1 FROM overlay.bodies AS o WHERE o.id = b.id) ORDER BY id");
}

TEST(GeneratedSql, InsertsEveryColumn)
{
    EXPECT_EQ(sql::insert<catalog::Body>(), "INSERT INTO main.bodies(id, name, country) VALUES(?,?,?)");
}

TEST(GeneratedSql, NamesIndexesAfterTheirTable)
{
    EXPECT_EQ(sql::createIndexes<catalog::AlertItem>(),
              "CREATE INDEX main.alert_items_1 ON alert_items(lot, alert, line) WHERE lot <> '';"
              "CREATE UNIQUE INDEX main.alert_items_key ON alert_items(alert, line);");
}

} // namespace
} // namespace nqi::store
