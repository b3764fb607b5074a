// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/inspection.h"

#include <QAbstractListModel>
#include <QVariantList>
#include <QtQmlIntegration>

#include <optional>
#include <string>
#include <vector>

namespace nqi::ui {

/// What goods are called in the minutes: "Sữa tươi (08936017360017)".
[[nodiscard]] std::string goodsName(const findings::ItemMet &item);

/// The goods met during an inspection, the worst outcome first, then the latest. `index` of a row of the inspection's
/// own list is its role "row".
class InspectionItems : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by InspectionModel")
    /// How many there are of each outcome: [{level, text, count}], the worst first.
    Q_PROPERTY(QVariantList groups READ groups NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// Codes read, duplicates counted.
    Q_PROPERTY(int readings READ readings NOTIFY changed)

public:
    enum Role {
        RowRole = Qt::UserRole + 1,
        KeyRole,
        TitleRole,
        DetailRole,
        GroupRole,
        LevelRole,
        CountRole,
        FindingRole,
        NowRole ///< what it is judged now, where something else is recorded; else empty
    };
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] QVariantList groups() const;
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int readings() const;
    /// "Now judged: Signs of violation (recorded: Agrees with the data)"
    [[nodiscard]] static QString nowText(verdict::Overall now, const std::optional<verdict::Overall> &recorded);
    /// `now`: of each, what it is judged now if something else is recorded.
    void show(const std::vector<findings::ItemMet> &items, std::vector<std::optional<verdict::Overall>> now);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    std::vector<findings::ItemMet> m_items;
    std::vector<std::optional<verdict::Overall>> m_now;
    std::vector<std::size_t> m_order; ///< of rows, indices of `m_items`
};

} // namespace nqi::ui
