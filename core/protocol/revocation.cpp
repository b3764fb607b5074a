// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/revocation.h"

#include "core/base/encoding.h"

namespace nqi::protocol {

namespace {

std::string statementAbout(std::string_view device)
{
    return "nqi-revoked/1 " + std::string(device);
}

} // namespace

std::string revocationProof(const trust::KeyPair &hub, std::string_view device)
{
    return hub.sign(bytesOf(statementAbout(device))).text();
}

bool isProvenRevocation(std::string_view problem, const trust::PublicKey &hub, std::string_view device)
{
    constexpr std::string_view mark = "deviceRevoked.";
    if (!problem.starts_with(mark))
        return false;
    const auto proof = trust::Signature::parse(problem.substr(mark.size()));
    return proof && trust::verify(hub, bytesOf(statementAbout(device)), *proof);
}

} // namespace nqi::protocol
