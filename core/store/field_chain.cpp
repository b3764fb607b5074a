// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_chain.h"

#include "core/protocol/messages.h"
#include "core/store/field_rows.h"

#include <optional>
#include <string_view>
#include <system_error>

namespace nqi::store {

namespace {

/// What is wrong with one link, "" when nothing is.
std::string_view problemOf(const FieldFiles &files, const findings::Finding &finding, const trust::Digest &previous,
                           const trust::PublicKey &device, bool withFiles)
{
    if (finding.previous != previous)
        return "previous";
    if (const auto problem = protocol::checkFinding(finding, device))
        return protocol::name(*problem);
    for (const findings::Evidence &file : finding.evidence) {
        if (withFiles && !files.evidence.read(file.digest))
            return "evidence";
    }
    return {};
}

} // namespace

FieldResult<ChainReport> verifyChain(FieldFiles &files, const trust::PublicKey &device, bool withFiles)
{
    const auto last = lastFinding(files.database);
    if (!last)
        return std::unexpected(last.error());
    ChainReport report;
    trust::Digest previous;
    const std::uint64_t end = *last ? (*last)->sequence : 0;
    for (std::uint64_t sequence = 1; sequence <= end; ++sequence) {
        const auto finding = findingAt(files.database, sequence);
        if (!finding)
            return std::unexpected(finding.error());
        report.problem = *finding ? problemOf(files, **finding, previous, device, withFiles) : "gap";
        if (!report.problem.empty()) {
            report.brokenAt = sequence;
            return report;
        }
        previous = (*finding)->hash;
        ++report.checked;
    }
    return report;
}

std::expected<ChainReport, findings::JournalError> auditJournal(const std::filesystem::path &folder,
                                                                const trust::PublicKey &device,
                                                                const std::optional<trust::SealingKey> &evidenceKey,
                                                                bool withFiles)
{
    std::error_code error;
    if (!std::filesystem::exists(folder / "field.db", error))
        return std::unexpected(findings::JournalError::notFound);
    auto files = openFieldFiles(folder, device, evidenceKey, {}, Content::unchecked);
    if (!files)
        return std::unexpected(files.error().code);
    return verifyChain(*files, device, withFiles).transform_error([](const FieldError &failed) { return failed.code; });
}

} // namespace nqi::store
