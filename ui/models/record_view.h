// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/browse.h"
#include "core/findings/history.h"

#include <QVariantList>

#include <cstddef>
#include <expected>
#include <optional>
#include <string>

namespace nqi::ui {

/// What a person pressed: "product" with a GTIN and maybe a lot (record_rows.h, `productId`), "company", "certificate",
/// "declaration", "alert" or "body" with its id.
struct RecordKey {
    QString kind;
    QString id;

    bool operator==(const RecordKey &) const = default;
};

/// A record with all that hangs together with it, in words.
struct RecordView {
    RecordKey key;
    QString title; ///< empty: there is no such record
    QString subtitle;
    QString level;
    QString chip;
    /// [{title, icon, source, fields: [{label, value}], rows, more, cut}]; `more`: a greater limit gives more; `cut`:
    /// there are more than can be shown.
    QVariantList groups;
    QVariantList custody;
    QVariantList guides;       ///< what to look at: rows of catalog::Guide
    findings::Subject subject; ///< of earlier findings; empty: none can be
    bool ofLot = false;        ///< of one lot of the product
    QString code;              ///< for the button that checks it
};

/// Of a list so many rows are shown, and no more.
inline constexpr std::size_t mostRecordRows = 2000;

/// Reads it from the catalogue; `limit` rows of each list. Any thread.
[[nodiscard]] std::expected<RecordView, catalog::LookupError> viewOf(catalog::Browse &browse, const RecordKey &key,
                                                                     std::size_t limit, Instant now);

} // namespace nqi::ui
