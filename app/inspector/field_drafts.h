// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/sync/sync_thread.h"
#include "ui/models/finding_drafts.h"

namespace nqi::app {

/// Findings that are being written, in the field database, on the sync thread. What was asked for is done even after
/// this is gone.
class FieldDrafts final : public ui::FindingDrafts {
public:
    /// The thread outlives it.
    FieldDrafts(sync::SyncThread &thread, Clock clock, Random random);

    [[nodiscard]] Uuid freshId() override;
    void keep(ui::FindingInProgress finding, Done answer) override;
    void forget(const Uuid &id, Done answer) override;
    void all(std::function<void(std::expected<Kept, findings::JournalError>)> answer) override;

private:
    sync::SyncThread &m_thread;
    Clock m_clock;
    Random m_random;
};

} // namespace nqi::app
