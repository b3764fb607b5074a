// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/messages.h"
#include "core/protocol/paths.h"
#include "tests/unit/protocol/samples.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace nqi::protocol {

namespace {

TEST(Enrolment, ProvesThatTheDeviceHoldsItsKey)
{
    const Enrolment enrolment = makeEnrolment("AB12-CD34", "Máy số 7", deviceKey());
    const auto read = decodeEnrolment(encodeEnrolment(enrolment));
    ASSERT_TRUE(read) << name(read.error().code) << " at " << read.error().path;
    EXPECT_EQ(*read, enrolment);
    EXPECT_TRUE(verifyEnrolment(*read));

    Enrolment stolen = enrolment;
    stolen.key = hubKey().publicKey();
    EXPECT_FALSE(verifyEnrolment(stolen));
    Enrolment otherCode = enrolment;
    otherCode.code = "AB12-CD35";
    EXPECT_FALSE(verifyEnrolment(otherCode));
    Enrolment otherName = enrolment;
    otherName.name = "x";
    EXPECT_FALSE(verifyEnrolment(otherName));
}

TEST(Enrolment, BoundsItsNames)
{
    EXPECT_FALSE(decodeEnrolment(encodeEnrolment(makeEnrolment(std::string(257, 'a'), "n", deviceKey()))));
    EXPECT_FALSE(decodeEnrolment(encodeEnrolment(makeEnrolment("c", std::string(257, 'a'), deviceKey()))));
    EXPECT_TRUE(decodeEnrolment(encodeEnrolment(makeEnrolment("c", std::string(256, 'a'), deviceKey()))));
}

TEST(Enrolled, GivesBackEveryMember)
{
    const Enrolled enrolled{"device", "token", "hub", hubKey().publicKey()};
    const auto read = decodeEnrolled(encodeEnrolled(enrolled));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, enrolled);
}

TEST(Hello, GivesBackEveryMemberAndLeavesRoomForMore)
{
    const Hello hello{"Trạm", hubKey().publicKey(), noon, 12, 1};
    const std::string text = encodeHello(hello);
    const auto read = decodeHello(text);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, hello);
    const auto newer = decodeHello(R"({"aNewMember":{"x":[1.5,null]},)" + text.substr(1));
    ASSERT_TRUE(newer) << "a newer hub may say more";
    EXPECT_EQ(*newer, hello);
    EXPECT_FALSE(decodeHello("<html><body>captive portal</body></html>"));
    EXPECT_FALSE(decodeHello(""));
    EXPECT_FALSE(decodeHello("null"));
    EXPECT_FALSE(decodeHello("[]"));
}

TEST(Problem, GivesBackEveryCode)
{
    std::set<std::string_view> names;
    for (int i = 0; !name(static_cast<ProblemCode>(i)).empty(); ++i) {
        const Problem problem{static_cast<ProblemCode>(i), "detail", "/a/b", std::chrono::seconds(i)};
        const auto read = decodeProblem(encodeProblem(problem));
        ASSERT_TRUE(read) << i;
        EXPECT_EQ(*read, problem);
        EXPECT_GE(httpStatus(problem.code), 400);
        EXPECT_LT(httpStatus(problem.code), 600);
        EXPECT_TRUE(names.insert(name(problem.code)).second);
    }
    EXPECT_EQ(names.size(), 16U);
}

TEST(Problem, IsWrittenAsRfc9457Asks)
{
    EXPECT_EQ(encodeProblem({ProblemCode::rateLimited, "", "", std::chrono::seconds(9)}),
              R"({"code":"rateLimited","retryAfter":9,"status":429,"title":"rateLimited",)"
              R"("type":"urn:nqi:problem:rateLimited"})");
    const auto foreign = decodeProblem(R"({"type":"about:blank","status":418,"code":"conflict","teapot":true})");
    ASSERT_TRUE(foreign) << "members of others are left alone";
    EXPECT_EQ(foreign->code, ProblemCode::conflict);
    EXPECT_FALSE(decodeProblem(R"({"type":"about:blank","status":500})")) << "not of a hub";
    EXPECT_FALSE(decodeProblem(R"({"code":"conflict","retryAfter":99999999})"));
}

TEST(Problem, OnlyQuarantinesWhatCannotPass)
{
    for (const auto code :
         {ProblemCode::malformed, ProblemCode::conflict, ProblemCode::tooLarge, ProblemCode::findingInvalid})
        EXPECT_TRUE(isFinal(code)) << name(code);
    for (const auto code : {ProblemCode::unauthenticated, ProblemCode::deviceRevoked, ProblemCode::digestMismatch,
                            ProblemCode::rateLimited, ProblemCode::internal, ProblemCode::unavailable,
                            ProblemCode::storageFull, ProblemCode::quotaExceeded})
        EXPECT_FALSE(isFinal(code)) << name(code);
}

TEST(Paths, HoldNothingButHexDigitsAndHyphens)
{
    EXPECT_EQ(findingPath(Uuid{}), "/v1/findings/00000000-0000-0000-0000-000000000000");
    EXPECT_EQ(blobPath(trust::sha256("")),
              "/v1/blobs/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

} // namespace

} // namespace nqi::protocol
