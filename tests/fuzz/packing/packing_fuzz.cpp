// SPDX-License-Identifier: Apache-2.0
// Any bytes as a packing list: no crash; what is read is written and read as the same consignment; no fault is about a
// row that there is not.
#include "core/protocol/packing_list.h"

#include <cstdint>
#include <cstdlib>
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
    const auto list = protocol::readPackingList({reinterpret_cast<const char *>(data), size});
    if (!list)
        return 0;
    require(!list->consignment.lines.empty() && list->rows >= 1);
    for (const protocol::RowProblem &problem : list->problems)
        require(problem.row >= 1 && problem.row <= size + 1);
    const auto again = protocol::readPackingList(protocol::writePackingList(list->consignment));
    require(again && again->consignment == list->consignment);
    return 0;
}
