// SPDX-License-Identifier: Apache-2.0
#include "core/trace/epc.h"

#include "core/gs1/gtin.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace nqi::trace {
namespace {

constexpr std::size_t maxField = 128; ///< of a lot or serial; the standard's limit is 20

bool allDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// %XX; nothing when it is malformed, empty or holds control characters.
std::optional<std::string> decoded(std::string_view text)
{
    std::string value;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char byte = static_cast<unsigned char>(text[i]);
        if (text[i] == '%') {
            const char *const digits = text.data() + i + 1;
            if (i + 2 >= text.size() || std::from_chars(digits, digits + 2, byte, 16).ptr != digits + 2)
                return {};
            i += 2;
        }
        if (byte < 0x20 || byte == 0x7F)
            return {};
        value += static_cast<char>(byte);
    }
    return value.empty() || value.size() > maxField ? std::nullopt : std::optional(value);
}

std::optional<std::uint64_t> number(std::string_view digits)
{
    std::uint64_t value = 0;
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && rest == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

/// Company prefix and item reference with indicator first, without check digit (Tag Data Standard 7.1).
std::optional<std::string> gtinOf(std::string_view prefix, std::string_view reference)
{
    if (!allDigits(prefix) || !allDigits(reference) || prefix.size() < 4 || prefix.size() + reference.size() != 13)
        return {};
    std::string gtin(1, reference.front());
    gtin += prefix;
    gtin += reference.substr(1);
    gtin += static_cast<char>('0' + gs1::checkDigit(gtin).value_or(0));
    return gtin;
}

std::optional<Identifier> product(const std::string &gtin, std::string lot, std::string serial)
{
    const std::optional<std::uint64_t> value = number(gtin);
    if (!value)
        return {};
    std::string key = "01/" + gtin;
    if (!lot.empty())
        key += "/10/" + lot;
    if (!serial.empty())
        key += "/21/" + serial;
    return Identifier{std::move(key), *value, std::move(lot), std::move(serial)};
}

/// Up to three fields between dots; the third may hold dots of its own.
struct Fields {
    std::array<std::string_view, 3> at;
    std::size_t count = 0;
};
Fields splitFields(std::string_view text)
{
    Fields fields;
    while (fields.count < 3) {
        const std::size_t dot = fields.count == 2 ? std::string_view::npos : text.find('.');
        fields.at[fields.count++] = text.substr(0, dot);
        if (dot == std::string_view::npos)
            break;
        text.remove_prefix(dot + 1);
    }
    return fields;
}

enum class UrnKind : std::uint8_t { serial, lot, pattern };

std::optional<Identifier> readGtinUrn(std::string_view rest, UrnKind kind)
{
    const Fields fields = splitFields(rest);
    if (fields.count != 3)
        return {};
    const std::optional<std::string> gtin = gtinOf(fields.at[0], fields.at[1]);
    if (!gtin)
        return {};
    if (kind == UrnKind::pattern)
        return fields.at[2] == "*" ? product(*gtin, {}, {}) : std::nullopt;
    const std::optional<std::string> value = decoded(fields.at[2]);
    if (!value)
        return {};
    return kind == UrnKind::serial ? product(*gtin, {}, *value) : product(*gtin, *value, {});
}

std::optional<Identifier> readSsccUrn(std::string_view rest)
{
    const Fields fields = splitFields(rest);
    if (fields.count != 2 || !allDigits(fields.at[0]) || !allDigits(fields.at[1]) ||
        fields.at[0].size() + fields.at[1].size() != 17)
        return {};
    std::string sscc(1, fields.at[1].front());
    sscc += fields.at[0];
    sscc += fields.at[1].substr(1);
    sscc += static_cast<char>('0' + gs1::checkDigit(sscc).value_or(0));
    return Identifier{"00/" + sscc, 0, {}, {}};
}

std::optional<Identifier> readUrn(std::string_view uri)
{
    struct Kind {
        std::string_view prefix;
        UrnKind kind;
    };
    static constexpr std::array<Kind, 3> kinds = {{{"urn:epc:id:sgtin:", UrnKind::serial},
                                                   {"urn:epc:class:lgtin:", UrnKind::lot},
                                                   {"urn:epc:idpat:sgtin:", UrnKind::pattern}}};
    for (const auto &[prefix, kind] : kinds) {
        if (uri.starts_with(prefix))
            return readGtinUrn(uri.substr(prefix.size()), kind);
    }
    constexpr std::string_view sscc = "urn:epc:id:sscc:";
    if (uri.starts_with(sscc))
        return readSsccUrn(uri.substr(sscc.size()));
    return Identifier{std::string(uri), 0, {}, {}};
}

std::vector<std::string_view> pathOf(std::string_view uri)
{
    uri = uri.substr(0, uri.find_first_of("?#"));
    uri.remove_prefix(uri.find("://") + 3);
    std::vector<std::string_view> segments;
    while (!uri.empty()) {
        const std::size_t slash = std::min(uri.find('/'), uri.size());
        segments.push_back(uri.substr(0, slash));
        uri.remove_prefix(std::min(slash + 1, uri.size()));
    }
    return segments;
}

/// Qualifiers behind /01/{gtin}: pairs of AI and value. Nothing when one is wrong.
std::optional<Identifier> readQualifiers(const std::string &gtin, const std::vector<std::string_view> &path,
                                         std::size_t from)
{
    std::string lot;
    std::string serial;
    for (std::size_t i = from; i + 1 < path.size(); i += 2) {
        const std::optional<std::string> value = decoded(path[i + 1]);
        if (!value)
            return {};
        if (path[i] == "10")
            lot = *value;
        else if (path[i] == "21" || path[i] == "235")
            serial = *value;
        else if (path[i] != "22")
            return {};
    }
    return product(gtin, std::move(lot), std::move(serial));
}

std::optional<Identifier> readLink(std::string_view uri)
{
    const std::vector<std::string_view> path = pathOf(uri);
    for (std::size_t i = 1; i + 1 < path.size(); ++i) {
        if (path[i] == "01" && allDigits(path[i + 1])) {
            const std::optional<std::string> gtin = gs1::toGtin14(path[i + 1]);
            return gtin && gs1::hasRightCheckDigit(*gtin) ? readQualifiers(*gtin, path, i + 2) : std::nullopt;
        }
        if (path[i] == "00" && allDigits(path[i + 1])) {
            if (path[i + 1].size() != 18 || !gs1::hasRightCheckDigit(path[i + 1]))
                return {};
            return Identifier{"00/" + std::string(path[i + 1]), 0, {}, {}};
        }
    }
    return Identifier{std::string(uri), 0, {}, {}};
}

} // namespace

bool isUri(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size())
        return false;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto inScheme = [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == '_';
    };
    const auto unprintable = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == '\x7F'; };
    return letter(text.front()) && std::ranges::all_of(text.substr(0, colon), inScheme) &&
           std::ranges::none_of(text.substr(colon), unprintable);
}

std::optional<Identifier> readIdentifier(std::string_view uri)
{
    if (!isUri(uri))
        return {};
    if (uri.starts_with("urn:epc:"))
        return readUrn(uri);
    if (uri.starts_with("http://") || uri.starts_with("https://"))
        return readLink(uri);
    return Identifier{std::string(uri), 0, {}, {}};
}

std::string placeName(std::string_view uri)
{
    constexpr std::string_view sgln = "urn:epc:id:sgln:";
    constexpr std::string_view pgln = "urn:epc:id:pgln:";
    if (uri.starts_with(sgln) || uri.starts_with(pgln)) {
        const Fields fields = splitFields(uri.substr(sgln.size()));
        std::string gln(fields.at[0]);
        gln += fields.count > 1 ? fields.at[1] : std::string_view{};
        if (gln.size() == 12 && allDigits(gln))
            return gln + static_cast<char>('0' + gs1::checkDigit(gln).value_or(0));
    }
    if (uri.starts_with("http://") || uri.starts_with("https://")) {
        const std::vector<std::string_view> path = pathOf(uri);
        for (std::size_t i = 1; i + 1 < path.size(); ++i) {
            if ((path[i] == "414" || path[i] == "417") && path[i + 1].size() == 13 && allDigits(path[i + 1]))
                return std::string(path[i + 1]);
        }
    }
    return std::string(uri);
}

} // namespace nqi::trace
