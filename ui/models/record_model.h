// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/inspect/browse_thread.h"
#include "ui/models/history_service.h"
#include "ui/models/record_view.h"

#include <QObject>
#include <QVariantList>
#include <QtQmlIntegration>

#include <vector>

namespace nqi::ui {

/// One record at a time: a product, company, certificate, declaration, alert or body, with what hangs together with it,
/// and the way back to where one came from.
class RecordModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(QString kind READ kind NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed)
    Q_PROPERTY(QString level READ level NOTIFY changed)
    Q_PROPERTY(QString chip READ chip NOTIFY changed)
    Q_PROPERTY(QVariantList groups READ groups NOTIFY changed)
    Q_PROPERTY(QVariantList custody READ custody NOTIFY changed)
    Q_PROPERTY(QVariantList guides READ guides NOTIFY changed)
    Q_PROPERTY(QString custodyText READ custodyText NOTIFY changed)
    Q_PROPERTY(QVariantList history READ history NOTIFY changed)
    Q_PROPERTY(QString historyText READ historyText NOTIFY changed)
    Q_PROPERTY(QString code READ code NOTIFY changed)

public:
    /// `thread` and `history` may be null: nothing is found then.
    RecordModel(inspect::BrowseThread *thread, HistoryService *history, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] bool isOpen() const { return !m_path.empty(); }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] QString errorText() const;
    [[nodiscard]] QString kind() const { return m_path.empty() ? QString() : m_path.back().kind; }
    [[nodiscard]] QString title() const { return m_view.title; }
    [[nodiscard]] QString subtitle() const { return m_view.subtitle; }
    [[nodiscard]] QString level() const { return m_view.level; }
    [[nodiscard]] QString chip() const { return m_view.chip; }
    [[nodiscard]] QVariantList groups() const { return m_view.groups; }
    [[nodiscard]] QVariantList custody() const { return m_view.custody; }
    [[nodiscard]] QVariantList guides() const { return m_view.guides; }
    [[nodiscard]] QString custodyText() const;
    [[nodiscard]] QVariantList history() const { return m_history; }
    [[nodiscard]] QString historyText() const { return m_historyText; }
    [[nodiscard]] QString code() const { return m_view.code; }

    Q_INVOKABLE void show(const QString &kind, const QString &id);
    Q_INVOKABLE void back();
    Q_INVOKABLE void showMore();
    Q_INVOKABLE void refresh();

Q_SIGNALS:
    void changed();

private:
    void load();
    void onView(std::expected<RecordView, catalog::LookupError> view);
    void askHistory();

    inspect::BrowseThread *m_thread;
    HistoryService *m_service;
    Clock m_clock;
    std::vector<RecordKey> m_path;
    std::size_t m_limit = firstRows;
    bool m_loading = false;
    std::optional<catalog::LookupError> m_error;
    RecordView m_view;
    QVariantList m_history;
    QString m_historyText;

    static constexpr std::size_t firstRows = 20;
};

} // namespace nqi::ui
