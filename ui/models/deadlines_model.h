// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/deadline.h"
#include "core/findings/inspection_rules.h"
#include "core/verdict/verdict.h"
#include "ui/models/desktop_notices.h"
#include "ui/models/history_service.h"
#include "ui/models/inspection_service.h"

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QVariantList>
#include <QVariantMap>
#include <QtQmlIntegration>

#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <vector>

namespace nqi::ui {

/// The clocks of this device's inspections and imports that people must be told of: those that ran out, and those
/// about to. Each is told to the desktop once, also over a restart, and stays in the window until it is put away or
/// what it asks for is done; what was put away comes back once when it runs out.
class DeadlinesModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int openCount READ openCount NOTIFY changed) ///< of those what nobody has put away
    Q_PROPERTY(QString level READ level NOTIFY changed)     ///< "danger" once one ran out
    Q_PROPERTY(QString title READ title NOTIFY changed)     ///< how many ran out, and how many are about to
    /// As DayModel::deadlines, or DayModel::importDeadlines, and `away`: somebody has put it away. Soonest first.
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed)
    /// Of those the first that nobody has put away; the others are a number.
    Q_PROPERTY(QVariantMap first READ first NOTIFY changed)

public:
    /// A clock is about to run out when less than this is left of it, and less than this part of it. A choice of this
    /// program and no rule of law: time enough to write a report, and not told while most of a short clock is left.
    static constexpr std::chrono::hours lead{3};
    static constexpr int leadPart = 4;
    static constexpr std::uint32_t mostInspections = 500; ///< the latest; older ones are not looked at

    /// What is remembered over a restart.
    struct Memory {
        std::function<QStringList()> told; ///< to the desktop
        std::function<QStringList()> away; ///< put away
        std::function<void(const QStringList &told, const QStringList &away)> store;
    };
    struct Needs {
        InspectionService &service;
        HistoryService *history = nullptr; ///< null: without the clocks of imports
        DesktopNotices *desktop = nullptr; ///< null: told inside the window only
        Clock clock;
        Memory memory;
        std::function<bool()> quiet; ///< the desktop is left alone now: what still runs then is told afterwards
        std::chrono::milliseconds interval = std::chrono::minutes(1); ///< how often the clock is looked at
    };
    explicit DeadlinesModel(Needs needs, QObject *parent = nullptr);
    ~DeadlinesModel() override;

    [[nodiscard]] int count() const { return static_cast<int>(m_view.rows.size()); }
    [[nodiscard]] int openCount() const { return m_view.open; }
    [[nodiscard]] QString level() const { return m_view.level; }
    [[nodiscard]] QString title() const { return m_view.title; }
    [[nodiscard]] QVariantList rows() const { return m_view.rows; }
    [[nodiscard]] QVariantMap first() const { return m_view.first; }

    Q_INVOKABLE void dismiss();
    /// Those that were put away last are told again, inside the window.
    Q_INVOKABLE void bringBack();
    /// Inspections or rules may be others now.
    void refresh();
    /// This one was kept as it is here.
    void follow(const findings::Inspection &inspection);
    void retranslate() { arrange(); }

    /// From when on this clock is about to run out.
    [[nodiscard]] static Instant nearFrom(const findings::Deadline &deadline);
    /// The same of one that counts working days: all of its last day.
    [[nodiscard]] static Instant nearFrom(const consignment::Deadline &deadline);

Q_SIGNALS:
    void changed();
    void putAway(); ///< all at once
    /// The message of the desktop was pressed.
    void pressed();

private:
    struct Running {
        Uuid of; ///< an inspection, or the check of a consignment
        QString key;
        Instant nearFrom{};
        Instant due{}; ///< the last moment that is in time
        std::function<QVariantMap(Instant now)> row;
    };
    struct View {
        int open = 0;
        QString level;
        QString title;
        QVariantList rows;
        QVariantMap first;

        bool operator==(const View &) const = default;
    };
    [[nodiscard]] static QString awayKeyOf(const Running &one, Instant now);
    [[nodiscard]] std::vector<const Running *> pressing(Instant now) const; ///< or run out; soonest first
    [[nodiscard]] View viewAt(Instant now) const;
    using Inspections = std::expected<std::vector<findings::Inspection>, findings::JournalError>;
    void onInspections(const Inspections &inspections);
    void onRead(const Inspections &inspections, const HistoryService::Checked &checks);
    [[nodiscard]] std::vector<Running> runningOf(const findings::Inspection &inspection) const;
    [[nodiscard]] std::optional<Running> runningOf(const HistoryService::Picture::Check &check) const;
    void forgetWhatIsDone();
    void arrange();
    void tellDesktop();

    Needs m_needs;
    verdict::Policy m_policy;
    bool m_ruled = false;           ///< there are rules
    std::vector<Running> m_running; ///< of inspections
    std::vector<Running> m_imports;
    QStringList m_putAwayLast;
    View m_view;
    bool m_reading = false;
    bool m_again = false; ///< something changed while they were read
    QTimer m_tick;
};

} // namespace nqi::ui
