// SPDX-License-Identifier: Apache-2.0
// EMV QR Code Specification for Payment Systems, Merchant-Presented Mode 1.1; VietQR is its use in Viet Nam.
#include "core/gs1/characters.h"
#include "core/gs1/forms.h"

#include <array>
#include <cstdint>
#include <optional>

namespace nqi::gs1 {
namespace {

constexpr std::string_view payloadFormat = "000201"; // field 00, two characters, version 01
constexpr std::size_t crcLength = 4;
constexpr std::size_t deepest = 3;

struct Field {
    std::string_view id;
    std::string_view value;
};

// Takes the next field: two digits of identifier, two of length, the value.
std::optional<Field> takeField(std::string_view &rest)
{
    if (rest.size() < 4 || !allDigits(rest.substr(0, 4)))
        return std::nullopt;
    const std::size_t length = static_cast<std::size_t>(rest[2] - '0') * 10 + static_cast<std::size_t>(rest[3] - '0');
    if (length == 0 || rest.size() < 4 + length)
        return std::nullopt;
    const Field field{rest.substr(0, 2), rest.substr(4, length)};
    rest.remove_prefix(4 + length);
    return field;
}

bool splitsIntoFields(std::string_view text)
{
    while (!text.empty()) {
        if (!takeField(text))
            return false;
    }
    return true;
}

// CRC-16/CCITT-FALSE over everything up to and including the identifier and length of the checksum itself.
std::uint16_t crc(std::string_view text)
{
    unsigned sum = 0xFFFF;
    for (const char c : text) {
        sum ^= static_cast<unsigned>(static_cast<unsigned char>(c)) << 8U;
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum & 0x8000U) != 0 ? (sum << 1U) ^ 0x1021U : sum << 1U;
        sum &= 0xFFFFU;
    }
    return static_cast<std::uint16_t>(sum);
}

std::string crcText(std::uint16_t sum)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (unsigned shift = 16; shift > 0; shift -= 4)
        text += digits[(sum >> (shift - 4)) & 15U];
    return text;
}

bool isTemplate(std::string_view id)
{
    return (id >= "26" && id <= "51") || id == "62" || id == "64" || id >= "80";
}

void addFields(ReadingBuilder &builder, std::string_view text, const std::string &path, std::size_t depth)
{
    while (const auto field = takeField(text)) {
        const std::string name = path + std::string(field->id);
        // Inside the account of VietQR a template holds a template: bank and account number.
        const bool nested = (depth == 0 ? isTemplate(field->id) : field->id == "01") && depth + 1 < deepest;
        if (nested && splitsIntoFields(field->value))
            addFields(builder, field->value, name + ".", depth + 1);
        else
            builder.addParameter(builder.keep(name), field->value);
    }
}

} // namespace

bool readPayment(ReadingBuilder &builder, std::string_view content)
{
    if (!content.starts_with(payloadFormat))
        return false;
    std::string_view rest = content;
    std::optional<Field> last;
    std::size_t fields = 0;
    while (!rest.empty()) {
        const auto field = takeField(rest);
        if (!field)
            break;
        last = field;
        ++fields;
    }
    // "00" is also an AI: what does not go on as a payment code is not taken for one.
    if (!last || fields < 4)
        return false;
    builder.setForm(Form::payment);
    addFields(builder, content, {}, 0);
    if (!rest.empty()) {
        builder.addIssue(IssueCode::paymentMalformed, builder.offsetOf(rest));
        return true;
    }
    const std::string expected = crcText(crc(content.substr(0, content.size() - crcLength)));
    if (last->id != "63" || last->value.size() != crcLength)
        builder.addIssue(IssueCode::paymentMalformed, builder.offsetOf(last->id));
    else if (last->value != expected)
        builder.addIssue(IssueCode::paymentCrc, builder.offsetOf(last->value), {}, last->value, builder.keep(expected));
    return true;
}

} // namespace nqi::gs1
