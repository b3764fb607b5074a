// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>

namespace nqi {

enum class LogLevel { debug, info, warning, error };

/// Where a part of core tells what it did; never personal data, never secrets. May be called from any thread.
using Log = std::function<void(LogLevel, std::string_view)>;

/// Drops everything.
[[nodiscard]] inline Log noLog()
{
    return [](LogLevel, std::string_view) {};
}

} // namespace nqi
