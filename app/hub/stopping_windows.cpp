// SPDX-License-Identifier: Apache-2.0
#include "app/hub/stopping.h"

#include <windows.h>

#include <atomic>
#include <chrono>
#include <format>
#include <thread>

namespace nqi::app {

namespace {

// The system calls a plain function on a thread of its own: what it says is left here for the one that waits.
std::atomic<DWORD> asked{0};

BOOL WINAPI onControl(DWORD event)
{
    asked = event + 1;
    return TRUE;
}

} // namespace

void takeStopRequests()
{
    ::SetConsoleCtrlHandler(&onControl, TRUE);
}

std::optional<std::string> waitForStopRequest(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        if (const DWORD event = asked; event != 0)
            return std::format("console event {}", event - 1);
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    return std::nullopt;
}

} // namespace nqi::app
