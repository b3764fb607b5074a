// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/service.h"
#include "core/hub/store.h"
#include "core/trust/keys.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// An outbox that came on a stick. It goes through the same service as an upload: exactly once, whichever way a finding
/// came first.
namespace nqi::hub {

enum class PackageError : std::uint8_t {
    notWhole,      ///< no manifest: writing it was cut short
    notOurs,       ///< sealed for another hub
    damaged,       ///< its manifest or a file in it cannot be opened
    unknownDevice, ///< never enrolled here
    revoked,
    store,   ///< the hub's own data cannot be read or written; nothing is lost by trying again
    receipts ///< they cannot be written beside it: the findings are held; free some space and take it again
};
[[nodiscard]] std::string_view name(PackageError error);

struct PackageTaken {
    std::string device;
    std::uint64_t findings = 0;        ///< held now
    std::uint64_t created = 0;         ///< of them new
    std::uint64_t complete = 0;        ///< of them with all their files
    std::vector<std::string> problems; ///< "<id> <code>" of what was refused
};
/// Takes a folder that `store::writePackage` made, and writes receipts into it for the way back. Any thread.
[[nodiscard]] std::expected<PackageTaken, PackageError>
takePackage(Service &service, Store &store, const trust::KeyPair &hubKey, const std::filesystem::path &folder);

} // namespace nqi::hub
