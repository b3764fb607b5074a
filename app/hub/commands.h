// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

/// The commands of `nqi-hub`. Each prints its result or its reason, and gives the exit code.
namespace nqi::app {

enum ExitCode : int {
    success = 0,
    failure = 1,          ///< anything else
    wrongUsage = 2,       ///< of the command line
    dataUnusable = 3,     ///< the data folder cannot be used (permission, disk, damage, newer program)
    addressTaken = 4,     ///< the address cannot be listened on
    keyUnusable = 5,      ///< a key file is damaged, or readable by others
    nothingToPublish = 6, ///< there is no catalogue in the folder that was named
};

struct ServeArguments {
    std::filesystem::path data;
    std::string listen = "127.0.0.1:8080";
    std::filesystem::path catalogue; ///< published when given, at start
    std::string name = "nqi-hub";
    bool openEnrolment = false;
    bool verbose = false;
};

[[nodiscard]] int serve(const ServeArguments &arguments);
[[nodiscard]] int enrolCode(const std::filesystem::path &data, std::uint32_t hours);
[[nodiscard]] int listFindings(const std::filesystem::path &data, std::uint32_t limit);
[[nodiscard]] int listDevices(const std::filesystem::path &data);
[[nodiscard]] int revokeDevice(const std::filesystem::path &data, const std::string &device);
[[nodiscard]] int publishCatalogue(const std::filesystem::path &data, const std::filesystem::path &from);

[[nodiscard]] int exportCatalogue(const std::filesystem::path &data, const std::filesystem::path &folder);

} // namespace nqi::app
