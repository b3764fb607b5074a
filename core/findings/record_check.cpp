// SPDX-License-Identifier: Apache-2.0
#include "core/findings/record_check.h"

#include <algorithm>

namespace nqi::findings {

namespace {

std::expected<RecordCheck, JournalError> checkLink(const RecordCode &code, const Journal &journal,
                                                   const History &history)
{
    RecordCheck check{.code = code};
    const auto finding = journal.load(code.id);
    if (!finding)
        return finding.error() == JournalError::notFound ? std::expected<RecordCheck, JournalError>(check)
                                                         : std::unexpected(finding.error());
    check.match = finding->hash == code.hash ? RecordMatch::agrees : RecordMatch::differs;
    check.keptAt = finding->savedAt;
    const auto replaced = history.replacedAt(code.id);
    if (!replaced)
        return std::unexpected(replaced.error());
    check.replacedAt = *replaced;
    return check;
}

std::expected<RecordCheck, JournalError> checkDraft(const RecordCode &code, const InspectionBook &book,
                                                    const TextDigest &textDigest)
{
    RecordCheck check{.code = code};
    const auto versions = book.history(code.id);
    if (!versions && versions.error() != JournalError::notFound)
        return std::unexpected(versions.error());
    if (!versions || versions->empty())
        return check;
    check.match = RecordMatch::differs;
    check.keptAt = versions->back().keptAt;
    // The latest state that agrees: signatures do not change the text.
    for (auto version = versions->rbegin(); version != versions->rend(); ++version) {
        if (textDigest(version->inspection) != code.hash)
            continue;
        check.match = RecordMatch::agrees;
        check.keptAt = version->keptAt;
        check.changedSince = version != versions->rbegin();
        break;
    }
    return check;
}

} // namespace

std::string_view name(RecordMatch match)
{
    switch (match) {
    case RecordMatch::agrees:
        return "agrees";
    case RecordMatch::differs:
        return "differs";
    case RecordMatch::unknown:
        return "unknown";
    }
    return {};
}

std::expected<RecordCheck, JournalError> checkRecord(const RecordCode &code, const Journal &journal,
                                                     const InspectionBook &book, const History &history,
                                                     const TextDigest &textDigest)
{
    switch (code.kind) {
    case RecordKind::finding:
    case RecordKind::minutes:
        return checkLink(code, journal, history);
    case RecordKind::draft:
        return checkDraft(code, book, textDigest);
    case RecordKind::registration:
    case RecordKind::notice:
        break;
    }
    return RecordCheck{.code = code};
}

} // namespace nqi::findings
