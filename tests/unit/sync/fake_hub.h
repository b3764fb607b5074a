// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/limits.h"
#include "core/protocol/messages.h"
#include "core/protocol/paths.h"
#include "core/sync/hub_client.h"
#include "tests/unit/hub/device.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace nqi::sync {

/// A transport with a small hub behind it. `before` may answer, or fail, in the hub's place.
class FakeHub final : public Transport {
public:
    using Answer = std::expected<Response, TransportError>;

    FakeHub() : key(trust::KeyPair::generate(random)) {}

    Random random = seededRandom(11);
    trust::KeyPair key;
    std::function<std::optional<Answer>(const Request &)> before;
    /// Number of bytes of a PATCH that arrive before the connection ends; nothing: all.
    std::function<std::optional<std::size_t>()> cut;
    std::vector<std::string> asked;
    std::map<Uuid, findings::Finding> findings;
    std::map<trust::Digest, std::string> partial;
    std::map<trust::Digest, std::string> whole;

    HubLink link() const { return {"token", key.publicKey()}; }

    Answer send(const Request &request, std::stop_token stop) override
    {
        const bool batch = request.method == "POST";
        asked.push_back(request.method + " " +
                        (batch ? request.path : request.path.substr(0, request.path.rfind('/'))));
        if (stop.stop_requested())
            return std::unexpected(TransportError::cancelled);
        if (before)
            if (auto answer = before(request))
                return *answer;
        if (batch)
            return post(request);
        if (request.method == "PUT")
            return put(request);
        const auto digest = trust::Digest::parse(request.path.substr(request.path.rfind('/') + 1));
        if (request.method == "HEAD")
            return head(*digest);
        return patch(*digest, request);
    }

    static Response problem(protocol::ProblemCode code, std::string detail = {})
    {
        return {protocol::httpStatus(code), {}, protocol::encodeProblem({code, std::move(detail), {}, {}})};
    }

    /// What the hub says about one finding; also keeps it.
    protocol::BatchAnswer hold(const findings::Finding &finding)
    {
        const auto [held, created] = findings.emplace(finding.id, finding);
        if (held->second.hash != finding.hash)
            return protocol::Problem{protocol::ProblemCode::conflict, {}, {}, {}};
        return protocol::makeReceipt(receiptOf(finding), key);
    }

    findings::Receipt receiptOf(const findings::Finding &finding) const
    {
        findings::Receipt receipt;
        receipt.finding = finding.id;
        receipt.device = finding.device;
        receipt.sequence = finding.sequence;
        receipt.hash = finding.hash;
        for (const findings::Evidence &file : finding.evidence)
            (whole.contains(file.digest) ? receipt.held : receipt.missing).push_back(file.digest);
        receipt.receivedAt = hub::noon;
        receipt.hub = "fake";
        return receipt;
    }

private:
    Answer put(const Request &request)
    {
        const auto finding = protocol::decodeUpload(request.body);
        if (!finding)
            return problem(protocol::ProblemCode::malformed);
        const bool created = !findings.contains(finding->id);
        const auto answer = hold(*finding);
        if (const auto *refused = std::get_if<protocol::Problem>(&answer))
            return problem(refused->code);
        return Response{created ? 201 : 200, {}, protocol::encodeReceipt(std::get<findings::Receipt>(answer))};
    }
    Answer post(const Request &request)
    {
        const auto batch = protocol::decodeBatch(request.body);
        if (!batch)
            return problem(protocol::ProblemCode::malformed);
        std::vector<protocol::BatchAnswer> answers;
        for (const findings::Finding &finding : *batch)
            answers.push_back(hold(finding));
        return Response{200, {}, protocol::encodeBatchReply(answers)};
    }
    Answer head(const trust::Digest &digest)
    {
        const std::string &held = whole.contains(digest) ? whole[digest] : partial[digest];
        if (held.empty())
            return Response{404, {}, {}};
        return Response{200, {{"upload-offset", std::to_string(held.size())}}, {}};
    }
    Answer patch(const trust::Digest &digest, const Request &request)
    {
        if (whole.contains(digest))
            return problem(protocol::ProblemCode::offsetMismatch, "complete");
        std::string &held = partial[digest];
        const Response asking{0, request.headers, {}};
        if (*asking.header("upload-offset") != std::to_string(held.size()))
            return problem(protocol::ProblemCode::offsetMismatch);
        if (const auto arrived = cut ? cut() : std::nullopt; arrived && *arrived < request.body.size()) {
            held += request.body.substr(0, *arrived);
            return std::unexpected(TransportError::interrupted);
        }
        held += request.body;
        const std::size_t reached = held.size();
        if (std::to_string(reached) == *asking.header("upload-length")) {
            if (trust::sha256(held) != digest) {
                held.clear();
                return problem(protocol::ProblemCode::digestMismatch);
            }
            whole[digest] = std::exchange(held, {});
        }
        return Response{204, {{"Upload-Offset", std::to_string(reached)}}, {}};
    }
};

} // namespace nqi::sync
