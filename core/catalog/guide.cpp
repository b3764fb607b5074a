// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/guide.h"

#include <algorithm>

namespace nqi::catalog {

namespace {

bool isBase64(std::string_view text)
{
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    return text.size() % 4 == 0 && std::ranges::all_of(text.substr(0, text.size() - padding), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
                      c == '/';
           });
}

} // namespace

std::string_view guidePictureType(std::string_view base64)
{
    if (base64.size() > (guidePictureBytes + 2) / 3 * 4 || !isBase64(base64))
        return {};
    if (base64.starts_with("iVBORw0KGgo")) // 89 50 4E 47 0D 0A 1A 0A
        return "image/png";
    if (base64.starts_with("/9j/")) // FF D8 FF
        return "image/jpeg";
    // "RIFF", four bytes of length, "WEBP", of which the first two bits share a character with the length.
    if (base64.starts_with("UklGR") && base64.size() >= 16 && base64.substr(11, 5) == "XRUJQ")
        return "image/webp";
    return {};
}

} // namespace nqi::catalog
