// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/sync_consignments.h"

#include "app/device/consignments.h"
#include "app/inspector/list_problems.h"
#include "core/findings/inspection_book.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nqi::app {

using consignment::BookError;
using consignment::TallyBook;

namespace {

/// The journal of the sync thread keeps checks and inspections, too.
store::FieldDatabase *fieldOf(const sync::JournalResult<findings::Journal *> &journal)
{
    return journal ? dynamic_cast<store::FieldDatabase *>(*journal) : nullptr;
}

std::string codeOf(BookError error)
{
    return "book." + std::string(name(error));
}

std::expected<ui::OpenedCheck, std::string> keptCheck(const TallyBook &book, const Uuid &id)
{
    return book.check(id).transform_error(codeOf).transform([](consignment::KeptCheck &&kept) {
        ui::OpenedCheck opened{.check = std::move(kept), .problems = {}, .unknownColumns = {}};
        readProblems(opened);
        return opened;
    });
}

/// A declaration of the catalogue is known by its number; a file is the same when all of it is.
enum class Same : std::uint8_t { number, content };

/// The check of it that has no result yet, begun last.
std::expected<std::optional<consignment::KeptCheck>, BookError>
openCheckOf(const TallyBook &book, const consignment::Consignment &consignment, Same same)
{
    constexpr std::uint32_t looked = 200;
    const auto checks = book.checksLike({.words = consignment.declaration, .limit = looked});
    if (!checks)
        return std::unexpected(checks.error());
    for (const consignment::CheckSummary &one : *checks) {
        const bool known = same == Same::number || one.lines == consignment.lines.size();
        if (one.finished || !known || one.declaration != consignment.declaration)
            continue;
        auto kept = book.check(one.id);
        // One that cannot be read is not in the way of a new one.
        if (kept && (same == Same::number || kept->consignment == consignment))
            return *std::move(kept);
    }
    return std::nullopt;
}

ui::OpenedCheck openedOf(protocol::PackingList list)
{
    ui::OpenedCheck opened;
    opened.check.consignment = std::move(list.consignment);
    for (protocol::RowProblem &problem : list.problems)
        opened.problems.push_back({.row = problem.row,
                                   .fault = std::string(name(problem.fault)),
                                   .column = std::move(problem.column),
                                   .value = std::move(problem.value),
                                   .loaded = problem.loaded});
    opened.unknownColumns = std::move(list.unknownColumns);
    return opened;
}

std::expected<ui::OpenedCheck, std::string> begun(TallyBook &book, ui::OpenedCheck opened, const std::string &by,
                                                  Instant now)
{
    const auto id = book.begin(opened.check.consignment, by);
    if (!id)
        return std::unexpected(codeOf(id.error()));
    opened.check.summary.id = *id;
    opened.check.summary.begunAt = now;
    // What the records know, and what the list lacks, is a help: without it the check goes on.
    if (!book.append(*id, opened.check.entries))
        opened.check.entries.clear();
    return opened;
}

} // namespace

device::GoesOn SyncConsignments::Task::goesOn(const std::stop_token &stop) const
{
    return [stop, of = opening] { return !stop.stop_requested() && !of->isGivenUp(); };
}

void SyncConsignments::Task::fail(std::string problem) const
{
    if (opening->goThrough())
        answer(std::unexpected(std::move(problem)));
}

SyncConsignments::SyncConsignments(device::Folders folders, Clock clock, SyncField &field)
    : m_folders(std::move(folders)), m_clock(std::move(clock)), m_field(field),
      m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

SyncConsignments::~SyncConsignments()
{
    m_thread.request_stop();
    m_thread.join();
}

void SyncConsignments::read(Reading reading)
{
    const std::scoped_lock lock(m_mutex);
    m_readings.push_back(std::move(reading));
    m_woken.notify_one();
}

void SyncConsignments::run(const std::stop_token &stop)
{
    while (true) {
        Reading reading;
        {
            std::unique_lock lock(m_mutex);
            if (!m_woken.wait(lock, stop, [this] { return !m_readings.empty(); }))
                return;
            reading = std::move(m_readings.front());
            m_readings.pop_front();
        }
        reading(stop);
    }
}

SyncConsignments::Task SyncConsignments::openingFor(Opened answer)
{
    m_opening = std::make_shared<Opening>();
    return {.opening = m_opening,
            .answer = [folders = m_folders,
                       answer = std::move(answer)](std::expected<ui::OpenedCheck, std::string> opened) {
                if (opened)
                    opened->rules = device::rulesOf(folders);
                answer(std::move(opened));
            }};
}

bool SyncConsignments::cancelOpening()
{
    return m_opening && m_opening->giveUp();
}

void SyncConsignments::begin(ui::OpenedCheck opened, std::string by, bool isFile, Task task)
{
    m_field.post([opened = std::move(opened), by = std::move(by), isFile, clock = m_clock,
                  task = std::move(task)](const sync::JournalResult<findings::Journal *> &journal) mutable {
        if (!task.opening->goThrough())
            return;
        const Opened &answer = task.answer;
        TallyBook *const book = fieldOf(journal);
        if (book == nullptr)
            return answer(std::unexpected(codeOf(BookError::unwritable)));
        auto open = openCheckOf(*book, opened.check.consignment, isFile ? Same::content : Same::number);
        if (!open)
            return answer(std::unexpected(codeOf(open.error())));
        if (!*open)
            return answer(begun(*book, std::move(opened), by, clock()));
        opened.check = **std::move(open);
        opened.goesOn = true;
        answer(std::move(opened));
    });
}

void SyncConsignments::openDeclaration(std::string number, std::string by, Opened answer)
{
    read([this, number = std::move(number), by = std::move(by),
          task = openingFor(std::move(answer))](const std::stop_token &stop) {
        const auto goesOn = task.goesOn(stop);
        auto found = device::declarationOf(m_folders, number, goesOn);
        if (!found)
            return task.fail(std::move(found.error()));
        ui::OpenedCheck opened;
        opened.check.consignment = *std::move(found);
        opened.check.entries = device::filledFromRecords(m_folders, opened.check.consignment, m_clock(), by, goesOn);
        if (goesOn())
            begin(std::move(opened), by, false, task);
    });
}

void SyncConsignments::openFile(std::string path, std::string by, Opened answer)
{
    read([this, path = std::move(path), by = std::move(by),
          task = openingFor(std::move(answer))](const std::stop_token &stop) {
        const auto goesOn = task.goesOn(stop);
        if (!goesOn())
            return;
        auto list = device::packingListOf(path);
        if (!list)
            return task.fail(std::move(list.error()));
        ui::OpenedCheck opened = openedOf(*std::move(list));
        opened.check.entries = device::filledFromRecords(m_folders, opened.check.consignment, m_clock(), by, goesOn);
        auto problems = problemEntries(opened, opened.check.entries.size() + 1, m_clock(), by);
        std::ranges::move(problems, std::back_inserter(opened.check.entries));
        if (goesOn())
            begin(std::move(opened), by, true, task);
    });
}

void SyncConsignments::openPackage(std::string sscc, std::string by, Opened answer)
{
    // The catalogue is read first, where nothing waits for it: a check that is open already goes before it.
    read([this, sscc = std::move(sscc), by = std::move(by),
          task = openingFor(std::move(answer))](const std::stop_token &stop) {
        const auto goesOn = task.goesOn(stop);
        auto declared = device::declarationWith(m_folders, sscc, goesOn);
        auto known = declared ? device::filledFromRecords(m_folders, *declared, m_clock(), by, goesOn)
                              : std::vector<consignment::Entry>();
        if (!goesOn())
            return;
        m_field.post([sscc, by, declared = std::move(declared), known = std::move(known), clock = m_clock,
                      task](const sync::JournalResult<findings::Journal *> &journal) mutable {
            if (!task.opening->goThrough())
                return;
            TallyBook *const book = fieldOf(journal);
            const auto found = book != nullptr ? book->checkWith(sscc) : std::unexpected(BookError::unwritable);
            if (!found)
                return task.answer(std::unexpected(codeOf(found.error())));
            if (*found)
                return task.answer(keptCheck(*book, **found));
            if (!declared)
                return task.answer(std::unexpected(std::move(declared.error())));
            task.answer(
                begun(*book,
                      {.check = {.summary = {}, .consignment = *std::move(declared), .entries = std::move(known)},
                       .problems = {},
                       .unknownColumns = {}},
                      by, clock()));
        });
    });
}

void SyncConsignments::resume(Uuid check, Opened answer)
{
    m_field.post(
        [check, task = openingFor(std::move(answer))](const sync::JournalResult<findings::Journal *> &journal) {
            if (!task.opening->goThrough())
                return;
            const TallyBook *const book = fieldOf(journal);
            task.answer(book != nullptr ? keptCheck(*book, check) : std::unexpected(codeOf(BookError::unwritable)));
        });
}

void SyncConsignments::list(consignment::CheckQuery query, Listed answer)
{
    m_field.post([query = std::move(query),
                  answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
        const TallyBook *const book = fieldOf(journal);
        answer(book != nullptr ? book->checksLike(query) : std::unexpected(BookError::unwritable));
    });
}

void SyncConsignments::append(Uuid check, std::vector<consignment::Entry> entries, Kept answer)
{
    m_field.post([check, entries = std::move(entries),
                  answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
        store::FieldDatabase *const field = fieldOf(journal);
        const auto kept = field != nullptr ? field->append(check, entries) : std::unexpected(BookError::unwritable);
        // What the minutes cannot name is kept all the same, and they tell that they do not name it.
        if (kept)
            device::nameFindings(check, entries, *field, *field);
        answer(kept);
    });
}

void SyncConsignments::duties(consignment::Consignment consignment, Judged answer)
{
    m_judging.request_stop();
    m_judging = std::stop_source();
    read([this, consignment = std::move(consignment), wanted = m_judging.get_token(),
          answer = std::move(answer)](const std::stop_token &stop) {
        const auto goesOn = [&] { return !stop.stop_requested() && !wanted.stop_requested(); };
        if (!goesOn())
            return;
        auto judged = device::dutiesOf(m_folders, consignment, m_clock, [&](std::size_t) { return goesOn(); });
        if (goesOn())
            answer(std::move(judged));
    });
}

void SyncConsignments::stopDuties()
{
    m_judging.request_stop();
}

void SyncConsignments::finish(Uuid check, consignment::Entry result, std::vector<consignment::LineDuty> duties,
                              Kept answer)
{
    m_field.post([check, result = std::move(result), duties = std::move(duties),
                  judge = device::judgeOf(m_folders, m_clock),
                  answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
        store::FieldDatabase *const field = fieldOf(journal);
        answer(field != nullptr ? device::finishCheck(check, result, duties, *field, judge)
                                : std::unexpected(BookError::unwritable));
    });
}

void SyncConsignments::makeMinutes(Uuid check, std::string by, std::vector<consignment::LineDuty> duties, Kept answer)
{
    m_field.post([check, by = std::move(by), duties = std::move(duties), judge = device::judgeOf(m_folders, m_clock),
                  answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
        store::FieldDatabase *const field = fieldOf(journal);
        answer(field != nullptr ? device::makeMinutes(check, by, duties, *field, judge)
                                : std::unexpected(BookError::unwritable));
    });
}

} // namespace nqi::app
