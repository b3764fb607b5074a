// SPDX-License-Identifier: Apache-2.0
// Any bytes as what the records said when a check got its result: no crash; what is understood is about lines of the
// consignment and rests on the records.
#include "core/consignment/proposal.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace nqi::consignment;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Consignment consignment{
        .lines = {{.number = 1, .gtin = 6'909'990'010'010, .quantity = 1}, {.number = 2, .key = "X", .quantity = 2}}};
    Tally tally(consignment);
    const std::size_t before = differencesAtResult(tally).size();
    tally.add({.number = 1,
               .kind = EntryKind::finished,
               .code = std::string(reinterpret_cast<const char *>(data), size),
               .value = "meets"});
    const auto found = differencesAtResult(tally);
    require(found.size() >= before);
    for (const Difference &one : found) {
        require(one.line == 1 || one.line == 2);
        require(!name(one.kind).empty());
        require(!one.mismatch || one.mismatch->source == Source::catalogue);
    }
    return 0;
}
