// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/field_tables.h"

#include "app/device/tables.h"

#include <utility>

namespace nqi::app {

namespace {

using findings::JournalError;
using Tables = std::expected<std::vector<ui::TableService::Table>, JournalError>;

Tables read(const sync::JournalResult<findings::Journal *> &journal, std::string_view format, std::string_view by)
{
    if (!journal)
        return std::unexpected(journal.error());
    auto *const database = dynamic_cast<store::FieldDatabase *>(*journal);
    if (database == nullptr)
        return std::unexpected(JournalError::damaged);
    std::vector<ui::TableService::Table> all;
    for (const std::string_view name : device::tableNames) {
        auto text =
            device::tableText(*database, name, format == "json" ? device::TableFormat::json : device::TableFormat::csv);
        if (!text)
            return std::unexpected(text.error());
        if (const auto noted = database->note(findings::LogAction::exported, by, name); !noted)
            return std::unexpected(noted.error());
        all.push_back({std::string(name), *std::move(text)});
    }
    return all;
}

} // namespace

void FieldTables::tables(std::string format, std::string by, Answer answer)
{
    m_thread.post([format = std::move(format), by = std::move(by), answer = std::move(answer)](
                      const sync::JournalResult<findings::Journal *> &journal) { answer(read(journal, format, by)); });
}

} // namespace nqi::app
