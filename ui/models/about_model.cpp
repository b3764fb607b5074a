// SPDX-License-Identifier: Apache-2.0
#include "ui/models/about_model.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace nqi::ui {

using namespace Qt::StringLiterals;

AboutModel::AboutModel(const QString &folder, QObject *parent) : QObject(parent)
{
    if (folder.isEmpty())
        return;
    m_noticesFile = folder + u"/THIRD-PARTY"_s;
    m_billFile = folder + u"/nqi-inspector.spdx.json"_s;
}

bool AboutModel::hasNotices() const
{
    return QFileInfo(m_noticesFile).isReadable();
}

QString AboutModel::notices() const
{
    constexpr qint64 mostBytes = 4LL * 1024 * 1024; // they have some fifty thousand
    QFile file(m_noticesFile);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(mostBytes)) : QString();
}

bool AboutModel::hasBill() const
{
    return QFileInfo(m_billFile).isReadable();
}

void AboutModel::saveBill(const QUrl &file)
{
    QFile bill(m_billFile);
    QSaveFile target(file.toLocalFile());
    const bool saved = bill.open(QIODevice::ReadOnly) && target.open(QIODevice::WriteOnly) &&
                       target.write(bill.readAll()) == bill.size() && target.commit();
    m_message = saved ? tr("The bill of materials was saved") : tr("The bill of materials cannot be written there.");
    m_messageLevel = saved ? u"success"_s : u"error"_s;
    Q_EMIT changed();
}

} // namespace nqi::ui
