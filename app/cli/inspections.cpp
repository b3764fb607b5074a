// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "app/device/journal.h"
#include "core/base/encoding.h"
#include "core/findings/inspection_changes.h"
#include "core/findings/inspection_rules.h"
#include "core/protocol/inspection.h"
#include "core/protocol/json.h"
#include "core/protocol/limits.h"
#include "core/store/catalogue_reader.h"
#include "core/store/durable_file.h"

#include <algorithm>
#include <cstddef>
#include <format>
#include <iostream>
#include <limits>
#include <print>
#include <span>
#include <type_traits>
#include <variant>

namespace nqi::cli {

using namespace Qt::StringLiterals;

namespace {

using Journal = std::unique_ptr<store::FieldDatabase>;

/// The journal, and the inspection that an id names; says what is wrong with either.
class Opened {
public:
    explicit Opened(const Common &common)
    {
        auto journal = device::openJournal(common.folders, *common.key, common.clock, systemRandom());
        if (journal)
            m_journal = *std::move(journal);
        else
            complain("inspections", sentence(journal.error()));
    }
    Opened(const Common &common, const std::string &text) : Opened(common)
    {
        const auto id = Uuid::parse(text);
        if (!id) {
            complain(text, "not an id of an inspection: see `nqi inspections list`");
            m_code = ExitCode::usage;
            return;
        }
        if (!m_journal)
            return;
        auto found = m_journal->inspection(*id);
        if (found)
            m_version = *std::move(found);
        else
            complain(text, sentence(found.error()));
    }
    [[nodiscard]] store::FieldDatabase &journal() { return *m_journal; }
    [[nodiscard]] explicit operator bool() const { return m_journal != nullptr; }
    [[nodiscard]] std::optional<findings::InspectionVersion> &version() { return m_version; }
    [[nodiscard]] ExitCode code() const { return m_code; }

private:
    Journal m_journal;
    std::optional<findings::InspectionVersion> m_version;
    ExitCode m_code = ExitCode::storage;
};

template <class T>
bool failed(const std::expected<T, findings::JournalError> &result, std::string_view what)
{
    if (!result)
        complain(what, sentence(result.error()));
    return !result;
}

std::optional<std::string> contentOf(const std::filesystem::path &file)
{
    constexpr std::size_t most = protocol::limits::blob;
    if (file == "-") {
        std::string text(protocol::limits::minutes + 1, '\0');
        std::cin.read(text.data(), static_cast<std::streamsize>(text.size()));
        text.resize(static_cast<std::size_t>(std::cin.gcount()));
        return text;
    }
    const auto bytes = store::readFile(file, most);
    if (!bytes) {
        complain(file.string(), "could not be read, or is larger than 64 MiB: check its name and permissions");
        return std::nullopt;
    }
    return std::string(reinterpret_cast<const char *>(bytes->data()), bytes->size());
}

std::string_view mediaTypeOf(const std::filesystem::path &file)
{
    const std::string extension = file.extension().string();
    return extension == ".png"                           ? "image/png"
           : extension == ".jpg" || extension == ".jpeg" ? "image/jpeg"
           : extension == ".pdf"                         ? "application/pdf"
                                                         : "application/octet-stream";
}

std::optional<findings::Evidence> storeFile(store::FieldDatabase &journal, const std::filesystem::path &file,
                                            std::string_view mediaType, std::string_view label)
{
    const auto content = contentOf(file);
    if (!content)
        return std::nullopt;
    auto stored = journal.storeEvidence(bytesOf(*content), mediaType.empty() ? mediaTypeOf(file) : mediaType, label);
    if (failed(stored, file.string()))
        return std::nullopt;
    return *std::move(stored);
}

ExitCode keep(const Common &common, store::FieldDatabase &journal, const findings::Inspection &inspection)
{
    const auto kept = journal.keep(inspection, common.by);
    if (failed(kept, inspection.id.text()))
        return ExitCode::storage;
    if (common.json)
        printJson(
            {{u"id"_s, QString::fromStdString(inspection.id.text())}, {u"version"_s, static_cast<qint64>(*kept)}});
    else
        std::println("{} kept as version {}", inspection.id.text(), *kept);
    return ExitCode::done;
}

verdict::Policy policyOf(const Common &common)
{
    auto reader = store::CatalogueReader::open(common.folders.catalogue());
    auto entries = reader ? reader->policy() : std::unexpected(reader.error());
    if (entries)
        return verdict::Policy(*std::move(entries));
    complain("catalogue", "no clocks are shown without it: run `nqi sync`");
    return {};
}

QJsonArray gapsJson(const findings::Inspection &inspection)
{
    QJsonArray gaps;
    for (const findings::Gap &gap : gapsOf(inspection, protocol::signedDigests(inspection))) {
        const std::string_view code = name(gap.code);
        gaps.append(QJsonObject{{u"code"_s, QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()))},
                                {u"row"_s, static_cast<qint64>(gap.row)}});
    }
    return gaps;
}

QJsonArray deadlinesJson(const findings::Inspection &inspection, const verdict::Policy &policy)
{
    QJsonArray deadlines;
    for (const findings::Deadline &one : deadlinesOf(inspection, policy)) {
        QJsonObject json{{u"clock"_s, QString::fromStdString(one.clock)},
                         {u"due"_s, QString::fromStdString(isoInstant(one.due))},
                         {u"legalBasis"_s, QString::fromStdString(one.legalBasis)},
                         {u"row"_s, static_cast<qint64>(one.row)}};
        if (one.met)
            json[u"met"_s] = QString::fromStdString(isoInstant(*one.met));
        deadlines.append(json);
    }
    return deadlines;
}

void print(const findings::InspectionVersion &version)
{
    std::println("{:>6}  {}  {}  revision {}  {}", version.number, isoInstant(version.keptAt),
                 printable(version.editor, 60), version.inspection.revision,
                 version.minutes ? "signed " + version.minutes->text() : "draft");
}

std::string text(const findings::FieldValue &value)
{
    return std::visit(
        []<class T>(const T &held) -> std::string {
            if constexpr (std::is_same_v<T, std::monostate>)
                return {};
            else if constexpr (std::is_same_v<T, std::string>)
                return held;
            else if constexpr (std::is_same_v<T, bool>)
                return held ? "yes" : "no";
            else if constexpr (std::is_arithmetic_v<T>)
                return std::format("{}", held);
            else if constexpr (std::is_same_v<T, Date>)
                return isoDate(held);
            else if constexpr (std::is_same_v<T, Instant>)
                return isoInstant(held);
            else
                return std::string(name(held));
        },
        value);
}

std::string_view name(findings::ChangeKind kind)
{
    switch (kind) {
    case findings::ChangeKind::added:
        return "added";
    case findings::ChangeKind::removed:
        return "removed";
    case findings::ChangeKind::changed:
        break;
    }
    return "changed";
}

QString utf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void print(const Common &common, std::uint64_t version, const findings::InspectionChange &change)
{
    const std::string list(change.list == findings::ChangedList::none ? "" : name(change.list));
    if (common.json) {
        printJson({{u"version"_s, static_cast<qint64>(version)},
                   {u"change"_s, utf8(name(change.kind))},
                   {u"list"_s, utf8(list)},
                   {u"row"_s, static_cast<qint64>(change.row)},
                   {u"subject"_s, utf8(text(change.subject))},
                   {u"field"_s, utf8(change.field)},
                   {u"before"_s, utf8(text(change.before))},
                   {u"after"_s, utf8(text(change.after))}});
        return;
    }
    const std::string where = list.empty() ? std::string(change.field)
                                           : std::format("{} {} ({}) {}", list, change.row,
                                                         printable(text(change.subject), 60), change.field);
    if (change.kind == findings::ChangeKind::changed)
        std::println("{:>6}  {}: \"{}\" -> \"{}\"", version, where, printable(text(change.before), 120),
                     printable(text(change.after), 120));
    else
        std::println("{:>6}  {}{}", version, where, name(change.kind));
}

} // namespace

ExitCode listInspections(const Common &common)
{
    Opened opened(common);
    const auto rows = opened ? opened.journal().inspections(std::numeric_limits<std::uint32_t>::max(), 0)
                             : std::unexpected(findings::JournalError::notFound);
    if (!opened || failed(rows, "inspections"))
        return ExitCode::storage;
    for (const findings::InspectionSummary &row : *rows) {
        if (common.json)
            printJson(protocol::toJson(row));
        else
            std::println("{}  {}  {:<10}  {:<11}  {:<12}  {:>4} items  {}  {}{}", row.id.text(), isoInstant(row.keptAt),
                         name(row.kind), row.state ? name(*row.state) : "draft",
                         row.overall ? verdict::name(*row.overall) : "notCompared", row.items,
                         printable(row.decision, 60), printable(row.establishment, 80),
                         row.withdrawnResult ? "  its result was withdrawn" : "");
    }
    return ExitCode::done;
}

ExitCode newInspection(const Common &common)
{
    findings::Inspection inspection;
    inspection.id = Uuid::version7(common.clock(), systemRandom());
    inspection.startedAt = common.clock();
    printJson(protocol::toJson(inspection));
    return ExitCode::done;
}

ExitCode keepInspection(const Common &common, const std::string &file)
{
    const auto text = contentOf(file);
    if (!text)
        return ExitCode::unread;
    const auto inspection = protocol::decodeInspection(*text);
    if (!inspection) {
        complain(file, std::format("not an inspection ({} at \"{}\"): `nqi inspections new` prints an empty one",
                                   name(inspection.error().code), printable(inspection.error().path, 200)));
        return ExitCode::unread;
    }
    Opened opened(common);
    return opened ? keep(common, opened.journal(), *inspection) : opened.code();
}

ExitCode showInspection(const Common &common, const std::string &id, bool history)
{
    Opened opened(common, id);
    if (!opened.version())
        return opened.code();
    const findings::Inspection &inspection = opened.version()->inspection;
    if (failed(opened.journal().note(findings::LogAction::inspectionViewed, common.by, id), "log"))
        return ExitCode::storage;
    if (history) {
        const auto versions = opened.journal().history(inspection.id);
        if (failed(versions, id))
            return ExitCode::storage;
        for (const findings::InspectionVersion &version : *versions)
            common.json ? printJson(protocol::toJson(version)) : print(version);
        return ExitCode::done;
    }
    const QJsonArray gaps = gapsJson(inspection);
    const QJsonArray deadlines = deadlinesJson(inspection, policyOf(common));
    printJson(protocol::toJson(inspection));
    printJson({{u"version"_s, static_cast<qint64>(opened.version()->number)},
               {u"signed"_s, opened.version()->minutes.has_value()},
               {u"gaps"_s, gaps},
               {u"deadlines"_s, deadlines}});
    return ExitCode::done;
}

ExitCode showChanges(const Common &common, const std::string &id)
{
    Opened opened(common, id);
    if (!opened.version())
        return opened.code();
    if (failed(opened.journal().note(findings::LogAction::inspectionViewed, common.by, id), "log"))
        return ExitCode::storage;
    const auto versions = opened.journal().history(opened.version()->inspection.id);
    if (failed(versions, id))
        return ExitCode::storage;
    for (std::size_t i = 1; i < versions->size(); ++i) {
        const auto &before = (*versions)[i - 1], &after = (*versions)[i];
        for (const findings::InspectionChange &change : changesBetween(before.inspection, after.inspection))
            print(common, after.number, change);
    }
    return ExitCode::done;
}

ExitCode attachToInspection(const Common &common, const AttachOptions &options)
{
    Opened opened(common, options.id);
    if (!opened.version())
        return opened.code();
    const auto file = storeFile(opened.journal(), options.file, options.mediaType, options.label);
    if (!file)
        return ExitCode::unread;
    findings::Inspection &inspection = opened.version()->inspection;
    inspection.evidence.push_back(*file);
    return keep(common, opened.journal(), inspection);
}

ExitCode addSignature(const Common &common, const SignatureOptions &options)
{
    Opened opened(common, options.id);
    if (!opened.version())
        return opened.code();
    findings::Inspection &inspection = opened.version()->inspection;
    findings::PartySignature signature{.party = options.party,
                                       .person = options.person,
                                       .image = std::nullopt,
                                       .refusal = options.refusal,
                                       .at = common.clock(),
                                       .over = {}};
    if (!options.image.empty()) {
        const auto file = storeFile(opened.journal(), options.image, {}, "signature");
        if (!file)
            return ExitCode::unread;
        signature.image = file->digest;
        inspection.evidence.push_back(*file);
    }
    inspection.signatures.push_back(std::move(signature));
    inspection.signatures.back().over = protocol::contentDigest(inspection);
    return keep(common, opened.journal(), inspection);
}

ExitCode signInspection(const Common &common, const std::string &id)
{
    Opened opened(common, id);
    if (!opened.version())
        return opened.code();
    const auto minutes = opened.journal().sign(opened.version()->inspection.id, common.by, opened.version()->number);
    if (failed(minutes, id))
        return ExitCode::storage;
    if (common.json)
        printJson(protocol::toJson(*minutes));
    else
        std::println("{} signed as {}, number {} of this device; it waits for the hub", id, minutes->id.text(),
                     minutes->sequence);
    return ExitCode::done;
}

ExitCode withdrawInspection(const Common &common, const std::string &id)
{
    Opened opened(common, id);
    if (!opened.version())
        return opened.code();
    const bool withdrawn = !failed(opened.journal().withdraw(opened.version()->inspection.id, common.by), id);
    return withdrawn ? ExitCode::done : ExitCode::storage;
}

ExitCode showLog(const Common &common, std::uint32_t limit)
{
    Opened opened(common);
    const auto entries = opened ? opened.journal().log(limit, 0) : std::unexpected(findings::JournalError::notFound);
    if (!opened || failed(entries, "log"))
        return ExitCode::storage;
    for (const findings::LogEntry &entry : *entries) {
        if (common.json)
            printJson(protocol::toJson(entry));
        else
            std::println("{:>6}  {}  {:<20}  {:<20}  {}", entry.number, isoInstant(entry.at),
                         printable(entry.actor, 60), printable(entry.action, 60), printable(entry.subject, 120));
    }
    return ExitCode::done;
}

} // namespace nqi::cli
