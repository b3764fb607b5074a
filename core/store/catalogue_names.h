// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/catalogue_files.h"

#include <filesystem>
#include <stop_token>
#include <string_view>

/// The index by which products, companies, alerts and bodies are found by name: a file beside its base, so that a new
/// base is of use before it.
namespace nqi::store {

/// Makes that of a base; whatever fails, there is none. `stop` is an error as well: `other`. Minutes for ten million.
[[nodiscard]] SqlResult<void> makeNames(const std::filesystem::path &folder, std::string_view base,
                                        const SqlFault &fault = {}, const std::stop_token &stop = {});
/// Makes that of the base in use where it has none, or one that was cut. False: it had one. `busy`: somebody writes
/// there. Readers that are open find it at their next search.
[[nodiscard]] SqlResult<bool> makeMissingNames(const std::filesystem::path &folder, const SqlFault &fault = {},
                                               const std::stop_token &stop = {});
/// Whether the base in use has one.
[[nodiscard]] bool hasNames(const std::filesystem::path &folder);
/// Makes it visible as schema `names`. False: there is none that is whole.
[[nodiscard]] bool attachNames(Database &database, const std::filesystem::path &folder, std::string_view base);

} // namespace nqi::store
