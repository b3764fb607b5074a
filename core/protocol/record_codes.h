// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/records.h"

#include <array>
#include <string_view>

namespace nqi::protocol {

/// Names of the codes that records hold, in the order of their enumerators; an empty name: there
/// is no such code.
template <class Enum>
inline constexpr std::array<std::string_view, 0> codes{};
template <>
inline constexpr std::array<std::string_view, 3> codes<catalog::ProductStatus>{"active", "inactive", "discontinued"};
template <>
inline constexpr std::array<std::string_view, 3> codes<catalog::LicenceKind>{"companyPrefix", "gtin8",
                                                                             "foreignAuthorisation"};
template <>
inline constexpr std::array<std::string_view, 3> codes<catalog::LicenceStatus>{"issued", "revoked", "transferred"};
template <>
inline constexpr std::array<std::string_view, 3> codes<catalog::CertificateKind>{"certification", "selfAssessment",
                                                                                 "testReport"};
template <>
inline constexpr std::array<std::string_view, 3> codes<catalog::CertificateStatus>{"valid", "suspended", "withdrawn"};
template <>
inline constexpr std::array<std::string_view, 2> codes<catalog::BodyRole>{"accredited", "designated"};
template <>
inline constexpr std::array<std::string_view, 3> codes<catalog::ScopeStatus>{"active", "suspended", "withdrawn"};
template <>
inline constexpr std::array<std::string_view, 4> codes<catalog::DeclarationKind>{"appliedStandard", "conformity",
                                                                                 "importRegistration", "onlineListing"};
template <>
inline constexpr std::array<std::string_view, 3> codes<catalog::DeclarationStatus>{"active", "withdrawn", "rejected"};
template <>
inline constexpr std::array<std::string_view, 4> codes<catalog::Tier>{"", "low", "medium", "high"};
template <>
inline constexpr std::array<std::string_view, 2> codes<catalog::AlertStatus>{"active", "withdrawn"};
template <>
inline constexpr std::array<std::string_view, 3> codes<catalog::AlertLevel>{"information", "serious", "urgent"};
template <>
inline constexpr std::array<std::string_view, 3> codes<catalog::TraceCodeStatus>{"active", "suspended", "cancelled"};
template <>
inline constexpr std::array<std::string_view, 4> codes<catalog::Channel>{"", "green", "yellow", "red"};
template <>
inline constexpr std::array<std::string_view, 3> codes<catalog::DeviationKind>{"tightened", "reduced", "exempt"};
template <>
inline constexpr std::array<std::string_view, 7> codes<catalog::GuideFeature>{
    "whole", "label", "closure", "print", "securityMark", "code", "other"};

} // namespace nqi::protocol
