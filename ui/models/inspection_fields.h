// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/inspection.h"

#include <QString>
#include <QVariantList>
#include <QVariantMap>

/// The fields of an inspection by the names that core/findings/inspection_table.h gives them: "decision.number", or in
/// a list ("samples") "lot". A form is nothing but names. Times and dates are day-month-year as people write them;
/// enumerations go by the stable names of core/findings.
namespace nqi::ui {

/// What came of a value that a person gave.
enum class FieldAnswer : std::uint8_t {
    taken,
    same,    ///< it was so before
    invalid, ///< not a date, a time, a number of this field; nothing was changed
    unknown, ///< there is no such field or row
};

/// Every field by its name.
[[nodiscard]] QVariantMap fieldsOf(const findings::Inspection &inspection);
[[nodiscard]] FieldAnswer setField(findings::Inspection &inspection, const QString &name, const QVariant &value);

/// Lists: "team", "contents", "samples", "seals", "handOvers", "handed:0" (the rows of the first hand-over),
/// "measures", "statements", "signatures", "items", "evidence".
[[nodiscard]] QVariantList rowsOf(const findings::Inspection &inspection, const QString &list);
[[nodiscard]] FieldAnswer setCell(findings::Inspection &inspection, const QString &list, int row, const QString &name,
                                  const QVariant &value);
/// Puts an empty row at the end; its number, or -1 when there is no such list.
int addRow(findings::Inspection &inspection, const QString &list);
/// Takes a row away. A sample's seals and hand-over rows go with it, and later samples move up. False: no such row.
bool removeRow(findings::Inspection &inspection, const QString &list, int row);

/// Files that belong to the whole, not to a signature: [{label, text, mediaType, digest, sizeText}].
[[nodiscard]] QVariantList annexesOf(const findings::Inspection &inspection);

} // namespace nqi::ui
