// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/finding.h"
#include "core/protocol/messages.h"
#include "core/sync/transport.h"
#include "core/trust/keys.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::sync {

/// What enrolment gave: how this device talks to its hub.
struct HubLink {
    std::string token;       ///< bearer token; a secret
    trust::PublicKey hubKey; ///< pinned: receipts must be signed by it
};

/// What a failure means for the others that wait.
enum class Scope : std::uint8_t {
    item,    ///< this one only
    refusal, ///< this one, and for good
    hub,     ///< the hub, or what stands in its place, is unwell: after a few of these the rest can wait
    all,     ///< nothing can be sent now
};

/// Why an exchange failed. Stable codes: those of TransportError; "answerUnreadable" (rubbish, HTML, a truncated
/// answer), "redirected" (a captive portal), "receiptForged", "receiptMismatch", and the names of
/// protocol::ProblemCode as the hub says them, with its detail after a dot.
struct Failure {
    Scope scope = Scope::item;
    std::string problem;
    std::optional<std::chrono::seconds> retryAfter;
    std::optional<TransportError> transport; ///< when there was no answer at all

    bool operator==(const Failure &) const = default;
};
template <class T>
using Outcome = std::expected<T, Failure>;

/// The hub's API as functions. Believes nothing that it cannot check.
class HubClient {
public:
    HubClient(Transport &transport, HubLink link) : m_transport(transport), m_link(std::move(link)) {}

    /// Which requests a stop ends.
    void stopWith(std::stop_token stop) { m_stop = std::move(stop); }
    /// Bodies of requests so far.
    [[nodiscard]] std::uint64_t bytesSent() const { return m_bytesSent; }

    /// PUT /v1/findings/{id}. The receipt is signed by the pinned key and is about this finding.
    [[nodiscard]] Outcome<findings::Receipt> deliver(const findings::Finding &finding);
    /// POST /v1/findings, up to limits::batchFindings: what became of each, in their order. Each receipt is checked as
    /// if it had come alone; an answer that has not one place for each finding is none.
    [[nodiscard]] Outcome<std::vector<Outcome<findings::Receipt>>>
    deliverAll(std::span<const findings::Finding> findings);
    /// HEAD /v1/blobs/{sha256}: bytes that the hub holds.
    [[nodiscard]] Outcome<std::uint64_t> heldOf(const findings::Evidence &file);
    /// PATCH /v1/blobs/{sha256}: the new offset. A file that the hub has got whole meanwhile gives its size.
    [[nodiscard]] Outcome<std::uint64_t> append(const findings::Evidence &file, std::uint64_t offset,
                                                std::span<const std::byte> piece);

private:
    [[nodiscard]] Outcome<Response> exchange(Request request);
    [[nodiscard]] Outcome<findings::Receipt> believed(const findings::Receipt &receipt,
                                                      const findings::Finding &finding) const;

    Transport &m_transport;
    HubLink m_link;
    std::stop_token m_stop;
    std::uint64_t m_bytesSent = 0;
};

/// GET /v1/hello: whether a hub is there, and which.
[[nodiscard]] Outcome<protocol::Hello> hello(Transport &transport, std::stop_token stop = {});

/// POST /v1/devices: makes this device known. The answer's key is pinned from now on, its token is a secret.
/// `code` is what the administrator gave, empty for an open hub.
[[nodiscard]] Outcome<protocol::Enrolled> enrol(Transport &transport, std::string_view code, std::string_view name,
                                                const trust::KeyPair &deviceKey, std::stop_token stop = {});

} // namespace nqi::sync
