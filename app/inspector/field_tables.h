// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/sync_thread.h"
#include "ui/models/table_service.h"

namespace nqi::app {

/// The journal as tables, on the sync thread, one after another.
class FieldTables final : public ui::TableService {
public:
    /// The thread outlives it.
    explicit FieldTables(sync::SyncThread &thread) : m_thread(thread) {}

    void tables(std::string format, std::string by, Watch watch, Answer answer) override;

private:
    sync::SyncThread &m_thread;
};

} // namespace nqi::app
