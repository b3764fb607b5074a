// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/device_key.h"
#include "core/base/encoding.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>

namespace nqi::device {

// Quick enough for a test.
inline constexpr trust::PassphraseCost cheap{.passes = 1, .bytes = 64 * 1024};

class DeviceFolder : public testing::Test {
protected:
    DeviceFolder()
    {
        std::array<std::byte, 8> name{};
        systemRandom()(name);
        folders.root = std::filesystem::temp_directory_path() / ("nqi-device-" + hex(name));
    }
    ~DeviceFolder() override { std::filesystem::remove_all(folders.root); }

    [[nodiscard]] DeviceKey makeKey(DeviceKey::Ask ask = {}) const
    {
        return {folders, systemRandom(), std::move(ask), cheap};
    }
    [[nodiscard]] static trust::Secrets typed(std::string_view text)
    {
        return {.passphrase = trust::Passphrase::of(text)};
    }

    Folders folders;
};

} // namespace nqi::device
