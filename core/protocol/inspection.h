// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/device_log.h"
#include "core/findings/inspection.h"
#include "core/protocol/decode_error.h"

#include <string>
#include <string_view>

/// Inspections and entries of a device's log as canonical JSON (RFC 8785). Pure functions, any thread.
namespace nqi::protocol {

/// The one text of an inspection; the same values give the same bytes.
[[nodiscard]] std::string encodeInspection(const findings::Inspection &inspection);
/// Gives back what `encodeInspection` was given. Members may stand in any order, with white space.
[[nodiscard]] Decoded<findings::Inspection> decodeInspection(std::string_view text);

/// What a party signs: the inspection without any signatures (findings::dropSignatures, dropSamplingSignatures) and
/// without what follows the visit (findings::dropAdditions).
[[nodiscard]] trust::Digest contentDigest(const findings::Inspection &inspection);
/// All of the text but its signatures: what a printed draft is compared by, and what parties signed at first.
[[nodiscard]] trust::Digest textDigest(const findings::Inspection &inspection);
/// What the parties of the sampling minutes sign: what Form 15 says, and nothing else of the inspection.
[[nodiscard]] trust::Digest samplingDigest(const findings::Inspection &inspection);
/// What the signatures that are there may be over.
[[nodiscard]] findings::SignedDigests signedDigests(const findings::Inspection &inspection);

/// What is hashed of an entry of the log: all but its hash and signature.
[[nodiscard]] std::string encodeLogEntry(const findings::LogEntry &entry);

} // namespace nqi::protocol
