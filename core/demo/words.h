// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

/// Vocabulary of the sample data. Invented: a resemblance to a firm or a brand is an accident.
namespace nqi::demo {

struct Province {
    std::string_view name;
    double latitude;
    double longitude;
};
[[nodiscard]] std::span<const Province> provinces();
[[nodiscard]] std::span<const std::string_view> syllables();      ///< of brand names
[[nodiscard]] std::span<const std::string_view> plainSyllables(); ///< the same in ASCII, for host names
[[nodiscard]] std::span<const std::string_view> companyForms();
[[nodiscard]] std::span<const std::string_view> streets();
[[nodiscard]] std::span<const std::string_view> variants();

/// A foreign numbering range that appears in the data.
struct Country {
    unsigned prefix;          ///< GS1 prefix, three digits
    std::string_view code;    ///< ISO 3166 alpha-2
    std::string_view company; ///< legal form before a name
    std::string_view city;
    unsigned share; ///< of a hundred products
};
/// In order of prefix, Viet Nam among them.
[[nodiscard]] std::span<const Country> countries();

} // namespace nqi::demo
