// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/hub/store.h"
#include "core/trust/digest.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::hub {

enum class BlobError : std::uint8_t {
    offset,      ///< the piece does not begin where the partial copy ends
    busy,        ///< another request is writing this very file
    tooLong,     ///< more bytes than the file has
    digest,      ///< whole, but not what its name says; the partial copy is gone
    full,        ///< no space on the medium
    unavailable, ///< no answer from where they lie: the same call may succeed later
    storage,     ///< any other failure of the medium
};
[[nodiscard]] std::string_view name(BlobError error);

/// Bytes on their way into a file. What was written stays when the object ends early: the next piece begins there.
class BlobAppender {
public:
    virtual ~BlobAppender() = default;
    [[nodiscard]] virtual std::expected<void, BlobError> write(std::span<const std::byte> bytes) = 0;
    /// Bytes held now.
    [[nodiscard]] virtual std::uint64_t offset() const = 0;
    /// When every byte is there: checks the digest, makes the file durable and binds it to its name. True: it is held.
    [[nodiscard]] virtual std::expected<bool, BlobError> finish() = 0;
};

/// Files of evidence under their SHA-256: a folder here, S3-compatible storage elsewhere. Any thread. A partial copy
/// belongs to one owner (a device), so that nobody can spoil another's upload.
class BlobStore {
public:
    virtual ~BlobStore() = default;
    /// Whole and verified.
    [[nodiscard]] virtual std::expected<bool, BlobError> has(const trust::Digest &digest) const = 0;
    [[nodiscard]] virtual std::expected<std::uint64_t, BlobError> partialSize(std::string_view owner,
                                                                              const trust::Digest &digest) const = 0;
    /// Opens a partial copy at its end. `size` is that of the whole file.
    [[nodiscard]] virtual std::expected<std::unique_ptr<BlobAppender>, BlobError>
    append(std::string_view owner, const trust::Digest &digest, std::uint64_t size, std::uint64_t offset) = 0;
    [[nodiscard]] virtual std::expected<std::vector<std::byte>, BlobError> read(const trust::Digest &digest) const = 0;
    /// Removes partial copies that nobody has written to since; how many. A device that goes on with one begins anew.
    [[nodiscard]] virtual std::expected<std::size_t, BlobError> sweep(Instant before) = 0;
};

/// How much room a folder leaves to others: findings are kept on the same medium, and are small.
struct BlobRoom {
    std::uint64_t keepFree = 0; ///< bytes; a file that would leave less is not begun, and not gone on with
    std::function<std::uint64_t()> freeSpace{}; ///< bytes that are free; empty: asks the medium
};

/// `root/<2 hex>/<sha256>` for whole files, `root/partial/<owner>/<sha256>` for the others. Made when absent.
[[nodiscard]] std::expected<std::unique_ptr<BlobStore>, StoreError> openBlobFolder(const std::filesystem::path &root,
                                                                                   BlobRoom room = {});

} // namespace nqi::hub
