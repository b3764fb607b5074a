// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/journal.h"
#include "core/verdict/grounds.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace nqi::device {

/// What a verdict rested on, as files that go with its finding: the records, and the rules where there were any.
[[nodiscard]] std::vector<findings::Attachment> groundsOf(const verdict::Grounds &grounds);
/// Whether a file is one of those.
[[nodiscard]] bool isGrounds(const findings::Evidence &file);

enum class ReplayError : std::uint8_t {
    notKept,    ///< the finding has no such files: it was made by an older program
    unreadable, ///< a file is not there, damaged, or written by a newer program
    body,       ///< the body of the finding cannot be read
};

/// The content of a file; nothing when it cannot be read.
using ReadFile = std::function<std::optional<std::string>(const findings::Evidence &)>;
/// What `groundsOf` made, found among these files.
[[nodiscard]] std::expected<verdict::Grounds, ReplayError> groundsFrom(const std::vector<findings::Evidence> &files,
                                                                       const ReadFile &read);

/// A verdict as it was recorded and as the same grounds give it now.
struct Replay {
    verdict::Verdict recorded;
    verdict::Verdict again;
    verdict::Context context;
    gs1::Item item;
    verdict::Grounds grounds;

    /// Byte for byte in their JSON.
    [[nodiscard]] bool same() const;
};

[[nodiscard]] std::expected<Replay, ReplayError> replay(const findings::Journal &journal,
                                                        const findings::Finding &finding);
/// Of a finding that was exported into a folder: body.json and the files that it names.
[[nodiscard]] std::expected<Replay, ReplayError> replay(const std::filesystem::path &folder);

} // namespace nqi::device
