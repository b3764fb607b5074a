// SPDX-License-Identifier: Apache-2.0
#include "app/device/catalogue.h"

#include "core/protocol/chunk.h"
#include "core/store/catalogue_overlay.h"
#include "core/store/catalogue_reader.h"
#include "core/store/catalogue_writer.h"
#include "core/trust/digest.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace nqi::device {

namespace {

namespace fs = std::filesystem;

class Sink final : public sync::CatalogueSink {
public:
    Sink(const Folders &folders, std::uint64_t largeOverlay)
        : m_folder(folders.catalogue()), m_largeOverlay(largeOverlay)
    {
    }

    // A base that something else has put there (`nqi demo`), or that does not open, is not the one.
    std::optional<trust::Digest> installed() override
    {
        auto reader = store::CatalogueReader::open(m_folder);
        const auto identity = reader ? reader->identity() : std::unexpected(reader.error());
        return identity ? trust::Digest::parse(*identity) : std::nullopt;
    }

    bool begin() override
    {
        abort();
        return true;
    }

    // The first file says what the catalogue is; rows follow.
    bool add(std::string_view name, std::span<const std::byte> chunk) override
    {
        if (name.ends_with(".info"))
            return !m_writer && start({reinterpret_cast<const char *>(chunk.data()), chunk.size()});
        if (!name.ends_with(".rows") || !m_writer)
            return false;
        bool good = true;
        const auto read = protocol::readChunk(
            chunk,
            [&](const auto &record) {
                good = m_writer->add(record).has_value();
                return good;
            },
            [&](const auto &) { // a whole catalogue has nothing to remove
                good = false;
                return false;
            });
        return read && good;
    }

    // Signed does not mean sound: what does not hold together here never replaces what does.
    bool commit(const trust::Digest &identity) override
    {
        if (!m_writer)
            return false;
        m_writer->setIdentity(identity.text());
        const bool done = m_writer->finish().has_value();
        m_writer.reset();
        return done;
    }

    void abort() override { m_writer.reset(); }

    bool change(std::string_view text, std::span<const std::string> changes, const trust::Digest &identity) override
    {
        if (!apply(text, changes, identity))
            return false;
        compactIfLarge();
        return true;
    }

private:
    /// One writer at a time: the overlay is closed when this returns, and may be compacted.
    bool apply(std::string_view text, std::span<const std::string> changes, const trust::Digest &identity)
    {
        const auto info = protocol::decodeCatalogueInfo(text);
        auto overlay = store::CatalogueOverlay::open(m_folder);
        if (!info || !overlay)
            return false;
        bool good = true;
        const auto keep = [&](const store::SqlResult<void> &done) {
            good = done.has_value();
            return good;
        };
        for (const std::string &file : changes) {
            const auto read = protocol::readChunk(
                std::as_bytes(std::span(file)), [&](const auto &record) { return keep(overlay->put(record)); },
                [&](const auto &record) { return keep(overlay->remove(record)); });
            if (!read || !good)
                return false;
        }
        return overlay->commit(*info, identity.text()).has_value();
    }

    /// Nothing is lost where compaction fails: the next change tries again.
    void compactIfLarge()
    {
        const auto rows = store::overlayRows(m_folder);
        if (rows && *rows > m_largeOverlay)
            (void)store::compactCatalogue(m_folder);
    }

    bool start(std::string_view text)
    {
        const auto info = protocol::decodeCatalogueInfo(text);
        if (!info)
            return false;
        store::CatalogueBuild build;
        build.version = info->version;
        build.demo = info->demo;
        auto writer = store::CatalogueWriter::create(m_folder, build);
        if (!writer)
            return false;
        m_writer.emplace(std::move(*writer));
        return std::ranges::all_of(
            info->datasets, [&](const catalog::DatasetInfo &dataset) { return m_writer->set(dataset).has_value(); });
    }

    fs::path m_folder;
    std::uint64_t m_largeOverlay;
    std::optional<store::CatalogueWriter> m_writer;
};

} // namespace

std::unique_ptr<sync::CatalogueSink> makeCatalogueSink(const Folders &folders, std::uint64_t largeOverlay)
{
    return std::make_unique<Sink>(folders, largeOverlay);
}

sync::CatalogueReport updateCatalogue(const Folders &folders, const Enrolment &enrolment, sync::Transport &transport,
                                      const Clock &clock,
                                      const std::function<void(const sync::CatalogueProgress &)> &progress,
                                      const std::stop_token &stop, FirstRoot first)
{
    const auto sink = makeCatalogueSink(folders);
    // Trust belongs to a hub: another hub begins with its own root.
    sync::CatalogueUpdater updater(transport, *sink,
                                   folders.trust() / trust::sha256(enrolment.enrolled.hubKey.bytes).text(), clock);
    if (first == FirstRoot::trust) {
        auto report = updater.trustOnFirstUse(stop);
        if (report.problem == "tuf.missing")
            return {};
        if (!report.problem.empty())
            return report;
    }
    return updater.update(progress, stop);
}

} // namespace nqi::device
