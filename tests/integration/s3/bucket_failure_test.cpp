// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/hub/s3/blob_bucket.h"
#include "core/hub/s3/client.h"
#include "tests/integration/s3/faulty_proxy.h"
#include "tests/integration/s3/one_server.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <thread>
#include <utility>

namespace nqi::hub {
namespace {

using namespace std::chrono_literals;
using test::Fault;

struct Bucket : testing::Test {
    test::FaultyProxy proxy{oneS3Server().endpoint()};
    S3Place direct = oneS3Server().newPlace();
    S3Place place = {proxy.endpoint(), direct.region, direct.bucket, direct.prefix};
    S3Client client{direct, oneS3Server().credentials()};
    std::string content = std::string(5000, 'a') + "end";
    trust::Digest digest = trust::sha256(content);

    std::unique_ptr<BlobStore> open()
    {
        auto opened = openBlobBucket({place, oneS3Server().credentials(), 500ms, 1s});
        EXPECT_TRUE(opened);
        return opened ? std::move(*opened) : nullptr;
    }
    /// As the service does: asks where to go on, sends a piece, and again after every failure.
    int upload(BlobStore &blobs)
    {
        int failures = 0;
        while (failures < 50) {
            const auto whole = blobs.has(digest);
            if (whole == true)
                return failures;
            const auto at = blobs.partialSize("d1", digest);
            auto appender =
                whole && at
                    ? blobs.append("d1", digest, content.size(), *at)
                    : std::expected<std::unique_ptr<BlobAppender>, BlobError>(std::unexpected(BlobError::unavailable));
            const bool done = appender && (*appender)->write(bytesOf(std::string_view(content).substr(*at, 2500))) &&
                              (*appender)->finish();
            failures += done ? 0 : 1;
        }
        return failures;
    }
    void expectHeld(const BlobStore &blobs)
    {
        const auto bytes = blobs.read(digest);
        ASSERT_TRUE(bytes) << name(bytes.error());
        EXPECT_EQ(bytes->size(), content.size());
        EXPECT_EQ(client.list("partial/")->size(), 0U) << "pieces stayed behind";
    }
};

TEST_F(Bucket, AnyRequestThatFailsLosesNothing)
{
    for (const Fault fault : {Fault::serverError, Fault::lostAnswer, Fault::cutAnswer}) {
        for (std::uint64_t n = 1;; ++n) {
            SCOPED_TRACE(testing::Message() << "fault " << static_cast<int>(fault) << " at request " << n);
            content += 'x'; // another file each time
            digest = trust::sha256(content);
            const auto blobs = open();
            constexpr std::uint64_t everyTry = 3;
            proxy.fail(fault, n, everyTry);
            EXPECT_LT(upload(*blobs), 5);
            const bool fired = proxy.seen() >= n;
            proxy.fail(fault, 0, 0);
            const auto bytes = blobs->read(digest);
            ASSERT_TRUE(bytes) << name(bytes.error());
            EXPECT_EQ(bytes->size(), content.size());
            if (!fired)
                break;
        }
    }
}

TEST_F(Bucket, OneFailureIsNotEvenNoticed)
{
    const auto blobs = open();
    proxy.fail(Fault::serverError, 4, 1);
    EXPECT_EQ(upload(*blobs), 0);
    expectHeld(*blobs);
}

TEST_F(Bucket, WithoutAnAnswerNothingIsSaidToBeMissing)
{
    const auto blobs = open();
    EXPECT_EQ(upload(*blobs), 0);
    proxy.fail(Fault::serverError, 1, 1000);
    EXPECT_EQ(blobs->has(digest).error(), BlobError::unavailable);
    EXPECT_EQ(blobs->partialSize("d1", digest).error(), BlobError::unavailable);
    EXPECT_EQ(blobs->read(digest).error(), BlobError::unavailable);
    EXPECT_EQ(blobs->append("d1", digest, content.size(), 0).error(), BlobError::unavailable);
    proxy.fail(Fault::serverError, 0, 0);
    EXPECT_EQ(blobs->has(digest), true) << "it answers again";
}

TEST_F(Bucket, ThatIsSilentIsGivenUpInTime)
{
    const auto blobs = open();
    proxy.fail(Fault::silence, 1, 1);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(blobs->has(digest).error(), BlobError::unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
}

TEST_F(Bucket, WhereNothingListensIsUnavailable)
{
    place.endpoint = "http://127.0.0.1:1";
    EXPECT_EQ(openBlobBucket({place, oneS3Server().credentials(), 500ms, 1s}).error(), BucketError::unavailable);
}

TEST_F(Bucket, WrongCredentialsAndAnotherBucketAreSaid)
{
    S3Credentials wrong = oneS3Server().credentials();
    wrong.secret += 'x';
    EXPECT_EQ(openBlobBucket({place, wrong}).error(), BucketError::refused);
    wrong = {"nobody", "nothing", ""};
    EXPECT_EQ(openBlobBucket({place, wrong}).error(), BucketError::refused);
    place.bucket = "another";
    EXPECT_EQ(openBlobBucket({place, oneS3Server().credentials()}).error(), BucketError::missing);
}

TEST_F(Bucket, ATruncatedObjectIsNotTakenForTheFile)
{
    const auto blobs = open();
    EXPECT_EQ(upload(*blobs), 0);
    const std::string cut = content.substr(0, 100);
    ASSERT_TRUE(client.put(digest.text().substr(0, 2) + "/" + digest.text(), bytesOf(cut), trust::sha256(cut)));
    EXPECT_EQ(blobs->read(digest).error(), BlobError::digest);
}

TEST_F(Bucket, APieceThatWasCutShortThereIsSentAgainFromWhereItEnds)
{
    const auto blobs = open();
    {
        auto appender = blobs->append("d1", digest, content.size(), 0);
        ASSERT_TRUE((*appender)->write(bytesOf(content.substr(0, 3000))));
    }
    const auto pieces = *client.list("partial/");
    ASSERT_EQ(pieces.size(), 1U);
    const std::string cut = content.substr(0, 1200);
    ASSERT_TRUE(client.put(pieces[0].name, bytesOf(cut), trust::sha256(cut)));
    EXPECT_EQ(blobs->partialSize("d1", digest), 1200U);
    EXPECT_EQ(upload(*blobs), 0);
    expectHeld(*blobs);
}

TEST_F(Bucket, TwoHubsThatWriteOnePieceAtOnceSpoilNothing)
{
    const auto one = open();
    const auto two = open();
    // Both were told 0: a request that was given up is still on its way to the other hub.
    auto late = one->append("d1", digest, content.size(), 0);
    auto next = two->append("d1", digest, content.size(), 0);
    ASSERT_TRUE(late && next);
    ASSERT_TRUE((*late)->write(bytesOf(content.substr(0, 1500))));
    ASSERT_TRUE((*next)->write(bytesOf(content.substr(0, 1000))));
    EXPECT_EQ((*next)->finish(), false);
    next->reset();
    EXPECT_EQ(two->partialSize("d1", digest), 1000U);
    auto further = two->append("d1", digest, content.size(), 1000);
    ASSERT_TRUE(further);
    ASSERT_TRUE((*further)->write(bytesOf(content.substr(1000, 1000))));
    EXPECT_EQ((*further)->finish(), false);
    further->reset();
    late->reset();
    EXPECT_EQ(two->partialSize("d1", digest), 2000U) << "what came late adds nothing";
    EXPECT_EQ(upload(*two), 0);
    const auto bytes = one->read(digest);
    ASSERT_TRUE(bytes) << name(bytes.error());
    expectHeld(*one);
}

TEST_F(Bucket, ManySmallPiecesBecomeOne)
{
    content = std::string(300, 'b');
    digest = trust::sha256(content);
    const auto blobs = open();
    for (std::uint64_t at = 0; at < 290; ++at) {
        auto appender = blobs->append("d1", digest, content.size(), at);
        ASSERT_TRUE(appender) << at;
        ASSERT_TRUE((*appender)->write(bytesOf("b")));
        ASSERT_EQ((*appender)->finish(), false);
    }
    EXPECT_LT(client.list("partial/")->size(), 129U);
    EXPECT_EQ(upload(*blobs), 0);
    expectHeld(*blobs);
}

TEST_F(Bucket, MoreThanAPageIsListed)
{
    S3Client paging{direct, oneS3Server().credentials(), {.page = 3}};
    constexpr std::size_t objects = 10;
    for (std::size_t i = 0; i < objects; ++i)
        ASSERT_TRUE(paging.put("partial/d1/x/" + std::to_string(i), {}, trust::sha256("")));
    EXPECT_EQ(paging.list("partial/")->size(), objects);
    EXPECT_EQ(paging.list("partial/", 7)->size(), 7U);
    EXPECT_EQ(open()->sweep(systemClock()() + 1h), objects);
    EXPECT_EQ(paging.list("partial/")->size(), 0U);
}

} // namespace
} // namespace nqi::hub
