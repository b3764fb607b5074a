// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/inspection_changes.h"

#include <QString>

#include <string_view>

/// Words for what a revision of minutes changed.
namespace nqi::ui {

/// "Sample 2 (“Sữa tươi”), quantity: “8”, was “6”". Long texts are cut: the minutes have the whole.
[[nodiscard]] QString changeText(const findings::InspectionChange &change);
/// What a field of a list is called; empty when there are no words for it.
[[nodiscard]] QString changedFieldText(findings::ChangedList list, std::string_view field);

} // namespace nqi::ui
