// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/consignment_papers.h"

#include "core/gs1/gtin.h"
#include "ui/documents/text.h"
#include "ui/documents/vietnamese.h"
#include "ui/models/consignment_words.h"

#include <algorithm>
#include <initializer_list>
#include <ranges>
#include <string>
#include <utility>

namespace nqi::documents {

namespace {

using consignment::Result;
using findings::ImportResult;

/// "Mã HS 851610; GTIN 06909990010018": those that are known.
std::string joined(std::initializer_list<std::pair<std::string_view, std::string>> parts, std::string_view between)
{
    std::string all;
    for (const auto &[label, value] : parts)
        if (!value.empty())
            all.append(all.empty() ? "" : between).append(label).append(value);
    return all;
}

findings::ImportGoods goodsOf(const consignment::Line &line, const std::string &day)
{
    const std::string code = line.gtin != 0 ? gs1::gtin14Text(line.gtin) : std::string();
    return {.name = joined({{"", line.description}, {"", line.model}}, ", "),
            .characteristics =
                joined({{"Mã HS ", line.hsCode}, {"GTIN ", code}, {"mã ", line.key}, {"lô ", line.lot}}, "; "),
            .origin = line.origin,
            .manufacturer = line.manufacturer,
            .quantity = joined({{"", std::to_string(line.quantity)}, {"", line.unit}}, " "),
            .gate = {},
            .time = day};
}

std::vector<findings::ImportGoods> goodsOf(const consignment::Consignment &consignment)
{
    const std::string day = consignment.date ? dateWords(*consignment.date).toStdString() : std::string();
    std::vector<findings::ImportGoods> goods;
    goods.reserve(consignment.lines.size());
    for (const consignment::Line &line : consignment.lines)
        goods.push_back(goodsOf(line, day));
    return goods;
}

findings::Establishment importerOf(const consignment::Consignment &consignment)
{
    return {.name = consignment.importerName,
            .address = {},
            .companyCode = consignment.importer,
            .phone = {},
            .representative = {}};
}

ImportResult resultOf(Result result)
{
    switch (result) {
    case Result::meets:
        return ImportResult::meets;
    case Result::doesNotMeet:
        return ImportResult::doesNotMeet;
    case Result::labelDoesNotMeet:
        return ImportResult::labelDoesNotMeet;
    case Result::fileIncomplete:
        return ImportResult::incompletePapers;
    }
    return ImportResult::doesNotMeet;
}

std::string reasonsOf(const consignment::Tally &tally, const consignment::Entry &result)
{
    // The rest of thousands is in the minutes.
    constexpr std::size_t most = 200;
    const Vietnamese vietnamese;
    const auto found = consignment::differencesAtResult(tally);
    std::string reasons = result.reason;
    const auto add = [&](const std::string &line) { reasons.append(reasons.empty() ? "" : "\n").append(line); };
    for (const consignment::Difference &one : found | std::views::take(most))
        add(vietnamese.difference(one).toStdString());
    if (found.size() > most)
        add("và " + std::to_string(found.size() - most) + " điểm khác");
    return reasons;
}

} // namespace

findings::ImportRegistration registrationOf(const consignment::KeptCheck &check, bool demo)
{
    findings::ImportRegistration registration;
    registration.id = check.summary.id;
    registration.importer = importerOf(check.consignment);
    registration.goods = goodsOf(check.consignment);
    registration.declaration = check.consignment.declaration;
    registration.demo = demo;
    return registration;
}

std::optional<findings::ResultNotice> noticeOf(const consignment::KeptCheck &check, bool demo)
{
    consignment::Tally tally(check.consignment);
    for (const consignment::Entry &entry : check.entries)
        tally.add(entry);
    const consignment::Entry *const result = tally.result();
    const auto said = result != nullptr ? consignment::resultOf(result->value) : std::nullopt;
    if (!said)
        return {};
    findings::ResultNotice notice;
    notice.id = check.summary.id;
    notice.date = dateInVietNam(result->at);
    notice.importer = importerOf(check.consignment);
    notice.declaration = check.consignment.declaration;
    notice.goods = goodsOf(check.consignment);
    notice.result = resultOf(*said);
    if (notice.result != ImportResult::meets)
        notice.reason = reasonsOf(tally, *result);
    notice.demo = demo;
    return notice;
}

} // namespace nqi::documents
