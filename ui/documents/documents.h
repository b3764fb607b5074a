// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/paper.h"
#include "ui/documents/sources.h"

#include <cstddef>
#include <expected>
#include <string_view>
#include <vector>

/// Papers from records. Pure functions: the same record gives the same paper. Each form has the fields that Decree
/// 37/2026 gives it, in Vietnamese; what the record does not say is a dotted line, to be filled in by pen.
namespace nqi::documents {

enum class DocumentError : std::uint8_t {
    otherRecord,    ///< a record of another kind
    nothingToPrint, ///< no sample, no seal, no such hand-over
};
[[nodiscard]] std::string_view name(DocumentError error);

struct DocumentOptions {
    Instant at{};        ///< when it is printed
    std::size_t row = 0; ///< which hand-over, from 0
    /// Signed by pen after printing: room in place of images, and no BẢN NHÁP.
    bool forPen = false;

    bool operator==(const DocumentOptions &) const = default;
};

[[nodiscard]] std::expected<Paper, DocumentError> paperOf(DocumentKind kind, const Record &record,
                                                          const DocumentOptions &options);
/// The kinds that this record has something for, the most asked for first.
[[nodiscard]] std::vector<DocumentKind> kindsOf(const Record &record);

} // namespace nqi::documents
