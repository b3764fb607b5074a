// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/encoding.h"
#include "core/protocol/body.h"
#include "core/protocol/messages.h"

#include <string>
#include <utility>
#include <vector>

namespace nqi::hub {

inline const Instant noon = *parseIsoInstant("2026-07-01T05:00:00Z");

/// What a device does, without storage: a chain of signed findings.
struct FakeDevice {
    Random random;
    trust::KeyPair key;
    std::string id;
    trust::Digest last{};
    std::uint64_t sequence = 0;

    explicit FakeDevice(std::uint64_t seed)
        : random(seededRandom(seed)), key(trust::KeyPair::generate(random)), id(trust::deviceId(key.publicKey()))
    {
    }

    findings::Finding make(const std::string &note, std::vector<findings::Evidence> evidence = {})
    {
        findings::Draft draft;
        draft.note = note;
        draft.inspector = "A-1";
        draft.evidence = std::move(evidence);
        return make(draft);
    }

    findings::Finding make(const protocol::Content &content)
    {
        findings::Finding finding;
        finding.id = Uuid::version7(noon, random);
        finding.device = id;
        finding.sequence = ++sequence;
        finding.savedAt = noon;
        finding.evidence = protocol::evidenceOf(content);
        finding.body = protocol::encodeBody(content, finding.id, id, sequence, noon);
        link(finding);
        last = finding.hash;
        return finding;
    }

    /// Hashes and signs after a change.
    void link(findings::Finding &finding) const
    {
        finding.previous = last;
        finding.hash = trust::chain(last, bytesOf(finding.body));
        finding.signature = key.sign(finding.hash.bytes);
    }
};

inline findings::Evidence evidenceOf(std::string_view content, std::string label = "frame")
{
    return {trust::sha256(content), content.size(), "image/png", std::move(label)};
}

} // namespace nqi::hub
