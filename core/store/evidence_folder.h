// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sqlite.h"
#include "core/trust/digest.h"
#include "core/trust/sealed.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace nqi::store {

/// Files of evidence, or of what may become it, each under the digest of its content. The one place that reads and
/// writes them, and so the one place that seals them. One thread.
class EvidenceFolder {
public:
    /// Makes the folder when absent and removes what a killed program left half written. With a key, files are sealed;
    /// unsealed ones stay readable. `fault` sees write, sync and rename.
    [[nodiscard]] static SqlResult<EvidenceFolder> open(std::filesystem::path folder,
                                                        std::optional<trust::SealingKey> key, SqlFault fault);

    /// When this returns a value, the content survives power loss. Storing twice is one file; a file that was damaged
    /// is written anew.
    [[nodiscard]] SqlResult<trust::Digest> store(std::span<const std::byte> content);
    /// The content, compared with its digest. `notFound`, or `corrupt` when it is damaged or the key is another one.
    [[nodiscard]] SqlResult<std::vector<std::byte>> read(const trust::Digest &digest) const;
    /// A file that is not there any more is no error.
    [[nodiscard]] SqlResult<void> remove(const trust::Digest &digest);
    [[nodiscard]] bool contains(const trust::Digest &digest) const;
    [[nodiscard]] bool empty() const;
    /// Whatever has the name of one; of a folder that cannot be read, none.
    [[nodiscard]] std::vector<trust::Digest> all() const;

private:
    EvidenceFolder(std::filesystem::path folder, std::optional<trust::SealingKey> key, SqlFault fault);
    [[nodiscard]] std::filesystem::path pathOf(const trust::Digest &digest) const;

    std::filesystem::path m_folder;
    std::optional<trust::SealingKey> m_key;
    SqlFault m_fault;
};

} // namespace nqi::store
