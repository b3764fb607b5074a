// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file of an authority, and as the names of published files: no crash, rows in order, and a name that is
// read is written the same.
#include "core/protocol/published.h"
#include "core/protocol/table_file.h"

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

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
    const std::string text(reinterpret_cast<const char *>(data), size);
    for (const auto format : {protocol::TableFormat::csv, protocol::TableFormat::json}) {
        std::istringstream in(text);
        std::uint64_t last = 0;
        protocol::readTable(in, format, [&](const protocol::TableRow &row) {
            require(row.problem == protocol::TableProblem::noHeader || row.number > last);
            require(row.problem != protocol::TableProblem::none || row.cells.size() <= row.names.size());
            last = row.number;
            return true;
        });
    }
    if (const auto name = protocol::parseDeltaPath(text))
        require(protocol::path(*name) == text);
    if (const auto name = protocol::parseStatePath(text))
        require(protocol::path(*name) == text);
    if (const auto states = protocol::parseStates(text); !states.empty())
        require(protocol::parseStates(protocol::text(states)) == states);
    return 0;
}
