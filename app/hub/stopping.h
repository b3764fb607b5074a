// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <stop_token>
#include <string>

/// How the system asks this service to stop, as a value that one thread waits for: stopping is ordinary code.
namespace nqi::app {

/// Made before the first thread, which inherits that it is not ended by such a request.
void takeStopRequests();
/// Waits until the system asks (its name for the log), or until `stop` (nothing).
[[nodiscard]] std::optional<std::string> waitForStopRequest(const std::stop_token &stop);

} // namespace nqi::app
