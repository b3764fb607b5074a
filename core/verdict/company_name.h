// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nqi::verdict {

/// Lower-case Latin letters without diacritics (đ -> d), digits; everything else becomes single blanks. For comparing
/// what people write, never for showing.
[[nodiscard]] std::string folded(std::string_view utf8);

/// `folded` without blanks: "GT-I 9300" and "gti9300" are the same model.
[[nodiscard]] std::string foldedTight(std::string_view utf8);

/// How two names of firms compare.
enum class NameMatch : std::uint8_t {
    same,    ///< apart from case, diacritics, and words that name the form of a company
    similar, ///< the words of one are all in the other
    other,
};

/// Neither name is empty; an empty one matches nothing.
[[nodiscard]] NameMatch compareCompanyNames(std::string_view a, std::string_view b);

} // namespace nqi::verdict
