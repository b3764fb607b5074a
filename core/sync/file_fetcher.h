// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/sync/transport.h"
#include "core/trust/digest.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::sync {

/// A file that is known by its digest.
struct WantedFile {
    std::string path; ///< below the hub's address
    std::uint64_t length = 0;
    trust::Digest digest;
};

/// How far a download is.
struct CatalogueProgress {
    std::uint64_t bytes = 0; ///< fetched or already here
    std::uint64_t total = 0;
    std::size_t files = 0;
    std::size_t filesTotal = 0;
    std::uint64_t fetched = 0;            ///< of the bytes: over the line, since the beginning
    std::chrono::milliseconds elapsed{0}; ///< since then

    /// At the speed until now; nothing: it cannot be told yet.
    [[nodiscard]] std::optional<std::chrono::seconds> left() const;
    bool operator==(const CatalogueProgress &) const = default;
};

/// Fetches files into a folder, several at a time, and goes on where a cut or a stop has left them: what has arrived is
/// kept as it arrives. A file gets its name, the digest in hex, once every byte is verified. One thread.
class FileFetcher {
public:
    FileFetcher(Transport &transport, std::filesystem::path folder, Clock clock);

    using Progress = std::function<void(const CatalogueProgress &)>;
    /// Fetches what is not here. Empty when all are; else a stable code: a name of TransportError, "tuf.missing" and
    /// "tuf.unreachable" (the hub does not have it, or answers with an error), "chunk.mismatch", "cache" (this device
    /// cannot keep it). What was fetched stays for the next time.
    [[nodiscard]] std::string fetch(std::span<const WantedFile> files, const Progress &progress,
                                    const std::stop_token &stop);
    /// The content; nothing when it is not here or has been damaged since.
    [[nodiscard]] std::optional<std::string> read(const trust::Digest &digest) const;
    /// Bytes that came over the line, and bytes that need not.
    [[nodiscard]] std::uint64_t bytesFetched() const { return m_fetched; }
    [[nodiscard]] std::uint64_t bytesReused() const { return m_reused; }

private:
    struct Part;
    [[nodiscard]] std::filesystem::path place(const trust::Digest &digest) const;
    [[nodiscard]] std::string round(std::span<Part> parts, const std::function<void()> &moved,
                                    const std::stop_token &stop);
    static void refuse(Part &part);
    void settle(Part &part);
    void judge(Part &part, const Transport::Answer &answer);

    Transport &m_transport;
    std::filesystem::path m_folder;
    Clock m_clock;
    std::uint64_t m_fetched = 0;
    std::uint64_t m_reused = 0;
};

} // namespace nqi::sync
