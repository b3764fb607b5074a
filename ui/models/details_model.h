// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/findings_model.h"
#include "ui/models/inspection_service.h"
#include "ui/models/settings_model.h"

#include <QObject>
#include <QVariantList>
#include <QtQmlIntegration>

#include <map>
#include <optional>

namespace nqi::ui {

/// One finding, or signed minutes, as they were recorded: what they say, their files and how far these have come.
class DetailsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(QString recordId READ recordId NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(bool minutes READ isMinutes NOTIFY changed)
    Q_PROPERTY(QString inspectionId READ inspectionId NOTIFY changed) ///< that it belongs to, or that it is
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString overallText READ overallWords NOTIFY changed)
    Q_PROPERTY(QString level READ level NOTIFY changed)
    Q_PROPERTY(
        QString progress READ progress NOTIFY changed) ///< "saved", "sent", "received", "complete", "quarantined"
    Q_PROPERTY(QString stateText READ stateWords NOTIFY changed)
    Q_PROPERTY(QString stateLevel READ stateLevelName NOTIFY changed)
    Q_PROPERTY(QString problemText READ problemWords NOTIFY changed)
    /// What was recorded: [{label, value}].
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)
    /// The checks that were shown: [{title, text, level}].
    Q_PROPERTY(QVariantList checks READ checks NOTIFY changed)
    /// [{row, text, sizeText, picture, held, stateText, source}]; `source` once it was looked at.
    Q_PROPERTY(QVariantList files READ files NOTIFY changed)

public:
    struct Needs {
        InspectionService &service;
        FindingsModel &findings;
        const SettingsModel &settings;
    };
    explicit DetailsModel(Needs needs, QObject *parent = nullptr);

    [[nodiscard]] QString recordId() const { return m_id ? QString::fromStdString(m_id->text()) : QString(); }
    [[nodiscard]] bool isLoading() const { return m_id && !m_record && m_errorText.isEmpty(); }
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] bool isMinutes() const { return asMinutes() != nullptr; }
    [[nodiscard]] QString inspectionId() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString overallWords() const;
    [[nodiscard]] QString level() const;
    [[nodiscard]] QString progress() const;
    [[nodiscard]] QString stateWords() const;
    [[nodiscard]] QString stateLevelName() const;
    [[nodiscard]] QString problemWords() const;
    [[nodiscard]] QVariantList facts() const;
    [[nodiscard]] QVariantList checks() const;
    [[nodiscard]] QVariantList files() const;

    Q_INVOKABLE void show(const QString &id);
    Q_INVOKABLE void close();
    /// Reads a picture of the evidence, to look at it.
    Q_INVOKABLE void look(int row);
    Q_INVOKABLE void retry();
    /// A new finding that replaces this one.
    Q_INVOKABLE void correct();
    void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();
    void correctionAsked(const nqi::Uuid &id, const nqi::findings::Draft &before);

private:
    void load();
    [[nodiscard]] const findings::Draft *asFinding() const;
    [[nodiscard]] const findings::Minutes *asMinutes() const;
    [[nodiscard]] const findings::Summary *row() const;

    InspectionService &m_service;
    FindingsModel &m_findings;
    const SettingsModel &m_settings;
    std::optional<Uuid> m_id;
    std::optional<Record> m_record;
    std::optional<findings::State> m_shownState;
    std::map<std::size_t, QString> m_pictures; ///< small copies, by file
    QString m_errorText;
};

} // namespace nqi::ui
