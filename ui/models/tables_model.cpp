// SPDX-License-Identifier: Apache-2.0
#include "ui/models/tables_model.h"

#include "ui/models/answer_here.h"
#include "ui/models/finding_model.h"
#include "ui/models/item_text.h"

#include <QDir>
#include <QSaveFile>

namespace nqi::ui {

using namespace Qt::StringLiterals;

TablesModel::TablesModel(TableService *service, const SettingsModel &settings, QObject *parent)
    : QObject(parent), m_service(service), m_settings(settings)
{
}

void TablesModel::write(const QUrl &folder, const QString &format)
{
    if (!m_service || m_busy)
        return;
    if (!folder.isLocalFile() || !QDir(folder.toLocalFile()).exists())
        return end(tr("This is no folder of this computer: choose another."), u"error"_s);
    m_busy = true;
    m_message.clear();
    Q_EMIT changed();
    m_service->tables(
        format.toStdString(), m_settings.inspector().toStdString(),
        answerHere(this, [folder = folder.toLocalFile(), format](
                             TablesModel &model,
                             const std::expected<std::vector<TableService::Table>, findings::JournalError> &tables) {
            if (tables)
                model.save(folder, format, *tables);
            else
                model.end(journalText(tables.error()), u"error"_s);
        }));
}

void TablesModel::save(const QString &folder, const QString &format, const std::vector<TableService::Table> &tables)
{
    QStringList names;
    for (const TableService::Table &table : tables) {
        const QString name = QString::fromStdString(table.name) + u'.' + format;
        QSaveFile file(QDir(folder).filePath(name));
        const auto size = static_cast<qint64>(table.text.size());
        if (!file.open(QIODevice::WriteOnly) || file.write(table.text.data(), size) != size || !file.commit())
            return end(tr("%1 cannot be written: %2. Choose another folder, or free some space.")
                           .arg(name, text(file.errorString().toStdString())),
                       u"error"_s);
        names.append(name);
    }
    end(tr("Written to %1: %2. These files are not sealed: whoever has them can read them.")
            .arg(text(folder.toStdString()), names.join(u", "_s)),
        u"success"_s);
}

void TablesModel::end(const QString &message, const QString &level)
{
    m_busy = false;
    m_message = message;
    m_level = level;
    Q_EMIT changed();
}

} // namespace nqi::ui
