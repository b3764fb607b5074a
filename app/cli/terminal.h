// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>

/// Whoever sits at the terminal.
namespace nqi::cli {

/// A line typed without being shown, up to `longest` bytes. Standard input may be a pipe that is for something else:
/// it is not read. Nothing: there is no terminal, or nothing was typed.
[[nodiscard]] std::optional<std::string> hiddenLine(const std::string &prompt, std::size_t longest);
/// Somebody may be looking at what is printed as an error.
[[nodiscard]] bool isErrorShown();

} // namespace nqi::cli
