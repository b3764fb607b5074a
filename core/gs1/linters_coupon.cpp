// SPDX-License-Identifier: Apache-2.0
// North American coupons: AI (8110) per "North American Coupon Application Guideline Using GS1 DataBar Expanded
// Symbols", AI (8112) per "GS1 AI (8112) Coupon Data Specification".
#include "core/gs1/linters.h"

#include <algorithm>

namespace nqi::gs1::linters {
namespace {

// Walks the fields from left to right. Each step either consumes its field or fills in the error and answers false.
class CouponReader {
public:
    CouponReader(std::string_view data, LintError &error) : m_data(data), m_error(error) {}

    [[nodiscard]] bool atEnd() const { return m_position == m_data.size(); }
    [[nodiscard]] std::size_t position() const { return m_position; }

    // An optional field opens with its number.
    bool opens(char number)
    {
        if (atEnd() || m_data[m_position] != number)
            return false;
        ++m_position;
        return true;
    }

    // One digit out of a set.
    bool code(std::string_view allowed, std::string_view field)
    {
        if (atEnd())
            return fail(m_error, IssueCode::couponMissing, 0, m_data.size(), field);
        if (!allowed.contains(m_data[m_position]))
            return fail(m_error, IssueCode::couponCode, m_position, 1, field);
        ++m_position;
        return true;
    }

    bool fixed(std::size_t length, std::string_view field, IssueCode code = IssueCode::couponTruncated)
    {
        const std::size_t rest = m_data.size() - m_position;
        if (rest < length)
            return rest == 0 ? fail(m_error, code, 0, m_data.size(), field)
                             : fail(m_error, code, m_position, rest, field);
        m_field = m_data.substr(m_position, length);
        m_position += length;
        return true;
    }

    // A length indicator out of a set, and as many digits as it says, plus an offset.
    bool counted(std::string_view allowed, std::size_t offset, std::string_view field)
    {
        if (!code(allowed, field))
            return false;
        return fixed(static_cast<std::size_t>(digitOf(m_data[m_position - 1])) + offset, field);
    }

    bool companyPrefix(std::string_view allowed, std::string_view field)
    {
        // Indicator 9 says that there is no prefix of its own.
        if (opensWithoutPrefix(allowed))
            return true;
        return counted(allowed, 6, field);
    }

    bool date(std::string_view field)
    {
        if (!fixed(6, field))
            return false;
        LintError ignored;
        return yymmdd(m_field, ignored) || fail(m_error, IssueCode::couponDate, m_position - 6, 6, field);
    }

    [[nodiscard]] std::string_view lastField() const { return m_field; }

private:
    bool opensWithoutPrefix(std::string_view allowed) { return allowed.contains('9') && opens('9'); }

    std::string_view m_data;
    LintError &m_error;
    std::size_t m_position = 0;
    std::string_view m_field;
};

constexpr std::string_view anyDigit = "0123456789";
constexpr std::string_view zeroToSix = "0123456";

bool purchase(CouponReader &reader, std::string_view requirement, std::string_view family)
{
    return reader.counted("12345", 0, requirement) && reader.code("012349", requirement) && reader.fixed(3, family);
}

bool dates(CouponReader &reader, LintError &error)
{
    std::string_view expiry;
    if (reader.opens('3')) {
        if (!reader.date("expiry"))
            return false;
        expiry = reader.lastField();
    }
    if (reader.opens('4')) {
        if (!reader.date("start"))
            return false;
        if (!expiry.empty() && reader.lastField() > expiry)
            return fail(error, IssueCode::couponDateOrder, reader.position() - 14, 14);
    }
    return true;
}

bool optionalFields(CouponReader &reader, LintError &error)
{
    if (reader.opens('1') &&
        !(reader.code("0123", "purchaseRules") && purchase(reader, "secondRequirement", "secondFamily") &&
          reader.companyPrefix("01234569", "secondPrefix")))
        return false;
    if (reader.opens('2') &&
        !(purchase(reader, "thirdRequirement", "thirdFamily") && reader.companyPrefix("01234569", "thirdPrefix")))
        return false;
    if (!dates(reader, error))
        return false;
    if (reader.opens('5') && !reader.counted(anyDigit, 6, "serialNumber"))
        return false;
    if (reader.opens('6') && !reader.counted("1234567", 6, "retailer"))
        return false;
    return !reader.opens('9') || (reader.code("01256", "saveValueCode") && reader.code("012", "saveValueAppliesTo") &&
                                  reader.code(anyDigit, "storeCoupon") && reader.code("01", "dontMultiply"));
}

} // namespace

bool couponcode(std::string_view data, LintError &error)
{
    if (!csetnumeric(data, error))
        return false;
    CouponReader reader(data, error);
    if (!(reader.counted(zeroToSix, 6, "companyPrefix") && reader.fixed(6, "offerCode") &&
          reader.counted("12345", 0, "saveValue") && purchase(reader, "requirement", "family") &&
          optionalFields(reader, error)))
        return false;
    return reader.atEnd() || fail(error, IssueCode::couponExcess, reader.position(), data.size() - reader.position());
}

bool couponposoffer(std::string_view data, LintError &error)
{
    if (!csetnumeric(data, error))
        return false;
    CouponReader reader(data, error);
    if (!(reader.code("01", "format") && reader.counted(zeroToSix, 6, "funder") && reader.fixed(6, "offerCode") &&
          reader.counted(anyDigit, 6, "serialNumber")))
        return false;
    return reader.atEnd() || fail(error, IssueCode::couponExcess, reader.position(), data.size() - reader.position());
}

} // namespace nqi::gs1::linters
