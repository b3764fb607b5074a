// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/field_service.h"
#include "ui/models/result_model.h"
#include "ui/models/settings_model.h"

#include <QObject>
#include <QtQmlIntegration>

namespace nqi::ui {

/// The finding that the inspector is writing about the item shown.
class FindingModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(QString note READ note WRITE setNote NOTIFY changed)
    Q_PROPERTY(QString place READ place WRITE setPlace NOTIFY changed)
    Q_PROPERTY(QString inspector READ inspector WRITE setInspector NOTIFY changed)
    Q_PROPERTY(bool photo READ hasPhoto WRITE setPhoto NOTIFY changed)
    Q_PROPERTY(bool photoAvailable READ isPhotoAvailable NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(bool canSave READ canSave NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString messageLevel READ messageLevel NOTIFY changed)
    Q_PROPERTY(QString savedId READ savedId NOTIFY changed)

public:
    FindingModel(FieldService &service, const ResultModel &result, SettingsModel &settings, QObject *parent = nullptr);

    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] QString place() const { return m_place; }
    [[nodiscard]] QString inspector() const { return m_inspector; }
    [[nodiscard]] bool hasPhoto() const { return m_photo && isPhotoAvailable(); }
    [[nodiscard]] bool isPhotoAvailable() const { return m_sighting && m_sighting->photo; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool canSave() const { return m_sighting && !m_busy && m_savedId.isEmpty(); }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QString messageLevel() const { return m_messageLevel; }
    [[nodiscard]] QString savedId() const { return m_savedId; }
    void setNote(const QString &note);
    void setPlace(const QString &place);
    void setInspector(const QString &inspector);
    void setPhoto(bool photo);

    /// Takes the item now shown: its verdict is written down as it was shown, whatever is scanned meanwhile.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void save();

Q_SIGNALS:
    void changed();
    void saved(const QString &id);

private:
    void onSaved(const std::expected<findings::Finding, findings::JournalError> &answer);

    FieldService &m_service;
    const ResultModel &m_result;
    SettingsModel &m_settings;
    std::optional<Sighting> m_sighting;
    verdict::Context m_context;
    QString m_note;
    QString m_place;
    QString m_inspector;
    bool m_photo = true;
    bool m_busy = false;
    QString m_message;
    QString m_messageLevel;
    QString m_savedId;
};

/// Why the field database could not do what was asked, and what to do.
[[nodiscard]] QString journalText(findings::JournalError error);

} // namespace nqi::ui
