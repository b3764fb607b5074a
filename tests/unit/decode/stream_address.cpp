// SPDX-License-Identifier: Apache-2.0
#include "core/decode/stream_address.h"

#include "core/decode/source.h"

#include <gtest/gtest.h>

namespace nqi::decode {

namespace {

std::string shown(std::string_view text)
{
    const auto address = readStreamAddress(text);
    return address ? address->shown : "error " + std::to_string(static_cast<int>(address.error()));
}

AddressError errorOf(std::string_view text)
{
    const auto address = readStreamAddress(text);
    EXPECT_FALSE(address) << text;
    return address ? AddressError::empty : address.error();
}

TEST(StreamAddress, IsWhatAPersonTypes)
{
    EXPECT_EQ(readStreamAddress("  rtsp://192.168.1.20:8554/live \n"),
              (StreamAddress{.full = "rtsp://192.168.1.20:8554/live", .shown = "rtsp://192.168.1.20:8554/live"}));
    EXPECT_EQ(readStreamAddress("192.168.1.5:8080/video")->full, "http://192.168.1.5:8080/video")
        << "as phones show it";
    EXPECT_EQ(readStreamAddress("HTTPS://camera.local")->full, "https://camera.local");
    EXPECT_EQ(shown("http://[fe80::1]:8080/video"), "http://[fe80::1]:8080/video");
}

TEST(StreamAddress, NeverShowsUserNamePasswordOrQuery)
{
    EXPECT_EQ(shown("rtsp://admin:S3cret@10.0.0.5/live"), "rtsp://10.0.0.5/live");
    EXPECT_EQ(shown("admin:S3cret@10.0.0.5:81/video"), "http://10.0.0.5:81/video");
    EXPECT_EQ(shown("http://10.0.0.5/cgi?user=admin&pwd=S3cret#x"), "http://10.0.0.5/cgi");
    EXPECT_EQ(readStreamAddress("http://10.0.0.5/cgi?user=admin&pwd=S3cret")->full,
              "http://10.0.0.5/cgi?user=admin&pwd=S3cret");
    for (const std::string_view unescaped :
         {"rtsp://admin:S3@cret@10.0.0.5/live", "rtsp://admin:1/S3cret@10.0.0.5/live", "http://u:S3cret?@10.0.0.5/a",
          "rtsp://:S3cret@10.0.0.5"})
        EXPECT_FALSE(shown(unescaped).contains("cret")) << shown(unescaped);
    EXPECT_EQ(withoutSecrets("/home/a@b/video.avi"), "/home/a@b/video.avi") << "a path has none";
}

TEST(StreamAddress, WhatIsNoneIsNamed)
{
    EXPECT_EQ(errorOf(" "), AddressError::empty);
    EXPECT_EQ(errorOf("ftp://host/a.avi"), AddressError::scheme);
    EXPECT_EQ(errorOf("file:///etc/passwd"), AddressError::scheme);
    EXPECT_EQ(errorOf("concat:a|b://x"), AddressError::scheme);
    EXPECT_EQ(errorOf("http://"), AddressError::host);
    EXPECT_EQ(errorOf("http://:80/a"), AddressError::host);
    EXPECT_EQ(errorOf("http://[]:80/a"), AddressError::host);
    EXPECT_EQ(errorOf("http://host:0/"), AddressError::port);
    EXPECT_EQ(errorOf("http://host:99999/"), AddressError::port);
    EXPECT_EQ(errorOf("rtsp://admin:pa/ss@host/"), AddressError::port);
    EXPECT_EQ(errorOf("http://my camera/"), AddressError::character);
}

TEST(StreamAddress, IsNotInWhatTheSourceSays)
{
    const auto source = openVideo("http://admin:S3cret@127.0.0.1:1/live?key=S3cret");
    EXPECT_FALSE(source->next());
    EXPECT_EQ(source->lastPath(), "http://127.0.0.1:1/live");
}

} // namespace

} // namespace nqi::decode
