// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/dictionary.h"
#include "core/gs1/message.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// GS1 Digital Link: Compression (chapters 3 to 6): AIs and values as a string of bits, written in URI-safe base64.
namespace nqi::gs1 {

struct CompressionOptions {
    std::string_view stem = "https://id.gs1.org";
    bool partial = false;  ///< leave the primary key as it is: ".../01/09506000134352/EAUYHI"
    bool optimised = true; ///< one byte for frequent sequences of AIs (table Opt)
};

/// The compressed Digital Link of the elements; nothing when there is no primary key among them, or a value that does
/// not fit its format.
[[nodiscard]] std::optional<std::string> compressedLink(std::span<const Element> elements,
                                                        const CompressionOptions &options = {},
                                                        const Dictionary &dictionary = Dictionary::builtIn());

struct Decompressed {
    std::vector<Element> elements; ///< positions are 0
    std::vector<Parameter> parameters;
};

/// The elements in one compressed path segment, or nothing when it is no compressed data. Does not check values.
[[nodiscard]] std::optional<Decompressed> decompress(std::string_view segment,
                                                     const Dictionary &dictionary = Dictionary::builtIn());

} // namespace nqi::gs1
