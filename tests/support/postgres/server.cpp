// SPDX-License-Identifier: Apache-2.0
#include "tests/support/postgres/server.h"

#include "core/base/encoding.h"
#include "core/base/id.h"

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <format>
#include <fstream>
#include <print>

namespace nqi::test {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view programs = "/usr/lib/postgresql/17/bin/";

std::string asOwner()
{
    return ::geteuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --clear-groups " : "";
}

bool shell(const std::string &command)
{
    return std::system(command.c_str()) == 0; // a test's own words only
}

} // namespace

std::unique_ptr<PostgresServer> PostgresServer::start(bool durable)
{
    std::array<std::byte, 8> name{};
    systemRandom()(name);
    // Short: the path of a socket has 107 characters at most.
    const fs::path folder = fs::path("/tmp") / ("nqi-pg-" + hex(name));
    fs::create_directories(folder);
    if (::geteuid() == 0 && !shell(std::format("chown postgres {}", folder.string())))
        return nullptr;
    std::unique_ptr<PostgresServer> server(new PostgresServer(folder));
    if (!shell(
            std::format("cd {} && {}{}initdb -D data -U owner -A trust -E UTF8 --no-locale --no-sync > initdb.log 2>&1",
                        folder.string(), asOwner(), programs))) {
        std::println(stderr, "initdb failed: {}/initdb.log", folder.string());
        return nullptr;
    }
    std::ofstream(folder / "data" / "postgresql.conf", std::ios::app)
        << "listen_addresses = ''\nunix_socket_directories = '" << folder.string()
        << (durable ? "'\nfsync = on" : "'\nfsync = off") << "\nmax_connections = 50\nshared_buffers = 64MB\n";
    return server->control("start") ? std::move(server) : nullptr;
}

PostgresServer::~PostgresServer()
{
    (void)control("stop -m immediate");
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
}

bool PostgresServer::control(std::string_view command)
{
    return shell(std::format("cd {0} && {1}{2}pg_ctl -D data -l server.log -w -t 60 {3} > control.log 2>&1",
                             m_folder.string(), asOwner(), programs, command));
}

std::string PostgresServer::newDatabase()
{
    const std::string name = std::format("db{}", ++m_databases);
    const auto addressOf = [&](std::string_view database) {
        return std::format("postgresql:///{}?host={}&user=owner", database, m_folder.string());
    };
    return run(addressOf("postgres"), std::format("CREATE DATABASE {}", name)) ? addressOf(name) : std::string();
}

std::string PostgresServer::as(std::string_view address, std::string_view role)
{
    run(address, std::format("DO $$ BEGIN CREATE ROLE {} LOGIN; EXCEPTION WHEN duplicate_object THEN END $$", role));
    return std::format("{}&user={}", address.substr(0, address.rfind("&user=")), role);
}

bool PostgresServer::run(std::string_view address, std::string_view sql)
{
    const fs::path file = m_folder / "statements.sql";
    std::ofstream(file) << sql;
    return shell(std::format("psql '{}' -q -X -v ON_ERROR_STOP=1 -f {} > {}/psql.log 2>&1", address, file.string(),
                             m_folder.string()));
}

std::string PostgresServer::restored(std::string_view address)
{
    const std::string copy = newDatabase();
    const fs::path dump = m_folder / "dump.sql";
    const bool done = shell(std::format("pg_dump '{}' > {}", address, dump.string())) &&
                      shell(std::format("psql '{}' -q -X -v ON_ERROR_STOP=1 -f {} > /dev/null", copy, dump.string()));
    return done ? copy : std::string();
}

bool PostgresServer::crashAndRestart()
{
    return control("stop -m immediate") && control("start");
}

} // namespace nqi::test
