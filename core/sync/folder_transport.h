// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/transport.h"

#include <filesystem>
#include <memory>
#include <string>

namespace nqi::sync {

/// What a hub publishes, from a folder: a stick, or a share of the local network. `path` is where the hub would have
/// it; everything else is answered with 404. A folder that is not there is `offline`.
[[nodiscard]] std::unique_ptr<Transport> makeFolderTransport(std::filesystem::path folder,
                                                             std::string path = "/v1/catalogue");

} // namespace nqi::sync
