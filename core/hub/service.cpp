// SPDX-License-Identifier: Apache-2.0
#include "core/hub/service.h"

#include "core/base/encoding.h"
#include "core/protocol/limits.h"
#include "core/protocol/revocation.h"

#include <algorithm>
#include <array>
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
    case BlobError::storage:
        break;
    }
    return problem(ProblemCode::internal, "blobs");
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
std::string Service::makeReceipt(const findings::Finding &finding, const Placement &placement) const
{
    findings::Receipt receipt;
    receipt.finding = finding.id;
    receipt.device = finding.device;
    receipt.sequence = finding.sequence;
    receipt.hash = finding.hash;
    for (const findings::Evidence &file : finding.evidence) {
        auto &list = m_blobs.has(file.digest) ? receipt.held : receipt.missing;
        if (!std::ranges::contains(list, file.digest))
            list.push_back(file.digest);
    }
    receipt.chainIntact = placement.chainIntact;
    receipt.receivedAt = placement.receivedAt;
    receipt.hub = m_options.name;
    if (const auto stored = protocol::decodeReceipt(placement.receipt);
        stored && stored->held == receipt.held && stored->missing == receipt.missing &&
        stored->chainIntact == receipt.chainIntact && protocol::verifyReceipt(*stored, m_key.publicKey()))
        return placement.receipt;
    return protocol::encodeReceipt(protocol::makeReceipt(std::move(receipt), m_key));
}

Answer<std::vector<protocol::BatchAnswer>>
Service::store(const Device &device, std::span<const findings::Finding> batch, std::vector<bool> *created)
{
    std::vector<protocol::BatchAnswer> answers(batch.size());
    std::vector<findings::Finding> sound;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const findings::Finding &finding = batch[i];
        const auto wrong = finding.device != device.id ? std::optional(protocol::FindingProblem::device)
                                                       : protocol::checkFinding(finding, device.key);
        if (wrong) {
            answers[i] = Problem{ProblemCode::findingInvalid, std::string(name(*wrong)), {}, {}};
            continue;
        }
        sound.push_back(finding);
        places.push_back(i);
    }
    const auto results = m_store.put(sound, m_clock(), [this](const auto &finding, const auto &placement) {
        return makeReceipt(finding, placement);
    });
    if (!results)
        return problem(results.error());
    if (created != nullptr)
        created->assign(batch.size(), false);
    for (std::size_t k = 0; k < results->size(); ++k) {
        const PutResult &result = (*results)[k];
        const auto receipt = protocol::decodeReceipt(result.receipt);
        if (created != nullptr)
            (*created)[places[k]] = result.created;
        if (result.outcome == PutOutcome::conflict)
            answers[places[k]] = Problem{ProblemCode::conflict, {}, {}, {}};
        else if (!receipt)
            answers[places[k]] = Problem{ProblemCode::internal, "receipt", {}, {}};
        else
            answers[places[k]] = *receipt;
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
    auto answers = store(device, std::span(&*finding, 1), &created);
    if (!answers)
        return std::unexpected(answers.error());
    if (auto *refused = std::get_if<Problem>(&answers->front()))
        return std::unexpected(std::move(*refused));
    return Stored{std::get<findings::Receipt>(answers->front()), created.front()};
}

Answer<std::vector<protocol::BatchAnswer>> Service::putBatch(const Device &device, std::string_view text)
{
    const auto batch = protocol::decodeBatch(text);
    if (!batch)
        return malformed(batch.error());
    return store(device, *batch, nullptr);
}

Answer<protocol::BlobState> Service::blobState(const Device &device, const trust::Digest &digest)
{
    const auto size = m_store.evidenceSize(device.id, digest);
    if (!size)
        return problem(size.error());
    if (!*size)
        return problem(ProblemCode::notFound);
    if (m_blobs.has(digest))
        return protocol::BlobState{**size, **size, true};
    const std::uint64_t offset = m_blobs.partialSize(device.id, digest);
    if (offset == 0)
        return problem(ProblemCode::notFound);
    return protocol::BlobState{offset, **size, false};
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
    if (m_blobs.has(digest))
        return problem(ProblemCode::offsetMismatch, "complete");
    auto appender = m_blobs.append(device.id, digest, size, offset);
    if (!appender)
        return problem(appender.error());
    return BlobUpload(std::move(*appender), size);
}

} // namespace nqi::hub
