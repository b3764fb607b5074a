// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/reading_builder.h"

#include <string_view>

// One reader for each form of input, and the checks that follow. They write to the builder and know nothing of each
// other; reader.cpp decides which one runs.
namespace nqi::gs1 {

/// What stands for FNC1 in a string of elements.
struct Separator {
    std::string_view text; ///< "\x1D", "^" or a spelling such as "{GS}"
    bool scanned = false;  ///< from a symbol: other spellings are then faults
};

/// Elements one after the other, from the first AI on.
void readElementString(ReadingBuilder &builder, std::string_view content, const Separator &separator,
                       std::uint8_t part);
/// "^01...|^99...": FNC1 as "^", the 2D part of a composite after "|".
void readCaretString(ReadingBuilder &builder, std::string_view content);
/// A spelling of FNC1 at the start of the text, or empty.
[[nodiscard]] std::string_view leadingSeparator(std::string_view content);
/// The spelling of FNC1 that a typed text uses, "\x1D" when it has none.
[[nodiscard]] std::string_view findSeparator(const ReadingBuilder &builder, std::string_view content);

/// "(01)...(10)...", composite parts separated by "|".
void readBracketed(ReadingBuilder &builder, std::string_view content);
[[nodiscard]] bool looksBracketed(std::string_view content);

/// A URL: a Digital Link, a compressed one, or any other. Sets the form.
void readLink(ReadingBuilder &builder, std::string_view content);
/// A Digital Link typed without "https://"; false (and nothing written) when it is none.
[[nodiscard]] bool readLinkWithoutScheme(ReadingBuilder &builder, std::string_view content);

/// "urn:epc:id:sgtin:..."
void readEpcUrn(ReadingBuilder &builder, std::string_view content);

/// An EMVCo merchant-presented payment code; false (and nothing written) when it is none.
[[nodiscard]] bool readPayment(ReadingBuilder &builder, std::string_view content);

/// Digits alone: a key by its length; false (and nothing written) for a length that no key has.
[[nodiscard]] bool readBareKey(ReadingBuilder &builder, std::string_view digits);
/// What an EAN/UPC symbol holds (`length` 13, 8 or 0 for either), its add-on, and the 2D part of a composite.
void readEanUpc(ReadingBuilder &builder, std::string_view content, std::size_t length);
/// A GTIN that the carrier implies: 14 digits.
void readImpliedGtin(ReadingBuilder &builder, std::string_view digits);

/// Mandatory and forbidden pairs, repeats. Any form that has elements.
void checkAssociations(ReadingBuilder &builder);
/// Prefixes, measures against indicators.
void checkKeys(ReadingBuilder &builder);

} // namespace nqi::gs1
