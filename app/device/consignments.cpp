// SPDX-License-Identifier: Apache-2.0
#include "app/device/consignments.h"

#include "core/store/catalogue_reader.h"
#include "core/store/durable_file.h"

#include <utility>

namespace nqi::device {

namespace {

using consignment::Consignment;

OpenProblem problemOf(catalog::LookupError error)
{
    return "catalogue." + std::string(catalog::name(error));
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

} // namespace nqi::device
