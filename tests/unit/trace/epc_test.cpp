// SPDX-License-Identifier: Apache-2.0
#include "core/trace/epc.h"

#include <gtest/gtest.h>

namespace nqi::trace {
namespace {

TEST(Identifiers, OfOneThingAreTheSameInBothForms)
{
    const auto urn = readIdentifier("urn:epc:id:sgtin:0614141.107346.2017");
    const auto link = readIdentifier("https://id.gs1.org/01/10614141073464/21/2017");
    ASSERT_TRUE(urn);
    EXPECT_EQ(urn, link);
    EXPECT_EQ(urn->gtin, 10614141073464U);
    EXPECT_EQ(urn->serial, "2017");
    EXPECT_EQ(urn->key, "01/10614141073464/21/2017");
    EXPECT_EQ(readIdentifier("urn:epc:id:sscc:0614141.1234567890"),
              readIdentifier("https://example.com/some/00/106141412345678908"));
}

TEST(Identifiers, OfClassesNameTheLotOrTheProduct)
{
    const auto lot = readIdentifier("urn:epc:class:lgtin:4012345.011111.4444");
    ASSERT_TRUE(lot);
    EXPECT_EQ(lot->lot, "4444");
    EXPECT_EQ(lot, readIdentifier("https://id.gs1.org/01/04012345111118/10/4444"));
    EXPECT_EQ(readIdentifier("urn:epc:idpat:sgtin:4012345.066666.*"),
              readIdentifier("https://x.example/01/4012345666663"));
}

TEST(Identifiers, ReadEscapesAndQualifiers)
{
    const auto link = readIdentifier("https://x.example/01/04012345111118/22/2A/10/A%2FB/21/%25?17=270101#x");
    ASSERT_TRUE(link);
    EXPECT_EQ(link->lot, "A/B");
    EXPECT_EQ(link->serial, "%");
    EXPECT_EQ(readIdentifier("urn:epc:id:sgtin:0614141.107346.A%2FB")->serial, "A/B");
    EXPECT_EQ(readIdentifier("urn:epc:id:sgtin:0614141.107346.A.B")->serial, "A.B");
}

TEST(Identifiers, OfOtherKindsStayAsTheyAre)
{
    for (const std::string_view uri :
         {"urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "urn:epc:id:grai:4012345.55555.987",
          "https://id.example.com/8003/030013450007718765", "ext1:thing"}) {
        const auto identifier = readIdentifier(uri);
        ASSERT_TRUE(identifier) << uri;
        EXPECT_EQ(identifier->key, uri);
        EXPECT_EQ(identifier->gtin, 0U);
    }
}

TEST(Identifiers, ThatAreWrongAreRefused)
{
    for (const std::string_view uri :
         {"", "2017", "urn:", "urn:epc:id:sgtin:0614141.107346", "urn:epc:id:sgtin:0614141.1073460.1",
          "urn:epc:id:sgtin:06141x1.107346.1", "urn:epc:id:sgtin:0614141.107346.", "urn:epc:id:sgtin:0614141.107346.%2",
          "urn:epc:id:sgtin:0614141.107346.%00", "urn:epc:idpat:sgtin:4012345.066666.1",
          "urn:epc:id:sscc:0614141.123456789", "https://id.gs1.org/01/10614141073465/21/2017",
          "https://id.gs1.org/01/04012345111118/99/x", "https://id.gs1.org/01/04012345111118/10/%zz",
          "https://id.gs1.org/00/106141412345678900", "https://a b/01/04012345111118", "1abc:def"})
        EXPECT_FALSE(readIdentifier(uri)) << uri;
}

TEST(Places, AreNamedByTheirLocationNumber)
{
    EXPECT_EQ(placeName("urn:epc:id:sgln:4012345.00225.0"), "4012345002256");
    EXPECT_EQ(placeName("urn:epc:id:pgln:4012345.00225"), "4012345002256");
    EXPECT_EQ(placeName("https://id.gs1.org/414/4012345002256/254/1"), "4012345002256");
    EXPECT_EQ(placeName("geo:21.03,105.85"), "geo:21.03,105.85");
}

} // namespace
} // namespace nqi::trace
