// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/tally_book.h"
#include "core/store/field_append.h"
#include "core/store/field_error.h"
#include "core/store/sqlite.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Checks of consignments as rows of field.db. Not for other folders.
namespace nqi::store {

struct TallyError {
    consignment::BookError code;
    std::string message; ///< for logs only

    TallyError(consignment::BookError error, std::string text = {}); // NOLINT(google-explicit-constructor)
    TallyError(const SqlError &error);                               // NOLINT(google-explicit-constructor)
    TallyError(const FieldError &error);                             // NOLINT(google-explicit-constructor)
};
template <class T>
using TallyResult = std::expected<T, TallyError>;

/// The rules of `consignment::TallyBook`; each writing one is one transaction.
[[nodiscard]] TallyResult<Uuid> beginCheck(Database &database, const consignment::Consignment &consignment,
                                           std::string_view by, const Signing &signing);
[[nodiscard]] TallyResult<void> appendEntries(Database &database, const Uuid &check,
                                              std::span<const consignment::Entry> entries, const Signing &signing);
/// `appendEntries` inside the caller's transaction.
[[nodiscard]] TallyResult<void> writeEntries(Database &database, const Uuid &check,
                                             std::span<const consignment::Entry> entries, const Signing &signing);
[[nodiscard]] TallyResult<consignment::KeptCheck> readCheck(Database &database, const Uuid &id);
[[nodiscard]] TallyResult<std::vector<consignment::Entry>> readMilestones(Database &database, const Uuid &id);
[[nodiscard]] TallyResult<std::vector<consignment::CheckSummary>> checkSummaries(Database &database,
                                                                                 const consignment::CheckQuery &query);
[[nodiscard]] TallyResult<std::optional<Uuid>> checkWithPackage(Database &database, std::string_view sscc);

} // namespace nqi::store
