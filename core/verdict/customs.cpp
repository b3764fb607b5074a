// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/company_name.h"
#include "core/verdict/families.h"

#include <algorithm>
#include <tuple>

namespace nqi::verdict {
namespace {

using catalog::CustomsLine;
using catalog::Declaration;
using catalog::DeclarationKind;
using catalog::DeclarationStatus;
using catalog::Deviation;
using catalog::DeviationKind;

constexpr std::size_t comparedDigits = 6; ///< HS codes agree between countries to six digits

enum class Standing : std::uint8_t { good, lotUnread, otherLot, expired, withdrawn, rejected }; // best first

Standing standingOf(const Inputs &inputs, const Declaration &declaration)
{
    if (declaration.status == DeclarationStatus::rejected)
        return Standing::rejected;
    if (declaration.status == DeclarationStatus::withdrawn)
        return Standing::withdrawn;
    if (declaration.validTo && *declaration.validTo < inputs.today)
        return Standing::expired;
    if (declaration.lot.empty() || declaration.lot == inputs.item.lot)
        return Standing::good;
    return inputs.item.lot.empty() ? Standing::lotUnread : Standing::otherLot;
}

const Declaration *bestRegistration(const Inputs &inputs)
{
    const Declaration *found = nullptr;
    const auto rank = [&](const Declaration &declaration) {
        return std::tuple(standingOf(inputs, declaration), std::string_view(declaration.id));
    };
    for (const Declaration &declaration : inputs.facts.declarations) {
        if (declaration.kind == DeclarationKind::importRegistration &&
            (!declaration.declaredOn || *declaration.declaredOn <= inputs.today) &&
            (found == nullptr || rank(declaration) < rank(*found)))
            found = &declaration;
    }
    return found;
}

void addRegistration(const Inputs &inputs, const Declaration &declaration, Checks &checks)
{
    const std::string_view id = declaration.id;
    switch (standingOf(inputs, declaration)) {
    case Standing::good:
        checks.add(Reason::importInspection_registered, {id, dateText(declaration.declaredOn)}, &declaration);
        break;
    case Standing::lotUnread:
        checks.add(Reason::importInspection_lotUnread, {id, declaration.lot}, &declaration);
        break;
    case Standing::otherLot:
        checks.add(Reason::importInspection_otherLot, {id, declaration.lot, inputs.item.lot}, &declaration);
        break;
    case Standing::expired:
        checks.add(Reason::importInspection_expired, {id, dateText(declaration.validTo)}, &declaration);
        break;
    case Standing::withdrawn:
        checks.add(Reason::importInspection_withdrawn, {id}, &declaration);
        break;
    case Standing::rejected:
        checks.add(Reason::importInspection_rejected, {id}, &declaration);
        break;
    }
}

bool matches(const std::string &key, const std::string &value)
{
    return key.empty() || key == value;
}

/// The deviation's keys against the product and against one customs line (or none).
bool matchesWith(const Deviation &deviation, const catalog::Product *product, const CustomsLine *line)
{
    static const std::string nothing;
    const auto pick = [&](std::string CustomsLine::*inLine,
                          std::string catalog::Product::*inProduct) -> const std::string & {
        if (line != nullptr && !(line->*inLine).empty())
            return line->*inLine;
        return product != nullptr && inProduct != nullptr ? product->*inProduct : nothing;
    };
    const std::string &maker = pick(&CustomsLine::manufacturer, &catalog::Product::manufacturer);
    return matches(deviation.country, pick(&CustomsLine::origin, &catalog::Product::origin)) &&
           matches(deviation.importer, pick(&CustomsLine::importer, nullptr)) &&
           pick(&CustomsLine::hsCode, &catalog::Product::hsCode).starts_with(deviation.hsPrefix) &&
           (matches(deviation.manufacturer, maker) ||
            compareCompanyNames(deviation.manufacturer, maker) == NameMatch::same);
}

bool applies(const Inputs &inputs, const Deviation &deviation)
{
    if (!holds(deviation.validFrom, deviation.validTo, inputs.today))
        return false;
    const catalog::Product *const product = pointerTo(inputs.facts.product);
    const auto &lines = inputs.facts.customsLines;
    return matchesWith(deviation, product, nullptr) || std::ranges::any_of(lines, [&](const CustomsLine &line) {
               return isOfConsignment(inputs, line) && matchesWith(deviation, product, &line);
           });
}

const Deviation *exemption(const Inputs &inputs)
{
    const Deviation *found = nullptr;
    for (const Deviation &deviation : inputs.facts.deviations) {
        if (!applies(inputs, deviation))
            continue;
        if (deviation.kind == DeviationKind::tightened)
            return nullptr; // a tightened check takes an exemption away
        if (deviation.kind == DeviationKind::exempt && (found == nullptr || deviation.id < found->id))
            found = &deviation;
    }
    return found;
}

std::string_view channelWord(catalog::Channel channel)
{
    switch (channel) {
    case catalog::Channel::green:
        return "green";
    case catalog::Channel::yellow:
        return "yellow";
    case catalog::Channel::red:
        return "red";
    }
    return {};
}

bool isOfLot(const Inputs &inputs, const CustomsLine &line)
{
    return line.lot.empty() || inputs.item.lot.empty() || line.lot == inputs.item.lot;
}

/// The newest line, of this lot when there is one.
const CustomsLine *newestLine(const Inputs &inputs)
{
    const CustomsLine *found = nullptr;
    const auto rank = [&](const CustomsLine &line) {
        return std::tuple(isOfLot(inputs, line), line.date, std::string_view(line.declaration), line.line);
    };
    for (const CustomsLine &line : inputs.facts.customsLines) {
        if (isOfConsignment(inputs, line) && (found == nullptr || rank(*found) < rank(line)))
            found = &line;
    }
    return found;
}

bool modelsDiffer(const std::string &a, const std::string &b)
{
    return !a.empty() && !b.empty() && a != b && foldedTight(a) != foldedTight(b);
}

bool makersDiffer(const std::string &a, const std::string &b)
{
    return !a.empty() && !b.empty() && a != b && compareCompanyNames(a, b) == NameMatch::other;
}

bool codesDiffer(std::string_view a, std::string_view b)
{
    const std::size_t digits = std::min({a.size(), b.size(), comparedDigits});
    return digits > 0 && a.substr(0, digits) != b.substr(0, digits);
}

/// The match keys of Decree 37/2026 Article 86.3b; origin is compared with all other sources in origin.cpp.
void compareLine(const CustomsLine &line, const catalog::Product &product, Checks &checks)
{
    const std::string number = std::to_string(line.line);
    if (codesDiffer(line.hsCode, product.hsCode))
        checks.add(Reason::customsDeclaration_differs,
                   {line.declaration, number, "hsCode", line.hsCode, product.hsCode}, &line, &product);
    if (modelsDiffer(line.model, product.model))
        checks.add(Reason::customsDeclaration_differs, {line.declaration, number, "model", line.model, product.model},
                   &line, &product);
    if (makersDiffer(line.manufacturer, product.manufacturer))
        checks.add(Reason::customsDeclaration_differs,
                   {line.declaration, number, "manufacturer", line.manufacturer, product.manufacturer}, &line,
                   &product);
}

/// The newest lines of a product are held, so many at most: of more the one that was asked for may not be here.
bool mayHoldMoreLines(const Inputs &inputs)
{
    return inputs.facts.customsLines.size() >= catalog::Facts::maxRecords;
}

void addNoLine(const Inputs &inputs, Checks &checks)
{
    const Context &context = inputs.context;
    if (context.declaration.empty() && context.mode != Mode::border)
        return;
    if (!inputs.covered(catalog::Dataset::customs) || mayHoldMoreLines(inputs))
        checks.add(Reason::customsDeclaration_notCovered);
    else if (context.declaration.empty())
        checks.add(Reason::customsDeclaration_missing);
    else
        checks.add(Reason::customsDeclaration_notInDeclaration,
                   {context.declaration, std::to_string(context.declarationLine),
                    std::to_string(inputs.facts.customsLines.size())});
}

void checkLines(const Inputs &inputs, Checks &checks)
{
    const CustomsLine *const newest = newestLine(inputs);
    if (newest == nullptr) {
        addNoLine(inputs, checks);
        return;
    }
    if (!isOfLot(inputs, *newest)) {
        checks.add(Reason::customsDeclaration_otherLot,
                   {newest->declaration, std::to_string(newest->line), newest->lot, inputs.item.lot}, newest);
        return;
    }
    checks.add(Reason::customsDeclaration_found,
               {newest->declaration, std::to_string(newest->line), dateText(newest->date), newest->importer,
                newest->hsCode, newest->origin, channelWord(newest->channel)},
               newest);
    if (!inputs.facts.product)
        return;
    for (const CustomsLine &line : inputs.facts.customsLines) {
        if (isOfConsignment(inputs, line) && isOfLot(inputs, line))
            compareLine(line, *inputs.facts.product, checks);
    }
}

Reason reasonOf(DeviationKind kind)
{
    switch (kind) {
    case DeviationKind::tightened:
        return Reason::importDeviation_tightened;
    case DeviationKind::reduced:
        return Reason::importDeviation_reduced;
    case DeviationKind::exempt:
        break;
    }
    return Reason::importDeviation_exempt;
}

void checkDeviations(const Inputs &inputs, Checks &checks)
{
    bool any = false;
    for (const Deviation &deviation : inputs.facts.deviations) {
        if (!applies(inputs, deviation))
            continue;
        any = true;
        checks.add(reasonOf(deviation.kind),
                   {deviation.id, deviation.decision, deviation.reason, dateText(deviation.validTo)}, &deviation);
    }
    if (!any)
        checks.add(inputs.covered(catalog::Dataset::customs) ? Reason::importDeviation_none
                                                             : Reason::importDeviation_notCovered);
}

} // namespace

void checkImport(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    if (!duties.tier || !isImported(inputs))
        return;
    if (!duties.importInspection) {
        checks.add(Reason::importInspection_notRequired, {catalog::name(*duties.tier)});
        return;
    }
    if (const Deviation *const exempt = exemption(inputs)) {
        checks.add(Reason::importInspection_exempt, {exempt->decision, dateText(exempt->validTo)}, exempt);
        return;
    }
    if (const Declaration *const declaration = bestRegistration(inputs))
        addRegistration(inputs, *declaration, checks);
    else if (inputs.covered(catalog::Dataset::declarations))
        checks.add(
            Reason::importInspection_missing,
            {catalog::name(*duties.tier), inputs.facts.product ? std::string_view{inputs.facts.product->origin} : ""});
    else
        checks.add(Reason::importInspection_notCovered);
}

void checkCustoms(const Inputs &inputs, Checks &checks)
{
    checkLines(inputs, checks);
    if (inputs.context.mode == Mode::border)
        checkDeviations(inputs, checks);
}

} // namespace nqi::verdict
