// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/schema.h"
#include "core/findings/import_papers.h"
#include "core/findings/inspection.h"
#include "core/gs1/issue.h"
#include "core/gs1/item.h"
#include "core/protocol/messages.h"
#include "core/verdict/verdict.h"

/// The last value of each enum that travels by its name. A test finds an enum that has grown since. Private to
/// core/protocol.
namespace nqi::protocol {

template <class Enum>
inline constexpr Enum lastOf = Enum::noEndIsKnown;

template <>
inline constexpr gs1::Form lastOf<gs1::Form> = gs1::Form::text;
template <>
inline constexpr gs1::Severity lastOf<gs1::Severity> = gs1::Severity::error;
template <>
inline constexpr gs1::IssueCode lastOf<gs1::IssueCode> = gs1::IssueCode::paymentMalformed;
template <>
inline constexpr gs1::ItemKind lastOf<gs1::ItemKind> = gs1::ItemKind::unidentified;
template <>
inline constexpr catalog::Dataset lastOf<catalog::Dataset> = catalog::Dataset::guides;
template <>
inline constexpr catalog::LookupError lastOf<catalog::LookupError> = catalog::LookupError::newer;
template <>
inline constexpr verdict::CheckCode lastOf<verdict::CheckCode> = verdict::CheckCode::catalogueAge;
template <>
inline constexpr verdict::Outcome lastOf<verdict::Outcome> = verdict::Outcome::differs;
template <>
inline constexpr verdict::Severity lastOf<verdict::Severity> = verdict::Severity::danger;
template <>
inline constexpr verdict::Overall lastOf<verdict::Overall> = verdict::Overall::danger;
template <>
inline constexpr verdict::Mode lastOf<verdict::Mode> = verdict::Mode::online;
template <>
inline constexpr findings::InspectionKind lastOf<findings::InspectionKind> = findings::InspectionKind::survey;
template <>
inline constexpr findings::InspectionCause lastOf<findings::InspectionCause> = findings::InspectionCause::unannounced;
template <>
inline constexpr findings::TeamRole lastOf<findings::TeamRole> = findings::TeamRole::member;
template <>
inline constexpr findings::ContentResult lastOf<findings::ContentResult> = findings::ContentResult::doesNotMeet;
template <>
inline constexpr findings::MeasureKind lastOf<findings::MeasureKind> = findings::MeasureKind::sanction;
template <>
inline constexpr findings::Party lastOf<findings::Party> = findings::Party::sampler;
template <>
inline constexpr findings::ImportResult lastOf<findings::ImportResult> = findings::ImportResult::incompletePapers;
template <>
inline constexpr ProblemCode lastOf<ProblemCode> = ProblemCode::quotaExceeded;

} // namespace nqi::protocol
