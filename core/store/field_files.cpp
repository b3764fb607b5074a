// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_files.h"

#include "core/base/encoding.h"
#include "core/store/durable_file.h"
#include "core/store/field_rows.h"
#include "core/store/migrations/field.h"

#include <array>
#include <chrono>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace nqi::store {

namespace fs = std::filesystem;
using findings::JournalError;

namespace {

// Reading a whole file at every start is worth it while it takes a tenth of a second.
constexpr std::uintmax_t checkedWholeUpTo = 32ULL * 1024 * 1024;

using Key = std::optional<trust::SealingKey>;

SqlOptions databaseOptions(SqlAccess access, const SqlFault &fault, const Key &key = {})
{
    SqlOptions options;
    options.access = access;
    options.fault = fault;
    if (key)
        options.key = trust::databaseKeyOf(*key);
    return options;
}

/// Another file that becomes `file` when it is whole. What a killed program left of it goes.
fs::path beginBeside(const fs::path &file)
{
    fs::path temporary = file;
    temporary += unfinished;
    for (const char *suffix : {"", "-wal", "-shm", "-journal"}) {
        std::error_code error;
        fs::remove(temporary.string() + suffix, error);
    }
    return temporary;
}

FieldResult<void> putInPlace(const fs::path &temporary, const fs::path &file, const SqlFault &fault)
{
    std::error_code permissions;
    fs::permissions(temporary, fs::perms::owner_read | fs::perms::owner_write, permissions);
    if (auto synced = syncFile(temporary, fault); !synced)
        return std::unexpected(synced.error());
    if (auto renamed = renameDurably(temporary, file, fault); !renamed)
        return std::unexpected(renamed.error());
    return {};
}

/// Under its final name the database is never without its tables: an empty file there is damage, not a beginning.
FieldResult<void> create(const fs::path &file, const trust::PublicKey &device, const Key &key, const SqlFault &fault)
{
    const fs::path temporary = beginBeside(file);
    {
        auto database = Database::open(temporary, databaseOptions(SqlAccess::create, fault, key));
        if (!database)
            return std::unexpected(database.error());
        if (auto migrated = migrate(*database, fieldMigrations()); !migrated)
            return std::unexpected(migrated.error());
        if (auto written = writeDevice(*database, device); !written)
            return std::unexpected(written.error());
        // Everything into the one file that gets the name.
        if (auto whole = database->checkpoint(); !whole)
            return std::unexpected(whole.error());
    }
    return putInPlace(temporary, file, fault);
}

bool isThere(const fs::path &file)
{
    std::error_code error;
    return fs::exists(fs::symlink_status(file, error));
}

enum class Form : std::uint8_t { plain, sealed };

/// Before SQLite opens it, because opening already writes: the fixed words of a database of ours (SQLite file format,
/// section 1.3), or a whole page that only its key can tell from noise. An empty file is neither: ours is given its
/// name when its tables are in it.
FieldResult<Form> formOf(const fs::path &file, bool mayBeSealed)
{
    constexpr std::string_view magic("SQLite format 3\0", 16);
    constexpr std::string_view kind("NQIF");
    constexpr std::size_t kindAt = 68;
    std::array<char, 4096> page{};
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return std::unexpected(FieldError(JournalError::unwritable, "field.db cannot be read"));
    stream.read(page.data(), page.size());
    const std::string_view text(page.data(), static_cast<std::size_t>(stream.gcount()));
    if (text.size() > kindAt && text.starts_with(magic) && text.substr(kindAt, kind.size()) == kind)
        return Form::plain;
    if (mayBeSealed && text.size() == page.size() && !text.starts_with(magic))
        return Form::sealed;
    return std::unexpected(FieldError(JournalError::damaged, "field.db is not a journal"));
}

/// A journal of before there were keys, sealed as it stands: under its name lies the one or the other, whole.
FieldResult<void> sealInPlace(Database plain, const fs::path &file, const trust::SealingKey &key, const SqlFault &fault)
{
    const fs::path temporary = beginBeside(file);
    if (auto good = plain.quickCheck(); !good)
        return std::unexpected(good.error());
    // Nothing of it may stay behind in a log of its own.
    if (auto whole = plain.checkpoint(); !whole)
        return std::unexpected(whole.error());
    if (auto copied = plain.copySealed(temporary, trust::databaseKeyOf(key)); !copied)
        return std::unexpected(copied.error());
    return putInPlace(temporary, file, fault);
}

FieldResult<void> checkContent(Database &database, const fs::path &file, const trust::PublicKey &device)
{
    std::error_code error;
    if (fs::file_size(file, error) <= checkedWholeUpTo || error) {
        if (auto good = database.quickCheck(); !good)
            return std::unexpected(good.error());
    }
    const auto owner = readDevice(database);
    if (!owner)
        return std::unexpected(owner.error());
    if (!*owner)
        return std::unexpected(FieldError(JournalError::damaged, "field.db names no device"));
    if (**owner != device)
        return std::unexpected(FieldError(JournalError::mismatch, "field.db belongs to another device"));
    // The next finding links to the last one: it must hold.
    const auto last = lastFinding(database);
    if (!last)
        return std::unexpected(last.error());
    if (*last && (*last)->hash != trust::chain((*last)->previous, bytesOf((*last)->body)))
        return std::unexpected(FieldError(JournalError::damaged, "the last finding is not what its hash says"));
    return {};
}

FieldResult<Database> openDatabase(const fs::path &file, const trust::PublicKey &device, const Key &key,
                                   const SqlFault &fault, Content content)
{
    const auto form = formOf(file, key.has_value());
    if (!form)
        return std::unexpected(form.error());
    if (*form == Form::plain && key) {
        auto plain = openDatabase(file, device, {}, fault, content);
        // Whoever looks for what is wrong with it changes nothing.
        if (!plain || content == Content::unchecked)
            return plain;
        if (auto sealed = sealInPlace(*std::move(plain), file, *key, fault); !sealed)
            return std::unexpected(sealed.error());
    }
    auto database = Database::open(file, databaseOptions(SqlAccess::readWrite, fault, key));
    if (!database)
        return std::unexpected(database.error());
    if (auto migrated = migrate(*database, fieldMigrations()); !migrated)
        return std::unexpected(migrated.error());
    if (content == Content::checked)
        if (auto good = checkContent(*database, file, device); !good)
            return std::unexpected(good.error());
    return std::move(*database);
}

} // namespace

FieldResult<FieldFiles> openFieldFiles(const fs::path &folder, const trust::PublicKey &device,
                                       const std::optional<trust::SealingKey> &key, const SqlFault &fault,
                                       Content content)
{
    if (auto made = makePrivateFolder(folder); !made)
        return std::unexpected(made.error());
    SqlOptions lockOptions = databaseOptions(SqlAccess::create, fault);
    lockOptions.journal = SqlJournal::off;
    lockOptions.synchronous = SqlSynchronous::off;
    lockOptions.busyTimeout = std::chrono::milliseconds(0);
    auto lockFile = Database::open(folder / "field.lock", lockOptions);
    if (!lockFile)
        return std::unexpected(lockFile.error());
    auto lock = lockFile->begin();
    if (!lock)
        return std::unexpected(lock.error());
    auto evidence = EvidenceFolder::open(folder / "evidence", key, fault);
    if (!evidence)
        return std::unexpected(evidence.error());
    auto drafts = EvidenceFolder::open(folder / "drafts", key, fault);
    if (!drafts)
        return std::unexpected(drafts.error());

    const fs::path file = folder / "field.db";
    if (!isThere(file)) {
        // Evidence or a log without a database: something took it away. A new journal would hide that.
        if (isThere(folder / "field.db-wal") || !evidence->empty() || !drafts->empty())
            return std::unexpected(FieldError(JournalError::damaged, "field.db is gone"));
        if (auto made = create(file, device, key, fault); !made)
            return std::unexpected(made.error());
    }
    auto database = openDatabase(file, device, key, fault, content);
    if (!database)
        return std::unexpected(database.error());
    return FieldFiles{std::move(*lockFile), std::move(*lock), std::move(*evidence), std::move(*drafts),
                      std::move(*database)};
}

} // namespace nqi::store
