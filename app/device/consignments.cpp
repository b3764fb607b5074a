// SPDX-License-Identifier: Apache-2.0
#include "app/device/consignments.h"

#include "core/consignment/filled.h"
#include "core/gs1/gtin.h"
#include "core/store/catalogue_reader.h"
#include "core/store/durable_file.h"
#include "core/verdict/certificates.h"

#include <algorithm>
#include <format>
#include <ranges>
#include <set>
#include <utility>

namespace nqi::device {

namespace {

using consignment::Consignment;

OpenProblem problemOf(catalog::LookupError error)
{
    return "catalogue." + std::string(catalog::name(error));
}

std::string dayText(const std::optional<Date> &date)
{
    return date ? std::format("{:%d/%m/%Y}", *date) : std::string();
}

bool isOver(const GoesOn &goesOn)
{
    return goesOn && !goesOn();
}

/// One a line: "number; body; day/month/year".
std::string certificatesOf(store::CatalogueReader &reader, const Consignment &consignment, Date today,
                           const GoesOn &goesOn)
{
    constexpr std::size_t mostLines = 200;
    constexpr std::size_t mostBytes = 3000;
    std::string text;
    std::set<std::string> numbers;
    for (const consignment::Line &line : consignment.lines | std::views::take(mostLines)) {
        if (isOver(goesOn))
            return text;
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

} // namespace

std::expected<Consignment, OpenProblem> declarationOf(const Folders &folders, std::string_view number,
                                                      const GoesOn &goesOn)
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
    for (consignment::Line &line : made.lines) {
        if (isOver(goesOn))
            break;
        if (const auto product = reader->product(line.gtin); product && *product)
            line.description = (*product)->name;
    }
    return made;
}

std::expected<Consignment, OpenProblem> declarationWith(const Folders &folders, std::string_view sscc,
                                                        const GoesOn &goesOn)
{
    auto reader = store::CatalogueReader::open(folders.catalogue());
    if (!reader)
        return std::unexpected(problemOf(reader.error()));
    const auto number = reader->declarationWith(sscc);
    if (!number)
        return std::unexpected(problemOf(number.error()));
    return *number ? declarationOf(folders, **number, goesOn) : std::unexpected("notListed");
}

std::vector<consignment::Entry> filledFromRecords(const Folders &folders, const Consignment &consignment, Instant now,
                                                  std::string_view by, const GoesOn &goesOn)
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
    fill(consignment::field::certificates, certificatesOf(*reader, consignment, dateInVietNam(now), goesOn));
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

std::vector<catalog::PolicyEntry> rulesOf(const Folders &folders)
{
    auto reader = store::CatalogueReader::open(folders.catalogue());
    auto rules = reader ? reader->policy() : std::unexpected(reader.error());
    return std::move(rules).value_or(std::vector<catalog::PolicyEntry>());
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

} // namespace nqi::device
