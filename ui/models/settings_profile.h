// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <expected>

namespace nqi::ui {

class SettingsModel;

/// A named set of settings that an agency hands out, as a file of JSON:
///
///     { "format": "nqi-profile", "version": 1, "name": "…", "settings": { "role": "border", "idleMinutes": 5 } }
///
/// The settings are any of those of `SettingsProfile::settings()`; what a profile does not name stays as it is. Who the
/// inspector is, the camera and what was open belong to a person and a device: they are never part of one.
struct SettingsProfile {
    static constexpr qsizetype mostBytes = qsizetype{64} * 1024;
    static constexpr qsizetype longestName = 80;

    QString name;
    QVariantMap values; ///< property of SettingsModel -> value

    bool operator==(const SettingsProfile &) const = default;

    /// Everything in it is known and right, or each thing that is not is named, in sentences.
    [[nodiscard]] static std::expected<SettingsProfile, QStringList> parse(const QByteArray &bytes);
    [[nodiscard]] QByteArray text() const;
    /// What is set now, under a name.
    [[nodiscard]] static SettingsProfile of(const SettingsModel &settings, const QString &name);

    /// Their names in the file, in the order in which they are shown.
    [[nodiscard]] static QStringList settings();
    /// What a setting is called, and a value of it in words.
    [[nodiscard]] static QString title(const QString &setting);
    [[nodiscard]] static QString valueText(const QString &setting, const QVariant &value);
};

} // namespace nqi::ui
