// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "app/device/consignments.h"
#include "app/device/journal.h"
#include "core/base/encoding.h"
#include "core/consignment/sighter.h"
#include "core/protocol/import_papers.h"
#include "core/store/catalogue_reader.h"
#include "ui/documents/consignment_papers.h"
#include "ui/documents/documents.h"

#include <chrono>
#include <format>
#include <optional>
#include <print>
#include <utility>

namespace nqi::cli {

using namespace Qt::StringLiterals;

namespace {

using consignment::BookError;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::string_view sentence(BookError error)
{
    switch (error) {
    case BookError::unwritable:
        return "could not be written: free some space or check the permissions; what was counted before is kept";
    case BookError::damaged:
        return "what is kept of it cannot be read";
    case BookError::notFound:
        return "no such check: see `nqi consignment list`";
    case BookError::tooLarge:
        return "is larger than can be kept";
    case BookError::finished:
        return "has its result: nothing can be counted any more";
    case BookError::putAway:
        return "was put away: `nqi consignment bring-back` lets it go on";
    case BookError::reasonMissing:
        return "needs a reason";
    case BookError::mismatch:
        return "was changed by another program meanwhile: do it again";
    }
    return {};
}

/// The journal, and the check that an id names; says what is wrong with either.
class OpenedCheck {
public:
    explicit OpenedCheck(const Common &common)
    {
        auto journal = device::openJournal(common.folders, *common.key, common.clock, systemRandom());
        if (journal)
            m_journal = *std::move(journal);
        else
            complain("consignment", cli::sentence(journal.error()));
    }
    OpenedCheck(const Common &common, const std::string &text) : OpenedCheck(common)
    {
        const auto id = Uuid::parse(text);
        if (!m_journal || !id) {
            if (!id)
                complain(text, "not an id of a check: see `nqi consignment list`");
            return;
        }
        auto found = m_journal->check(*id);
        if (!found) {
            complain(text, sentence(found.error()));
            return;
        }
        m_check = *std::move(found);
        m_tally.emplace(m_check->consignment, m_check->entries);
        for (const consignment::Entry &entry : m_check->entries)
            m_tally->add(entry);
    }
    [[nodiscard]] store::FieldDatabase *journal() { return m_journal.get(); }
    [[nodiscard]] const std::optional<consignment::KeptCheck> &check() const { return m_check; }
    [[nodiscard]] consignment::Tally &tally() { return *m_tally; }

    /// Keeps entries, then counts them.
    [[nodiscard]] bool keep(std::vector<consignment::Entry> entries, const Common &common)
    {
        for (consignment::Entry &entry : entries) {
            entry.number = m_tally->nextNumber() + static_cast<std::uint64_t>(&entry - entries.data());
            entry.at = common.clock();
            entry.by = common.by;
        }
        if (const auto kept = m_journal->append(m_check->summary.id, entries); !kept) {
            complain(m_check->summary.id.text(), sentence(kept.error()));
            return false;
        }
        for (const consignment::Entry &entry : entries)
            m_tally->add(entry);
        return true;
    }

private:
    std::unique_ptr<store::FieldDatabase> m_journal;
    std::optional<consignment::KeptCheck> m_check;
    std::optional<consignment::Tally> m_tally;
};

void printProblems(const protocol::PackingList &list, bool json)
{
    for (const protocol::RowProblem &problem : list.problems) {
        if (json)
            printJson({{u"row"_s, static_cast<qint64>(problem.row)},
                       {u"fault"_s, text(name(problem.fault))},
                       {u"column"_s, text(problem.column)},
                       {u"value"_s, text(problem.value)},
                       {u"loaded"_s, problem.loaded}});
        else
            complain(std::format("row {}", problem.row),
                     std::format("{} {} \"{}\"{}", name(problem.fault), printable(problem.column), problem.value,
                                 problem.loaded ? "" : ": the row is left out"));
    }
    for (const std::string &column : list.unknownColumns)
        complain(column, "a column that means nothing here is not read");
}

ExitCode begin(const Common &common, const consignment::Consignment &consignment)
{
    OpenedCheck opened(common);
    if (opened.journal() == nullptr)
        return ExitCode::storage;
    const auto id = opened.journal()->begin(consignment, common.by);
    if (!id) {
        complain("consignment", sentence(id.error()));
        return ExitCode::storage;
    }
    const auto known = device::filledFromRecords(common.folders, consignment, common.clock(), common.by);
    if (const auto kept = opened.journal()->append(*id, known); !kept) {
        complain("consignment", sentence(kept.error()));
        return ExitCode::storage;
    }
    if (common.json)
        printJson({{u"id"_s, text(id->text())}, {u"lines"_s, static_cast<qint64>(consignment.lines.size())}});
    else
        std::println("{}  {} lines, {} packages", id->text(), consignment.lines.size(), consignment.packages.size());
    return ExitCode::done;
}

QJsonObject lineJson(const consignment::Tally &tally, std::size_t index, const consignment::LineDuty *duty)
{
    const consignment::Line &line = tally.consignment().lines[index];
    const consignment::LineTally &now = tally.line(index);
    QJsonArray mismatches;
    for (const consignment::Mismatch &one : now.mismatches)
        mismatches.append(QJsonObject{{u"trait"_s, text(name(one.trait))},
                                      {u"source"_s, text(name(one.source))},
                                      {u"declared"_s, text(one.declared)},
                                      {u"observed"_s, text(one.observed)}});
    QJsonObject json{
        {u"line"_s, static_cast<qint64>(line.number)},       {u"state"_s, text(name(now.state))},
        {u"declared"_s, static_cast<qint64>(line.quantity)}, {u"counted"_s, static_cast<qint64>(now.counted)},
        {u"doubt"_s, static_cast<qint64>(now.doubt)},        {u"mismatches"_s, mismatches}};
    if (duty != nullptr) {
        if (duty->tier)
            json[u"tier"_s] = text(catalog::name(*duty->tier));
        if (duty->deviation)
            json[u"deviation"_s] = text(duty->deviation->record.id);
        json[u"proofMissing"_s] = duty->proofMissing();
    }
    return json;
}

void printReport(const Common &common, const consignment::Tally &tally, std::span<const consignment::LineDuty> duties)
{
    for (std::size_t i = 0; i < tally.consignment().lines.size(); ++i) {
        const QJsonObject json = lineJson(tally, i, i < duties.size() ? &duties[i] : nullptr);
        if (common.json)
            printJson(json);
        else
            std::println("{:>6}  {:<9} {:>9}/{:<9} {}", tally.consignment().lines[i].number, name(tally.line(i).state),
                         tally.line(i).counted, tally.consignment().lines[i].quantity,
                         printable(tally.consignment().lines[i].description, 80));
    }
    const auto found = consignment::differences(tally, duties);
    for (const consignment::Difference &one : found) {
        if (common.json)
            printJson({{u"difference"_s, text(name(one.kind))},
                       {u"line"_s, static_cast<qint64>(one.line)},
                       {u"detail"_s, text(one.detail)}});
        else
            std::println("  {:<9} line {:<6} {}", name(one.kind), one.line, printable(one.detail, 120));
    }
    const std::string_view proposal = name(consignment::propose(found));
    const consignment::Entry *const result = tally.result();
    if (common.json)
        printJson({{u"proposal"_s, text(proposal)}, {u"result"_s, text(result != nullptr ? result->value : "")}});
    else
        std::println("proposal: {}; result: {}", proposal, result != nullptr ? result->value : "none yet");
}

std::vector<gs1::Message> readingsOf(const inspect::View &view)
{
    std::vector<gs1::Message> readings;
    for (const inspect::Inspected &one : view.items)
        readings.insert(readings.end(), one.item.messages.begin(), one.item.messages.end());
    return readings;
}

/// Codes of sightings that the check is about, as entries.
std::vector<consignment::Entry> entriesOf(const std::vector<consignment::Sighting> &sightings,
                                          const consignment::Tally &tally)
{
    std::vector<consignment::Entry> entries;
    for (const consignment::Sighting &one : sightings)
        if (tally.concerns(one.code))
            entries.push_back({.code = one.code, .count = one.units});
    return entries;
}

ExitCode scanSource(const Common &common, const std::string &path, OpenedCheck &opened)
{
    const auto line = device::makeLine(common.folders, common.clock);
    consignment::Sighter sighter;
    decode::SourceOptions options;
    options.clock = common.clock;
    const auto source = decode::openAny(path, options);
    // Nobody waits for a film: a frame of each second is searched as deep as a picture.
    constexpr std::chrono::seconds betweenLooks{1};
    std::optional<Instant> looked;
    ExitCode code = ExitCode::done;
    while (true) {
        const auto frame = source->next();
        if (!frame && frame.error() == decode::SourceError::endOfStream)
            return code;
        if (!frame) {
            complain(source->lastPath(), cli::sentence(frame.error()));
            code = ExitCode::unread;
            using enum decode::SourceError;
            if (frame.error() == notFound || frame.error() == noPictures || frame.error() == lost)
                return code;
            continue;
        }
        // A video shows the same goods in many frames; every picture of a folder shows other ones.
        const bool isVideo = source->isVideo();
        const bool deep = !isVideo || !looked || frame->time - *looked >= betweenLooks;
        if (deep)
            looked = frame->time;
        const auto readings = readingsOf(line->inspect(*frame, deep ? decode::Effort::still : decode::Effort::video));
        const auto fresh = isVideo ? sighter.see(readings, frame->time) : sighter.scan(readings);
        if (!opened.keep(entriesOf(fresh, opened.tally()), common))
            return ExitCode::storage;
    }
}

ExitCode beginDeclared(const Common &common, const std::string &asked,
                       const std::expected<consignment::Consignment, device::OpenProblem> &made)
{
    if (made)
        return begin(common, *made);
    const bool absent = made.error() == "notInCatalogue" || made.error() == "notListed";
    complain(asked, !absent ? made.error()
                    : made.error() == "notListed"
                        ? "no list on this device and no declaration in its catalogue names it"
                        : "the catalogue of this device does not hold this declaration: open "
                          "its list with --file");
    return absent ? ExitCode::unread : ExitCode::noCatalogue;
}

/// The check that is open already, else the declaration that the catalogue holds.
ExitCode openPackage(const Common &common, const std::string &sscc)
{
    {
        OpenedCheck opened(common);
        const auto found =
            opened.journal() != nullptr ? opened.journal()->checkWith(sscc) : std::unexpected(BookError::unwritable);
        if (!found) {
            complain(sscc, sentence(found.error()));
            return ExitCode::storage;
        }
        if (*found) {
            common.json ? printJson({{u"id"_s, text((*found)->text())}}) : std::println("{}", (*found)->text());
            return ExitCode::done;
        }
    }
    return beginDeclared(common, sscc, device::declarationWith(common.folders, sscc));
}

std::string_view stateOf(const consignment::CheckSummary &check)
{
    if (check.putAway)
        return "put away";
    if (check.withdrawn)
        return "open, result withdrawn";
    return check.lacksMinutes ? "finished, without minutes" : check.finished ? "finished" : "open";
}

} // namespace

ExitCode openConsignment(const Common &common, const ConsignmentOptions &options)
{
    if (!options.file.empty()) {
        const auto list = device::packingListOf(options.file);
        if (!list) {
            complain(options.file.string(), std::format("not a packing list ({}): CSV in UTF-8 or UTF-16 with columns "
                                                        "such as line, gtin, quantity, sscc",
                                                        list.error()));
            return ExitCode::unread;
        }
        printProblems(*list, common.json);
        return begin(common, list->consignment);
    }
    if (!options.sscc.empty())
        return openPackage(common, options.sscc);
    return beginDeclared(common, options.declaration, device::declarationOf(common.folders, options.declaration));
}

ExitCode listConsignments(const Common &common, const ConsignmentOptions &options)
{
    constexpr std::uint32_t most = 1000;
    OpenedCheck opened(common);
    if (opened.journal() == nullptr)
        return ExitCode::storage;
    const auto checks = opened.journal()->checksLike({.putAway = options.putAway, .limit = most});
    if (!checks)
        return ExitCode::storage;
    for (const consignment::CheckSummary &one : *checks) {
        if (common.json)
            printJson({{u"id"_s, text(one.id.text())},
                       {u"resultWithdrawn"_s, one.withdrawn.has_value()},
                       {u"declaration"_s, text(one.declaration)},
                       {u"importer"_s, text(one.importer)},
                       {u"lines"_s, static_cast<qint64>(one.lines)},
                       {u"entries"_s, static_cast<qint64>(one.entries)},
                       {u"finished"_s, one.finished},
                       {u"putAway"_s, one.putAway},
                       {u"lacksMinutes"_s, one.lacksMinutes}});
        else
            std::println("{}  {}  {}  {} lines  {} entries  {}", one.id.text(), isoInstant(one.begunAt),
                         printable(one.declaration, 40), one.lines, one.entries, stateOf(one));
    }
    return ExitCode::done;
}

ExitCode scanConsignment(const Common &common, const ConsignmentOptions &options)
{
    OpenedCheck opened(common, options.id);
    if (!opened.check())
        return ExitCode::storage;
    ExitCode code = ExitCode::done;
    for (const std::string &source : options.sources)
        code = worse(code, scanSource(common, source, opened));
    for (const std::string &typed : options.codes) {
        const std::vector readings{gs1::parse(typed)};
        if (!opened.keep(entriesOf(consignment::Sighter().scan(readings), opened.tally()), common))
            return ExitCode::storage;
    }
    const consignment::Progress &progress = opened.tally().progress();
    std::println("{}/{} lines, {}/{} packages, {}/{} counted, {} unknown", progress.in(consignment::LineState::ok),
                 opened.tally().consignment().lines.size(), progress.packagesSeen, progress.packages, progress.counted,
                 progress.declared, progress.unknown);
    return code;
}

ExitCode reportConsignment(const Common &common, const ConsignmentOptions &options)
{
    OpenedCheck opened(common, options.id);
    if (!opened.check())
        return ExitCode::storage;
    const auto duties = device::dutiesOf(common.folders, opened.check()->consignment, common.clock);
    if (!duties)
        complain("catalogue", sentence(duties.error()));
    printReport(common, opened.tally(), duties.value_or(std::vector<consignment::LineDuty>()));
    return ExitCode::done;
}

ExitCode finishConsignment(const Common &common, const ConsignmentOptions &options)
{
    OpenedCheck opened(common, options.id);
    if (!opened.check())
        return ExitCode::storage;
    if (!consignment::resultOf(options.result)) {
        complain(options.result, "one of meets, doesNotMeet, labelDoesNotMeet, fileIncomplete");
        return ExitCode::usage;
    }
    const consignment::CheckSummary &summary = opened.check()->summary;
    if (summary.lacksMinutes && opened.tally().result()->value != options.result) {
        complain(options.id, std::format("has the result {} and no minutes: --result {} makes them",
                                         opened.tally().result()->value, opened.tally().result()->value));
        return ExitCode::usage;
    }
    const auto judged = device::dutiesOf(common.folders, opened.check()->consignment, common.clock);
    if (!judged)
        complain("catalogue", sentence(judged.error()));
    const auto duties = judged.value_or(std::vector<consignment::LineDuty>());
    store::FieldDatabase &journal = *opened.journal();
    const consignment::Entry result{.number = opened.tally().nextNumber(),
                                    .kind = consignment::EntryKind::finished,
                                    .at = common.clock(),
                                    .by = common.by,
                                    .code = consignment::recordedText(duties, opened.check()->consignment),
                                    .value = options.result,
                                    .reason = options.reason};
    const device::Judge judge = device::judgeOf(common.folders, common.clock);
    const auto kept = summary.lacksMinutes ? device::makeMinutes(summary.id, common.by, duties, journal, judge)
                                           : device::finishCheck(summary.id, result, duties, journal, judge);
    if (!kept) {
        complain(options.id, sentence(kept.error()));
        return ExitCode::storage;
    }
    std::println("{} is finished; the draft of its minutes is inspection {}", options.id, summary.id.text());
    return ExitCode::done;
}

ExitCode withdrawConsignment(const Common &common, const ConsignmentOptions &options)
{
    OpenedCheck opened(common, options.id);
    if (!opened.check())
        return ExitCode::storage;
    const consignment::Entry *const result = opened.tally().result();
    if (result == nullptr) {
        complain(options.id, "has no result");
        return ExitCode::usage;
    }
    if (!opened.keep({{.kind = consignment::EntryKind::withdrawn,
                       .count = static_cast<std::int64_t>(result->number),
                       .reason = options.reason}},
                     common))
        return ExitCode::storage;
    std::println("{} goes on; its result is withdrawn", options.id);
    return ExitCode::done;
}

ExitCode putAwayConsignment(const Common &common, const ConsignmentOptions &options)
{
    OpenedCheck opened(common, options.id);
    if (!opened.check() || !opened.keep({{.kind = consignment::EntryKind::finished,
                                          .value = std::string(consignment::putAwayValue),
                                          .reason = options.reason}},
                                        common))
        return ExitCode::storage;
    std::println("{} was put away", options.id);
    return ExitCode::done;
}

ExitCode bringBackConsignment(const Common &common, const ConsignmentOptions &options)
{
    OpenedCheck opened(common, options.id);
    if (!opened.check())
        return ExitCode::storage;
    const consignment::Entry *const away = opened.tally().putAway();
    if (away == nullptr) {
        complain(options.id, "was not put away");
        return ExitCode::usage;
    }
    if (!opened.keep({{.kind = consignment::EntryKind::withdrawn, .count = static_cast<std::int64_t>(away->number)}},
                     common))
        return ExitCode::storage;
    std::println("{} goes on", options.id);
    return ExitCode::done;
}

ExitCode paperOfConsignment(const Common &common, const std::string &id, std::string_view kind)
{
    OpenedCheck opened(common, id);
    if (!opened.check())
        return ExitCode::storage;
    auto reader = store::CatalogueReader::open(common.folders.catalogue());
    const auto info = reader ? reader->info() : std::unexpected(reader.error());
    const bool demo = info && info->demo;
    // What is filled in makes another paper: it is not compared with what is kept here.
    const Uuid own = Uuid::version7(common.clock(), systemRandom());
    if (kind == name(documents::DocumentKind::registration)) {
        auto registration = documents::registrationOf(*opened.check(), demo);
        registration.id = own;
        std::println("{}", protocol::encodeRegistration(registration));
        return ExitCode::done;
    }
    auto notice = documents::noticeOf(*opened.check(), demo);
    if (!notice) {
        complain(id, "has no result yet: `nqi consignment finish` gives it one");
        return ExitCode::usage;
    }
    notice->id = own;
    std::println("{}", protocol::encodeNotice(*notice));
    return ExitCode::done;
}

} // namespace nqi::cli
