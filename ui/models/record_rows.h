// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/browse.h"
#include "core/findings/history.h"

#include <QVariantList>
#include <QVariantMap>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Records of the catalogue as rows that a person reads and presses: {kind, id, title, subtitle, level, chip}. `kind`
/// and `id` say what opens; an empty kind opens nothing. "finding" and "minutes" are this device's own, and no records.
namespace nqi::ui {

[[nodiscard]] QVariantMap rowOf(const catalog::Product &product);
[[nodiscard]] QVariantMap rowOf(const catalog::Company &company);
[[nodiscard]] QVariantMap rowOf(const catalog::Licence &licence);
[[nodiscard]] QVariantMap rowOf(const catalog::Certificate &certificate);
[[nodiscard]] QVariantMap rowOf(const catalog::Declaration &declaration);
[[nodiscard]] QVariantMap rowOf(const catalog::Alert &alert);
[[nodiscard]] QVariantMap rowOf(const catalog::Body &body);
[[nodiscard]] QVariantMap rowOf(const catalog::AlertItem &item);
[[nodiscard]] QVariantMap rowOf(const catalog::TraceCode &code);
[[nodiscard]] QVariantMap rowOf(const catalog::TraceEvent &event);
[[nodiscard]] QVariantMap rowOf(const findings::Entry &entry);
/// {title, imitation, chip, text, picture, source}: a card of its own shows these, and nothing opens. `picture` is a
/// data URL, empty where there is none that can be shown.
[[nodiscard]] QVariantMap rowOf(const catalog::Guide &guide);

template <class Record>
[[nodiscard]] QVariantList rowsOf(const std::vector<Record> &records)
{
    QVariantList rows;
    for (const Record &record : records)
        rows.append(rowOf(record));
    return rows;
}

/// What opens a product, or one lot of it; and back.
[[nodiscard]] QString productId(std::uint64_t gtin, std::string_view lot = {});
[[nodiscard]] std::pair<std::uint64_t, std::string> productOf(const QString &id);

/// {label, value}; nothing for an empty value.
void addField(QVariantList &fields, const QString &label, const QString &value);
/// "from 01/02/2026 to 01/02/2027", as far as known.
[[nodiscard]] QString validityText(const std::optional<Date> &from, const std::optional<Date> &to);
[[nodiscard]] QString gtinText(std::uint64_t gtin);
[[nodiscard]] QString alertLevelText(catalog::AlertLevel level);
[[nodiscard]] QString measureText(std::string_view measure);
/// Why the catalogue cannot be looked into, and what to do.
[[nodiscard]] QString catalogueText(catalog::LookupError error);
/// Whose records these are and as of when; or that this device has none of them.
[[nodiscard]] QString sourceText(const catalog::CatalogueInfo &info, catalog::Dataset dataset);

} // namespace nqi::ui
