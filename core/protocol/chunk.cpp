// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/chunk.h"

#include <zstd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <unordered_map>

namespace nqi::protocol {

namespace columnar {

namespace {

constexpr std::string_view magic = "NQIC";
constexpr char version = 1;
constexpr std::size_t headerBytes = magic.size() + 1 + 8;
constexpr std::size_t nameBytes = 64;
constexpr std::uint64_t maxColumns = 256;

enum class TextMode : char {
    fronts = 0,     ///< how many bytes are those of the text before, the rest's length; then all rests
    dictionary = 1, ///< different texts as fronts; then the number of each row's
    numbered = 2,   ///< different heads as fronts; then the number of each row's; then what follows the head, a number
};

enum class IntegerMode : char {
    rows = 0,    ///< each minus that of the row before
    least = 1,   ///< the least; then each minus that
    columns = 2, ///< each minus that of the same row in the integer column before
};

/// What is smallest after compression, by trying: the first of equals.
const std::string &smallest(const std::vector<std::string> &candidates)
{
    const auto size = [](const std::string &content) {
        std::string frame(ZSTD_compressBound(content.size()), '\0');
        return ZSTD_compress(frame.data(), frame.size(), content.data(), content.size(), 1);
    };
    return *std::ranges::min_element(candidates, {}, size);
}

void putNumber(std::string &out, std::uint64_t value)
{
    while (value >= 0x80U) {
        out += static_cast<char>(value | 0x80U);
        value >>= 7U;
    }
    out += static_cast<char>(value);
}

/// LEB128 of at most ten bytes.
std::optional<std::uint64_t> takeNumber(std::string_view &in)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (in.empty())
            return {};
        const auto byte = static_cast<std::uint8_t>(in.front());
        in.remove_prefix(1);
        if (shift == 63 && byte > 1)
            return {};
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if (byte < 0x80U)
            return value;
    }
    return {};
}

std::optional<std::string_view> takeBytes(std::string_view &in, std::uint64_t size)
{
    if (size > in.size())
        return {};
    const std::string_view bytes = in.substr(0, size);
    in.remove_prefix(size);
    return bytes;
}

/// Differences wrap: every pair of numbers has one.
std::uint64_t zigzag(std::uint64_t difference)
{
    return difference << 1U ^ (0 - (difference >> 63U));
}

std::uint64_t unzigzag(std::uint64_t value)
{
    return value >> 1U ^ (0 - (value & 1U));
}

std::string fronts(std::span<const std::string_view> texts)
{
    std::string lengths;
    std::string rests;
    std::string_view before;
    for (const std::string_view text : texts) {
        const auto differ = std::ranges::mismatch(before, text).in2;
        const auto shared = static_cast<std::size_t>(differ - text.begin());
        putNumber(lengths, shared);
        putNumber(lengths, text.size() - shared);
        rests += text.substr(shared);
        before = text;
    }
    std::string out;
    putNumber(out, lengths.size());
    return out + lengths + rests;
}

std::optional<std::vector<std::string>> takeFronts(std::string_view &in, std::uint64_t count)
{
    const auto size = takeNumber(in);
    auto lengths = size ? takeBytes(in, *size) : std::nullopt;
    // Each text has two lengths of at least a byte: a count that is not there makes no room.
    if (!lengths || count > lengths->size())
        return {};
    std::vector<std::string> texts;
    texts.reserve(count);
    std::uint64_t total = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto shared = takeNumber(*lengths);
        const auto length = shared ? takeNumber(*lengths) : std::nullopt;
        const auto rest = length ? takeBytes(in, *length) : std::nullopt;
        const std::string_view before = texts.empty() ? std::string_view{} : std::string_view(texts.back());
        if (!rest || *shared > before.size())
            return {};
        // A short rest behind a long front, again and again, unpacks to far more than the file: bounded like the file.
        total += *shared + rest->size();
        if (total > chunkLimit)
            return {};
        texts.push_back(std::string(before.substr(0, *shared)).append(*rest));
    }
    return lengths->empty() ? std::optional(std::move(texts)) : std::nullopt;
}

/// A text as a head and the number at its end: "MAU-TC-00000012" is "MAU-TC-" of eight digits and 12.
struct Numbered {
    std::string_view head;
    std::uint8_t digits = 0; ///< 0: all of the text is head
    std::uint64_t number = 0;
};

constexpr std::size_t mostDigits = 18; ///< fit into 64 bits

Numbered split(std::string_view text)
{
    std::size_t begin = text.size();
    while (begin > 0 && text.size() - begin < mostDigits && text[begin - 1] >= '0' && text[begin - 1] <= '9')
        --begin;
    Numbered parts{text.substr(0, begin), static_cast<std::uint8_t>(text.size() - begin), 0};
    for (const char digit : text.substr(begin))
        parts.number = parts.number * 10 + static_cast<std::uint64_t>(digit - '0');
    return parts;
}

std::optional<std::string> numbered(std::span<const std::string_view> values)
{
    std::unordered_map<std::string, std::size_t> places;
    std::vector<std::string> heads; // each with its number of digits as one more byte
    std::unordered_map<std::string_view, std::uint64_t> before;
    std::string rows;
    std::string numbers;
    for (const std::string_view value : values) {
        const Numbered parts = split(value);
        const auto [place, isNew] =
            places.try_emplace(std::string(parts.head) + static_cast<char>(parts.digits), heads.size());
        if (isNew)
            heads.push_back(place->first);
        if (heads.size() > 64 && heads.size() * 4 > values.size())
            return {};
        putNumber(rows, place->second);
        if (parts.digits == 0)
            continue;
        std::uint64_t &last = before[parts.head];
        putNumber(numbers, zigzag(parts.number - last));
        last = parts.number;
    }
    std::string content(1, static_cast<char>(TextMode::numbered));
    putNumber(content, heads.size());
    const std::vector<std::string_view> views(heads.begin(), heads.end());
    content += fronts(views);
    putNumber(content, rows.size());
    return content + rows + numbers;
}

std::optional<std::vector<std::string>> takeNumbered(std::string_view in, std::uint64_t count)
{
    const auto size = takeNumber(in);
    const auto heads = size ? takeFronts(in, *size) : std::nullopt;
    const auto rowBytes = heads ? takeNumber(in) : std::nullopt;
    auto rows = rowBytes ? takeBytes(in, *rowBytes) : std::nullopt;
    if (!rows || count > rows->size())
        return {};
    std::unordered_map<std::string_view, std::uint64_t> before;
    std::vector<std::string> texts;
    texts.reserve(count);
    std::uint64_t total = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto row = takeNumber(*rows);
        if (!row || *row >= heads->size() || (*heads)[*row].empty())
            return {};
        const std::string &entry = (*heads)[*row];
        const std::string_view head = std::string_view(entry).substr(0, entry.size() - 1);
        const auto digits = static_cast<std::uint8_t>(entry.back());
        std::string text(head);
        if (digits > 0) {
            const auto difference = takeNumber(in);
            if (!difference || digits > mostDigits)
                return {};
            std::uint64_t &last = before[head];
            last += unzigzag(*difference);
            const std::string number = std::to_string(last);
            if (number.size() > digits)
                return {};
            text.append(digits - number.size(), '0').append(number);
        }
        total += text.size();
        if (total > chunkLimit)
            return {};
        texts.push_back(std::move(text));
    }
    return rows->empty() && in.empty() ? std::optional(std::move(texts)) : std::nullopt;
}

std::string differences(IntegerMode mode, std::span<const std::int64_t> values, std::span<const std::int64_t> other)
{
    std::string content(1, static_cast<char>(mode));
    std::uint64_t before = 0;
    if (mode == IntegerMode::least) {
        before = std::bit_cast<std::uint64_t>(values.empty() ? 0 : std::ranges::min(values));
        putNumber(content, before);
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto bits = std::bit_cast<std::uint64_t>(values[i]);
        if (mode == IntegerMode::columns)
            before = std::bit_cast<std::uint64_t>(other[i]);
        putNumber(content, mode == IntegerMode::least ? bits - before : zigzag(bits - before));
        if (mode == IntegerMode::rows)
            before = bits;
    }
    return content;
}

} // namespace

std::string removedName(std::string_view column)
{
    return "-" + std::string(column);
}

void Out::begin(std::string_view table, std::uint64_t puts, std::uint64_t removes, std::uint64_t columns)
{
    putNumber(m_bytes, table.size());
    m_bytes += table;
    putNumber(m_bytes, puts);
    putNumber(m_bytes, removes);
    putNumber(m_bytes, columns);
    m_before.clear();
}

void Out::column(std::string_view name, Kind kind, const std::string &content)
{
    putNumber(m_bytes, name.size());
    m_bytes += name;
    m_bytes += static_cast<char>(kind);
    putNumber(m_bytes, content.size());
    m_bytes += content;
}

void Out::integers(std::string_view name, std::span<const std::int64_t> values)
{
    std::vector<std::string> candidates{differences(IntegerMode::rows, values, {}),
                                        differences(IntegerMode::least, values, {})};
    if (!values.empty() && m_before.size() == values.size())
        candidates.push_back(differences(IntegerMode::columns, values, m_before));
    column(name, Kind::integer, smallest(candidates));
    m_before.assign(values.begin(), values.end());
}

void Out::texts(std::string_view name, std::span<const std::string_view> values)
{
    std::unordered_map<std::string_view, std::uint64_t> numbers;
    std::vector<std::string_view> different;
    std::string rows;
    for (const std::string_view value : values) {
        const auto [found, isNew] = numbers.try_emplace(value, different.size());
        if (isNew)
            different.push_back(value);
        putNumber(rows, found->second);
        // Not worth it: most are different.
        if (different.size() > 1024 && different.size() * 2 > values.size())
            break;
    }
    std::vector<std::string> candidates;
    if (different.size() * 2 <= values.size()) {
        std::string content(1, static_cast<char>(TextMode::dictionary));
        putNumber(content, different.size());
        candidates.push_back(content + fronts(different) + rows);
    } else {
        candidates.push_back(std::string(1, static_cast<char>(TextMode::fronts)) + fronts(values));
    }
    if (auto content = numbered(values))
        candidates.push_back(std::move(*content));
    column(name, Kind::text, smallest(candidates));
}

void Out::reals(std::string_view name, std::span<const double> values)
{
    std::string content;
    for (const double value : values) {
        auto bits = std::bit_cast<std::uint64_t>(value);
        for (int i = 0; i < 8; ++i, bits >>= 8U)
            content += static_cast<char>(bits & 0xFFU);
    }
    column(name, Kind::real, content);
}

const Column *Section::find(std::string_view name) const
{
    const auto found = std::ranges::find(columns, name, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

std::optional<Section> readSection(std::string_view &rest)
{
    const auto takeName = [&rest]() -> std::optional<std::string_view> {
        const auto size = takeNumber(rest);
        return size && *size > 0 && *size <= nameBytes ? takeBytes(rest, *size) : std::nullopt;
    };
    Section section;
    std::span<const std::int64_t> before; // stays: moving a column leaves its values where they are
    const auto table = takeName();
    const auto puts = table ? takeNumber(rest) : std::nullopt;
    const auto removes = puts ? takeNumber(rest) : std::nullopt;
    const auto columns = removes ? takeNumber(rest) : std::nullopt;
    if (!columns || *puts > chunkRows || *removes > chunkRows || *columns > maxColumns)
        return {};
    section.table = *table;
    section.puts = *puts;
    section.removes = *removes;
    for (std::uint64_t i = 0; i < *columns; ++i) {
        const auto name = takeName();
        const auto kind = name ? takeBytes(rest, 1) : std::nullopt;
        const auto size = kind ? takeNumber(rest) : std::nullopt;
        const auto content = size ? takeBytes(rest, *size) : std::nullopt;
        if (!content || section.find(*name) != nullptr)
            return {};
        Column column{*name, static_cast<Kind>(kind->front()), *content, {}};
        if (column.kind == Kind::integer) {
            auto values = readIntegers(*content, name->starts_with('-') ? *removes : *puts, before);
            if (!values)
                return {};
            column.integers = std::move(*values);
            before = column.integers;
        }
        section.columns.push_back(std::move(column));
    }
    return section;
}

std::optional<std::vector<std::int64_t>> readIntegers(std::string_view content, std::uint64_t count,
                                                      std::span<const std::int64_t> other)
{
    const auto first = takeBytes(content, 1);
    const auto mode = first ? static_cast<IntegerMode>(first->front()) : IntegerMode::rows;
    std::uint64_t before = 0;
    if (first && mode == IntegerMode::least) {
        const auto least = takeNumber(content);
        if (!least)
            return {};
        before = *least;
    }
    if (!first || mode < IntegerMode::rows || mode > IntegerMode::columns || count > content.size() ||
        (mode == IntegerMode::columns && other.size() != count))
        return {};
    std::vector<std::int64_t> values;
    values.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto number = takeNumber(content);
        if (!number)
            return {};
        if (mode == IntegerMode::columns)
            before = std::bit_cast<std::uint64_t>(other[i]);
        const std::uint64_t value = before + (mode == IntegerMode::least ? *number : unzigzag(*number));
        values.push_back(std::bit_cast<std::int64_t>(value));
        if (mode == IntegerMode::rows)
            before = value;
    }
    return content.empty() ? std::optional(std::move(values)) : std::nullopt;
}

std::optional<std::vector<std::string>> readTexts(std::string_view content, std::uint64_t count)
{
    const auto mode = takeBytes(content, 1);
    if (!mode)
        return {};
    if (mode->front() == static_cast<char>(TextMode::numbered))
        return takeNumbered(content, count);
    if (mode->front() == static_cast<char>(TextMode::fronts)) {
        auto texts = takeFronts(content, count);
        return content.empty() ? std::move(texts) : std::nullopt;
    }
    const auto size = mode->front() == static_cast<char>(TextMode::dictionary) ? takeNumber(content) : std::nullopt;
    const auto different = size ? takeFronts(content, *size) : std::nullopt;
    if (!different || count > content.size())
        return {};
    std::vector<std::string> texts;
    texts.reserve(count);
    std::uint64_t total = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto number = takeNumber(content);
        if (!number || *number >= different->size())
            return {};
        total += (*different)[*number].size();
        if (total > chunkLimit)
            return {};
        texts.push_back((*different)[*number]);
    }
    return content.empty() ? std::optional(std::move(texts)) : std::nullopt;
}

std::optional<std::vector<double>> readReals(std::string_view content, std::uint64_t count)
{
    if (content.size() != count * 8)
        return {};
    std::vector<double> values;
    values.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        std::uint64_t bits = 0;
        for (std::size_t byte = 8; byte > 0; --byte)
            bits = bits << 8U | static_cast<std::uint8_t>(content[i * 8 + byte - 1]);
        values.push_back(std::bit_cast<double>(bits));
    }
    return values;
}

std::string pack(std::string_view payload, int level)
{
    std::string file(magic);
    file += version;
    for (std::uint64_t i = 0, size = payload.size(); i < 8; ++i, size >>= 8U)
        file += static_cast<char>(size & 0xFFU);
    std::string frame(ZSTD_compressBound(payload.size()), '\0');
    const std::size_t size = ZSTD_compress(frame.data(), frame.size(), payload.data(), payload.size(), level);
    frame.resize(ZSTD_isError(size) != 0 ? 0 : size);
    return file + frame;
}

std::expected<std::string, ChunkError> unpack(std::span<const std::byte> file)
{
    const std::string_view text(reinterpret_cast<const char *>(file.data()), file.size());
    if (text.size() < headerBytes || !text.starts_with(magic))
        return std::unexpected(ChunkError::malformed);
    if (text[magic.size()] != version)
        return std::unexpected(text[magic.size()] > version ? ChunkError::newer : ChunkError::malformed);
    std::uint64_t size = 0;
    for (std::size_t byte = 8; byte > 0; --byte)
        size = size << 8U | static_cast<std::uint8_t>(text[magic.size() + byte]);
    if (size > chunkLimit)
        return std::unexpected(ChunkError::tooLarge);
    const std::string_view frame = text.substr(headerBytes);
    // What the frame itself says decides how much is written; only a frame that says the same is opened.
    if (ZSTD_getFrameContentSize(frame.data(), frame.size()) != size)
        return std::unexpected(ChunkError::malformed);
    std::string payload(size, '\0');
    const std::size_t written = ZSTD_decompress(payload.data(), payload.size(), frame.data(), frame.size());
    if (ZSTD_isError(written) != 0 || written != size)
        return std::unexpected(ChunkError::malformed);
    return payload;
}

} // namespace columnar

std::string_view name(ChunkError error)
{
    constexpr std::array<std::string_view, 3> names = {"malformed", "tooLarge", "newer"};
    return names.at(static_cast<std::size_t>(error));
}

} // namespace nqi::protocol
