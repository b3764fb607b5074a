// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace nqi::test {

/// A PostgreSQL of its own in a folder of its own, reached by a socket there and by nothing else; ends with the object.
/// Run by root it belongs to the user postgres, because PostgreSQL refuses root.
class PostgresServer {
public:
    /// Nothing when it cannot be started: the reason is on the error stream. `durable`: what is committed survives
    /// power loss, as in production; a test has no need of that.
    [[nodiscard]] static std::unique_ptr<PostgresServer> start(bool durable = false);
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;
    ~PostgresServer();

    /// Of a new, empty database, as its owner. The name is new in each call.
    [[nodiscard]] std::string newDatabase();
    /// The same database as another role, which is made when it is not there.
    [[nodiscard]] std::string as(std::string_view address, std::string_view role);
    /// Runs statements; false: they fail.
    bool run(std::string_view address, std::string_view sql);
    /// A new database with all that this one holds, by way of a dump.
    [[nodiscard]] std::string restored(std::string_view address);
    /// Stops and starts it, as after a crash.
    [[nodiscard]] bool crashAndRestart();

private:
    explicit PostgresServer(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] bool control(std::string_view command);

    std::filesystem::path m_folder;
    int m_databases = 0;
};

} // namespace nqi::test
