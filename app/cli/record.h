// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/commands.h"
#include "core/findings/record_check.h"

#include <QJsonObject>

#include <optional>

namespace nqi::cli {

/// What the code at the foot of a printed paper is worth on this device.
struct PaperReport {
    std::optional<findings::RecordCodeError> problem; ///< the code itself cannot be read
    std::optional<findings::RecordCheck> check;       ///< neither: this device's data could not be read, as was said
};

/// Nothing when the item is no paper.
[[nodiscard]] std::optional<PaperReport> paperReport(const Common &common, const gs1::Item &item);
[[nodiscard]] ExitCode severity(const PaperReport &report);
[[nodiscard]] QJsonObject jsonOf(const PaperReport &report);
void print(const PaperReport &report);

} // namespace nqi::cli
