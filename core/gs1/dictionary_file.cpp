// SPDX-License-Identifier: Apache-2.0
// Reads the text form of the GS1 Barcode Syntax Dictionary: "AIs [flags] components [attributes] [# title]" a line.
#include "core/gs1/characters.h"
#include "core/gs1/dictionary_builder.h"
#include "core/gs1/split.h"

#include <algorithm>

namespace nqi::gs1 {
namespace {

constexpr std::string_view flagCharacters = "*!?\"$%&'()+,-./:;<=>@[\\]^_`{|}~";
constexpr std::string_view releaseMark = "# Release:";

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// The pieces of a row that several words make up are joined here; the row keeps views into it.
struct Joined {
    std::string format;
    std::string mandatory;
    std::string excludes;
    std::string key = "-";
};

void join(std::string &to, std::string_view part, char with)
{
    if (!to.empty())
        to += with;
    to += part;
}

bool isComponent(std::string_view word)
{
    if (word.starts_with('['))
        word.remove_prefix(1);
    return word.size() >= 2 && std::string_view("NXYZ").contains(word[0]) &&
           (isOf(word[1], digitClass) || word[1] == '.');
}

std::expected<void, DictionaryFault> addAttribute(std::string_view word, Joined &joined)
{
    if (word.starts_with("req=") && word.size() > 4)
        join(joined.mandatory, word.substr(4), ';');
    else if (word.starts_with("ex=") && word.size() > 3)
        join(joined.excludes, word.substr(3), ',');
    else if (word == "dlpkey")
        joined.key.clear();
    else if (word.starts_with("dlpkey=") && word.size() > 7)
        joined.key = word.substr(7);
    else
        return std::unexpected(DictionaryFault::attributes);
    return {};
}

std::expected<DictionaryRow, DictionaryFault> readRow(std::string_view line, Joined &joined)
{
    const std::size_t mark = line.find('#');
    DictionaryRow row;
    if (mark != std::string_view::npos)
        row.title = trimmed(line.substr(mark + 1));
    bool attributes = false;
    std::size_t count = 0;
    for (const std::string_view word : Split(line.substr(0, mark), ' ')) {
        if (count++ == 0) {
            const std::size_t dash = word.find('-');
            row.first = word.substr(0, dash);
            row.last = dash == std::string_view::npos ? word : word.substr(dash + 1);
        } else if (!attributes && isComponent(word)) {
            join(joined.format, word, ' ');
        } else if (count == 2) {
            if (word.find_first_not_of(flagCharacters) != std::string_view::npos)
                return std::unexpected(DictionaryFault::flags);
            row.predefined = word.contains('*');
            row.attribute = word.contains('?');
        } else if (joined.format.empty()) {
            return std::unexpected(DictionaryFault::format);
        } else {
            attributes = true;
            if (const auto done = addAttribute(word, joined); !done)
                return std::unexpected(done.error());
        }
    }
    return row;
}

} // namespace

std::expected<Dictionary, DictionaryError> Dictionary::parse(std::string_view text)
{
    DictionaryBuilder builder;
    std::vector<std::size_t> lines;
    std::string_view release;
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const std::size_t end = text.find('\n');
        const std::string_view raw = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (raw.starts_with(releaseMark) && release.empty())
            release = builder.keep(std::string(trimmed(raw.substr(releaseMark.size()))));
        if (raw.empty() || raw.starts_with('#'))
            continue;
        std::string line(raw);
        std::ranges::replace(line, '\t', ' ');
        Joined joined;
        auto row = readRow(builder.keep(std::move(line)), joined);
        if (!row)
            return std::unexpected(DictionaryError{number, row.error()});
        row->format = builder.keep(std::move(joined.format));
        row->mandatory = builder.keep(std::move(joined.mandatory));
        row->excludes = builder.keep(std::move(joined.excludes));
        row->key = builder.keep(std::move(joined.key));
        if (const auto done = builder.add(*row); !done)
            return std::unexpected(DictionaryError{number, done.error()});
        lines.push_back(number);
    }
    auto made = builder.finish(release);
    if (made)
        return std::move(*made);
    const bool unresolved = made.error() == DictionaryFault::attributes && builder.failedRow() < lines.size();
    return std::unexpected(DictionaryError{unresolved ? lines[builder.failedRow()] : 0, made.error()});
}

} // namespace nqi::gs1
