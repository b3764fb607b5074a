// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/facts.h"
#include "core/findings/inspection_book.h"
#include "core/findings/journal.h"
#include "core/protocol/decode_error.h"

#include <string>

/// Values as one line of JSON each, for `nqi --json` and logs. Names of members and codes are stable. Text that is not
/// UTF-8 becomes {"hex":"…"}; control characters and marks that turn the direction of writing are escaped, so that a
/// terminal shows what is there.
namespace nqi::protocol {

[[nodiscard]] std::string toJson(const gs1::Message &message);
[[nodiscard]] std::string toJson(const gs1::Item &item);
[[nodiscard]] std::string toJson(const catalog::Facts &facts);
[[nodiscard]] std::string toJson(const catalog::CatalogueInfo &info);
[[nodiscard]] std::string toJson(const verdict::Verdict &verdict);
[[nodiscard]] std::string toJson(const verdict::Context &context);
[[nodiscard]] std::string toJson(const findings::Evidence &evidence);
[[nodiscard]] std::string toJson(const findings::Summary &summary);
[[nodiscard]] std::string toJson(const findings::QueueState &queue);
/// Envelope and body, the body as an object.
[[nodiscard]] std::string toJson(const findings::Finding &finding);
[[nodiscard]] std::string toJson(const findings::Receipt &receipt);
/// What `decodeInspection` reads back as the same.
[[nodiscard]] std::string toJson(const findings::Inspection &inspection);
[[nodiscard]] std::string toJson(const findings::InspectionVersion &version);
[[nodiscard]] std::string toJson(const findings::InspectionSummary &summary);
[[nodiscard]] std::string toJson(const findings::LogEntry &entry);
[[nodiscard]] std::string toJson(const DecodeError &error);

/// A row of a list of the catalogue, with the name of its "table".
template <class Record>
[[nodiscard]] std::string rowJson(const Record &record);

} // namespace nqi::protocol
