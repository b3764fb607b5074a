// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/device_key.h"
#include "app/device/folders.h"
#include "core/base/clock.h"
#include "core/sync/sync_thread.h"
#include "ui/models/stick_service.h"

#include <thread>

namespace nqi::app {

/// The outbox on a stick, on the sync thread, which alone has the journal; and a catalogue, on a thread of its own: it
/// takes its time, and nothing that is saved waits for it.
class FieldStick final : public ui::StickService {
public:
    /// Key and thread outlive it.
    FieldStick(device::Folders folders, device::DeviceKey &key, Clock clock, sync::SyncThread &thread);

    void write(std::filesystem::path stick, std::string by, Watch watch,
               std::function<void(ui::StickExport)> answer) override;
    void read(std::filesystem::path stick, Watch watch, std::function<void(ui::StickImport)> answer) override;

private:
    device::Folders m_folders;
    device::DeviceKey &m_key;
    Clock m_clock;
    sync::SyncThread &m_thread;
    std::jthread m_reader; ///< last: its end is waited for first
};

} // namespace nqi::app
