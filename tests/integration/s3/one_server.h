// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/s3/server.h"

namespace nqi::hub {

/// One S3 for all tests of the program, a prefix for each.
[[nodiscard]] test::S3Server &oneS3Server();

} // namespace nqi::hub
