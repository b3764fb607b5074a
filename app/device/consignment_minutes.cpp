// SPDX-License-Identifier: Apache-2.0
// Minutes are Vietnamese papers: their sentences are Vietnamese, whatever the screen speaks.
#include "app/device/consignments.h"
#include "core/consignment/withdrawal.h"
#include "core/gs1/gtin.h"
#include "ui/documents/vietnamese.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <format>
#include <map>
#include <optional>
#include <ranges>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace nqi::device {

namespace {

using consignment::BookError;
using consignment::Difference;
using consignment::DifferenceKind;
using consignment::LineState;
using consignment::Result;
using findings::ContentResult;

/// Goods that one paper names; a list of more is an annex. Well under what minutes can hold.
constexpr std::size_t mostGoods = 5000;
constexpr std::size_t mostUndeclared = 1000;
constexpr std::size_t mostDifferences = 200;

std::uint32_t timesOf(std::uint64_t units)
{
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(units, 1'000'000'000));
}

/// What the records say of goods without a code is an alert at most.
std::optional<verdict::Overall> comparedWith(const consignment::Line &line, const consignment::LineDuty *duty)
{
    if (duty == nullptr || (line.gtin == 0 && duty->overall == verdict::Overall::noRecord))
        return {};
    return duty->overall;
}

findings::ItemMet goodsOf(const consignment::Line &line, const consignment::LineTally &now,
                          const consignment::LineDuty *duty)
{
    return {.key = line.gtin != 0 ? gs1::gtin14Text(line.gtin) : line.key,
            .lot = line.lot,
            .serial = {},
            .product = duty != nullptr && !duty->product.empty() ? duty->product : line.description,
            .overall = comparedWith(line, duty),
            .times = timesOf(now.counted),
            .finding = Uuid::parse(now.finding)};
}

std::uint64_t gtinOf(const consignment::UnknownGoods &goods)
{
    return goods.thing.gtin != 0 ? goods.thing.gtin : goods.thing.content;
}

findings::ItemMet goodsOf(const consignment::UnknownGoods &goods, const consignment::LineDuty *duty)
{
    const consignment::Thing &thing = goods.thing;
    const std::uint64_t gtin = gtinOf(goods);
    const std::string key = gtin != 0 ? gs1::gtin14Text(gtin) : thing.sscc.empty() ? thing.key : thing.sscc;
    return {.key = key,
            .lot = thing.lot,
            .serial = thing.serial,
            .product = duty != nullptr && !duty->product.empty() ? duty->product + " (không có trong khai báo)"
                                                                 : "Hàng hóa không có trong khai báo",
            .overall = duty != nullptr ? std::optional(duty->overall) : std::nullopt,
            .times = timesOf(goods.units),
            .finding = Uuid::parse(goods.finding)};
}

/// Of those that have a GTIN what the records say of it, in their order; none where they cannot be read.
std::vector<consignment::LineDuty> judged(std::span<const consignment::UnknownGoods> undeclared,
                                          const consignment::Consignment &consignment, const Judge &judge)
{
    consignment::Consignment goods;
    goods.importer = consignment.importer;
    for (const consignment::UnknownGoods &one : undeclared) {
        if (const std::uint64_t gtin = gtinOf(one); gtin != 0) {
            consignment::Line &line = goods.lines.emplace_back();
            line.number = static_cast<std::uint32_t>(goods.lines.size());
            line.gtin = gtin;
            line.lot = one.thing.lot;
            line.origin = one.thing.origin;
        }
    }
    if (!judge || goods.lines.empty())
        return {};
    return judge(goods).value_or(std::vector<consignment::LineDuty>());
}

/// The goods that were met; gives how many there are altogether.
std::size_t addGoods(findings::Inspection &inspection, const consignment::Tally &tally,
                     std::span<const consignment::LineDuty> duties, const Judge &judge)
{
    const auto undeclared = tally.unknown();
    const std::size_t kept = std::min(undeclared.size(), mostUndeclared);
    std::size_t met = undeclared.size();
    const auto &lines = tally.consignment().lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!tally.line(i).seen)
            continue;
        ++met;
        if (inspection.items.size() + kept < mostGoods)
            inspection.items.push_back(goodsOf(lines[i], tally.line(i), i < duties.size() ? &duties[i] : nullptr));
    }
    const auto named = std::span(undeclared).first(kept);
    const auto said = judged(named, tally.consignment(), judge);
    std::size_t next = 0;
    for (const consignment::UnknownGoods &goods : named) {
        const bool isJudged = gtinOf(goods) != 0 && next < said.size();
        inspection.items.push_back(goodsOf(goods, isJudged ? &said[next++] : nullptr));
    }
    return met;
}

std::string papersOf(const consignment::Consignment &consignment)
{
    return consignment.declaration.empty() ? "phiếu đóng gói" : "tờ khai hải quan số " + consignment.declaration;
}

std::string subjectOf(DifferenceKind kind, const std::string &papers)
{
    switch (kind) {
    case DifferenceKind::notSeen:
    case DifferenceKind::tooFew:
    case DifferenceKind::over:
        return "Số lượng hàng hóa so với " + papers;
    case DifferenceKind::mismatch:
        return "Đối chiếu hàng hóa với " + papers;
    case DifferenceKind::label:
        return "Nhãn hàng hóa";
    case DifferenceKind::unknown:
        return "Hàng hóa không có trong " + papers;
    case DifferenceKind::proof:
        return "Hồ sơ, giấy tờ về chất lượng";
    case DifferenceKind::adverse:
        return "Cảnh báo trong dữ liệu quốc gia";
    }
    return {};
}

std::string_view wordsOf(Result result)
{
    switch (result) {
    case Result::meets:
        return "Đáp ứng yêu cầu";
    case Result::doesNotMeet:
        return "Không đáp ứng yêu cầu";
    case Result::labelDoesNotMeet:
        return "Không đáp ứng yêu cầu về nhãn";
    case Result::fileIncomplete:
        return "Không hoàn thiện đầy đủ hồ sơ";
    }
    return {};
}

std::string summaryOf(const consignment::Tally &tally, std::size_t differences, std::size_t met, std::size_t named)
{
    const consignment::Progress &progress = tally.progress();
    std::string summary = std::format("Đủ {} trên {} dòng; đã đếm {} trên {} đơn vị; {} mặt hàng không khai báo.",
                                      progress.in(LineState::ok), tally.consignment().lines.size(), progress.counted,
                                      progress.declared, progress.unknown);
    if (differences > mostDifferences)
        summary += std::format(" Trên đây là {} trong {} điểm khác biệt; các điểm còn lại lưu trong hồ sơ kiểm đếm.",
                               mostDifferences, differences);
    if (met > named)
        summary += std::format(" Bảng hàng hóa ghi {} trong {} mặt hàng đã kiểm tra; các mặt hàng còn lại lưu trong hồ "
                               "sơ kiểm đếm.",
                               named, met);
    return summary;
}

std::string conclusionOf(const consignment::Entry &entry)
{
    const auto result = consignment::resultOf(entry.value);
    const std::string words = result ? std::string(wordsOf(*result)) : entry.value;
    return entry.reason.empty() ? words : words + ": " + entry.reason;
}

/// Why minutes are revised that were signed.
std::string revisionReason(std::span<const consignment::Entry> entries)
{
    // The result that was given now is the last.
    const auto withdrawal = consignment::withdrawalOf(entries, entries.empty() ? 0 : entries.size() - 1);
    if (!withdrawal)
        return "Ghi kết quả kiểm đếm lô hàng";
    return std::format("Thu hồi kết quả ngày {:%d/%m/%Y}: {}", dateInVietNam(withdrawal->at), withdrawal->reason);
}

bool isResult(const consignment::Entry &entry)
{
    return entry.kind == consignment::EntryKind::finished && consignment::resultOf(entry.value);
}

/// What the check made of the result that a version rests on; the result that is given now is the last entry.
findings::Inspection madeFor(const findings::InspectionVersion &version, const consignment::KeptCheck &check,
                             std::span<const consignment::LineDuty> duties)
{
    consignment::KeptCheck then = check;
    then.entries.pop_back();
    const auto given = std::ranges::find_if(then.entries, [&](const consignment::Entry &entry) {
        return entry.number == version.result && isResult(entry);
    });
    if (given != then.entries.end()) {
        then.entries.erase(given + 1, then.entries.end());
        return inspectionOf(then, duties);
    }
    // Earlier programs kept minutes before their result, which then may never have been kept: it stands in the first
    // line of the conclusion. All else that the check did not make is of people.
    findings::Inspection made = inspectionOf(then, duties);
    const std::string &conclusion = version.inspection.conclusion;
    made.conclusion = conclusion.substr(0, conclusion.find('\n'));
    made.endedAt = version.inspection.endedAt;
    return made;
}

using GoodsKey = std::tuple<std::string, std::string, std::string>;

GoodsKey keyOf(const findings::ItemMet &item)
{
    return {item.key, item.lot, item.serial};
}

/// `next` are the goods of the check now, `then` those of before. What people met follows, and each finding stays with
/// its goods, named once. Of rows that say the same the first is the first.
void keepGoods(std::vector<findings::ItemMet> &next, std::span<const findings::ItemMet> before,
               std::span<const findings::ItemMet> then)
{
    std::multimap<GoodsKey, std::size_t> rows; // keeps the order of equal keys
    std::set<Uuid> named;
    for (std::size_t i = 0; i < next.size(); ++i) {
        rows.emplace(keyOf(next[i]), i);
        if (next[i].finding)
            named.insert(*next[i].finding);
    }
    std::set<GoodsKey> counted;
    for (const findings::ItemMet &item : then)
        counted.insert(keyOf(item));
    for (const findings::ItemMet &was : before) {
        const GoodsKey key = keyOf(was);
        const bool isMet = !counted.contains(key);
        const bool isUnnamed = was.finding && named.insert(*was.finding).second;
        const auto again = rows.lower_bound(key);
        if (again == rows.end() || again->first != key) {
            if (isMet || isUnnamed)
                next.push_back(was);
            continue;
        }
        findings::ItemMet &now = next[again->second];
        rows.erase(again);
        if (!now.finding && isUnnamed)
            now.finding = was.finding;
        // Met by people, they were looked up by their codes.
        if (isMet && was.overall > now.overall) {
            now.overall = was.overall;
            now.read = was.read;
        }
    }
}

/// Why there is no picture is what people add to any row, also to one that the check made.
bool saysTheSame(findings::InspectedContent one, const findings::InspectedContent &other)
{
    one.noPicture = other.noPicture;
    return one == other;
}

/// `next` are the contents of the check now, its summary last, `then` those of before. What people wrote follows.
void keepContents(std::vector<findings::InspectedContent> &next, std::span<const findings::InspectedContent> before,
                  std::span<const findings::InspectedContent> then)
{
    const std::size_t made = next.size();
    const std::string summary = next.back().subject;
    for (const findings::InspectedContent &was : before) {
        const bool isOfCheck = std::ranges::any_of(then, [&](const auto &one) { return saysTheSame(one, was); });
        const auto rows = std::span(next).first(made);
        const auto again = std::ranges::find_if(rows, [&](const findings::InspectedContent &one) {
            return isOfCheck ? one.subject == was.subject && (one.detail == was.detail || one.subject == summary)
                             : saysTheSame(one, was);
        });
        if (again == rows.end() && !isOfCheck)
            next.push_back(was);
        else if (again != rows.end() && !was.noPicture.empty())
            again->noPicture = was.noPicture;
    }
}

/// The new result stands first. What people wrote in place of the old one, or below it, follows.
std::string concluded(std::string made, std::string_view before, std::string_view then)
{
    if (before.starts_with(then) && (before.size() == then.size() || before[then.size()] == '\n'))
        return made.append(before.substr(then.size()));
    return before.empty() ? made : made.append("\n").append(before);
}

/// What follows from the check takes the place of what did before; what people wrote stays.
findings::Inspection renewed(const findings::InspectionVersion &latest, findings::Inspection made,
                             const consignment::KeptCheck &check, std::span<const consignment::LineDuty> duties)
{
    const findings::Inspection &before = latest.inspection;
    const findings::Inspection then = madeFor(latest, check, duties);
    findings::Inspection next = before;
    findings::dropSignatures(next);
    if (latest.minutes) {
        ++next.revision;
        next.reason = revisionReason(check.entries);
    }
    next.items = std::move(made.items);
    keepGoods(next.items, before.items, then.items);
    next.contents = std::move(made.contents);
    keepContents(next.contents, before.contents, then.contents);
    next.conclusion = concluded(std::move(made.conclusion), before.conclusion, then.conclusion);
    if (before.endedAt == then.endedAt)
        next.endedAt = made.endedAt;
    return next;
}

/// The number of the result that was given last.
std::optional<std::uint64_t> lastResult(const consignment::KeptCheck &check)
{
    for (const consignment::Entry &entry : check.entries | std::views::reverse)
        if (isResult(entry))
            return entry.number;
    return {};
}

BookError bookError(findings::JournalError error)
{
    using findings::JournalError;
    return error == JournalError::tooLarge   ? BookError::tooLarge
           : error == JournalError::mismatch ? BookError::mismatch
                                             : BookError::unwritable;
}

struct Minutes {
    findings::Inspection draft;
    findings::Basis basis;
};

/// The draft that follows from a check whose last entry is its result.
std::expected<Minutes, BookError> minutesOf(const consignment::KeptCheck &check,
                                            std::span<const consignment::LineDuty> duties,
                                            const findings::InspectionBook &inspections, const Judge &judge)
{
    const auto latest = inspections.inspection(check.summary.id);
    if (!latest && latest.error() != findings::JournalError::notFound)
        return std::unexpected(BookError::damaged);
    findings::Inspection made = inspectionOf(check, duties, judge);
    if (!latest)
        return Minutes{.draft = std::move(made), .basis = {.version = {}, .result = lastResult(check)}};
    return Minutes{.draft = renewed(*latest, std::move(made), check, duties),
                   .basis = {.version = latest->number, .result = lastResult(check)}};
}

} // namespace

Judge judgeOf(Folders folders, Clock clock)
{
    return [folders = std::move(folders), clock = std::move(clock)](const consignment::Consignment &goods) {
        return dutiesOf(folders, goods, clock);
    };
}

findings::Inspection inspectionOf(const consignment::KeptCheck &check, std::span<const consignment::LineDuty> duties,
                                  const Judge &judge)
{
    consignment::Tally tally(check.consignment, check.entries);
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
    const std::size_t met = addGoods(inspection, tally, duties, judge);

    const documents::Vietnamese vietnamese;
    const std::string papers = papersOf(check.consignment);
    const consignment::Entry *const result = tally.result();
    const auto found =
        result != nullptr ? consignment::differencesAtResult(tally) : consignment::differences(tally, duties);
    for (const Difference &one : found | std::views::take(mostDifferences))
        inspection.contents.push_back({.subject = subjectOf(one.kind, papers),
                                       .result = ContentResult::doesNotMeet,
                                       .detail = vietnamese.difference(one).toStdString()});
    inspection.contents.push_back({.subject = "Kiểm đếm lô hàng theo " + papers,
                                   .result = found.empty() ? ContentResult::meets : ContentResult::doesNotMeet,
                                   .detail = summaryOf(tally, found.size(), met, inspection.items.size())});
    if (result != nullptr) {
        inspection.endedAt = result->at;
        inspection.conclusion = conclusionOf(*result);
    }
    return inspection;
}

std::expected<void, BookError> finishCheck(const Uuid &check, const consignment::Entry &result,
                                           std::span<const consignment::LineDuty> duties, store::FieldDatabase &field,
                                           const Judge &judge)
{
    auto whole = field.check(check);
    if (!whole)
        return std::unexpected(whole.error());
    if (whole->summary.finished)
        return std::unexpected(BookError::finished);
    if (whole->summary.putAway)
        return std::unexpected(BookError::putAway);
    whole->entries.push_back(result);
    const auto minutes = minutesOf(*whole, duties, field, judge);
    if (!minutes)
        return std::unexpected(minutes.error());
    return field.conclude(result, minutes->draft, minutes->basis);
}

std::expected<void, BookError> makeMinutes(const Uuid &check, std::string_view by,
                                           std::span<const consignment::LineDuty> duties, store::FieldDatabase &field,
                                           const Judge &judge)
{
    const auto whole = field.check(check);
    if (!whole)
        return std::unexpected(whole.error());
    if (!whole->summary.lacksMinutes)
        return {};
    const auto minutes = minutesOf(*whole, duties, field, judge);
    if (!minutes)
        return std::unexpected(minutes.error());
    const auto kept = field.keep(minutes->draft, by, minutes->basis);
    return kept ? std::expected<void, BookError>() : std::unexpected(bookError(kept.error()));
}

} // namespace nqi::device
