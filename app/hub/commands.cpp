// SPDX-License-Identifier: Apache-2.0
#include "app/hub/commands.h"

#include "app/hub/opened.h"
#include "core/base/encoding.h"
#include "core/hub/service.h"
#include "core/protocol/body.h"

#include <algorithm>
#include <format>
#include <print>
#include <utility>

namespace nqi::app {

int enrolCode(const Place &place, std::uint32_t hours)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    hub::Service service(*opened->store, *opened->blobs, opened->key, systemClock(), systemRandom(), {});
    const auto code = service.newEnrolmentCode(std::chrono::hours(hours));
    if (!code)
        return complain(dataUnusable, std::format("no code could be made: {}", name(code.error().code)));
    std::println("{}", *code);
    return success;
}

int listFindings(const Place &place, std::uint32_t limit)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    const auto findings = opened->store->list(limit);
    if (!findings)
        return complain(dataUnusable, std::format("the findings cannot be read: {}", name(findings.error())));
    for (const hub::ReceivedFinding &finding : *findings) {
        const auto held = std::ranges::count_if(
            finding.evidence, [&](const findings::Evidence &file) { return opened->blobs->has(file.digest); });
        const auto body = protocol::decodeBody(finding.body);
        const std::string overall(body ? name(body->draft.verdict.overall) : "unreadable");
        const std::string note = body ? printable(body->draft.note, 80) : std::string();
        std::println("{}  {}  {}  #{}  {}  files {}/{}  {}", isoInstant(finding.receivedAt), finding.id.text(),
                     finding.device, finding.sequence, overall, held, finding.evidence.size(), note);
    }
    return success;
}

int listDevices(const Place &place)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    const auto devices = opened->store->devices();
    if (!devices)
        return complain(dataUnusable, std::format("the devices cannot be read: {}", name(devices.error())));
    for (const hub::Device &device : *devices)
        std::println("{}  {}  {}  {}", device.id, isoInstant(device.enrolledAt), device.revoked ? "revoked" : "active",
                     printable(device.name, 80));
    return success;
}

int revokeDevice(const Place &place, const std::string &device)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    const auto known = opened->store->revoke(device);
    if (!known)
        return complain(dataUnusable, std::format("the device cannot be revoked: {}", name(known.error())));
    return *known ? success : complain(failure, std::format("there is no device {}", printable(device, 80)));
}

} // namespace nqi::app
