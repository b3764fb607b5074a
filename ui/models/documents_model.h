// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "ui/documents/documents.h"
#include "ui/models/printers.h"
#include "ui/models/record_source.h"
#include "ui/models/typesetter.h"

#include <QImage>
#include <QObject>
#include <QUrl>
#include <QVariantList>
#include <QtQmlIntegration>

#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

namespace nqi::ui {

/// The paper in the preview: which record and which form, its pages, and where it goes. What takes a while is done by
/// the Typesetter, and may be left in the middle.
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
    /// Its record is fetched or its pages are made: there is nothing to see yet.
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    /// It is saved or printed; its pages can be looked at meanwhile.
    Q_PROPERTY(bool working READ isWorking NOTIFY changed)
    /// `stop` ends what is going on.
    Q_PROPERTY(bool stoppable READ isStoppable NOTIFY changed)
    /// 0 to 1; below 0 when nobody knows.
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(QString progressText READ progressText NOTIFY progressChanged)
    /// What of the record is not on the paper, and why; empty: nothing that is known of.
    Q_PROPERTY(QString caveat READ caveat NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString messageLevel READ messageLevel NOTIFY changed)
    Q_PROPERTY(QStringList printers READ printers NOTIFY changed)

public:
    /// Both outlive the model.
    DocumentsModel(RecordSource &records, Printers &printers, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] QString title() const { return m_made.title; }
    [[nodiscard]] QVariantList kinds() const;
    [[nodiscard]] QString kind() const;
    [[nodiscard]] int rows() const;
    [[nodiscard]] int row() const { return m_row; }
    [[nodiscard]] bool isForPen() const { return m_forPen; }
    [[nodiscard]] bool isSignable() const;
    [[nodiscard]] int pages() const { return m_made.pages; }
    [[nodiscard]] bool isBusy() const { return m_work == Work::fetching || m_work == Work::composing; }
    [[nodiscard]] bool isWorking() const { return m_work == Work::saving || m_work == Work::printing; }
    [[nodiscard]] bool isStoppable() const { return m_work != Work::none && m_work != Work::printing; }
    [[nodiscard]] double progress() const;
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString caveat() const { return m_caveat; }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QString messageLevel() const { return m_messageLevel; }
    [[nodiscard]] QStringList printers() const { return m_names; }
    void setKind(const QString &kind);
    void setRow(int row);
    void setForPen(bool forPen);
    /// Whether this device's data are sample data.
    void setDemo(bool demo) { m_demo = demo; }

    /// Asked when a record has been fetched, by the id it was asked for: `caveat`.
    void setCaveat(std::function<QString(const Uuid &)> of) { m_caveatOf = std::move(of); }

    /// Fetches a record by its id and shows a form of it; without `kind` the first that it has.
    Q_INVOKABLE void open(const QString &id, const QString &kind = {});
    /// The same with a record at hand, such as the papers of a consignment.
    void show(documents::Record record, std::optional<documents::DocumentKind> kind);
    /// Forgets the paper; what is being saved is given up, what is being printed goes on.
    Q_INVOKABLE void close();
    /// Into a folder, under a name that is not taken; whole or not at all.
    Q_INVOKABLE void save(const QUrl &folder);
    /// Asks the system, which may take a moment: `printers` has the answer.
    Q_INVOKABLE void lookForPrinters();
    Q_INVOKABLE void print(const QString &printer);
    /// Between two pages; nothing of it is left behind.
    Q_INVOKABLE void stop();
    /// Typesetter::picture: answers on another thread.
    void picture(int page, int pixels, std::stop_token stop, std::function<void(const QImage &)> answer);

    /// Compares a scanned paper with what is kept here; `checked` tells.
    void check(const findings::RecordCode &code);
    /// What is wrong with a code that is none.
    [[nodiscard]] static QString textOf(findings::RecordCodeError error);
    void retranslate();

Q_SIGNALS:
    void changed();
    void progressChanged();
    void sheetChanged();
    void checked(const QString &text, const QString &level);
    /// A record is asked for now: what was changed in it and waits is to be given to the disk before.
    void aboutToLoad();

private:
    enum class Work { none, fetching, composing, saving, printing };

    void onLoaded(const Uuid &id, std::expected<documents::Record, findings::JournalError> answer, const QString &kind);
    void compose();
    void onComposed(const std::expected<Typesetter::Made, documents::SheetError> &made);
    void onSaved(const std::expected<QString, documents::SheetError> &file);
    [[nodiscard]] static QString notPrintedText(const QString &printer);
    void onPrinted(bool printed, const QString &printer);
    void begin(Work work);
    [[nodiscard]] Typesetter::Reached reached();
    void say(const QString &message, const QString &level);

    RecordSource &m_records;
    Printers &m_printers;
    Clock m_clock;
    bool m_demo = false;
    std::shared_ptr<const documents::Record> m_record;
    documents::DocumentKind m_kind{};
    int m_row = 0;
    bool m_forPen = false;
    Typesetter::Made m_made;
    QStringList m_names; ///< of the printers
    quint64 m_asked = 0; ///< which question is answered: an earlier one's answer is not shown
    Work m_work = Work::none;
    int m_reached = 0; ///< the page in hand, from 1; 0: none yet
    int m_of = 0;      ///< of so many; 0: nobody knows
    std::function<QString(const Uuid &)> m_caveatOf;
    QString m_caveat;
    QString m_message;
    QString m_messageLevel;
    Typesetter m_typesetter; ///< last: its end is waited for first
};

} // namespace nqi::ui
