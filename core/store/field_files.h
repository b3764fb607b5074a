// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/evidence_folder.h"
#include "core/store/field_error.h"
#include "core/store/sqlite.h"
#include "core/trust/keys.h"
#include "core/trust/sealed.h"

#include <cstdint>
#include <filesystem>
#include <optional>

/// The files of a journal's folder: `field.db`, `evidence/`, `drafts/`, `field.lock` (keeps a second program out) and
/// `field.db.new` (a database being made).
namespace nqi::store {

struct FieldFiles {
    // In this order, so that the lock is released last.
    Database lockFile;
    Transaction lock;
    EvidenceFolder evidence;
    EvidenceFolder drafts; ///< of findings that are being written
    Database database;
};

/// Whether what a journal says is looked at when it is opened; not by whoever wants to know what is wrong with it.
enum class Content : std::uint8_t { checked, unchecked };
/// Takes the lock, makes the journal when there is none, brings its schema up to date and checks it. Changes nothing of
/// a journal that it refuses.
[[nodiscard]] FieldResult<FieldFiles> openFieldFiles(const std::filesystem::path &folder,
                                                     const trust::PublicKey &device,
                                                     const std::optional<trust::SealingKey> &key, const SqlFault &fault,
                                                     Content content = Content::checked);

} // namespace nqi::store
