// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "app/device/journal.h"
#include "app/device/papers.h"
#include "core/protocol/import_papers.h"
#include "core/protocol/limits.h"
#include "core/store/catalogue_reader.h"
#include "core/store/durable_file.h"
#include "ui/documents/compose.h"
#include "ui/documents/documents.h"

#include <format>
#include <print>

namespace nqi::cli {

namespace {

using Loaded = std::expected<documents::Record, ExitCode>;

bool isDemo(const Common &common)
{
    auto reader = store::CatalogueReader::open(common.folders.catalogue());
    const auto info = reader ? reader->info() : std::unexpected(reader.error());
    return info && info->demo;
}

bool isImport(documents::DocumentKind kind)
{
    return kind == documents::DocumentKind::registration || kind == documents::DocumentKind::notice;
}

Loaded fromJournal(const Common &common, const std::string &text, documents::DocumentKind kind)
{
    const auto id = Uuid::parse(text);
    if (!id) {
        complain(text, "not an id: see `nqi findings list` or `nqi inspections list`");
        return std::unexpected(ExitCode::usage);
    }
    const auto journal = device::openJournal(common.folders, *common.key, common.clock, systemRandom());
    if (!journal) {
        complain("findings", sentence(journal.error()));
        return std::unexpected(ExitCode::storage);
    }
    auto record = isImport(kind) ? device::importRecordOf(*id, kind, **journal, isDemo(common))
                                 : device::recordOf(*id, **journal, **journal, isDemo(common));
    const bool isFinding = record && std::holds_alternative<documents::FindingRecord>(*record);
    const auto noted = record ? (*journal)->note(isFinding ? findings::LogAction::findingViewed
                                                           : findings::LogAction::inspectionViewed,
                                                 common.by, text)
                              : std::unexpected(record.error());
    if (!noted) {
        const bool absent = isImport(kind) && noted.error() == findings::JournalError::notFound;
        complain(text, absent ? "no such check, or it has no result yet: see `nqi consignment list`"
                              : sentence(noted.error()));
        return std::unexpected(ExitCode::storage);
    }
    return *std::move(record);
}

Loaded fromFile(const std::string &file, documents::DocumentKind kind)
{
    const auto bytes = store::readFile(file, protocol::limits::minutes);
    if (!bytes) {
        complain(file, "could not be read, or is larger than 4 MiB: check its name and permissions");
        return std::unexpected(ExitCode::unread);
    }
    const std::string_view text(reinterpret_cast<const char *>(bytes->data()), bytes->size());
    const auto refuse = [&](const protocol::DecodeError &error) {
        complain(file, std::format("not a {} ({} at \"{}\")", name(kind), name(error.code), error.path));
        return std::unexpected(ExitCode::unread);
    };
    if (kind == documents::DocumentKind::registration) {
        auto registration = protocol::decodeRegistration(text);
        if (!registration)
            return refuse(registration.error());
        const trust::Digest digest = protocol::digestOf(*registration);
        return documents::RegistrationRecord{.registration = *std::move(registration), .digest = digest};
    }
    auto notice = protocol::decodeNotice(text);
    if (!notice)
        return refuse(notice.error());
    const trust::Digest digest = protocol::digestOf(*notice);
    return documents::NoticeRecord{.notice = *std::move(notice), .digest = digest};
}

std::string_view sentence(documents::DocumentError error)
{
    return error == documents::DocumentError::otherRecord
               ? "this record has no such document: see `nqi print --help`"
               : "there is nothing to print: the inspection has no such samples, seals or hand-over";
}

std::string_view sentence(documents::SheetError error)
{
    return error == documents::SheetError::unwritable
               ? "could not be written: free some space or choose another folder"
               : "the program was built without its font, or the code at the foot cannot be drawn";
}

} // namespace

ExitCode print(const Common &common, const PrintOptions &options)
{
    const auto kind = documents::documentKind(options.kind);
    if (!kind) {
        complain(options.kind, "no such document: see `nqi print --help`");
        return ExitCode::usage;
    }
    const bool isFile = isImport(*kind) && !Uuid::parse(options.id);
    const Loaded record = isFile ? fromFile(options.id, *kind) : fromJournal(common, options.id, *kind);
    if (!record)
        return record.error();
    const auto paper =
        documents::paperOf(*kind, *record, {.at = common.clock(), .row = options.row - 1, .forPen = options.forPen});
    if (!paper) {
        complain(options.id, sentence(paper.error()));
        return ExitCode::usage;
    }
    const auto sheet = documents::compose(*paper, documents::loadPaperFont());
    const auto written = sheet ? sheet->writePdf(QString::fromStdString(options.out.string()))
                               : std::expected<void, documents::SheetError>(std::unexpected(sheet.error()));
    if (!written) {
        complain(options.out.string(), sentence(written.error()));
        return ExitCode::storage;
    }
    if (common.json)
        printJson({{QStringLiteral("file"), QString::fromStdString(options.out.string())},
                   {QStringLiteral("pages"), sheet->pages()}});
    else
        std::println("{}: {} page(s)", options.out.string(), sheet->pages());
    return ExitCode::done;
}

} // namespace nqi::cli
