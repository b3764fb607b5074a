// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/documents.h"
#include "ui/documents/sheet.h"
#include "ui/models/printers.h"
#include "ui/models/record_source.h"

#include <QObject>
#include <QUrl>
#include <QVariantList>
#include <QtQmlIntegration>

#include <optional>

namespace nqi::ui {

/// The paper in the preview: which record and which form, its pages, and where it goes.
class DocumentsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// Forms of the record: [{kind, text}]
    Q_PROPERTY(QVariantList kinds READ kinds NOTIFY changed)
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY changed)
    /// Of hand-overs: how many there are, and which is shown, from 0.
    Q_PROPERTY(int rows READ rows NOTIFY changed)
    Q_PROPERTY(int row READ row WRITE setRow NOTIFY changed)
    /// To be signed by pen: room for signatures, no mark of a draft.
    Q_PROPERTY(bool forPen READ isForPen WRITE setForPen NOTIFY changed)
    /// Whether the form has signatures that a pen could write instead.
    Q_PROPERTY(bool signable READ isSignable NOTIFY changed)
    Q_PROPERTY(int pages READ pages NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString messageLevel READ messageLevel NOTIFY changed)
    Q_PROPERTY(QStringList printers READ printers NOTIFY changed)

public:
    /// Both outlive the model.
    DocumentsModel(RecordSource &records, Printers &printers, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] QString title() const { return m_sheet.title(); }
    [[nodiscard]] QVariantList kinds() const;
    [[nodiscard]] QString kind() const;
    [[nodiscard]] int rows() const;
    [[nodiscard]] int row() const { return m_row; }
    [[nodiscard]] bool isForPen() const { return m_forPen; }
    [[nodiscard]] bool isSignable() const;
    [[nodiscard]] int pages() const { return m_sheet.pages(); }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QString messageLevel() const { return m_messageLevel; }
    [[nodiscard]] QStringList printers() const { return m_names; }
    [[nodiscard]] const documents::Sheet &sheet() const { return m_sheet; }
    void setKind(const QString &kind);
    void setRow(int row);
    void setForPen(bool forPen);
    /// Whether this device's data are sample data.
    void setDemo(bool demo) { m_demo = demo; }

    /// Fetches a record by its id and shows a form of it; without `kind` the first that it has.
    Q_INVOKABLE void open(const QString &id, const QString &kind = {});
    /// The same with a record at hand, such as the papers of a consignment.
    void show(documents::Record record, std::optional<documents::DocumentKind> kind);
    /// Forgets the paper.
    Q_INVOKABLE void close();
    /// Into a folder, under a name that is not taken.
    Q_INVOKABLE void save(const QUrl &folder);
    /// Asks the system, which may take a moment: `printers` has the answer.
    Q_INVOKABLE void lookForPrinters();
    Q_INVOKABLE void print(const QString &printer);

    /// Compares a scanned paper with what is kept here; `checked` tells.
    void check(const findings::RecordCode &code);
    /// What is wrong with a code that is none.
    [[nodiscard]] static QString textOf(findings::RecordCodeError error);
    void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();
    void sheetChanged();
    void checked(const QString &text, const QString &level);

private:
    void onLoaded(std::expected<documents::Record, findings::JournalError> answer, const QString &kind);
    void compose();
    void say(const QString &message, const QString &level);

    RecordSource &m_records;
    Printers &m_printers;
    Clock m_clock;
    bool m_demo = false;
    std::optional<documents::Record> m_record;
    documents::DocumentKind m_kind{};
    int m_row = 0;
    bool m_forPen = false;
    documents::Sheet m_sheet;
    QStringList m_names; ///< of the printers
    quint64 m_asked = 0; ///< which question is answered: an earlier one's answer is not shown
    bool m_busy = false;
    QString m_message;
    QString m_messageLevel;
};

} // namespace nqi::ui
