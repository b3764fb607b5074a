// SPDX-License-Identifier: Apache-2.0
#include "app/hub/commands.h"

#include "app/hub/opened.h"
#include "core/base/encoding.h"
#include "core/hub/administration.h"
#include "core/hub/login.h"
#include "core/hub/package.h"
#include "core/hub/service.h"
#include "core/protocol/body.h"

#include <algorithm>
#include <format>
#include <iostream>
#include <print>
#include <utility>

namespace nqi::app {

namespace {

/// What was done from the command line, and that it was.
int recorded(hub::Store &store, std::string action, std::string subject)
{
    const auto done = store.record({systemClock()(), "command", std::move(action), std::move(subject)});
    return done ? success : complain(dataUnusable, "done, but it is missing in the audit trail: the disk is full?");
}

std::string_view sentence(hub::PackageError error)
{
    switch (error) {
    case hub::PackageError::notWhole:
        return "not the folder of an outbox, or writing it was cut short: export it on the device again";
    case hub::PackageError::notOurs:
        return "it was sealed for another hub: take it there";
    case hub::PackageError::damaged:
        return "a file in it cannot be opened; what was taken before stays: export it on the device again";
    case hub::PackageError::unknownDevice:
        return "its device has never enrolled here";
    case hub::PackageError::revoked:
        return "its device was revoked: nothing is taken from it";
    case hub::PackageError::store:
        return "this hub's own data cannot be read or written; take it again when that is mended, nothing is doubled";
    case hub::PackageError::receipts:
        return "the receipts cannot be written beside it: free some space on the stick and take it again";
    }
    return {};
}

} // namespace

int enrolCode(const Place &place, std::uint32_t hours, const std::string &role)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    hub::Service service(*opened->store, *opened->blobs, opened->key, systemClock(), systemRandom(), {});
    const auto code = service.newEnrolmentCode(std::chrono::hours(hours), hub::roleOf(role));
    if (!code)
        return complain(dataUnusable, std::format("no code could be made: {}", name(code.error().code)));
    if (const int done = recorded(*opened->store, "code.made", role); done != success)
        return done;
    std::println("{}", *code);
    return success;
}

int listFindings(const Place &place, std::uint32_t limit)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    const auto findings = opened->store->find({.limit = limit});
    if (!findings)
        return complain(dataUnusable, std::format("the findings cannot be read: {}", name(findings.error())));
    for (const hub::ReceivedFinding &finding : *findings) {
        const auto held = std::ranges::count_if(
            finding.evidence, [&](const findings::Evidence &file) { return opened->blobs->has(file.digest) == true; });
        const auto body = protocol::decodeBody(finding.body);
        const findings::Draft *const draft = body ? body->finding() : nullptr;
        const findings::Minutes *const minutes = body ? body->minutes() : nullptr;
        const std::string_view overall = draft != nullptr     ? name(draft->verdict.overall)
                                         : minutes != nullptr ? "minutes"
                                                              : "unreadable";
        const std::string note = draft != nullptr     ? printable(draft->note, 80)
                                 : minutes != nullptr ? printable(minutes->inspection.establishment.name, 80)
                                                      : std::string();
        std::println("{}  {}  {}  #{}  {}  files {}/{}  {}", isoInstant(finding.receivedAt), finding.id.text(),
                     finding.device, finding.sequence, overall, held, finding.evidence.size(), note);
    }
    return success;
}

int takeOutbox(const Place &place, const std::filesystem::path &folder)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    hub::Service service(*opened->store, *opened->blobs, opened->key, systemClock(), systemRandom(), {});
    const auto taken = hub::takePackage(service, *opened->store, opened->key, folder);
    if (!taken) {
        const bool ours = taken.error() == hub::PackageError::store;
        return complain(ours ? dataUnusable : failure, std::format("{}: {}", folder.string(), sentence(taken.error())));
    }
    std::println("{} findings of device {} are held, {} of them new, {} with all their files; receipts are in {}",
                 taken->findings, taken->device, taken->created, taken->complete, (folder / "receipts").string());
    for (const std::string &problem : taken->problems)
        complain(failure, "not taken: " + problem);
    return taken->problems.empty() ? success : failure;
}

int listDevices(const Place &place)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    const auto devices = opened->store->devices();
    if (!devices)
        return complain(dataUnusable, std::format("the devices cannot be read: {}", name(devices.error())));
    for (const auto &[device, findings, last, body, bytes, quota] : *devices)
        std::println("{}  {}  {}  {}  {} findings, {} bytes of files{}  {}", device.id, isoInstant(device.enrolledAt),
                     name(device.role), device.revoked ? "revoked" : "active", findings, bytes,
                     last ? ", last " + isoInstant(*last) : "", printable(device.name, 80));
    return success;
}

int setQuota(const Place &place, const std::string &scope, std::optional<std::uint64_t> findings,
             std::optional<std::uint64_t> bytes)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    hub::Service service(*opened->store, *opened->blobs, opened->key, systemClock(), systemRandom(), {});
    hub::Administration administration(*opened->store, service, systemClock(), "command");
    const auto set = administration.setQuota({scope, {findings, bytes}});
    if (set)
        return success;
    if (set.error().code == protocol::ProblemCode::notFound)
        return complain(failure, std::format("there is no device {}", printable(scope, 80)));
    if (set.error().code == protocol::ProblemCode::malformed)
        return complain(wrongUsage, "findings are bounded for each device, not for the whole hub");
    return complain(dataUnusable, std::format("the quota cannot be set: {}", name(set.error().code)));
}

int listQuotas(const Place &place)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    const auto quotas = opened->store->quotas();
    if (!quotas)
        return complain(dataUnusable, std::format("the quotas cannot be read: {}", name(quotas.error())));
    const auto text = [](const std::optional<std::uint64_t> &most) { return most ? std::to_string(*most) : "any"; };
    for (const auto &[scope, quota] : *quotas)
        std::println("{}  {} findings  {} bytes", scope, text(quota.findings), text(quota.bytes));
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
    return *known ? recorded(*opened->store, "device.revoked", device)
                  : complain(failure, std::format("there is no device {}", printable(device, 80)));
}

int addUser(const Place &place, const std::string &name, const std::string &role)
{
    std::string password;
    if (!std::getline(std::cin, password) || password.size() < hub::shortestPassword)
        return complain(wrongUsage, std::format("the password, one line on the standard input, has {} characters or "
                                                "more",
                                                hub::shortestPassword));
    if (!hub::isUserName(name))
        return complain(wrongUsage, "a name has 1 to 64 characters and no colon");
    auto opened = open(place);
    if (!opened)
        return opened.error();
    const auto user = hub::newUser(name, hub::roleOf(role), password, systemClock()());
    const auto put = user ? opened->store->putUser(*user) : std::unexpected(hub::StoreError::other);
    if (!put)
        return complain(dataUnusable, std::format("the user cannot be stored: {}", hub::name(put.error())));
    return recorded(*opened->store, "user.set", std::format("{} {}", name, role));
}

int removeUser(const Place &place, const std::string &name)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    const auto removed = opened->store->removeUser(name);
    if (!removed)
        return complain(dataUnusable, std::format("the user cannot be removed: {}", hub::name(removed.error())));
    return *removed ? recorded(*opened->store, "user.removed", name)
                    : complain(failure, std::format("there is no user {}", printable(name, 80)));
}

int listUsers(const Place &place)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    const auto users = opened->store->users();
    if (!users)
        return complain(dataUnusable, std::format("the users cannot be read: {}", name(users.error())));
    for (const hub::User &user : *users)
        std::println("{}  {}  {}", isoInstant(user.createdAt), name(user.role), printable(user.name, 80));
    return success;
}

int listAudit(const Place &place, std::uint32_t limit)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    const auto entries = opened->store->audit(limit);
    if (!entries)
        return complain(dataUnusable, std::format("the audit trail cannot be read: {}", name(entries.error())));
    for (const hub::AuditEntry &entry : *entries)
        std::println("{}  {}  {}  {}", isoInstant(entry.at), printable(entry.actor, 80), entry.action,
                     printable(entry.subject, 120));
    return success;
}

} // namespace nqi::app
