// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nqi::trace {

/// What an event speaks of, in one form whichever way it was written (EPC URN or GS1 Digital Link URI).
struct Identifier {
    std::string key;        ///< "01/08935001000013/10/L1/21/S1", "00/389350010000000011"; as written when it is neither
    std::uint64_t gtin = 0; ///< 0: not a product
    std::string lot;
    std::string serial;

    bool operator==(const Identifier &) const = default;
};

/// Reads an object or class identifier: urn:epc:id:sgtin, sscc, urn:epc:class:lgtin, urn:epc:idpat:sgtin (CBV 2.0
/// section 8.3 and Tag Data Standard 6), Digital Link URIs with 01 or 00, any other absolute URI as it is. Nothing when
/// the text is no URI, or is of one of these kinds and wrong.
[[nodiscard]] std::optional<Identifier> readIdentifier(std::string_view uri);

/// A readable name of a place: "8935001000006" for a GLN in either form, else as written. ("geo:" is kept.)
[[nodiscard]] std::string placeName(std::string_view uri);

/// An absolute URI: scheme, colon, and no blanks or control characters behind it (RFC 3986, not more than we need).
[[nodiscard]] bool isUri(std::string_view text);

} // namespace nqi::trace
