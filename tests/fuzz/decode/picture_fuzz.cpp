// SPDX-License-Identifier: Apache-2.0
// Any bytes as a picture file.
#include "core/decode/source.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>

using namespace nqi::decode;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Bytes file(size);
    if (size > 0)
        std::memcpy(file.data(), data, size);
    for (const bool colour : {false, true}) {
        Bytes copy = file;
        if (const auto frame = decodePicture(std::move(copy), {}, colour); frame)
            if (!check(*frame))
                std::abort();
    }
    return 0;
}
