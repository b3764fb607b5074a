// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_package.h"

#include "core/base/encoding.h"
#include "core/protocol/limits.h"
#include "core/protocol/messages.h"
#include "core/protocol/package.h"
#include "core/store/durable_file.h"
#include "core/store/field_error.h"
#include "core/trust/sealed.h"

#include <algorithm>
#include <array>
#include <format>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace nqi::store {

namespace fs = std::filesystem;
namespace package = protocol::package;
using findings::JournalError;
using findings::State;

namespace {

fs::path packageFolder(const fs::path &folder, const PackageEnds &ends)
{
    return folder / ("nqi-outbox-" + ends.device);
}

/// Ids of what the hub does not hold whole, oldest first.
std::expected<std::vector<Uuid>, JournalError> unsent(const findings::Journal &journal)
{
    constexpr std::uint32_t page = 1000;
    std::vector<Uuid> ids;
    std::uint64_t before = 0;
    do {
        const auto rows = journal.list(page, before);
        if (!rows)
            return std::unexpected(rows.error());
        for (const findings::Summary &row : *rows)
            if (row.state != State::complete && row.state != State::quarantined)
                ids.push_back(row.id);
        before = rows->size() == page ? rows->back().sequence : 0;
    } while (before > 1);
    std::ranges::reverse(ids);
    return ids;
}

/// Sealed files into the folders of a package; keeps the first error.
class Writer {
public:
    Writer(fs::path folder, const Random &random) : m_folder(std::move(folder))
    {
        std::array<std::byte, 32> bytes{};
        random(bytes);
        m_key = trust::SealingKey::fromBytes(bytes);
    }

    /// An earlier package was sealed with another key: first what makes it whole goes, then its files. A link is not
    /// followed: it may lead anywhere.
    void clear()
    {
        for (const fs::path &made : {m_folder, m_folder / package::findings, m_folder / package::files}) {
            std::error_code error;
            if (fs::is_symlink(fs::symlink_status(made, error)))
                return fail(JournalError::unwritable);
        }
        remove(m_folder / package::manifest);
        for (const std::string_view part : {package::findings, package::files})
            remove(m_folder / part);
        for (const fs::path &made : {m_folder, m_folder / package::findings, m_folder / package::files})
            take(makePrivateFolder(made));
    }
    void put(std::string_view part, const std::string &name, std::span<const std::byte> content)
    {
        if (!m_error)
            take(writeDurably(m_folder / part / (name + std::string(package::sealedSuffix)),
                              trust::seal(*m_key, content), {}));
    }
    void finish(const PackageEnds &ends, const PackageCount &count)
    {
        const protocol::Package manifest{.device = ends.device,
                                         .hub = ends.hub,
                                         .key = base64url(trust::sealKeyFor(ends.hub, *m_key)),
                                         .findings = count.findings,
                                         .files = count.files};
        if (!m_error)
            take(writeDurably(m_folder / package::manifest, bytesOf(protocol::encodePackage(manifest)), {}));
    }
    /// Nothing of it stays but what the hub left there.
    void discard()
    {
        for (const std::string_view part : {package::findings, package::files})
            remove(m_folder / part);
        std::error_code none;
        fs::remove(m_folder, none);
    }
    void fail(JournalError error)
    {
        if (!m_error)
            m_error = error;
    }
    [[nodiscard]] const std::optional<JournalError> &error() const { return m_error; }
    /// False: another finding brought it already; they share the rules behind their verdicts.
    [[nodiscard]] bool isNew(const trust::Digest &digest) { return m_files.insert(digest.text()).second; }

private:
    void remove(const fs::path &path)
    {
        std::error_code error;
        fs::remove_all(path, error);
        if (error)
            fail(JournalError::unwritable);
    }
    void take(const SqlResult<void> &done)
    {
        if (!done)
            fail(FieldError(done.error()).code);
    }

    fs::path m_folder;
    std::optional<trust::SealingKey> m_key;
    std::set<std::string> m_files;
    std::optional<JournalError> m_error;
};

} // namespace

std::expected<PackageCount, JournalError> writePackage(const findings::Journal &journal, const PackageEnds &ends,
                                                       const fs::path &folder, const Random &random, const Watch &watch)
{
    const auto ids = unsent(journal);
    if (!ids)
        return std::unexpected(ids.error());
    Writer writer(packageFolder(folder, ends), random);
    writer.clear();
    PackageCount count;
    if (writer.error())
        return std::unexpected(*writer.error());
    const auto cancelled = [&] {
        writer.discard();
        return std::unexpected(writer.error().value_or(JournalError::cancelled));
    };
    for (const Uuid &id : *ids) {
        if (watch.stop.stop_requested())
            return cancelled();
        watch.reach(count.findings, ids->size());
        const auto finding = journal.load(id);
        if (!finding)
            return std::unexpected(finding.error());
        const auto receipt = journal.receipt(id);
        if (!receipt)
            return std::unexpected(receipt.error());
        for (const findings::Evidence &file : finding->evidence) {
            const bool held = *receipt && std::ranges::contains((*receipt)->held, file.digest);
            if (held || !writer.isNew(file.digest))
                continue;
            if (watch.stop.stop_requested())
                return cancelled();
            if (const auto content = journal.readEvidence(file.digest)) {
                writer.put(package::files, file.digest.text(), *content);
                ++count.files;
            } else {
                ++count.unreadable;
            }
        }
        writer.put(package::findings, std::format("{:010}", finding->sequence),
                   bytesOf(protocol::encodeUpload(*finding)));
        ++count.findings;
        if (writer.error())
            return std::unexpected(*writer.error());
    }
    if (watch.stop.stop_requested())
        return cancelled();
    watch.reach(count.findings, ids->size());
    writer.finish(ends, count);
    if (writer.error())
        return std::unexpected(*writer.error());
    return count;
}

std::expected<PackageReceipts, JournalError> takePackageReceipts(findings::Journal &journal, const PackageEnds &ends,
                                                                 const fs::path &folder)
{
    const fs::path from = packageFolder(folder, ends) / package::receipts;
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(from, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".json")
            files.push_back(entry->path());
    if (error)
        return std::unexpected(error == std::errc::no_such_file_or_directory ? JournalError::notFound
                                                                             : JournalError::unwritable);
    PackageReceipts taken;
    for (const fs::path &file : files) {
        const auto content = readFile(file, protocol::limits::message);
        const auto text =
            content ? std::string(reinterpret_cast<const char *>(content->data()), content->size()) : std::string();
        const auto receipt = protocol::decodeReceipt(text);
        if (!receipt || !protocol::verifyReceipt(*receipt, ends.hub)) {
            ++taken.refused;
            continue;
        }
        const auto done = journal.acknowledge(*receipt);
        const bool foreign =
            !done && (done.error() == JournalError::notFound || done.error() == JournalError::mismatch);
        if (!done && !foreign)
            return std::unexpected(done.error());
        ++(foreign ? taken.refused : receipt->missing.empty() ? taken.complete : taken.partial);
    }
    return taken;
}

} // namespace nqi::store
