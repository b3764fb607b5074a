// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/finding.h"
#include "core/protocol/decode_error.h"
#include "core/protocol/limits.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Version 1 of the hub's API as values. Encoders cannot fail; decoders take any bytes, are strict and bounded, and
/// name the place of the first fault. Pure functions, any thread. README.md describes the texts themselves.
namespace nqi::protocol {

// --- Finding: PUT /v1/findings/{id}, POST /v1/findings (batch) ---

/// The upload of one finding. The body travels as one JSON string, so that the bytes that were hashed stay as they
/// were.
[[nodiscard]] std::string encodeUpload(const findings::Finding &finding);
/// Reads the envelope. Does not look into the body and checks no hash: see `checkFinding`.
[[nodiscard]] Decoded<findings::Finding> decodeUpload(std::string_view text);

/// Up to limits::batchFindings findings.
[[nodiscard]] std::string encodeBatch(std::span<const findings::Finding> batch);
[[nodiscard]] Decoded<std::vector<findings::Finding>> decodeBatch(std::string_view text);

enum class FindingProblem : std::uint8_t {
    hash,      ///< hash is not chain(previous, body)
    signature, ///< not signed by this key
    device,    ///< the device id is not the one of this key
    body,      ///< the body cannot be read
    mismatch,  ///< the body names another id, device, sequence, time or evidence than the envelope
};
[[nodiscard]] std::string_view name(FindingProblem problem);

/// Everything about a finding that can be checked without its neighbours in the chain. Nothing: it holds.
[[nodiscard]] std::optional<FindingProblem> checkFinding(const findings::Finding &finding,
                                                         const trust::PublicKey &deviceKey);

// --- Receipt: the answer to the above ---

/// Signs the fields: `key` and `signature` of the argument are replaced.
[[nodiscard]] findings::Receipt makeReceipt(findings::Receipt fields, const trust::KeyPair &hubKey);
/// True when the receipt is signed by this very hub. The key must come from enrolment, never from the receipt.
[[nodiscard]] bool verifyReceipt(const findings::Receipt &receipt, const trust::PublicKey &hubKey);
/// True when the receipt is about this finding: same id, device, sequence and hash.
[[nodiscard]] bool concerns(const findings::Receipt &receipt, const findings::Finding &finding);
[[nodiscard]] std::string encodeReceipt(const findings::Receipt &receipt);
[[nodiscard]] Decoded<findings::Receipt> decodeReceipt(std::string_view text);

// --- Problem details (RFC 9457), media type application/problem+json ---

enum class ProblemCode : std::uint8_t {
    malformed,       ///< 400: the message cannot be read; `pointer` says where
    unauthenticated, ///< 401: no token, or not a valid one
    forbidden,       ///< 403: the role does not allow it
    deviceRevoked,   ///< 403: the device was reported lost or withdrawn
    notFound,        ///< 404
    codeInvalid,     ///< 403: the one-time code is unknown, used or expired
    conflict,        ///< 409: another finding is held under this id
    offsetMismatch,  ///< 409: the piece does not begin where the hub's copy ends
    tooLarge,        ///< 413
    digestMismatch,  ///< 422: the file is not what its name says; its partial copy was dropped
    findingInvalid,  ///< 422: checkFinding gave `detail`
    rateLimited,     ///< 429, with Retry-After
    internal,        ///< 500
    unavailable,     ///< 503, with Retry-After
    storageFull,     ///< 507
    quotaExceeded,   ///< 507: people at the hub set a bound; `detail` says which: findings, evidence, hub
};
[[nodiscard]] std::string_view name(ProblemCode code);
[[nodiscard]] int httpStatus(ProblemCode code);
/// True when sending the same finding again cannot help: it goes to quarantine.
[[nodiscard]] bool isFinal(ProblemCode code);

struct Problem {
    ProblemCode code = ProblemCode::internal;
    std::string detail;  ///< stable code of the cause, for logs; may be empty
    std::string pointer; ///< where in the message (RFC 6901); may be empty
    std::optional<std::chrono::seconds> retryAfter;

    bool operator==(const Problem &) const = default;
};
[[nodiscard]] std::string encodeProblem(const Problem &problem);
[[nodiscard]] Decoded<Problem> decodeProblem(std::string_view text);

/// One answer for each finding of a batch, in its order.
using BatchAnswer = std::variant<findings::Receipt, Problem>;
[[nodiscard]] std::string encodeBatchReply(std::span<const BatchAnswer> answers);
[[nodiscard]] Decoded<std::vector<BatchAnswer>> decodeBatchReply(std::string_view text);

// --- Enrolment: POST /v1/devices ---

/// A device asks to be known. `proof` shows that it holds the secret half of the key.
struct Enrolment {
    std::string code; ///< one-time, from the administrator
    std::string name; ///< of the device, for people
    trust::PublicKey key;
    trust::Signature proof;

    bool operator==(const Enrolment &) const = default;
};
[[nodiscard]] Enrolment makeEnrolment(std::string_view code, std::string_view name, const trust::KeyPair &deviceKey);
[[nodiscard]] bool verifyEnrolment(const Enrolment &enrolment);
[[nodiscard]] std::string encodeEnrolment(const Enrolment &enrolment);
[[nodiscard]] Decoded<Enrolment> decodeEnrolment(std::string_view text);

struct Enrolled {
    std::string device;      ///< trust::deviceId of the key
    std::string token;       ///< bearer token of every later request; a secret
    std::string hub;         ///< name of the hub
    trust::PublicKey hubKey; ///< pinned from now on: receipts must be signed by it

    bool operator==(const Enrolled &) const = default;
};
[[nodiscard]] std::string encodeEnrolled(const Enrolled &enrolled);
[[nodiscard]] Decoded<Enrolled> decodeEnrolled(std::string_view text);

// --- Hello: GET /v1/hello, needs no token ---

struct Hello {
    std::string hub;
    trust::PublicKey key;
    Instant time{};
    std::uint64_t catalogueVersion = 0; ///< 0: this hub publishes none
    std::uint32_t api = 1;              ///< highest version spoken

    bool operator==(const Hello &) const = default;
};
[[nodiscard]] std::string encodeHello(const Hello &hello);
[[nodiscard]] Decoded<Hello> decodeHello(std::string_view text);

// --- Files of evidence: HEAD and PATCH /v1/blobs/{sha256} ---

/// How much of a file the hub holds. Travels in the headers `uploadOffset` and `uploadLength` (see paths.h).
struct BlobState {
    std::uint64_t offset = 0; ///< bytes held; the next piece begins here
    std::uint64_t size = 0;   ///< of the whole file, 0 while unknown
    bool complete = false;    ///< whole and its digest right

    bool operator==(const BlobState &) const = default;
};

} // namespace nqi::protocol
