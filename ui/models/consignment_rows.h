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

/// Lines of a consignment in one state, or all, or the goods that belong to no line; of these, those that were searched
/// for. A change of a few lines costs that of these lines alone, however many there are.
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
        NoteRole,  ///< mismatches, a deviation, that a finding was recorded
        NoteLevelRole
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Both outlive the rows, or are replaced before they go; null: nothing to show.
    void show(const consignment::Tally *tally, const std::vector<consignment::LineDuty> *duties);
    /// "": all lines; the name of a state; "tightened" or "lacksProof", by the duties; "unknown".
    void setFilter(const QString &filter);
    [[nodiscard]] QString filter() const { return m_filter; }
    /// Each has to be found in a code or a name, with or without accents. A number finds the line of that number, too;
    /// one of up to three digits alone nothing else, because nearly every code contains it.
    void setWords(const QString &words);
    [[nodiscard]] QString words() const { return m_typed; }
    /// These lines, or the unknown goods, may look different now.
    void update(const consignment::Tally::Change &change);
    void updateAll();
    /// The records were read: the names and the filters by duties are others.
    void updateDuties();
    /// Index of the line in a row; nothing where there is none.
    [[nodiscard]] std::optional<std::size_t> lineAt(int row) const;
    /// Row of a line; nothing where it is not shown.
    [[nodiscard]] std::optional<int> rowOf(std::size_t line) const;
    /// Code of the goods in a row that belong to no line; empty where there are none.
    [[nodiscard]] std::string goodsAt(int row) const;

private:
    [[nodiscard]] bool isShown(std::size_t line) const;
    [[nodiscard]] bool isInFilter(std::size_t line) const;
    [[nodiscard]] bool isFound(std::size_t line) const;
    [[nodiscard]] std::string foldedLine(std::size_t line) const;
    [[nodiscard]] std::vector<consignment::UnknownGoods> shownUnknown() const;
    [[nodiscard]] QVariant lineData(std::size_t line, int role) const;
    [[nodiscard]] QVariant unknownData(std::size_t index, int role) const;
    [[nodiscard]] QString noteOf(std::size_t line) const;
    [[nodiscard]] Level noteLevelOf(std::size_t line) const;
    void fill();
    void refill();
    void updateLine(std::size_t line);
    void updateUnknown();

    const consignment::Tally *m_tally = nullptr;
    const std::vector<consignment::LineDuty> *m_duties = nullptr;
    QString m_filter;
    QString m_typed;
    std::vector<std::string> m_words;  ///< folded
    std::vector<std::string> m_folded; ///< what is searched of each line; empty until somebody searches
    std::vector<std::size_t> m_lines;  ///< shown, in order
    std::vector<consignment::UnknownGoods> m_unknown;
};

} // namespace nqi::ui
