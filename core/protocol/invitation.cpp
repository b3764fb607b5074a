// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/invitation.h"

#include "core/protocol/limits.h"
#include "core/trust/digest.h"

#include <algorithm>
#include <cctype>
#include <format>
#include <ranges>
#include <vector>

namespace nqi::protocol {

namespace {

bool isPlain(std::string_view text)
{
    return !text.empty() && text.size() <= limits::name &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

} // namespace

std::string fingerprint(const trust::PublicKey &hubKey)
{
    constexpr std::size_t digits = 20, group = 4;
    const std::string whole = trust::sha256(hubKey.bytes).text();
    std::string grouped;
    for (std::size_t at = 0; at < digits; ++at) {
        if (at > 0 && at % group == 0)
            grouped += ' ';
        grouped += static_cast<char>(std::toupper(static_cast<unsigned char>(whole[at])));
    }
    return grouped;
}

std::string encodeInvitation(const Invitation &invitation)
{
    return std::format("{}{} {} {}", invitationMark, invitation.address, invitation.code, invitation.hubKey.text());
}

std::optional<Invitation> decodeInvitation(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const auto begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return std::nullopt;
    text = text.substr(begin, text.find_last_not_of(space) - begin + 1);
    if (!text.starts_with(invitationMark))
        return std::nullopt;
    std::vector<std::string_view> words;
    for (const auto word : std::views::split(text.substr(invitationMark.size()), ' '))
        words.emplace_back(word.begin(), word.end());
    if (words.size() != 3 || !std::ranges::all_of(words, isPlain))
        return std::nullopt;
    const auto key = trust::PublicKey::parse(words[2]);
    if (!key || (!words[0].starts_with("https://") && !words[0].starts_with("http://")))
        return std::nullopt;
    return Invitation{.address = std::string(words[0]), .code = std::string(words[1]), .hubKey = *key};
}

} // namespace nqi::protocol
