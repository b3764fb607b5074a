// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/risk_score.h"

#include <algorithm>
#include <array>

namespace nqi::verdict {

std::optional<double> riskScore(const RiskFactors &factors)
{
    constexpr std::array<double, 5> coefficients = {0, 0.2, 0.5, 0.8, 1};
    const auto onScale = [](int value) { return value >= 1 && value <= 5; };
    if (!std::ranges::contains(coefficients, factors.coefficient) || !onScale(factors.consequence) ||
        !onScale(factors.probability))
        return {};
    return factors.coefficient * factors.consequence * factors.probability;
}

catalog::Tier suggestedTier(double score, const RiskBounds &bounds)
{
    if (score >= bounds.highFrom)
        return catalog::Tier::high;
    return score >= bounds.mediumFrom ? catalog::Tier::medium : catalog::Tier::low;
}

} // namespace nqi::verdict
