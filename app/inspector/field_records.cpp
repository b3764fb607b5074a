// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/field_records.h"

#include "app/device/papers.h"

#include <utility>

namespace nqi::app {

namespace {

/// The journal's other sides: all are the field database.
auto withBooks(const sync::JournalResult<findings::Journal *> &journal, auto read)
    -> decltype(read(**journal, std::declval<findings::InspectionBook &>(), std::declval<consignment::TallyBook &>()))
{
    if (!journal)
        return std::unexpected(journal.error());
    auto *book = dynamic_cast<findings::InspectionBook *>(*journal);
    auto *checks = dynamic_cast<consignment::TallyBook *>(*journal);
    if (book == nullptr || checks == nullptr)
        return std::unexpected(findings::JournalError::notFound);
    return read(**journal, *book, *checks);
}

} // namespace

void FieldRecords::load(const Uuid &id, std::optional<documents::DocumentKind> kind, bool demo, Loaded answer)
{
    using enum documents::DocumentKind;
    const bool isImport = kind == registration || kind == notice;
    m_field.post([=, answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
        answer(withBooks(journal, [&](const findings::Journal &held, const findings::InspectionBook &book,
                                      const consignment::TallyBook &checks) {
            return isImport ? device::importRecordOf(id, *kind, checks, demo) : device::recordOf(id, held, book, demo);
        }));
    });
}

void FieldRecords::check(const findings::RecordCode &code, Checked answer)
{
    m_field.post([code, answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
        answer(withBooks(journal, [&](const findings::Journal &held, const findings::InspectionBook &book,
                                      const consignment::TallyBook &checks) {
            return device::checkPaper(code, held, book, checks);
        }));
    });
}

} // namespace nqi::app
