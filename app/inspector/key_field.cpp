// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/key_field.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace nqi::app {

namespace {

std::string problemOf(trust::GuardError error)
{
    return std::string(trust::name(error));
}

/// Once more on the window's thread, with what the work gave.
template <class Answer, class Value>
void answerHere(Answer answer, Value value)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [answer = std::move(answer), value = std::move(value)]() mutable { answer(std::move(value)); },
        Qt::QueuedConnection);
}

} // namespace

KeyField::KeyField(device::DeviceKey &key, device::Keychain &keychain, std::string keychainName)
    : m_key(key), m_keychain(keychain), m_name(std::move(keychainName))
{
    m_thread.setMaxThreadCount(1);
    const auto guards = m_key.guards();
    if (guards && std::ranges::contains(*guards, trust::Guard::keychain))
        // What it says of a keychain that gives nothing is asked of the person: the recovery code.
        static_cast<void>(m_key.open({.keychain = m_keychain.read(m_name)}));
}

ui::Protection KeyField::protection() const
{
    const auto guards = m_key.guards();
    const auto has = [&](trust::Guard guard) { return guards && std::ranges::contains(*guards, guard); };
    return {.passphrase = has(trust::Guard::passphrase),
            .keychain = has(trust::Guard::keychain),
            .recovery = has(trust::Guard::recovery),
            .keychainThere = m_keychain.isThere(),
            .revoked = m_key.isSurrendered()};
}

bool KeyField::isOpen() const
{
    const auto guards = m_key.guards();
    return m_key.isOpen() || (guards && guards->empty());
}

/// People are not asked which of the two they type.
trust::Secrets KeyField::secretsOf(const std::string &typed) const
{
    return {.passphrase = trust::Passphrase::of(typed), .recovery = typed};
}

void KeyField::open(std::string secret, Opened answer)
{
    m_thread.start([this, secrets = secretsOf(secret), answer = std::move(answer)]() mutable {
        answerHere(std::move(answer), m_key.open(secrets).transform_error(problemOf));
    });
}

void KeyField::guard(const std::string &current, trust::Secrets next, Protected answer)
{
    next.recovery = trust::makeRecoveryCode(systemRandom());
    // What guards it now may be the keychain, which is not asked for on another thread.
    trust::Secrets now = secretsOf(current);
    if (protection().keychain)
        now.keychain = m_keychain.read(m_name);
    m_thread.start([this, now = std::move(now), next = std::move(next), answer = std::move(answer)]() mutable {
        auto done = m_key.guard(now, next).transform([&] { return next.recovery; }).transform_error(problemOf);
        answerHere(std::move(answer), std::move(done));
    });
}

void KeyField::protect(std::string current, std::string passphrase, Protected answer)
{
    auto chosen = trust::Passphrase::of(passphrase);
    if (!chosen)
        return answerHere(std::move(answer), std::expected<std::string, std::string>(std::unexpected("tooShort")));
    guard(current, {.passphrase = std::move(chosen)}, std::move(answer));
}

void KeyField::protectByKeychain(std::string current, Protected answer)
{
    std::array<std::byte, 32> bytes{};
    systemRandom()(bytes);
    // One that is there may be what opens the key now: it is never written over.
    auto secret = m_keychain.read(m_name);
    const bool known = secret.has_value();
    if (!known)
        secret = trust::SealingKey::fromBytes(bytes);
    if (!m_keychain.isThere() || (!known && !m_keychain.write(m_name, *secret)))
        return answerHere(std::move(answer),
                          std::expected<std::string, std::string>(std::unexpected("keychainRefused")));
    guard(current, {.keychain = secret}, std::move(answer));
}

void KeyField::unprotect(std::string current, Opened answer)
{
    trust::Secrets now = secretsOf(current);
    if (protection().keychain)
        now.keychain = m_keychain.read(m_name);
    m_thread.start([this, now = std::move(now), answer = std::move(answer)]() mutable {
        answerHere(std::move(answer), m_key.guard(now, {}).transform_error(problemOf));
    });
}

} // namespace nqi::app
