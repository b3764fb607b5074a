// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/families.h"

#include <algorithm>

namespace nqi::verdict {
namespace {

/// A record about the item was read; the state of the data and the rules for all imports are not about the item.
bool speaksOfTheItem(const Check &check)
{
    return !check.records.empty() && check.code != CheckCode::catalogueAge && check.code != CheckCode::riskTier &&
           check.code != CheckCode::importDeviation;
}

/// Who the item is, is recorded: without that, agreement of the rest says little.
bool saysWhatItIs(const Check &check)
{
    const bool identity = check.code == CheckCode::prefixLicence || check.code == CheckCode::productDeclared ||
                          check.code == CheckCode::onlineListing;
    return identity && check.outcome == Outcome::agrees && !check.records.empty();
}

} // namespace

/// The lattice is in README.md: the worst severity decides; below a warning, what was found at all.
Overall overallOf(gs1::ItemKind kind, const std::vector<Check> &checks)
{
    Severity worst = Severity::none;
    for (const Check &check : checks)
        worst = std::max(worst, check.severity);
    switch (worst) {
    case Severity::danger:
        return Overall::danger;
    case Severity::violation:
        return Overall::violation;
    case Severity::warning:
        return Overall::attention;
    case Severity::note:
    case Severity::none:
        break;
    }
    if (worst == Severity::note && std::ranges::any_of(checks, speaksOfTheItem))
        return Overall::attention;
    if (worst == Severity::none && std::ranges::any_of(checks, saysWhatItIs))
        return Overall::consistent;
    return kind == gs1::ItemKind::product ? Overall::noRecord : Overall::notAProduct;
}

} // namespace nqi::verdict
