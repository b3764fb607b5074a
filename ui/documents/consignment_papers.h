// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/tally_book.h"
#include "core/findings/import_papers.h"

#include <optional>

/// The papers of imports that a check of a consignment leads to. Pure: the same check gives the same paper, whatever
/// the catalogue says today. What neither the declaration says nor anybody filled in is left to the pen. `demo`: made
/// with sample data.
namespace nqi::documents {

/// Form 1: what is declared.
[[nodiscard]] findings::ImportRegistration registrationOf(const consignment::KeptCheck &check, bool demo);

/// Form 3: the officer's result with its reasons in Vietnamese, one a line, the officer's own words first. Nothing
/// before the check has its result.
[[nodiscard]] std::optional<findings::ResultNotice> noticeOf(const consignment::KeptCheck &check, bool demo);

} // namespace nqi::documents
