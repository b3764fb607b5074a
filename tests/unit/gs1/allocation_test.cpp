// SPDX-License-Identifier: Apache-2.0
// Reading valid data must not touch the heap once the buffers have grown.
#include "core/gs1/reader.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> allocations = 0;

void *counted(std::size_t size)
{
    ++allocations;
    if (void *memory = std::malloc(size == 0 ? 1 : size))
        return memory;
    throw std::bad_alloc();
}

} // namespace

void *operator new(std::size_t size)
{
    return counted(size);
}
void *operator new[](std::size_t size)
{
    return counted(size);
}
void *operator new(std::size_t size, const std::nothrow_t &) noexcept
{
    ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}
void *operator new[](std::size_t size, const std::nothrow_t &) noexcept
{
    ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void *memory) noexcept
{
    std::free(memory);
}
void operator delete[](void *memory) noexcept
{
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}
void operator delete[](void *memory, std::size_t) noexcept
{
    std::free(memory);
}

namespace nqi::gs1 {
namespace {

TEST(Reader, AllocatesNothingOnValidInput)
{
    constexpr std::string_view inputs[] = {
        "^0109506000134352^17261231^10ABC123^21SER98765",
        "]d201095060001343521726123110ABC123\x1D"
        "21SER98765",
        "]E09506000134352",
        "]E0012345678905",
        "]I109506000134352",
        "(01)09506000134352(17)261231(10)A\\(B)C(21)SER98765",
        "(00)376104250021234569(02)09506000134352(37)5|(10)ABC",
        "https://id.gs1.org/01/09506000134352/10/ABC123/21/SER98765?17=261231&99=a%2Fb&utm=x",
        "8938505974194",
        "(01)09520123456788(3103)000195", // with a note and a warning
    };
    Reader reader;
    for (int round = 0; round < 3; ++round) {
        const std::size_t before = allocations;
        for (const std::string_view input : inputs) {
            const Reading &reading = reader.read(input);
            if (round == 0) {
                EXPECT_TRUE(reading.syntaxValid) << input;
            }
        }
        if (round > 0) {
            EXPECT_EQ(allocations - before, 0U);
        }
    }
}

TEST(Reader, AllocatesNothingFromTheFirstShortInputOn)
{
    Reader reader;
    const std::size_t before = allocations;
    const bool valid = reader.read("^0109506000134352^17261231^10ABC123^21SER98765").valid;
    EXPECT_EQ(allocations - before, 0U);
    EXPECT_TRUE(valid);
}

} // namespace
} // namespace nqi::gs1
