// SPDX-License-Identifier: Apache-2.0
#include "ui/models/sync_model.h"

#include "ui/models/findings_model.h"
#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"

#include <QLocale>

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

SyncModel::SyncModel(FieldService &service, Clock clock, QObject *parent)
    : QObject(parent), m_service(service), m_clock(std::move(clock))
{
    m_ageing.setInterval(std::chrono::minutes(1));
    connect(&m_ageing, &QTimer::timeout, this, &SyncModel::changed);
    m_ageing.start();
}

QString SyncModel::hubText() const
{
    if (m_hubAddress.isEmpty())
        return tr("No hub is set: findings stay on this device");
    return m_contact && !m_contact->hub.empty() ? u"%1 · %2"_s.arg(text(m_contact->hub), m_hubAddress) : m_hubAddress;
}

QString SyncModel::lastContactText() const
{
    return m_lastReached ? u"%1 (%2)"_s.arg(timeText(*m_lastReached), ageText(*m_lastReached, m_clock()))
                         : tr("none since the app was started");
}

QString SyncModel::catalogueText() const
{
    if (!m_catalogue) {
        switch (m_catalogue.error()) {
        case catalog::LookupError::unavailable:
            return tr("No national data on this device");
        case catalog::LookupError::damaged:
            return tr("The national data on this device is damaged");
        case catalog::LookupError::newer:
            return tr("The national data needs a newer version of the app");
        }
    }
    return tr("Version %1").arg(m_catalogue->version);
}

QString SyncModel::catalogueAgeText() const
{
    if (!m_catalogue || !m_catalogue->asOf)
        return tr("Codes can be read, but nothing can be compared. Synchronise when there is a network.");
    return tr("Data as of %1 (%2)").arg(timeText(*m_catalogue->asOf), ageText(*m_catalogue->asOf, m_clock()));
}

QString SyncModel::age() const
{
    if (!m_catalogue)
        return {};
    return m_catalogue->asOf ? ageText(*m_catalogue->asOf, m_clock()) : tr("age not known");
}

bool SyncModel::isStale() const
{
    if (!m_catalogue || !m_catalogue->asOf)
        return true;
    return m_staleAfterDays && m_clock() - *m_catalogue->asOf > std::chrono::days(*m_staleAfterDays);
}

QString SyncModel::clockText() const
{
    constexpr std::chrono::minutes borne{2};
    if (!m_clockAhead || std::chrono::abs(*m_clockAhead) <= borne)
        return {};
    const Instant now = m_clock();
    const auto far = std::chrono::floor<std::chrono::minutes>(std::chrono::abs(*m_clockAhead));
    const auto minutes = static_cast<int>(std::min<std::int64_t>(far.count(), std::numeric_limits<int>::max()));
    const QString distance = minutes < 120       ? tr("%n minute(s)", nullptr, minutes)
                             : minutes < 48 * 60 ? tr("%n hour(s)", nullptr, minutes / 60)
                                                 : tr("%n day(s)", nullptr, minutes / (24 * 60));
    const QString hubTime = timeText(now - *m_clockAhead);
    const QString said = *m_clockAhead > Instant::duration::zero()
                             ? tr("This device's clock is %1 ahead: the hub's says %2.").arg(distance, hubTime)
                             : tr("This device's clock is %1 behind: the hub's says %2.").arg(distance, hubTime);
    return said + u' ' +
           tr("What you record gets the device's time. Set the clock before you go on; what is recorded already keeps "
              "its time, so write down the difference in the minutes.");
}

QVariantList SyncModel::datasets() const
{
    QVariantList list;
    if (!m_catalogue)
        return list;
    for (const catalog::DatasetInfo &info : m_catalogue->datasets) {
        list.append(QVariantMap{{u"name"_s, datasetText(info.dataset)},
                                {u"version"_s, QString::number(info.version)},
                                {u"asOf"_s, info.asOf ? timeText(*info.asOf) : QString()},
                                {u"rows"_s, QLocale().toString(info.rows)},
                                {u"authority"_s, text(info.authority)},
                                {u"part"_s, text(info.part)},
                                {u"covered"_s, info.covered}});
    }
    return list;
}

QString SyncModel::message() const
{
    if (m_paused)
        return tr("Paused: nothing is sent or fetched. What you record is kept on this device.");
    if (m_busy)
        return tr("Talking to the hub…");
    if (!m_contact)
        return {};
    if (m_contact->problem == "cancelled")
        return tr("Stopped. What has arrived is kept; the next update goes on from there.");
    if (!m_contact->reached)
        return problemText(m_contact->problem);
    if (!m_contact->problem.empty())
        return problemText(m_contact->problem);
    if (!m_contact->enrolledAt.empty())
        return tr("This device is known at the hub now");
    if (m_contact->acknowledged > 0)
        return tr("%n finding(s) received by the hub", nullptr, static_cast<int>(m_contact->acknowledged));
    if (m_contact->bytesPostponed > 0)
        return tr("Alerts and small changes are here. %1 wait for a line that costs nothing.")
            .arg(QLocale().formattedDataSize(static_cast<qint64>(m_contact->bytesPostponed), 1,
                                             QLocale::DataSizeSIFormat));
    return m_contact->catalogueChanged ? tr("The national data was renewed") : tr("Everything is up to date");
}

QString SyncModel::messageLevel() const
{
    if (m_paused)
        return u"warning"_s;
    if (m_busy || !m_contact)
        return u"info"_s;
    if (m_contact->reached && m_contact->problem.empty())
        return u"success"_s;
    const bool harmless = m_contact->problem == "offline" || m_contact->problem == "cancelled";
    return harmless ? u"warning"_s : u"error"_s;
}

void SyncModel::syncNow()
{
    if (m_busy || m_paused)
        return;
    m_busy = true;
    m_progress.reset();
    Q_EMIT changed();
    m_service.syncNow(m_hubAddress.toStdString());
}

void SyncModel::enrol(const QString &invitationOrCode, const QString &address)
{
    if (m_busy)
        return;
    m_busy = true;
    Q_EMIT changed();
    const std::string text = invitationOrCode.trimmed().toStdString();
    // An invitation has several words, a code is one.
    if (text.contains(' '))
        m_service.enrol(text, {});
    else
        m_service.enrol((address.isEmpty() ? m_hubAddress : address).toStdString(), text);
}

void SyncModel::setPaused(bool paused)
{
    if (std::exchange(m_paused, paused) == paused)
        return;
    m_service.setPaused(paused);
    Q_EMIT changed();
}

void SyncModel::stopDownload()
{
    m_service.stopDownload();
}

void SyncModel::setHubAddress(const QString &address)
{
    m_hubAddress = address;
    Q_EMIT changed();
}

void SyncModel::setCatalogue(Opened catalogue, std::optional<int> staleAfterDays)
{
    m_catalogue = std::move(catalogue);
    m_staleAfterDays = staleAfterDays;
    Q_EMIT changed();
}

void SyncModel::setQueueText(const QString &text)
{
    if (std::exchange(m_queueText, text) != text)
        Q_EMIT changed();
}

void SyncModel::onContact(const ContactReport &contact)
{
    m_busy = false;
    m_progress.reset();
    m_contact = contact;
    if (contact.clockAhead)
        m_clockAhead = contact.clockAhead;
    if (contact.reached)
        m_lastReached = contact.at;
    Q_EMIT changed();
    if (!contact.enrolledAt.empty())
        Q_EMIT enrolled(QString::fromStdString(contact.enrolledAt));
    if (contact.catalogueChanged)
        Q_EMIT catalogueChanged();
}

void SyncModel::onProgress(const SyncProgress &progress)
{
    m_busy = true;
    m_progress = progress;
    Q_EMIT changed();
}

double SyncModel::progress() const
{
    return m_progress && m_progress->total > 0
               ? static_cast<double>(m_progress->done) / static_cast<double>(m_progress->total)
               : -1;
}

QString SyncModel::progressText() const
{
    if (!m_progress || m_progress->total == 0)
        return tr("Updating…");
    const QLocale locale;
    const auto size = [&locale](std::uint64_t bytes) {
        return locale.formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
    };
    QString text = tr("Updating: %1 % · %2 of %3")
                       .arg(qRound(progress() * 100))
                       .arg(size(m_progress->done), size(m_progress->total));
    if (!m_progress->left)
        return text;
    const auto seconds = static_cast<int>(std::min(m_progress->left->count(), std::int64_t{360'000}));
    const QString left = seconds < 60 ? tr("%n second(s) left", nullptr, seconds)
                                      : tr("%n minute(s) left", nullptr, (seconds + 59) / 60);
    return text + u" · "_s + left;
}

} // namespace nqi::ui
