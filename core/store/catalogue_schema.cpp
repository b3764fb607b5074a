// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_schema.h"

#include "core/base/encoding.h"
#include "core/trust/digest.h"

#include <initializer_list>
#include <span>
#include <vector>

namespace nqi::store {

namespace {

bool isAsciiWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Length in bytes of a separator beyond ASCII at the front of the text: U+0080-00BF (C2 xx), U+2000-206F (E2 80/81),
/// U+3000-303F (E3 80), U+FE30-FF0F (EF B8..BC). 0: part of a word. FTS5 would take a word with one inside for a
/// phrase, which an index without positions refuses.
std::size_t separatorLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
    };
    if (byte(0) == 0xC2)
        return 2;
    if (byte(0) == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x81))
        return 3;
    if (byte(0) == 0xE3 && byte(1) == 0x80)
        return 3;
    if (byte(0) == 0xEF && byte(1) >= 0xB8 && byte(1) <= 0xBC)
        return 3;
    return 0;
}

std::string joined(std::initializer_list<const std::string *> parts)
{
    std::string text;
    for (const std::string *part : parts) {
        if (!part->empty())
            text.append(text.empty() ? "" : " ").append(foldForSearch(*part));
    }
    return text;
}

} // namespace

std::string searchText(const catalog::Product &product)
{
    return joined({&product.name, &product.brand, &product.model});
}

std::string searchText(const catalog::Company &company)
{
    return joined({&company.name});
}

std::string searchText(const catalog::Alert &alert)
{
    return joined({&alert.title, &alert.brand, &alert.model, &alert.hazard, &alert.id});
}

std::string searchText(const catalog::Body &body)
{
    return joined({&body.name, &body.id});
}

std::string namedIndexes()
{
    std::string sql;
    NamedRecords::forEach([&sql]<class Record>() {
        sql.append("CREATE VIRTUAL TABLE ").append(Named<Record>::table);
        sql.append(" USING fts5(id UNINDEXED, name, columnsize=0, detail=none, prefix='1 2 3 4 5',"
                   " tokenize=\"unicode61 remove_diacritics 2\");");
    });
    return sql;
}

std::int64_t namedRow(std::string_view id)
{
    constexpr std::size_t used = 8;
    const trust::Digest digest = trust::sha256(bytesOf(id));
    std::uint64_t number = 0;
    for (const std::byte byte : std::span(digest.bytes).first(used))
        number = number << 8U | std::to_integer<std::uint64_t>(byte);
    return static_cast<std::int64_t>(number >> 1U);
}

Statement &bindDataset(Statement &statement, const catalog::DatasetInfo &info)
{
    statement.bind(1, catalog::name(info.dataset)).bind(2, info.authority).bind(3, info.version);
    if (info.asOf)
        statement.bind(4, static_cast<std::int64_t>(info.asOf->time_since_epoch().count()));
    else
        statement.bind(4, std::nullopt);
    return statement.bind(5, info.rows).bind(6, info.covered).bind(7, info.part);
}

std::string foldForSearch(std::string_view text)
{
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        // đ is C4 91, Đ is C4 90.
        const bool stroke =
            text[i] == '\xC4' && i + 1 < text.size() && (text[i + 1] == '\x91' || text[i + 1] == '\x90');
        folded += stroke ? 'd' : text[i];
        i += stroke ? 1 : 0;
    }
    return folded;
}

std::string searchQuery(std::string_view text)
{
    constexpr std::size_t maxWords = 16, maxWordBytes = 64;
    const std::string folded = foldForSearch(text);
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < folded.size();) {
        const auto rest = std::string_view(folded).substr(i);
        const bool beyondAscii = static_cast<unsigned char>(rest.front()) >= 0x80;
        const std::size_t separator = beyondAscii ? separatorLength(rest) : !isAsciiWord(rest.front());
        if (separator == 0) {
            if (words.back().size() < maxWordBytes)
                words.back() += rest.front();
            ++i;
            continue;
        }
        if (!words.back().empty())
            words.emplace_back();
        i += separator;
    }
    if (words.back().empty())
        words.pop_back();
    if (words.size() > maxWords)
        words.resize(maxWords);
    std::string query;
    for (const std::string &word : words)
        query.append(query.empty() ? "\"" : " AND \"").append(word).append("\"");
    return query.empty() ? query : query + "*";
}

} // namespace nqi::store
