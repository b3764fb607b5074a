// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/inspection_book.h"
#include "core/store/field_append.h"
#include "core/store/field_error.h"
#include "core/store/sqlite.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// Inspections as rows of field.db: one for each version. Not for other folders.
namespace nqi::store {

/// The rules of `findings::InspectionBook::keep` and `sign`; each is one transaction.
[[nodiscard]] FieldResult<std::uint64_t> keepVersion(Database &database, const findings::Inspection &inspection,
                                                     std::string_view editor, const findings::Basis &basis,
                                                     const Signing &signing);
[[nodiscard]] FieldResult<findings::Finding> signVersion(Database &database, const Uuid &id, std::string_view editor,
                                                         std::optional<std::uint64_t> version, const Signing &signing);

/// `keepVersion` inside the caller's transaction.
[[nodiscard]] FieldResult<std::uint64_t> writeVersion(Database &database, const findings::Inspection &inspection,
                                                      std::string_view editor, const findings::Basis &basis,
                                                      const Signing &signing);

/// The rules of `findings::InspectionBook::withdraw`; one transaction.
[[nodiscard]] FieldResult<void> withdrawVersion(Database &database, const Uuid &id, std::string_view editor,
                                                std::optional<std::uint64_t> version, const Signing &signing);

/// Nothing when there is no such inspection.
[[nodiscard]] FieldResult<std::optional<findings::InspectionVersion>> latestVersion(Database &database, const Uuid &id);
[[nodiscard]] FieldResult<std::vector<findings::InspectionVersion>> allVersions(Database &database, const Uuid &id);
[[nodiscard]] FieldResult<std::vector<findings::InspectionVersion>> signedVersions(Database &database, const Uuid &id);
[[nodiscard]] FieldResult<std::optional<findings::WithdrawnResult>> withdrawnResultOf(Database &database,
                                                                                      const Uuid &minutes);
[[nodiscard]] FieldResult<std::vector<findings::InspectionSummary>>
inspectionSummaries(Database &database, std::uint32_t limit, std::uint64_t beforeVersion);
[[nodiscard]] FieldResult<std::vector<Uuid>> inspectionsByChange(Database &database);

} // namespace nqi::store
