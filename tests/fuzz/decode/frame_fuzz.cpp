// SPDX-License-Identifier: Apache-2.0
// Pixels of any shape, stride and content through the whole strategy, as a still and as video.
#include "core/decode/decoder.h"

#include <cstdint>
#include <cstdlib>
#include <span>

using namespace nqi::decode;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 8)
        return 0;
    // Shape and patterns from the first bytes; small inputs repeat themselves to fill the frame.
    const int width = 1 + data[0] * (1 + data[1] % 3);
    const int height = 1 + data[2] * (1 + data[3] % 2);
    const int stride = width + data[4] % 67;
    const unsigned zoom = 1 + data[5] % 6U;
    const std::span<const std::uint8_t> pattern(data + 7, size - 7);
    Bytes pixels(static_cast<std::size_t>(stride) * static_cast<std::size_t>(height));
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y)
        for (std::size_t x = 0; x < static_cast<std::size_t>(stride); ++x) {
            const std::size_t index = (y / zoom) * (static_cast<std::size_t>(width) / zoom + 1) + x / zoom;
            const std::size_t row = (data[6] & 1U) != 0 ? 0 : index / 61;
            pixels[y * static_cast<std::size_t>(stride) + x] =
                static_cast<std::byte>(pattern[((data[6] & 1U) != 0 ? x / zoom : index + row) % pattern.size()]);
        }
    const auto frame = adoptFrame(width, height, stride, std::move(pixels));
    if (!frame)
        std::abort(); // every shape made here is sound
    DecodeOptions options;
    options.budget = std::chrono::milliseconds(2000);
    options.effort = (data[6] & 2U) != 0 ? Effort::video : Effort::still;
    if ((data[6] & 4U) != 0)
        options.symbologies.set();
    Decoder decoder(options);
    for (int repeat = 0; repeat < (options.effort == Effort::video ? 4 : 1); ++repeat)
        if (const auto result = decoder.decode(*frame); result)
            for (const Symbol &symbol : result->symbols)
                if (symbol.symbologyId.size() != 3 || symbol.bytes.empty())
                    std::abort();
    return 0;
}
