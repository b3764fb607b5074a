// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/inspect/line.h"

#include <QString>
#include <QVariantList>

/// What an inspector notes of a package, for its page: the label's checklist, a laboratory's values, the risk score.
namespace nqi::ui {

/// What the label must show: maps of `code`, `text`, `basis` and `answer` ("", "shown", "missing").
[[nodiscard]] QVariantList checklistOf(const inspect::Inspected &inspected, const verdict::Context &context);

/// Each value: maps of `title` and `detail`.
[[nodiscard]] QVariantList labResultsOf(const verdict::Context &context);

/// The score of Decree 37/2026 Annex VI in words, with the tier that it suggests under the rules of that day; empty
/// for factors outside their scales.
[[nodiscard]] QString scoreText(const inspect::Inspected &inspected, double coefficient, int consequence,
                                int probability);

} // namespace nqi::ui
