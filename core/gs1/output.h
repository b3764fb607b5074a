// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/dictionary.h"
#include "core/gs1/message.h"
#include "core/gs1/reading.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::gs1 {

/// "(01)09506000134352(10)ABC": brackets inside a value escaped with a backslash, "|" between the parts of a composite.
[[nodiscard]] std::string canonical(std::span<const Element> elements);
[[nodiscard]] std::string canonical(const Message &message);

/// What was written as AIs, in canonical brackets: as `canonical`, without the GTIN that an EAN/UPC symbol implies.
[[nodiscard]] std::string encodedAis(const Message &message);

/// "0109506000134352" "10ABC<GS>21X": separators only where they must be. `separator` stands for FNC1, which is also
/// put in front when `leading`.
[[nodiscard]] std::string elementString(std::span<const Element> elements, std::string_view separator = "\x1D",
                                        bool leading = false, const Dictionary &dictionary = Dictionary::builtIn());

/// A line of human readable interpretation (General Specifications 4.15).
struct ReadableLine {
    std::string ai;
    std::string_view title; ///< data title in the standard's words, "BATCH/LOT"; empty for an unknown AI
    std::string value;

    bool operator==(const ReadableLine &) const = default;
};
[[nodiscard]] std::vector<ReadableLine> humanReadable(std::span<const Element> elements,
                                                      const Dictionary &dictionary = Dictionary::builtIn());
/// The same as text: "GTIN (01) 09506000134352", one line each.
[[nodiscard]] std::string humanReadableText(std::span<const Element> elements,
                                            const Dictionary &dictionary = Dictionary::builtIn());

struct LinkOptions {
    std::string_view stem = "https://id.gs1.org";
    bool unknownAisAsAttributes = false;
};
/// The Digital Link of the elements, canonical with the default stem (URI Syntax 1.4, 4.12); nothing when there is no
/// primary key, or an element that may stand neither in the path nor in the query.
[[nodiscard]] std::optional<std::string> digitalLinkUri(std::span<const Element> elements,
                                                        const LinkOptions &options = {},
                                                        const Dictionary &dictionary = Dictionary::builtIn());
/// Of a valid message: nothing where the message is not valid, or only an EAN/UPC symbol implies its key.
[[nodiscard]] std::optional<std::string> digitalLinkUri(const Message &message, const LinkOptions &options = {});

/// RFC 3986: everything but unreserved characters as %XX.
[[nodiscard]] std::string percentEncoded(std::string_view text);

/// One line of JSON. Fields `form`, `valid`, `syntaxValid`, `lenientValid`, `ai` (encodedAis), `digitalLink` ("" when
/// none can be made), `gtin`, `symbology`, `elements` [`ai`, `title`, `value`, `pos`, `implied`], `issues` [`code`,
/// `ai`, `pos`, `severity`, `arguments`], `parameters`, `alternatives`. Names are stable. Bytes that are no UTF-8 are
/// written as the code point of the same number.
[[nodiscard]] std::string toJson(const Message &message, const LinkOptions &options = {});

/// A text quoted for JSON, as toJson does it.
[[nodiscard]] std::string jsonText(std::string_view text);

/// "<GS>" becomes the byte 0x1D, "<0xNN>" the byte NN; everything else stays.
[[nodiscard]] std::string unescape(std::string_view text);

} // namespace nqi::gs1
