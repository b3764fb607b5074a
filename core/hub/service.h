// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/hub/blob_store.h"
#include "core/hub/store.h"
#include "core/protocol/messages.h"
#include "core/trust/keys.h"

#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::hub {

template <class T>
using Answer = std::expected<T, protocol::Problem>;

struct ServiceOptions {
    std::string name = "nqi-hub";
    /// A device may enrol without a code: for the embedded hub of a demonstration only.
    bool openEnrolment = false;
};

/// A piece of a file on its way in. Keeps what has arrived when it ends early.
class BlobUpload {
public:
    BlobUpload(std::unique_ptr<BlobAppender> appender, std::uint64_t size);
    [[nodiscard]] Answer<void> write(std::span<const std::byte> bytes);
    [[nodiscard]] Answer<protocol::BlobState> finish();

private:
    std::unique_ptr<BlobAppender> m_appender;
    std::uint64_t m_size;
};

/// The hub without HTTP: takes the texts that arrive, answers with values or problems. Any thread.
class Service {
public:
    Service(Store &store, BlobStore &blobs, const trust::KeyPair &key, Clock clock, Random random,
            ServiceOptions options);

    [[nodiscard]] protocol::Hello hello(std::uint64_t catalogueVersion) const;

    /// A code for one device: eight groups would be safer than short, but a person types it; 80 bits, valid for a
    /// while, used once, kept as a digest only.
    [[nodiscard]] Answer<std::string> newEnrolmentCode(std::chrono::seconds validity,
                                                       AccessRole role = AccessRole::inspector);
    /// POST /v1/devices
    [[nodiscard]] Answer<protocol::Enrolled> enrol(std::string_view text);
    /// The device of a bearer token. Problems: unauthenticated, deviceRevoked.
    [[nodiscard]] Answer<Device> authenticate(std::string_view token);

    struct Stored {
        findings::Receipt receipt;
        bool created = false; ///< false: held before; the answer is the stored receipt
    };
    /// PUT /v1/findings/{id}
    [[nodiscard]] Answer<Stored> putFinding(const Device &device, const Uuid &id, std::string_view text);
    /// POST /v1/findings: one answer a finding, in their order; those that hold are stored in one transaction.
    /// `created` gets which of them are new.
    [[nodiscard]] Answer<std::vector<protocol::BatchAnswer>> putBatch(const Device &device, std::string_view text,
                                                                      std::vector<bool> *created = nullptr);

    /// HEAD /v1/blobs/{sha256}. Files that no finding of the device names do not exist for it.
    [[nodiscard]] Answer<protocol::BlobState> blobState(const Device &device, const trust::Digest &digest);
    /// PATCH /v1/blobs/{sha256}: `offset` of the piece, `size` of the whole file.
    [[nodiscard]] Answer<BlobUpload> appendBlob(const Device &device, const trust::Digest &digest, std::uint64_t offset,
                                                std::uint64_t size);

private:
    [[nodiscard]] std::unexpected<protocol::Problem> revoked(std::string_view device) const;
    using Held = std::set<trust::Digest>;
    [[nodiscard]] findings::Receipt makeReceipt(const findings::Finding &finding, const Placement &placement,
                                                const Held &held) const;
    [[nodiscard]] Answer<Held> heldOf(std::span<const findings::Finding> findings) const;
    [[nodiscard]] Answer<std::vector<protocol::BatchAnswer>>
    store(const Device &device, std::vector<findings::Finding> batch, std::vector<bool> *created);
    [[nodiscard]] Answer<void> admit(const Device &device, const trust::Digest &digest, std::uint64_t size);

    Store &m_store;
    BlobStore &m_blobs;
    const trust::KeyPair &m_key;
    Clock m_clock;
    Random m_random;
    ServiceOptions m_options;
};

} // namespace nqi::hub
