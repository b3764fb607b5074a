// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/load/measured.h"

#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <format>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <vector>

namespace nqi::bench {

namespace {

struct Stat {
    pid_t parent = 0;
    std::uint64_t own = 0;      ///< ticks
    std::uint64_t children = 0; ///< ticks of those that ended
};

std::optional<Stat> statOf(pid_t process)
{
    std::ifstream file(std::format("/proc/{}/stat", process));
    std::string text;
    if (!std::getline(file, text))
        return std::nullopt;
    // The name may hold anything; fields are counted behind it, the first is the state.
    std::istringstream fields(text.substr(text.rfind(')') + 1));
    std::vector<std::string> values{std::istream_iterator<std::string>(fields), {}};
    constexpr std::size_t parent = 1;
    constexpr std::size_t user = 11;
    if (values.size() < user + 4)
        return std::nullopt;
    return Stat{std::stoi(values[parent]), std::stoull(values[user]) + std::stoull(values[user + 1]),
                std::stoull(values[user + 2]) + std::stoull(values[user + 3])};
}

std::uint64_t microseconds(std::uint64_t ticks)
{
    return ticks * 1'000'000 / static_cast<std::uint64_t>(::sysconf(_SC_CLK_TCK));
}

} // namespace

std::uint64_t cpuOf(pid_t process)
{
    const auto stat = statOf(process);
    return stat ? microseconds(stat->own) : 0;
}

std::uint64_t cpuOfFamily(pid_t parent)
{
    const auto own = statOf(parent);
    if (!own)
        return 0;
    std::uint64_t ticks = own->own + own->children;
    for (const auto &entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        pid_t process = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), process).ptr != name.data() + name.size())
            continue;
        if (const auto stat = statOf(process); stat && stat->parent == parent)
            ticks += stat->own + stat->children;
    }
    return microseconds(ticks);
}

double residentMegabytes(pid_t process)
{
    std::ifstream file(std::format("/proc/{}/statm", process));
    std::uint64_t total = 0;
    std::uint64_t resident = 0;
    file >> total >> resident;
    return static_cast<double>(resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE))) / 1e6;
}

pid_t postmasterOf(std::string_view address)
{
    const std::size_t begin = address.find("host=") + 5;
    const std::string folder(address.substr(begin, address.find('&', begin) - begin));
    std::ifstream file(folder + "/data/postmaster.pid");
    pid_t process = 0;
    file >> process;
    return process;
}

} // namespace nqi::bench
