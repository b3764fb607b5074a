// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/transport.h"
#include "core/trust/tuf.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <stop_token>
#include <string>

namespace nqi::sync {

/// A file of a repository of The Update Framework, at most `limit` bytes. `path` is percent-encoded. Why the transport
/// failed, when it did, goes to `reason`.
[[nodiscard]] std::expected<std::string, trust::tuf::Error> fetchFile(Transport &transport, const std::string &path,
                                                                      std::uint64_t limit,
                                                                      std::optional<TransportError> &reason,
                                                                      std::stop_token stop = {});

} // namespace nqi::sync
