// SPDX-License-Identifier: Apache-2.0
// Any bytes as the code at the foot of a paper: no crash; what is read is written as exactly the same text, and what
// does not begin like such a code is never taken for a damaged one.
#include "core/findings/record_code.h"
#include "core/gs1/message.h"

#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

namespace {

using namespace nqi;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto code = findings::parseRecordCode(text);
    if (code) {
        require(findings::encodeRecordCode(*code) == text);
        require(!name(code->kind).empty());
    } else {
        require(!name(code.error()).empty());
        require(code.error() == findings::RecordCodeError::otherText || text.starts_with("NQI"));
    }
    // The way it comes in: scanned, as the payload of a symbol.
    const gs1::Message message = gs1::parse(text);
    for (const gs1::Item &item : gs1::merge(std::span(&message, 1)))
        if (const auto scanned = findings::recordCodeOf(item); scanned && *scanned)
            require(findings::parseRecordCode(findings::encodeRecordCode(**scanned)) == **scanned);
    return 0;
}
