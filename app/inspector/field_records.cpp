// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/field_records.h"

#include "app/device/papers.h"

#include <utility>

namespace nqi::app {

namespace {

/// The journal's other side: both are the field database.
auto withBook(const sync::JournalResult<findings::Journal *> &journal, auto read)
    -> decltype(read(**journal, std::declval<findings::InspectionBook &>()))
{
    if (!journal)
        return std::unexpected(journal.error());
    auto *book = dynamic_cast<findings::InspectionBook *>(*journal);
    if (book == nullptr)
        return std::unexpected(findings::JournalError::notFound);
    return read(**journal, *book);
}

} // namespace

void FieldRecords::load(const Uuid &id, bool demo, Loaded answer)
{
    m_field.post([id, demo, answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
        answer(withBook(journal, [&](const findings::Journal &held, const findings::InspectionBook &book) {
            return device::recordOf(id, held, book, demo);
        }));
    });
}

void FieldRecords::check(const findings::RecordCode &code, Checked answer)
{
    m_field.post([code, answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
        answer(withBook(journal, [&](const findings::Journal &held, const findings::InspectionBook &book) {
            return device::checkPaper(code, held, book);
        }));
    });
}

} // namespace nqi::app
