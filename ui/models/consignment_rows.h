// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/duties.h"
#include "core/consignment/tally.h"
#include "ui/models/reason_text.h"

#include <QAbstractListModel>
#include <QtQmlIntegration>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace nqi::ui {

/// Lines of a consignment in one state, or all, or the goods that belong to no line. A change of a few lines costs
/// that of these lines alone, however many there are.
class ConsignmentRows : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by ConsignmentModel")

public:
    enum Role {
        NumberRole = Qt::UserRole + 1, ///< of the line; 0: no line
        TitleRole,
        DetailRole,
        StateRole,
        StateTextRole,
        LevelRole,
        CountTextRole,
        ShareRole, ///< 0 to 1
        NoteRole,  ///< mismatches, a deviation
        NoteLevelRole
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Both outlive the rows, or are replaced before they go; null: nothing to show.
    void show(const consignment::Tally *tally, const std::vector<consignment::LineDuty> *duties);
    /// "": all lines; the name of a state; "unknown".
    void setFilter(const QString &filter);
    [[nodiscard]] QString filter() const { return m_filter; }
    /// These lines, or the unknown goods, may look different now.
    void update(const consignment::Tally::Change &change);
    void updateAll();
    /// Index of the line in a row; nothing where there is none.
    [[nodiscard]] std::optional<std::size_t> lineAt(int row) const;
    /// Code of the goods in a row that belong to no line; empty where there are none.
    [[nodiscard]] std::string goodsAt(int row) const;

private:
    [[nodiscard]] bool isShown(std::size_t line) const;
    [[nodiscard]] QVariant lineData(std::size_t line, int role) const;
    [[nodiscard]] QVariant unknownData(std::size_t index, int role) const;
    [[nodiscard]] QString noteOf(std::size_t line) const;
    [[nodiscard]] Level noteLevelOf(std::size_t line) const;
    void fill();
    void updateLine(std::size_t line);
    void updateUnknown();

    const consignment::Tally *m_tally = nullptr;
    const std::vector<consignment::LineDuty> *m_duties = nullptr;
    QString m_filter;
    std::vector<std::size_t> m_lines; ///< shown, in order
    std::vector<consignment::UnknownGoods> m_unknown;
};

} // namespace nqi::ui
