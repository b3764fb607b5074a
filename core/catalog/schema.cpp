// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/schema.h"

#include "core/catalog/facts.h"

#include <algorithm>

namespace nqi::catalog {

std::string_view name(Dataset dataset)
{
    constexpr std::array<std::string_view, allDatasets.size()> names = {
        "alerts",     "licences",  "products", "certificates", "bodies", "declarations",
        "risk_lists", "standards", "trace",    "customs",      "policy", "guides",
    };
    return names.at(static_cast<std::size_t>(dataset));
}

std::string_view name(Tier tier)
{
    switch (tier) {
    case Tier::low:
        return "low";
    case Tier::medium:
        return "medium";
    case Tier::high:
        return "high";
    }
    return {};
}

std::string_view name(LookupError error)
{
    switch (error) {
    case LookupError::unavailable:
        return "catalogueUnavailable";
    case LookupError::damaged:
        return "catalogueDamaged";
    case LookupError::newer:
        return "catalogueNewer";
    }
    return {};
}

const DatasetInfo *CatalogueInfo::find(Dataset dataset) const
{
    const auto found = std::ranges::find(datasets, dataset, &DatasetInfo::dataset);
    return found == datasets.end() ? nullptr : &*found;
}

} // namespace nqi::catalog
