// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/inspection_rules.h"
#include "ui/models/reason_text.h"

#include <QString>
#include <QVariantList>

#include <array>
#include <string_view>

/// The only place that turns the codes of inspections into words.
namespace nqi::ui {

/// The steps of an inspection, in the order in which they are gone through.
enum class InspectionStep : std::uint8_t { start, goods, contents, samples, measures, statements, signatures, review };
inline constexpr std::size_t inspectionSteps = 8;
[[nodiscard]] QString stepTitle(InspectionStep step);

[[nodiscard]] QString kindText(findings::InspectionKind kind);
[[nodiscard]] QString measureKindText(findings::MeasureKind kind);
[[nodiscard]] QString partyText(findings::Party party);

/// Where what is missing is filled in.
[[nodiscard]] InspectionStep stepOf(findings::GapCode code);
/// What is missing and what to do, as a sentence; of a row with its number from 1.
[[nodiscard]] QString gapText(const findings::Gap &gap);

/// Where people look again.
[[nodiscard]] InspectionStep stepOf(findings::ReminderCode code);
[[nodiscard]] QString reminderText(const findings::Reminder &reminder);

/// A clock as a row: {text, dueText, leftText, level, basis, met}.
[[nodiscard]] QVariantMap deadlineView(const findings::Deadline &deadline, const findings::Inspection &inspection,
                                       Instant now);

/// Contents that are usually inspected: [{text, subject}]. `subject` stands in the minutes, which are in Vietnamese
/// whatever the screen speaks.
[[nodiscard]] QVariantList usualContents();

/// What kind of suspicion a verdict speaks of, for guiding photographs: any of "brand", "quality", "origin".
[[nodiscard]] QStringList suspicionsOf(const verdict::Verdict &verdict);
/// What to photograph: [{label, text}]. `label` is kept with the picture. What was met online is shown as it stood
/// there.
[[nodiscard]] QVariantList photoGuide(const QStringList &suspicions, verdict::Mode mode);
/// The words for a picture's label.
[[nodiscard]] QString photoText(std::string_view label);

} // namespace nqi::ui
