// SPDX-License-Identifier: Apache-2.0
#include "core/hub/service.h"

#include "core/base/encoding.h"
#include "core/protocol/limits.h"
#include "core/protocol/revocation.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace nqi::hub {

namespace {

using protocol::Problem;
using protocol::ProblemCode;

std::unexpected<Problem> problem(ProblemCode code, std::string detail = {}, std::string pointer = {})
{
    return std::unexpected(Problem{code, std::move(detail), std::move(pointer), {}});
}

std::unexpected<Problem> problem(StoreError error)
{
    using std::chrono::seconds;
    switch (error) {
    case StoreError::full:
        return problem(ProblemCode::storageFull);
    case StoreError::unavailable:
        return std::unexpected(Problem{ProblemCode::unavailable, "store", {}, seconds(2)});
    default:
        return problem(ProblemCode::internal, std::string(name(error)));
    }
}

std::unexpected<Problem> problem(BlobError error)
{
    using std::chrono::seconds;
    switch (error) {
    case BlobError::offset:
        return problem(ProblemCode::offsetMismatch);
    case BlobError::busy:
        return std::unexpected(Problem{ProblemCode::unavailable, "blobBusy", {}, seconds(1)});
    case BlobError::tooLong:
        return problem(ProblemCode::tooLarge);
    case BlobError::digest:
        return problem(ProblemCode::digestMismatch);
    case BlobError::full:
        return problem(ProblemCode::storageFull);
    case BlobError::unavailable:
        return std::unexpected(Problem{ProblemCode::unavailable, "blobs", {}, seconds(10)});
    case BlobError::storage:
        break;
    }
    return problem(ProblemCode::internal, "blobs");
}

// People have to do something about it: no need to ask often.
Problem overQuota(std::string what)
{
    return Problem{ProblemCode::quotaExceeded, std::move(what), {}, std::chrono::minutes(10)};
}

std::unexpected<Problem> malformed(const protocol::DecodeError &error)
{
    const ProblemCode code =
        error.code == protocol::DecodeErrorCode::tooLarge ? ProblemCode::tooLarge : ProblemCode::malformed;
    return problem(code, std::string(name(error.code)), error.path);
}

// Without letters and digits that people mistake for each other.
constexpr std::string_view codeAlphabet = "ABCDEFGHJKMNPQRSTVWXYZ2345678934";
static_assert(codeAlphabet.size() == 32);
constexpr std::size_t codeLength = 16;

// As typed: small letters, spaces and hyphens do not matter.
std::string normalised(std::string_view code)
{
    std::string text;
    for (const char c : code) {
        if (c >= 'a' && c <= 'z')
            text += static_cast<char>(c - 'a' + 'A');
        else if (c != '-' && c != ' ')
            text += c;
    }
    return text;
}

} // namespace

BlobUpload::BlobUpload(std::unique_ptr<BlobAppender> appender, std::uint64_t size)
    : m_appender(std::move(appender)), m_size(size)
{
}

Answer<void> BlobUpload::write(std::span<const std::byte> bytes)
{
    const auto written = m_appender->write(bytes);
    if (!written)
        return problem(written.error());
    return {};
}

Answer<protocol::BlobState> BlobUpload::finish()
{
    const auto complete = m_appender->finish();
    if (!complete)
        return problem(complete.error());
    return protocol::BlobState{m_appender->offset(), m_size, *complete};
}

Service::Service(Store &store, BlobStore &blobs, const trust::KeyPair &key, Clock clock, Random random,
                 ServiceOptions options)
    : m_store(store), m_blobs(blobs), m_key(key), m_clock(std::move(clock)), m_random(std::move(random)),
      m_options(std::move(options))
{
}

protocol::Hello Service::hello(std::uint64_t catalogueVersion) const
{
    return {m_options.name, m_key.publicKey(), m_clock(), catalogueVersion, 1};
}

Answer<std::string> Service::newEnrolmentCode(std::chrono::seconds validity, AccessRole role)
{
    std::array<std::byte, codeLength> random{};
    m_random(random);
    std::string code;
    for (std::size_t i = 0; i < random.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            code += '-';
        code += codeAlphabet[std::to_integer<std::size_t>(random.at(i)) % codeAlphabet.size()];
    }
    const auto added = m_store.addCode(trust::sha256(normalised(code)), m_clock() + validity, role);
    if (!added)
        return problem(added.error());
    return code;
}

Answer<protocol::Enrolled> Service::enrol(std::string_view text)
{
    const auto request = protocol::decodeEnrolment(text);
    if (!request)
        return malformed(request.error());
    if (!protocol::verifyEnrolment(*request))
        return problem(ProblemCode::unauthenticated, "proof");
    std::array<std::byte, 32> secret{};
    m_random(secret);
    const std::string token = base64url(secret);
    NewDevice device{
        {trust::deviceId(request->key), request->name, request->key, m_clock(), false}, trust::sha256(token), {}};
    if (!m_options.openEnrolment)
        device.code = trust::sha256(normalised(request->code));
    const auto outcome = m_store.enrol(device);
    if (!outcome)
        return problem(outcome.error());
    if (*outcome == EnrolOutcome::codeInvalid)
        return problem(ProblemCode::codeInvalid);
    if (*outcome == EnrolOutcome::revoked)
        return revoked(device.device.id);
    return protocol::Enrolled{device.device.id, token, m_options.name, m_key.publicKey()};
}

/// Signed, so that a device believes it.
std::unexpected<Problem> Service::revoked(std::string_view device) const
{
    return problem(ProblemCode::deviceRevoked, protocol::revocationProof(m_key, device));
}

Answer<Device> Service::authenticate(std::string_view token)
{
    // The token is looked up by its digest: how long that takes tells nothing about any token.
    const auto device = m_store.deviceByToken(trust::sha256(token));
    if (!device)
        return problem(device.error());
    if (!*device)
        return problem(ProblemCode::unauthenticated);
    if ((*device)->revoked)
        return revoked((*device)->id);
    return **device;
}

// The stored receipt stands as long as it says the truth; what has changed since (files that arrived, a predecessor
// that closed a gap) makes a new one with the time of the first arrival.
findings::Receipt Service::makeReceipt(const findings::Finding &finding, const Placement &placement,
                                       const Held &held) const
{
    findings::Receipt receipt;
    receipt.finding = finding.id;
    receipt.device = finding.device;
    receipt.sequence = finding.sequence;
    receipt.hash = finding.hash;
    for (const findings::Evidence &file : finding.evidence) {
        auto &list = held.contains(file.digest) ? receipt.held : receipt.missing;
        if (!std::ranges::contains(list, file.digest))
            list.push_back(file.digest);
    }
    receipt.chainIntact = placement.chainIntact;
    receipt.receivedAt = placement.receivedAt;
    receipt.hub = m_options.name;
    if (!placement.receipt.empty())
        if (auto stored = protocol::decodeReceipt(placement.receipt);
            stored && stored->held == receipt.held && stored->missing == receipt.missing &&
            stored->chainIntact == receipt.chainIntact && protocol::verifyReceipt(*stored, m_key.publicKey()))
            return *std::move(stored);
    return protocol::makeReceipt(std::move(receipt), m_key);
}

// Asked before the transaction: a storage that answers slowly keeps no row locked.
Answer<Service::Held> Service::heldOf(std::span<const findings::Finding> findings) const
{
    Held held;
    std::set<trust::Digest> asked;
    for (const findings::Finding &finding : findings)
        for (const findings::Evidence &file : finding.evidence) {
            if (!asked.insert(file.digest).second)
                continue;
            const auto there = m_blobs.has(file.digest);
            if (!there)
                return problem(there.error());
            if (*there)
                held.insert(file.digest);
        }
    return held;
}

Answer<std::vector<protocol::BatchAnswer>> Service::store(const Device &device, std::vector<findings::Finding> batch,
                                                          std::vector<bool> *created)
{
    std::vector<protocol::BatchAnswer> answers(batch.size());
    std::vector<findings::Finding> sound;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const auto wrong = batch[i].device != device.id ? std::optional(protocol::FindingProblem::device)
                                                        : protocol::checkFinding(batch[i], device.key);
        if (wrong) {
            answers[i] = Problem{ProblemCode::findingInvalid, std::string(name(*wrong)), {}, {}};
            continue;
        }
        sound.push_back(std::move(batch[i]));
        places.push_back(i);
    }
    const auto held = heldOf(sound);
    if (!held)
        return std::unexpected(held.error());
    // As made, so that they need not be read again from their texts.
    std::map<Uuid, findings::Receipt> receipts;
    const auto results = m_store.put(sound, m_clock(), [&](const auto &finding, const auto &placement) {
        findings::Receipt &receipt = receipts[finding.id] = makeReceipt(finding, placement, *held);
        return protocol::encodeReceipt(receipt);
    });
    if (!results)
        return problem(results.error());
    if (created != nullptr)
        created->assign(batch.size(), false);
    for (std::size_t k = 0; k < results->size(); ++k) {
        const PutResult &result = (*results)[k];
        if (created != nullptr)
            (*created)[places[k]] = result.created;
        if (result.outcome == PutOutcome::conflict)
            answers[places[k]] = Problem{ProblemCode::conflict, {}, {}, {}};
        else if (result.outcome == PutOutcome::overQuota)
            answers[places[k]] = overQuota("findings");
        else
            answers[places[k]] = receipts.at(sound[k].id);
    }
    return answers;
}

Answer<Service::Stored> Service::putFinding(const Device &device, const Uuid &id, std::string_view text)
{
    auto finding = protocol::decodeUpload(text);
    if (!finding)
        return malformed(finding.error());
    if (finding->id != id)
        return problem(ProblemCode::findingInvalid, "id");
    std::vector<bool> created;
    std::vector<findings::Finding> one;
    one.push_back(*std::move(finding));
    auto answers = store(device, std::move(one), &created);
    if (!answers)
        return std::unexpected(answers.error());
    if (auto *refused = std::get_if<Problem>(&answers->front()))
        return std::unexpected(std::move(*refused));
    return Stored{std::get<findings::Receipt>(answers->front()), created.front()};
}

Answer<std::vector<protocol::BatchAnswer>> Service::putBatch(const Device &device, std::string_view text,
                                                             std::vector<bool> *created)
{
    auto batch = protocol::decodeBatch(text);
    if (!batch)
        return malformed(batch.error());
    return store(device, *std::move(batch), created);
}

Answer<protocol::BlobState> Service::blobState(const Device &device, const trust::Digest &digest)
{
    const auto size = m_store.evidenceSize(device.id, digest);
    if (!size)
        return problem(size.error());
    if (!*size)
        return problem(ProblemCode::notFound);
    const auto held = m_blobs.has(digest);
    if (!held)
        return problem(held.error());
    if (*held)
        return protocol::BlobState{**size, **size, true};
    const auto offset = m_blobs.partialSize(device.id, digest);
    if (!offset)
        return problem(offset.error());
    if (*offset == 0)
        return problem(ProblemCode::notFound);
    return protocol::BlobState{*offset, **size, false};
}

Answer<BlobUpload> Service::appendBlob(const Device &device, const trust::Digest &digest, std::uint64_t offset,
                                       std::uint64_t size)
{
    const auto named = m_store.evidenceSize(device.id, digest);
    if (!named)
        return problem(named.error());
    if (!*named)
        return problem(ProblemCode::notFound, "notNamed");
    if (size > protocol::limits::blob)
        return problem(ProblemCode::tooLarge);
    if (size != **named)
        return problem(ProblemCode::malformed, "length");
    const auto held = m_blobs.has(digest);
    if (!held)
        return problem(held.error());
    if (*held)
        return problem(ProblemCode::offsetMismatch, "complete");
    // A copy that was begun was admitted then.
    if (offset == 0)
        if (auto admitted = admit(device, digest, size); !admitted)
            return std::unexpected(admitted.error());
    auto appender = m_blobs.append(device.id, digest, size, offset);
    if (!appender)
        return problem(appender.error());
    return BlobUpload(std::move(*appender), size);
}

Answer<void> Service::admit(const Device &device, const trust::Digest &digest, std::uint64_t size)
{
    const auto admission = m_store.admitFile(device.id, digest, size);
    if (!admission)
        return problem(admission.error());
    if (*admission == Admission::deviceFull)
        return std::unexpected(overQuota("evidence"));
    if (*admission == Admission::hubFull)
        return std::unexpected(overQuota("hub"));
    return {};
}

} // namespace nqi::hub
