// SPDX-License-Identifier: Apache-2.0
#include "ui/models/lock_model.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPointer>

#include <utility>

namespace nqi::ui {

namespace {

/// Input methods write one letter in several ways; a passphrase is the letters that were meant.
std::string typed(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).toStdString();
}

} // namespace

LockModel::LockModel(KeyService *service, Clock clock, QObject *parent)
    : QObject(parent), m_service(service), m_clock(std::move(clock))
{
    m_idle.setObjectName(QStringLiteral("idle"));
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &LockModel::lock);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (waitSeconds() == 0)
            m_second.stop();
        Q_EMIT changed();
    });
    if (!m_service)
        return;
    m_protection = m_service->protection();
    m_locked = !m_service->isOpen();
    QCoreApplication::instance()->installEventFilter(this);
}

QString LockModel::protectionText() const
{
    if (m_protection.revoked)
        return tr("The hub has revoked this device. Only your administrator has the code that opens its data.");
    if (m_protection.passphrase)
        return tr("A passphrase opens the data of this device; without it nobody can read them.");
    if (m_protection.keychain)
        return tr("The keychain of this computer opens the data for whoever is logged in.");
    return tr("Whoever can use this computer can read the data. Set a passphrase before it leaves the office.");
}

int LockModel::waitSeconds() const
{
    return static_cast<int>(m_attempts.left(m_clock()).count());
}

QString LockModel::message() const
{
    if (m_problem.empty())
        return {};
    if (m_problem == "wrongSecret" || m_problem == "locked")
        return tr("That is not right. Nothing was changed: check the keyboard (Caps Lock, Telex) and try again.");
    if (m_problem == "tooShort")
        return tr("Too short: take at least six characters.");
    if (m_problem == "keychainRefused")
        return tr("The keychain of this computer does not keep the key. Nothing was changed: set a passphrase.");
    if (m_problem == "noMemory")
        return tr("There is not enough memory to check the passphrase. Close other programs and try again.");
    if (m_problem == "unwritable")
        return tr("The key cannot be written. Nothing was changed: check the space and the permissions of the data "
                  "folder.");
    if (m_problem == "notPrivate")
        return tr("Other users can read the key file, so it is not used. Ask your administrator to restore its "
                  "permissions; nothing is lost.");
    return tr(
        "The key file of this device cannot be read. Nothing was changed or deleted: keep the data folder and ask "
        "your administrator.");
}

void LockModel::setIdleMinutes(int minutes)
{
    m_idle.setInterval(std::chrono::minutes(minutes));
    touch();
}

void LockModel::touch()
{
    if (m_protection.passphrase && !m_locked && m_idle.interval() > 0)
        m_idle.start();
    else
        m_idle.stop();
}

bool LockModel::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::Wheel:
        touch();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

/// True when a wish may be looked at now.
bool LockModel::begin()
{
    if (!m_service || m_busy || waitSeconds() > 0)
        return false;
    m_busy = true;
    m_problem.clear();
    Q_EMIT changed();
    return true;
}

void LockModel::end(const std::string &problem)
{
    m_busy = false;
    m_problem = problem;
    if (problem == "wrongSecret")
        m_attempts.wrong(m_clock());
    else if (problem.empty())
        m_attempts.right();
    if (waitSeconds() > 0)
        m_second.start();
    m_protection = m_service->protection();
    touch();
    Q_EMIT changed();
}

void LockModel::unlock(const QString &secret)
{
    if (!m_locked || !begin())
        return;
    m_service->open(typed(secret), [model = QPointer(this)](const std::expected<void, std::string> &answer) {
        if (!model)
            return;
        model->m_locked = !answer;
        model->end(answer ? std::string() : answer.error());
        if (answer)
            Q_EMIT model->unlocked();
    });
}

void LockModel::lock()
{
    if (m_locked || !m_protection.passphrase)
        return;
    m_locked = true;
    m_problem.clear();
    touch();
    Q_EMIT changed();
}

void LockModel::onRevoked()
{
    if (!m_service)
        return;
    m_protection = m_service->protection();
    m_locked = true;
    m_recoveryCode.clear();
    touch();
    Q_EMIT changed();
}

void LockModel::onProtected(std::expected<std::string, std::string> answer)
{
    if (answer)
        m_recoveryCode = QString::fromStdString(*answer);
    end(answer ? std::string() : answer.error());
    if (answer)
        Q_EMIT protectionChanged();
}

void LockModel::protect(const QString &current, const QString &passphrase)
{
    if (!begin())
        return;
    m_service->protect(typed(current), typed(passphrase),
                       [model = QPointer(this)](std::expected<std::string, std::string> answer) {
                           if (model)
                               model->onProtected(std::move(answer));
                       });
}

void LockModel::protectByKeychain(const QString &current)
{
    if (!begin())
        return;
    m_service->protectByKeychain(typed(current),
                                 [model = QPointer(this)](std::expected<std::string, std::string> answer) {
                                     if (model)
                                         model->onProtected(std::move(answer));
                                 });
}

void LockModel::unprotect(const QString &current)
{
    if (!begin())
        return;
    m_service->unprotect(typed(current), [model = QPointer(this)](const std::expected<void, std::string> &answer) {
        if (!model)
            return;
        model->end(answer ? std::string() : answer.error());
        if (answer)
            Q_EMIT model->protectionChanged();
    });
}

void LockModel::forgetRecoveryCode()
{
    m_recoveryCode.clear();
    Q_EMIT changed();
}

} // namespace nqi::ui
