// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/sightings.h"

#include <QAbstractListModel>
#include <QtQmlIntegration>

#include <deque>

namespace nqi::ui {

/// The running list of a scanning session, newest first; the same item again is counted, not repeated.
class ScanItems : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by ScanModel")

public:
    enum Role {
        KeyRole = Qt::UserRole + 1,
        TitleRole,
        OverallRole,
        OverallTextRole,
        LevelRole,
        SummaryRole,
        TimeTextRole,
        CountRole
    };
    struct Entry {
        quint64 id = 0; ///< never used twice in a session
        Sighting sighting;
        Instant time{};
        int count = 1;
    };
    /// Older entries than this leave the list; findings made of them stay.
    static constexpr std::size_t capacity = 500;

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Adds or counts; the entry is then in front. Returns its id.
    quint64 add(Sighting sighting, Instant now);
    /// The same item judged anew.
    void update(const inspect::Inspected &inspected);
    /// What leaves is kept for `restore` until the next clearing.
    void clear();
    /// What was cleared stands behind what came since.
    void restore();
    [[nodiscard]] const Entry *at(int row) const;
    [[nodiscard]] const Entry *find(quint64 id) const;
    [[nodiscard]] int rowOf(quint64 id) const; ///< below 0: it is not there
    [[nodiscard]] const Entry *find(const std::string &key, const std::string &lot, const std::string &serial) const;
    void retranslate();

private:
    std::deque<Entry> m_entries;
    std::deque<Entry> m_cleared;
    quint64 m_nextId = 1;
};

} // namespace nqi::ui
