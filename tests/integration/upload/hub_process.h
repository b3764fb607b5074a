// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <signal.h>
#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace nqi {

/// What a program printed, and how it ended.
struct Ended {
    int code = -1; ///< negative: by that signal
    std::string output;
};

/// `nqi-hub`, as a user starts it.
class HubProcess {
public:
    explicit HubProcess(std::filesystem::path data) : m_data(std::move(data)) {}
    ~HubProcess() { (void)end(SIGKILL); }
    HubProcess(const HubProcess &) = delete;
    HubProcess &operator=(const HubProcess &) = delete;

    /// Starts `serve` on a free port and waits until it says that it is ready. Nothing: it ended instead.
    [[nodiscard]] std::optional<int> start(std::vector<std::string> more = {});
    /// 0: it does not run.
    [[nodiscard]] pid_t id() const { return m_process; }
    /// Sends the signal and waits.
    Ended end(int signal);
    /// Runs another command to its end; `--data` is added.
    [[nodiscard]] Ended run(std::vector<std::string> arguments) const;

private:
    std::filesystem::path m_data;
    pid_t m_process = 0;
    int m_output = -1;
};

} // namespace nqi
