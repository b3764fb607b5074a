// SPDX-License-Identifier: Apache-2.0
#include "ui/models/crash_model.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBytes = qsizetype{256} * 1024; // a report has some thousand

} // namespace

CrashModel::CrashModel(QString folder, std::function<void(int)> notePage, QObject *parent)
    : QObject(parent), m_folder(std::move(folder)), m_notePage(std::move(notePage))
{
    next();
}

void CrashModel::notePage(int page) const
{
    if (m_notePage)
        m_notePage(page);
}

void CrashModel::next()
{
    m_fileName.clear();
    m_text.clear();
    if (m_folder.isEmpty())
        return;
    const QStringList names =
        QDir(m_folder).entryList({u"crash-*.txt"_s}, QDir::Files | QDir::Readable, QDir::Name | QDir::Reversed);
    for (const QString &name : names) {
        QFile file(QDir(m_folder).filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        m_fileName = name;
        m_text = QString::fromUtf8(file.read(mostBytes));
        break;
    }
}

void CrashModel::save(const QUrl &file)
{
    QSaveFile target(file.toLocalFile());
    const QByteArray bytes = m_text.toUtf8();
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit())
        return say(tr("The report cannot be written there: %1").arg(target.errorString()));
    remove();
}

void CrashModel::remove()
{
    QFile file(QDir(m_folder).filePath(m_fileName));
    if (!file.remove())
        return say(tr("The report cannot be deleted: %1").arg(file.errorString()));
    m_message.clear();
    next();
    Q_EMIT changed();
}

void CrashModel::say(const QString &message)
{
    m_message = message;
    Q_EMIT changed();
}

} // namespace nqi::ui
