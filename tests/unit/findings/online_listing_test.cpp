// SPDX-License-Identifier: Apache-2.0
#include "core/findings/online_listing.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace nqi::findings {

namespace {

using catalog::Declaration;
using catalog::DeclarationKind;
using catalog::DeclarationStatus;

Declaration declared(std::string url, std::string platform, std::string shop,
                     DeclarationStatus status = DeclarationStatus::active)
{
    Declaration one;
    one.kind = DeclarationKind::onlineListing;
    one.url = std::move(url);
    one.platform = std::move(platform);
    one.shop = std::move(shop);
    one.status = status;
    return one;
}

TEST(OnlineListing, TheHostOfAnAddressIsFoundHoweverItIsWritten)
{
    for (const auto &[url, host] : std::vector<std::pair<std::string, std::string>>{
             {"https://www.Shop.example.vn:8443/a?b#c", "shop.example.vn"},
             {"shop.example.vn/a", "shop.example.vn"},
             {"http://shop.example.vn", "shop.example.vn"},
             {"https://shop.example.vn?x=https://other.example/", "shop.example.vn"},
             {"https://shop.example@other.example/1", "other.example"},
             {"https://other.example\\@shop.example/1", "other.example"},
             {"https://chợ.example/1", "chợ.example"},
             {"javascript:alert(1)", ""},
             {"gian hàng của tôi.", ""},
             {"https:///", ""},
             {"https://a b.example/", ""},
             {std::string("\0.\x01.x", 5), ""},
             {"https://" + std::string(300, 'a') + ".example/", ""},
             {"", ""}})
        EXPECT_EQ(hostOf(url), host) << url;
}

TEST(OnlineListing, WhatIsDeclaredForTheAddressIsProposedElseItsHost)
{
    Declaration other = declared("https://cho.example/1", "x", "y");
    other.kind = DeclarationKind::conformity;
    const std::vector<Declaration> all = {
        other, declared("https://cho.example/2", "Chợ", "Hai"),
        declared("https://www.cho.example/1/", "Chợ cũ", "Một cũ", DeclarationStatus::withdrawn),
        declared("https://cho.example/1", "Chợ", "Một")};
    const OnlineListing found = proposedListing("http://cho.example/1/", all);
    EXPECT_EQ(found.platform, "Chợ");
    EXPECT_EQ(found.shop, "Một") << "the active one is believed first";
    EXPECT_EQ(proposedListing("https://cho.example/1", std::span(all).first(3)).shop, "Một cũ");
    EXPECT_EQ(proposedListing("https://cho.example/3", all), (OnlineListing{.platform = "cho.example"}));
    EXPECT_TRUE(proposedListing("", all).empty());
    EXPECT_TRUE(proposedListing("không có địa chỉ", all).empty());
}

TEST(OnlineListing, ADeclaredNameThatIsTooLongIsLeftToPeople)
{
    const std::vector<Declaration> all = {
        declared("https://cho.example/1", std::string(listingCharacters + 1, 'p'), std::string(1000, 's'))};
    EXPECT_EQ(proposedListing("https://cho.example/1", all), (OnlineListing{.platform = "cho.example"}));
}

TEST(OnlineListing, WhatSomebodyTypedIsNotReplacedByAProposal)
{
    OnlineListing listing{.url = "https://cho.example/1", .shop = "Tôi gõ"};
    const OnlineListing first{.platform = "Chợ", .shop = "Một"};
    EXPECT_TRUE(fillIn(listing, first, {}));
    EXPECT_EQ(listing, (OnlineListing{.url = "https://cho.example/1", .platform = "Chợ", .shop = "Tôi gõ"}));
    EXPECT_FALSE(fillIn(listing, first, first)) << "nothing is new";
    const OnlineListing second{.platform = "san.example", .shop = "Hai"};
    EXPECT_TRUE(fillIn(listing, second, first));
    EXPECT_EQ(listing.platform, "san.example") << "what was proposed for another address goes with it";
    EXPECT_EQ(listing.shop, "Tôi gõ");
    EXPECT_TRUE(fillIn(listing, {}, second));
    EXPECT_EQ(listing.platform, "");
}

} // namespace

} // namespace nqi::findings
