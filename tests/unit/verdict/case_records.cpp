// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/issue.h"
#include "tests/unit/verdict/case_blocks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <concepts>
#include <span>
#include <sstream>

namespace nqi::verdict::testing {
namespace {

using namespace catalog;

// Words of the enumerations, from the first value on.
template <class Enum>
constexpr std::array<std::string_view, 0> words{};
template <>
constexpr std::array<std::string_view, 3> words<ProductStatus>{"active", "inactive", "discontinued"};
template <>
constexpr std::array<std::string_view, 3> words<LicenceKind>{"companyPrefix", "gtin8", "foreignAuthorisation"};
template <>
constexpr std::array<std::string_view, 3> words<LicenceStatus>{"issued", "revoked", "transferred"};
template <>
constexpr std::array<std::string_view, 3> words<CertificateKind>{"certification", "selfAssessment", "testReport"};
template <>
constexpr std::array<std::string_view, 3> words<CertificateStatus>{"valid", "suspended", "withdrawn"};
template <>
constexpr std::array<std::string_view, 2> words<BodyRole>{"accredited", "designated"};
template <>
constexpr std::array<std::string_view, 3> words<ScopeStatus>{"active", "suspended", "withdrawn"};
template <>
constexpr std::array<std::string_view, 4> words<DeclarationKind>{"appliedStandard", "conformity", "importRegistration",
                                                                 "onlineListing"};
template <>
constexpr std::array<std::string_view, 3> words<DeclarationStatus>{"active", "withdrawn", "rejected"};
template <>
constexpr std::array<std::string_view, 3> words<Tier>{"low", "medium", "high"};
template <>
constexpr std::array<std::string_view, 2> words<AlertStatus>{"active", "withdrawn"};
template <>
constexpr std::array<std::string_view, 3> words<AlertLevel>{"information", "serious", "urgent"};
template <>
constexpr std::array<std::string_view, 3> words<TraceCodeStatus>{"active", "suspended", "cancelled"};
template <>
constexpr std::array<std::string_view, 3> words<Channel>{"green", "yellow", "red"};
template <>
constexpr std::array<std::string_view, 3> words<DeviationKind>{"tightened", "reduced", "exempt"};

bool read(std::string_view text, std::string &value)
{
    value = text;
    return true;
}
bool read(std::string_view text, bool &value)
{
    value = text == "yes";
    return value || text == "no";
}
bool read(std::string_view text, std::optional<Date> &value)
{
    value = text == "none" ? std::nullopt : parseIsoDate(text);
    return value || text == "none";
}
bool read(std::string_view text, Instant &value)
{
    const std::optional<Instant> instant = parseIsoInstant(text);
    value = instant.value_or(Instant{});
    return instant.has_value();
}
template <class Number>
    requires std::integral<Number> || std::floating_point<Number>
bool read(std::string_view text, Number &value)
{
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && rest == text.data() + text.size();
}
template <class Enum>
    requires std::is_enum_v<Enum>
bool read(std::string_view text, Enum &value)
{
    const auto found = std::ranges::find(words<Enum>, text);
    if (found == words<Enum>.end())
        return false;
    const auto first = static_cast<std::int64_t>(EnumBounds<Enum>::first);
    value = *enumValue<Enum>(first + (found - words<Enum>.begin()));
    return true;
}

/// Sets the fields of one record by the names of its columns. Returns what is wrong.
template <class Record>
std::string fill(const Block &block, Record &record)
{
    for (const auto &[field, value] : block.fields) {
        bool known = false;
        bool right = false;
        std::apply(
            [&](const auto &...column) {
                ((column.name == field ? void((known = true, right = read(value, record.*(column.member)))) : void()),
                 ...);
            },
            Schema<Record>::columns);
        if (!known || !right)
            return block.kind + " " + block.name + ": " + field + ": " +
                   (known ? "bad value " + value : "no such column");
    }
    return {};
}

template <class Record>
std::string addTo(std::vector<Record> &records, const Block &block)
{
    return fill(block, records.emplace_back());
}
template <class Record>
std::string addTo(std::optional<Record> &record, const Block &block)
{
    return fill(block, record.emplace());
}

std::string addRecord(const Block &block, Case &target)
{
    Facts &facts = target.facts;
    const std::string &kind = block.kind;
    if (kind == "product")
        return addTo(facts.product, block);
    if (kind == "owner")
        return addTo(facts.owner, block);
    if (kind == "licensee")
        return addTo(facts.licensee, block);
    if (kind == "licence")
        return addTo(facts.licence, block);
    if (kind == "authorisation")
        return addTo(facts.authorisation, block);
    if (kind == "certificate")
        return addTo(facts.certificates, block);
    if (kind == "body")
        return addTo(facts.bodies, block);
    if (kind == "scope")
        return addTo(facts.scopes, block);
    if (kind == "declaration")
        return addTo(facts.declarations, block);
    if (kind == "risk")
        return addTo(facts.riskLists, block);
    if (kind == "standard")
        return addTo(facts.standards, block);
    if (kind == "alert")
        return addTo(facts.alerts, block);
    if (kind == "alert_item")
        return addTo(facts.alertItems, block);
    if (kind == "event")
        return addTo(facts.traceEvents, block);
    if (kind == "trace_code")
        return addTo(facts.traceCodes, block);
    if (kind == "customs_line")
        return addTo(facts.customsLines, block);
    if (kind == "deviation")
        return addTo(facts.deviations, block);
    if (kind == "policy")
        return addTo(target.policy, block);
    return "no such kind of block: " + kind;
}

bool setKind(std::string_view text, gs1::Item &item)
{
    for (const gs1::ItemKind kind :
         {gs1::ItemKind::product, gs1::ItemKind::logisticUnit, gs1::ItemKind::location, gs1::ItemKind::asset,
          gs1::ItemKind::payment, gs1::ItemKind::website, gs1::ItemKind::unidentified}) {
        if (gs1::name(kind) == text) {
            item.kind = kind;
            return true;
        }
    }
    return false;
}

/// "error checkDigit", "warning separatorMaybeLost"
bool addIssue(std::string_view text, gs1::Item &item)
{
    const std::size_t blank = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(std::min(blank + 1, text.size()));
    gs1::Issue issue;
    issue.severity = text.starts_with("error") ? gs1::Severity::error : gs1::Severity::warning;
    for (std::uint16_t code = 0; code < 512; ++code) {
        if (gs1::name(gs1::IssueCode{code}) == word) {
            issue.code = gs1::IssueCode{code};
            if (item.messages.empty())
                item.messages.emplace_back();
            item.messages.front().issues.push_back(issue);
            return true;
        }
    }
    return false;
}

bool addContradiction(std::string_view text, gs1::Item &item)
{
    const std::size_t first = text.find(' ');
    const std::size_t second = text.rfind(' ');
    if (first == std::string_view::npos || second == first)
        return false;
    item.contradictions.push_back({std::string(text.substr(0, first)),
                                   std::string(text.substr(first + 1, second - first - 1)),
                                   std::string(text.substr(second + 1))});
    return true;
}

bool setItem(const std::string &field, const std::string &value, gs1::Item &item)
{
    if (field == "gtin") {
        item.kind = gs1::ItemKind::product;
        item.keyAi = "01";
        item.key = value;
        return read(value, item.gtin) && value.size() == 14;
    }
    if (field == "kind")
        return setKind(value, item);
    if (field == "key")
        return read(value, item.key);
    if (field == "lot")
        return read(value, item.lot);
    if (field == "serial")
        return read(value, item.serial);
    if (field == "produced")
        return read(value, item.produced);
    if (field == "packaged")
        return read(value, item.packaged);
    if (field == "best_before")
        return read(value, item.bestBefore);
    if (field == "sell_by")
        return read(value, item.sellBy);
    if (field == "expires")
        return read(value, item.expires);
    if (field == "origin_422")
        return read(value, item.originCountry);
    if (field == "url")
        return read(value, item.url);
    if (field == "host")
        return read(value, item.host);
    if (field == "check_digit_right")
        return read(value, item.checkDigitRight);
    if (field == "element") {
        item.elements.push_back({value.substr(0, value.find(' ')), value.substr(value.find(' ') + 1), 0});
        return true;
    }
    if (field == "symbols") {
        std::size_t count = 0;
        const bool right = read(value, count);
        item.messages.resize(count);
        return right;
    }
    if (field.starts_with("issue"))
        return addIssue(value, item);
    return field.starts_with("contradiction") && addContradiction(value, item);
}

bool addMark(std::string item, const std::string &value, Context &context)
{
    context.labelMarks.push_back({std::move(item), value == "shown"});
    return value == "shown" || value == "missing";
}

/// "at least 12 measured 8.4 report KQ-7" or "at most ...".
bool addResult(std::string indicator, const std::string &value, Context &context)
{
    std::istringstream words(value);
    std::string at;
    std::string bound;
    std::string measured;
    std::string report;
    LabResult result{.indicator = std::move(indicator), .declared = {}, .measured = {}, .report = {}, .atMost = false};
    words >> at >> bound >> result.declared >> measured >> result.measured >> report >> result.report;
    result.atMost = bound == "most";
    context.labResults.push_back(std::move(result));
    return words && at == "at" && (bound == "least" || bound == "most") && measured == "measured" && report == "report";
}

bool setContext(const std::string &field, const std::string &value, Context &context)
{
    if (field == "mode") {
        for (const Mode mode : {Mode::market, Mode::border, Mode::online}) {
            if (name(mode) == value) {
                context.mode = mode;
                return true;
            }
        }
        return false;
    }
    if (field == "label_owner")
        return read(value, context.labelOwner);
    if (field == "label_origin")
        return read(value, context.labelOrigin);
    if (field == "listing_url")
        return read(value, context.listingUrl);
    if (field == "label_produced")
        return read(value, context.labelProduced);
    if (field == "label_expires")
        return read(value, context.labelExpires);
    if (field == "label_best_before")
        return read(value, context.labelBestBefore);
    if (field == "label_quantity")
        return read(value, context.labelQuantity);
    if (field == "measured_quantity")
        return read(value, context.measuredQuantity);
    if (field == "certificate_origin")
        return read(value, context.certificateOrigin);
    if (field == "declaration")
        return read(value, context.declaration);
    if (field == "declaration_line")
        return read(value, context.declarationLine);
    if (field.starts_with("label."))
        return addMark(field.substr(std::string_view("label.").size()), value, context);
    if (field.starts_with("lab."))
        return addResult(field.substr(std::string_view("lab.").size()), value, context);
    return field == "confirmed_tier" && read(value, context.confirmedTier.emplace());
}

} // namespace

void Block::set(const std::string &field, const std::string &value)
{
    const auto found = std::ranges::find(fields, field, &std::pair<std::string, std::string>::first);
    if (found == fields.end())
        fields.emplace_back(field, value);
    else
        found->second = value;
}

std::string build(const std::vector<Block> &blocks, Case &target)
{
    for (const Block &block : blocks) {
        if (block.kind == "item" || block.kind == "context") {
            for (const auto &[field, value] : block.fields) {
                const bool right = block.kind == "item" ? setItem(field, value, target.item)
                                                        : setContext(field, value, target.context);
                if (!right)
                    return block.kind + ": " + field + ": " + value;
            }
        } else if (std::string problem = addRecord(block, target); !problem.empty()) {
            return problem;
        }
    }
    return {};
}

} // namespace nqi::verdict::testing
