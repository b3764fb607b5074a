// SPDX-License-Identifier: Apache-2.0
// What Forms 1 and 3 ask for and no declaration says.
#include "core/consignment/filled.h"
#include "ui/models/consignment_model.h"
#include "ui/models/item_text.h"
#include "ui/models/typed_time.h"

namespace nqi::ui {

using consignment::Entry;
using consignment::EntryKind;

namespace {

QString shown(std::string_view field, const std::string &value)
{
    const auto day = field == consignment::field::registrationDate ? parseIsoDate(value) : std::nullopt;
    return day ? dateText(*day) : QString::fromStdString(value);
}

} // namespace

QVariantMap ConsignmentModel::filledIn() const
{
    QVariantMap fields;
    if (m_tally)
        for (const auto &[field, value] : consignment::filledOf(m_tally->entries()))
            fields.insert(QString::fromStdString(field), shown(field, value));
    return fields;
}

QString ConsignmentModel::fillIn(const QVariantMap &fields)
{
    if (!m_tally)
        return {};
    const QVariantMap before = filledIn();
    std::vector<Entry> entries;
    for (const std::string_view field : consignment::filledFields) {
        const QString name = QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size()));
        const QString text = fields.value(name, before.value(name)).toString().trimmed();
        if (text == before.value(name).toString())
            continue;
        std::string value = text.toStdString();
        if (value.size() > consignment::longestText)
            return tr("Nothing was kept: “%1…” is too long. Write at most some 1,300 characters in a line.")
                .arg(text.left(40));
        if (field == consignment::field::registrationDate && !text.isEmpty()) {
            const auto day = parseDate(text);
            if (!day)
                return tr("Not understood, so not kept: write a day as 31/12/2026.");
            value = isoDate(*day);
        }
        entries.push_back({.kind = EntryKind::filled, .code = std::string(field), .value = std::move(value)});
    }
    keep(std::move(entries));
    return {};
}

} // namespace nqi::ui
