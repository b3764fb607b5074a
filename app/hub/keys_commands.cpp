// SPDX-License-Identifier: Apache-2.0
#include "app/hub/commands.h"
#include "app/hub/opened.h"
#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/hub/keys.h"

#include <expected>
#include <format>
#include <print>
#include <string>

namespace nqi::app {

namespace {

int done(const std::expected<void, hub::KeysError> &result, const std::string &what)
{
    if (result) {
        std::println("{}", what);
        return success;
    }
    switch (result.error()) {
    case hub::KeysError::exists:
        return complain(failure, "there are such keys already; nothing has changed");
    case hub::KeysError::noRoot:
        return complain(failure, "there is no root yet: `keys init`, or `publish`, which makes one for a trial");
    case hub::KeysError::role:
        return complain(wrongUsage, "no such role: root, targets, snapshot, timestamp, or a dataset that is published");
    case hub::KeysError::key:
        return complain(keyUnusable, "a key file cannot be used: it is missing, damaged, readable by others, or not "
                                     "one that is trusted");
    case hub::KeysError::tooFew:
        return complain(keyUnusable, "too few root keys: name as many as the root asks for with --root-key");
    case hub::KeysError::publish:
        break;
    }
    return complain(dataUnusable, "what is published cannot be read or written");
}

} // namespace

int initKeys(const KeysArguments &arguments)
{
    return done(hub::makeRoot(arguments.data, arguments.folder, {arguments.keys, arguments.threshold}, systemClock()(),
                              systemRandom()),
                std::format("root 1 asks for {} of {} keys in {}: carry each to another safe, and none stays here",
                            arguments.threshold, arguments.keys, arguments.folder.string()));
}

int rotateKeys(const KeysArguments &arguments)
{
    if (arguments.role == "root")
        return done(hub::rotateRoot(arguments.data, arguments.rootKeys, arguments.folder,
                                    {arguments.keys, arguments.threshold}, systemClock()(), systemRandom()),
                    std::format("the new root asks for {} of {} keys in {}; the old keys count no more",
                                arguments.threshold, arguments.keys, arguments.folder.string()));
    return done(hub::rotateKey(arguments.data, arguments.role, arguments.rootKeys, systemClock()(), systemRandom()),
                std::format("{} has a new key; the old one counts no more", arguments.role));
}

int renewKeys(const KeysArguments &arguments)
{
    return done(hub::renewRoot(arguments.data, arguments.rootKeys, systemClock()(), systemRandom()),
                "the root holds for another year");
}

int listKeys(const std::filesystem::path &data)
{
    const auto roles = hub::listKeys(data, systemClock()(), systemRandom());
    if (!roles)
        return done(std::unexpected(roles.error()), "");
    for (const hub::RoleSummary &role : *roles) {
        std::println("{}: {} of {}, {}, until {}", role.role, role.threshold, role.keyIds.size(),
                     role.here ? "key here" : "key elsewhere",
                     role.expires == Instant{} ? "nothing signed yet" : isoInstant(role.expires));
        for (const std::string &id : role.keyIds)
            std::println("  {}", id);
    }
    return success;
}

} // namespace nqi::app
