// SPDX-License-Identifier: Apache-2.0
#include "ui/models/documents_model.h"

#include "ui/documents/compose.h"
#include "ui/documents/text.h"
#include "ui/models/consignment_text.h"
#include "ui/models/finding_model.h"
#include "ui/models/item_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPointer>

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
    const QString said = matchText(check);
    const auto &withdrawn = check.withdrawnResult;
    return withdrawn ? said + u' ' + withdrawnText(withdrawn->at, withdrawn->reason) : said;
}

QString checkLevel(const findings::RecordCheck &check)
{
    if (check.withdrawnResult)
        return u"error"_s;
    switch (check.match) {
    case findings::RecordMatch::agrees:
        return check.changedSince ? u"warning"_s : u"success"_s;
    case findings::RecordMatch::differs:
        return u"error"_s;
    case findings::RecordMatch::unknown:
        return u"info"_s;
    }
    return {};
}

/// "minutes-0193a1b2.pdf", with a number behind it when there is one already: nothing is overwritten.
QString freeName(const QString &folder, const QString &name)
{
    QString file = QDir(folder).filePath(name + u".pdf"_s);
    for (int number = 2; QFileInfo::exists(file); ++number)
        file = QDir(folder).filePath(u"%1-%2.pdf"_s.arg(name).arg(number));
    return file;
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

/// Runs on the window's thread, if the model is still there.
template <class Model, class Answer>
auto later(Model *model, Answer answer)
{
    return [model = QPointer<Model>(model), answer = std::move(answer)](auto result) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [model, answer, result = std::move(result)] {
                if (model)
                    answer(result);
            },
            Qt::QueuedConnection);
    };
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
    const auto *record = m_record ? std::get_if<documents::InspectionRecord>(&*m_record) : nullptr;
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
    if (!m_record || !chosen || *chosen == m_kind)
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
    m_busy = true;
    Q_EMIT changed();
    m_records.load(*uuid, documents::documentKind(kind.toStdString()), m_demo,
                   later(this, [this, kind, asked = m_asked](const auto &answer) {
                       if (asked == m_asked)
                           onLoaded(answer, kind);
                   }));
}

void DocumentsModel::onLoaded(std::expected<documents::Record, findings::JournalError> answer, const QString &kind)
{
    m_busy = false;
    if (!answer) {
        say(journalText(answer.error()), u"error"_s);
        return;
    }
    show(*std::move(answer), documents::documentKind(kind.toStdString()));
}

void DocumentsModel::show(documents::Record record, std::optional<DocumentKind> kind)
{
    const auto kinds = documents::kindsOf(record);
    m_record = std::move(record);
    m_kind = kind.value_or(kinds.front());
    m_row = 0;
    compose();
}

void DocumentsModel::close()
{
    ++m_asked;
    m_record.reset();
    m_sheet = {};
    m_forPen = false;
    m_busy = false;
    say({}, {});
    Q_EMIT sheetChanged();
}

void DocumentsModel::compose()
{
    m_sheet = {};
    m_message.clear();
    m_messageLevel.clear();
    if (m_record) {
        const auto paper = documents::paperOf(
            m_kind, *m_record, {.at = m_clock(), .row = static_cast<std::size_t>(m_row), .forPen = m_forPen});
        const auto sheet = paper ? documents::compose(*paper, documents::loadPaperFont())
                                 : std::expected<documents::Sheet, documents::SheetError>(documents::Sheet());
        if (sheet)
            m_sheet = *sheet;
        if (!paper) {
            m_message = tr("There is nothing to print on this form yet.");
            m_messageLevel = u"info"_s;
        } else if (!sheet) {
            m_message = tr("This paper cannot be drawn: the program was built without its font.");
            m_messageLevel = u"error"_s;
        }
    }
    Q_EMIT changed();
    Q_EMIT sheetChanged();
}

void DocumentsModel::save(const QUrl &folder)
{
    if (!m_record || pages() == 0)
        return;
    const QString name = u"%1-%2"_s.arg(kind(), QString::fromStdString(idOf(*m_record).text()).first(13));
    const QString file = freeName(folder.isLocalFile() ? folder.toLocalFile() : folder.toString(), name);
    if (m_sheet.writePdf(file))
        say(tr("Saved as %1").arg(QDir::toNativeSeparators(file)), u"success"_s);
    else
        say(tr("Not saved: the folder cannot be written or is full. Choose another one."), u"error"_s);
}

void DocumentsModel::lookForPrinters()
{
    m_names = m_printers.names();
    Q_EMIT changed();
}

void DocumentsModel::print(const QString &printer)
{
    if (pages() == 0)
        return;
    if (m_printers.print(m_sheet, printer))
        say(tr("%n page(s) sent to %1.", nullptr, pages()).arg(printer), u"success"_s);
    else
        say(tr("%1 takes nothing now. Check that it is on and connected, or save the paper and print it elsewhere.")
                .arg(printer),
            u"error"_s);
}

void DocumentsModel::say(const QString &message, const QString &level)
{
    m_message = message;
    m_messageLevel = level;
    Q_EMIT changed();
}

void DocumentsModel::check(const findings::RecordCode &code)
{
    m_records.check(code, later(this, [this](const auto &answer) {
                        if (answer)
                            Q_EMIT checked(checkText(*answer), checkLevel(*answer));
                        else
                            Q_EMIT checked(journalText(answer.error()), u"error"_s);
                    }));
}

QString DocumentsModel::textOf(findings::RecordCodeError error)
{
    return error == findings::RecordCodeError::newer
               ? tr("This paper was printed by a newer version of the app. Update the app to check it.")
               : tr("The code at the foot of this paper was not read whole. Scan it again, flat and near.");
}

} // namespace nqi::ui
