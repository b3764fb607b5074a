// SPDX-License-Identifier: Apache-2.0
#include "core/decode/picture_header.h"

#include "core/base/encoding.h"

#include <algorithm>

namespace nqi::decode {

namespace {

// Bounded access to the bytes of a file: outside of it everything reads as 0 and `ok` falls.
class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] bool has(std::size_t offset, std::string_view text) const
    {
        return offset <= m_bytes.size() && text.size() <= m_bytes.size() - offset &&
               std::ranges::equal(m_bytes.subspan(offset, text.size()), bytesOf(text));
    }
    [[nodiscard]] std::uint32_t at(std::size_t offset) const
    {
        return offset < m_bytes.size() ? std::to_integer<std::uint32_t>(m_bytes[offset]) : 0;
    }
    [[nodiscard]] std::uint32_t big(std::size_t offset, int bytes) const
    {
        std::uint32_t value = 0;
        for (int i = 0; i < bytes; ++i)
            value = (value << 8U) | at(offset + static_cast<std::size_t>(i));
        return value;
    }
    [[nodiscard]] std::uint32_t little(std::size_t offset, int bytes) const
    {
        std::uint32_t value = 0;
        for (int i = bytes - 1; i >= 0; --i)
            value = (value << 8U) | at(offset + static_cast<std::size_t>(i));
        return value;
    }

private:
    std::span<const std::byte> m_bytes;
};

// PNG (ISO/IEC 15948) 5.2, 11.2.2: signature, IHDR first, IEND last.
std::optional<PictureHeader> png(const Reader &file)
{
    if (!file.has(0, "\x89PNG\r\n\x1a\n") || !file.has(12, "IHDR"))
        return {};
    PictureHeader header{.mediaType = "image/png", .width = file.big(16, 4), .height = file.big(20, 4)};
    const std::uint32_t colourType = file.at(25);
    header.transparent = (colourType & 4U) != 0;
    header.complete = false;
    for (std::size_t offset = 8; offset + 12 <= file.size();) {
        header.transparent = header.transparent || file.has(offset + 4, "tRNS");
        if (file.has(offset + 4, "IEND")) {
            header.complete = true;
            break;
        }
        offset += std::size_t{12} + file.big(offset, 4);
    }
    return header;
}

// JPEG (ITU-T T.81) B.1.1: marker segments, then scans with byte stuffing, up to EOI.
std::optional<PictureHeader> jpeg(const Reader &file)
{
    if (!file.has(0, "\xff\xd8\xff"))
        return {};
    PictureHeader header{.mediaType = "image/jpeg", .complete = false};
    std::size_t offset = 2;
    while (offset + 2 <= file.size()) {
        if (file.at(offset) != 0xff) {
            ++offset; // inside a scan, or rubbish between segments
            continue;
        }
        const std::uint32_t marker = file.at(offset + 1);
        if (marker == 0xff) {
            ++offset;
            continue;
        }
        if (marker == 0xd9)
            break;
        if (marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd8)) {
            offset += 2;
            continue;
        }
        const bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame && header.width == 0) {
            header.height = file.big(offset + 5, 2);
            header.width = file.big(offset + 7, 2);
        }
        offset += std::size_t{2} + file.big(offset + 2, 2);
    }
    header.complete = file.has(offset, "\xff\xd9");
    return header;
}

// WebP container (RFC 9649): VP8, VP8L or VP8X comes first.
std::optional<PictureHeader> webp(const Reader &file)
{
    if (!file.has(0, "RIFF") || !file.has(8, "WEBP"))
        return {};
    PictureHeader header{.mediaType = "image/webp"};
    header.complete = file.size() >= std::size_t{8} + file.little(4, 4);
    if (file.has(12, "VP8X")) {
        header.transparent = (file.at(20) & 0x10U) != 0;
        header.width = std::int64_t{file.little(24, 3)} + 1;
        header.height = std::int64_t{file.little(27, 3)} + 1;
    } else if (file.has(12, "VP8L")) {
        const std::uint32_t bits = file.little(21, 4);
        header.width = std::int64_t{bits & 0x3fffU} + 1;
        header.height = std::int64_t{(bits >> 14U) & 0x3fffU} + 1;
        header.transparent = ((bits >> 28U) & 1U) != 0;
    } else if (file.has(12, "VP8 ")) {
        header.width = file.little(26, 2) & 0x3fffU;
        header.height = file.little(28, 2) & 0x3fffU;
    }
    return header;
}

std::optional<PictureHeader> bmp(const Reader &file)
{
    if (!file.has(0, "BM") || file.size() < 26)
        return {};
    PictureHeader header{.mediaType = "image/bmp"};
    if (file.little(14, 4) == 12) { // the OS/2 header has 16-bit sizes
        header.width = file.little(18, 2);
        header.height = file.little(20, 2);
    } else {
        header.width = file.little(18, 4);
        const std::uint32_t height = file.little(22, 4); // negative: top row first
        header.height = (height & 0x8000'0000U) != 0 ? std::int64_t{0x1'0000'0000} - height : std::int64_t{height};
    }
    return header;
}

// TIFF 6.0 section 2: the first directory's ImageWidth (256) and ImageLength (257).
std::optional<PictureHeader> tiff(const Reader &file)
{
    const bool littleEndian = file.has(0, std::string_view("II*\0", 4));
    if (!littleEndian && !file.has(0, std::string_view("MM\0*", 4)))
        return {};
    const auto number = [&](std::size_t offset, int bytes) {
        return littleEndian ? file.little(offset, bytes) : file.big(offset, bytes);
    };
    PictureHeader header{.mediaType = "image/tiff"};
    const std::size_t directory = number(4, 4);
    header.complete = directory + 2 <= file.size();
    const std::uint32_t entries = number(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + i * 12;
        const std::int64_t value = number(entry + 8, number(entry + 2, 2) == 3 ? 2 : 4);
        if (number(entry, 2) == 256)
            header.width = value;
        else if (number(entry, 2) == 257)
            header.height = value;
    }
    return header;
}

// PNM: "P5 640 480 255", with comments from # to the line's end.
std::optional<PictureHeader> pnm(const Reader &file)
{
    if (file.at(0) != 'P' || file.at(1) < '1' || file.at(1) > '6')
        return {};
    std::size_t offset = 2;
    const auto number = [&]() -> std::int64_t {
        while (offset < file.size() && (file.at(offset) <= ' ' || file.at(offset) == '#')) {
            if (file.at(offset) == '#')
                while (offset < file.size() && file.at(offset) != '\n')
                    ++offset;
            ++offset;
        }
        std::int64_t value = 0;
        bool any = false;
        for (; file.at(offset) >= '0' && file.at(offset) <= '9' && value < 1'000'000'000; ++offset, any = true)
            value = value * 10 + file.at(offset) - '0';
        return any ? value : 0;
    };
    PictureHeader header{.mediaType = "image/x-portable-anymap"};
    header.width = number();
    header.height = number();
    if (header.width == 0 || header.height == 0)
        return {};
    return header;
}

} // namespace

std::optional<PictureHeader> readPictureHeader(std::span<const std::byte> file)
{
    const Reader reader(file);
    for (const auto read : {png, jpeg, webp, bmp, tiff, pnm})
        if (auto header = read(reader))
            return header;
    return {};
}

} // namespace nqi::decode
