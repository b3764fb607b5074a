// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/findings/finding.h"
#include "core/protocol/body.h"
#include "core/store/field_error.h"
#include "core/store/sqlite.h"
#include "core/trust/keys.h"

/// The next link of the chain. Not for other folders.
namespace nqi::store {

/// Who signs, when, and where new ids come from.
struct Signing {
    const trust::KeyPair &key;
    Instant now;
    const Random &random;
};

/// Links, hashes, signs and queues, inside the caller's transaction. `tooLarge`: its body is.
[[nodiscard]] FieldResult<findings::Finding> appendFinding(Database &database, const protocol::Content &content,
                                                           const Signing &signing);

} // namespace nqi::store
