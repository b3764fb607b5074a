// SPDX-License-Identifier: Apache-2.0
#include "core/demo/demo.h"

#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "core/demo/consignment.h"
#include "core/demo/scenarios.h"
#include "core/store/catalogue_writer.h"
#include "ui/documents/demo_sheet.h"
#include "ui/documents/demo_views.h"

#include <QFontDatabase>

#include <expected>
#include <optional>
#include <print>

namespace nqi::cli {

namespace {

std::string_view sentence(const store::SqlError &error)
{
    switch (error.code) {
    case store::SqlCode::full:
        return "the disk is full: free some space and do it again; the old data is as it was";
    case store::SqlCode::readOnly:
        return "the folder cannot be written: check its permissions";
    case store::SqlCode::busy:
        return "another program is writing the catalogue: wait for it";
    default:
        return "could not be written; the old data is as it was";
    }
}

std::optional<ui::SheetOptions> sheetOptions(const Common &common)
{
    const QString family = QStringLiteral("Noto Sans");
    if (!QFontDatabase::hasFamily(family)) {
        complain("Noto Sans", "the font of the sheet is not installed (Debian: fonts-noto-core)");
        return {};
    }
    return ui::SheetOptions{.fontFamily = family, .now = common.clock()};
}

ExitCode printWritten(const std::filesystem::path &folder, const std::expected<QStringList, ui::SheetError> &files)
{
    if (!files) {
        complain(folder.string(), "could not be written: free some space or choose another folder");
        return ExitCode::storage;
    }
    for (const QString &file : *files)
        std::println("{}", file.toStdString());
    return ExitCode::done;
}

ExitCode writeSheet(const Common &common, const std::filesystem::path &folder)
{
    const auto options = sheetOptions(common);
    if (!options)
        return ExitCode::storage;
    const auto sheet = ui::DemoSheet::make(demo::testSymbols(options->now), *options);
    const QString out = QString::fromStdString(folder.string());
    auto files = sheet ? sheet->writePictures(out) : std::unexpected(sheet.error());
    const QString pdf = out + QStringLiteral("/sheet.pdf");
    if (files && !sheet->writePdf(pdf))
        files = std::unexpected(ui::SheetError::unwritable);
    else if (files)
        files->append(pdf);
    return printWritten(folder, files);
}

ExitCode writeConsignment(const Common &common, const std::filesystem::path &folder)
{
    const auto options = sheetOptions(common);
    if (!options)
        return ExitCode::storage;
    return printWritten(folder, ui::writeViews(demo::consignmentViews(options->now), *options,
                                               QString::fromStdString(folder.string())));
}

} // namespace

ExitCode demo(const Common &common, const DemoOptions &options)
{
    if (options.sheet)
        return writeSheet(common, *options.sheet);
    if (options.consignment)
        return writeConsignment(common, *options.consignment);
    const auto folder = options.out.value_or(common.folders.catalogue());
    const Instant now = common.clock();
    store::CatalogueBuild build;
    // One version a day: made again, it replaces itself.
    build.version = static_cast<std::uint64_t>(dateInVietNam(now).time_since_epoch().count());
    build.demo = true;
    auto writer = store::CatalogueWriter::create(folder, build);
    if (!writer) {
        complain(folder.string(), sentence(writer.error()));
        return ExitCode::storage;
    }
    const auto done = demo::writeTo(*writer, {.products = options.products, .seed = options.seed, .now = now});
    if (!done) {
        complain(folder.string(), sentence(done.error()));
        return ExitCode::storage;
    }
    std::println("DỮ LIỆU MẪU: {} products (seed {}) written to {}", options.products, options.seed, folder.string());
    return ExitCode::done;
}

} // namespace nqi::cli
