// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/findings/finding.h"
#include "core/findings/inspection.h"
#include "ui/documents/paper.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string_view>

/// Words of papers. A paper is Vietnamese whatever the screen speaks: none of these is translated. Times are Viet
/// Nam's.
namespace nqi::documents {

/// Text of people and of labels, made safe to print: composed accents, line breaks kept as they are, and whatever
/// hides, turns the direction or stands for a picture written as <U+1F600>.
[[nodiscard]] QString clean(std::string_view utf8);
/// The same in one line.
[[nodiscard]] QString cleanLine(std::string_view utf8);

[[nodiscard]] QString dateWords(Date date); ///< "22/11/2026"
[[nodiscard]] QString dateWords(const std::optional<Date> &date);
[[nodiscard]] QString timeWords(Instant instant); ///< "08:05 ngày 22/11/2026"
[[nodiscard]] QString timeWords(const std::optional<Instant> &instant);
/// "08 giờ 05 phút, ngày 22 tháng 11 năm 2026"; without an instant the same with room for a pen.
[[nodiscard]] QString longTime(const std::optional<Instant> &instant);
/// "ngày 22 tháng 11 năm 2026"
[[nodiscard]] QString longDate(const std::optional<Date> &date);

[[nodiscard]] QString words(verdict::Overall overall);
[[nodiscard]] QString words(const std::optional<verdict::Overall> &overall); ///< nothing: no record was looked up
[[nodiscard]] QString words(findings::TeamRole role);
[[nodiscard]] QString words(findings::ContentResult result);
[[nodiscard]] QString words(findings::MeasureKind kind);
/// Whom an inspection inspects, a survey surveys.
[[nodiscard]] QString words(findings::Party party, findings::InspectionKind kind);

/// "Ông/Bà: NAME – POST, UNIT"; what is missing is room for a pen.
[[nodiscard]] QString personWords(const findings::Person &person);
[[nodiscard]] QString placeWords(const findings::Place &place);
/// "03"; room for a pen when there are none.
[[nodiscard]] QString countWords(std::uint32_t count);
/// Room for a pen in the middle of a sentence when there is nothing.
[[nodiscard]] QString orDots(const QString &text);

/// "Label: value", with dots to the edge when there is no value.
[[nodiscard]] Paragraph field(const QString &label, const QString &value);
/// Bold, never the last on a page.
[[nodiscard]] Paragraph heading(const QString &text);
[[nodiscard]] Paragraph plain(const QString &text);
/// The text in paragraphs as it was written; dotted lines when there is none.
[[nodiscard]] std::vector<Block> running(std::string_view utf8, int blanks = 2);

} // namespace nqi::documents
