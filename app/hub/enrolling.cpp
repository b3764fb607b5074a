// SPDX-License-Identifier: Apache-2.0
#include "app/hub/commands.h"
#include "app/hub/opened.h"
#include "core/base/encoding.h"
#include "core/demo/symbol_bitmap.h"
#include "core/hub/administration.h"
#include "core/hub/service.h"
#include "core/protocol/invitation.h"
#include "core/trust/guarded_key.h"

#include <format>
#include <fstream>
#include <iterator>
#include <print>
#include <string>

namespace nqi::app {

namespace {

/// Two rows of modules in each line of text, dark on the light ground that a camera needs.
void printCode(const demo::SymbolBitmap &code)
{
    for (int y = 0; y < code.height; y += 2) {
        std::string line = "\x1b[30;107m";
        for (int x = 0; x < code.width; ++x) {
            const bool upper = code.dark(x, y);
            const bool lower = y + 1 < code.height && code.dark(x, y + 1);
            line += upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ";
        }
        std::println("{}\x1b[0m", line);
    }
}

std::string svgOf(const demo::SymbolBitmap &code)
{
    std::string path;
    for (int y = 0; y < code.height; ++y)
        for (int x = 0; x < code.width; ++x)
            if (code.dark(x, y))
                path += std::format("M{} {}h1v1h-1z", x, y);
    return std::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{2}\" height=\"{3}\" "
                       "shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{0}v{1}h-{0}z\"/><path d=\"{4}\"/>"
                       "</svg>\n",
                       code.width, code.height, code.width * 6, code.height * 6, path);
}

} // namespace

int invite(const Place &place, const InviteArguments &arguments)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    hub::Service service(*opened->store, *opened->blobs, opened->key, systemClock(), systemRandom(), {});
    const auto code = service.newEnrolmentCode(std::chrono::hours(arguments.hours), hub::roleOf(arguments.role));
    if (!code)
        return complain(dataUnusable, std::format("no code could be made: {}", name(code.error().code)));
    if (!opened->store->record({systemClock()(), "command", "code.made", arguments.role}))
        return complain(dataUnusable, "done, but it is missing in the audit trail: the disk is full?");
    const std::string text =
        protocol::encodeInvitation({.address = arguments.address, .code = *code, .hubKey = opened->key.publicKey()});
    if (!protocol::decodeInvitation(text))
        return complain(wrongUsage, "the address must begin with https:// or http:// and hold no spaces");
    const auto picture = demo::encode(demo::Symbology::qrCode, text);
    if (!picture)
        return complain(failure, "the address is too long for a code to scan");
    std::println("{}", text);
    if (arguments.svg.empty())
        printCode(*picture);
    // Whoever enrols a device compares it with what the device asks about.
    std::println("key of this hub: {}", protocol::fingerprint(opened->key.publicKey()));
    if (arguments.svg.empty())
        return success;
    std::ofstream file(arguments.svg, std::ios::trunc);
    file << svgOf(*picture);
    file.close();
    return file ? success : complain(failure, arguments.svg.string() + " cannot be written");
}

int recoveryCode(const Place &place, const std::filesystem::path &path)
{
    auto opened = open(place);
    if (!opened)
        return opened.error();
    std::ifstream file(path, std::ios::binary);
    const std::string sealed(std::istreambuf_iterator<char>(file), {});
    const auto secret = trust::openKey(opened->key, bytesOf(sealed));
    if (!secret)
        return complain(failure, path.string() + " cannot be opened: not the file of a device that this hub revoked");
    if (!opened->store->record({systemClock()(), "command", "recovery.told", path.string()}))
        return complain(dataUnusable, "the audit trail cannot be written, so the code is not told: the disk is full?");
    std::println("{}", trust::recoveryCodeOf(*secret));
    return success;
}

} // namespace nqi::app
