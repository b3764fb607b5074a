// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace nqi::store {

/// The steps that make field.db, in order: step n leads from schema n - 1 to schema n. A step that has been released is
/// frozen; a change is a new step, and a database of the schema before it goes to tests/samples/databases.
[[nodiscard]] std::span<const std::string_view> fieldMigrations();

} // namespace nqi::store
