// SPDX-License-Identifier: Apache-2.0
// Keys that stand alone: what EAN/UPC and ITF symbols hold, and digits that somebody typed.
#include "core/gs1/characters.h"
#include "core/gs1/forms.h"
#include "core/gs1/gtin.h"

#include <algorithm>

namespace nqi::gs1 {
namespace {

constexpr std::size_t gtinLength = 14;

void addKey(ReadingBuilder &builder, std::string_view ai, std::string_view value, std::size_t position,
            std::size_t padding = 0)
{
    ElementView element{.ai = ai, .value = value, .position = position};
    element.valuePosition = position;
    element.entry = builder.dictionary().find(ai);
    element.place = ElementPlace::implied;
    element.padding = static_cast<std::uint8_t>(padding);
    if (element.entry != Dictionary::noEntry)
        builder.addWholeElement(element);
}

void addGtin(ReadingBuilder &builder, std::string_view digits)
{
    const std::size_t position = builder.offsetOf(digits);
    if (digits.size() >= gtinLength) {
        addKey(builder, "01", digits.substr(0, gtinLength), position);
        return;
    }
    char *const out = builder.room(gtinLength);
    if (out == nullptr)
        return;
    const std::size_t zeros = gtinLength - digits.size();
    std::fill_n(out, zeros, '0');
    std::ranges::copy(digits, out + zeros);
    addKey(builder, "01", builder.take(gtinLength), position, zeros);
}

void addUpcE(ReadingBuilder &builder, std::string_view digits)
{
    const auto upcA = expandUpcE(digits);
    if (!upcA) {
        addGtin(builder, digits);
        return;
    }
    // Eight written digits stand for fourteen: the check digit is the last of both.
    addKey(builder, "01", builder.keep("00" + *upcA), builder.offsetOf(digits), gtinLength - digits.size());
}

bool hasUpcECheckDigit(std::string_view digits)
{
    const auto upcA = expandUpcE(digits);
    return upcA && hasRightCheckDigit(*upcA);
}

// GTIN-8 and UPC-E look alike; without the symbology the check digit decides. If it fits both, a leading zero means
// UPC-E: a GTIN-8 with that prefix is for restricted circulation only.
void readEightDigits(ReadingBuilder &builder, std::string_view digits)
{
    const bool upcE = hasUpcECheckDigit(digits);
    const bool gtin8 = hasRightCheckDigit(digits);
    const bool asUpcE = upcE && (!gtin8 || digits[0] == '0');
    if (asUpcE)
        addUpcE(builder, digits);
    else
        addGtin(builder, digits);
    if (upcE && gtin8)
        builder.addIssue(IssueCode::keyAmbiguous, builder.offsetOf(digits), "01", asUpcE ? "GTIN-8" : "UPC-E");
}

} // namespace

void readImpliedGtin(ReadingBuilder &builder, std::string_view digits)
{
    addGtin(builder, digits);
    builder.addIssue(IssueCode::keyImplied, builder.offsetOf(digits), {}, "01");
}

bool readBareKey(ReadingBuilder &builder, std::string_view digits)
{
    const std::size_t position = builder.offsetOf(digits);
    switch (digits.size()) {
    case 8:
        readEightDigits(builder, digits);
        return true;
    case 12:
    case 14:
        addGtin(builder, digits);
        return true;
    case 13:
        addGtin(builder, digits);
        builder.addIssue(IssueCode::keyAmbiguous, position, "01", "GLN");
        return true;
    case 17:
        addKey(builder, "402", digits, position);
        return true;
    case 18:
        addKey(builder, "00", digits, position);
        builder.addIssue(IssueCode::keyAmbiguous, position, "00", "GSRN");
        return true;
    default:
        return false;
    }
}

void readEanUpc(ReadingBuilder &builder, std::string_view content, std::size_t length)
{
    constexpr std::string_view compositeMark = "|]e0";
    const std::size_t bar = content.find(compositeMark);
    const std::string_view digits = content.substr(0, bar);
    const std::size_t outside = findOutside(digits, digitClass);
    const bool known =
        length == 8 ? digits.size() == 8 : digits.size() == 13 || digits.size() == 12 || digits.size() == 8;
    if (outside != std::string_view::npos)
        builder.addIssue(IssueCode::nonDigit, builder.offsetOf(digits) + outside, {}, digits.substr(outside, 1));
    else if (!known)
        builder.addIssue(IssueCode::carrierLength, builder.offsetOf(digits), {}, builder.keepNumber(digits.size()));
    else if (length != 8 && digits.size() == 8)
        addUpcE(builder, digits);
    else
        addGtin(builder, digits);
    builder.setForm(Form::bareKey);
    if (bar == std::string_view::npos)
        return;
    builder.setForm(Form::elementString);
    readElementString(builder, content.substr(bar + compositeMark.size()), {"\x1D", true}, 1);
}

} // namespace nqi::gs1
