// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "core/base/encoding.h"
#include "core/protocol/json.h"
#include "core/store/catalogue_reader.h"

#include <chrono>
#include <format>
#include <print>
#include <string>

namespace nqi::cli {

namespace {

std::string ageOf(Instant then, Instant now)
{
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(now - then).count();
    constexpr std::int64_t day = 24;
    return hours < 2 * day ? std::format("{} h old", hours) : std::format("{} days old", hours / day);
}

void print(const catalog::CatalogueInfo &info, Instant now)
{
    std::println("version {}{}{}", info.version, info.asOf ? ", as of " + isoInstant(*info.asOf) : "",
                 info.demo ? ", DỮ LIỆU MẪU (sample data)" : "");
    for (const catalog::DatasetInfo &dataset : info.datasets) {
        if (dataset.covered)
            std::println("  {:13} {:>10} rows  version {}  {}  {}", catalog::name(dataset.dataset), dataset.rows,
                         dataset.version, dataset.asOf ? ageOf(*dataset.asOf, now) : "of no known date",
                         printable(dataset.authority, 60));
        else if (!dataset.part.empty())
            std::println("  {:13} the part \"{}\" alone  version {}  {}  {}; that nothing is found says nothing",
                         catalog::name(dataset.dataset), printable(dataset.part, 40), dataset.version,
                         dataset.asOf ? ageOf(*dataset.asOf, now) : "of no known date",
                         printable(dataset.authority, 60));
        else
            std::println("  {:13} not on this device: that nothing is found says nothing",
                         catalog::name(dataset.dataset));
    }
}

} // namespace

ExitCode catalogue(const Common &common, const std::string &name)
{
    auto reader = store::CatalogueReader::open(common.folders.catalogue());
    const auto info = reader ? reader->info() : std::unexpected(reader.error());
    if (!info) {
        complain("catalogue", sentence(info.error()));
        return ExitCode::noCatalogue;
    }
    if (name.empty()) {
        common.json ? printJson(protocol::toJson(*info)) : print(*info, common.clock());
        return ExitCode::done;
    }
    constexpr std::size_t most = 50;
    const auto products = reader->search(name, most);
    if (!products) {
        complain("catalogue", sentence(products.error()));
        return ExitCode::noCatalogue;
    }
    for (const catalog::Product &product : *products) {
        if (common.json)
            printJson({{QStringLiteral("gtin"), QString::number(product.gtin)},
                       {QStringLiteral("name"), QString::fromStdString(product.name)},
                       {QStringLiteral("brand"), QString::fromStdString(product.brand)},
                       {QStringLiteral("model"), QString::fromStdString(product.model)}});
        else
            std::println("{:014}  {}  {}  {}", product.gtin, printable(product.name, 80), printable(product.brand, 40),
                         printable(product.model, 40));
    }
    return ExitCode::done;
}

} // namespace nqi::cli
