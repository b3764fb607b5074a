// SPDX-License-Identifier: Apache-2.0
#include "app/device/device_key.h"

#include "core/store/durable_file.h"

#include <array>
#include <span>
#include <system_error>
#include <utility>

namespace nqi::device {

using findings::JournalError;
using trust::GuardError;

DeviceKey::DeviceKey(Folders folders, Random random, Ask ask, trust::PassphraseCost cost)
    : m_folders(std::move(folders)), m_random(std::move(random)), m_ask(std::move(ask)), m_cost(cost)
{
}

trust::KeyPair DeviceKey::copyOf(const trust::KeyPair &key)
{
    return *trust::KeyPair::fromSeed(key.seed());
}

std::expected<DeviceKey::Guards, GuardError> DeviceKey::guards() const
{
    auto guards = trust::guardsOf(m_folders.deviceKey());
    if (!guards && guards.error() == GuardError::missing)
        return Guards();
    return guards;
}

bool DeviceKey::isOpen() const
{
    const std::scoped_lock lock(m_mutex);
    return m_key.has_value();
}

std::expected<void, GuardError> DeviceKey::open(const trust::Secrets &secrets)
{
    auto opened = trust::openKeyFile(m_folders.deviceKey(), secrets);
    if (!opened)
        return std::unexpected(opened.error());
    const std::scoped_lock lock(m_mutex);
    if (!m_key)
        m_key = *std::move(opened);
    return {};
}

void DeviceKey::close()
{
    const std::scoped_lock lock(m_mutex);
    m_key.reset();
}

std::expected<void, GuardError> DeviceKey::guard(const trust::Secrets &current, const trust::Secrets &next)
{
    // The one that is to be guarded may not have been needed so far.
    if (const auto there = guards(); there && there->empty() && !key())
        return std::unexpected(GuardError::unwritable);
    auto pair = trust::openKeyFile(m_folders.deviceKey(), current);
    if (!pair)
        return std::unexpected(pair.error());
    if (auto done = trust::guardKeyFile(m_folders.deviceKey(), *pair, next, m_random, m_cost); !done)
        return done;
    const std::scoped_lock lock(m_mutex);
    m_key = *std::move(pair);
    return {};
}

bool DeviceKey::surrender(const trust::PublicKey &hub)
{
    const auto pair = key();
    std::array<std::byte, 32> bytes{};
    m_random(bytes);
    const auto secret = trust::SealingKey::fromBytes(bytes);
    if (!pair)
        return false;
    const auto sealed = trust::sealKeyFor(hub, *secret);
    // First what the hub opens: a key that nobody could open any more would lose what was not sent.
    // Durable before the key is guarded by it: a power cut between the two must not leave a code that nobody has.
    if (sealed.empty() || !store::writeDurably(m_folders.surrendered(), std::as_bytes(std::span(sealed)), {}))
        return false;
    if (!trust::guardKeyFile(m_folders.deviceKey(), *pair, {.recovery = trust::recoveryCodeOf(*secret)}, m_random,
                             m_cost))
        return false;
    close();
    return true;
}

bool DeviceKey::isSurrendered() const
{
    const auto guarded = guards();
    std::error_code failed;
    return guarded && *guarded == Guards{trust::Guard::recovery} &&
           std::filesystem::exists(m_folders.surrendered(), failed);
}

std::expected<trust::KeyPair, JournalError> DeviceKey::unguarded() const
{
    std::error_code failed;
    std::filesystem::create_directories(m_folders.root, failed);
    auto key = trust::loadOrCreateKey(m_folders.deviceKey(), m_random);
    if (key)
        return *std::move(key);
    const bool unwritable = failed || key.error() == trust::KeyFileError::unwritable;
    return std::unexpected(unwritable ? JournalError::unwritable : JournalError::damaged);
}

std::expected<trust::KeyPair, JournalError> DeviceKey::key()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_key)
            return copyOf(*m_key);
    }
    const auto guarded = guards();
    if (!guarded)
        return std::unexpected(JournalError::damaged);
    if (guarded->empty())
        return unguarded();
    if (!m_ask || !open(std::exchange(m_ask, {})(*guarded)))
        return std::unexpected(JournalError::locked);
    return key();
}

} // namespace nqi::device
