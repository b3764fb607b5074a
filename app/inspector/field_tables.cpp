// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/field_tables.h"

#include "app/device/tables.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace nqi::app {

namespace {

using findings::JournalError;

struct Job {
    device::TableFormat format{};
    std::string by;
    Watch watch;
    ui::TableService::Answer answer;
    std::vector<ui::TableService::Table> tables;
};

/// Of so many parts of which each counts the same.
Watch partOf(const Watch &whole, std::size_t part, std::size_t parts)
{
    constexpr std::uint64_t steps = 100;
    return {.reached =
                [&whole, part, parts](std::uint64_t done, std::uint64_t of) {
                    whole.reach(part * steps + done * steps / std::max<std::uint64_t>(of, 1), parts * steps);
                },
            .stop = whole.stop};
}

/// The next table; with the last of them the device's log says who took them out.
std::expected<void, JournalError> readNext(Job &job, const sync::JournalResult<findings::Journal *> &journal)
{
    if (!journal)
        return std::unexpected(journal.error());
    auto *const database = dynamic_cast<store::FieldDatabase *>(*journal);
    if (database == nullptr)
        return std::unexpected(JournalError::damaged);
    constexpr auto &names = device::tableNames;
    const std::size_t part = job.tables.size();
    auto text = device::tableText(*database, names.at(part), job.format, partOf(job.watch, part, names.size()));
    if (!text)
        return std::unexpected(text.error());
    job.tables.push_back({std::string(names.at(part)), *std::move(text)});
    if (job.tables.size() < names.size())
        return {};
    for (const std::string_view name : names) {
        if (const auto noted = database->note(findings::LogAction::exported, job.by, name); !noted)
            return std::unexpected(noted.error());
    }
    return {};
}

/// One table at a time: what is saved meanwhile does not wait for all of them.
void post(sync::SyncThread &thread, std::shared_ptr<Job> job)
{
    thread.post([&thread, job = std::move(job)](const sync::JournalResult<findings::Journal *> &journal) {
        if (const auto read = readNext(*job, journal); !read)
            job->answer(std::unexpected(read.error()));
        else if (job->tables.size() == device::tableNames.size())
            job->answer(std::move(job->tables));
        else
            post(thread, job);
    });
}

} // namespace

void FieldTables::tables(std::string format, std::string by, Watch watch, Answer answer)
{
    post(m_thread,
         std::make_shared<Job>(Job{.format = format == "json" ? device::TableFormat::json : device::TableFormat::csv,
                                   .by = std::move(by),
                                   .watch = std::move(watch),
                                   .answer = std::move(answer),
                                   .tables = {}}));
}

} // namespace nqi::app
