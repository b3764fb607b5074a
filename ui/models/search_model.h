// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/find.h"
#include "core/inspect/browse_thread.h"

#include <QObject>
#include <QVariantList>
#include <QtQmlIntegration>

#include <expected>

namespace nqi::ui {

/// The search page: one text, and everything in the catalogue that it may mean.
class SearchModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    /// [{kind, title, icon, rows, more}]; rows as in record_rows.h.
    Q_PROPERTY(QVariantList sections READ sections NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString detail READ detail NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    /// The number of one product, for the button that checks it; empty when the text is none.
    Q_PROPERTY(QString code READ code NOTIFY changed)

public:
    explicit SearchModel(inspect::BrowseThread *thread, QObject *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QVariantList sections() const { return m_sections; }
    [[nodiscard]] QString title() const;  ///< of the state without rows
    [[nodiscard]] QString detail() const; ///< what the answer covers, as of when
    [[nodiscard]] QString errorText() const;
    [[nodiscard]] QString code() const;

    /// All rows of a section instead of its first ones.
    Q_INVOKABLE void expand(const QString &kind);
    /// The same text again: the catalogue has changed.
    Q_INVOKABLE void refresh();
    void retranslate();

Q_SIGNALS:
    void textChanged();
    void changed();

private:
    using Answer = std::expected<catalog::Matches, catalog::LookupError>;
    void ask(std::size_t limit);
    void onAnswer(Answer answer);
    void buildSections();

    inspect::BrowseThread *m_thread;
    QString m_text;
    QString m_expanded;
    bool m_busy = false;
    Answer m_answer;
    QVariantList m_sections;
};

} // namespace nqi::ui
