// SPDX-License-Identifier: Apache-2.0
#include "app/device/journal.h"

#include "core/trust/sealed.h"

#include <system_error>

namespace nqi::device {

std::expected<trust::KeyPair, findings::JournalError> deviceKey(const Folders &folders, const Random &random)
{
    std::error_code failed;
    std::filesystem::create_directories(folders.root, failed);
    auto key = trust::loadOrCreateKey(folders.deviceKey(), random);
    if (key)
        return *std::move(key);
    const bool unwritable = failed || key.error() == trust::KeyFileError::unwritable;
    return std::unexpected(unwritable ? findings::JournalError::unwritable : findings::JournalError::damaged);
}

std::expected<std::unique_ptr<store::FieldDatabase>, findings::JournalError>
openJournal(const Folders &folders, const Clock &clock, const Random &random)
{
    auto key = deviceKey(folders, random);
    if (!key)
        return std::unexpected(key.error());
    store::FieldOptions options;
    options.clock = clock;
    options.random = random;
    options.evidenceKey = trust::sealingKeyOf(*key);
    return store::FieldDatabase::open(folders.field(), *std::move(key), std::move(options));
}

} // namespace nqi::device
