// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "ui/models/key_service.h"
#include "ui/models/lock_attempts.h"

#include <QObject>
#include <QTimer>
#include <QtQmlIntegration>

namespace nqi::ui {

/// Whether somebody may see this device's data, and what guards them. Locked when the app starts and its key has to be
/// opened, when nobody has touched it for a while, and when it is asked for; what waits is sent all the same once the
/// key was opened.
class LockModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool locked READ isLocked NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(bool guarded READ isGuarded NOTIFY changed)
    Q_PROPERTY(bool byPassphrase READ isByPassphrase NOTIFY changed)
    Q_PROPERTY(bool revoked READ isRevoked NOTIFY changed)
    Q_PROPERTY(bool keychainThere READ isKeychainThere NOTIFY changed)
    Q_PROPERTY(QString protectionText READ protectionText NOTIFY changed)
    Q_PROPERTY(int waitSeconds READ waitSeconds NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString recoveryCode READ recoveryCode NOTIFY changed)

public:
    /// No service: nothing is ever locked.
    LockModel(KeyService *service, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] bool isLocked() const { return m_locked; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool isGuarded() const { return m_protection.passphrase || m_protection.keychain; }
    [[nodiscard]] bool isByPassphrase() const { return m_protection.passphrase; }
    [[nodiscard]] bool isRevoked() const { return m_protection.revoked; }
    [[nodiscard]] bool isKeychainThere() const { return m_protection.keychainThere; }
    [[nodiscard]] QString protectionText() const;
    [[nodiscard]] int waitSeconds() const; ///< until the next secret is looked at
    [[nodiscard]] QString message() const; ///< why the last wish was not met, or empty
    /// To be written down now: it is shown once.
    [[nodiscard]] QString recoveryCode() const { return m_recoveryCode; }

    /// Zero: never by itself.
    void setIdleMinutes(int minutes);
    /// Somebody is here.
    void touch();

    /// The hub has revoked this device and its key was given up.
    void onRevoked();

    Q_INVOKABLE void unlock(const QString &secret);
    /// Only where a passphrase can open it again.
    Q_INVOKABLE void lock();
    Q_INVOKABLE void protect(const QString &current, const QString &passphrase);
    Q_INVOKABLE void protectByKeychain(const QString &current);
    Q_INVOKABLE void unprotect(const QString &current);
    /// The recovery code was written down.
    Q_INVOKABLE void forgetRecoveryCode();
    void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();
    /// The data can be read from now on.
    void unlocked();
    /// What guards the data was changed as it was asked for.
    void protectionChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool begin();
    void end(const std::string &problem);
    void onProtected(std::expected<std::string, std::string> answer);

    KeyService *m_service;
    Clock m_clock;
    Protection m_protection;
    LockAttempts m_attempts;
    bool m_locked = false;
    bool m_busy = false;
    std::string m_problem;
    QString m_recoveryCode;
    QTimer m_idle{this};
    QTimer m_second{this}; ///< counts a wait down
};

} // namespace nqi::ui
