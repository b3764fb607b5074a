// SPDX-License-Identifier: Apache-2.0
#include "core/hub/s3/blob_bucket.h"
#include "tests/integration/s3/one_server.h"
#include "tests/unit/hub/blobs_under_test.h"

#include <gtest/gtest.h>

#include <utility>

namespace nqi::hub {

test::S3Server &oneS3Server()
{
    static const std::unique_ptr<test::S3Server> one = test::S3Server::start();
    return *one;
}

struct BlobsUnderTest::State {
    S3Place place;
};

BlobsUnderTest::BlobsUnderTest(std::filesystem::path /*folder*/) : m_state(new State{oneS3Server().newPlace()}) {}

BlobsUnderTest::~BlobsUnderTest() = default;

std::unique_ptr<BlobStore> BlobsUnderTest::open() const
{
    auto opened = openBlobBucket({m_state->place, oneS3Server().credentials()});
    EXPECT_TRUE(opened) << static_cast<int>(opened.error());
    return opened ? std::move(*opened) : nullptr;
}

} // namespace nqi::hub
