// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/finding.h"
#include "core/findings/journal.h"
#include "core/protocol/body.h"
#include "core/store/sqlite.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Findings as rows of field.db. Not for other folders.
namespace nqi::store {

[[nodiscard]] SqlResult<void> writeDevice(Database &database, const trust::PublicKey &key);
[[nodiscard]] SqlResult<std::optional<trust::PublicKey>> readDevice(Database &database);

[[nodiscard]] SqlResult<std::optional<findings::Finding>> lastFinding(Database &database);
[[nodiscard]] SqlResult<std::optional<findings::Finding>> findingById(Database &database, const Uuid &id);
[[nodiscard]] SqlResult<std::optional<findings::Finding>> findingAt(Database &database, std::uint64_t sequence);

/// The finding, its evidence and its place in the outbox. Inside the caller's transaction.
[[nodiscard]] SqlResult<void> insertFinding(Database &database, const protocol::Content &content,
                                            const findings::Finding &finding);

/// Files of one finding, in order; with `missingOnly` those that the hub is not known to hold.
[[nodiscard]] SqlResult<std::vector<findings::Evidence>> evidenceOf(Database &database, std::uint64_t sequence,
                                                                    bool missingOnly);

/// Whether a file was taken away because the hub holds it (field_retention.h).
[[nodiscard]] SqlResult<bool> isRemoved(Database &database, std::uint64_t sequence, const trust::Digest &digest);

/// Whether the hub is known to hold this file, for whichever finding.
[[nodiscard]] SqlResult<bool> isHeld(Database &database, const trust::Digest &digest);
/// A file that was taken away was stored again.
[[nodiscard]] SqlResult<void> markHere(Database &database, const trust::Digest &digest);

/// Of findings f and their outbox o: what `readSummary` reads from the first columns of a row.
inline constexpr std::string_view summaryColumns =
    "f.sequence, f.id, f.saved_at, f.overall, f.item_key, f.product, f.note, "
    "o.state, o.attempts, o.next_attempt, o.problem, "
    "(SELECT count(*) FROM evidence e WHERE e.finding = f.sequence), "
    "(SELECT count(*) FROM evidence e WHERE e.finding = f.sequence AND e.held = 1), f.kind";
inline constexpr int summaryColumnCount = 14;
[[nodiscard]] findings::Summary readSummary(const Statement &row);

[[nodiscard]] SqlResult<std::vector<findings::Summary>> summaries(Database &database, std::uint32_t limit,
                                                                  std::uint64_t beforeSequence);

/// A BLOB column into a value with fixed bytes; the schema's CHECKs hold the lengths.
template <class Value>
[[nodiscard]] Value bytesValue(std::span<const std::byte> bytes)
{
    Value value;
    std::ranges::copy(bytes.first(std::min(bytes.size(), value.bytes.size())), value.bytes.begin());
    return value;
}

/// The numbers are in files: they never change.
[[nodiscard]] findings::State stateOf(std::int64_t value);

/// Milliseconds since 1970.
[[nodiscard]] inline std::int64_t milliseconds(Instant instant)
{
    return instant.time_since_epoch().count();
}
[[nodiscard]] inline Instant instantOf(std::int64_t value)
{
    return Instant(std::chrono::milliseconds(value));
}

} // namespace nqi::store
