// SPDX-License-Identifier: Apache-2.0
#include "app/cli/record.h"

#include "app/cli/printer.h"
#include "app/device/journal.h"
#include "app/device/papers.h"
#include "core/base/encoding.h"

#include <print>

namespace nqi::cli {

using namespace Qt::StringLiterals;

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::string_view sentence(findings::RecordMatch match)
{
    switch (match) {
    case findings::RecordMatch::agrees:
        return "the record is on this device and is what the paper was printed from";
    case findings::RecordMatch::differs:
        return "the record is on this device and is NOT what the paper was printed from";
    case findings::RecordMatch::unknown:
        return "no such record on this device: ask the device or the hub that has it";
    }
    return {};
}

} // namespace

std::optional<PaperReport> paperReport(const Common &common, const gs1::Item &item)
{
    const auto code = findings::recordCodeOf(item);
    if (!code)
        return std::nullopt;
    if (!*code)
        return PaperReport{.problem = code->error(), .check = std::nullopt};
    const auto journal = device::openJournal(common.folders, *common.key, common.clock, systemRandom());
    const auto check = journal ? device::checkPaper(**code, **journal, **journal, **journal, **journal)
                               : std::unexpected(journal.error());
    if (check)
        return PaperReport{.problem = std::nullopt, .check = *check};
    complain(code->value().id.text(), sentence(check.error()));
    return PaperReport{.problem = std::nullopt, .check = std::nullopt};
}

ExitCode severity(const PaperReport &report)
{
    if (report.problem)
        return ExitCode::unread;
    if (!report.check)
        return ExitCode::storage;
    return report.check->match == findings::RecordMatch::differs ? ExitCode::adverse : ExitCode::done;
}

QJsonObject jsonOf(const PaperReport &report)
{
    if (report.problem)
        return {{u"problem"_s, text(name(*report.problem))}};
    if (!report.check)
        return {{u"problem"_s, u"storage"_s}};
    const findings::RecordCheck &check = *report.check;
    QJsonObject json{{u"kind"_s, text(name(check.code.kind))},
                     {u"id"_s, QString::fromStdString(check.code.id.text())},
                     {u"hash"_s, QString::fromStdString(check.code.hash.text())},
                     {u"match"_s, text(name(check.match))},
                     {u"changedSince"_s, check.changedSince}};
    if (check.keptAt)
        json[u"keptAt"_s] = QString::fromStdString(isoInstant(*check.keptAt));
    if (check.replacedAt)
        json[u"replacedAt"_s] = QString::fromStdString(isoInstant(*check.replacedAt));
    if (check.withdrawnResult)
        json[u"resultWithdrawn"_s] =
            QJsonObject{{u"at"_s, QString::fromStdString(isoInstant(check.withdrawnResult->at))},
                        {u"reason"_s, text(check.withdrawnResult->reason)}};
    return json;
}

void print(const PaperReport &report)
{
    if (report.problem) {
        std::println("  paper        {}: {}", name(*report.problem),
                     *report.problem == findings::RecordCodeError::newer
                         ? "printed by a newer program: update this one"
                         : "the code at the foot of a paper, cut or changed: scan it again");
        return;
    }
    if (!report.check)
        return;
    const findings::RecordCheck &check = *report.check;
    std::println("  paper        {} {} {}: {}{}", name(check.code.kind), check.code.id.text(), name(check.match),
                 sentence(check.match), check.changedSince ? "; the draft was changed since" : "");
    if (check.replacedAt)
        std::println("  paper        it was REPLACED on {}: ask for the later one", isoInstant(*check.replacedAt));
    if (check.withdrawnResult)
        std::println("  paper        its result was WITHDRAWN on {}: {}", isoInstant(check.withdrawnResult->at),
                     printable(check.withdrawnResult->reason, 200));
}

} // namespace nqi::cli
