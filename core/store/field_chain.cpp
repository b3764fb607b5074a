// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_chain.h"

#include "core/base/encoding.h"
#include "core/protocol/body.h"
#include "core/protocol/inspection.h"
#include "core/protocol/messages.h"
#include "core/store/field_log.h"
#include "core/store/field_rows.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <ranges>
#include <string_view>
#include <system_error>
#include <vector>

namespace nqi::store {

namespace {

/// What is wrong with one link, "" when nothing is.
std::string_view problemOf(FieldFiles &files, const findings::Finding &finding, const trust::Digest &previous,
                           const trust::PublicKey &device, bool withFiles)
{
    if (finding.previous != previous)
        return "previous";
    if (const auto problem = protocol::checkFinding(finding, device))
        return protocol::name(*problem);
    for (const findings::Evidence &file : finding.evidence) {
        if (withFiles && !files.evidence.read(file.digest) &&
            !isRemoved(files.database, finding.sequence, file.digest).value_or(false))
            return "evidence";
    }
    return {};
}

/// Entries from the first to the last, then the findings that they tell of.
class LogWalk {
public:
    explicit LogWalk(const trust::PublicKey &device) : m_device(device) {}

    bool step(const findings::LogEntry &entry)
    {
        const trust::Digest hash = trust::chain(m_previous, bytesOf(protocol::encodeLogEntry(entry)));
        if (entry.number != m_report.checked + 1)
            return fail("gap");
        if (entry.hash != hash)
            return fail("hash");
        if (!trust::verify(m_device, entry.hash.bytes, entry.signature))
            return fail("signature");
        if (entry.number == 1 && entry.action != name(findings::LogAction::begun))
            return fail("untold");
        if (entry.number == 1)
            std::from_chars(entry.subject.data(), entry.subject.data() + entry.subject.size(), m_untold);
        if (entry.action == name(findings::LogAction::findingSaved) ||
            entry.action == name(findings::LogAction::inspectionSigned))
            m_told.push_back({entry.number, entry.subject, m_previous});
        m_previous = hash;
        ++m_report.checked;
        return true;
    }
    /// How many findings there were before the log.
    [[nodiscard]] std::uint64_t untold() const { return m_untold; }
    /// A finding from before the log.
    bool mayBeUntold(const findings::Finding &finding)
    {
        const auto body = protocol::decodeBody(finding.body);
        return body && body->minutes() != nullptr ? failAt(1, "untold") : true;
    }
    /// The next finding: the next entry about one must name it.
    bool tells(const findings::Finding &finding)
    {
        if (m_next == m_told.size())
            return fail("untold");
        const Told &told = m_told[m_next++];
        if (told.id != finding.id.text())
            return failAt(told.number, "untold");
        const auto body = protocol::decodeBody(finding.body);
        const findings::Minutes *const minutes = body ? body->minutes() : nullptr;
        if (minutes != nullptr && minutes->log != findings::LogHead{told.number - 1, told.before})
            return failAt(told.number, "minutes");
        return true;
    }
    /// After the last finding.
    ChainReport end()
    {
        if (m_next < m_told.size())
            failAt(m_told[m_next].number, "untold");
        return m_report;
    }
    [[nodiscard]] const ChainReport &report() const { return m_report; }

private:
    struct Told {
        std::uint64_t number = 0;
        std::string id;
        trust::Digest before; ///< where the log stood when it was written
    };
    bool fail(std::string_view problem) { return failAt(m_report.checked + 1, problem); }
    bool failAt(std::uint64_t number, std::string_view problem)
    {
        m_report.brokenAt = number;
        m_report.problem = problem;
        return false;
    }

    const trust::PublicKey &m_device;
    trust::Digest m_previous;
    std::uint64_t m_untold = 0;
    std::vector<Told> m_told;
    std::size_t m_next = 0;
    ChainReport m_report;
};

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

FieldResult<ChainReport> verifyLog(FieldFiles &files, const trust::PublicKey &device)
{
    constexpr std::uint32_t page = 1000;
    auto newest = logHead(files.database);
    if (!newest)
        return std::unexpected(newest.error());
    LogWalk walk(device);
    for (std::uint64_t from = 0; from < newest->entries; from += page) {
        // Pages are read backwards; of each the entries are walked forwards.
        auto entries = logEntries(files.database, page, std::min(from + page, newest->entries) + 1);
        if (!entries)
            return std::unexpected(entries.error());
        std::erase_if(*entries, [&](const findings::LogEntry &one) { return one.number <= from; });
        for (const findings::LogEntry &entry : std::views::reverse(*entries))
            if (!walk.step(entry))
                return walk.report();
    }
    for (std::uint64_t sequence = 1;; ++sequence) {
        const auto finding = findingAt(files.database, sequence);
        if (!finding)
            return std::unexpected(finding.error());
        if (!*finding)
            return walk.end();
        // What a journal of the first schema has was there before the log; minutes are younger than any log.
        const bool before = newest->entries == 0 || sequence <= walk.untold();
        if (before ? !walk.mayBeUntold(**finding) : !walk.tells(**finding))
            return walk.report();
    }
}

std::expected<Audit, findings::JournalError> auditJournal(const std::filesystem::path &folder,
                                                          const trust::PublicKey &device,
                                                          const std::optional<trust::SealingKey> &key, bool withFiles)
{
    std::error_code error;
    if (!std::filesystem::exists(folder / "field.db", error))
        return std::unexpected(findings::JournalError::notFound);
    auto files = openFieldFiles(folder, device, key, {}, Content::unchecked);
    if (!files)
        return std::unexpected(files.error().code);
    const auto chain = verifyChain(*files, device, withFiles);
    const auto log = chain ? verifyLog(*files, device) : chain;
    if (!log)
        return std::unexpected(log.error().code);
    return Audit{*chain, *log};
}

} // namespace nqi::store
