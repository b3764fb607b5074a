// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/scan_items.h"

#include <QAbstractListModel>
#include <QVariantList>
#include <QtQmlIntegration>

#include <vector>

namespace nqi::ui {

/// The running list as the page shows it: all of it, or the items of one outcome.
class ScanFilter : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by ScanModel")
    /// As ScanItems names it; empty: all. Gone when no item has it any more.
    Q_PROPERTY(QString outcome READ outcome WRITE setOutcome NOTIFY changed)
    /// How many of the whole list there are of each outcome: [{value, level, text, count}], the worst first.
    Q_PROPERTY(QVariantList outcomes READ outcomes NOTIFY changed)

public:
    /// `items` outlives it.
    explicit ScanFilter(ScanItems &items, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override { return m_items.roleNames(); }

    [[nodiscard]] QString outcome() const { return m_outcome; }
    void setOutcome(const QString &outcome);
    [[nodiscard]] QVariantList outcomes() const;
    /// The row of the whole list.
    [[nodiscard]] Q_INVOKABLE int rowAt(int index) const;
    [[nodiscard]] int indexOf(quint64 entry) const; ///< below 0: it is not shown

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] std::vector<quint64> wanted() const;
    void follow();
    void reset();

    ScanItems &m_items;
    QString m_outcome;
    std::vector<quint64> m_shown; ///< ids of entries
};

} // namespace nqi::ui
