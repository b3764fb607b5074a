// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/issue.h"

#include <array>
#include <cstddef>
#include <utility>

namespace nqi::gs1 {
namespace {

struct Info {
    std::string_view name;
    Severity severity;
    bool tolerable;
};

// In the order of the enumeration; the assertion below counts them.
constexpr auto infos = std::to_array<Info>({
    {"emptyInput", Severity::error, false},
    {"notRecognised", Severity::error, false},
    {"plainText", Severity::note, false},
    {"symbologyIdMalformed", Severity::error, false},
    {"symbologyIdUnknown", Severity::warning, false},
    {"surroundingSpace", Severity::error, true},
    {"contentMissing", Severity::error, false},
    {"tooManyElements", Severity::error, false},
    {"listCut", Severity::note, false},
    {"unknownAi", Severity::error, false},
    {"valueEmpty", Severity::error, false},
    {"valueTooShort", Severity::error, false},
    {"valueTooLong", Severity::error, false},
    {"valueLength", Severity::error, false},
    {"separatorReplaced", Severity::error, true},
    {"separatorSpelling", Severity::warning, false},
    {"separatorSuperfluous", Severity::error, true},
    {"separatorMaybeLost", Severity::note, false},
    {"bracketMalformed", Severity::error, false},
    {"bracketNotEscaped", Severity::error, true},
    {"spaceAroundValue", Severity::error, true},
    {"nonDigit", Severity::error, false},
    {"notCset82", Severity::error, false},
    {"notCset39", Severity::error, false},
    {"notCset64", Severity::error, false},
    {"notCset32", Severity::error, false},
    {"cset64Padding", Severity::error, false},
    {"checkDigit", Severity::error, false},
    {"checkDigitMissing", Severity::error, false},
    {"checkPair", Severity::error, false},
    {"checkPairTooShort", Severity::error, false},
    {"checkPairTooLong", Severity::error, false},
    {"companyPrefix", Severity::error, false},
    {"companyPrefixTooShort", Severity::error, false},
    {"dateTooShort", Severity::error, false},
    {"dateTooLong", Severity::error, false},
    {"dateMonth", Severity::error, false},
    {"dateDay", Severity::error, false},
    {"dateUnset", Severity::error, true},
    {"timeTooShort", Severity::error, false},
    {"timeTooLong", Severity::error, false},
    {"timeHour", Severity::error, false},
    {"timeMinute", Severity::error, false},
    {"timeSecond", Severity::error, false},
    {"countryNumber", Severity::error, false},
    {"countryNumberOr999", Severity::error, false},
    {"countryLetters", Severity::error, false},
    {"currencyNumber", Severity::error, false},
    {"ibanTooShort", Severity::error, false},
    {"ibanTooLong", Severity::error, false},
    {"ibanCountry", Severity::error, false},
    {"ibanCharacter", Severity::error, false},
    {"ibanChecksum", Severity::error, false},
    {"biologicalSex", Severity::error, false},
    {"latitude", Severity::error, false},
    {"latitudeLength", Severity::error, false},
    {"longitude", Severity::error, false},
    {"longitudeLength", Severity::error, false},
    {"mediaType", Severity::error, false},
    {"packageType", Severity::error, false},
    {"importerIndex", Severity::error, false},
    {"importerIndexLength", Severity::error, false},
    {"percentSequence", Severity::error, false},
    {"pieceLength", Severity::error, false},
    {"pieceZero", Severity::error, false},
    {"pieceTotalZero", Severity::error, false},
    {"pieceExceedsTotal", Severity::error, false},
    {"positionFormat", Severity::error, false},
    {"positionExceedsEnd", Severity::error, false},
    {"zeroPrefix", Severity::error, false},
    {"zeroRequired", Severity::error, false},
    {"zeroValue", Severity::error, false},
    {"nonDigitRequired", Severity::error, false},
    {"hyphenRequired", Severity::error, false},
    {"windingDirection", Severity::error, false},
    {"yesNo", Severity::error, false},
    {"couponMissing", Severity::error, false},
    {"couponTruncated", Severity::error, false},
    {"couponCode", Severity::error, false},
    {"couponDate", Severity::error, false},
    {"couponDateOrder", Severity::error, false},
    {"couponExcess", Severity::error, false},
    {"unknownLinter", Severity::error, false},
    {"requiredAiMissing", Severity::warning, false},
    {"forbiddenPair", Severity::error, false},
    {"repeatedAiDiffers", Severity::error, false},
    {"serialRequired", Severity::error, false},
    {"linkCharacter", Severity::error, false},
    {"linkSchemeCase", Severity::warning, false},
    {"linkSchemeMissing", Severity::error, true},
    {"linkIncomplete", Severity::error, false},
    {"linkDomain", Severity::error, false},
    {"linkWithoutKey", Severity::error, false},
    {"linkKeyQualifiers", Severity::error, false},
    {"linkDuplicateAi", Severity::error, false},
    {"linkNotAttribute", Severity::error, false},
    {"linkQualifierInQuery", Severity::error, false},
    {"linkUnknownAi", Severity::error, false},
    {"linkNullCharacter", Severity::error, false},
    {"linkTrailingSlash", Severity::error, true},
    {"linkConvenienceName", Severity::error, true},
    {"linkGtinNotPadded", Severity::error, true},
    {"compressedLinkDamaged", Severity::error, false},
    {"keyLength", Severity::error, false},
    {"keyAmbiguous", Severity::note, false},
    {"keyImplied", Severity::note, false},
    {"prefixRestricted", Severity::note, false},
    {"prefixSpecial", Severity::note, false},
    {"prefixDemonstration", Severity::note, false},
    {"prefixUnassigned", Severity::warning, false},
    {"measureIndicator", Severity::warning, false},
    {"measureMissing", Severity::warning, false},
    {"carrierLength", Severity::error, false},
    {"carrierCapacity", Severity::warning, false},
    {"carrierElements", Severity::warning, false},
    {"carrierLink", Severity::error, true},
    {"carrierBrackets", Severity::error, true},
    {"carrierNotGs1", Severity::warning, false},
    {"carrierAddOn", Severity::note, false},
    {"epcScheme", Severity::error, false},
    {"epcMalformed", Severity::error, false},
    {"paymentCrc", Severity::error, false},
    {"paymentMalformed", Severity::error, false},
});
static_assert(infos.size() == std::to_underlying(IssueCode::paymentMalformed) + std::size_t{1});

const Info &infoOf(IssueCode code)
{
    return infos.at(std::to_underlying(code));
}

} // namespace

std::string_view name(IssueCode code)
{
    return infoOf(code).name;
}

Severity severityOf(IssueCode code)
{
    return infoOf(code).severity;
}

bool isTolerable(IssueCode code)
{
    return infoOf(code).tolerable;
}

std::string_view name(Severity severity)
{
    switch (severity) {
    case Severity::note:
        return "note";
    case Severity::warning:
        return "warning";
    case Severity::error:
        return "error";
    }
    return "error";
}

std::string_view name(Form form)
{
    switch (form) {
    case Form::empty:
        return "empty";
    case Form::elementString:
        return "elementString";
    case Form::bracketed:
        return "bracketed";
    case Form::digitalLink:
        return "digitalLink";
    case Form::compressedDigitalLink:
        return "compressedDigitalLink";
    case Form::epcUrn:
        return "epcUrn";
    case Form::bareKey:
        return "bareKey";
    case Form::payment:
        return "payment";
    case Form::url:
        return "url";
    case Form::text:
        return "text";
    }
    return "text";
}

} // namespace nqi::gs1
