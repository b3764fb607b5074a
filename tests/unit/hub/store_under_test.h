// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/store.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace nqi::hub {

/// The one store that a test program tests: each program that has the tests of the service implements it once.
class StoreUnderTest {
public:
    explicit StoreUnderTest(std::filesystem::path folder);
    ~StoreUnderTest();
    StoreUnderTest(const StoreUnderTest &) = delete;
    StoreUnderTest &operator=(const StoreUnderTest &) = delete;

    /// Empty at first, then as it was left.
    [[nodiscard]] std::unique_ptr<Store> open();
    /// The same, but its n-th operation fails, once.
    struct Failing {
        std::unique_ptr<Store> store; ///< nothing: opening failed
        std::function<bool()> fired;
    };
    [[nodiscard]] Failing failing(std::uint64_t n);
    /// That a finding with one file takes.
    static const std::uint64_t leastOperations;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace nqi::hub
