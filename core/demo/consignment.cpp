// SPDX-License-Identifier: Apache-2.0
#include "core/demo/consignment.h"

#include "core/demo/numbers.h"
#include "core/demo/scenario_records.h"

#include <array>
#include <chrono>
#include <format>
#include <utility>

namespace nqi::demo {

namespace {

using std::chrono::days;

constexpr std::uint32_t palletLines = 28; ///< the first lines come on pallets, four to each
constexpr std::uint32_t linesOfPallet = 4;
constexpr std::uint32_t unitsOnPallet = 24;
constexpr std::uint32_t plainLines = 2; ///< behind those with serials: one code for all units
constexpr std::uint32_t firstPlain = 35;
constexpr std::string_view china = "156";
constexpr std::string_view thailand = "764";

/// Whose serials nobody traces: a code of theirs tells units apart and no more.
constexpr std::array groups = {std::string_view("kettle"),      std::string_view("cable"),
                               std::string_view("tile"),        std::string_view("led"),
                               std::string_view("vehiclePart"), std::string_view("furniture")};

std::string ssccOf(std::uint32_t pallet)
{
    std::string digits("0");
    digits += prefixOf(Firm::chinese);
    appendDigits(digits, pallet, 7);
    std::uint64_t number = 0;
    for (const char c : digits)
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    std::string sscc;
    appendDigits(sscc, withCheckDigit(number), 18);
    return sscc;
}

std::string lotOf(std::uint32_t line)
{
    return std::format("L26C{:02}", line);
}

std::uint32_t declaredUnits(std::uint32_t line)
{
    if (line <= palletLines)
        return unitsOnPallet;
    switch (line) {
    case shortLine:
        return 6;
    case overLine:
        return 4;
    default:
        return 3; // side by side: one above another, bars of the same number look like one symbol
    }
}

std::uint32_t presentUnits(std::uint32_t line)
{
    switch (line) {
    case shortLine:
        return 4;
    case overLine:
        return 5;
    default:
        return declaredUnits(line);
    }
}

/// Declared goods of one line, with everything in order.
Case lineOf(ScenarioSet &set, std::uint32_t number)
{
    Case item = set.imported(groups[number % groups.size()]);
    item.product->name.insert(item.product->name.find(" ("), std::format(" {}", number));
    item.lot = lotOf(number);
    catalog::CustomsLine &line = item.customs.front();
    line.declaration = consignmentDeclaration;
    line.line = number;
    line.date = set.today() - days(1);
    line.lot = item.lot;
    line.quantity = declaredUnits(number);
    line.channel = catalog::Channel::red;
    if (number <= palletLines)
        item.packages.push_back({.declaration = std::string(consignmentDeclaration),
                                 .sscc = ssccOf((number - 1) / linesOfPallet + 1),
                                 .line = number,
                                 .quantity = unitsOnPallet});
    return item;
}

/// A code that tells this unit from every other.
TestSymbol unitOf(const Case &item, std::uint32_t serial, std::string_view lot, std::string_view origin)
{
    return gs1(Symbology::gs1DataMatrix, item,
               {{"10", std::string(lot)}, {"21", std::format("A{:04}", serial)}, {"422", std::string(origin)}});
}

/// The units of one line that are there.
void addUnits(ConsignmentView &view, const Case &item, std::uint32_t line)
{
    for (std::uint32_t serial = 1; serial <= presentUnits(line); ++serial) {
        if (line >= firstPlain && line < firstPlain + plainLines)
            view.symbols.push_back(ean13(item));
        else
            view.symbols.push_back(unitOf(item, serial, line == otherLotLine ? "L25X01" : lotOf(line),
                                          line == otherOriginLine ? thailand : china));
    }
}

/// Lines from the first to the last, side by side.
ConsignmentView shelf(std::string title, const std::vector<Case> &lines, std::uint32_t first, std::uint32_t last)
{
    ConsignmentView view{.title = std::move(title), .symbols = {}};
    for (std::uint32_t line = first; line <= last; ++line)
        addUnits(view, lines[line - 1], line);
    return view;
}

} // namespace

std::vector<ConsignmentView> addConsignment(ScenarioSet &set)
{
    std::vector<Case> lines;
    for (std::uint32_t number = 1; number <= consignmentLines; ++number)
        lines.push_back(lineOf(set, number));
    const Case undeclared = set.right("coffee");
    const Case unrecorded = set.number(Firm::other);

    ConsignmentView pallets{.title = "Pa-lét 1–7", .symbols = {}};
    for (std::uint32_t pallet = 1; pallet <= palletLines / linesOfPallet; ++pallet)
        pallets.symbols.push_back(plain(Symbology::gs1_128, "(00)" + ssccOf(pallet)));
    std::vector views{std::move(pallets),
                      shelf("Kệ A, dòng 29–31", lines, 29, 31),
                      shelf("Kệ A, dòng 32–34", lines, 32, 34),
                      shelf("Kệ B, dòng 35–36", lines, 35, 36),
                      shelf("Kệ B, dòng 37–38", lines, shortLine, overLine),
                      shelf("Kệ C, dòng 39–40", lines, otherLotLine, otherOriginLine)};
    // Advertising among goods counts for nothing.
    views[3].symbols.push_back(plain(Symbology::qrCode, "https://khuyen-mai-mau.example/"));
    views[5].symbols.push_back(ean13(undeclared));
    views[5].symbols.push_back(ean13(unrecorded));
    for (Case &item : lines)
        set.keep(std::move(item));
    set.keep(undeclared);
    return views;
}

std::vector<ConsignmentView> consignmentViews(Instant now)
{
    ScenarioSet set(now);
    addAllScenarios(set);
    return addConsignment(set);
}

} // namespace nqi::demo
