// SPDX-License-Identifier: Apache-2.0
#include "app/device/tables.h"

#include "core/base/csv.h"
#include "core/base/encoding.h"
#include "core/protocol/body.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <format>
#include <limits>
#include <optional>

namespace nqi::device {

namespace {

using findings::JournalError;

/// A cell is text in either format: what a program makes of it is its own affair.
struct Rows {
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;
};
using Result = std::expected<Rows, JournalError>;

std::string textOf(const std::optional<Instant> &instant)
{
    return instant ? isoInstant(*instant) : std::string();
}

std::string textOf(const std::optional<double> &number)
{
    return number ? std::format("{:.7f}", *number) : std::string();
}

std::string textOf(const std::optional<Uuid> &id)
{
    return id ? id->text() : std::string();
}

std::string textOf(const std::optional<Date> &date)
{
    return date ? isoDate(*date) : std::string();
}

Result findingRows(const store::FieldDatabase &journal, const Watch &watch)
{
    Rows table{
        .head =
            {"id",         "sequence",        "savedAt",     "state",         "overall",      "key",      "lot",
             "serial",     "product",         "tier",        "inspector",     "place",        "latitude", "longitude",
             "listingUrl", "listingPlatform", "listingShop", "listingNumber", "listingPrice", "note",     "inspection",
             "corrects",   "files",           "filesHeld",   "catalogueAsOf", "demo",         "hash"},
        .rows = {}};
    const auto summaries = journal.list(std::numeric_limits<std::uint32_t>::max(), 0);
    if (!summaries)
        return std::unexpected(summaries.error());
    std::uint64_t reached = 0;
    for (const findings::Summary &row : *summaries) {
        if (watch.stop.stop_requested())
            return std::unexpected(JournalError::cancelled);
        watch.reach(++reached, summaries->size());
        if (row.kind != findings::Kind::finding)
            continue;
        const auto finding = journal.load(row.id);
        const auto body = finding ? protocol::decodeBody(finding->body) : std::unexpected(protocol::DecodeError{});
        const findings::Draft *draft = body ? body->finding() : nullptr;
        if (draft == nullptr)
            return std::unexpected(finding ? JournalError::newer : finding.error());
        const verdict::Verdict &verdict = draft->verdict;
        table.rows.push_back({row.id.text(),
                              std::to_string(row.sequence),
                              isoInstant(row.savedAt),
                              std::string(name(row.state)),
                              std::string(name(verdict.overall)),
                              row.key,
                              draft->item.lot,
                              draft->item.serial,
                              row.product,
                              std::string(verdict.tier ? name(*verdict.tier) : ""),
                              draft->inspector,
                              draft->place.description,
                              textOf(draft->place.latitude),
                              textOf(draft->place.longitude),
                              draft->place.listing.url,
                              draft->place.listing.platform,
                              draft->place.listing.shop,
                              draft->place.listing.number,
                              draft->place.listing.price,
                              draft->note,
                              textOf(draft->inspection),
                              textOf(draft->corrects),
                              std::to_string(row.files),
                              std::to_string(row.filesHeld),
                              textOf(verdict.catalogueAsOf),
                              verdict.demo ? "yes" : "no",
                              finding->hash.text()});
    }
    return table;
}

using Inspections = std::vector<findings::InspectionVersion>;

std::expected<Inspections, JournalError> inspectionsOf(const store::FieldDatabase &journal, const Watch &watch)
{
    const auto summaries = journal.inspections(std::numeric_limits<std::uint32_t>::max(), 0);
    if (!summaries)
        return std::unexpected(summaries.error());
    Inspections all;
    for (const findings::InspectionSummary &row : *summaries) {
        if (watch.stop.stop_requested())
            return std::unexpected(JournalError::cancelled);
        watch.reach(all.size() + 1, summaries->size());
        auto version = journal.inspection(row.id);
        if (!version)
            return std::unexpected(version.error());
        all.push_back(*std::move(version));
    }
    return all;
}

/// Empty: no record was looked up.
std::string outcomeOf(const std::optional<verdict::Overall> &overall)
{
    return overall ? std::string(name(*overall)) : std::string();
}

Rows inspectionRows(const Inspections &all)
{
    Rows table{.head = {"id",           "revision",        "kind",          "cause",
                        "decision",     "authority",       "establishment", "address",
                        "companyCode",  "place",           "latitude",      "longitude",
                        "listingUrl",   "listingPlatform", "listingShop",   "listingNumber",
                        "listingPrice", "startedAt",       "endedAt",       "items",
                        "samples",      "measures",        "overall",       "conclusion",
                        "minutes",      "keptAt"},
               .rows = {}};
    for (const findings::InspectionVersion &version : all) {
        const findings::Inspection &one = version.inspection;
        table.rows.push_back({one.id.text(),
                              std::to_string(one.revision),
                              std::string(name(one.kind)),
                              std::string(name(one.cause)),
                              one.decision.number,
                              one.decision.authority,
                              one.establishment.name,
                              one.establishment.address,
                              one.establishment.companyCode,
                              one.place.description,
                              textOf(one.place.latitude),
                              textOf(one.place.longitude),
                              one.place.listing.url,
                              one.place.listing.platform,
                              one.place.listing.shop,
                              one.place.listing.number,
                              one.place.listing.price,
                              textOf(one.startedAt),
                              textOf(one.endedAt),
                              std::to_string(one.items.size()),
                              std::to_string(one.sampling.samples.size()),
                              std::to_string(one.measures.size()),
                              outcomeOf(overallOf(one)),
                              one.conclusion,
                              textOf(version.minutes),
                              isoInstant(version.keptAt)});
    }
    return table;
}

Rows itemRows(const Inspections &all)
{
    Rows table{.head = {"inspection", "row", "key", "lot", "serial", "product", "overall", "times", "finding"},
               .rows = {}};
    for (const findings::InspectionVersion &version : all) {
        std::size_t row = 0;
        for (const findings::ItemMet &item : version.inspection.items)
            table.rows.push_back({version.inspection.id.text(), std::to_string(++row), item.key, item.lot, item.serial,
                                  item.product, outcomeOf(item.overall), std::to_string(item.times),
                                  textOf(item.finding)});
    }
    return table;
}

Rows sampleRows(const Inspections &all)
{
    Rows table{.head = {"inspection", "minutes", "at", "row", "name", "firm", "unit", "quantity", "stock", "produced",
                        "lot", "retention", "note", "purpose", "finding"},
               .rows = {}};
    for (const findings::InspectionVersion &version : all) {
        const findings::Sampling &sampling = version.inspection.sampling;
        std::size_t row = 0;
        for (const findings::Sample &sample : sampling.samples)
            table.rows.push_back({version.inspection.id.text(), sampling.number, textOf(sampling.at),
                                  std::to_string(++row), sample.name, sample.firm, sample.unit, sample.quantity,
                                  sample.stock, textOf(sample.produced), sample.lot, sample.retention, sample.note,
                                  std::string(name(sample.purpose)), textOf(sample.finding)});
    }
    return table;
}

Rows measureRows(const Inspections &all)
{
    Rows table{
        .head = {"inspection", "row", "kind", "what", "quantity", "at", "by", "legalBasis", "reportedAt", "finding"},
        .rows = {}};
    for (const findings::InspectionVersion &version : all) {
        std::size_t row = 0;
        for (const findings::OrderedMeasure &measure : version.inspection.measures)
            table.rows.push_back({version.inspection.id.text(), std::to_string(++row), std::string(name(measure.kind)),
                                  measure.what, measure.quantity, textOf(measure.at), measure.by.name,
                                  measure.legalBasis, textOf(measure.reportedAt), textOf(measure.finding)});
    }
    return table;
}

Result rowsOf(const store::FieldDatabase &journal, std::string_view what, const Watch &watch)
{
    if (what == "findings")
        return findingRows(journal, watch);
    const auto all = inspectionsOf(journal, watch);
    if (!all)
        return std::unexpected(all.error());
    return what == "items"      ? itemRows(*all)
           : what == "samples"  ? sampleRows(*all)
           : what == "measures" ? measureRows(*all)
                                : inspectionRows(*all);
}

/// What is not UTF-8 becomes visible: no reader of either format refuses the file for it.
std::string utf8(const std::string &cell)
{
    return isUtf8(cell) ? cell : printable(cell, cell.size() * 6 + 1);
}

std::string csvOf(const Rows &table)
{
    std::string text(utf8Mark);
    text += csvRow(table.head);
    for (const std::vector<std::string> &row : table.rows) {
        std::vector<std::string> cells;
        cells.reserve(row.size());
        for (const std::string &cell : row)
            cells.push_back(utf8(cell));
        text += csvRow(cells);
    }
    return text;
}

std::string jsonOf(const Rows &table)
{
    QJsonArray all;
    for (const std::vector<std::string> &row : table.rows) {
        QJsonObject object;
        for (std::size_t i = 0; i < row.size(); ++i)
            object.insert(QString::fromStdString(table.head.at(i)), QString::fromStdString(utf8(row[i])));
        all.append(object);
    }
    return QJsonDocument(all).toJson(QJsonDocument::Indented).toStdString();
}

} // namespace

std::expected<std::string, JournalError> tableText(const store::FieldDatabase &journal, std::string_view what,
                                                   TableFormat format, const Watch &watch)
{
    const Result table = rowsOf(journal, what, watch);
    if (!table)
        return std::unexpected(table.error());
    return format == TableFormat::csv ? csvOf(*table) : jsonOf(*table);
}

} // namespace nqi::device
