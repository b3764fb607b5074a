// SPDX-License-Identifier: Apache-2.0
#include "core/findings/record_code.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace nqi::findings {

namespace {

constexpr std::string_view prefix = "NQI";
constexpr std::string_view version = "1";
constexpr std::size_t longest = 128;
constexpr std::array<std::string_view, 5> names = {"finding", "minutes", "draft", "registration", "notice"};

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

/// Lower case of a text that has none; nothing otherwise: there is one way to write a code.
std::optional<std::string> lower(std::string_view text)
{
    std::string small(text);
    for (char &c : small) {
        if (c >= 'a' && c <= 'z')
            return std::nullopt;
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
}

/// The part before the next colon; the rest stays.
std::string_view next(std::string_view &rest)
{
    const std::size_t colon = rest.find(':');
    const std::string_view part = rest.substr(0, colon);
    rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
    return part;
}

bool isNumber(std::string_view text)
{
    return !text.empty() && text.size() <= 3 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::string_view name(RecordKind kind)
{
    const auto index = static_cast<std::size_t>(kind);
    return index < names.size() ? names.at(index) : std::string_view();
}

std::string_view name(RecordCodeError error)
{
    switch (error) {
    case RecordCodeError::otherText:
        return "otherText";
    case RecordCodeError::newer:
        return "newer";
    case RecordCodeError::damaged:
        return "damaged";
    }
    return {};
}

std::string encodeRecordCode(const RecordCode &code)
{
    std::string text(prefix);
    text.append(version).append(":").append(name(code.kind)).append(":").append(code.id.text()).append(":");
    return upper(text.append(code.hash.text()));
}

std::expected<RecordCode, RecordCodeError> parseRecordCode(std::string_view text)
{
    if (!text.starts_with(prefix))
        return std::unexpected(RecordCodeError::otherText);
    std::string_view rest = text.substr(prefix.size(), longest);
    const std::string_view form = next(rest);
    if (!isNumber(form) || rest.empty())
        return std::unexpected(RecordCodeError::otherText);
    if (form != version)
        return std::unexpected(RecordCodeError::newer);
    if (text.size() > longest)
        return std::unexpected(RecordCodeError::damaged);
    const auto kind = lower(next(rest));
    const auto idText = lower(next(rest));
    const auto hashText = lower(rest);
    const auto found = kind ? std::ranges::find(names, *kind) : names.end();
    const auto id = idText ? Uuid::parse(*idText) : std::nullopt;
    const auto hash = hashText ? trust::Digest::parse(*hashText) : std::nullopt;
    if (found == names.end() || !id || !hash)
        return std::unexpected(RecordCodeError::damaged);
    return RecordCode{.kind = static_cast<RecordKind>(found - names.begin()), .id = *id, .hash = *hash};
}

std::optional<std::expected<RecordCode, RecordCodeError>> recordCodeOf(const gs1::Item &item)
{
    for (const gs1::Message &message : item.messages) {
        std::string_view text = message.input;
        if (text.starts_with(message.symbologyId))
            text.remove_prefix(message.symbologyId.size());
        if (auto code = parseRecordCode(text); code || code.error() != RecordCodeError::otherText)
            return code;
    }
    return std::nullopt;
}

} // namespace nqi::findings
