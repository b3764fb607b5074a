// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/field_service.h"
#include "ui/models/reason_text.h"
#include "ui/models/typed_words.h"

#include <QAbstractListModel>
#include <QStringList>
#include <QVariantList>
#include <QtQmlIntegration>

#include <string_view>
#include <vector>

namespace nqi::ui {

/// The queue of findings: what is here, what is on its way, what the hub holds. Rows are those that pass the filter.
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
    /// Words in the product, number or note; accents and capitals do not matter. Empty: any.
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY changed)
    /// "saved", "sent", "received", "complete", "quarantined"; empty: any.
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
    /// Only these, as picked on the map, until the filter is cleared; none: all.
    Q_INVOKABLE void showOnly(const QStringList &ids);
    Q_INVOKABLE void clearFilter();

    /// The summary of a finding, while it is among the latest; whatever the filter.
    [[nodiscard]] const findings::Summary *find(const Uuid &id) const;

    Q_INVOKABLE void refresh();
    Q_INVOKABLE void retry(const QString &id);
    Q_INVOKABLE void retryAll();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void onListed(std::expected<FieldService::Listing, findings::JournalError> answer);
    void applyFilter();
    [[nodiscard]] bool passes(const findings::Summary &summary, const TypedWords &words) const;
    void replaceRows(std::vector<findings::Summary> rows);

    FieldService &m_service;
    std::vector<findings::Summary> m_all;
    std::vector<findings::Summary> m_rows; ///< of them those that pass the filter
    QString m_words, m_state, m_outcome;
    QStringList m_only;
    findings::QueueState m_queue;
    bool m_more = false; ///< there are older ones than those that were read
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
