// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>

/// What /proc says of processes.
namespace nqi::bench {

/// User and system time so far, in microseconds; 0 when there is no such process.
[[nodiscard]] std::uint64_t cpuOf(pid_t process);
/// Of a process and its children, ended ones as well.
[[nodiscard]] std::uint64_t cpuOfFamily(pid_t parent);
[[nodiscard]] double residentMegabytes(pid_t process);
/// The server of "postgresql:///NAME?host=FOLDER&...", as tests/support/postgres lays it out.
[[nodiscard]] pid_t postmasterOf(std::string_view address);

} // namespace nqi::bench
