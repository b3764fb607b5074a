// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/frame.h"
#include "core/findings/journal.h"
#include "core/findings/unfinished.h"
#include "core/verdict/grounds.h"

#include <cstddef>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace nqi::ui {

/// A finding that is being written, with the content of its files.
struct FindingInProgress {
    findings::Unfinished written;                        ///< names no files of its own: they are here
    std::shared_ptr<const decode::EncodedPicture> frame; ///< null: there is none
    std::vector<std::shared_ptr<const findings::Attachment>> photos;
    std::optional<verdict::Grounds> grounds;
    std::size_t lost = 0;                   ///< of one that was kept: files that cannot be read now
    std::vector<findings::Evidence> unread; ///< their names: they stay with it, for another attempt
};

/// Keeps findings that are being written on the disk until they are saved or discarded. Everything happens on the
/// thread of `FieldService`, in order with what is asked of that, and is answered there. Whoever composes the app
/// gives it.
class FindingDrafts {
public:
    virtual ~FindingDrafts() = default;
    using Done = std::function<void(std::expected<void, findings::JournalError>)>;

    /// For one that is kept for the first time. Any thread.
    [[nodiscard]] virtual Uuid freshId() = 0;
    /// In place of what was kept under its id. Answered after the commit: it survives power loss.
    virtual void keep(FindingInProgress finding, Done answer) = 0;
    /// It was discarded. One that is saved is forgotten with the saving (findings::Draft::unfinished).
    virtual void forget(const Uuid &id, Done answer) = 0;

    struct Kept {
        std::vector<FindingInProgress> findings; ///< in the order in which they were begun
        std::vector<Uuid> damaged;               ///< those that cannot be read any more
    };
    virtual void all(std::function<void(std::expected<Kept, findings::JournalError>)> answer) = 0;
};

} // namespace nqi::ui
