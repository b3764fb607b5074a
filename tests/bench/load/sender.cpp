// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/load/sender.h"

#include "core/protocol/limits.h"
#include "core/protocol/paths.h"

#include <algorithm>
#include <chrono>
#include <format>

namespace nqi::bench {

Sender::Sender(const std::string &host, int port, std::uint64_t seed) : m_device(seed), m_client(host, port)
{
    m_client.set_keep_alive(true);
    m_client.set_tcp_nodelay(true);
    m_client.set_read_timeout(std::chrono::seconds(60));
}

bool Sender::enrol()
{
    const auto answer = m_client.Post(std::string(protocol::devicesPath),
                                      protocol::encodeEnrolment(protocol::makeEnrolment("", "tablet", m_device.key)),
                                      std::string(protocol::jsonType));
    const auto enrolled = answer ? protocol::decodeEnrolled(answer->body) : std::unexpected(protocol::DecodeError{});
    if (enrolled)
        m_client.set_bearer_token_auth(enrolled->token);
    return enrolled.has_value();
}

void Sender::prepare(std::size_t photoBytes)
{
    const std::string note(500, 'n');
    Batch batch;
    std::vector<findings::Finding> findings;
    for (std::size_t i = 0; i < batchSize; ++i) {
        std::string content = std::format("{} {}", m_device.id, m_made++);
        if (i == 0 && photoBytes > 0) {
            content.resize(photoBytes, 'p');
            batch.photo = content;
            batch.digest = trust::sha256(content);
        }
        findings.push_back(m_device.make(note, {hub::evidenceOf(content)}));
    }
    batch.text = protocol::encodeBatch(findings);
    m_batches.push_back(std::move(batch));
}

double Sender::send()
{
    const Batch batch = std::move(m_batches.front());
    m_batches.pop_front();
    const auto start = std::chrono::steady_clock::now();
    const auto answer = m_client.Post(std::string(protocol::findingsPath), batch.text, std::string(protocol::jsonType));
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    m_bytes += batch.text.size();
    if (!answer || answer->status != 200 || answer->body.contains("\"problem\""))
        return -1;
    return batch.photo.empty() || sendPhoto(batch) ? took.count() : -1;
}

bool Sender::sendPhoto(const Batch &batch)
{
    for (std::size_t offset = 0; offset < batch.photo.size();) {
        const std::string piece = batch.photo.substr(offset, protocol::limits::blobPiece);
        const auto answer = m_client.Patch(protocol::blobPath(batch.digest),
                                           {{std::string(protocol::uploadOffset), std::to_string(offset)},
                                            {std::string(protocol::uploadLength), std::to_string(batch.photo.size())}},
                                           piece, std::string(protocol::pieceType));
        if (!answer || answer->status != 204)
            return false;
        offset += piece.size();
    }
    return true;
}

} // namespace nqi::bench
