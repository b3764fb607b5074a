// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/protocol/body.h"
#include "core/protocol/codecs.h"
#include "core/protocol/messages.h"

namespace nqi::protocol {

namespace {

Json encodeFinding(const findings::Finding &finding)
{
    Json json = Json::object();
    json["id"] = finding.id.text();
    json["device"] = textValue(finding.device);
    json["sequence"] = finding.sequence;
    json["previous"] = finding.previous.text();
    json["hash"] = finding.hash.text();
    json["savedAt"] = isoInstant(finding.savedAt);
    json["body"] = textValue(finding.body);
    json["signature"] = finding.signature.text();
    json["evidence"] = encodeList(finding.evidence);
    return json;
}

findings::Finding readFinding(Node &node)
{
    findings::Finding finding;
    finding.id = node.member("id").parsed<Uuid>();
    finding.device = node.member("device").name();
    finding.sequence = static_cast<std::uint64_t>(node.member("sequence").integer(1, limits::integer));
    finding.previous = node.member("previous").parsed<trust::Digest>();
    finding.hash = node.member("hash").parsed<trust::Digest>();
    finding.savedAt = node.member("savedAt").instant();
    finding.body = node.member("body").text(limits::minutes);
    finding.signature = node.member("signature").parsed<trust::Signature>();
    finding.evidence = node.member("evidence").list(limits::evidence, readEvidence);
    node.end();
    return finding;
}

} // namespace

std::string encodeUpload(const findings::Finding &finding)
{
    return canonical(encodeFinding(finding));
}

Decoded<findings::Finding> decodeUpload(std::string_view text)
{
    return decode(text, limits::upload, readFinding);
}

std::string encodeBatch(std::span<const findings::Finding> batch)
{
    Json list = Json::array();
    for (const findings::Finding &finding : batch)
        list.push_back(encodeFinding(finding));
    Json json = Json::object();
    json["findings"] = std::move(list);
    return canonical(json);
}

Decoded<std::vector<findings::Finding>> decodeBatch(std::string_view text)
{
    return decode(text, limits::batch, [](Node &node) {
        auto batch = node.member("findings").list(limits::batchFindings, readFinding);
        node.end();
        return batch;
    });
}

std::optional<FindingProblem> checkFinding(const findings::Finding &finding, const trust::PublicKey &deviceKey)
{
    if (finding.hash != trust::chain(finding.previous, bytesOf(finding.body)))
        return FindingProblem::hash;
    if (!trust::verify(deviceKey, finding.hash.bytes, finding.signature))
        return FindingProblem::signature;
    if (finding.device != trust::deviceId(deviceKey))
        return FindingProblem::device;
    const auto body = decodeBody(finding.body);
    if (!body)
        return FindingProblem::body;
    if (body->id != finding.id || body->device != finding.device || body->sequence != finding.sequence ||
        body->savedAt != finding.savedAt || evidenceOf(body->content) != finding.evidence)
        return FindingProblem::mismatch;
    return std::nullopt;
}

} // namespace nqi::protocol
