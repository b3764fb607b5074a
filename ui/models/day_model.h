// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/deadline.h"
#include "core/findings/inspection_rules.h"
#include "core/inspect/browse_thread.h"
#include "ui/models/history_service.h"

#include <QObject>
#include <QVariantList>
#include <QtQmlIntegration>

#include <optional>
#include <string_view>
#include <vector>

namespace nqi::ui {

/// What was done today, this week or in the last thirty days: outcomes, tiers, clocks, queue, age of the data, and
/// where it was.
class DayModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(QString range READ range WRITE setRange NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    /// The figures are those of the range.
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(QString periodText READ periodText NOTIFY changed)
    /// [{text, count, level}], also those with nothing, in a fixed order.
    Q_PROPERTY(QVariantList outcomes READ outcomes NOTIFY changed)
    Q_PROPERTY(QVariantList tiers READ tiers NOTIFY changed)
    Q_PROPERTY(QVariantList queue READ queue NOTIFY changed)
    Q_PROPERTY(QString oldestText READ oldestText NOTIFY changed)
    /// [{text, count, label, level}]: days since the state that is held.
    Q_PROPERTY(QVariantList freshness READ freshness NOTIFY changed)
    /// [{inspection, title, text, basis, level}], soonest first; `inspection` is the id of the one that it is of.
    Q_PROPERTY(QVariantList deadlines READ deadlines NOTIFY changed)
    /// [{check, title, text, basis, level}] of the checks of consignments, soonest first; `check` is the id of the one
    /// that it is of.
    Q_PROPERTY(QVariantList importDeadlines READ importDeadlines NOTIFY changed)
    /// In place of deadlines: that no clock runs, or why nobody knows; empty while there are any.
    Q_PROPERTY(QString deadlinesText READ deadlinesText NOTIFY changed)
    /// Which inspections and consignments were not looked at for clocks; empty when all were.
    Q_PROPERTY(QString deadlinesNote READ deadlinesNote NOTIFY changed)
    /// [{id, latitude, longitude, level, title, subtitle}], newest first.
    Q_PROPERTY(QVariantList points READ points NOTIFY changed)
    Q_PROPERTY(int withoutPlace READ withoutPlace NOTIFY changed)

public:
    /// Both may be null: there is nothing to show then.
    DayModel(inspect::BrowseThread *thread, HistoryService *history, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] QString range() const { return m_range; } ///< "today", "week", "month"
    void setRange(const QString &range);
    [[nodiscard]] bool isLoading() const { return m_loading || m_askingRules; }
    [[nodiscard]] bool isKnown() const { return m_known; }
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] int total() const { return static_cast<int>(m_picture.entries.size()); }
    [[nodiscard]] QString periodText() const;
    [[nodiscard]] QVariantList outcomes() const;
    [[nodiscard]] QVariantList tiers() const;
    [[nodiscard]] QVariantList queue() const;
    [[nodiscard]] QString oldestText() const;
    [[nodiscard]] QVariantList freshness() const;
    [[nodiscard]] QVariantList deadlines() const;
    [[nodiscard]] QVariantList importDeadlines() const;
    [[nodiscard]] QString deadlinesText() const;
    [[nodiscard]] QString deadlinesNote() const;
    [[nodiscard]] QVariantList points() const;
    [[nodiscard]] int withoutPlace() const;

    Q_INVOKABLE void refresh();
    void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();

private:
    struct Rules {
        catalog::CatalogueInfo info;
        std::vector<catalog::PolicyEntry> policy;
    };
    [[nodiscard]] Instant from() const;
    [[nodiscard]] QString unreadText() const; ///< of consignments whose clocks nobody knows
    void askRules();

    inspect::BrowseThread *m_thread;
    HistoryService *m_service;
    Clock m_clock;
    QString m_range;
    bool m_loading = false;
    QString m_errorText;
    bool m_pictured = false; ///< the picture was read once
    bool m_known = false;    ///< the picture is of the range
    HistoryService::Picture m_picture;
    bool m_askingRules = false;
    std::optional<Rules> m_rules; ///< the last that could be read
};

/// A clock that runs, as a row of `importDeadlines`.
[[nodiscard]] QVariantMap rowOf(const consignment::Deadline &deadline, const consignment::CheckSummary &check);
/// A clock that runs, as a row of `deadlines`.
[[nodiscard]] QVariantMap rowOf(const findings::Deadline &deadline, const Uuid &inspection,
                                std::string_view establishment, Instant now);

} // namespace nqi::ui
