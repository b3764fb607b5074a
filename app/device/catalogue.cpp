// SPDX-License-Identifier: Apache-2.0
#include "app/device/catalogue.h"

#include "core/protocol/chunk.h"
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_reader.h"
#include "core/store/catalogue_writer.h"
#include "core/store/durable_file.h"
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
    explicit Sink(const Folders &folders) : m_folder(folders.catalogue()), m_incoming(m_folder / "incoming") {}

    // A base that something else has put there since (`nqi demo`), or that does not open, is not the one.
    std::optional<trust::Digest> installed() override
    {
        const auto current = store::readCurrent(m_folder);
        const auto note = store::readFile(notePath(), maxNote);
        if (!current || !note || !store::CatalogueReader::open(m_folder))
            return std::nullopt;
        const std::string_view text(reinterpret_cast<const char *>(note->data()), note->size());
        const std::size_t line = text.find('\n');
        if (text.substr(0, line) != current->file || line == std::string_view::npos)
            return std::nullopt;
        const auto digest = trust::Digest::parse(text.substr(line + 1));
        return digest ? std::optional(*digest) : std::nullopt;
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

    // Signed does not mean sound: what does not open or hold together here never replaces what does.
    bool commit(const trust::Digest &identity) override
    {
        if (!m_writer || !m_writer->finish())
            return false;
        m_writer.reset();
        const auto arrived = store::readCurrent(m_incoming);
        if (!arrived)
            return false;
        std::error_code failed;
        fs::rename(m_incoming / arrived->file, store::partPath(m_folder), failed);
        if (failed)
            return false;
        const auto installed = store::installBase(m_folder, m_version, {});
        if (!installed)
            return false;
        abort();
        const std::string note = installed->file + '\n' + identity.text();
        // Without the note the same base is put together again next time: slow, never wrong.
        (void)store::writeDurably(notePath(), std::as_bytes(std::span(note)), {});
        return true;
    }

    void abort() override
    {
        m_writer.reset();
        std::error_code ignored;
        fs::remove_all(m_incoming, ignored);
    }

private:
    static constexpr std::size_t maxNote = 512;
    [[nodiscard]] fs::path notePath() const { return m_folder / "installed"; }

    bool start(std::string_view text)
    {
        const auto info = protocol::decodeCatalogueInfo(text);
        if (!info)
            return false;
        m_version = info->version;
        store::CatalogueBuild build;
        build.version = info->version;
        build.demo = info->demo;
        auto writer = store::CatalogueWriter::create(m_incoming, build);
        if (!writer)
            return false;
        m_writer.emplace(std::move(*writer));
        return std::ranges::all_of(
            info->datasets, [&](const catalog::DatasetInfo &dataset) { return m_writer->set(dataset).has_value(); });
    }

    fs::path m_folder;
    fs::path m_incoming;
    std::optional<store::CatalogueWriter> m_writer;
    std::uint64_t m_version = 0;
};

} // namespace

std::unique_ptr<sync::CatalogueSink> makeCatalogueSink(const Folders &folders)
{
    return std::make_unique<Sink>(folders);
}

sync::CatalogueReport updateCatalogue(const Folders &folders, const Enrolment &enrolment, sync::Transport &transport,
                                      const Clock &clock,
                                      const std::function<void(const sync::CatalogueProgress &)> &progress,
                                      const std::stop_token &stop)
{
    const auto sink = makeCatalogueSink(folders);
    // Trust belongs to a hub: another hub begins with its own root.
    sync::CatalogueUpdater updater(transport, *sink,
                                   folders.trust() / trust::sha256(enrolment.enrolled.hubKey.bytes).text(), clock);
    auto report = updater.trustOnFirstUse(stop);
    if (report.problem == "tuf.missing")
        return {};
    if (!report.problem.empty())
        return report;
    return updater.update(progress, stop);
}

} // namespace nqi::device
