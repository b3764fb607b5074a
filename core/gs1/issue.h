// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/message.h"

#include <cstdint>
#include <string_view>

namespace nqi::gs1 {

/// Everything that a reading can say. What stands in [] are the arguments, in this order.
enum class IssueCode : std::uint16_t {
    // The input as a whole
    emptyInput,           ///< nothing to read
    notRecognised,        ///< text that is no GS1 data; nothing is known about its carrier
    plainText,            ///< text in a carrier that may hold any text
    symbologyIdMalformed, ///< starts with "]" but no AIM identifier follows
    symbologyIdUnknown,   ///< [id] an AIM identifier that no table of ours knows
    surroundingSpace,     ///< white space before or after the content
    contentMissing,       ///< the carrier promises element strings, and nothing follows
    tooManyElements,      ///< [limit] more application identifiers than one message may hold
    listCut,              ///< [limit] more issues, elements or parameters than are listed
    // Element strings (General Specifications 7.8)
    unknownAi,            ///< [text] no application identifier begins like this
    valueEmpty,           ///< nothing follows the application identifier
    valueTooShort,        ///< [least] fewer characters than the shortest value
    valueTooLong,         ///< [most] more characters than the longest value
    valueLength,          ///< the value does not split into the components of its format
    separatorReplaced,    ///< [spelling] another character where the symbol must hold FNC1
    separatorSpelling,    ///< [spelling] a written-out FNC1 in typed text
    separatorSuperfluous, ///< FNC1 at the very beginning of scanned data, or two in a row
    separatorMaybeLost,   ///< a value may hide further elements: see alternativeReadings
    bracketMalformed,     ///< brackets that do not enclose an application identifier
    bracketNotEscaped,    ///< a bracket inside a value without backslash
    spaceAroundValue,     ///< white space around an application identifier or its value
    // Character sets and component checks (Barcode Syntax Dictionary, release 2026-01-27)
    nonDigit,      ///< a character that is no digit
    notCset82,     ///< a character outside the GS1 AI encodable character set 82
    notCset39,     ///< a character outside the GS1 AI encodable character set 39
    notCset64,     ///< a character outside the URI-safe base64 set
    notCset32,     ///< a check character outside its set of 32
    cset64Padding, ///< wrong base64 padding
    checkDigit, ///< [found, expected, swap] wrong check digit; swap = first of two neighbours whose exchange would make
                ///< it right, counted from 1, or empty
    checkDigitMissing,     ///< too short to hold a check digit
    checkPair,             ///< [found, expected] wrong pair of check characters
    checkPairTooShort,     ///< too short to hold a pair of check characters
    checkPairTooLong,      ///< too long for the algorithm of the check characters
    companyPrefix,         ///< no GS1 Company Prefix where one must stand
    companyPrefixTooShort, ///< shorter than the shortest GS1 Company Prefix
    dateTooShort,          ///< fewer digits than a date has
    dateTooLong,           ///< more digits than a date has
    dateMonth,             ///< no such month
    dateDay,               ///< no such day in this month
    dateUnset,             ///< a date of zeros only
    timeTooShort,          ///< fewer digits than a time has
    timeTooLong,           ///< more digits than a time has
    timeHour,              ///< no such hour
    timeMinute,            ///< no such minute
    timeSecond,            ///< no such second
    countryNumber,         ///< no ISO 3166 numeric country code
    countryNumberOr999,    ///< no ISO 3166 numeric country code and not 999
    countryLetters,        ///< no ISO 3166 alpha-2 country code
    currencyNumber,        ///< no ISO 4217 numeric currency code
    ibanTooShort,          ///< shorter than an IBAN
    ibanTooLong,           ///< longer than an IBAN
    ibanCountry,           ///< no country code at the start of an IBAN
    ibanCharacter,         ///< a character that an IBAN cannot hold
    ibanChecksum,          ///< wrong check digits of an IBAN
    biologicalSex,         ///< no ISO/IEC 5218 code
    latitude,              ///< outside 0000000000 to 1800000000
    latitudeLength,        ///< a latitude has ten digits
    longitude,             ///< outside 0000000000 to 3600000000
    longitudeLength,       ///< a longitude has ten digits
    mediaType,             ///< no AIDC media type
    packageType,           ///< no package type code
    importerIndex,         ///< a character that no importer index is
    importerIndexLength,   ///< an importer index is one character
    percentSequence,       ///< a percent sign without two hexadecimal digits
    pieceLength,           ///< piece and total need the same number of digits
    pieceZero,             ///< piece number zero
    pieceTotalZero,        ///< total of pieces zero
    pieceExceedsTotal,     ///< piece number above the total
    positionFormat,        ///< not of the form position/end
    positionExceedsEnd,    ///< position above the end
    zeroPrefix,            ///< a leading zero
    zeroRequired,          ///< anything but zeros
    zeroValue,             ///< zero where a value must stand
    nonDigitRequired,      ///< digits only where another character must occur
    hyphenRequired,        ///< anything but hyphens
    windingDirection,      ///< neither 0, 1 nor 9
    yesNo,                 ///< neither 0 nor 1
    couponMissing,         ///< [field] a field of the coupon is missing
    couponTruncated,       ///< [field] a field of the coupon is cut short
    couponCode,            ///< [field] a code or length indicator of the coupon out of its range
    couponDate,            ///< [field] a date of the coupon that is no date
    couponDateOrder,       ///< the coupon ends before it starts
    couponExcess,          ///< data after the last field of the coupon
    unknownLinter,         ///< no component check of this name
    // Associations (General Specifications 4.14)
    requiredAiMissing, ///< [alternatives, chain] a mandatory pair is missing from this message; it may stand in another
                       ///< symbol of the item. chain = what the first alternative needs in turn
    forbiddenPair,     ///< [other] two application identifiers that must not meet
    repeatedAiDiffers, ///< [first, this] the same application identifier with another value
    serialRequired,    ///< a digital signature needs a key with its serial component
    // Digital Link (GS1 Digital Link: URI Syntax 1.4)
    linkCharacter,         ///< a character that no URI may hold
    linkSchemeCase,        ///< a scheme in mixed case
    linkSchemeMissing,     ///< a Digital Link without http or https
    linkIncomplete,        ///< no domain or no path
    linkDomain,            ///< a character that no domain name may hold
    linkWithoutKey,        ///< a URL without a GS1 key
    linkKeyQualifiers,     ///< the qualifiers in the path are not a sequence that the key allows
    linkDuplicateAi,       ///< an application identifier twice
    linkNotAttribute,      ///< an application identifier that may not stand in the query
    linkQualifierInQuery,  ///< a qualifier in the query that belongs in the path
    linkUnknownAi,         ///< [name] a numeric query parameter that is no application identifier
    linkNullCharacter,     ///< %00 in a value
    linkTrailingSlash,     ///< a slash after the last value
    linkConvenienceName,   ///< [name] a retired name such as gtin in place of the number
    linkGtinNotPadded,     ///< a GTIN of fewer than 14 digits in the path
    compressedLinkDamaged, ///< looks like a compressed Digital Link that does not decode
    // Keys
    keyLength,           ///< [count] a number of digits that no GS1 key has
    keyAmbiguous,        ///< [other] could also be another kind of number
    keyImplied,          ///< [ai] the carrier or the length says which key this is
    prefixRestricted,    ///< [prefix] a number for restricted circulation, in a shop or region
    prefixSpecial,       ///< [prefix, class] ISBN, ISSN, refund receipt or coupon
    prefixDemonstration, ///< [prefix] a number for demonstrations, on no real product
    prefixUnassigned,    ///< [prefix] no organisation gives out numbers with this prefix
    measureIndicator,    ///< [measure] a measure beside a GTIN whose indicator is not 9
    measureMissing,      ///< indicator 9 without a measure or count
    // Carriers (General Specifications 5)
    carrierLength,   ///< [count] a number of digits that this carrier does not hold
    carrierCapacity, ///< [most] more characters than this carrier may hold
    carrierElements, ///< [carrier] element strings in a carrier that is not a GS1 one
    carrierLink,     ///< [carrier] a Digital Link in a carrier for element strings
    carrierBrackets, ///< [carrier] printed brackets encoded in a carrier for element strings
    carrierNotGs1,   ///< [carrier] a GS1 key in a carrier that GS1 does not use
    carrierAddOn,    ///< [digits] a two or five digit add-on
    // EPC and payment
    epcScheme,        ///< [scheme] an EPC scheme that no GS1 key belongs to
    epcMalformed,     ///< [part] a part of an EPC URN that is missing or of wrong length
    paymentCrc,       ///< [found, expected] wrong checksum of a payment code
    paymentMalformed, ///< a payment code that does not split into its fields
};

/// How much a code weighs. The same everywhere.
[[nodiscard]] Severity severityOf(IssueCode code);
/// An error of the strict verdict that a lenient reader forgives: the meaning is not in doubt.
[[nodiscard]] bool isTolerable(IssueCode code);

} // namespace nqi::gs1
