// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/families.h"
#include "core/verdict/quantity.h"

#include <algorithm>
#include <charconv>

namespace nqi::verdict {
namespace {

std::string_view unitOf(Dimension dimension)
{
    return dimension == Dimension::mass ? "g" : "ml";
}

std::string quantityText(Dimension dimension, Millionths amount)
{
    return decimalText(amount) + " " + std::string(unitOf(dimension));
}

/// The net weight or volume that the code carries: AI 310n in kilograms, AI 315n in litres, n decimals.
std::optional<Quantity> quantityOfCode(const gs1::Item &item)
{
    for (const gs1::Element &element : item.elements) {
        const bool mass = element.ai.size() == 4 && element.ai.starts_with("310");
        const bool volume = element.ai.size() == 4 && element.ai.starts_with("315");
        const int decimals = mass || volume ? element.ai.back() - '0' : 0;
        if ((!mass && !volume) || decimals < 0 || decimals > 5 || element.value.size() != 6)
            continue;
        Millionths amount = 0;
        const char *const end = element.value.data() + element.value.size();
        const auto [rest, error] = std::from_chars(element.value.data(), end, amount);
        if (error != std::errc{} || rest != end)
            continue;
        for (int i = decimals; i < 9; ++i) // thousandths of a kilogram or litre, each a million millionths
            amount *= 10;
        return Quantity{mass ? Dimension::mass : Dimension::volume, amount};
    }
    return {};
}

/// Two statements of the quantity of one package.
void compareStated(std::string_view label, const std::optional<Quantity> &stated, std::string_view other,
                   const std::optional<Quantity> &recorded, std::string_view source, const catalog::Product *product,
                   Checks &checks)
{
    if (!stated || !recorded)
        return;
    checks.add(*stated == *recorded ? Reason::netQuantity_labelAgrees : Reason::netQuantity_labelDiffers,
               {label, other, source}, product);
}

void checkMeasured(const Inputs &inputs, std::string_view declaredText, const Quantity &declared, Checks &checks)
{
    const std::string &measuredText = inputs.context.measuredQuantity;
    const std::optional<Quantity> measured = readQuantity(measuredText);
    if (!measured || measured->dimension != declared.dimension) {
        checks.add(Reason::netQuantity_unreadable, {"measured", measuredText});
        return;
    }
    const catalog::PolicyEntry *const table = inputs.policy.find("quantity.tolerance", inputs.today);
    const std::optional<Millionths> tolerance =
        table == nullptr ? std::nullopt : tolerableDeficiency(table->value, declared.amount);
    if (!tolerance) {
        checks.add(Reason::netQuantity_noTolerance, {declaredText, measuredText});
        return;
    }
    const Millionths shortage = std::max<Millionths>(0, declared.amount - measured->amount);
    const Reason reason = shortage <= *tolerance       ? Reason::netQuantity_within
                          : shortage <= 2 * *tolerance ? Reason::netQuantity_tooLittle
                                                       : Reason::netQuantity_farTooLittle;
    const std::size_t check =
        checks.add(reason, {declaredText, measuredText, quantityText(declared.dimension, shortage),
                            quantityText(declared.dimension, *tolerance)});
    checks.restsOn(check, table->legalBasis);
}

void checkQuantity(const Inputs &inputs, Checks &checks)
{
    const Context &context = inputs.context;
    if (context.labelQuantity.empty() && context.measuredQuantity.empty())
        return;
    const catalog::Product *const product = pointerTo(inputs.facts.product);
    const std::string_view recordText = product == nullptr ? std::string_view{} : product->netContent;
    const std::optional<Quantity> label = readQuantity(context.labelQuantity);
    const std::optional<Quantity> record = readQuantity(recordText);
    const std::optional<Quantity> code = quantityOfCode(inputs.item);
    if (!context.labelQuantity.empty() && !label)
        checks.add(Reason::netQuantity_unreadable, {"label", context.labelQuantity});
    const std::string codeText = code ? quantityText(code->dimension, code->amount) : std::string{};
    compareStated(context.labelQuantity, label, recordText, record, "declared", product, checks);
    compareStated(context.labelQuantity, label, codeText, code, "code", nullptr, checks);
    if (context.measuredQuantity.empty())
        return;
    // What the buyer reads binds first.
    if (label)
        checkMeasured(inputs, context.labelQuantity, *label, checks);
    else if (code)
        checkMeasured(inputs, codeText, *code, checks);
    else if (record)
        checkMeasured(inputs, recordText, *record, checks);
    else
        checks.add(Reason::netQuantity_nothingDeclared, {context.measuredQuantity});
}

/// In percent, cut after one decimal: never rounded over a limit.
std::string percentText(Millionths part, Millionths whole)
{
    return decimalText(part * 1000 / whole * 100'000);
}

/// Decree 98/2020 Article 3.7: goods of which an indicator reaches only a share (policy) of the least that is declared.
void checkResult(const Inputs &inputs, const LabResult &result, Checks &checks)
{
    const std::optional<Millionths> declared = readDecimal(result.declared);
    const std::optional<Millionths> measured = readDecimal(result.measured);
    if (!declared || !measured) {
        checks.add(Reason::labResult_unreadable, {result.indicator, result.declared, result.measured});
        return;
    }
    const auto add = [&](Reason reason) {
        checks.add(reason, {result.indicator, result.declared, result.measured, result.report});
    };
    if (result.atMost) {
        add(*measured > *declared ? Reason::labResult_above : Reason::labResult_meets);
        return;
    }
    if (*measured >= *declared) {
        add(Reason::labResult_meets);
        return;
    }
    const std::optional<long> limit = inputs.policy.number("quality.counterfeitPercent", inputs.today);
    const std::string limitText = limit ? std::to_string(*limit) : std::string{};
    const bool far = limit && *measured * 100 <= *declared * std::clamp(*limit, 0L, 100L);
    checks.add(far ? Reason::labResult_farBelow : Reason::labResult_below,
               {result.indicator, result.declared, result.measured, percentText(*measured, *declared), limitText,
                result.report});
}

} // namespace

void checkMeasured(const Inputs &inputs, Checks &checks)
{
    checkQuantity(inputs, checks);
    for (const LabResult &result : inputs.context.labResults)
        checkResult(inputs, result, checks);
}

} // namespace nqi::verdict
