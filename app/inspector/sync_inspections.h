// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/folders.h"
#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/inspect/browse_thread.h"
#include "core/sync/sync_thread.h"
#include "ui/models/inspection_service.h"

namespace nqi::app {

/// The pages' view of the inspections: everything of the journal happens on the sync thread, which outlives this; what
/// was asked for is done even after this is gone. Firms are looked for on a thread of their own: nothing that is saved
/// waits for them, and only the last question is answered.
class SyncInspections final : public ui::InspectionService {
public:
    SyncInspections(device::Folders folders, sync::SyncThread &thread, Clock clock, Random random);

    [[nodiscard]] Uuid freshId() override;
    [[nodiscard]] findings::SignedDigests signedDigests(const findings::Inspection &inspection) const override;
    void list(std::uint32_t limit, Answer<std::vector<findings::InspectionSummary>> answer) override;
    void open(const Uuid &id, std::string viewer, Answer<findings::InspectionVersion> answer) override;
    void revisions(const Uuid &id, Answer<std::vector<ui::SignedRevision>> answer) override;
    void keep(findings::Inspection inspection, std::string editor, Standing standing,
              Answer<std::uint64_t> answer) override;
    void withdraw(const Uuid &id, std::string editor, Standing standing, Answer<void> answer) override;
    void sign(const Uuid &id, std::string editor, Standing standing, Answer<findings::Finding> answer) override;
    void storeFile(findings::Attachment file, Answer<findings::Evidence> answer) override;
    void record(const Uuid &id, std::string viewer, Answer<ui::Record> answer) override;
    void file(const trust::Digest &digest, std::string viewer, Answer<std::vector<std::byte>> answer) override;
    void findingsOf(const Uuid &id, Answer<std::vector<findings::RecordedFinding>> answer) override;
    void earlier(std::uint32_t limit, Answer<std::vector<findings::Inspection>> answer) override;
    void rules(std::function<void(std::vector<catalog::PolicyEntry>)> answer) override;
    void companies(std::string words, std::uint32_t limit,
                   std::function<void(std::vector<catalog::Company>)> answer) override;
    void listings(std::string url, std::function<void(std::vector<catalog::Declaration>)> answer) override;

private:
    template <class T, class Work>
    void post(Answer<T> answer, Work work);

    device::Folders m_folders;
    sync::SyncThread &m_thread;
    Clock m_clock;
    Random m_random;
    inspect::BrowseThread m_browse; ///< last: it uses what stands above
};

} // namespace nqi::app
