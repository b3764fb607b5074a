// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/families.h"

namespace nqi::verdict {
namespace {

constexpr std::string_view limitKey = "catalogue.staleAfterDays";

std::string ageInDays(const Inputs &inputs, Instant asOf)
{
    return std::to_string((inputs.today - dateInVietNam(asOf)).count());
}

bool isOlder(const Inputs &inputs, Instant asOf, long limit)
{
    return (inputs.today - dateInVietNam(asOf)).count() > limit;
}

void checkWhole(const Inputs &inputs, Instant asOf, Checks &checks)
{
    const std::string text = isoInstant(asOf);
    const std::string age = ageInDays(inputs, asOf);
    if (inputs.today < dateInVietNam(asOf)) {
        checks.add(Reason::catalogueAge_clockBehind, {text, isoDate(inputs.today)});
        return;
    }
    const std::optional<long> limit = inputs.policy.number(limitKey, inputs.today);
    if (!limit)
        checks.add(Reason::catalogueAge_noPolicy, {text, age});
    else if (isOlder(inputs, asOf, *limit))
        checks.add(Reason::catalogueAge_stale, {text, age, std::to_string(*limit)});
    else
        checks.add(Reason::catalogueAge_fresh, {text, age});
}

void checkDataset(const Inputs &inputs, const catalog::DatasetInfo &held, Checks &checks)
{
    if ((!held.covered && held.part.empty()) || !held.asOf)
        return;
    std::string key(limitKey);
    key += '.';
    key += catalog::name(held.dataset);
    const std::optional<long> limit = inputs.policy.number(key, inputs.today);
    if (limit && isOlder(inputs, *held.asOf, *limit))
        checks.add(Reason::catalogueAge_datasetStale, {catalog::name(held.dataset), isoInstant(*held.asOf),
                                                       ageInDays(inputs, *held.asOf), std::to_string(*limit)});
}

} // namespace

void checkFreshness(const Inputs &inputs, Checks &checks)
{
    const std::optional<Instant> &asOf = inputs.facts.catalogue.asOf;
    if (!asOf) {
        checks.add(Reason::catalogueAge_unknown);
        return;
    }
    checkWhole(inputs, *asOf, checks);
    for (const catalog::DatasetInfo *held : inputs.datasets) {
        if (held != nullptr)
            checkDataset(inputs, *held, checks);
    }
}

void checkUnavailable(catalog::LookupError error, Checks &checks)
{
    switch (error) {
    case catalog::LookupError::unavailable:
        checks.add(Reason::catalogueAge_unavailable);
        break;
    case catalog::LookupError::damaged:
        checks.add(Reason::catalogueAge_damaged);
        break;
    case catalog::LookupError::newer:
        checks.add(Reason::catalogueAge_newer);
        break;
    }
}

} // namespace nqi::verdict
