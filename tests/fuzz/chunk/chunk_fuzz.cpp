// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file of rows, and as what such a file holds: no crash, and rows that are read are written and read
// again as the same.
#include "core/protocol/chunk.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace nqi;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

template <class Record>
std::vector<Record> rowsOf(const std::string &file)
{
    std::vector<Record> rows;
    static_cast<void>(protocol::readChunk(
        std::as_bytes(std::span(file)),
        [&](const auto &row) {
            if constexpr (std::same_as<std::decay_t<decltype(row)>, Record>)
                rows.push_back(row);
            return true;
        },
        [](const auto &) { return true; }));
    return rows;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    static_cast<void>(rowsOf<catalog::Product>(std::string(text)));
    const auto rows = rowsOf<catalog::Licence>(protocol::columnar::pack(text, 1));
    protocol::ChunkWriter writer;
    writer.add(std::span<const catalog::Licence>(rows));
    require(rowsOf<catalog::Licence>(writer.finish(1)) == rows);
    return 0;
}
