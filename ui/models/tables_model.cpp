// SPDX-License-Identifier: Apache-2.0
#include "ui/models/tables_model.h"

#include "ui/models/finding_model.h"
#include "ui/models/item_text.h"
#include "ui/models/watch_here.h"

#include <QDir>
#include <QSaveFile>

#include <algorithm>
#include <expected>
#include <memory>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

using Table = TableService::Table;

/// A file that cannot be written, and why; no name: nobody wanted them any more.
struct NotWritten {
    QString name;
    QString why;
};
using Names = std::expected<QStringList, NotWritten>;

constexpr qint64 step = 1024LL * 1024; ///< bytes between two looks at whether it is still wanted

/// Every file is whole before any gets its name: whoever stops it, or takes the stick away, finds none of them.
Names writeFiles(const QDir &folder, const QString &format, const std::vector<Table> &tables, const Watch &watch)
{
    std::uint64_t all = 0;
    for (const Table &table : tables)
        all += table.text.size();
    std::vector<std::unique_ptr<QSaveFile>> files;
    std::uint64_t done = 0;
    const auto nameOf = [&](const QSaveFile &file) { return folder.relativeFilePath(file.fileName()); };
    const auto failed = [&](const QSaveFile &file) {
        return std::unexpected(NotWritten{.name = nameOf(file), .why = file.errorString()});
    };
    for (const Table &table : tables) {
        QSaveFile &file = *files.emplace_back(
            std::make_unique<QSaveFile>(folder.filePath(QString::fromStdString(table.name) + u'.' + format)));
        if (!file.open(QIODevice::WriteOnly))
            return failed(file);
        const auto size = static_cast<qint64>(table.text.size());
        for (qint64 at = 0; at < size;) {
            if (watch.stop.stop_requested())
                return std::unexpected(NotWritten{});
            const qint64 part = std::min(step, size - at);
            if (file.write(table.text.data() + at, part) != part)
                return failed(file);
            at += part;
            done += static_cast<std::uint64_t>(part);
            watch.reach(done, all);
        }
    }
    if (watch.stop.stop_requested())
        return std::unexpected(NotWritten{});
    QStringList names;
    for (const auto &file : files) {
        if (!file->commit())
            return failed(*file);
        names.append(nameOf(*file));
    }
    return names;
}

} // namespace

TablesModel::TablesModel(TableService *service, const SettingsModel &settings, QObject *parent)
    : QObject(parent), m_service(service), m_settings(settings)
{
}

TablesModel::~TablesModel()
{
    m_stop.request_stop();
}

void TablesModel::write(const QUrl &folder, const QString &format)
{
    if (!m_service || m_busy)
        return;
    if (!folder.isLocalFile() || !QDir(folder.toLocalFile()).exists())
        return end(tr("This is no folder of this computer: choose another."), u"error"_s);
    m_stop = std::stop_source();
    m_busy = true;
    m_progress = 0;
    m_message.clear();
    Q_EMIT changed();
    m_service->tables(
        format.toStdString(), m_settings.inspector().toStdString(),
        watchHere(this, m_stop.get_token(), [](TablesModel &model, double part) { model.reach(part / 2); }),
        answerHere(this, [folder = folder.toLocalFile(), format](
                             TablesModel &model, std::expected<std::vector<Table>, findings::JournalError> tables) {
            if (tables)
                model.save(folder, format, *std::move(tables));
            else if (tables.error() == findings::JournalError::cancelled)
                model.stopped();
            else
                model.end(journalText(tables.error()), u"error"_s);
        }));
}

void TablesModel::stop()
{
    if (!isStoppable())
        return;
    m_stop.request_stop();
    Q_EMIT changed();
}

void TablesModel::reach(double progress)
{
    m_progress = progress;
    Q_EMIT changed();
}

void TablesModel::save(const QString &folder, const QString &format, std::vector<Table> tables)
{
    reach(0.5);
    auto answer = answerHere(this, [folder](TablesModel &model, const Names &names) {
        if (names)
            model.end(tr("Written to %1: %2. These files are not sealed: whoever has them can read them.")
                          .arg(text(folder.toStdString()), names->join(u", "_s)),
                      u"success"_s);
        else if (names.error().name.isEmpty())
            model.stopped();
        else
            model.end(tr("%1 cannot be written: %2. Choose another folder, or free some space.")
                          .arg(names.error().name, text(names.error().why.toStdString())),
                      u"error"_s);
    });
    auto watch =
        watchHere(this, m_stop.get_token(), [](TablesModel &model, double part) { model.reach(0.5 + part / 2); });
    m_writer = std::jthread([folder = QDir(folder), format, tables = std::move(tables), watch = std::move(watch),
                             answer = std::move(answer)] { answer(writeFiles(folder, format, tables, watch)); });
}

void TablesModel::stopped()
{
    end(tr("Stopped: no file was written."), u"info"_s);
}

void TablesModel::end(const QString &message, const QString &level)
{
    m_busy = false;
    m_message = message;
    m_level = level;
    Q_EMIT changed();
}

} // namespace nqi::ui
