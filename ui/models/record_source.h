// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/journal.h"
#include "core/findings/record_check.h"
#include "ui/documents/sources.h"

#include <expected>
#include <functional>
#include <optional>

namespace nqi::ui {

/// Records of this device for papers, and papers against those records. Answered on another thread, in order; whoever
/// composes the app gives it.
class RecordSource {
public:
    virtual ~RecordSource() = default;

    using Loaded = std::function<void(std::expected<documents::Record, findings::JournalError>)>;
    /// A finding, minutes, or an inspection by its own id; asked for a paper of imports, what the check of a
    /// consignment of that id gives. `demo`: the data are sample data.
    virtual void load(const Uuid &id, std::optional<documents::DocumentKind> kind, bool demo, Loaded answer) = 0;

    using Checked = std::function<void(std::expected<findings::RecordCheck, findings::JournalError>)>;
    virtual void check(const findings::RecordCode &code, Checked answer) = 0;
};

} // namespace nqi::ui
