// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_append.h"

#include "core/base/encoding.h"
#include "core/protocol/limits.h"
#include "core/store/field_rows.h"

namespace nqi::store {

FieldResult<findings::Finding> appendFinding(Database &database, const protocol::Content &content,
                                             const Signing &signing)
{
    const auto last = lastFinding(database);
    if (!last)
        return std::unexpected(last.error());
    findings::Finding finding;
    finding.id = Uuid::version7(signing.now, signing.random);
    finding.device = trust::deviceId(signing.key.publicKey());
    finding.sequence = *last ? (*last)->sequence + 1 : 1;
    finding.previous = *last ? (*last)->hash : trust::Digest{};
    finding.savedAt = signing.now;
    finding.body = protocol::encodeBody(content, finding.id, finding.device, finding.sequence, signing.now);
    const bool minutes = std::holds_alternative<findings::Minutes>(content);
    if (finding.body.size() > protocol::limitOf(minutes ? findings::Kind::minutes : findings::Kind::finding))
        return std::unexpected(FieldError(findings::JournalError::tooLarge, "body"));
    finding.hash = trust::chain(finding.previous, bytesOf(finding.body));
    finding.signature = signing.key.sign(finding.hash.bytes);
    finding.evidence = protocol::evidenceOf(content);
    if (auto done = insertFinding(database, content, finding); !done)
        return std::unexpected(done.error());
    return finding;
}

} // namespace nqi::store
