// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/families.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace nqi::verdict {
namespace {

using catalog::RiskListEntry;
using catalog::Tier;

std::optional<Tier> tierFromWord(std::string_view text)
{
    for (const Tier tier : {Tier::low, Tier::medium, Tier::high}) {
        if (catalog::name(tier) == text)
            return tier;
    }
    return {};
}

bool anyMeasure(const Duties &duties, std::string_view measure)
{
    return std::ranges::any_of(duties.inForce, [&](const RiskListEntry *entry) { return entry->measure == measure; });
}

/// Goods that the lists could have named: the product and its HS code are known.
bool couldBeListed(const Inputs &inputs)
{
    return inputs.facts.product && !inputs.facts.product->hsCode.empty() && inputs.covered(catalog::Dataset::riskLists);
}

void inferTier(const Inputs &inputs, Duties &duties)
{
    for (const RiskListEntry &entry : inputs.facts.riskLists) {
        if (holds(entry.validFrom, entry.validTo, inputs.today))
            duties.inForce.push_back(&entry);
    }
    std::ranges::sort(duties.inForce, [](const RiskListEntry *a, const RiskListEntry *b) {
        return std::tie(b->tier, a->id) < std::tie(a->tier, b->id);
    });
    if (!duties.inForce.empty())
        duties.inferred = duties.inForce.front()->tier;
    else if (couldBeListed(inputs)) {
        if (const catalog::PolicyEntry *const rule = inputs.policy.find("tier.whenUnlisted", inputs.today))
            duties.inferred = tierFromWord(rule->value);
    }
}

std::size_t addInference(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    const RiskListEntry &strictest = *duties.inForce.front();
    const bool several = duties.inForce.back()->tier != strictest.tier;
    const catalog::Product *const product = pointerTo(inputs.facts.product);
    const std::string_view hsCode = product == nullptr ? std::string_view{} : std::string_view{product->hsCode};
    const std::string_view category = product == nullptr ? std::string_view{} : std::string_view{product->category};
    if (several)
        return checks.add(Reason::riskTier_strictest, {catalog::name(strictest.tier), hsCode, category,
                                                       strictest.circular, std::to_string(duties.inForce.size())});
    return checks.add(Reason::riskTier_inferred, {catalog::name(strictest.tier), hsCode, category, strictest.circular});
}

void addWithoutList(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    const catalog::Product *const product = pointerTo(inputs.facts.product);
    if (!inputs.covered(catalog::Dataset::riskLists))
        checks.add(Reason::riskTier_notCovered);
    else if (product == nullptr)
        checks.add(Reason::riskTier_noProduct);
    else if (product->hsCode.empty())
        checks.add(Reason::riskTier_noHsCode, {product->category}, product);
    else if (duties.inferred)
        checks.add(Reason::riskTier_unlisted, {catalog::name(*duties.inferred)}, product);
    else
        checks.add(Reason::riskTier_notListed, {product->hsCode, product->category}, product);
}

} // namespace

Duties dutiesOf(const Inputs &inputs)
{
    Duties duties;
    inferTier(inputs, duties);
    duties.tier = inputs.context.confirmedTier ? inputs.context.confirmedTier : duties.inferred;
    if (!duties.tier)
        return duties;
    // Each row in force is a duty of its own, and may ask for more than its tier does. An inspector's tier replaces
    // them.
    const bool rowsApply = duties.tier == duties.inferred;
    const bool high = duties.tier == Tier::high;
    const bool mediumRow = rowsApply && std::ranges::contains(duties.inForce, Tier::medium, &RiskListEntry::tier);
    const bool medium = duties.tier == Tier::medium || mediumRow;
    duties.declaration = medium || (rowsApply && anyMeasure(duties, "declaration"));
    duties.certificate = medium || high || (rowsApply && anyMeasure(duties, "certification"));
    duties.importInspection = high || (rowsApply && anyMeasure(duties, "importInspection"));
    duties.traceability = high;
    for (const RiskListEntry *entry : duties.inForce) {
        if (entry->traceableFrom && (!duties.traceableFrom || *entry->traceableFrom < *duties.traceableFrom))
            duties.traceableFrom = entry->traceableFrom;
    }
    return duties;
}

void checkTier(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    if (duties.inForce.empty()) {
        addWithoutList(inputs, duties, checks);
    } else {
        const std::size_t check = addInference(inputs, duties, checks);
        for (const RiskListEntry *entry : duties.inForce)
            checks.read(check, keyOf(*entry));
    }
    if (!inputs.context.confirmedTier)
        return;
    const std::string_view confirmed = catalog::name(*inputs.context.confirmedTier);
    if (inputs.context.confirmedTier == duties.inferred)
        checks.add(Reason::riskTier_confirmed, {confirmed});
    else
        checks.add(Reason::riskTier_corrected,
                   {confirmed, duties.inferred ? catalog::name(*duties.inferred) : std::string_view{}});
}

} // namespace nqi::verdict
