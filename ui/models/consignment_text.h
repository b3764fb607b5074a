// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/deadline.h"
#include "core/consignment/tally_book.h"
#include "ui/models/consignment_service.h"
#include "ui/models/consignment_words.h"

#include <QString>
#include <QVariantMap>

#include <string_view>

/// The words for the codes of a consignment.
namespace nqi::ui {

[[nodiscard]] Level levelOf(consignment::LineState state);
[[nodiscard]] QString channelText(catalog::Channel channel);
[[nodiscard]] QString deviationText(const consignment::BoundDeviation &deviation);
[[nodiscard]] QString resultText(consignment::Result result);             ///< the words of Form 3
[[nodiscard]] QString withdrawnText(Instant at, std::string_view reason); ///< of a result
/// {title, text, basis, level} of a clock that runs: what is due, until when, and how many working days are left.
[[nodiscard]] QVariantMap deadlineView(const consignment::Deadline &deadline);
[[nodiscard]] QString entryText(const consignment::Entry &entry);
[[nodiscard]] QString problemText(const ListProblem &problem);
[[nodiscard]] QString openProblemText(std::string_view code); ///< of ConsignmentService
[[nodiscard]] QString bookText(consignment::BookError error);

} // namespace nqi::ui
