// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/symbol.h"

#include <chrono>
#include <expected>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::decode {

/// One picture and what is printed on it.
struct TruthRow {
    std::string path;     ///< relative to the table's folder
    std::string format;   ///< a symbology's name; anything else means that nothing is to be read (a negative)
    std::string expected; ///< payload, escapes resolved
};

enum class TruthError {
    notFound,
    unreadable,
    badRow, ///< a line without three tab-separated columns
};
[[nodiscard]] std::string_view name(TruthError error);

/// A table with the columns path, format, expected and one line of titles; \xNN stands for a byte.
[[nodiscard]] std::expected<std::vector<TruthRow>, TruthError> loadTruth(const std::filesystem::path &table);

struct Judgement {
    bool found = false;     ///< some symbol says what is expected
    bool falseRead = false; ///< some symbol of the same family says something else, or anything on a negative
};

/// EAN and UPC compare as GTIN-13 without add-on, DataBar with or without its leading 01; of the rest the printable
/// ASCII characters without parentheses, spaces and a leading symbology identifier.
[[nodiscard]] Judgement judge(const TruthRow &row, std::span<const Symbol> symbols);

/// Counts by format.
class TruthTally {
public:
    struct Line {
        int pictures = 0;
        int found = 0;
        int falseReads = 0; ///< pictures with one
        int unreadable = 0; ///< pictures that gave no frame
    };

    void add(const TruthRow &row, Judgement judgement, std::chrono::microseconds elapsed);
    void addUnreadable(const TruthRow &row);

    [[nodiscard]] const std::map<std::string, Line> &lines() const { return m_lines; }
    [[nodiscard]] Line total() const;
    [[nodiscard]] std::chrono::microseconds mean() const;
    /// The time that 95 of 100 pictures need at most.
    [[nodiscard]] std::chrono::microseconds percentile95() const;
    /// Lines of "format pictures found recall false unreadable", then the total and times; for a terminal.
    [[nodiscard]] std::string table() const;

private:
    std::map<std::string, Line> m_lines;
    std::vector<std::chrono::microseconds> m_times;
};

} // namespace nqi::decode
