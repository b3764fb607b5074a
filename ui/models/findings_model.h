// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/field_service.h"
#include "ui/models/reason_text.h"

#include <QAbstractListModel>
#include <QtQmlIntegration>

#include <vector>

namespace nqi::ui {

/// The queue of findings: what is here, what is on its way, what the hub holds.
class FindingsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(int partial READ partial NOTIFY changed)
    Q_PROPERTY(int complete READ complete NOTIFY changed)
    Q_PROPERTY(int quarantined READ quarantined NOTIFY changed)
    Q_PROPERTY(QString summaryText READ summaryText NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        SequenceRole,
        TimeTextRole,
        TitleRole,
        KeyRole,
        OverallRole,
        OverallTextRole,
        LevelRole,
        NoteRole,
        StateRole,
        StateTextRole,
        StateLevelRole,
        FilesRole,
        FilesHeldRole,
        FilesTextRole,
        ProblemTextRole,
        UnreachedRole ///< nothing sensible answered: what the page says once for all of them
    };
    /// Rows shown; older findings stay on the device and are found by the command line.
    static constexpr quint32 limit = 1000;

    explicit FindingsModel(FieldService &service, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int waiting() const { return static_cast<int>(m_queue.waiting); }
    [[nodiscard]] int partial() const { return static_cast<int>(m_queue.partial); }
    [[nodiscard]] int complete() const { return static_cast<int>(m_queue.complete); }
    [[nodiscard]] int quarantined() const { return static_cast<int>(m_queue.quarantined); }
    [[nodiscard]] QString summaryText() const;
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] QString errorText() const { return m_errorText; }

    /// The row of a finding, while it is among those shown.
    [[nodiscard]] const findings::Summary *find(const Uuid &id) const;

    Q_INVOKABLE void refresh();
    Q_INVOKABLE void retry(const QString &id);
    Q_INVOKABLE void retryAll();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void onListed(std::expected<FieldService::Listing, findings::JournalError> answer);
    void replaceRows(std::vector<findings::Summary> rows);

    FieldService &m_service;
    std::vector<findings::Summary> m_rows;
    findings::QueueState m_queue;
    bool m_loading = false;
    bool m_again = false; ///< something changed while a list was under way
    QString m_errorText;
};

/// How far something has come on its way to the hub.
[[nodiscard]] QString stateText(findings::State state);
[[nodiscard]] Level stateLevel(findings::State state);
/// Why an upload failed, and what will happen; for the codes of core/sync.
[[nodiscard]] QString problemText(std::string_view problem);

} // namespace nqi::ui
