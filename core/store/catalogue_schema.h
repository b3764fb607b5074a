// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/facts.h"
#include "core/store/sqlite.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace nqi::store {

/// Of the catalogue's tables, in `PRAGMA user_version`. A base is replaceable: there are no migrations, an older one is
/// built again.
inline constexpr std::int64_t catalogueSchema = 6;
/// "NQIC" in `PRAGMA application_id`: this file is a catalogue of ours.
inline constexpr std::int64_t catalogueApplication = 0x4E514943;

/// Tables that are not records: `meta` (key, value) and `datasets`.
inline constexpr std::string_view metaTables =
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE datasets(dataset TEXT PRIMARY KEY, authority TEXT NOT NULL, version INTEGER NOT NULL,"
    " as_of INTEGER, rows INTEGER NOT NULL, covered INTEGER NOT NULL,"
    " part TEXT NOT NULL) WITHOUT ROWID;";
/// Of a base, in a file of its own. Contentless: the text is in `products`. No positions: nobody searches for phrases
/// in a product name.
inline constexpr std::string_view nameIndex =
    "CREATE VIRTUAL TABLE product_names USING fts5(name, content='', columnsize=0, detail=none,"
    " prefix='1 2 3 4 5', tokenize=\"unicode61 remove_diacritics 2\");";

/// The same for the rows of an overlay, which are replaced and removed one by one.
inline constexpr std::string_view overlayNameIndex =
    "CREATE VIRTUAL TABLE product_names USING fts5(name, content='', contentless_delete=1, detail=none,"
    " tokenize=\"unicode61 remove_diacritics 2\");";

/// What a product is found by.
[[nodiscard]] std::string searchText(const catalog::Product &product);

/// What other records with a name are found by. Their key is a text, so it is kept beside the words; rows of a base are
/// numbered in the order in which they are shown, those of an overlay by their key.
template <class Record>
struct Named;
template <>
struct Named<catalog::Company> {
    static constexpr std::string_view table = "company_names";
    static constexpr std::string_view order = "ORDER BY name, id";
};
template <>
struct Named<catalog::Alert> {
    static constexpr std::string_view table = "alert_names";
    static constexpr std::string_view order = "ORDER BY published_on DESC, id";
};
template <>
struct Named<catalog::Body> {
    static constexpr std::string_view table = "body_names";
    static constexpr std::string_view order = "ORDER BY name, id";
};
template <class Record>
inline constexpr bool isNamed = requires { Named<Record>::table; };
using NamedRecords = catalog::RecordList<catalog::Company, catalog::Alert, catalog::Body>;
[[nodiscard]] std::string searchText(const catalog::Company &company);
[[nodiscard]] std::string searchText(const catalog::Alert &alert);
[[nodiscard]] std::string searchText(const catalog::Body &body);
/// One statement for each of those tables, each ended by a semicolon.
[[nodiscard]] std::string namedIndexes();
/// The number of a row of an overlay: from a digest, so that nobody can choose two keys with the same.
[[nodiscard]] std::int64_t namedRow(std::string_view id);

/// The parameters of a row of `datasets`.
Statement &bindDataset(Statement &statement, const catalog::DatasetInfo &info);

/// The letter đ has no decomposition, so the tokenizer's removal of diacritics leaves it: it is made d, in the index
/// and in the query alike.
[[nodiscard]] std::string foldForSearch(std::string_view text);

/// What a person typed, as an FTS5 query: every word must occur, the last one may be unfinished. Empty when there is
/// no word.
[[nodiscard]] std::string searchQuery(std::string_view text);

} // namespace nqi::store
