// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/reasons.h"

#include <array>
#include <iterator>

namespace nqi::verdict {
namespace {

constexpr ReasonInfo table[] = {
#define NQI_REASON(check, word, outcome, severity, arguments)                                                          \
    {#check "." #word, CheckCode::check, Outcome::outcome, Severity::severity, arguments},
#include "core/verdict/reasons.inc"
#undef NQI_REASON
};

} // namespace

std::span<const ReasonInfo> reasonTable()
{
    return table;
}

const std::vector<std::string_view> &allReasons()
{
    static const std::vector<std::string_view> reasons = [] {
        std::vector<std::string_view> texts;
        texts.reserve(std::size(table));
        for (const ReasonInfo &row : table)
            texts.push_back(row.text);
        return texts;
    }();
    return reasons;
}

std::string_view name(CheckCode code)
{
    constexpr std::array<std::string_view, 39> names = {
        "codeReading",        "contradiction",
        "prefixLicence",      "productDeclared",
        "ownerMatchesLabel",  "foreignAuthorised",
        "productStatus",      "restrictedNumber",
        "notAProduct",        "riskTier",
        "standardDeclared",   "conformityDeclared",
        "certificate",        "certificateValidity",
        "certificateStatus",  "certificateScope",
        "bodyScope",          "importInspection",
        "onlineListing",      "recall",
        "possibleAlert",      "expiry",
        "bestBefore",         "dateOrder",
        "labelDate",          "labelContent",
        "netQuantity",        "traceCode",
        "traceEvents",        "traceState",
        "serialRange",        "labResult",
        "suspectedBrand",     "suspectedQuality",
        "suspectedOrigin",    "linkHost",
        "customsDeclaration", "importDeviation",
        "catalogueAge",
    };
    return names.at(static_cast<std::size_t>(code));
}

std::string_view name(Outcome outcome)
{
    constexpr std::array<std::string_view, 6> names = {"agrees",   "notApplicable", "notCovered",
                                                       "possible", "missing",       "differs"};
    return names.at(static_cast<std::size_t>(outcome));
}

std::string_view name(Severity severity)
{
    constexpr std::array<std::string_view, 5> names = {"none", "note", "warning", "violation", "danger"};
    return names.at(static_cast<std::size_t>(severity));
}

std::string_view name(Overall overall)
{
    constexpr std::array<std::string_view, 6> names = {"consistent", "notAProduct", "noRecord",
                                                       "attention",  "violation",   "danger"};
    return names.at(static_cast<std::size_t>(overall));
}

std::string_view name(Mode mode)
{
    constexpr std::array<std::string_view, 3> names = {"market", "border", "online"};
    return names.at(static_cast<std::size_t>(mode));
}

} // namespace nqi::verdict
