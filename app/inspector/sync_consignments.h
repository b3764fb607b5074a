// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/consignments.h"
#include "app/device/folders.h"
#include "app/inspector/opening.h"
#include "app/inspector/sync_field.h"
#include "ui/models/consignment_service.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace nqi::app {

/// Consignments of this device: what is kept is kept by the one thread that writes; files and the catalogue are read by
/// a thread of their own, so that nothing else waits for a long list.
class SyncConsignments final : public ui::ConsignmentService {
public:
    /// The field outlives it.
    SyncConsignments(device::Folders folders, Clock clock, SyncField &field);
    ~SyncConsignments() override;
    SyncConsignments(const SyncConsignments &) = delete;
    SyncConsignments &operator=(const SyncConsignments &) = delete;

    void openDeclaration(std::string number, std::string by, Opened answer) override;
    void openFile(std::string path, std::string by, Opened answer) override;
    void openPackage(std::string sscc, std::string by, Opened answer) override;
    void resume(Uuid check, Opened answer) override;
    bool cancelOpening() override;
    void list(consignment::CheckQuery query, Listed answer) override;
    void append(Uuid check, std::vector<consignment::Entry> entries, Kept answer) override;
    void duties(consignment::Consignment consignment, Judged answer) override;
    void stopDuties() override;
    void finish(Uuid check, consignment::Entry result, std::vector<consignment::LineDuty> duties, Kept answer) override;
    void makeMinutes(Uuid check, std::string by, std::vector<consignment::LineDuty> duties, Kept answer) override;

private:
    using Reading = std::function<void(const std::stop_token &)>;
    void read(Reading reading);
    void run(const std::stop_token &stop);
    /// Something that is being opened, and who waits for it.
    struct Task {
        std::shared_ptr<Opening> opening;
        Opened answer; ///< what is opened comes with the rules that this device knows

        [[nodiscard]] device::GoesOn goesOn(const std::stop_token &stop) const;
        void fail(std::string problem) const; ///< answers, unless it was given up
    };
    [[nodiscard]] Task openingFor(Opened answer);
    /// Or goes on with the check of it that is open.
    void begin(ui::OpenedCheck opened, std::string by, bool isFile, Task task);

    device::Folders m_folders;
    Clock m_clock;
    SyncField &m_field;
    std::shared_ptr<Opening> m_opening; ///< the last; of the thread that asks
    std::stop_source m_judging;         ///< of the duties asked for last; of the thread that asks
    std::mutex m_mutex;
    std::condition_variable_any m_woken;
    std::deque<Reading> m_readings; ///< guarded
    std::jthread m_thread;          ///< last
};

} // namespace nqi::app
