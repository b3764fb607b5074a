// SPDX-License-Identifier: Apache-2.0
#include "tests/support/s3/server.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <format>
#include <print>
#include <sstream>

extern char **environ;

namespace nqi::test {

std::unique_ptr<S3Server> S3Server::start()
{
    std::array<int, 2> input{};
    std::array<int, 2> output{};
    if (::pipe2(input.data(), O_CLOEXEC) != 0 || ::pipe2(output.data(), O_CLOEXEC) != 0)
        return nullptr;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
    std::array<std::string, 2> words = {NQI_PYTHON, NQI_S3_SERVER};
    std::array<char *, 3> arguments = {words[0].data(), words[1].data(), nullptr};
    std::unique_ptr<S3Server> server(new S3Server);
    if (::posix_spawn(&server->m_process, NQI_PYTHON, &actions, nullptr, arguments.data(), environ) != 0)
        server->m_process = 0;
    posix_spawn_file_actions_destroy(&actions);
    ::close(input[0]);
    ::close(output[1]);
    server->m_input = input[1];
    std::string line;
    for (char c = 0; ::read(output[0], &c, 1) == 1 && c != '\n';)
        line += c;
    ::close(output[0]);
    std::istringstream(line) >> server->m_endpoint >> server->m_credentials.key >> server->m_credentials.secret;
    if (!server->m_credentials.secret.empty())
        return server;
    std::println(stderr, "no S3 could be started: {} {}", NQI_PYTHON, NQI_S3_SERVER);
    return nullptr;
}

S3Server::~S3Server()
{
    ::close(m_input);
    if (m_process <= 0)
        return;
    ::kill(m_process, SIGTERM);
    ::waitpid(m_process, nullptr, 0);
}

hub::S3Place S3Server::newPlace()
{
    return {m_endpoint, "us-east-1", "evidence", std::format("hub-{}/", ++m_places)};
}

} // namespace nqi::test
