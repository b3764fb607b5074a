// SPDX-License-Identifier: Apache-2.0
// What the number itself tells: its prefix, and its indicator against the measures beside it.
#include "core/gs1/forms.h"
#include "core/gs1/gtin.h"

#include <algorithm>

namespace nqi::gs1 {
namespace {

// The GS1 prefix as a view: the three digits behind the indicator, or the first three of a GTIN-8.
std::string_view prefixText(std::string_view gtin)
{
    return gtin.starts_with("000000") ? gtin.substr(6, 3) : gtin.substr(1, 3);
}

void checkPrefix(ReadingBuilder &builder, const ElementView &gtin)
{
    const PrefixClass kind = prefixClass(gtin.value);
    const std::string_view prefix = prefixText(gtin.value);
    switch (kind) {
    case PrefixClass::licensed:
    case PrefixClass::gtin8:
        return;
    case PrefixClass::restrictedCirculation:
        builder.addIssue(IssueCode::prefixRestricted, gtin.position, gtin.ai, prefix);
        return;
    case PrefixClass::demonstration:
        builder.addIssue(IssueCode::prefixDemonstration, gtin.position, gtin.ai, prefix);
        return;
    case PrefixClass::unassigned:
        builder.addIssue(IssueCode::prefixUnassigned, gtin.position, gtin.ai, prefix);
        return;
    case PrefixClass::isbn:
    case PrefixClass::issn:
    case PrefixClass::refund:
    case PrefixClass::coupon:
        builder.addIssue(IssueCode::prefixSpecial, gtin.position, gtin.ai, prefix, name(kind));
        return;
    }
}

// Trade measures (31nn-36nn) and counts say how much of a variable-measure item there is (General
// Specifications 2.1.11).
bool isTradeMeasure(std::string_view ai)
{
    return ai == "30" || ai == "8001" || (ai.size() == 4 && ai[0] == '3' && ai[1] >= '1' && ai[1] <= '6');
}

// Logistic measures (33nn, 34nn, ...) may go with any item: the rule is about the trade measures of net content.
bool isNetMeasure(std::string_view ai)
{
    return ai.starts_with("310") || ai.starts_with("315") || ai.starts_with("316") || ai.starts_with("320");
}

void checkIndicator(ReadingBuilder &builder, const ElementView &gtin)
{
    const auto elements = builder.elements();
    const bool variable = gtin.value[0] == '9';
    if (variable) {
        const bool measured = std::ranges::any_of(elements, isTradeMeasure, &ElementView::ai);
        if (!measured && elements.size() > 1)
            builder.addIssue(IssueCode::measureMissing, gtin.position, gtin.ai);
        return;
    }
    const auto net = std::ranges::find_if(elements, isNetMeasure, &ElementView::ai);
    if (net != elements.end())
        builder.addIssue(IssueCode::measureIndicator, net->position, net->ai, net->ai);
}

} // namespace

void checkKeys(ReadingBuilder &builder)
{
    const auto elements = builder.elements();
    const auto gtin = std::ranges::find(elements, "01", &ElementView::ai);
    if (gtin == elements.end() || gtin->value.size() != 14 || !hasRightCheckDigit(gtin->value))
        return;
    checkPrefix(builder, *gtin);
    checkIndicator(builder, *gtin);
}

} // namespace nqi::gs1
