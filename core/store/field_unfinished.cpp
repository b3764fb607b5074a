// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_unfinished.h"

#include "core/protocol/unfinished.h"
#include "core/store/field_rows.h"

#include <algorithm>
#include <set>
#include <string>

namespace nqi::store {

using findings::Evidence;
using findings::JournalError;
using findings::KeptUnfinished;
using findings::Unfinished;

namespace {

std::set<trust::Digest> filesOf(const Unfinished &unfinished)
{
    std::set<trust::Digest> digests;
    if (unfinished.frame)
        digests.insert(unfinished.frame->digest);
    for (const Evidence &file : unfinished.photos)
        digests.insert(file.digest);
    for (const Evidence &file : unfinished.grounds)
        digests.insert(file.digest);
    return digests;
}

/// What could not be read back would be offered as damaged.
FieldResult<std::string> contentOf(const Unfinished &unfinished)
{
    std::string content = protocol::encodeUnfinished(unfinished);
    const auto readable = protocol::decodeUnfinished(content);
    if (!readable || protocol::encodeUnfinished(*readable) != content)
        return std::unexpected(FieldError(JournalError::tooLarge, "an unfinished finding"));
    return content;
}

FieldResult<void> insertRow(Database &database, const Uuid &id, Instant now, std::string_view content)
{
    auto statement = database.prepare("INSERT INTO unfinished (id, kept_at, content) VALUES (?, ?, ?) "
                                      "ON CONFLICT (id) DO UPDATE SET kept_at = excluded.kept_at, "
                                      "content = excluded.content");
    if (!statement)
        return std::unexpected(statement.error());
    if (auto done = statement->bind(1, id.bytes).bind(2, milliseconds(now)).bindView(3, content).run(); !done)
        return std::unexpected(done.error());
    return {};
}

FieldResult<void> nameFiles(Database &database, const Uuid &id, const std::set<trust::Digest> &files)
{
    auto before = database.prepare("DELETE FROM unfinished_files WHERE unfinished = ?");
    if (!before)
        return std::unexpected(before.error());
    if (auto done = before->bind(1, id.bytes).run(); !done)
        return std::unexpected(done.error());
    auto statement = database.prepare("INSERT INTO unfinished_files (unfinished, digest) VALUES (?, ?)");
    if (!statement)
        return std::unexpected(statement.error());
    for (const trust::Digest &file : files)
        if (auto done = statement->bind(1, id.bytes).bind(2, file.bytes).run(); !done)
            return std::unexpected(done.error());
    return {};
}

} // namespace

FieldResult<void> keepUnfinished(FieldFiles &files, const Unfinished &unfinished, Instant now)
{
    const auto content = contentOf(unfinished);
    if (!content)
        return std::unexpected(content.error());
    const auto named = filesOf(unfinished);
    if (!std::ranges::all_of(named, [&](const trust::Digest &file) { return files.drafts.contains(file); }))
        return std::unexpected(JournalError::notFound);
    {
        auto transaction = files.database.begin();
        if (!transaction)
            return std::unexpected(transaction.error());
        if (auto done = insertRow(files.database, unfinished.id, now, *content); !done)
            return done;
        if (auto done = nameFiles(files.database, unfinished.id, named); !done)
            return done;
        if (auto done = transaction->commit(); !done)
            return std::unexpected(done.error());
    }
    return removeUnnamed(files);
}

FieldResult<std::vector<KeptUnfinished>> allUnfinished(Database &database)
{
    // Ids are of version 7: ordered by the time of their making.
    auto statement = database.prepare("SELECT id, kept_at, content FROM unfinished ORDER BY id");
    if (!statement)
        return std::unexpected(statement.error());
    std::vector<KeptUnfinished> all;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return all;
        KeptUnfinished kept{.id = bytesValue<Uuid>(statement->blob(0)),
                            .keptAt = instantOf(statement->integer(1)),
                            .content = std::nullopt};
        auto content = protocol::decodeUnfinished(statement->text(2));
        if (content && content->id == kept.id)
            kept.content = *std::move(content);
        all.push_back(std::move(kept));
    }
}

FieldResult<void> forgetUnfinished(Database &database, const Uuid &id)
{
    auto statement = database.prepare("DELETE FROM unfinished WHERE id = ?");
    if (!statement)
        return std::unexpected(statement.error());
    if (auto done = statement->bind(1, id.bytes).run(); !done)
        return std::unexpected(done.error());
    return {};
}

FieldResult<void> removeUnnamed(FieldFiles &files)
{
    auto statement = files.database.prepare("SELECT digest FROM unfinished_files");
    if (!statement)
        return std::unexpected(statement.error());
    std::set<trust::Digest> named;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            break;
        named.insert(bytesValue<trust::Digest>(statement->blob(0)));
    }
    for (const trust::Digest &file : files.drafts.all())
        if (!named.contains(file))
            static_cast<void>(files.drafts.remove(file));
    return {};
}

} // namespace nqi::store
