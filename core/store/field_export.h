// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/journal.h"

#include <expected>
#include <filesystem>
#include <vector>

namespace nqi::store {

/// Writes one finding for people and other programs into `folder`/<id>/: `upload.json` (the message that the hub takes,
/// signature included), `body.json` (the signed text itself), `receipt.json` when there is one, and each file of
/// evidence as evidence/<sha256>.<type>. Names are made from digests only. An export that exists is written over.
/// Returns the files written.
[[nodiscard]] std::expected<std::vector<std::filesystem::path>, findings::JournalError>
exportFinding(const findings::Journal &journal, const Uuid &id, const std::filesystem::path &folder);

} // namespace nqi::store
