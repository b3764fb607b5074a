// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/pages.h"
#include "core/findings/inspection.h"

#include <string>
#include <string_view>

/// The minutes of an inspection as HTML, in the order in which they are read on paper.
namespace nqi::app {

/// Terms for the list at the head of the page.
[[nodiscard]] std::string minutesFacts(const findings::Minutes &minutes, Language language);
/// What was met, looked at, sampled, sealed, ordered, said and signed; a table each, none where there is nothing.
/// `device`: where the findings that rows name came from.
[[nodiscard]] std::string minutesTables(const findings::Inspection &inspection, std::string_view device,
                                        Language language);

} // namespace nqi::app
