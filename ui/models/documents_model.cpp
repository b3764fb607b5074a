// SPDX-License-Identifier: Apache-2.0
#include "ui/models/documents_model.h"

#include "ui/documents/compose.h"
#include "ui/documents/text.h"
#include "ui/models/answer_here.h"
#include "ui/models/consignment_text.h"
#include "ui/models/finding_model.h"
#include "ui/models/item_text.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using documents::DocumentKind;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Documents)
};

QString kindText(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::minutes:
        return Words::tr("Minutes");
    case DocumentKind::sampling:
        return Words::tr("Sampling (Form 15)");
    case DocumentKind::seals:
        return Words::tr("Seals (Form 14)");
    case DocumentKind::handOver:
        return Words::tr("Hand-over (Form 16)");
    case DocumentKind::findingReport:
        return Words::tr("Finding report");
    case DocumentKind::registration:
        return Words::tr("Registration (Form 1)");
    case DocumentKind::notice:
        return Words::tr("Result notice (Form 3)");
    }
    return {};
}

QString recordText(findings::RecordKind kind)
{
    switch (kind) {
    case findings::RecordKind::finding:
        return Words::tr("Printed finding");
    case findings::RecordKind::minutes:
        return Words::tr("Printed minutes");
    case findings::RecordKind::draft:
        return Words::tr("Printed draft of an inspection");
    case findings::RecordKind::registration:
        return Words::tr("Printed import registration");
    case findings::RecordKind::notice:
        return Words::tr("Printed result notice");
    }
    return {};
}

QString matchText(const findings::RecordCheck &check)
{
    const QString what = recordText(check.code.kind);
    const QString when = check.keptAt ? timeText(*check.keptAt) : QString();
    switch (check.match) {
    case findings::RecordMatch::agrees:
        if (check.changedSince && check.code.kind != findings::RecordKind::draft)
            return Words::tr("%1: agrees with the record as it was on %2. More was filled in since.").arg(what, when);
        return check.changedSince
                   ? Words::tr("%1: agrees with the draft as it was on %2. It was changed since.").arg(what, when)
                   : Words::tr("%1: agrees with the record of %2 on this device.").arg(what, when);
    case findings::RecordMatch::differs:
        return Words::tr("%1: the record of %2 on this device is NOT what this paper was printed from.")
            .arg(what, when);
    case findings::RecordMatch::unknown:
        return Words::tr("%1: no such record on this device. Another device or the hub may have it.").arg(what);
    }
    return {};
}

/// With what became of the result that the paper rests on.
QString checkText(const findings::RecordCheck &check)
{
    QString said = matchText(check);
    if (check.replacedAt)
        said += u' ' + (check.code.kind == findings::RecordKind::minutes
                            ? Words::tr("Minutes of a later revision were signed on %1: they stand in its place.")
                            : Words::tr("A correction was saved on %1: it stands in its place."))
                           .arg(timeText(*check.replacedAt));
    const auto &withdrawn = check.withdrawnResult;
    return withdrawn ? said + u' ' + withdrawnText(withdrawn->at, withdrawn->reason) : said;
}

QString checkLevel(const findings::RecordCheck &check)
{
    if (check.withdrawnResult)
        return u"error"_s;
    switch (check.match) {
    case findings::RecordMatch::agrees:
        return check.changedSince || check.replacedAt ? u"warning"_s : u"success"_s;
    case findings::RecordMatch::differs:
        return u"error"_s;
    case findings::RecordMatch::unknown:
        return u"info"_s;
    }
    return {};
}

Uuid idOf(const documents::Record &record)
{
    struct {
        Uuid operator()(const documents::InspectionRecord &one) const { return one.inspection.id; }
        Uuid operator()(const documents::FindingRecord &one) const { return one.link.id; }
        Uuid operator()(const documents::RegistrationRecord &one) const { return one.registration.id; }
        Uuid operator()(const documents::NoticeRecord &one) const { return one.notice.id; }
    } id;
    return std::visit(id, record);
}

} // namespace

DocumentsModel::DocumentsModel(RecordSource &records, Printers &printers, Clock clock, QObject *parent)
    : QObject(parent), m_records(records), m_printers(printers), m_clock(std::move(clock))
{
}

QVariantList DocumentsModel::kinds() const
{
    QVariantList list;
    if (m_record) {
        for (const DocumentKind kind : documents::kindsOf(*m_record))
            list.append(QVariantMap{{u"kind"_s, text(documents::name(kind))}, {u"text"_s, kindText(kind)}});
    }
    return list;
}

QString DocumentsModel::kind() const
{
    return m_record ? text(documents::name(m_kind)) : QString();
}

int DocumentsModel::rows() const
{
    const auto *record = m_record ? std::get_if<documents::InspectionRecord>(m_record.get()) : nullptr;
    return record != nullptr && m_kind == DocumentKind::handOver ? static_cast<int>(record->inspection.handOvers.size())
                                                                 : 0;
}

bool DocumentsModel::isSignable() const
{
    return m_record &&
           (m_kind == DocumentKind::minutes || m_kind == DocumentKind::sampling || m_kind == DocumentKind::handOver);
}

void DocumentsModel::setKind(const QString &kind)
{
    const auto chosen = documents::documentKind(kind.toStdString());
    if (!m_record || !chosen || (*chosen == m_kind && (isBusy() || pages() > 0)))
        return;
    m_kind = *chosen;
    m_row = 0;
    compose();
}

void DocumentsModel::setRow(int row)
{
    if (row < 0 || row >= rows() || std::exchange(m_row, row) == row)
        return;
    compose();
}

void DocumentsModel::setForPen(bool forPen)
{
    if (std::exchange(m_forPen, forPen) != forPen)
        compose();
}

void DocumentsModel::open(const QString &id, const QString &kind)
{
    close();
    const auto uuid = Uuid::parse(id.toStdString());
    if (!uuid) {
        say(journalText(findings::JournalError::notFound), u"error"_s);
        return;
    }
    Q_EMIT aboutToLoad();
    begin(Work::fetching);
    m_records.load(*uuid, documents::documentKind(kind.toStdString()), m_demo,
                   answerHere(this, [id = *uuid, kind, asked = m_asked](DocumentsModel &model, auto answer) {
                       if (asked == model.m_asked)
                           model.onLoaded(id, std::move(answer), kind);
                   }));
}

void DocumentsModel::onLoaded(const Uuid &id, std::expected<documents::Record, findings::JournalError> answer,
                              const QString &kind)
{
    m_work = Work::none;
    m_caveat = m_caveatOf ? m_caveatOf(id) : QString();
    if (!answer) {
        say(journalText(answer.error()), u"error"_s);
        return;
    }
    show(*std::move(answer), documents::documentKind(kind.toStdString()));
}

void DocumentsModel::show(documents::Record record, std::optional<DocumentKind> kind)
{
    const auto kinds = documents::kindsOf(record);
    m_record = std::make_shared<const documents::Record>(std::move(record));
    m_kind = kind.value_or(kinds.front());
    m_row = 0;
    compose();
}

void DocumentsModel::close()
{
    ++m_asked;
    m_typesetter.forget();
    m_record.reset();
    m_made = {};
    m_forPen = false;
    m_work = Work::none;
    m_caveat.clear();
    say({}, {});
    Q_EMIT sheetChanged();
}

void DocumentsModel::compose()
{
    ++m_asked;
    m_typesetter.stop();
    m_made = {};
    m_message.clear();
    m_messageLevel.clear();
    m_work = Work::none;
    if (m_record) {
        begin(Work::composing);
        // The face belongs to the whole program, and is taken in on the window's thread.
        m_typesetter.compose({.record = m_record,
                              .kind = m_kind,
                              .options = {.at = m_clock(), .row = static_cast<std::size_t>(m_row), .forPen = m_forPen},
                              .family = documents::loadPaperFont()},
                             reached(), answerHere(this, [asked = m_asked](DocumentsModel &model, const auto &made) {
                                 if (asked == model.m_asked)
                                     model.onComposed(made);
                             }));
    }
    Q_EMIT changed();
    Q_EMIT sheetChanged();
}

void DocumentsModel::onComposed(const std::expected<Typesetter::Made, documents::SheetError> &made)
{
    m_work = Work::none;
    m_made = made.value_or(Typesetter::Made());
    if (!made)
        say(tr("This paper cannot be drawn: the program was built without its font."), u"error"_s);
    else if (made->pages == 0)
        say(tr("There is nothing to print on this form yet."), u"info"_s);
    else
        Q_EMIT changed();
    Q_EMIT sheetChanged();
}

void DocumentsModel::save(const QUrl &folder)
{
    if (pages() == 0 || m_work != Work::none)
        return;
    begin(Work::saving);
    const QString name = u"%1-%2"_s.arg(kind(), QString::fromStdString(idOf(*m_record).text()).first(13));
    m_typesetter.save(folder.isLocalFile() ? folder.toLocalFile() : folder.toString(), name, reached(),
                      answerHere(this, [asked = m_asked](DocumentsModel &model, const auto &file) {
                          if (asked == model.m_asked)
                              model.onSaved(file);
                      }));
}

void DocumentsModel::onSaved(const std::expected<QString, documents::SheetError> &file)
{
    m_work = Work::none;
    if (file)
        say(tr("Saved as %1").arg(QDir::toNativeSeparators(*file)), u"success"_s);
    else if (file.error() == documents::SheetError::cancelled)
        say(tr("Stopped: nothing was saved."), u"info"_s);
    else
        say(tr("Not saved: the folder cannot be written or is full. Choose another one."), u"error"_s);
}

void DocumentsModel::lookForPrinters()
{
    m_names = m_printers.names();
    Q_EMIT changed();
}

QString DocumentsModel::notPrintedText(const QString &printer)
{
    return tr("%1 takes nothing now. Check that it is on and connected, or save the paper and print it elsewhere.")
        .arg(printer);
}

void DocumentsModel::print(const QString &printer)
{
    if (pages() == 0 || m_work != Work::none)
        return;
    begin(Work::printing);
    m_typesetter.print(m_printers, printer, reached(),
                       answerHere(this, [printer, asked = m_asked](DocumentsModel &model, bool printed) {
                           if (asked == model.m_asked)
                               model.onPrinted(printed, printer);
                           else if (!printed) // and nobody looks at the paper any more
                               Q_EMIT model.checked(notPrintedText(printer), u"error"_s);
                       }));
}

void DocumentsModel::onPrinted(bool printed, const QString &printer)
{
    m_work = Work::none;
    if (printed)
        say(tr("%n page(s) sent to %1.", nullptr, pages()).arg(printer), u"success"_s);
    else
        say(notPrintedText(printer), u"error"_s);
}

void DocumentsModel::stop()
{
    if (!isStoppable())
        return;
    m_typesetter.stop();
    // Whether a file was whole before it was stopped, its answer says.
    if (m_work == Work::saving)
        return;
    ++m_asked;
    m_work = Work::none;
    say(tr("Stopped: the paper was not prepared."), u"info"_s);
}

void DocumentsModel::picture(int page, int pixels, std::stop_token stop, std::function<void(const QImage &)> answer)
{
    m_typesetter.picture(page, pixels, std::move(stop), std::move(answer));
}

void DocumentsModel::begin(Work work)
{
    m_work = work;
    m_reached = 0;
    m_of = pages();
    Q_EMIT changed();
    Q_EMIT progressChanged();
}

Typesetter::Reached DocumentsModel::reached()
{
    return answerHere(this, [asked = m_asked](DocumentsModel &model, int page, int pages) {
        if (asked != model.m_asked)
            return;
        model.m_reached = page;
        model.m_of = pages > 0 ? std::max(page, pages) : 0; // with room for one thing more it may become longer
        Q_EMIT model.progressChanged();
    });
}

double DocumentsModel::progress() const
{
    return m_of > 0 ? static_cast<double>(std::max(m_reached - 1, 0)) / m_of : -1;
}

QString DocumentsModel::progressText() const
{
    const int page = std::max(m_reached, 1);
    switch (m_work) {
    case Work::none:
        break;
    case Work::fetching:
        return tr("Preparing the paper");
    case Work::composing:
        if (m_reached == 0)
            return tr("Preparing the paper");
        return m_of > 0 ? tr("Preparing page %1 of %2").arg(page).arg(m_of) : tr("Preparing page %1").arg(page);
    case Work::saving:
        return tr("Saving page %1 of %2").arg(page).arg(m_of);
    case Work::printing:
        return tr("Printing page %1 of %2").arg(page).arg(m_of);
    }
    return {};
}

void DocumentsModel::retranslate()
{
    Q_EMIT changed();
    Q_EMIT progressChanged();
}

void DocumentsModel::say(const QString &message, const QString &level)
{
    m_message = message;
    m_messageLevel = level;
    Q_EMIT changed();
}

void DocumentsModel::check(const findings::RecordCode &code)
{
    m_records.check(code, answerHere(this, [](DocumentsModel &model, const auto &answer) {
                        if (answer)
                            Q_EMIT model.checked(checkText(*answer), checkLevel(*answer));
                        else
                            Q_EMIT model.checked(journalText(answer.error()), u"error"_s);
                    }));
}

QString DocumentsModel::textOf(findings::RecordCodeError error)
{
    return error == findings::RecordCodeError::newer
               ? tr("This paper was printed by a newer version of the app. Update the app to check it.")
               : tr("The code at the foot of this paper was not read whole. Scan it again, flat and near.");
}

} // namespace nqi::ui
