// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/decode_error.h"
#include "core/protocol/messages.h"
#include "core/protocol/paths.h"

namespace nqi::protocol {

std::string_view name(DecodeErrorCode code)
{
    switch (code) {
    case DecodeErrorCode::tooLarge:
        return "tooLarge";
    case DecodeErrorCode::notUtf8:
        return "notUtf8";
    case DecodeErrorCode::notJson:
        return "notJson";
    case DecodeErrorCode::tooDeep:
        return "tooDeep";
    case DecodeErrorCode::duplicate:
        return "duplicate";
    case DecodeErrorCode::missing:
        return "missing";
    case DecodeErrorCode::unexpected:
        return "unexpected";
    case DecodeErrorCode::wrongType:
        return "wrongType";
    case DecodeErrorCode::outOfRange:
        return "outOfRange";
    case DecodeErrorCode::unknownName:
        return "unknownName";
    case DecodeErrorCode::malformed:
        return "malformed";
    case DecodeErrorCode::notCanonical:
        return "notCanonical";
    case DecodeErrorCode::wrongVersion:
        return "wrongVersion";
    }
    return {};
}

std::string_view name(FindingProblem problem)
{
    switch (problem) {
    case FindingProblem::hash:
        return "hash";
    case FindingProblem::signature:
        return "signature";
    case FindingProblem::device:
        return "device";
    case FindingProblem::body:
        return "body";
    case FindingProblem::mismatch:
        return "mismatch";
    }
    return {};
}

std::string findingPath(const Uuid &id)
{
    return std::string(findingsPath) + "/" + id.text();
}

std::string blobPath(const trust::Digest &digest)
{
    return std::string(blobsPath) + "/" + digest.text();
}

} // namespace nqi::protocol
