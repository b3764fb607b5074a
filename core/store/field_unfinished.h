// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/unfinished.h"
#include "core/store/field_error.h"
#include "core/store/field_files.h"

#include <vector>

/// Findings that are being written, as rows of field.db. Not for other folders.
namespace nqi::store {

/// In place of what was kept under its id. `notFound`: a file that it names is not in `drafts/`.
[[nodiscard]] FieldResult<void> keepUnfinished(FieldFiles &files, const findings::Unfinished &unfinished, Instant now);
/// In the order in which they were begun. A damaged one has no content, and is in no other's way.
[[nodiscard]] FieldResult<std::vector<findings::KeptUnfinished>> allUnfinished(Database &database);
/// Inside the caller's transaction, where there is one. One that is not there is no error. Its files stay until
/// `removeUnnamed`.
[[nodiscard]] FieldResult<void> forgetUnfinished(Database &database, const Uuid &id);
/// Files that none of them names. One that cannot be removed now goes another time: it holds nothing up.
[[nodiscard]] FieldResult<void> removeUnnamed(FieldFiles &files);

} // namespace nqi::store
