// SPDX-License-Identifier: Apache-2.0
#include "core/sync/uploader.h"

#include "core/findings/outbox.h"
#include "core/protocol/limits.h"

#include <algorithm>

namespace nqi::sync {

namespace {

constexpr std::uint32_t pageSize = 100;
// So many failures in a row that are not an item's own, and the rest waits for the next pass.
constexpr std::uint32_t patience = 3;
// Connections that end without a byte of progress, before a file waits for the next pass.
constexpr std::uint32_t fruitless = 2;

// A cut connection is no reason to wait: the next one begins where it ended.
bool isCut(const Failure &failure)
{
    return failure.transport == TransportError::interrupted;
}

} // namespace

Uploader::Uploader(findings::Journal &journal, Transport &transport, HubLink link, Clock clock, Random random)
    : m_journal(journal), m_client(transport, std::move(link)), m_clock(std::move(clock)), m_random(std::move(random))
{
}

UploadReport Uploader::run(std::stop_token stop)
{
    m_stop = std::move(stop);
    m_client.stopWith(m_stop);
    m_report = {};
    m_tried.clear();
    m_unwell = 0;
    m_end.reset();
    const std::uint64_t before = m_client.bytesSent();
    while (!m_end && !m_report.journal && !m_stop.stop_requested() && page()) {
    }
    m_report.bytesSent = m_client.bytesSent() - before;
    if (m_report.contact)
        m_silent = 0;
    if (m_end)
        m_report.problem = m_end->problem;
    return m_report;
}

// True: there may be more.
bool Uploader::page()
{
    const auto due = m_journal.due(m_clock(), pageSize);
    if (!due) {
        m_report.journal = due.error();
        return false;
    }
    bool tried = false;
    for (std::size_t i = 0; i < due->size(); ++i) {
        const findings::Pending &pending = (*due)[i];
        const bool files = pending.state == findings::State::received;
        if (!m_tried.emplace(pending.finding.id, files).second)
            continue;
        tried = true;
        if (files)
            sendFiles(pending);
        else
            sendFinding(pending);
        if (m_end && m_end->scope == Scope::all && m_end->transport != TransportError::cancelled)
            postpone(std::span(*due).subspan(i));
        if (m_end || m_report.journal || m_stop.stop_requested())
            return false;
    }
    return tried;
}

void Uploader::sendFinding(const findings::Pending &pending)
{
    check(m_journal.markSent(pending.finding.id));
    if (m_report.journal)
        return;
    const auto receipt = deliver(pending.finding);
    if (!receipt)
        return fail(pending, receipt.error());
    ++m_report.received;
    accept(*receipt);
}

void Uploader::sendFiles(const findings::Pending &pending)
{
    std::optional<Failure> failure;
    for (const findings::Evidence &file : pending.files) {
        const auto sent = sendFile(file);
        if (sent)
            continue;
        failure = sent.error();
        if (failure->scope != Scope::item)
            return fail(pending, *failure);
    }
    if (failure)
        return fail(pending, *failure);
    const auto receipt = deliver(pending.finding);
    if (!receipt)
        return fail(pending, receipt.error());
    accept(*receipt);
    if (!receipt->missing.empty())
        fail(pending, {Scope::item, "filesMissing", {}, {}});
}

// Asks where the hub's copy ends, and goes on from there; again after every cut, as long as each brings it further.
Outcome<void> Uploader::sendFile(const findings::Evidence &file)
{
    const auto bytes = m_journal.readEvidence(file.digest);
    if (!bytes || bytes->size() != file.size)
        return std::unexpected(Failure{Scope::item, "fileUnreadable", {}, {}});
    std::uint64_t best = 0;
    for (std::uint32_t idle = 0;;) {
        auto offset = m_client.heldOf(file);
        if (offset && *offset > best) {
            best = *offset;
            idle = 0;
        }
        // An empty file, and one whose last piece was written but not confirmed, take one empty piece.
        for (bool first = true; offset && (first || *offset < file.size); first = false) {
            const std::uint64_t length = std::min<std::uint64_t>(protocol::limits::blobPiece, file.size - *offset);
            offset = m_client.append(file, *offset, std::span(*bytes).subspan(*offset, length));
            if (offset)
                m_report.contact = true;
        }
        if (offset)
            return {};
        const bool moved = offset.error().problem.starts_with("offsetMismatch");
        if ((!isCut(offset.error()) && !moved) || ++idle > fruitless)
            return std::unexpected(offset.error());
    }
}

// A cut may have come after the hub stored it: asking again at once costs little and gives the stored receipt.
Outcome<findings::Receipt> Uploader::deliver(const findings::Finding &finding)
{
    auto receipt = m_client.deliver(finding);
    for (std::uint32_t i = 0; i < fruitless && !receipt && isCut(receipt.error()); ++i)
        receipt = m_client.deliver(finding);
    return receipt;
}

void Uploader::accept(const findings::Receipt &receipt)
{
    m_unwell = 0;
    m_report.contact = true;
    check(m_journal.acknowledge(receipt));
    if (!m_report.journal && receipt.missing.empty())
        ++m_report.completed;
}

void Uploader::fail(const findings::Pending &pending, const Failure &failure)
{
    if (failure.scope == Scope::all) {
        // `postpone` writes it for this one and for those behind it.
        m_end = failure;
        return;
    }
    if (failure.scope == Scope::hub && ++m_unwell >= patience)
        m_end = failure;
    if (failure.scope == Scope::item || failure.scope == Scope::refusal)
        m_unwell = 0;
    if (failure.scope == Scope::refusal) {
        ++m_report.quarantined;
        return check(m_journal.quarantine(pending.finding.id, failure.problem));
    }
    const Instant next = m_clock() + findings::backoff(pending.attempts + 1, failure.retryAfter, m_random);
    ++m_report.postponed;
    check(m_journal.postpone(pending.finding.id, failure.problem, next));
    if (m_end)
        m_report.notBefore = next;
}

// The reason is the same for all that are due, so they share one time: it grows with the passes in vain, not with the
// number of findings.
void Uploader::postpone(std::span<const findings::Pending> rest)
{
    ++m_silent;
    const Instant next = m_clock() + findings::backoff(m_silent, m_end->retryAfter, m_random);
    m_report.notBefore = next;
    for (const findings::Pending &pending : rest) {
        ++m_report.postponed;
        check(m_journal.postpone(pending.finding.id, m_end->problem, next));
    }
}

void Uploader::check(const std::expected<void, findings::JournalError> &result)
{
    if (!result)
        m_report.journal = result.error();
}

} // namespace nqi::sync
