// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/gs1/item.h"
#include "core/trust/digest.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

/// What the code at the foot of a printed paper says: which record it was printed from, and that record's hash. Whoever
/// has the record can tell whether the paper is of it.
namespace nqi::findings {

enum class RecordKind : std::uint8_t {
    finding,      ///< id and hash of its link of the chain
    minutes,      ///< the same of signed minutes
    draft,        ///< id of an inspection, and its text without signatures (protocol::textDigest)
    registration, ///< of an import (import_papers.h)
    notice,       ///< of the result of its inspection
};
[[nodiscard]] std::string_view name(RecordKind kind);

struct RecordCode {
    RecordKind kind{};
    Uuid id;
    trust::Digest hash;

    bool operator==(const RecordCode &) const = default;
};

enum class RecordCodeError : std::uint8_t {
    otherText, ///< not such a code at all
    newer,     ///< of a form that this program does not know
    damaged,   ///< begins like one, and is cut or changed
};
[[nodiscard]] std::string_view name(RecordCodeError error);

/// "NQI1:MINUTES:0192…:9F86…": upper case only, so that the symbol is small (QR alphanumeric mode).
[[nodiscard]] std::string encodeRecordCode(const RecordCode &code);
/// Gives back what `encodeRecordCode` was given, from exactly its text. Of a text of any length it reads at most the
/// first 128 bytes. Any thread.
[[nodiscard]] std::expected<RecordCode, RecordCodeError> parseRecordCode(std::string_view text);

/// The code that an item was read from, or what is wrong with it; nothing when the item is something else.
[[nodiscard]] std::optional<std::expected<RecordCode, RecordCodeError>> recordCodeOf(const gs1::Item &item);

} // namespace nqi::findings
