// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/filled.h"

namespace nqi::consignment {

Filled filledOf(std::span<const Entry> entries)
{
    Filled filled;
    for (const Entry &entry : entries)
        if (entry.kind == EntryKind::filled)
            filled.insert_or_assign(entry.code, entry.value);
    std::erase_if(filled, [](const auto &one) { return one.second.empty(); });
    return filled;
}

} // namespace nqi::consignment
