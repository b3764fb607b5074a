// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/decode_error.h"
#include "core/trust/keys.h"

#include <cstdint>
#include <string>
#include <string_view>

/// An outbox that travels on a stick: a folder that only the hub can read. README.md describes it.
namespace nqi::protocol {

namespace package {
inline constexpr std::string_view manifest = "package.json"; ///< written last: without it the package is not whole
inline constexpr std::string_view findings = "findings";     ///< "<sequence, ten digits>.sealed": an upload each
inline constexpr std::string_view files = "files";           ///< "<sha256>.sealed"
inline constexpr std::string_view receipts = "receipts";     ///< "<id>.json", from the hub
inline constexpr std::string_view sealedSuffix = ".sealed";
} // namespace package

struct Package {
    std::string device;
    trust::PublicKey hub; ///< that can open it
    std::string key;      ///< of the files, as `trust::sealKeyFor` gave it, in base64url
    std::uint64_t findings = 0;
    std::uint64_t files = 0;

    bool operator==(const Package &) const = default;
};
[[nodiscard]] std::string encodePackage(const Package &package);
[[nodiscard]] Decoded<Package> decodePackage(std::string_view text);

} // namespace nqi::protocol
