// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/duties.h"

#include "core/consignment/tally.h"
#include "core/gs1/gtin.h"
#include "core/verdict/company_name.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace nqi::consignment {

namespace {

using catalog::Deviation;
using catalog::DeviationKind;
using verdict::CheckCode;

bool holds(const Deviation &deviation, Date today)
{
    return (!deviation.validFrom || *deviation.validFrom <= today) &&
           (!deviation.validTo || today <= *deviation.validTo);
}

/// Which of its keys speak of the line; nothing when one speaks of another.
std::optional<std::vector<std::string_view>> keysThatMatch(const Deviation &deviation, const Line &line,
                                                           std::string_view importer)
{
    std::vector<std::string_view> by;
    bool matches = true;
    const auto key = [&](std::string_view name, std::string_view wanted, bool same) {
        if (wanted.empty())
            return;
        matches = matches && same;
        by.push_back(name);
    };
    key("country", deviation.country, deviation.country == line.origin);
    key("importer", deviation.importer, deviation.importer == importer);
    key("hsPrefix", deviation.hsPrefix, line.hsCode.starts_with(deviation.hsPrefix));
    key("manufacturer", deviation.manufacturer,
        !line.manufacturer.empty() &&
            (deviation.manufacturer == line.manufacturer ||
             verdict::compareCompanyNames(deviation.manufacturer, line.manufacturer) == verdict::NameMatch::same));
    return matches ? std::optional(std::move(by)) : std::nullopt;
}

int rank(DeviationKind kind)
{
    switch (kind) {
    case DeviationKind::tightened:
        return 0;
    case DeviationKind::exempt:
        return 1;
    case DeviationKind::reduced:
        break;
    }
    return 2;
}

bool isProof(CheckCode code)
{
    constexpr std::array proofs = {CheckCode::standardDeclared,  CheckCode::conformityDeclared,
                                   CheckCode::certificate,       CheckCode::certificateValidity,
                                   CheckCode::certificateStatus, CheckCode::certificateScope,
                                   CheckCode::bodyScope,         CheckCode::importInspection};
    return std::ranges::contains(proofs, code);
}

gs1::Item itemOf(const Line &line)
{
    gs1::Item item;
    item.kind = gs1::ItemKind::product;
    if (line.gtin != 0) {
        item.keyAi = "01";
        item.key = gs1::gtin14Text(line.gtin);
        item.gtin = line.gtin;
        item.lot = line.lot;
    }
    return item;
}

/// Goods that the catalogue does not know are what the line says they are.
std::expected<void, catalog::LookupError> completeFacts(catalog::Facts &facts, const Line &line,
                                                        catalog::CustomsLookup &lookup)
{
    if (facts.product)
        return {};
    facts.product = catalog::Product{.gtin = line.gtin,
                                     .model = line.model,
                                     .hsCode = line.hsCode,
                                     .manufacturer = line.manufacturer,
                                     .origin = line.origin};
    auto rows = lookup.riskLists(line.hsCode, {});
    if (!rows)
        return std::unexpected(rows.error());
    facts.riskLists = *std::move(rows);
    return {};
}

/// Alerts name goods whether or not anything else is recorded of them.
verdict::Overall saidByAlerts(const verdict::Verdict &verdict)
{
    auto worst = verdict::Severity::none;
    for (const verdict::Check &check : verdict.checks)
        if (check.code == CheckCode::recall)
            worst = std::max(worst, check.severity);
    if (worst == verdict::Severity::danger)
        return verdict::Overall::danger;
    return worst == verdict::Severity::none ? verdict::Overall::noRecord : verdict::Overall::attention;
}

std::vector<Mismatch> againstRecord(const Line &line, const catalog::Product &product)
{
    std::vector<Mismatch> found;
    const std::array<std::pair<Trait, std::string_view>, 4> recorded = {{{Trait::hsCode, product.hsCode},
                                                                         {Trait::model, product.model},
                                                                         {Trait::manufacturer, product.manufacturer},
                                                                         {Trait::origin, product.origin}}};
    for (const auto &[trait, value] : recorded) {
        const std::string declared = declaredTrait(line, trait);
        if (contradicts(trait, declared, value))
            found.push_back({trait, Source::catalogue, declared, std::string(value)});
    }
    return found;
}

} // namespace

std::optional<BoundDeviation> bindingDeviation(const Line &line, std::string_view importer,
                                               std::span<const Deviation> deviations, Date today)
{
    std::optional<BoundDeviation> found;
    const auto order = [](const Deviation &deviation) {
        return std::tuple(rank(deviation.kind), std::string_view(deviation.id));
    };
    for (const Deviation &deviation : deviations) {
        if (!holds(deviation, today) || (found && order(found->record) < order(deviation)))
            continue;
        if (auto by = keysThatMatch(deviation, line, importer))
            found = BoundDeviation{.record = deviation, .by = *std::move(by)};
    }
    return found;
}

bool LineDuty::proofMissing() const
{
    return std::ranges::any_of(proofs, [](const verdict::Check &check) {
        return (check.outcome == verdict::Outcome::missing || check.outcome == verdict::Outcome::differs) &&
               check.severity >= verdict::Severity::violation;
    });
}

bool LineDuty::isTightened() const
{
    return deviation && deviation->record.kind == catalog::DeviationKind::tightened;
}

std::expected<std::vector<LineDuty>, catalog::LookupError> dutiesOf(const Consignment &consignment,
                                                                    catalog::CustomsLookup &lookup,
                                                                    const verdict::Policy &policy, Instant now,
                                                                    const std::function<bool(std::size_t)> &each)
{
    const auto deviations = lookup.deviations();
    if (!deviations)
        return std::unexpected(deviations.error());
    std::vector<LineDuty> duties;
    for (const Line &line : consignment.lines) {
        const gs1::Item item = itemOf(line);
        auto facts = lookup.facts(item);
        if (!facts)
            return std::unexpected(facts.error());
        LineDuty duty;
        const bool recorded = facts->product.has_value();
        if (recorded) {
            duty.product = facts->product->name;
            duty.mismatches = againstRecord(line, *facts->product);
        } else if (const auto done = completeFacts(*facts, line, lookup); !done) {
            return std::unexpected(done.error());
        }
        const verdict::Verdict verdict = verdict::evaluate(item, *facts, policy, now,
                                                           {.mode = verdict::Mode::border,
                                                            .labelOrigin = line.origin,
                                                            .declaration = consignment.declaration,
                                                            .declarationLine = line.number});
        duty.tier = verdict.tier;
        duty.deviation = bindingDeviation(line, consignment.importer, *deviations, dateInVietNam(now));
        duty.overall = recorded ? verdict.overall : saidByAlerts(verdict);
        std::ranges::copy_if(verdict.checks, std::back_inserter(duty.proofs),
                             [](const verdict::Check &check) { return isProof(check.code); });
        duties.push_back(std::move(duty));
        if (each && !each(duties.size()))
            break;
    }
    return duties;
}

} // namespace nqi::consignment
