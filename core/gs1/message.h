// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::gs1 {

/// How the input was written. Detected by `parse`, never by the caller.
enum class Form : std::uint8_t {
    empty,                 ///< nothing, or only white space
    elementString,         ///< AIs with FNC1/GS separators, with or without an AIM identifier
    bracketed,             ///< "(01)0950600013435(10)ABC", as printed under a symbol or typed
    digitalLink,           ///< GS1 Digital Link URI (GS1 Digital Link: URI Syntax 1.4)
    compressedDigitalLink, ///< GS1 Digital Link compression, full or partial
    epcUrn,                ///< urn:epc:id:..., urn:epc:class:..., urn:epc:idpat:...
    bareKey,               ///< digits alone: GTIN-8/12/13/14, SSCC or GLN
    payment,               ///< EMVCo merchant-presented QR such as VietQR; never a product
    url,                   ///< a URL without a GS1 key
    text,                  ///< anything else
};

enum class Severity : std::uint8_t { note, warning, error };

/// What is wrong or worth saying about a reading. The names (see `name`) are stable: they appear in JSON.
enum class IssueCode : std::uint16_t;

/// One application identifier and its value (GS1 General Specifications section 3).
struct Element {
    std::string ai;           ///< "01", "310" + decimal digit = "3103"
    std::string value;        ///< after percent-decoding and without separators
    std::size_t position = 0; ///< byte offset of the AI in the original input
    bool implied = false;     ///< not written as an AI: an EAN/UPC or ITF symbol, a bare key, an EPC URN
    std::uint8_t part = 0;    ///< of a composite symbol: 0 the linear part, 1 the 2D part

    bool operator==(const Element &) const = default;
};

/// A query parameter that is no AI, or a field of a payment code ("38.01.00" is field 00 in 01 in 38). As written.
struct Parameter {
    std::string name;
    std::string value;

    bool operator==(const Parameter &) const = default;
};

/// Another way to read the same data, when a separator may have been lost. Never chosen silently.
struct AlternativeReading {
    std::vector<Element> elements;
    int score = 0; ///< larger is more plausible

    bool operator==(const AlternativeReading &) const = default;
};

struct Issue {
    IssueCode code{};
    Severity severity = Severity::error;
    std::string ai;                     ///< the AI concerned, or empty
    std::size_t position = 0;           ///< byte offset in the original input
    std::vector<std::string> arguments; ///< for a sentence, in the order that the code documents

    bool operator==(const Issue &) const = default;
};

/// Everything that one symbol or one typed line says, whether or not it is right. Plain value.
struct Message {
    Form form = Form::empty;
    std::string input;             ///< the original bytes, AIM identifier included
    std::string symbologyId;       ///< "]d2", or empty when unknown
    std::vector<Element> elements; ///< in the order read; the partial reading is kept whatever the issues
    std::vector<Issue> issues;     ///< all of them, in order of position
    std::string host;              ///< of a URL or a Digital Link: the name alone, lower case
    bool syntaxValid = false;      ///< no error, associations (mandatory pairs) apart: the strict verdict
    bool valid = false;            ///< no error and no mandatory pair missing
    bool lenientValid = false;     ///< as syntaxValid, but errors that leave no doubt about the meaning are forgiven
    std::vector<Parameter> parameters;
    std::vector<AlternativeReading> alternatives; ///< best first

    /// The value of the first element with this AI.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view ai) const;
    bool operator==(const Message &) const = default;
};

class Dictionary;

struct ParseOptions {
    std::string_view symbologyId;           ///< AIM identifier when the input does not carry it itself ("]d2")
    int currentYear = 2026;                 ///< for the century window of two-digit years (General Specifications 7.12)
    const Dictionary *dictionary = nullptr; ///< nullptr: the built-in one
    std::string_view separator;    ///< what stands for FNC1 here, when the caller knows ("_", "#"); else found out
    bool permitUnknownAis = false; ///< take identifiers that the dictionary does not hold
    bool unknownAisAsAttributes = false;   ///< and let them stand in the query of a Digital Link
    bool permitZeroSuppressedGtin = false; ///< a GTIN of 8, 12 or 13 digits in the path of a Digital Link
};

/// Reads anything scanned or typed. Never fails: what is not understood is `Form::text` with its issues. Linear in the
/// input's length. Any thread.
[[nodiscard]] Message parse(std::string_view input, const ParseOptions &options = {});

/// Stable names for JSON and logs: "elementString", "checkDigit", "warning".
[[nodiscard]] std::string_view name(Form form);
[[nodiscard]] std::string_view name(IssueCode code);
[[nodiscard]] std::string_view name(Severity severity);

} // namespace nqi::gs1
