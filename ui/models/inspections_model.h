// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/inspection_service.h"

#include <QAbstractListModel>
#include <QtQmlIntegration>

#include <vector>

namespace nqi::ui {

/// The inspections of this device: drafts first, then what was signed; in each the latest change first.
class InspectionsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(int drafts READ drafts NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        TitleRole,
        DecisionRole,
        KindRole,
        TimeTextRole,
        ItemsRole,
        LevelRole,
        OverallTextRole,
        DraftRole,
        StateTextRole,
        StateLevelRole,
        GroupRole
    };
    /// Rows shown; older ones stay on the device and are found by the command line.
    static constexpr std::uint32_t limit = 500;

    explicit InspectionsModel(InspectionService &service, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] int drafts() const;
    [[nodiscard]] int count() const { return rowCount(); }

    Q_INVOKABLE void refresh();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void onListed(std::expected<std::vector<findings::InspectionSummary>, findings::JournalError> answer);

    InspectionService &m_service;
    std::vector<findings::InspectionSummary> m_rows;
    bool m_loading = false;
    bool m_again = false; ///< something changed while a list was under way
    QString m_errorText;
};

} // namespace nqi::ui
