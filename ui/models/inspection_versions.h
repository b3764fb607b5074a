// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/inspection_service.h"

#include <QObject>
#include <QVariantList>
#include <QtQmlIntegration>

#include <optional>
#include <vector>

namespace nqi::ui {

/// What one inspection was signed into so far, revision by revision.
class InspectionVersions : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by InspectionModel")
    /// Newest first: [{minutes, revision, title, signedText, reason, stateText, stateLevel, receiptText, hashText,
    /// addition, changes, more}]. `minutes`: their id; `addition`: nobody signed again; `changes`: sentences, what is
    /// different from the revision before; `more`: how many there are beyond those.
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)

public:
    /// Sentences for one revision at most: minutes of thousands of goods can differ in all of them.
    static constexpr std::size_t shownChanges = 50;

    explicit InspectionVersions(InspectionService &service, QObject *parent = nullptr);

    [[nodiscard]] QVariantList rows() const { return m_rows; }
    [[nodiscard]] QString errorText() const { return m_errorText; }

    /// Of which inspection; nothing: of none.
    void show(const std::optional<Uuid> &id);
    /// Something may have been signed or received since.
    void refresh();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void onRead(std::expected<std::vector<SignedRevision>, findings::JournalError> answer);
    void describe();

    InspectionService &m_service;
    std::optional<Uuid> m_id;
    std::vector<SignedRevision> m_revisions;
    QVariantList m_rows;
    QString m_errorText;
};

} // namespace nqi::ui
