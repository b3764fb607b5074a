// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/trace/epcis.h"

#include <optional>
#include <string>
#include <string_view>

namespace nqi::trace {

enum class Vocabulary : std::uint8_t { step, disposition, errorReason, transaction, sourceDestination };

/// A word of a vocabulary in any spelling: bare ("shipping"), CURIE ("cbv:BizStep-shipping"), web URI
/// ("https://ref.gs1.org/cbv/BizStep-shipping") or URN ("urn:epcglobal:cbv:bizstep:shipping"). Gives the bare word; a
/// vocabulary of the user's own (any other URI or CURIE) as written; nothing for a word that CBV 2.0 does not have.
[[nodiscard]] std::optional<std::string> readWord(std::string_view text, Vocabulary vocabulary);

/// The field belongs to an event of this type (EPCIS 2.0 section 7.4).
[[nodiscard]] bool isEventField(std::string_view field, EventType type);

/// EPCIS 2.0 section 8.2.7.1: the parameters of SimpleEventQuery and of the REST bindings.
[[nodiscard]] bool isQueryParameter(std::string_view name);

} // namespace nqi::trace
