// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/body.h"

#include "core/protocol/codecs.h"

namespace nqi::protocol {

namespace {

constexpr std::string_view bodyType = "nqi-finding/1";

Body readBody(Node &node)
{
    Body body;
    if (node.member("type").name() != bodyType)
        node.fail(DecodeErrorCode::wrongVersion);
    body.id = node.member("id").parsed<Uuid>();
    body.device = node.member("device").name();
    body.sequence = node.member("sequence").count<std::uint64_t>();
    body.savedAt = node.member("savedAt").instant();
    // Derived from the rest; compared with it when the whole body is written again.
    if (Node age = node.optional("catalogueAgeSeconds"))
        static_cast<void>(age.integer(-static_cast<std::int64_t>(limits::integer), limits::integer));
    findings::Draft &draft = body.draft;
    const auto read = [&](std::string_view key, auto reader) {
        Node member = node.member(key);
        return reader(member);
    };
    draft.item = read("item", readItem);
    draft.verdict = read("verdict", readVerdict);
    draft.context = read("context", readContext);
    draft.product = node.member("product").text();
    draft.note = node.member("note").text();
    draft.inspector = node.member("inspector").text();
    draft.place = read("place", readPlace);
    draft.evidence = node.member("evidence").list(limits::evidence, readEvidence);
    if (Node corrects = node.optional("corrects"))
        draft.corrects = corrects.parsed<Uuid>();
    node.end();
    return body;
}

} // namespace

std::string encodeBody(const findings::Draft &draft, const Uuid &id, std::string_view device, std::uint64_t sequence,
                       Instant savedAt)
{
    Json json = Json::object();
    json["type"] = bodyType;
    json["id"] = id.text();
    json["device"] = textValue(device);
    json["sequence"] = sequence;
    json["savedAt"] = isoInstant(savedAt);
    if (const auto &asOf = draft.verdict.catalogueAsOf)
        json["catalogueAgeSeconds"] = std::chrono::floor<std::chrono::seconds>(savedAt - *asOf).count();
    json["item"] = encode(draft.item);
    json["verdict"] = encode(draft.verdict);
    json["context"] = encode(draft.context);
    json["product"] = textValue(draft.product);
    json["note"] = textValue(draft.note);
    json["inspector"] = textValue(draft.inspector);
    json["place"] = encode(draft.place);
    json["evidence"] = encodeList(draft.evidence);
    if (draft.corrects)
        json["corrects"] = draft.corrects->text();
    return canonical(json);
}

Decoded<Body> decodeBody(std::string_view text)
{
    auto body = decode(text, limits::body, readBody);
    // What was signed has one form. This also refuses white space, escapes, numbers and derived values of another kind.
    if (body && encodeBody(body->draft, body->id, body->device, body->sequence, body->savedAt) != text)
        return std::unexpected(DecodeError{DecodeErrorCode::notCanonical, {}});
    return body;
}

} // namespace nqi::protocol
