// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/inspect/browse_thread.h"
#include "ui/models/alert_mark.h"

#include <QAbstractListModel>
#include <QTimer>
#include <QVariantList>
#include <QtQmlIntegration>

#include <functional>
#include <vector>

namespace nqi::ui {

/// Recalls and alerts, newest first, with what is new since the inspector last opened the list. In a first catalogue
/// nothing is new.
class AlertsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(int newCount READ newCount NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool more READ hasMore NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(QString sourceText READ sourceText NOTIFY changed)
    Q_PROPERTY(QString country READ country WRITE setCountry NOTIFY filterChanged)
    Q_PROPERTY(QString measure READ measure WRITE setMeasure NOTIFY filterChanged)
    Q_PROPERTY(QString category READ category WRITE setCategory NOTIFY filterChanged)
    /// Every one must occur in the title, brand, model, hazard or reference of an alert; accents need not be typed.
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY filterChanged)
    /// False: the index of words is not made yet, and none is found by them.
    Q_PROPERTY(bool searchable READ isSearchable NOTIFY changed)
    /// [{value, text}] to pick from: what alerts have, each with their number.
    Q_PROPERTY(QVariantList countries READ countries NOTIFY groupsChanged)
    Q_PROPERTY(QVariantList categories READ categories NOTIFY groupsChanged)
    Q_PROPERTY(bool filtered READ isFiltered NOTIFY filterChanged)

public:
    enum Role { IdRole = Qt::UserRole + 1, TitleRole, SubtitleRole, LevelRole, ChipRole, NewRole };
    /// What is kept of the mark between sessions, and how.
    struct Seen {
        std::function<QString()> load;
        std::function<void(const QString &)> store;
    };
    /// `thread` may be null: there are no alerts then.
    AlertsModel(inspect::BrowseThread *thread, Seen seen, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int newCount() const { return m_newCount; } ///< 100: so many or more
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] bool hasMore() const { return m_next.has_value(); }
    [[nodiscard]] QString errorText() const;
    [[nodiscard]] QString sourceText() const { return m_sourceText; }
    [[nodiscard]] QString country() const { return QString::fromStdString(m_filter.country); }
    [[nodiscard]] QString measure() const { return QString::fromStdString(m_filter.measure); }
    [[nodiscard]] QString category() const { return QString::fromStdString(m_filter.category); }
    [[nodiscard]] QString words() const { return QString::fromStdString(m_filter.words); }
    [[nodiscard]] bool isSearchable() const { return m_searchable; }
    [[nodiscard]] QVariantList countries() const;
    [[nodiscard]] QVariantList categories() const;
    [[nodiscard]] bool isFiltered() const { return m_filter != catalog::AlertFilter(); }
    void setCountry(const QString &country);
    void setMeasure(const QString &measure);
    void setCategory(const QString &category);
    /// Asked for when nothing more has been typed for a moment.
    void setWords(const QString &words);

    Q_INVOKABLE void clearFilter();
    Q_INVOKABLE void loadMore();
    /// The list is opened anew: what was looked at before is not marked any longer.
    Q_INVOKABLE void enter();
    /// The list is looked at: what it holds is counted as new no longer, though it is marked until the next `enter`.
    /// Under a filter only what passed it was looked at.
    Q_INVOKABLE void markSeen();
    Q_INVOKABLE void refresh();
    void retranslate();

Q_SIGNALS:
    void changed();
    void filterChanged();
    void groupsChanged();

private:
    struct Part {
        catalog::Page<catalog::Alert> page;
        QString source;
        bool searchable = true;
    };
    using Answer = std::expected<Part, catalog::LookupError>;
    void setFilter(const catalog::AlertFilter &filter);
    void ask(std::optional<catalog::Position> after);
    void onPart(const Answer &answer, bool first);
    void count();
    void askGroups();
    void onCounted(const AlertMark &window, int fresh);
    void setMark(AlertMark mark);

    inspect::BrowseThread *m_thread;
    Seen m_seen;
    catalog::AlertFilter m_filter;
    catalog::AlertGroups m_groups;
    bool m_groupsAsked = false; ///< since the list was first opened
    QTimer m_typing;
    bool m_searchable = true;
    std::vector<catalog::Alert> m_rows;
    std::optional<catalog::Position> m_next;
    std::optional<catalog::LookupError> m_error;
    AlertMark m_mark;   ///< what was looked at before the list was opened
    AlertMark m_window; ///< what is there now, to be kept when it is looked at
    int m_newCount = 0;
    bool m_loading = false;
    QString m_sourceText;
};

} // namespace nqi::ui
