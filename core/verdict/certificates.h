// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verdict/inputs.h"
#include "core/verdict/reasons.h"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace nqi::verdict {

/// What a certificate is worth for an item, before anything is written down.
struct Assessment {
    const catalog::Certificate *certificate = nullptr;
    Reason validity{};
    Reason status{};
    std::array<Reason, 8> scopeDefects{}; ///< the first `defects` of them
    std::size_t defects = 0;
    Reason body{};
    const catalog::BodyScope *scope = nullptr; ///< the one that `body` speaks of
    const catalog::Body *bodyRecord = nullptr;
    const catalog::Standard *regulation = nullptr; ///< when it is no longer in force
    bool bodyLapsed = false;                       ///< its scope has ended since

    [[nodiscard]] std::span<const Reason> scopeReasons() const { return std::span(scopeDefects).first(defects); }
};

/// Judges one certificate for the item: `required` is the regulation of the list, "" when it names none.
[[nodiscard]] Assessment assess(const Inputs &inputs, const catalog::Certificate &certificate,
                                std::string_view required, catalog::Tier tier);

/// Validity and status are right today.
[[nodiscard]] bool inForce(const catalog::Certificate &certificate, Date today);
[[nodiscard]] bool isSuspended(const catalog::Certificate &certificate, Date today);
[[nodiscard]] bool isWithdrawn(const catalog::Certificate &certificate, Date today);

/// Total order: the better certificate for the item comes first.
[[nodiscard]] bool isBetter(const Assessment &a, const Assessment &b);

} // namespace nqi::verdict
