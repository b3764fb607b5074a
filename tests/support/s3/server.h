// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/s3/place.h"

#include <sys/types.h>

#include <memory>
#include <string>

namespace nqi::test {

/// An S3 of its own on loopback (moto), which checks who asks; ends with the object.
class S3Server {
public:
    /// Nothing when it cannot be started: the reason is on the error stream.
    [[nodiscard]] static std::unique_ptr<S3Server> start();
    S3Server(const S3Server &) = delete;
    S3Server &operator=(const S3Server &) = delete;
    ~S3Server();

    [[nodiscard]] const std::string &endpoint() const { return m_endpoint; }
    [[nodiscard]] const hub::S3Credentials &credentials() const { return m_credentials; }
    /// Of a prefix that nobody has used: the name is new in each call.
    [[nodiscard]] hub::S3Place newPlace();

private:
    S3Server() = default;

    std::string m_endpoint;
    hub::S3Credentials m_credentials;
    pid_t m_process = 0;
    int m_input = -1;
    int m_places = 0;
};

} // namespace nqi::test
