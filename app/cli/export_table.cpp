// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "app/device/journal.h"
#include "app/device/tables.h"

#include <QSaveFile>

#include <cstdio>

namespace nqi::cli {

namespace {

bool write(const std::filesystem::path &file, const std::string &text)
{
    if (file.empty())
        return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    QSaveFile out(QString::fromStdString(file.string()));
    return out.open(QIODevice::WriteOnly) &&
           out.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size()) && out.commit();
}

} // namespace

ExitCode exportTable(const Common &common, const TableOptions &options)
{
    const auto journal = device::openJournal(common.folders, *common.key, common.clock, systemRandom());
    const auto format = options.format == "csv" ? device::TableFormat::csv : device::TableFormat::json;
    const auto table = journal ? device::tableText(**journal, options.what, format) : std::unexpected(journal.error());
    if (!table) {
        complain(options.what, sentence(table.error()));
        return ExitCode::storage;
    }
    if (const auto noted = (*journal)->note(findings::LogAction::exported, common.by, options.what); !noted) {
        complain("log", sentence(noted.error()));
        return ExitCode::storage;
    }
    if (write(options.out, *table))
        return ExitCode::done;
    complain(options.out.string(), "could not be written: free some space or choose another folder");
    return ExitCode::storage;
}

} // namespace nqi::cli
