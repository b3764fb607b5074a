// SPDX-License-Identifier: Apache-2.0
// GS1 prefixes (General Specifications 1.4.2 and the list at https://www.gs1.org/standards/id-keys/company-prefix,
// 2025).
#include "core/gs1/characters.h"
#include "core/gs1/gtin.h"

#include <algorithm>
#include <array>

namespace nqi::gs1 {
namespace {

struct PrefixRange {
    int first;
    int last;
    PrefixClass kind;
    std::string_view organisation; // ISO 3166 alpha-2, where one country or region stands behind it
};

constexpr auto licensed = PrefixClass::licensed;
constexpr auto restricted = PrefixClass::restrictedCirculation;

// clang-format off
constexpr auto ranges = std::to_array<PrefixRange>({
    {0, 19, licensed, "US"}, {20, 29, restricted, {}}, {30, 39, licensed, "US"}, {40, 49, restricted, {}},
    {50, 139, licensed, "US"}, {200, 299, restricted, {}}, {300, 379, licensed, "FR"}, {380, 380, licensed, "BG"},
    {383, 383, licensed, "SI"}, {385, 385, licensed, "HR"}, {387, 387, licensed, "BA"}, {389, 389, licensed, "ME"},
    {390, 390, licensed, "XK"}, {400, 440, licensed, "DE"}, {450, 459, licensed, "JP"}, {460, 469, licensed, "RU"},
    {470, 470, licensed, "KG"}, {471, 471, licensed, "TW"}, {474, 474, licensed, "EE"}, {475, 475, licensed, "LV"},
    {476, 476, licensed, "AZ"}, {477, 477, licensed, "LT"}, {478, 478, licensed, "UZ"}, {479, 479, licensed, "LK"},
    {480, 480, licensed, "PH"}, {481, 481, licensed, "BY"}, {482, 482, licensed, "UA"}, {483, 483, licensed, "TM"},
    {484, 484, licensed, "MD"}, {485, 485, licensed, "AM"}, {486, 486, licensed, "GE"}, {487, 487, licensed, "KZ"},
    {488, 488, licensed, "TJ"}, {489, 489, licensed, "HK"}, {490, 499, licensed, "JP"}, {500, 509, licensed, "GB"},
    {520, 521, licensed, "GR"}, {528, 528, licensed, "LB"}, {529, 529, licensed, "CY"}, {530, 530, licensed, "AL"},
    {531, 531, licensed, "MK"}, {535, 535, licensed, "MT"}, {539, 539, licensed, "IE"}, {540, 549, licensed, "BE"},
    {560, 560, licensed, "PT"}, {569, 569, licensed, "IS"}, {570, 579, licensed, "DK"}, {590, 590, licensed, "PL"},
    {594, 594, licensed, "RO"}, {599, 599, licensed, "HU"}, {600, 601, licensed, "ZA"}, {603, 603, licensed, "GH"},
    {604, 604, licensed, "SN"}, {605, 605, licensed, "UG"}, {606, 606, licensed, "AO"}, {607, 607, licensed, "OM"},
    {608, 608, licensed, "BH"}, {609, 609, licensed, "MU"}, {611, 611, licensed, "MA"}, {613, 613, licensed, "DZ"},
    {615, 615, licensed, "NG"}, {616, 616, licensed, "KE"}, {617, 617, licensed, "CM"}, {618, 618, licensed, "CI"},
    {619, 619, licensed, "TN"}, {620, 620, licensed, "TZ"}, {621, 621, licensed, "SY"}, {622, 622, licensed, "EG"},
    {623, 623, licensed, "BN"}, {624, 624, licensed, "LY"}, {625, 625, licensed, "JO"}, {626, 626, licensed, "IR"},
    {627, 627, licensed, "KW"}, {628, 628, licensed, "SA"}, {629, 629, licensed, "AE"}, {630, 630, licensed, "QA"},
    {631, 631, licensed, "NA"}, {632, 632, licensed, "RW"}, {640, 649, licensed, "FI"}, {680, 681, licensed, "CN"},
    {690, 699, licensed, "CN"}, {700, 709, licensed, "NO"}, {729, 729, licensed, "IL"}, {730, 739, licensed, "SE"},
    {740, 740, licensed, "GT"}, {741, 741, licensed, "SV"}, {742, 742, licensed, "HN"}, {743, 743, licensed, "NI"},
    {744, 744, licensed, "CR"}, {745, 745, licensed, "PA"}, {746, 746, licensed, "DO"}, {750, 750, licensed, "MX"},
    {754, 755, licensed, "CA"}, {759, 759, licensed, "VE"}, {760, 769, licensed, "CH"}, {770, 771, licensed, "CO"},
    {773, 773, licensed, "UY"}, {775, 775, licensed, "PE"}, {777, 777, licensed, "BO"}, {778, 779, licensed, "AR"},
    {780, 780, licensed, "CL"}, {784, 784, licensed, "PY"}, {786, 786, licensed, "EC"}, {789, 790, licensed, "BR"},
    {800, 839, licensed, "IT"}, {840, 849, licensed, "ES"}, {850, 850, licensed, "CU"}, {858, 858, licensed, "SK"},
    {859, 859, licensed, "CZ"}, {860, 860, licensed, "RS"}, {865, 865, licensed, "MN"}, {867, 867, licensed, "KP"},
    {868, 869, licensed, "TR"}, {870, 879, licensed, "NL"}, {880, 881, licensed, "KR"}, {883, 883, licensed, "MM"},
    {884, 884, licensed, "KH"}, {885, 885, licensed, "TH"}, {888, 888, licensed, "SG"}, {890, 890, licensed, "IN"},
    {893, 893, licensed, "VN"}, {894, 894, licensed, "BD"}, {896, 896, licensed, "PK"}, {899, 899, licensed, "ID"},
    {900, 919, licensed, "AT"}, {930, 939, licensed, "AU"}, {940, 949, licensed, "NZ"}, {950, 951, licensed, {}},
    {952, 952, PrefixClass::demonstration, {}}, {955, 955, licensed, "MY"}, {958, 958, licensed, "MO"},
    {960, 969, licensed, {}}, {977, 977, PrefixClass::issn, {}}, {978, 979, PrefixClass::isbn, {}},
    {980, 980, PrefixClass::refund, {}}, {981, 984, PrefixClass::coupon, {}}, {990, 999, PrefixClass::coupon, {}},
});
// clang-format on

constexpr PrefixRange unassigned{0, 0, PrefixClass::unassigned, {}};

const PrefixRange &rangeOf(std::string_view gtin14)
{
    const int prefix = (gtin14[1] - '0') * 100 + (gtin14[2] - '0') * 10 + (gtin14[3] - '0');
    const auto it = std::ranges::lower_bound(ranges, prefix, {}, &PrefixRange::last);
    return it != ranges.end() && it->first <= prefix ? *it : unassigned;
}

bool isGtin14(std::string_view text)
{
    return text.size() == 14 && allDigits(text);
}

} // namespace

PrefixClass prefixClass(std::string_view gtin14)
{
    if (!isGtin14(gtin14))
        return PrefixClass::unassigned;
    if (gtin14.starts_with("000000")) {
        // A GTIN-8 has prefixes of its own; 0 and 2 are for restricted circulation (General Specifications 1.4.3).
        const bool inStore = gtin14[6] == '0' || gtin14[6] == '2';
        return inStore ? PrefixClass::restrictedCirculation : PrefixClass::gtin8;
    }
    return rangeOf(gtin14).kind;
}

std::string_view prefixOrganisation(std::string_view gtin14)
{
    if (!isGtin14(gtin14))
        return {};
    if (!gtin14.starts_with("000000"))
        return rangeOf(gtin14).organisation;
    // The prefix of a GTIN-8 is its first three digits.
    std::array<char, 14> moved{};
    moved.fill('0');
    std::ranges::copy(gtin14.substr(6, 3), moved.begin() + 1);
    return rangeOf(std::string_view(moved.data(), moved.size())).organisation;
}

std::string_view name(PrefixClass prefixClass)
{
    switch (prefixClass) {
    case PrefixClass::licensed:
        return "licensed";
    case PrefixClass::restrictedCirculation:
        return "restrictedCirculation";
    case PrefixClass::isbn:
        return "isbn";
    case PrefixClass::issn:
        return "issn";
    case PrefixClass::refund:
        return "refund";
    case PrefixClass::coupon:
        return "coupon";
    case PrefixClass::demonstration:
        return "demonstration";
    case PrefixClass::gtin8:
        return "gtin8";
    case PrefixClass::unassigned:
        return "unassigned";
    }
    return "unassigned";
}

} // namespace nqi::gs1
