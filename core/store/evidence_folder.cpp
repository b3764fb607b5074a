// SPDX-License-Identifier: Apache-2.0
#include "core/store/evidence_folder.h"

#include "core/protocol/limits.h"
#include "core/store/durable_file.h"

#include <string>
#include <system_error>
#include <utility>

namespace nqi::store {

namespace fs = std::filesystem;

namespace {

// A sealed file is longer than its content: 17 bytes for each 64 KiB and the head.
constexpr std::size_t largestFile = protocol::limits::blob + protocol::limits::blob / 1024;

bool isUnfinished(const fs::path &path)
{
    return path.filename().string().ends_with(unfinished);
}

} // namespace

EvidenceFolder::EvidenceFolder(fs::path folder, std::optional<trust::SealingKey> key, SqlFault fault)
    : m_folder(std::move(folder)), m_key(std::move(key)), m_fault(std::move(fault))
{
}

SqlResult<EvidenceFolder> EvidenceFolder::open(fs::path folder, std::optional<trust::SealingKey> key, SqlFault fault)
{
    if (auto made = makePrivateFolder(folder); !made)
        return std::unexpected(std::move(made.error()));
    std::error_code error;
    std::vector<fs::path> leftovers;
    for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (isUnfinished(entry->path()))
            leftovers.push_back(entry->path());
    }
    if (error)
        return std::unexpected(SqlError{SqlCode::readOnly, "read evidence folder: " + error.message()});
    // A file without its name was never promised to anybody. One that cannot be removed now is overwritten later.
    for (const fs::path &leftover : leftovers)
        fs::remove(leftover, error);
    return EvidenceFolder(std::move(folder), std::move(key), std::move(fault));
}

fs::path EvidenceFolder::pathOf(const trust::Digest &digest) const
{
    return m_folder / digest.text();
}

SqlResult<trust::Digest> EvidenceFolder::store(std::span<const std::byte> content)
{
    const trust::Digest digest = trust::sha256(content);
    SqlResult<void> stored;
    if (read(digest))
        stored = syncFolder(m_folder, m_fault); // its name may not have reached the medium in the attempt before
    else if (m_key)
        stored = writeDurably(pathOf(digest), trust::seal(*m_key, content), m_fault);
    else
        stored = writeDurably(pathOf(digest), content, m_fault);
    if (!stored)
        return std::unexpected(std::move(stored.error()));
    return digest;
}

SqlResult<std::vector<std::byte>> EvidenceFolder::read(const trust::Digest &digest) const
{
    auto content = readFile(pathOf(digest), largestFile);
    if (!content)
        return content;
    if (trust::sha256(*content) == digest)
        return content;
    if (m_key) {
        auto opened = trust::unseal(*m_key, *content);
        if (opened && trust::sha256(*opened) == digest)
            return std::move(*opened);
    }
    return std::unexpected(SqlError{SqlCode::corrupt, "evidence is not what its name says"});
}

SqlResult<void> EvidenceFolder::remove(const trust::Digest &digest)
{
    if (m_fault) {
        if (const auto code = m_fault(SqlOperation::write))
            return std::unexpected(SqlError{*code, "remove evidence"});
    }
    std::error_code error;
    fs::remove(pathOf(digest), error);
    if (error)
        return std::unexpected(SqlError{SqlCode::readOnly, "remove evidence: " + error.message()});
    return {};
}

bool EvidenceFolder::contains(const trust::Digest &digest) const
{
    std::error_code error;
    return fs::is_regular_file(pathOf(digest), error);
}

bool EvidenceFolder::empty() const
{
    std::error_code error;
    return fs::is_empty(m_folder, error) || error;
}

std::vector<trust::Digest> EvidenceFolder::all() const
{
    std::error_code error;
    std::vector<trust::Digest> digests;
    for (auto entry = fs::directory_iterator(m_folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (const auto digest = trust::Digest::parse(entry->path().filename().string()))
            digests.push_back(*digest);
    }
    return digests;
}

} // namespace nqi::store
