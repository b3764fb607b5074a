// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verdict/verdict.h"

#include <expected>
#include <memory>
#include <vector>

namespace nqi::verdict {

/// What a verdict rests on beside the item and the inspector's context.
struct Grounds {
    std::expected<catalog::Facts, catalog::LookupError> facts;
    /// As the catalogue held them; null: none. Shared, because they change with the catalogue and not with the item.
    std::shared_ptr<const std::vector<catalog::PolicyEntry>> rules;
    Instant judgedAt{};
};

/// The verdict on these grounds. Pure: the same arguments give the same answer, byte for byte. Any thread.
[[nodiscard]] Verdict evaluate(const gs1::Item &item, const Grounds &grounds, const Policy &policy,
                               const Context &context);
/// The same with the policy made from the rules of the grounds: to repeat a verdict of the past.
[[nodiscard]] Verdict evaluateAgain(const gs1::Item &item, const Grounds &grounds, const Context &context);

} // namespace nqi::verdict
