// SPDX-License-Identifier: Apache-2.0
#include "core/hub/package.h"

#include "core/base/encoding.h"
#include "core/protocol/package.h"
#include "core/store/durable_file.h"
#include "core/trust/sealed.h"

#include <algorithm>
#include <array>
#include <format>
#include <optional>
#include <span>
#include <system_error>
#include <utility>

namespace nqi::hub {

namespace fs = std::filesystem;
namespace package = protocol::package;
namespace limits = protocol::limits;

namespace {

template <class T>
using Result = std::expected<T, PackageError>;

std::string_view textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

/// The package as it lies there. What its sealed files say is believed when it opens: only who had the hub's public key
/// could write them, and every finding in them proves itself.
class Reader {
public:
    static Result<Reader> open(const fs::path &folder, const trust::KeyPair &hubKey)
    {
        const auto text = store::readFile(folder / package::manifest, limits::message);
        if (!text)
            return std::unexpected(PackageError::notWhole);
        auto manifest = protocol::decodePackage(textOf(*text));
        if (!manifest)
            return std::unexpected(PackageError::damaged);
        if (manifest->hub != hubKey.publicKey())
            return std::unexpected(PackageError::notOurs);
        const auto sealed = fromBase64url(manifest->key);
        const auto key = sealed ? trust::openKey(hubKey, *sealed) : std::nullopt;
        if (!key)
            return std::unexpected(PackageError::damaged);
        return Reader(folder, *std::move(manifest), *key);
    }

    [[nodiscard]] const std::string &device() const { return m_manifest.device; }
    [[nodiscard]] Result<std::vector<std::byte>> file(const trust::Digest &digest) const
    {
        return unsealed(m_folder / package::files / (digest.text() + std::string(package::sealedSuffix)), limits::blob);
    }
    /// Files of findings, in the order of their numbers.
    [[nodiscard]] Result<std::vector<fs::path>> findings() const
    {
        std::vector<fs::path> paths;
        std::error_code error;
        for (fs::directory_iterator entry(m_folder / package::findings, error), end; !error && entry != end;
             entry.increment(error))
            if (entry->path().extension() == package::sealedSuffix)
                paths.push_back(entry->path());
        if (error || paths.size() != m_manifest.findings)
            return std::unexpected(PackageError::damaged);
        std::ranges::sort(paths);
        return paths;
    }
    [[nodiscard]] Result<findings::Finding> finding(const fs::path &path) const
    {
        const auto content = unsealed(path, limits::upload);
        auto finding = content ? protocol::decodeUpload(textOf(*content))
                               : protocol::Decoded<findings::Finding>(std::unexpected(protocol::DecodeError{}));
        if (!finding)
            return std::unexpected(PackageError::damaged);
        return *std::move(finding);
    }

private:
    Reader(fs::path folder, protocol::Package manifest, const trust::SealingKey &key)
        : m_folder(std::move(folder)), m_manifest(std::move(manifest)), m_key(key)
    {
    }
    [[nodiscard]] Result<std::vector<std::byte>> unsealed(const fs::path &path, std::size_t limit) const
    {
        // A seal adds 17 bytes to each 64 KiB, and its head.
        const auto sealed = store::readFile(path, limit + limit / 1024 + 4096);
        auto content = sealed ? trust::unseal(m_key, *sealed) : std::unexpected(trust::SealError::damaged);
        if (!content || content->size() > limit)
            return std::unexpected(PackageError::damaged);
        return *std::move(content);
    }

    fs::path m_folder;
    protocol::Package m_manifest;
    trust::SealingKey m_key;
};

/// One package on its way in.
class Taking {
public:
    Taking(Service &service, const Device &device, const Reader &reader, fs::path receipts)
        : m_service(service), m_device(device), m_reader(reader), m_receipts(std::move(receipts))
    {
        m_taken.device = device.id;
    }

    Result<void> put(const findings::Finding &finding)
    {
        const std::string upload = protocol::encodeUpload(finding);
        auto stored = m_service.putFinding(m_device, finding.id, upload);
        if (!stored) {
            if (!protocol::isFinal(stored.error().code))
                return std::unexpected(PackageError::store);
            m_taken.problems.push_back(std::format("{} {}", finding.id.text(), name(stored.error().code)));
            return {};
        }
        ++m_taken.findings;
        m_taken.created += stored->created ? 1U : 0U;
        if (!stored->receipt.missing.empty()) {
            for (const trust::Digest &digest : stored->receipt.missing)
                if (const auto done = file(finding, digest); !done)
                    return done;
            stored = m_service.putFinding(m_device, finding.id, upload);
            if (!stored)
                return std::unexpected(PackageError::store);
        }
        m_taken.complete += stored->receipt.missing.empty() ? 1U : 0U;
        const auto written = store::writeDurably(m_receipts / (finding.id.text() + ".json"),
                                                 bytesOf(protocol::encodeReceipt(stored->receipt)), {});
        if (!written)
            return std::unexpected(PackageError::receipts);
        return {};
    }
    [[nodiscard]] PackageTaken taken() && { return std::move(m_taken); }

private:
    /// From where the hub's copy ends: part of it may have come over a line.
    Result<void> file(const findings::Finding &finding, const trust::Digest &digest)
    {
        const auto content = m_reader.file(digest);
        if (!content || trust::sha256(*content) != digest) {
            m_taken.problems.push_back(std::format("{} file {}", finding.id.text(), digest.text()));
            return {};
        }
        const auto state = m_service.blobState(m_device, digest);
        const std::uint64_t offset = state ? state->offset : 0;
        if (state && state->complete)
            return {};
        auto upload = m_service.appendBlob(m_device, digest, offset, content->size());
        const auto written = upload ? upload->write(std::span(*content).subspan(
                                          std::min<std::size_t>(static_cast<std::size_t>(offset), content->size())))
                                    : std::unexpected(upload.error());
        const auto finished = written ? upload->finish() : std::unexpected(written.error());
        if (!finished)
            return std::unexpected(PackageError::store);
        return {};
    }

    Service &m_service;
    const Device &m_device;
    const Reader &m_reader;
    fs::path m_receipts;
    PackageTaken m_taken;
};

} // namespace

std::string_view name(PackageError error)
{
    constexpr std::array<std::string_view, 7> names = {"notWhole", "notOurs", "damaged", "unknownDevice",
                                                       "revoked",  "store",   "receipts"};
    const auto index = static_cast<std::size_t>(error);
    return index < names.size() ? names.at(index) : std::string_view();
}

std::expected<PackageTaken, PackageError> takePackage(Service &service, Store &store, const trust::KeyPair &hubKey,
                                                      const fs::path &folder)
{
    const auto reader = Reader::open(folder, hubKey);
    if (!reader)
        return std::unexpected(reader.error());
    const auto devices = store.devices();
    if (!devices)
        return std::unexpected(PackageError::store);
    const auto known =
        std::ranges::find(*devices, reader->device(), [](const DeviceActivity &one) { return one.device.id; });
    if (known == devices->end())
        return std::unexpected(PackageError::unknownDevice);
    if (known->device.revoked)
        return std::unexpected(PackageError::revoked);
    const auto paths = reader->findings();
    if (!paths)
        return std::unexpected(paths.error());
    if (!store::makePrivateFolder(folder / package::receipts))
        return std::unexpected(PackageError::receipts);
    // Said first: what was taken stays, even when the rest cannot be.
    if (!store.record({service.hello(0).time, "command", "package.taken", reader->device()}))
        return std::unexpected(PackageError::store);
    Taking taking(service, known->device, *reader, folder / package::receipts);
    for (const fs::path &path : *paths) {
        const auto finding = reader->finding(path);
        const auto done = finding ? taking.put(*finding) : std::unexpected(finding.error());
        if (!done)
            return std::unexpected(done.error());
    }
    return std::move(taking).taken();
}

} // namespace nqi::hub
