// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

/// What is left of a program that died of a fault: a text on this device, for whoever looks for the fault. It says
/// version, time, signal, page, and where in which library each call of the thread was. Nothing of what was scanned,
/// recorded or typed, no names of people or folders; nothing is ever sent.
namespace nqi::app {

/// From now on a fatal signal, or an exception that nobody catches, leaves `folder`/crash-<seconds of the start>.txt
/// and then ends the program as it would have. `versions` is one line. At most once in a program, on its first thread;
/// when the folder cannot be made there is no report, and nothing else is different.
void reportCrashes(const std::filesystem::path &folder, std::string_view versions);

/// Where the inspector is, by the number of the page.
void noteCrashPage(int page) noexcept;

} // namespace nqi::app
