// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verdict/verdict.h"

#include <QString>

#include <functional>
#include <optional>
#include <string_view>

/// The only place that turns the codes of a verdict into sentences.
namespace nqi::ui {

/// How a thing is shown: colour, icon and word. Never colour alone.
enum class Level { good, neutral, attention, violation, danger };

[[nodiscard]] QString levelName(Level level); ///< "good", "neutral", ...: for QML, not for people
[[nodiscard]] Level levelOf(verdict::Overall overall);
[[nodiscard]] Level levelOf(const std::optional<verdict::Overall> &overall); ///< nothing: neutral
[[nodiscard]] Level levelOf(const verdict::Check &check);

[[nodiscard]] QString overallText(verdict::Overall overall); ///< the words of the verdict card
/// Nothing: no record was looked up.
[[nodiscard]] QString overallText(const std::optional<verdict::Overall> &overall);
[[nodiscard]] QString overallDetail(verdict::Overall overall); ///< what it means, and what it does not
[[nodiscard]] QString tierText(catalog::Tier tier);
[[nodiscard]] QString outcomeText(verdict::Outcome outcome);
[[nodiscard]] QString checkTitle(verdict::CheckCode code);
[[nodiscard]] QString datasetText(catalog::Dataset dataset);

/// The words for a code of the records: "shipping" -> "shipped"; the code itself where there are none.
[[nodiscard]] QString codeText(std::string_view code);
/// The key of a record, "893999001|companyPrefix", as people read it: columns apart, codes as words.
[[nodiscard]] QString recordKeyText(std::string_view key);
/// What a check found, with its arguments.
[[nodiscard]] QString sentence(const verdict::Check &check);
/// What the inspector can do about it; empty when nothing is asked.
[[nodiscard]] QString advice(const verdict::Check &check);
/// The weightiest checks in one line, for lists.
[[nodiscard]] QString summaryOf(const verdict::Verdict &verdict);
/// Words of a language: of a context and the text in the sources.
using Translate = std::function<QString(const char *context, const char *source)>;
/// The same as above in another language than the application's: papers are Vietnamese whatever the screen speaks.
[[nodiscard]] QString outcomeText(verdict::Outcome outcome, const Translate &translate);
[[nodiscard]] QString checkTitle(verdict::CheckCode code, const Translate &translate);
[[nodiscard]] QString datasetText(catalog::Dataset dataset, const Translate &translate);
[[nodiscard]] QString recordKeyText(std::string_view key, const Translate &translate);
[[nodiscard]] QString sentence(const verdict::Check &check, const Translate &translate);
/// True when a sentence exists for a reason: a test asks it for each one that the rules can give.
[[nodiscard]] bool hasSentence(std::string_view reason);

} // namespace nqi::ui
