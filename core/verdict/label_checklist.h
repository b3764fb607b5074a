// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verdict/verdict.h"

#include <string>
#include <string_view>
#include <vector>

namespace nqi::verdict {

/// One thing that a label must show (Decree 37/2026 Articles 42 to 47 and Annex I).
struct LabelItem {
    std::string code; ///< "responsibleFirm"; REASONS.md lists those that have words
    std::string legalBasis;

    bool operator==(const LabelItem &) const = default;
};

/// What the label of this item must show on this day, each once: of all goods, of imported goods, of its goods group,
/// as the policy's "label.all", "label.imported" and "label.<group>" say. Empty where the policy has none. Any thread.
[[nodiscard]] std::vector<LabelItem> labelChecklist(const gs1::Item &item, const catalog::Facts &facts,
                                                    const Policy &policy, Instant now, const Context &context);

} // namespace nqi::verdict
