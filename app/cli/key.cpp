// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "app/cli/secrets.h"
#include "app/device/keychain.h"

#include <algorithm>
#include <array>
#include <format>
#include <print>

namespace nqi::cli {

using namespace Qt::StringLiterals;

namespace {

std::optional<device::DeviceKey::Guards> guardsOrComplain(const Common &common)
{
    auto guards = common.key->guards();
    if (!guards) {
        complain("key", sentence(guards.error()));
        return std::nullopt;
    }
    return *std::move(guards);
}

/// What opens the file as it is: asked for only where something guards it.
std::optional<trust::Secrets> current(const device::DeviceKey::Guards &guards, const KeyOptions &options)
{
    trust::Secrets secrets;
    if (guards.empty())
        return secrets;
    const auto text = options.currentFile.empty() ? typedSecret("Current passphrase or recovery code")
                                                  : secretIn(options.currentFile);
    if (!text) {
        complain("key",
                 "the current passphrase or recovery code is needed: type it, or name a file with it (--current)");
        return std::nullopt;
    }
    secrets.passphrase = trust::Passphrase::of(*text);
    secrets.recovery = *text;
    return secrets;
}

std::optional<trust::Passphrase> nextPassphrase(const KeyOptions &options)
{
    const auto text = options.nextFile.empty() ? typedSecret("New passphrase") : secretIn(options.nextFile);
    if (!text) {
        complain("key", "a passphrase is needed: type it, or name a file with it (--new)");
        return std::nullopt;
    }
    if (options.nextFile.empty() && typedSecret("Once more") != text) {
        complain("key", "the two are not the same: nothing was changed");
        return std::nullopt;
    }
    auto passphrase = trust::Passphrase::of(*text);
    if (!passphrase)
        complain("key", std::format("a passphrase has {} to {} bytes: nothing was changed", trust::Passphrase::shortest,
                                    trust::Passphrase::longest));
    return passphrase;
}

ExitCode guard(const Common &common, const trust::Secrets &now, const trust::Secrets &next)
{
    if (const auto done = common.key->guard(now, next); !done) {
        complain("key", sentence(done.error()));
        return ExitCode::storage;
    }
    return ExitCode::done;
}

} // namespace

ExitCode keyStatus(const Common &common)
{
    const auto guards = guardsOrComplain(common);
    if (!guards)
        return ExitCode::storage;
    QJsonArray names;
    for (const trust::Guard guard : *guards)
        names.append(QString::fromUtf8(trust::name(guard)));
    if (common.json)
        printJson({{u"guards"_s, names}});
    else if (guards->empty())
        std::println("this device's data are sealed under a key that nothing but the mode of its file guards");
    else
        for (const trust::Guard guard : *guards)
            std::println("the key can be opened by: {}", trust::name(guard));
    return ExitCode::done;
}

ExitCode protectKey(const Common &common, const KeyOptions &options)
{
    const auto guards = guardsOrComplain(common);
    const auto now = guards ? current(*guards, options) : std::nullopt;
    const auto passphrase = now ? nextPassphrase(options) : std::nullopt;
    if (!passphrase)
        return guards ? ExitCode::usage : ExitCode::storage;
    const trust::Secrets next{.passphrase = passphrase, .recovery = trust::makeRecoveryCode(systemRandom())};
    if (const ExitCode code = guard(common, *now, next); code != ExitCode::done)
        return code;
    if (common.json)
        printJson({{u"recovery"_s, QString::fromStdString(next.recovery)}});
    else
        std::println(
            "from now on the passphrase opens this device's data, or this code, which is shown only now:\n\n"
            "  {}\n\nKeep it on paper, away from the device. Without either nobody can read what was not sent.",
            next.recovery);
    return ExitCode::done;
}

ExitCode unprotectKey(const Common &common, const KeyOptions &options)
{
    const auto guards = guardsOrComplain(common);
    const auto now = guards ? current(*guards, options) : std::nullopt;
    if (!now)
        return guards ? ExitCode::usage : ExitCode::storage;
    return guard(common, *now, {});
}

} // namespace nqi::cli
