// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/unfinished.h"

#include "core/protocol/codecs.h"

#include <algorithm>
#include <cmath>

namespace nqi::protocol {

namespace {

constexpr std::string_view type = "nqi-unfinished/1";
constexpr double perMetre = 10;
constexpr double farthest = 1e9; ///< in tenths of a metre: more than round the Earth

findings::Unfinished readUnfinished(Node &node)
{
    if (node.member("type").name() != type)
        node.fail(DecodeErrorCode::wrongVersion);
    findings::Unfinished unfinished;
    unfinished.id = node.member("id").parsed<Uuid>();
    unfinished.draft = readDraft(node);
    unfinished.noPhotoReason = node.member("noPhotoReason").text();
    if (Node accuracy = node.optional("accuracyDm"))
        unfinished.accuracy = static_cast<double>(accuracy.integer(0, static_cast<std::int64_t>(farthest))) / perMetre;
    unfinished.withFrame = node.member("withFrame").boolean();
    if (Node frame = node.optional("frame"))
        unfinished.frame = readEvidence(frame);
    unfinished.photos = node.member("photos").list(limits::evidence, readEvidence);
    unfinished.grounds = node.member("grounds").list(limits::evidence, readEvidence);
    node.end();
    return unfinished;
}

} // namespace

std::string encodeUnfinished(const findings::Unfinished &unfinished)
{
    Json json = encode(unfinished.draft);
    json["type"] = type;
    json["id"] = unfinished.id.text();
    json["noPhotoReason"] = textValue(unfinished.noPhotoReason);
    if (unfinished.accuracy && std::isfinite(*unfinished.accuracy))
        json["accuracyDm"] = std::llround(std::clamp(*unfinished.accuracy * perMetre, 0.0, farthest));
    json["withFrame"] = unfinished.withFrame;
    if (unfinished.frame)
        json["frame"] = encode(*unfinished.frame);
    json["photos"] = encodeList(unfinished.photos);
    json["grounds"] = encodeList(unfinished.grounds);
    return canonical(json);
}

Decoded<findings::Unfinished> decodeUnfinished(std::string_view text)
{
    return decode(text, limits::body, readUnfinished);
}

} // namespace nqi::protocol
