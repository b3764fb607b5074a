// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/inspection_service.h"
#include "ui/models/typed_words.h"

#include <QAbstractListModel>
#include <QVariantList>
#include <QtQmlIntegration>

#include <vector>

namespace nqi::ui {

/// The inspections of this device: drafts first, then what was signed; in each the latest change first. Rows are those
/// that pass the filter.
class InspectionsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(int drafts READ drafts NOTIFY changed) ///< whatever the filter
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// Words in the name of the establishment or the number of the decision; accents and capitals do not matter. Empty:
    /// any.
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY changed)
    /// "draft", or of the signed ones "saved", "received", "complete", "quarantined"; empty: any.
    Q_PROPERTY(QString state READ state WRITE setState NOTIFY changed)
    /// As verdict::name(Overall); empty: any.
    Q_PROPERTY(QString outcome READ outcome WRITE setOutcome NOTIFY changed)
    /// [{value, text}] to pick from.
    Q_PROPERTY(QVariantList states READ states NOTIFY changed)
    Q_PROPERTY(QVariantList outcomes READ outcomes NOTIFY changed)
    Q_PROPERTY(bool filtered READ isFiltered NOTIFY changed)
    Q_PROPERTY(int total READ total NOTIFY changed) ///< rows that there are without a filter
    /// How many rows pass the filter; empty without one.
    Q_PROPERTY(QString filterText READ filterText NOTIFY changed)
    Q_PROPERTY(bool more READ hasMore NOTIFY changed) ///< there are older ones than those that were read

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
    /// Rows read at first, and more whenever more are asked for.
    static constexpr std::uint32_t limit = 500;

    explicit InspectionsModel(InspectionService &service, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] int drafts() const;
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] QString words() const { return m_words; }
    void setWords(const QString &words);
    [[nodiscard]] QString state() const { return m_state; }
    void setState(const QString &state);
    [[nodiscard]] QString outcome() const { return m_outcome; }
    void setOutcome(const QString &outcome);
    [[nodiscard]] QVariantList states() const;
    [[nodiscard]] QVariantList outcomes() const;
    [[nodiscard]] bool isFiltered() const;
    [[nodiscard]] int total() const { return static_cast<int>(m_all.size()); }
    [[nodiscard]] QString filterText() const;
    [[nodiscard]] bool hasMore() const { return m_more; }

    Q_INVOKABLE void clearFilter();
    Q_INVOKABLE void showMore();
    Q_INVOKABLE void refresh();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void onListed(std::uint32_t asked,
                  std::expected<std::vector<findings::InspectionSummary>, findings::JournalError> answer);
    void applyFilter();
    [[nodiscard]] bool passes(const findings::InspectionSummary &summary, const TypedWords &words) const;

    InspectionService &m_service;
    std::vector<findings::InspectionSummary> m_all;
    std::vector<findings::InspectionSummary> m_rows; ///< of them those that pass the filter
    std::uint32_t m_limit = limit;                   ///< of the rows that were read
    std::uint32_t m_asked = limit;                   ///< of those to read next
    bool m_more = false;
    QString m_words, m_state, m_outcome;
    bool m_loading = false;
    bool m_again = false; ///< something changed while a list was under way
    QString m_errorText;
};

} // namespace nqi::ui
