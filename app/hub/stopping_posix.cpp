// SPDX-License-Identifier: Apache-2.0
#include "app/hub/stopping.h"

#include <signal.h>
#include <time.h>

#include <format>

namespace nqi::app {

namespace {

sigset_t endingSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

} // namespace

void takeStopRequests()
{
    const sigset_t signals = endingSignals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

std::optional<std::string> waitForStopRequest(const std::stop_token &stop)
{
    const sigset_t signals = endingSignals();
    const timespec pause{0, 200'000'000};
    while (!stop.stop_requested())
        if (const int signal = ::sigtimedwait(&signals, nullptr, &pause); signal > 0)
            return std::format("signal {}", signal);
    return std::nullopt;
}

} // namespace nqi::app
