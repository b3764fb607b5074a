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

/// What a person pressed: "product" with a GTIN and maybe a lot (record_rows.h, `productId`), "company", "certificate", "alert" or "body" with its id.
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
    QVariantList groups; ///< [{title, icon, source, fields: [{label, value}], rows, more}]
    QVariantList custody;
    QVariantList guides;       ///< what to look at: rows of catalog::Guide
    findings::Subject subject; ///< of earlier findings; empty: none can be
    bool ofLot = false;        ///< of one lot of the product
    QString code;              ///< for the button that checks it
};

/// Reads it from the catalogue; `limit` rows of each list. Any thread.
[[nodiscard]] std::expected<RecordView, catalog::LookupError> viewOf(catalog::Browse &browse, const RecordKey &key,
                                                                     std::size_t limit, Instant now);

} // namespace nqi::ui
