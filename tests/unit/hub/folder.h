// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/encoding.h"
#include "core/base/id.h"

#include <array>
#include <filesystem>

namespace nqi::hub {

/// A folder of its own that ends with its owner.
struct TestFolder {
    std::filesystem::path path;

    TestFolder()
    {
        std::array<std::byte, 8> name{};
        systemRandom()(name);
        path = std::filesystem::temp_directory_path() / ("nqi-hub-test-" + hex(name));
        std::filesystem::create_directories(path);
    }
    TestFolder(const TestFolder &) = delete;
    TestFolder &operator=(const TestFolder &) = delete;
    ~TestFolder()
    {
        std::error_code error;
        std::filesystem::remove_all(path, error);
    }
};

} // namespace nqi::hub
