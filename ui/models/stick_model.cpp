// SPDX-License-Identifier: Apache-2.0
#include "ui/models/stick_model.h"

#include "ui/models/finding_model.h"
#include "ui/models/findings_model.h"
#include "ui/models/item_text.h"
#include "ui/models/watch_here.h"

#include <QFileInfo>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

QString writeErrorText(findings::JournalError error)
{
    if (error == findings::JournalError::diskFull)
        return StickModel::tr(
            "The stick is full. Nothing is lost on this device: use a larger one, or free its space.");
    if (error == findings::JournalError::unwritable)
        return StickModel::tr("The stick cannot be written: is it locked against writing, or gone? Nothing is lost on "
                              "this device.");
    return journalText(error);
}

} // namespace

StickModel::StickModel(StickService *service, const SettingsModel &settings, QObject *parent)
    : QObject(parent), m_service(service), m_settings(settings)
{
}

StickModel::~StickModel()
{
    m_stop.request_stop();
}

bool StickModel::begin(const QUrl &folder, Work work)
{
    if (!m_service || isBusy())
        return false;
    if (!folder.isLocalFile() || !QFileInfo(folder.toLocalFile()).isDir()) {
        end(tr("This is no folder of this computer: choose the stick, or a folder on it."), u"error"_s);
        return false;
    }
    m_work = work;
    m_progress = -1;
    m_stop = std::stop_source();
    m_message.clear();
    Q_EMIT changed();
    return true;
}

Watch StickModel::watch()
{
    return watchHere(this, m_stop.get_token(), [](StickModel &model, double part) {
        model.m_progress = part;
        Q_EMIT model.changed();
    });
}

void StickModel::write(const QUrl &folder)
{
    if (begin(folder, Work::writing))
        m_service->write(folder.toLocalFile().toStdString(), m_settings.inspector().toStdString(), watch(),
                         answerHere(this, [](StickModel &model, const StickExport &done) { model.onWritten(done); }));
}

void StickModel::read(const QUrl &folder)
{
    if (begin(folder, Work::reading))
        m_service->read(folder.toLocalFile().toStdString(), watch(),
                        answerHere(this, [](StickModel &model, const StickImport &done) { model.onRead(done); }));
}

void StickModel::stop()
{
    if (!isStoppable())
        return;
    m_stop.request_stop();
    Q_EMIT changed();
}

void StickModel::onWritten(const StickExport &written)
{
    if (!written.enrolled)
        return end(tr("This device is not enrolled at a hub yet, so nothing can be sealed for one. Enrol it first; "
                      "findings are kept until then."),
                   u"warning"_s);
    if (written.error == findings::JournalError::cancelled)
        return end(tr("Stopped: nothing for the hub is on the stick. Everything is still on this device."), u"info"_s);
    if (written.error)
        return end(writeErrorText(*written.error), u"error"_s);
    const QString refused =
        tr("The hub has refused %n finding(s): they are on this device alone. The findings page says why.", nullptr,
           static_cast<int>(written.refused));
    if (written.findings == 0 && written.refused > 0)
        return end(tr("Nothing else waits.") + u' ' + refused, u"warning"_s);
    if (written.findings == 0)
        return end(tr("Nothing waits: the hub holds everything that was recorded here."), u"info"_s);
    QStringList lines{tr("%n finding(s)", nullptr, static_cast<int>(written.findings)) + u", "_s +
                          tr("%n file(s)", nullptr, static_cast<int>(written.files)) + u": "_s +
                          text(written.folder.string()),
                      tr("Sealed: only the hub can open it. Take the stick to the hub, and bring it back with the "
                         "receipts; until then everything stays on this device, too.")};
    if (written.unreadable > 0)
        lines.append(tr("%n file(s) cannot be read on this device: their findings went without them, and the hub "
                        "says so. Tell your administrator.",
                        nullptr, static_cast<int>(written.unreadable)));
    if (written.refused > 0)
        lines.append(refused);
    end(lines.join(u'\n'), written.unreadable > 0 || written.refused > 0 ? u"warning"_s : u"success"_s);
}

void StickModel::onRead(const StickImport &taken)
{
    if (!taken.enrolled)
        return end(tr("This device is not enrolled at a hub yet: it cannot know whose data to trust. Enrol it first."),
                   u"warning"_s);
    if (!taken.receipts && !taken.catalogue && !taken.error && !taken.stopped)
        return end(tr("Nothing for this device is on this stick: no receipts of the hub and no national data."),
                   u"warning"_s);
    QStringList lines;
    QString level = u"success"_s;
    const bool stopped = taken.stopped || taken.problem == "cancelled";
    if (stopped) {
        lines.append(taken.newer ? tr("Stopped. Newer national data were taken before that and are in use now.")
                                 : tr("Stopped: no national data were taken from the stick. Those that this device had "
                                      "stay in use."));
        if (taken.stopped)
            lines.append(tr("Receipts of the hub were not taken either: read the stick again to take them."));
        level = u"info"_s;
    }
    if (taken.error) {
        lines.append(tr("The receipts cannot be taken: %1").arg(journalText(*taken.error)));
        level = u"error"_s;
    } else if (taken.receipts) {
        lines.append(tr("The hub holds %n finding(s) of this stick with all their files.", nullptr,
                        static_cast<int>(taken.complete)));
        if (taken.partial > 0)
            lines.append(tr("Of %n finding(s) it misses files: they stay here and go again.", nullptr,
                            static_cast<int>(taken.partial)));
    }
    if (taken.refused > 0) {
        lines.append(tr("%n receipt(s) are not of this hub or not for this device, and were not taken. Tell your "
                        "administrator.",
                        nullptr, static_cast<int>(taken.refused)));
        level = u"error"_s;
    }
    if (!taken.problem.empty() && taken.problem != "cancelled") {
        lines.append(problemText(taken.problem));
        level = u"error"_s;
    } else if (taken.catalogue && !stopped) {
        lines.append(taken.newer ? tr("Newer national data are in use now.")
                                 : tr("The national data on the stick are no newer than those on this device."));
    }
    end(lines.join(u'\n'), level);
    if (taken.newer)
        Q_EMIT catalogueChanged();
    if (taken.receipts)
        Q_EMIT receiptsTaken();
}

void StickModel::end(const QString &message, const QString &level)
{
    m_work = Work::none;
    m_progress = -1;
    m_message = message;
    m_level = level;
    Q_EMIT changed();
}

} // namespace nqi::ui
