// SPDX-License-Identifier: Apache-2.0
#include "core/sync/uploader.h"

#include "core/findings/outbox.h"
#include "core/protocol/limits.h"

#include <algorithm>

namespace nqi::sync {

namespace {

constexpr std::uint32_t pageSize = 100;
// Findings in one request, and bytes of their bodies. Twenty wait for one round trip instead of twenty; 256 KiB take
// half a minute at 64 kbit/s, far from the end of a request's time, and are all that a cut can cost. One that is larger
// goes alone.
constexpr std::size_t batchFindings = 20;
constexpr std::size_t batchBytes = 256uz * 1024;
static_assert(batchFindings <= protocol::limits::batchFindings && 2 * batchBytes < protocol::limits::batch);
// So many failures in a row that are not an item's own, and the rest waits for the next pass.
constexpr std::uint32_t patience = 3;
// Connections that end without a byte of progress, before a file waits for the next pass.
constexpr std::uint32_t fruitless = 2;

// Only its files are missing there.
bool isReceived(const findings::Pending &pending)
{
    return pending.state == findings::State::received;
}

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
    m_oneByOne = false;
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
    std::vector<const findings::Pending *> waiting;
    for (const findings::Pending &pending : *due)
        if (m_tried.emplace(pending.finding.id, isReceived(pending)).second)
            waiting.push_back(&pending);
    m_rest.clear();
    for (Group left(waiting); !left.empty();) {
        const Group group = left.first(atOnce(left));
        left = left.subspan(group.size());
        send(group);
        if (m_end && m_end->scope == Scope::all && m_end->transport != TransportError::cancelled) {
            m_rest.insert(m_rest.end(), left.begin(), left.end());
            postponeTheRest();
        }
        if (m_end || m_report.journal || m_stop.stop_requested())
            return false;
    }
    return !waiting.empty();
}

// How many of them go in one request.
std::size_t Uploader::atOnce(Group waiting) const
{
    if (m_oneByOne || isReceived(*waiting.front()))
        return 1;
    std::size_t count = 0;
    std::size_t bytes = 0;
    for (const findings::Pending *pending : waiting.first(std::min(waiting.size(), batchFindings))) {
        bytes += pending->finding.body.size();
        if (isReceived(*pending) || (count > 0 && bytes > batchBytes))
            break;
        ++count;
    }
    return count;
}

void Uploader::send(Group group)
{
    if (isReceived(*group.front()))
        return sendFiles(*group.front());
    std::vector<Uuid> ids;
    for (const findings::Pending *pending : group)
        ids.push_back(pending->finding.id);
    check(m_journal.markAllSent(ids));
    if (m_report.journal)
        return;
    if (group.size() == 1)
        sendOne(*group.front());
    else
        sendBatch(group);
}

void Uploader::sendOne(const findings::Pending &pending)
{
    const auto receipt = deliver(pending.finding);
    if (!receipt)
        return fail(pending, receipt.error());
    if (accept(std::span(&*receipt, 1)))
        ++m_report.received;
}

// What the hub says about one of them counts as if it had gone alone. Where it says nothing that can be believed, or
// refuses the batch, one of them may be the reason: each goes by itself.
void Uploader::sendBatch(Group group)
{
    const auto outcomes = deliverAll(group);
    std::vector<const findings::Pending *> alone;
    std::vector<findings::Receipt> receipts;
    for (std::size_t i = 0; i < group.size(); ++i) {
        const auto outcome = outcomes ? (*outcomes)[i] : std::unexpected(outcomes.error());
        if (outcome)
            receipts.push_back(*outcome);
        else if (outcome.error().scope == Scope::hub || (!outcomes && outcome.error().scope != Scope::all))
            alone.push_back(group[i]);
        else
            fail(*group[i], outcome.error());
    }
    if (!receipts.empty() && accept(receipts))
        m_report.received += static_cast<std::uint32_t>(receipts.size());
    for (const findings::Pending *pending : alone) {
        if (m_report.journal || m_stop.stop_requested())
            return;
        if (m_end)
            m_rest.push_back(pending);
        else
            sendOne(*pending);
    }
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
    accept(std::span(&*receipt, 1));
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

// The same for a batch. A second cut says that the line does not carry as much.
Outcome<std::vector<Outcome<findings::Receipt>>> Uploader::deliverAll(Group group)
{
    std::vector<findings::Finding> findings;
    for (const findings::Pending *pending : group)
        findings.push_back(pending->finding);
    auto outcomes = m_client.deliverAll(findings);
    if (!outcomes && isCut(outcomes.error()))
        outcomes = m_client.deliverAll(findings);
    m_oneByOne = m_oneByOne || (!outcomes && outcomes.error().transport);
    return outcomes;
}

bool Uploader::accept(std::span<const findings::Receipt> receipts)
{
    m_unwell = 0;
    m_report.contact = true;
    check(m_journal.acknowledgeAll(receipts));
    if (m_report.journal)
        return false;
    for (const findings::Receipt &receipt : receipts)
        m_report.completed += receipt.missing.empty() ? 1U : 0U;
    return true;
}

void Uploader::fail(const findings::Pending &pending, const Failure &failure)
{
    if (failure.scope == Scope::all) {
        // Written for this one and for those behind it at once.
        m_end = failure;
        return m_rest.push_back(&pending);
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
void Uploader::postponeTheRest()
{
    ++m_silent;
    const Instant next = m_clock() + findings::backoff(m_silent, m_end->retryAfter, m_random);
    m_report.notBefore = next;
    for (const findings::Pending *pending : m_rest) {
        ++m_report.postponed;
        check(m_journal.postpone(pending->finding.id, m_end->problem, next));
    }
}

void Uploader::check(const std::expected<void, findings::JournalError> &result)
{
    if (!result)
        m_report.journal = result.error();
}

} // namespace nqi::sync
