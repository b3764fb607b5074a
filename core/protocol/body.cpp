// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/body.h"

#include "core/protocol/codecs.h"

namespace nqi::protocol {

namespace {

constexpr std::string_view findingType = "nqi-finding/1";
constexpr std::string_view minutesType = "nqi-inspection/1";

findings::Minutes readMinutes(Node &node)
{
    findings::Minutes minutes;
    Node inspection = node.member("inspection");
    minutes.inspection = readInspection(inspection);
    Node log = node.member("log");
    minutes.log = readLogHead(log);
    if (Node corrects = node.optional("corrects"))
        minutes.corrects = corrects.parsed<Uuid>();
    return minutes;
}

Body readBody(Node &node)
{
    Body body;
    const std::string type = node.member("type").name();
    if (type != findingType && type != minutesType)
        node.fail(DecodeErrorCode::wrongVersion);
    body.id = node.member("id").parsed<Uuid>();
    body.device = node.member("device").name();
    body.sequence = node.member("sequence").count<std::uint64_t>();
    body.savedAt = node.member("savedAt").instant();
    if (type == minutesType) {
        body.content = readMinutes(node);
    } else {
        // Derived from the rest; compared with it when the whole body is written again.
        if (Node age = node.optional("catalogueAgeSeconds"))
            static_cast<void>(age.integer(-static_cast<std::int64_t>(limits::integer), limits::integer));
        body.content = readDraft(node);
    }
    node.end();
    return body;
}

void put(Json &json, const findings::Draft &draft, Instant savedAt)
{
    json["type"] = findingType;
    if (const auto &asOf = draft.verdict.catalogueAsOf)
        json["catalogueAgeSeconds"] = std::chrono::floor<std::chrono::seconds>(savedAt - *asOf).count();
    json.update(encode(draft));
}

void put(Json &json, const findings::Minutes &minutes, Instant /*savedAt*/)
{
    json["type"] = minutesType;
    json["inspection"] = encode(minutes.inspection);
    json["log"] = encode(minutes.log);
    if (minutes.corrects)
        json["corrects"] = minutes.corrects->text();
}

} // namespace

Json encode(const findings::Draft &draft)
{
    Json json = Json::object();
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
    if (draft.inspection)
        json["inspection"] = draft.inspection->text();
    return json;
}

findings::Draft readDraft(Node &node)
{
    findings::Draft draft;
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
    if (Node inspection = node.optional("inspection"))
        draft.inspection = inspection.parsed<Uuid>();
    return draft;
}

const std::vector<findings::Evidence> &evidenceOf(const Content &content)
{
    const auto *const draft = std::get_if<findings::Draft>(&content);
    return draft != nullptr ? draft->evidence : std::get<findings::Minutes>(content).inspection.evidence;
}

std::string encodeBody(const Content &content, const Uuid &id, std::string_view device, std::uint64_t sequence,
                       Instant savedAt)
{
    Json json = Json::object();
    json["id"] = id.text();
    json["device"] = textValue(device);
    json["sequence"] = sequence;
    json["savedAt"] = isoInstant(savedAt);
    std::visit([&](const auto &one) { put(json, one, savedAt); }, content);
    return canonical(json);
}

std::string_view markOf(findings::Kind kind)
{
    return kind == findings::Kind::minutes ? R"("type":"nqi-inspection/1")" : R"("type":"nqi-finding/1")";
}

std::size_t limitOf(findings::Kind kind)
{
    return kind == findings::Kind::minutes ? limits::minutes : limits::body;
}

Decoded<Body> decodeBody(std::string_view text)
{
    // Only minutes may be long, and what says so must be minutes.
    const bool mayBeLong = text.size() > limits::body && text.contains(markOf(findings::Kind::minutes));
    auto body = decode(text, limitOf(mayBeLong ? findings::Kind::minutes : findings::Kind::finding), readBody);
    if (body && mayBeLong && body->minutes() == nullptr)
        return std::unexpected(DecodeError{DecodeErrorCode::tooLarge, {}});
    // What was signed has one form. This also refuses white space, escapes, numbers and derived values of another kind.
    if (body && encodeBody(body->content, body->id, body->device, body->sequence, body->savedAt) != text)
        return std::unexpected(DecodeError{DecodeErrorCode::notCanonical, {}});
    return body;
}

} // namespace nqi::protocol
