// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/carrier.h"

#include "core/gs1/characters.h"

#include <algorithm>
#include <array>

namespace nqi::gs1 {
namespace {

struct Row {
    std::string_view id; // without "]"; a letter alone stands for all its modifiers
    Carrier carrier;
};

// The exact identifiers before the letters that catch the rest.
constexpr auto rows = std::to_array<Row>({
    {"C1", {CarrierKind::elements, "GS1-128", 48}},
    {"e0", {CarrierKind::elements, "GS1 DataBar or Composite", 0}},
    {"e1", {CarrierKind::elements, "GS1 Composite", 0}},
    {"e2", {CarrierKind::elements, "GS1 Composite", 0}},
    {"e3", {CarrierKind::elements, "GS1 Composite", 0}},
    {"d2", {CarrierKind::elements, "GS1 DataMatrix", 0}},
    {"d5", {CarrierKind::elements, "GS1 DataMatrix with ECI", 0}},
    {"Q3", {CarrierKind::elements, "GS1 QR Code", 0}},
    {"Q4", {CarrierKind::elements, "GS1 QR Code with ECI", 0}},
    {"J1", {CarrierKind::elements, "GS1 DotCode", 0}},
    {"J4", {CarrierKind::elements, "GS1 DotCode with ECI", 0}},
    {"E0", {CarrierKind::eanUpc, "EAN-13 or UPC", 0}},
    {"E1", {CarrierKind::addOn, "two-digit add-on", 0}},
    {"E2", {CarrierKind::addOn, "five-digit add-on", 0}},
    {"E3", {CarrierKind::addOn, "EAN-13 or UPC with add-on", 0}},
    {"E4", {CarrierKind::ean8, "EAN-8", 0}},
    {"I", {CarrierKind::itf, "ITF", 0}},
    {"d1", {CarrierKind::plain, "Data Matrix", 0}},
    {"d4", {CarrierKind::plain, "Data Matrix with ECI", 0}},
    {"Q0", {CarrierKind::plain, "QR Code model 1", 0}},
    {"Q1", {CarrierKind::plain, "QR Code", 0}},
    {"Q2", {CarrierKind::plain, "QR Code with ECI", 0}},
    {"J0", {CarrierKind::plain, "DotCode", 0}},
    {"J3", {CarrierKind::plain, "DotCode with ECI", 0}},
    {"z1", {CarrierKind::foreignElements, "Aztec Code with FNC1", 0}},
    {"z4", {CarrierKind::foreignElements, "Aztec Code with FNC1 and ECI", 0}},
    {"z7", {CarrierKind::foreignElements, "Aztec Code with FNC1, structured append", 0}},
    {"A", {CarrierKind::foreign, "Code 39", 0}},
    {"B", {CarrierKind::foreign, "Telepen", 0}},
    {"C", {CarrierKind::foreign, "Code 128", 0}},
    {"D", {CarrierKind::foreign, "Code One", 0}},
    {"F", {CarrierKind::foreign, "Codabar", 0}},
    {"G", {CarrierKind::foreign, "Code 93", 0}},
    {"H", {CarrierKind::foreign, "Code 11", 0}},
    {"J", {CarrierKind::foreign, "DotCode", 0}},
    {"K", {CarrierKind::foreign, "Code 16K", 0}},
    {"L", {CarrierKind::foreign, "PDF417", 0}},
    {"M", {CarrierKind::foreign, "MSI", 0}},
    {"O", {CarrierKind::foreign, "Codablock", 0}},
    {"P", {CarrierKind::foreign, "Plessey", 0}},
    {"Q", {CarrierKind::foreign, "QR Code", 0}},
    {"R", {CarrierKind::foreign, "Straight 2 of 5", 0}},
    {"S", {CarrierKind::foreign, "Straight 2 of 5", 0}},
    {"T", {CarrierKind::foreign, "Code 49", 0}},
    {"U", {CarrierKind::foreign, "MaxiCode", 0}},
    {"X", {CarrierKind::foreign, "other", 0}},
    {"Z", {CarrierKind::foreign, "no barcode", 0}},
    {"d", {CarrierKind::foreign, "Data Matrix", 0}},
    {"g", {CarrierKind::foreign, "Grid Matrix", 0}},
    {"h", {CarrierKind::foreign, "Han Xin Code", 0}},
    {"z", {CarrierKind::foreign, "Aztec Code", 0}},
});

bool isLetter(char c)
{
    return lowerCase(c) >= 'a' && lowerCase(c) <= 'z';
}

} // namespace

Carrier carrierOf(std::string_view symbologyId)
{
    if (!startsWithSymbologyId(symbologyId))
        return {};
    const std::string_view id = symbologyId.substr(1, 2);
    const auto it = std::ranges::find_if(rows, [id](const Row &row) { return id.starts_with(row.id); });
    return it == rows.end() ? Carrier{} : it->carrier;
}

bool startsWithSymbologyId(std::string_view text)
{
    return text.size() >= 3 && text[0] == ']' && isLetter(text[1]) && (isLetter(text[2]) || isOf(text[2], digitClass));
}

} // namespace nqi::gs1
