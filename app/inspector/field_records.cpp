// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/field_records.h"

#include "app/device/papers.h"
#include "core/store/field_database.h"

#include <utility>

namespace nqi::app {

namespace {

auto inDatabase(const sync::JournalResult<findings::Journal *> &journal, auto read)
    -> decltype(read(std::declval<store::FieldDatabase &>()))
{
    if (!journal)
        return std::unexpected(journal.error());
    auto *const database = dynamic_cast<store::FieldDatabase *>(*journal);
    if (database == nullptr)
        return std::unexpected(findings::JournalError::notFound);
    return read(*database);
}

} // namespace

void FieldRecords::load(const Uuid &id, std::optional<documents::DocumentKind> kind, bool demo, Loaded answer)
{
    using enum documents::DocumentKind;
    const bool isImport = kind == registration || kind == notice;
    m_field.post([=, answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
        answer(inDatabase(journal, [&](const store::FieldDatabase &database) {
            return isImport ? device::importRecordOf(id, *kind, database, demo)
                            : device::recordOf(id, database, database, demo);
        }));
    });
}

void FieldRecords::check(const findings::RecordCode &code, Checked answer)
{
    m_field.post([code, answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
        answer(inDatabase(journal, [&](const store::FieldDatabase &database) {
            return device::checkPaper(code, database, database, database, database);
        }));
    });
}

} // namespace nqi::app
