// SPDX-License-Identifier: Apache-2.0
#include "core/demo/demo.h"

#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "core/demo/scenarios.h"
#include "core/store/catalogue_writer.h"
#include "ui/documents/demo_sheet.h"

#include <QFontDatabase>

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

ExitCode writeSheet(const Common &common, const std::filesystem::path &folder)
{
    const QString family = QStringLiteral("Noto Sans");
    if (!QFontDatabase::hasFamily(family)) {
        complain("Noto Sans", "the font of the sheet is not installed (Debian: fonts-noto-core)");
        return ExitCode::storage;
    }
    const Instant now = common.clock();
    const auto sheet = ui::DemoSheet::make(demo::testSymbols(now), {.fontFamily = family, .now = now});
    const QString out = QString::fromStdString(folder.string());
    const auto pictures = sheet ? sheet->writePictures(out) : std::unexpected(sheet.error());
    const QString pdf = out + QStringLiteral("/sheet.pdf");
    if (!pictures || !sheet->writePdf(pdf)) {
        complain(folder.string(), "the sheet could not be written: free some space or choose another folder");
        return ExitCode::storage;
    }
    for (const QString &file : *pictures)
        std::println("{}", file.toStdString());
    std::println("{}", pdf.toStdString());
    return ExitCode::done;
}

} // namespace

ExitCode demo(const Common &common, const DemoOptions &options)
{
    if (options.sheet)
        return writeSheet(common, *options.sheet);
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
