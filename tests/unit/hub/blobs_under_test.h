// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/blob_store.h"

#include <filesystem>
#include <memory>

namespace nqi::hub {

/// The one store of files that a test program tests: each program that has the tests of blob_store_test.cpp implements
/// it once.
class BlobsUnderTest {
public:
    /// `folder` ends with the test.
    explicit BlobsUnderTest(std::filesystem::path folder);
    ~BlobsUnderTest();
    BlobsUnderTest(const BlobsUnderTest &) = delete;
    BlobsUnderTest &operator=(const BlobsUnderTest &) = delete;

    /// Empty at first, then as it was left: as another hub would find it.
    [[nodiscard]] std::unique_ptr<BlobStore> open() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace nqi::hub
