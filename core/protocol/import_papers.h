// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/import_papers.h"
#include "core/protocol/decode_error.h"
#include "core/trust/digest.h"

#include <string>
#include <string_view>

/// The papers of imports as canonical JSON (RFC 8785), of up to 4 MB and 10,000 lines of goods, and the digest that
/// stands on their prints. Pure, any thread.
namespace nqi::protocol {

[[nodiscard]] std::string encodeRegistration(const findings::ImportRegistration &registration);
[[nodiscard]] Decoded<findings::ImportRegistration> decodeRegistration(std::string_view text);
[[nodiscard]] trust::Digest digestOf(const findings::ImportRegistration &registration);

[[nodiscard]] std::string encodeNotice(const findings::ResultNotice &notice);
[[nodiscard]] Decoded<findings::ResultNotice> decodeNotice(std::string_view text);
[[nodiscard]] trust::Digest digestOf(const findings::ResultNotice &notice);

} // namespace nqi::protocol
