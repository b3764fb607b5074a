// SPDX-License-Identifier: Apache-2.0
// Any bytes as any message: no crash, and what is accepted is written again as a text that is accepted as the same.
#include "core/protocol/body.h"
#include "core/protocol/inspection.h"
#include "core/protocol/json.h"
#include "core/protocol/messages.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace nqi::protocol;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

template <class Decode, class Encode>
void roundTrip(std::string_view text, Decode decode, Encode encode)
{
    const auto value = decode(text);
    if (!value)
        return;
    const auto again = decode(encode(*value));
    require(again && *again == *value);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    roundTrip(text, decodeUpload, encodeUpload);
    roundTrip(text, decodeBatch, [](const auto &batch) { return encodeBatch(batch); });
    roundTrip(text, decodeReceipt, encodeReceipt);
    roundTrip(text, decodeBatchReply, [](const auto &answers) { return encodeBatchReply(answers); });
    roundTrip(text, decodeProblem, encodeProblem);
    roundTrip(text, decodeEnrolment, encodeEnrolment);
    roundTrip(text, decodeEnrolled, encodeEnrolled);
    roundTrip(text, decodeHello, encodeHello);
    if (const auto body = decodeBody(text)) {
        require(encodeBody(body->content, body->id, body->device, body->sequence, body->savedAt) == text);
        if (const nqi::findings::Draft *draft = body->finding()) {
            static_cast<void>(toJson(draft->item));
            static_cast<void>(toJson(draft->verdict));
        }
        if (const nqi::findings::Minutes *minutes = body->minutes())
            static_cast<void>(contentDigest(minutes->inspection));
    }
    roundTrip(text, decodeInspection, encodeInspection);
    if (const auto finding = decodeUpload(text))
        static_cast<void>(checkFinding(*finding, {}));
    return 0;
}
