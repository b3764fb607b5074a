// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/facts.h"
#include "core/gs1/item.h"
#include "core/verdict/verdict.h"

#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Golden cases in the text form that tests/samples/verdict/README.md describes.
namespace nqi::verdict::testing {

/// One line of what a case expects.
struct Expected {
    std::string reason;
    std::map<std::string, std::string> arguments; ///< those that the case names
    std::optional<std::string> basis;
    std::vector<std::string> records; ///< "dataset:key", those that the case names
    int line = 0;
};

struct Case {
    std::string name;
    gs1::Item item;
    catalog::Facts facts;
    std::vector<catalog::PolicyEntry> policy;
    Context context;
    Instant now{};
    std::optional<catalog::LookupError> noCatalogue;
    std::vector<Expected> expected;
    std::string overall;
    std::optional<std::string> tier; ///< expected; "none" when it must stay open

    [[nodiscard]] Verdict evaluate() const;
};

/// Reads a case and what it builds upon; the error names file and line.
[[nodiscard]] std::expected<Case, std::string> readCase(const std::filesystem::path &file);

/// Every `*.case` file under a folder, in order of name.
[[nodiscard]] std::vector<std::filesystem::path> caseFiles(const std::filesystem::path &folder);

/// What differs between a verdict and what the case expects; empty when nothing does.
[[nodiscard]] std::vector<std::string> differences(const Case &golden, const Verdict &verdict);

} // namespace nqi::verdict::testing
