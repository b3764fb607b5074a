// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/inspect/browse_thread.h"
#include "ui/models/alert_mark.h"
#include "ui/models/desktop_notices.h"
#include "ui/models/history_service.h"

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QVariantMap>
#include <QtQmlIntegration>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace nqi::ui {

/// Serious alerts that came with a synchronisation: each is told once, also over a restart, and stays until somebody
/// has read it or put it away. Recalls, and whatever is called serious or urgent; not what was withdrawn. What the
/// catalogue of a new device holds is not news. Alerts about goods of this device's latest findings come first.
class NewsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int metCount READ metCount NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QVariantMap first READ first NOTIFY changed)

public:
    static constexpr int mostKept = 200; ///< of more the newest are kept
    static constexpr std::chrono::days latest{14};

    /// What is remembered over a restart.
    struct Memory {
        std::function<QString()> told; ///< an AlertMark as text; empty: nothing was ever told
        std::function<QStringList()> open;
        /// Both at once: what is told, and what of it nobody has put away.
        std::function<void(const QString &, const QStringList &)> store;
    };
    struct Needs {
        inspect::BrowseThread *thread = nullptr; ///< null: there are no alerts
        HistoryService *history = nullptr;       ///< null: nothing was found before
        DesktopNotices *desktop = nullptr;       ///< null: told inside the window only
        Clock clock;
        Memory memory;
        std::function<bool()> quiet; ///< the desktop is left alone now: what is unread then is told afterwards
        /// How often it is seen whether the quiet has ended.
        std::chrono::milliseconds quietInterval = std::chrono::minutes(1);
    };
    explicit NewsModel(Needs needs, QObject *parent = nullptr);
    ~NewsModel() override;

    [[nodiscard]] int count() const { return static_cast<int>(m_open.size()); }
    [[nodiscard]] int metCount() const; ///< about goods of the latest findings
    [[nodiscard]] QString title() const;
    /// The one to read next: {id, title, subtitle, level, chip, metText}, the last of which says what finding it
    /// concerns. The others are a number.
    [[nodiscard]] QVariantMap first() const;

    /// Somebody reads this alert.
    Q_INVOKABLE void read(const QString &id);
    Q_INVOKABLE void dismiss();
    /// Those that were put away last are told again, inside the window.
    Q_INVOKABLE void bringBack();
    /// The catalogue may have changed, or what was found before may be known now.
    void refresh();
    void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();
    void putAway(); ///< all at once
    /// The message of the desktop was pressed.
    void pressed();

private:
    struct Told {
        catalog::Alert alert;
        std::vector<catalog::AlertItem> items;
        std::optional<findings::Entry> met;
    };
    struct Looked {
        AlertMark window;
        std::vector<Told> fresh;
        QStringList asked;      ///< what was told and not put away when this was asked
        std::vector<Told> open; ///< of that: what is still in force
        bool first = false;     ///< nothing was ever told
    };
    [[nodiscard]] static std::expected<Told, catalog::LookupError> toldOf(catalog::Browse &browse,
                                                                          const catalog::Alert &alert);
    [[nodiscard]] static std::expected<void, catalog::LookupError>
    readFresh(catalog::Browse &browse, const AlertMark &told, Looked &looked, const std::stop_token &stop);
    [[nodiscard]] static std::expected<Looked, catalog::LookupError>
    look(catalog::Browse &browse, const QString &mark, const QStringList &open, const std::stop_token &stop);
    void onLooked(Looked looked);
    void take(Looked looked, const std::vector<findings::Entry> &found);
    void keep();
    void tellDesktop();

    Needs m_needs;
    QString m_told;
    std::vector<Told> m_open; ///< those of the latest findings first, then the newest
    std::vector<Told> m_away; ///< until others are put away
    int m_untold = 0;         ///< to the desktop, because it was left alone
    QTimer m_quietEnds;
};

} // namespace nqi::ui
