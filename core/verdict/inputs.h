// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verdict/verdict.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace nqi::verdict {

/// The item's dates: of the code, else of the label.
struct ItemDates {
    std::optional<Date> produced;
    std::optional<Date> packaged; ///< only codes have it
    std::optional<Date> expires;
    std::optional<Date> bestBefore;
};

/// Everything that the checks read, and what they all need to know about it.
struct Inputs {
    const gs1::Item &item;
    const catalog::Facts &facts;
    const Policy &policy;
    const Context &context;
    Instant now{};
    Date today{};
    ItemDates dates;
    std::array<const catalog::DatasetInfo *, catalog::allDatasets.size()> datasets{}; ///< null: nothing known

    Inputs(const gs1::Item &theItem, const catalog::Facts &theFacts, const Policy &thePolicy, const Context &theContext,
           Instant theNow);

    /// True when absence of a record means something.
    [[nodiscard]] bool covered(catalog::Dataset dataset) const
    {
        const catalog::DatasetInfo *const held = datasets[static_cast<std::size_t>(dataset)];
        return held != nullptr && held->covered;
    }
};

/// What binds the item today.
struct Duties {
    std::optional<catalog::Tier> inferred;
    std::optional<catalog::Tier> tier; ///< the inspector's when there is one
    /// Rows in force today, strictest first, then by id.
    std::vector<const catalog::RiskListEntry *> inForce;
    bool declaration = false;      ///< conformity must be declared
    bool certificate = false;      ///< assessment of conformity must be shown
    bool importInspection = false; ///< imports must be registered
    bool traceability = false;     ///< by tier; binds from `traceableFrom`
    std::optional<Date> traceableFrom;

    [[nodiscard]] bool traceabilityBinds(Date today) const
    {
        return traceability && traceableFrom && *traceableFrom <= today;
    }
};

[[nodiscard]] Duties dutiesOf(const Inputs &inputs);

/// Holds on the day; an open end is unbounded, both ends are included.
[[nodiscard]] constexpr bool holds(const std::optional<Date> &from, const std::optional<Date> &to, Date day)
{
    return (!from || *from <= day) && (!to || day <= *to);
}

[[nodiscard]] std::string dateText(const std::optional<Date> &date);

/// The goods come from another country, as far as anything says so.
[[nodiscard]] bool isImported(const Inputs &inputs);

/// The line is of the declaration that the goods are said to be under; every line is when nothing was said.
[[nodiscard]] bool isOfConsignment(const Inputs &inputs, const catalog::CustomsLine &line);

/// The id of a company as people know it: its name where the data has it.
[[nodiscard]] std::string_view companyName(const catalog::Facts &facts, std::string_view id);

} // namespace nqi::verdict
