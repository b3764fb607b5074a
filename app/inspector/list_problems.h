// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/consignment_service.h"

#include <cstdint>
#include <string_view>
#include <vector>

/// What was wrong with the rows of a packing list, kept with its check as entries of kind `filled`: a check shows it
/// whenever it is opened, and programs that know nothing of it pass it over.
namespace nqi::app {

/// Numbered from `first`; many rows share an entry.
[[nodiscard]] std::vector<consignment::Entry> problemEntries(const ui::OpenedCheck &opened, std::uint64_t first,
                                                             Instant at, std::string_view by);
/// Sets the problems and unknown columns of a check from its entries.
void readProblems(ui::OpenedCheck &opened);

} // namespace nqi::app
