// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/upload/hub_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <charconv>

extern char **environ;

namespace nqi {

namespace {

struct Started {
    pid_t process = 0;
    int output = -1;
};

// Both output streams end in one pipe.
Started spawn(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), NQI_HUB_PROGRAM);
    std::vector<char *> raw;
    for (std::string &argument : arguments)
        raw.push_back(argument.data());
    raw.push_back(nullptr);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return {};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    Started started;
    if (::posix_spawn(&started.process, NQI_HUB_PROGRAM, &actions, nullptr, raw.data(), environ) != 0)
        started.process = 0;
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    started.output = ends[0];
    return started;
}

std::optional<char> readOne(int descriptor)
{
    char c = 0;
    return ::read(descriptor, &c, 1) == 1 ? std::optional(c) : std::nullopt;
}

Ended wait(pid_t process, int output)
{
    Ended ended;
    while (const auto c = readOne(output))
        ended.output += *c;
    int status = 0;
    ::waitpid(process, &status, 0);
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    ::close(output);
    return ended;
}

} // namespace

std::optional<int> HubProcess::start(std::vector<std::string> more)
{
    std::vector<std::string> arguments{"serve", "--data", m_data.string(), "--listen", "127.0.0.1:0"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Started started = spawn(std::move(arguments));
    m_process = started.process;
    m_output = started.output;
    std::string line;
    while (const auto c = readOne(m_output)) {
        if (*c != '\n') {
            line += *c;
            continue;
        }
        if (line.starts_with("listening on ")) {
            const std::size_t colon = line.rfind(':');
            int port = 0;
            std::from_chars(line.data() + colon + 1, line.data() + line.size(), port);
            return port;
        }
        line.clear();
    }
    return std::nullopt;
}

Ended HubProcess::end(int signal)
{
    if (m_process == 0)
        return {};
    ::kill(m_process, signal);
    Ended ended = wait(m_process, m_output);
    m_process = 0;
    m_output = -1;
    return ended;
}

Ended HubProcess::run(std::vector<std::string> arguments) const
{
    arguments.insert(arguments.end(), {"--data", m_data.string()});
    const Started started = spawn(std::move(arguments));
    return wait(started.process, started.output);
}

} // namespace nqi
