// SPDX-License-Identifier: Apache-2.0
#include "core/findings/online_listing.h"

#include "core/verdict/listing.h"

#include <algorithm>
#include <utility>

namespace nqi::findings {

namespace {

using catalog::Declaration;

const Declaration *declarationAt(std::string_view bare, std::span<const Declaration> declared)
{
    const Declaration *found = nullptr;
    for (const Declaration &one : declared) {
        const bool here = one.kind == catalog::DeclarationKind::onlineListing && verdict::bareUrl(one.url) == bare;
        if (here && (found == nullptr || (found->status != catalog::DeclarationStatus::active &&
                                          one.status == catalog::DeclarationStatus::active)))
            found = &one;
    }
    return found;
}

/// A part of a name would be another name.
std::string wholeOrNothing(const std::string &text)
{
    const auto characters = std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; });
    return std::cmp_less_equal(characters, listingCharacters) && text.size() <= longestListingText ? text
                                                                                                   : std::string();
}

} // namespace

std::string hostOf(std::string_view url)
{
    if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos)
        url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/\\?#"));
    // "shop.example@other.example" shows one site and leads to another.
    if (const std::size_t user = url.rfind('@'); user != std::string_view::npos)
        url.remove_prefix(user + 1);
    std::string host(url.substr(0, url.find(':')));
    for (char &c : host)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    if (host.starts_with("www."))
        host.erase(0, 4);
    const bool isName = host.contains('.') && !host.starts_with('.') && !host.ends_with('.') &&
                        std::ranges::none_of(host, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
    return isName ? wholeOrNothing(host) : std::string();
}

OnlineListing proposedListing(std::string_view url, std::span<const Declaration> declared)
{
    OnlineListing proposal;
    const std::string_view bare = verdict::bareUrl(url);
    if (bare.empty())
        return proposal;
    if (const Declaration *const declaration = declarationAt(bare, declared)) {
        proposal.platform = wholeOrNothing(declaration->platform);
        proposal.shop = wholeOrNothing(declaration->shop);
    }
    if (proposal.platform.empty())
        proposal.platform = hostOf(url);
    return proposal;
}

bool fillIn(OnlineListing &listing, const OnlineListing &proposal, const OnlineListing &before)
{
    bool filled = false;
    for (std::string OnlineListing::*const member : {&OnlineListing::platform, &OnlineListing::shop}) {
        std::string &held = listing.*member;
        if ((held.empty() || held == before.*member) && held != proposal.*member) {
            held = proposal.*member;
            filled = true;
        }
    }
    return filled;
}

} // namespace nqi::findings
