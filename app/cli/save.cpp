// SPDX-License-Identifier: Apache-2.0
#include "app/cli/save.h"

#include "app/cli/printer.h"
#include "app/device/grounds.h"
#include "app/device/journal.h"

#include <print>

namespace nqi::cli {

ExitCode severity(const inspect::Inspected &inspected)
{
    ExitCode code = inspected.facts ? ExitCode::done : ExitCode::noCatalogue;
    if (inspected.verdict.overall >= verdict::Overall::violation)
        code = worse(code, ExitCode::adverse);
    return code;
}

Saver::Saver(const Common &common) : m_common(common)
{
    auto journal = device::openJournal(common.folders, *common.key, common.clock, systemRandom());
    if (journal)
        m_journal = *std::move(journal);
    else
        complain("findings", sentence(journal.error()));
}

ExitCode Saver::save(const inspect::Inspected &inspected, const decode::Frame &frame, const ScanOptions &options)
{
    if (inspected.verdict.overall < verdict::Overall::attention)
        return ExitCode::done;
    if (!m_journal)
        return ExitCode::storage;
    findings::Draft draft;
    draft.item = inspected.item;
    draft.verdict = inspected.verdict;
    draft.context = options.context;
    draft.note = options.note;
    draft.inspector = options.inspector;
    draft.place = options.place;
    auto files = device::groundsOf({inspected.facts, inspected.rules, inspected.judgedAt});
    if (auto photo = decode::evidence(frame))
        files.insert(files.begin(),
                     {.bytes = std::move(photo->bytes), .mediaType = std::move(photo->mediaType), .label = "frame"});
    for (const findings::Attachment &file : files) {
        auto stored = m_journal->storeEvidence(file.bytes, file.mediaType, file.label);
        if (!stored) {
            complain("findings", sentence(stored.error()));
            return ExitCode::storage;
        }
        draft.evidence.push_back(*std::move(stored));
    }
    const auto finding = m_journal->save(draft);
    if (!finding) {
        complain("findings", sentence(finding.error()));
        return ExitCode::storage;
    }
    // With --json standard output holds nothing but the objects.
    std::println(m_common.json ? stderr : stdout, "  saved as finding {} ({})", finding->sequence, finding->id.text());
    return ExitCode::done;
}

} // namespace nqi::cli
