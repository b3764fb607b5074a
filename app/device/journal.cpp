// SPDX-License-Identifier: Apache-2.0
#include "app/device/journal.h"

#include "core/trust/sealed.h"

namespace nqi::device {

std::expected<std::unique_ptr<store::FieldDatabase>, findings::JournalError>
openJournal(const Folders &folders, DeviceKey &deviceKey, const Clock &clock, const Random &random)
{
    auto key = deviceKey.key();
    if (!key)
        return std::unexpected(key.error());
    store::FieldOptions options;
    options.clock = clock;
    options.random = random;
    options.key = trust::sealingKeyOf(*key);
    return store::FieldDatabase::open(folders.field(), *std::move(key), std::move(options));
}

} // namespace nqi::device
