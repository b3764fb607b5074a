// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/consignment_papers.h"

#include "core/consignment/filled.h"
#include "core/gs1/gtin.h"
#include "ui/documents/text.h"
#include "ui/documents/vietnamese.h"
#include "ui/models/consignment_words.h"

#include <QDate>

#include <algorithm>
#include <initializer_list>
#include <ranges>
#include <string>
#include <utility>

namespace nqi::documents {

namespace {

using namespace Qt::StringLiterals;
using consignment::Filled;
using consignment::Result;
namespace fields = consignment::field;
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

std::string valueOf(const Filled &filled, std::string_view name)
{
    const auto found = filled.find(name);
    return found == filled.end() ? std::string() : found->second;
}

std::optional<Date> dateOf(const QString &text)
{
    const QDate day = QDate::fromString(text, u"d/M/yyyy"_s);
    return day.isValid() ? std::optional(Date(std::chrono::days(day.toJulianDay() - QDate(1970, 1, 1).toJulianDay())))
                         : std::nullopt;
}

/// One a line: "number; body; day/month/year".
std::vector<findings::ConformityCertificate> certificatesOf(const Filled &filled)
{
    std::vector<findings::ConformityCertificate> certificates;
    const QString text = QString::fromStdString(valueOf(filled, fields::certificates));
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(u';');
        const auto part = [&](qsizetype index) { return parts.value(index).trimmed(); };
        certificates.push_back(
            {.number = part(0).toStdString(), .body = part(1).toStdString(), .date = dateOf(part(2))});
    }
    return certificates;
}

findings::ImportGoods goodsOf(const consignment::Line &line, const std::string &day, const std::string &gate)
{
    const std::string code = line.gtin != 0 ? gs1::gtin14Text(line.gtin) : std::string();
    return {.name = joined({{"", line.description}, {"", line.model}}, ", "),
            .characteristics =
                joined({{"Mã HS ", line.hsCode}, {"GTIN ", code}, {"mã ", line.key}, {"lô ", line.lot}}, "; "),
            .origin = line.origin,
            .manufacturer = line.manufacturer,
            .quantity = joined({{"", std::to_string(line.quantity)}, {"", line.unit}}, " "),
            .gate = gate,
            .time = day};
}

std::vector<findings::ImportGoods> goodsOf(const consignment::Consignment &consignment, const Filled &filled)
{
    const std::string gate = valueOf(filled, fields::gate);
    const std::string day = consignment.date ? dateWords(*consignment.date).toStdString() : std::string();
    std::vector<findings::ImportGoods> goods;
    goods.reserve(consignment.lines.size());
    for (const consignment::Line &line : consignment.lines)
        goods.push_back(goodsOf(line, day, gate));
    return goods;
}

findings::Establishment importerOf(const consignment::Consignment &consignment, const Filled &filled)
{
    return {.name = consignment.importerName,
            .address = valueOf(filled, fields::address),
            .companyCode = consignment.importer,
            .phone = valueOf(filled, fields::phone),
            .representative = {.name = valueOf(filled, fields::representative), .post = {}, .unit = {}, .address = {}}};
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
    const Filled filled = consignment::filledOf(check.entries);
    registration.id = check.summary.id;
    registration.authority = valueOf(filled, fields::registrationAuthority);
    registration.number = valueOf(filled, fields::registrationNumber);
    registration.importer = importerOf(check.consignment, filled);
    registration.goods = goodsOf(check.consignment, filled);
    registration.storage = valueOf(filled, fields::storage);
    registration.declaration = check.consignment.declaration;
    registration.certificates = certificatesOf(filled);
    registration.photos = valueOf(filled, fields::photos) == "yes";
    registration.subLabel = valueOf(filled, fields::subLabel) == "yes";
    registration.otherPapers = valueOf(filled, fields::otherPapers);
    registration.date = parseIsoDate(valueOf(filled, fields::registrationDate));
    registration.demo = demo;
    return registration;
}

std::optional<findings::ResultNotice> noticeOf(const consignment::KeptCheck &check, bool demo)
{
    consignment::Tally tally(check.consignment, check.entries);
    for (const consignment::Entry &entry : check.entries)
        tally.add(entry);
    const consignment::Entry *const result = tally.result();
    const auto said = result != nullptr ? consignment::resultOf(result->value) : std::nullopt;
    if (!said)
        return {};
    const Filled filled = consignment::filledOf(check.entries);
    findings::ResultNotice notice;
    notice.id = check.summary.id;
    notice.authority = valueOf(filled, fields::noticeAuthority);
    notice.number = valueOf(filled, fields::noticeNumber);
    notice.date = dateInVietNam(result->at);
    notice.importer = importerOf(check.consignment, filled);
    notice.registration = valueOf(filled, fields::registrationNumber);
    notice.registrationDate = parseIsoDate(valueOf(filled, fields::registrationDate));
    notice.declaration = check.consignment.declaration;
    notice.goods = goodsOf(check.consignment, filled);
    notice.basis = valueOf(filled, fields::basis);
    notice.signer = {.name = valueOf(filled, fields::signerName),
                     .post = valueOf(filled, fields::signerPost),
                     .unit = {},
                     .address = {}};
    notice.result = resultOf(*said);
    if (notice.result != ImportResult::meets)
        notice.reason = reasonsOf(tally, *result);
    notice.demo = demo;
    return notice;
}

} // namespace nqi::documents
