// SPDX-License-Identifier: Apache-2.0
#include "ui/models/alert_mark.h"

#include "core/base/clock.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>

namespace nqi::ui {

using namespace Qt::StringLiterals;

AlertMark AlertMark::parse(const QString &text)
{
    AlertMark mark;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return mark;
    mark.m_through = parseIsoDate(parts.front().toStdString());
    if (mark.m_through)
        for (const QString &id : parts.sliced(1))
            mark.m_ids.insert(id.toLatin1());
    return mark;
}

QString AlertMark::text() const
{
    if (!m_through)
        return {};
    QStringList parts{QString::fromStdString(isoDate(*m_through))};
    for (const QByteArray &id : m_ids)
        parts.append(QString::fromLatin1(id));
    std::sort(parts.begin() + 1, parts.end());
    return parts.join(u',');
}

QByteArray AlertMark::shortOf(const std::string &id)
{
    constexpr qsizetype letters = 12; // of four bits: two of some thousand alike once in millions of marks
    return QCryptographicHash::hash(QByteArrayView(id), QCryptographicHash::Sha256).toHex().first(letters);
}

void AlertMark::add(const catalog::Alert &alert)
{
    if (!alert.publishedOn)
        return;
    m_through = std::max(m_through.value_or(*alert.publishedOn), *alert.publishedOn);
    m_ids.insert(shortOf(alert.id));
}

bool AlertMark::isNew(const catalog::Alert &alert) const
{
    return alert.publishedOn && !isBeyond(alert) && !m_ids.contains(shortOf(alert.id));
}

bool AlertMark::isBeyond(const catalog::Alert &alert) const
{
    return !alert.publishedOn || (m_through && *alert.publishedOn <= *m_through - std::chrono::days(windowDays));
}

} // namespace nqi::ui
