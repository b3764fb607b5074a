// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace nqi::gs1 {

/// One application identifier, or a range of them that share everything.
struct DictionaryRow {
    std::string_view first;
    std::string_view last;
    bool predefined = false; ///< of predefined length: needs no separator
    bool attribute = false;  ///< may stand in the query of a Digital Link
    std::string_view format; ///< components separated by blanks, "N13,csum,gcppos1 [X..17]"
    std::string_view
        mandatory; ///< mandatory pairs: ";" joins what must all hold, "," what may hold, "+" what belongs together
    std::string_view excludes;  ///< forbidden pairs, separated by ","
    std::string_view key = "-"; ///< "-": no Digital Link key; else sequences of qualifiers, "22,10,21|235"
    std::string_view title;     ///< data title (General Specifications 3.2)
};

/// The release that the built-in table states.
inline constexpr std::string_view dictionaryRelease = "2026-01-27";

/// The built-in table, in lexical order of the identifiers.
[[nodiscard]] std::span<const DictionaryRow> dictionaryTable();

} // namespace nqi::gs1
