// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/records.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

/// Goods that are met on the internet have no street address: their listing takes its place (Law 78/2025/QH15: sales on
/// digital platforms are circulation, Article 3.9; what a listing must disclose, Article 34b).
namespace nqi::findings {

/// An offer as its page showed it. When that was, says the record that holds it; its screenshot is a file of evidence
/// with the label "listing". Texts are as people write them.
struct OnlineListing {
    std::string url;
    std::string platform; ///< marketplace or site
    std::string shop;
    std::string number; ///< that the platform gave the listing
    std::string price;  ///< as it stood there, with its currency; nobody computes with it

    [[nodiscard]] bool empty() const { return *this == OnlineListing(); }
    bool operator==(const OnlineListing &) const = default;
};

/// Of each text but the address at most: characters that a person may type, and the bytes that they can take in UTF-8.
inline constexpr std::size_t listingCharacters = 64;
inline constexpr std::size_t longestListingText = 4 * listingCharacters;

/// "shop.example.vn" of "https://www.Shop.example.vn:8443/a?b"; empty when there is none in it.
[[nodiscard]] std::string hostOf(std::string_view url);

/// What an address alone tells: platform and shop as declared for it, else its host as the platform. `declared`: any
/// declarations, in any state; one that is active is believed first.
[[nodiscard]] OnlineListing proposedListing(std::string_view url, std::span<const catalog::Declaration> declared);

/// Writes platform and shop of `proposal` where nobody has typed them: they are empty, or still as proposed `before`.
/// True: something is different now.
bool fillIn(OnlineListing &listing, const OnlineListing &proposal, const OnlineListing &before);

} // namespace nqi::findings
