// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/pages.h"
#include "core/findings/finding.h"
#include "core/hub/store.h"
#include "core/verdict/verdict.h"

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the pages are made of. Every text of a finding goes through `shown`.
namespace nqi::app {

/// One text in both languages.
struct Words {
    std::string_view vietnamese;
    std::string_view english;

    [[nodiscard]] std::string_view in(Language language) const
    {
        return language == Language::vietnamese ? vietnamese : english;
    }
};

inline constexpr Words findingsTitle{"Phát hiện đã nhận", "Findings received"};
inline constexpr Words minutesTitle{"Biên bản kiểm tra", "Inspection minutes"};
inline constexpr Words devicesTitle{"Thiết bị", "Devices"};
inline constexpr Words auditTitle{"Nhật ký truy cập", "Audit trail"};

template <std::size_t size, class Enum>
std::string_view wordOf(const std::array<Words, size> &words, Enum value, Language language)
{
    const auto index = static_cast<std::size_t>(value);
    return index < size ? words.at(index).in(language) : std::string_view("?");
}

/// Text inside HTML, in content and in attributes.
[[nodiscard]] std::string escaped(std::string_view text);
[[nodiscard]] std::string time(Instant instant);
[[nodiscard]] std::string shown(std::string_view text, std::size_t limit = 200);
/// A code that may go on in the next line where a word of it begins.
[[nodiscard]] std::string breakable(std::string_view code);
[[nodiscard]] std::string page(const PageContext &context, Words title, std::string_view content);

/// One row of a table: `kind` is "td" or "th"; cells are HTML.
[[nodiscard]] std::string row(std::string_view kind, const std::vector<std::string> &cells);
[[nodiscard]] std::string table(std::string_view head, std::string_view rows);
/// A term and what it is; nothing where the value is empty.
[[nodiscard]] std::string fact(Language language, Words words, std::string_view value);
/// Nothing: no record was looked up.
[[nodiscard]] std::string chip(std::optional<verdict::Overall> overall, Language language);
[[nodiscard]] std::string placeOf(const findings::Place &where, Language language);
[[nodiscard]] std::string evidenceOf(const hub::ReceivedFinding &finding,
                                     const std::function<bool(const trust::Digest &)> &held, Language language);

} // namespace nqi::app
