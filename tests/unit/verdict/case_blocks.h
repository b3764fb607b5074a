// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/verdict/case_file.h"

#include <string>
#include <utility>
#include <vector>

namespace nqi::verdict::testing {

/// A block of a case file: "certificate HQ-1" and the lines under it.
struct Block {
    std::string kind;
    std::string name;
    std::vector<std::pair<std::string, std::string>> fields; ///< a later one replaces an earlier one of its name

    void set(const std::string &field, const std::string &value);
};

/// Fills item, facts, context and policy from the blocks. The text says what is wrong, "" when nothing is.
[[nodiscard]] std::string build(const std::vector<Block> &blocks, Case &target);

} // namespace nqi::verdict::testing
