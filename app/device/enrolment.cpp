// SPDX-License-Identifier: Apache-2.0
#include "app/device/enrolment.h"

#include "core/base/encoding.h"
#include "core/store/durable_file.h"
#include "core/trust/sealed.h"

#include <QString>
#include <QSysInfo>

#include <fstream>
#include <iterator>

namespace nqi::device {

namespace {

std::optional<std::string> contentOf(const std::filesystem::path &path, DeviceKey &key)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    std::string text(std::istreambuf_iterator<char>(file), {});
    const auto device = key.key();
    if (!device)
        return std::nullopt;
    const auto opened = trust::unseal(trust::sealingKeyOf(*device), bytesOf(text));
    if (opened)
        return std::string(reinterpret_cast<const char *>(opened->data()), opened->size());
    // Written before enrolments were sealed.
    return opened.error() == trust::SealError::notSealed ? std::optional(std::move(text)) : std::nullopt;
}

} // namespace

std::optional<Enrolment> loadEnrolment(const Folders &folders, DeviceKey &key)
{
    const auto text = contentOf(folders.enrolment(), key);
    const auto line = text ? text->find('\n') : std::string::npos;
    if (line == std::string::npos)
        return std::nullopt;
    auto enrolled = protocol::decodeEnrolled(text->substr(line + 1));
    if (!enrolled)
        return std::nullopt;
    return Enrolment{.address = text->substr(0, line), .enrolled = *std::move(enrolled)};
}

bool storeEnrolment(const Folders &folders, DeviceKey &key, const Enrolment &enrolment)
{
    const auto device = key.key();
    if (!device)
        return false;
    const auto sealed = trust::seal(trust::sealingKeyOf(*device),
                                    bytesOf(enrolment.address + '\n' + protocol::encodeEnrolled(enrolment.enrolled)));
    std::error_code failed;
    std::filesystem::create_directories(folders.root, failed);
    return store::writeDurably(folders.enrolment(), sealed, {}).has_value();
}

namespace {

/// `hubKey`: the enrolment must be this hub's, or nothing is stored.
std::expected<Enrolment, std::string> enrolAnew(const Folders &folders, DeviceKey &deviceKey,
                                                sync::Transport &transport, const std::string &address,
                                                const std::string &code, const std::optional<trust::PublicKey> &hubKey,
                                                const std::stop_token &stop)
{
    const auto key = deviceKey.key();
    if (!key)
        return std::unexpected("journal." + std::string(findings::name(key.error())));
    const std::string host = QSysInfo::machineHostName().toStdString();
    auto enrolled = sync::enrol(transport, code, host.empty() ? "device" : host, *key, stop);
    if (!enrolled)
        return std::unexpected(enrolled.error().problem);
    if (hubKey && enrolled->hubKey != *hubKey)
        return std::unexpected("hubKeyChanged");
    Enrolment enrolment{.address = address, .enrolled = *std::move(enrolled)};
    if (!storeEnrolment(folders, deviceKey, enrolment))
        return std::unexpected("enrolmentUnwritable");
    return enrolment;
}

} // namespace

std::expected<Enrolment, std::string> enrolmentAt(const Folders &folders, DeviceKey &deviceKey,
                                                  sync::Transport &transport, const std::string &address,
                                                  const std::string &code, const std::stop_token &stop)
{
    if (code.empty()) {
        auto stored = loadEnrolment(folders, deviceKey);
        if (stored && stored->address == address)
            return *std::move(stored);
    }
    return enrolAnew(folders, deviceKey, transport, address, code, std::nullopt, stop);
}

std::expected<Enrolment, std::string> enrolmentBy(const Folders &folders, DeviceKey &key, sync::Transport &transport,
                                                  const protocol::Invitation &invitation, const std::stop_token &stop)
{
    const auto hello = sync::hello(transport, stop);
    if (!hello)
        return std::unexpected(hello.error().problem);
    if (hello->key != invitation.hubKey)
        return std::unexpected("hubKeyChanged");
    // Whoever repeats another hub's key in a greeting cannot do so with a signature: this one is pinned.
    return enrolAnew(folders, key, transport, invitation.address, invitation.code, invitation.hubKey, stop);
}

} // namespace nqi::device
