// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/records.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>

/// Goods groups of the sample data, with what the (sample) risk lists say of them.
namespace nqi::demo {

struct Goods {
    std::string_view category;
    std::string_view hsCode;
    std::string_view hsPrefix;         ///< of the risk list's row
    std::optional<catalog::Tier> tier; ///< nothing: no list names the group
    std::string_view regulation;       ///< QCVN, where there is one
    std::string_view standard;         ///< TCVN or TCCS that makers declare
    std::string_view ministry;
    std::string_view circular;
    std::array<std::string_view, 3> nouns;
    std::array<std::string_view, 3> contents;
    bool models = false; ///< sold by model number
    bool traced = false; ///< the roadmap's date has come
};

[[nodiscard]] std::span<const Goods> goods();
/// The group of a category that exists.
[[nodiscard]] const Goods &goodsOf(std::string_view category);

struct StandardTitle {
    std::string_view id;
    std::string_view title;
};
[[nodiscard]] std::span<const StandardTitle> standardTitles();

} // namespace nqi::demo
