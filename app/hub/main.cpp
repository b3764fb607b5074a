// SPDX-License-Identifier: Apache-2.0
#include "app/hub/commands.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <print>

namespace {

using namespace nqi::app;

/// Every command and its options; `run` is what was chosen.
struct CommandLine {
    CLI::App app{"Receives findings and publishes the catalogue.", "nqi-hub"};
    ServeArguments serving;
    std::filesystem::path data;
    std::filesystem::path from;
    std::string device;
    std::uint32_t hours = 72;
    std::uint32_t limit = 50;
    int code = success;

    CommandLine()
    {
        app.require_subcommand(1);
        app.set_version_flag("--version", NQI_VERSION);
        app.footer("Exit codes: 0 done, 1 failed, 2 wrong usage, 3 data folder unusable, 4 address taken,\n"
                   "5 key unusable, 6 nothing to publish.");
        addServe();
        auto *enrol = command("enrol-code", "Print a code with which one device may enrol, once");
        enrol->add_option("--hours", hours, "How long it is valid")->check(CLI::Range(1U, 24U * 90));
        enrol->callback([this] { code = enrolCode(data, hours); });
        auto *list = command("findings", "List what was received, newest first");
        list->add_option("--limit", limit, "How many at most")->check(CLI::Range(1U, 100'000U));
        list->callback([this] { code = listFindings(data, limit); });
        command("devices", "List the devices that have enrolled")->callback([this] { code = listDevices(data); });
        auto *revoke = command("revoke", "Refuse a device from now on");
        revoke->add_option("DEVICE", device, "Its id")->required();
        revoke->callback([this] { code = revokeDevice(data, device); });
        auto *publish = command("publish", "Sign a catalogue and write it as files to serve or copy");
        publish->add_option("--from", from, "Folder of the catalogue")->required();
        publish->callback([this] { code = publishCatalogue(data, from); });
        auto *copy = command("export", "Copy what is published to a stick or share, for `nqi sync --from`");
        copy->add_option("FOLDER", from, "Where to")->required();
        copy->callback([this] { code = exportCatalogue(data, from); });
    }

    CLI::App *command(const std::string &name, const std::string &what)
    {
        auto *command = app.add_subcommand(name, what);
        command->add_option("--data", data, "The hub's folder")->required();
        return command;
    }

    void addServe()
    {
        auto *serve = app.add_subcommand("serve", "Receive findings and serve the catalogue");
        serve->add_option("--data", serving.data, "The hub's folder; made when absent")->required();
        serve->add_option("--listen", serving.listen, "HOST:PORT; port 0 is any free one")->capture_default_str();
        serve->add_option("--catalogue", serving.catalogue, "Publish this catalogue folder at start");
        serve->add_option("--name", serving.name, "Name of this hub, in every receipt")->capture_default_str();
        serve->add_flag("--open-enrolment", serving.openEnrolment,
                        "Devices enrol without a code: for demonstrations only");
        serve->add_flag("--verbose", serving.verbose, "Log every request");
        serve->callback([this] { code = nqi::app::serve(serving); });
    }
};

} // namespace

int main(int argc, char **argv)
{
    try {
        CommandLine line;
        try {
            line.app.parse(argc, argv);
        } catch (const CLI::ParseError &error) {
            return line.app.exit(error) == 0 ? success : wrongUsage;
        }
        return line.code;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "nqi-hub: cannot go on: %s\n", error.what());
        return failure;
    }
}
