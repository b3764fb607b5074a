// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/inspection.h"
#include "ui/models/inspection_fields.h"
#include "ui/models/item_text.h"
#include "ui/models/typed_time.h"

#include <QString>
#include <QVariant>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

/// One value of an inspection, by its type: how it is shown to a person, and how what a person typed is read.
namespace nqi::ui::values {

inline QString fromStd(std::string_view value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

inline QVariant shown(const std::string &value)
{
    return fromStd(value);
}
inline QVariant shown(bool value)
{
    return value;
}
inline QVariant shown(std::uint32_t value)
{
    return value;
}
inline QVariant shown(const std::optional<Date> &value)
{
    return value ? dateText(*value) : QString();
}
inline QVariant shown(const std::optional<Instant> &value)
{
    return value ? timeText(*value) : QString();
}
inline QVariant shown(const std::optional<Uuid> &value)
{
    return value ? fromStd(value->text()) : QString();
}
inline QVariant shown(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'f', 6) : QString();
}
inline QVariant shown(const std::optional<verdict::Overall> &value)
{
    return value ? fromStd(name(*value)) : QString();
}
inline QVariant shown(const std::optional<trust::Digest> &value)
{
    return value ? fromStd(value->text()) : QString();
}
inline QVariant shown(const trust::Digest &value)
{
    return fromStd(value.text());
}
inline QVariant shown(std::uint64_t value)
{
    return QVariant::fromValue(value);
}
template <class Enum>
    requires std::is_enum_v<Enum>
QVariant shown(Enum value)
{
    return fromStd(name(value));
}

template <class T>
FieldAnswer put(T &field, std::optional<T> value)
{
    if (!value)
        return FieldAnswer::invalid;
    return std::exchange(field, *value) == *value ? FieldAnswer::same : FieldAnswer::taken;
}

inline FieldAnswer take(std::string &field, const QVariant &value)
{
    return put(field, std::optional(value.toString().toStdString()));
}
inline FieldAnswer take(bool &field, const QVariant &value)
{
    return put(field, std::optional(value.toBool()));
}
inline FieldAnswer take(std::uint32_t &field, const QVariant &value)
{
    const QString text = value.toString().trimmed();
    bool good = false;
    const std::uint32_t number = text.isEmpty() ? 0 : text.toUInt(&good);
    return put(field, good || text.isEmpty() ? std::optional(number) : std::nullopt);
}
template <class T>
FieldAnswer takeOptional(std::optional<T> &field, const QVariant &value, const std::optional<T> &read)
{
    if (!read && !value.toString().trimmed().isEmpty())
        return FieldAnswer::invalid;
    return std::exchange(field, read) == read ? FieldAnswer::same : FieldAnswer::taken;
}
inline FieldAnswer take(std::optional<Date> &field, const QVariant &value)
{
    return takeOptional(field, value, parseDate(value.toString()));
}
inline FieldAnswer take(std::optional<Instant> &field, const QVariant &value)
{
    return takeOptional(field, value, parseTime(value.toString()));
}
inline FieldAnswer take(std::optional<Uuid> &field, const QVariant &value)
{
    return takeOptional(field, value, Uuid::parse(value.toString().toStdString()));
}
inline FieldAnswer take(std::optional<double> &field, const QVariant &value)
{
    bool good = false;
    const double number = value.toString().trimmed().toDouble(&good);
    return takeOptional(field, value, good ? std::optional(number) : std::nullopt);
}
/// What is signed, stored or judged is never typed.
template <class Made>
concept MadeElsewhere = std::same_as<Made, std::optional<trust::Digest>> || std::same_as<Made, trust::Digest> ||
                        std::same_as<Made, std::uint64_t> || std::same_as<Made, std::optional<verdict::Overall>>;
template <class Enum>
    requires std::is_enum_v<Enum>
FieldAnswer take(Enum &field, const QVariant &value)
{
    const std::string wanted = value.toString().toStdString();
    for (std::uint8_t i = 0; !name(static_cast<Enum>(i)).empty(); ++i)
        if (name(static_cast<Enum>(i)) == wanted)
            return put(field, std::optional(static_cast<Enum>(i)));
    return FieldAnswer::invalid;
}
template <MadeElsewhere Made>
FieldAnswer take(Made &, const QVariant &)
{
    return FieldAnswer::unknown;
}

} // namespace nqi::ui::values
