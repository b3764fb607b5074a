// SPDX-License-Identifier: Apache-2.0
#include "ui/models/invitation_model.h"

#include "ui/models/item_text.h"
#include "ui/models/sync_model.h"

#include <QUrl>

#include <chrono>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

/// As the network resolves it: letters that look like others show themselves, and what stands before an "@" is no host.
QString hostOf(const HubIdentity &hub)
{
    const QUrl url(QString::fromStdString(hub.address));
    const QString host = url.host(QUrl::FullyEncoded);
    return url.port() < 0 || host.isEmpty() ? host : u"%1:%2"_s.arg(host).arg(url.port());
}

} // namespace

InvitationModel::InvitationModel(FieldService &service, SyncModel &sync, Clock clock, QObject *parent)
    : QObject(parent), m_service(service), m_sync(sync), m_clock(std::move(clock))
{
}

QString InvitationModel::host() const
{
    return m_hub ? hostOf(*m_hub) : QString();
}

QString InvitationModel::address() const
{
    return m_hub ? text(m_hub->address) : QString();
}

QString InvitationModel::fingerprint() const
{
    return m_hub ? QString::fromStdString(m_hub->fingerprint) : QString();
}

QString InvitationModel::formerText() const
{
    if (!m_former)
        return {};
    const QString host = hostOf(*m_former);
    return m_former->name.empty() ? host : u"%1 · %2"_s.arg(text(m_former->name), host);
}

QString InvitationModel::formerFingerprint() const
{
    return m_former ? QString::fromStdString(m_former->fingerprint) : QString();
}

/// A key alone does not make it the same hub: anybody can repeat a key that he has seen.
bool InvitationModel::isAnother(const HubIdentity &hub, const std::optional<HubIdentity> &former)
{
    return former &&
           (former->address != hub.address || (!hub.fingerprint.empty() && former->fingerprint != hub.fingerprint));
}

void InvitationModel::offer(const QString &scanned)
{
    // Who put the code down and took it up again is asked anew; what only stays in view is not.
    constexpr std::chrono::seconds rest{30};
    if (isAsking() || (m_answeredAt && scanned == m_text && std::chrono::abs(m_clock() - *m_answeredAt) < rest))
        return;
    auto hub = m_service.invitedTo(scanned.toStdString());
    if (!hub || hostOf(*hub).isEmpty()) {
        Q_EMIT unreadable();
        return;
    }
    ask(scanned, *std::move(hub));
}

void InvitationModel::submit(const QString &typed, const QString &address)
{
    const QString wanted = typed.trimmed();
    if (wanted.isEmpty() || isAsking())
        return;
    auto hub = m_service.invitedTo(wanted.toStdString());
    // A code names no hub.
    const QString at = hub ? QString() : address.trimmed();
    if (!hub && !wanted.contains(u' '))
        hub = HubIdentity{
            .address = (at.isEmpty() ? m_sync.hubAddress() : at).toStdString(), .name = {}, .fingerprint = {}};
    if (!hub || hub->address.empty() || !isAnother(*hub, m_service.enrolledAt()))
        return m_sync.enrol(wanted, at);
    m_codeFor = at;
    ask(wanted, *std::move(hub));
}

void InvitationModel::changeAddress(const QString &address, std::function<void()> go)
{
    if (isAsking())
        return;
    HubIdentity hub{.address = address.toStdString(), .name = {}, .fingerprint = {}};
    if (address.isEmpty() || !isAnother(hub, m_service.enrolledAt()))
        return go();
    m_go = std::move(go);
    ask({}, std::move(hub));
}

void InvitationModel::ask(const QString &invitation, HubIdentity hub)
{
    m_text = invitation;
    m_former = m_service.enrolledAt();
    m_move = isAnother(hub, m_former);
    m_hub = std::move(hub);
    Q_EMIT changed();
}

void InvitationModel::accept(bool moveMeant)
{
    // The contact that is under way ends first: an enrolment that is not begun would be lost without a word.
    if (!isAsking() || (m_move && !moveMeant) || m_sync.isBusy())
        return;
    const auto go = std::exchange(m_go, {});
    const QString codeFor = m_codeFor;
    close();
    if (go)
        return go();
    m_sync.enrol(m_text, codeFor);
    Q_EMIT accepted();
}

void InvitationModel::refuse()
{
    if (isAsking())
        close();
}

void InvitationModel::close()
{
    m_hub.reset();
    m_former.reset();
    m_move = false;
    m_go = {};
    m_codeFor.clear();
    m_answeredAt = m_clock();
    Q_EMIT changed();
}

} // namespace nqi::ui
