// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/receipt.h"

#include "core/base/encoding.h"
#include "core/protocol/messages.h"

namespace nqi::protocol {

namespace {

// Named inside what is signed, so that a signature over one kind of message can never pass for another.
constexpr std::string_view receiptType = "nqi-receipt/1";

Json digestList(const std::vector<trust::Digest> &digests)
{
    Json list = Json::array();
    for (const trust::Digest &digest : digests)
        list.push_back(digest.text());
    return list;
}

trust::Digest readDigest(Node &node)
{
    return node.parsed<trust::Digest>();
}

Json signedPart(const findings::Receipt &receipt)
{
    Json json = Json::object();
    json["type"] = receiptType;
    json["finding"] = receipt.finding.text();
    json["device"] = textValue(receipt.device);
    json["sequence"] = receipt.sequence;
    json["hash"] = receipt.hash.text();
    json["held"] = digestList(receipt.held);
    json["missing"] = digestList(receipt.missing);
    json["chainIntact"] = receipt.chainIntact;
    json["receivedAt"] = isoInstant(receipt.receivedAt);
    json["hub"] = textValue(receipt.hub);
    json["key"] = receipt.key.text();
    return json;
}

} // namespace

Json encode(const findings::Receipt &receipt)
{
    Json json = signedPart(receipt);
    json["signature"] = receipt.signature.text();
    return json;
}

findings::Receipt readReceipt(Node &node)
{
    findings::Receipt receipt;
    if (node.member("type").name() != receiptType)
        node.fail(DecodeErrorCode::wrongVersion);
    receipt.finding = node.member("finding").parsed<Uuid>();
    receipt.device = node.member("device").name();
    receipt.sequence = node.member("sequence").count<std::uint64_t>();
    receipt.hash = node.member("hash").parsed<trust::Digest>();
    receipt.held = node.member("held").list(limits::evidence, readDigest);
    receipt.missing = node.member("missing").list(limits::evidence, readDigest);
    receipt.chainIntact = node.member("chainIntact").boolean();
    receipt.receivedAt = node.member("receivedAt").instant();
    receipt.hub = node.member("hub").name();
    receipt.key = node.member("key").parsed<trust::PublicKey>();
    receipt.signature = node.member("signature").parsed<trust::Signature>();
    node.end();
    return receipt;
}

findings::Receipt makeReceipt(findings::Receipt fields, const trust::KeyPair &hubKey)
{
    fields.key = hubKey.publicKey();
    fields.signature = hubKey.sign(bytesOf(canonical(signedPart(fields))));
    return fields;
}

bool verifyReceipt(const findings::Receipt &receipt, const trust::PublicKey &hubKey)
{
    return receipt.key == hubKey && trust::verify(hubKey, bytesOf(canonical(signedPart(receipt))), receipt.signature);
}

bool concerns(const findings::Receipt &receipt, const findings::Finding &finding)
{
    return receipt.finding == finding.id && receipt.device == finding.device && receipt.sequence == finding.sequence &&
           receipt.hash == finding.hash;
}

std::string encodeReceipt(const findings::Receipt &receipt)
{
    return canonical(encode(receipt));
}

Decoded<findings::Receipt> decodeReceipt(std::string_view text)
{
    return decode(text, limits::message, readReceipt);
}

} // namespace nqi::protocol
