// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/records.h"

#include <optional>

namespace nqi::verdict {

/// Decree 37/2026 Annex VI for one hazard: R = k * C * P. An aid for people who weigh a risk; the legal tier is only
/// what the ministries' lists say.
struct RiskFactors {
    double coefficient = 1; ///< k: 0, 0.2, 0.5, 0.8 or 1
    int consequence = 1;    ///< C: 1 to 5
    int probability = 1;    ///< P: 1 to 5
};

/// R, or nothing for a factor outside its scale.
[[nodiscard]] std::optional<double> riskScore(const RiskFactors &factors);

/// The bounds between the tiers, given by the policy's "risk.mediumFrom" and "risk.highFrom".
struct RiskBounds {
    double mediumFrom = 0;
    double highFrom = 0;
};

/// The tier that a score suggests.
[[nodiscard]] catalog::Tier suggestedTier(double score, const RiskBounds &bounds);

} // namespace nqi::verdict
