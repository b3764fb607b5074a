// SPDX-License-Identifier: Apache-2.0
#include "app/device/consignments.h"

#include "core/consignment/filled.h"
#include "core/gs1/gtin.h"
#include "core/store/catalogue_reader.h"
#include "core/store/durable_file.h"
#include "core/verdict/certificates.h"

#include <algorithm>
#include <chrono>
#include <format>
#include <ranges>
#include <set>

namespace nqi::device {

namespace {

using consignment::Consignment;
using consignment::Difference;
using consignment::DifferenceKind;
using consignment::LineState;

OpenProblem problemOf(catalog::LookupError error)
{
    return "catalogue." + std::string(catalog::name(error));
}

std::string detailOf(const Difference &one)
{
    if (one.mismatch)
        return std::format("{} ({}): {} / {}", name(one.mismatch->trait), name(one.mismatch->source),
                           one.mismatch->declared, one.mismatch->observed);
    if (one.kind == DifferenceKind::unknown)
        return std::format("{} x{}", one.detail, one.counted);
    return one.detail.empty() ? std::format("{}/{}", one.counted, one.declared) : one.detail;
}

std::string dayText(const std::optional<Date> &date)
{
    return date ? std::format("{:%d/%m/%Y}", *date) : std::string();
}

/// One a line: "number; body; day/month/year".
std::string certificatesOf(store::CatalogueReader &reader, const Consignment &consignment, Date today)
{
    constexpr std::size_t mostLines = 200;
    constexpr std::size_t mostBytes = 3000;
    std::string text;
    std::set<std::string> numbers;
    for (const consignment::Line &line : consignment.lines | std::views::take(mostLines)) {
        if (line.gtin == 0)
            continue;
        gs1::Item item;
        item.kind = gs1::ItemKind::product;
        item.keyAi = "01";
        item.key = gs1::gtin14Text(line.gtin);
        item.gtin = line.gtin;
        item.lot = line.lot;
        const auto facts = reader.facts(item);
        if (!facts)
            return text;
        for (const catalog::Certificate &one : facts->certificates) {
            if (text.size() > mostBytes || !verdict::inForce(one, today) || !numbers.insert(one.number).second)
                continue;
            const auto body = std::ranges::find(facts->bodies, one.body, &catalog::Body::id);
            text += std::format("{}{}; {}; {}", text.empty() ? "" : "\n", one.number,
                                body == facts->bodies.end() ? one.body : body->name, dayText(one.issuedOn));
        }
    }
    return text;
}

void addItems(findings::Inspection &inspection, const consignment::Tally &tally,
              std::span<const consignment::LineDuty> duties)
{
    const auto &lines = tally.consignment().lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!tally.line(i).seen)
            continue;
        const bool known = i < duties.size();
        inspection.items.push_back(
            {.key = lines[i].gtin != 0 ? gs1::gtin14Text(lines[i].gtin) : lines[i].key,
             .lot = lines[i].lot,
             .serial = {},
             .product = known && !duties[i].product.empty() ? duties[i].product : lines[i].description,
             .overall = known ? duties[i].overall : verdict::Overall::noRecord,
             .times = static_cast<std::uint32_t>(std::min<std::uint64_t>(tally.line(i).counted, 1'000'000'000)),
             .finding = {}});
    }
}

} // namespace

std::expected<Consignment, OpenProblem> declarationOf(const Folders &folders, std::string_view number)
{
    auto reader = store::CatalogueReader::open(folders.catalogue());
    if (!reader)
        return std::unexpected(problemOf(reader.error()));
    const auto lines = reader->declaration(number);
    if (!lines)
        return std::unexpected(problemOf(lines.error()));
    if (lines->empty())
        return std::unexpected("notInCatalogue");
    const auto packages = reader->packages(number);
    if (!packages)
        return std::unexpected(problemOf(packages.error()));
    Consignment made = consignment::fromRecords(*lines, *packages);
    if (const auto importer = reader->company(made.importer); importer && *importer)
        made.importerName = (*importer)->name;
    for (consignment::Line &line : made.lines)
        if (const auto product = reader->product(line.gtin); product && *product)
            line.description = (*product)->name;
    return made;
}

std::expected<Consignment, OpenProblem> declarationWith(const Folders &folders, std::string_view sscc)
{
    auto reader = store::CatalogueReader::open(folders.catalogue());
    if (!reader)
        return std::unexpected(problemOf(reader.error()));
    const auto number = reader->declarationWith(sscc);
    if (!number)
        return std::unexpected(problemOf(number.error()));
    return *number ? declarationOf(folders, **number) : std::unexpected("notListed");
}

std::vector<consignment::Entry> filledFromRecords(const Folders &folders, const Consignment &consignment, Instant now,
                                                  std::string_view by)
{
    std::vector<consignment::Entry> entries;
    const auto fill = [&](std::string_view field, std::string value) {
        if (!value.empty())
            entries.push_back({.number = entries.size() + 1,
                               .kind = consignment::EntryKind::filled,
                               .at = now,
                               .by = std::string(by),
                               .code = std::string(field),
                               .value = std::move(value)});
    };
    auto reader = store::CatalogueReader::open(folders.catalogue());
    if (!reader)
        return entries;
    if (const auto importer = reader->company(consignment.importer); importer && *importer)
        fill(consignment::field::address, (*importer)->address);
    fill(consignment::field::certificates, certificatesOf(*reader, consignment, dateInVietNam(now)));
    return entries;
}

std::expected<protocol::PackingList, OpenProblem> packingListOf(const std::filesystem::path &file)
{
    const auto bytes = store::readFile(file, protocol::mostPackingListBytes);
    if (!bytes) {
        std::error_code failed;
        const bool large = std::filesystem::file_size(file, failed) > protocol::mostPackingListBytes;
        return std::unexpected(!failed && large ? "file.tooLarge" : "file.unreadable");
    }
    auto list = protocol::readPackingList({reinterpret_cast<const char *>(bytes->data()), bytes->size()});
    return std::move(list).transform_error(
        [](protocol::PackingListError error) { return "file." + std::string(name(error)); });
}

std::expected<std::vector<consignment::LineDuty>, catalog::LookupError>
dutiesOf(const Folders &folders, const Consignment &consignment, const Clock &clock,
         const std::function<bool(std::size_t)> &each)
{
    auto reader = store::CatalogueReader::open(folders.catalogue());
    if (!reader)
        return std::unexpected(reader.error());
    auto rules = reader->policy();
    if (!rules)
        return std::unexpected(rules.error());
    return consignment::dutiesOf(consignment, *reader, verdict::Policy(*std::move(rules)), clock(), each);
}

findings::Inspection inspectionOf(const consignment::KeptCheck &check, std::span<const consignment::LineDuty> duties)
{
    consignment::Tally tally(check.consignment);
    for (const consignment::Entry &entry : check.entries)
        tally.add(entry);
    findings::Inspection inspection;
    inspection.id = check.summary.id;
    inspection.startedAt = check.summary.begunAt;
    inspection.establishment = {.name = check.consignment.importerName,
                                .address = {},
                                .companyCode = check.consignment.importer,
                                .phone = {},
                                .representative = {}};
    addItems(inspection, tally, duties);
    // A list of thousands is an annex; minutes name the first.
    constexpr std::size_t mostContents = 200;
    const auto found = consignment::differences(tally, duties);
    for (const Difference &one : found | std::views::take(mostContents))
        inspection.contents.push_back(
            {.subject = std::format("{} / {} {}", check.consignment.declaration,
                                    one.line == 0 ? std::string("-") : std::to_string(one.line), name(one.kind)),
             .result = findings::ContentResult::doesNotMeet,
             .detail = detailOf(one)});
    const consignment::Progress &progress = tally.progress();
    inspection.contents.push_back(
        {.subject = check.consignment.declaration,
         .result = found.empty() ? findings::ContentResult::meets : findings::ContentResult::doesNotMeet,
         .detail = std::format("{}/{}; {}/{}", progress.in(LineState::ok), check.consignment.lines.size(),
                               progress.counted, progress.declared)});
    if (const consignment::Entry *const result = tally.result()) {
        inspection.endedAt = result->at;
        inspection.conclusion = result->reason.empty() ? result->value : result->value + ": " + result->reason;
    }
    return inspection;
}

} // namespace nqi::device
