// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

/// What either side accepts at most. A message over a limit is refused before it is read further; both ends use these
/// numbers, so that nothing is sent that cannot be accepted.
namespace nqi::protocol::limits {

/// Bytes of the canonical body of one finding. A finding with its verdict takes 3 to 20 KB.
inline constexpr std::size_t body = 256uz * 1024;
/// Bytes of the canonical body of minutes: an inspection of 5,000 items takes 1 to 2 MB.
inline constexpr std::size_t minutes = 4uz * 1024 * 1024;
/// Items of an inspection: the longest list there is.
inline constexpr std::size_t items = 10'000;
/// Bytes of the records, and of the rules, that a verdict rested on.
inline constexpr std::size_t grounds = 32uz * 1024 * 1024;
/// Rules among them.
inline constexpr std::size_t rules = 100'000;
/// Bytes of one uploaded finding or of minutes: the body escaped once more inside its envelope.
inline constexpr std::size_t upload = 2 * minutes + 64uz * 1024;
/// Findings in one batch, and bytes of the batch.
inline constexpr std::size_t batchFindings = 100;
inline constexpr std::size_t batch = 8uz * 1024 * 1024;
/// Bytes of any other message (receipt, enrolment, hello, problem).
inline constexpr std::size_t message = 64uz * 1024;
/// Bytes of one file of evidence, and of one piece of it in a PATCH.
inline constexpr std::uint64_t blob = 64ULL * 1024 * 1024;
inline constexpr std::size_t blobPiece = 1024uz * 1024;
/// Files of evidence in one finding.
inline constexpr std::size_t evidence = 64;
/// Elements of any other list inside a body.
inline constexpr std::size_t list = 4096;
/// Objects and arrays inside each other.
inline constexpr std::size_t depth = 12;
/// Bytes of a name: device, hub, one-time code, token, media type, label, stable codes.
inline constexpr std::size_t name = 256;
/// The greatest integer that every JSON reader keeps (RFC 8259 section 6).
inline constexpr std::uint64_t integer = (1ULL << 53) - 1;

} // namespace nqi::protocol::limits
