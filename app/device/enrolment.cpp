// SPDX-License-Identifier: Apache-2.0
#include "app/device/enrolment.h"

#include "app/device/journal.h"

#include <unistd.h>

#include <fstream>
#include <iterator>

namespace nqi::device {

namespace {

constexpr auto ownerOnly = std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;

} // namespace

std::optional<Enrolment> loadEnrolment(const Folders &folders)
{
    std::ifstream file(folders.enrolment(), std::ios::binary);
    Enrolment enrolment;
    if (!std::getline(file, enrolment.address))
        return std::nullopt;
    const std::string text(std::istreambuf_iterator<char>(file), {});
    auto enrolled = protocol::decodeEnrolled(text);
    if (!enrolled)
        return std::nullopt;
    enrolment.enrolled = *std::move(enrolled);
    return enrolment;
}

bool storeEnrolment(const Folders &folders, const Enrolment &enrolment)
{
    std::error_code failed;
    std::filesystem::create_directories(folders.root, failed);
    const auto temporary = folders.enrolment().string() + ".part";
    // Made empty and private before the secret goes in.
    {
        const std::ofstream empty(temporary, std::ios::trunc);
    }
    std::filesystem::permissions(temporary, ownerOnly, failed);
    if (failed)
        return false;
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file << enrolment.address << '\n' << protocol::encodeEnrolled(enrolment.enrolled);
    file.close();
    if (!file)
        return false;
    std::filesystem::rename(temporary, folders.enrolment(), failed);
    return !failed;
}

std::expected<Enrolment, std::string> enrolmentAt(const Folders &folders, sync::Transport &transport,
                                                  const std::string &address, const std::string &code,
                                                  const std::stop_token &stop)
{
    auto stored = loadEnrolment(folders);
    if (stored && stored->address == address && code.empty())
        return *std::move(stored);
    const auto key = deviceKey(folders, systemRandom());
    if (!key)
        return std::unexpected("journal." + std::string(findings::name(key.error())));
    std::string host(256, '\0');
    host = ::gethostname(host.data(), host.size() - 1) == 0 ? std::string(host.c_str()) : std::string("device");
    auto enrolled = sync::enrol(transport, code, host, *key, stop);
    if (!enrolled)
        return std::unexpected(enrolled.error().problem);
    Enrolment enrolment{.address = address, .enrolled = *std::move(enrolled)};
    if (!storeEnrolment(folders, enrolment))
        return std::unexpected("enrolmentUnwritable");
    return enrolment;
}

} // namespace nqi::device
