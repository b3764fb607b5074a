// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_export.h"

#include "core/base/encoding.h"
#include "core/protocol/messages.h"
#include "core/store/durable_file.h"
#include "core/store/field_error.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace nqi::store {

namespace fs = std::filesystem;

namespace {

/// Ends a file's name so that other programs open it; a type that we do not make ends as "bin".
std::string_view extensionOf(std::string_view mediaType)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> known = {{{"image/jpeg", ".jpg"},
                                                                                     {"image/png", ".png"},
                                                                                     {"image/svg+xml", ".svg"},
                                                                                     {"application/pdf", ".pdf"},
                                                                                     {"text/plain", ".txt"}}};
    for (const auto &[type, extension] : known) {
        if (type == mediaType)
            return extension;
    }
    return ".bin";
}

/// Collects what was written and the first error.
class Export {
public:
    void put(const fs::path &path, std::span<const std::byte> content)
    {
        if (m_error)
            return;
        if (auto written = writeDurably(path, content, {}); !written)
            m_error = FieldError(written.error()).code;
        else
            m_files.push_back(path);
    }
    void folder(const fs::path &path)
    {
        if (m_error)
            return;
        if (auto made = makePrivateFolder(path); !made)
            m_error = FieldError(made.error()).code;
    }
    void evidence(const findings::Journal &journal, const findings::Evidence &file, const fs::path &folder)
    {
        if (m_error)
            return;
        const auto content = journal.readEvidence(file.digest);
        if (content)
            put(folder / (file.digest.text() + std::string(extensionOf(file.mediaType))), *content);
        else
            m_error = content.error();
    }
    [[nodiscard]] std::expected<std::vector<fs::path>, findings::JournalError> result() &&
    {
        if (m_error)
            return std::unexpected(*m_error);
        return std::move(m_files);
    }

private:
    std::vector<fs::path> m_files;
    std::optional<findings::JournalError> m_error;
};

} // namespace

std::expected<std::vector<fs::path>, findings::JournalError> exportFinding(const findings::Journal &journal,
                                                                           const Uuid &id, const fs::path &folder)
{
    const auto finding = journal.load(id);
    if (!finding)
        return std::unexpected(finding.error());
    const auto receipt = journal.receipt(id);
    if (!receipt)
        return std::unexpected(receipt.error());

    const fs::path to = folder / id.text();
    Export out;
    out.folder(to);
    out.put(to / "upload.json", bytesOf(protocol::encodeUpload(*finding)));
    out.put(to / "body.json", bytesOf(finding->body));
    if (*receipt)
        out.put(to / "receipt.json", bytesOf(protocol::encodeReceipt(**receipt)));
    if (!finding->evidence.empty())
        out.folder(to / "evidence");
    for (const findings::Evidence &file : finding->evidence)
        out.evidence(journal, file, to / "evidence");
    return std::move(out).result();
}

} // namespace nqi::store
