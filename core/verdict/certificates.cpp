// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/certificates.h"

#include "core/verdict/families.h"

#include <algorithm>

namespace nqi::verdict {
namespace {

using catalog::Certificate;
using catalog::CertificateKind;
using catalog::Tier;

/// What the tier accepts as a showing of conformity.
bool accepted(const Certificate &certificate, Tier tier)
{
    return certificate.kind == CertificateKind::certification ||
           (certificate.kind == CertificateKind::selfAssessment && tier != Tier::high);
}

void addScope(const Inputs &inputs, const Assessment &found, std::string_view required, Checks &checks)
{
    const Certificate &certificate = *found.certificate;
    const catalog::Product *const product = pointerTo(inputs.facts.product);
    const auto of = [&](std::string catalog::Product::*member) {
        return product == nullptr ? std::string_view{} : std::string_view{product->*member};
    };
    if (found.defects == 0)
        checks.add(Reason::certificateScope_covers,
                   {certificate.number, certificate.regulation, certificate.model, certificate.manufacturer},
                   &certificate);
    for (const Reason reason : found.scopeReasons()) {
        switch (reason) {
        case Reason::certificateScope_otherProduct:
            checks.add(reason, {certificate.number, keyOf(catalog::Product{.gtin = certificate.gtin}).key},
                       &certificate);
            break;
        case Reason::certificateScope_otherRegulation:
            checks.add(reason, {certificate.number, certificate.regulation, required}, &certificate);
            break;
        case Reason::certificateScope_otherModel:
            checks.add(reason, {certificate.number, certificate.model, of(&catalog::Product::model)}, &certificate,
                       product);
            break;
        case Reason::certificateScope_otherManufacturer:
            checks.add(reason, {certificate.number, certificate.manufacturer, of(&catalog::Product::manufacturer)},
                       &certificate, product);
            break;
        case Reason::certificateScope_otherLot:
            checks.add(reason, {certificate.number, certificate.lot, inputs.item.lot}, &certificate);
            break;
        case Reason::certificateScope_lotUnread:
            checks.add(reason, {certificate.number, certificate.lot}, &certificate);
            break;
        case Reason::certificateScope_otherDeclaration:
            checks.add(reason, {certificate.number, certificate.customsDeclaration}, &certificate);
            break;
        default:
            checks.add(reason, {certificate.number, certificate.regulation, found.regulation->replacedBy}, &certificate,
                       found.regulation);
            break;
        }
    }
}

std::string_view bodyName(const Assessment &found)
{
    return found.bodyRecord != nullptr ? std::string_view{found.bodyRecord->name}
                                       : std::string_view{found.certificate->body};
}

void addBody(const Inputs &inputs, const Assessment &found, Checks &checks)
{
    const Certificate &certificate = *found.certificate;
    const std::string_view number = certificate.number;
    const std::string_view body = bodyName(found);
    const std::string_view regulation = certificate.regulation;
    switch (found.body) {
    case Reason::bodyScope_designated:
    case Reason::bodyScope_accredited:
        checks.add(
            found.body,
            {number, body, regulation, found.scope->decision, isoDate(certificate.issuedOn.value_or(inputs.today))},
            &certificate, found.bodyRecord, found.scope);
        break;
    case Reason::bodyScope_notOnDate:
        checks.add(found.body,
                   {number, body, regulation, isoDate(certificate.issuedOn.value_or(inputs.today)),
                    dateText(found.scope->validFrom), dateText(found.scope->validTo)},
                   &certificate, found.bodyRecord, found.scope);
        break;
    case Reason::bodyScope_suspended:
    case Reason::bodyScope_withdrawn:
        checks.add(found.body, {number, body, regulation, found.scope->decision}, &certificate, found.bodyRecord,
                   found.scope);
        break;
    case Reason::bodyScope_onlyAccredited:
    case Reason::bodyScope_none:
        checks.add(found.body, {number, body, regulation}, &certificate, found.bodyRecord);
        break;
    case Reason::bodyScope_unknownBody:
        checks.add(found.body, {number, body}, &certificate);
        break;
    default:
        checks.add(found.body, {number}, &certificate);
        break;
    }
    if (found.bodyLapsed)
        checks.add(Reason::bodyScope_lapsedSince, {number, body, regulation, dateText(found.scope->validTo)},
                   &certificate, found.bodyRecord, found.scope);
}

void addValidity(const Inputs &inputs, const Assessment &found, Checks &checks)
{
    const Certificate &certificate = *found.certificate;
    const std::string validTo = dateText(certificate.validTo);
    switch (found.validity) {
    case Reason::certificateValidity_valid:
        checks.add(found.validity, {certificate.number, dateText(certificate.issuedOn), validTo}, &certificate);
        break;
    case Reason::certificateValidity_notYet:
        checks.add(found.validity, {certificate.number, dateText(certificate.issuedOn)}, &certificate);
        break;
    case Reason::certificateValidity_validWhenProduced:
        checks.add(found.validity, {certificate.number, validTo, dateText(inputs.dates.produced)}, &certificate);
        break;
    default:
        checks.add(found.validity, {certificate.number, validTo}, &certificate);
        break;
    }
    if (found.status == Reason::certificateStatus_active)
        checks.add(found.status, {certificate.number}, &certificate);
    else
        checks.add(found.status, {certificate.number, dateText(certificate.statusSince)}, &certificate);
}

/// The chain of one certificate: it exists, it holds, it covers, its body may.
void addChain(const Inputs &inputs, const Assessment &found, std::string_view required, Checks &checks)
{
    const Certificate &certificate = *found.certificate;
    const std::string validTo = dateText(certificate.validTo);
    if (certificate.kind == CertificateKind::selfAssessment)
        checks.add(Reason::certificate_selfAssessed, {certificate.number, certificate.regulation, validTo},
                   &certificate);
    else
        checks.add(Reason::certificate_held, {certificate.number, bodyName(found), certificate.regulation, validTo},
                   &certificate, found.bodyRecord);
    addValidity(inputs, found, checks);
    addScope(inputs, found, required, checks);
    addBody(inputs, found, checks);
}

/// Nothing that the tier accepts: says what there is instead. The first by number, whatever the order of the facts.
void addMissing(const Inputs &inputs, std::string_view required, Tier tier, Checks &checks)
{
    const auto first = [&](CertificateKind kind) {
        const Certificate *found = nullptr;
        for (const Certificate &certificate : inputs.facts.certificates) {
            if (certificate.kind == kind && (found == nullptr || certificate.number < found->number))
                found = &certificate;
        }
        return found;
    };
    if (const Certificate *const own = first(CertificateKind::selfAssessment))
        checks.add(Reason::certificate_selfAssessedOnly, {own->number, catalog::name(tier)}, own);
    else if (const Certificate *const report = first(CertificateKind::testReport))
        checks.add(Reason::certificate_testReportOnly, {report->number, catalog::name(tier)}, report);
    else if (inputs.covered(catalog::Dataset::certificates))
        checks.add(Reason::certificate_missing, {catalog::name(tier), required});
    else
        checks.add(Reason::certificate_notCovered, {catalog::name(tier)});
}

void checkRequired(const Inputs &inputs, std::string_view required, Tier tier, std::vector<const Certificate *> &used,
                   Checks &checks)
{
    std::optional<Assessment> best;
    for (const Certificate &certificate : inputs.facts.certificates) {
        if (!accepted(certificate, tier))
            continue;
        const Assessment found = assess(inputs, certificate, required, tier);
        if (!best || isBetter(found, *best))
            best = found;
    }
    if (!best) {
        addMissing(inputs, required, tier, checks);
        return;
    }
    // One certificate may answer for several regulations only when it is the best there is: its defects differ then.
    used.push_back(best->certificate);
    addChain(inputs, *best, required, checks);
}

/// Regulations that the rows in force name, each once, in order.
std::vector<std::string_view> requiredRegulations(const Duties &duties)
{
    std::vector<std::string_view> regulations;
    for (const catalog::RiskListEntry *entry : duties.inForce) {
        if (!entry->regulation.empty())
            regulations.push_back(entry->regulation);
    }
    std::ranges::sort(regulations);
    const auto repeated = std::ranges::unique(regulations);
    regulations.erase(repeated.begin(), repeated.end());
    if (regulations.empty())
        regulations.emplace_back();
    return regulations;
}

void checkVoluntary(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    std::optional<Assessment> best;
    for (const Certificate &certificate : inputs.facts.certificates) {
        if (certificate.kind != CertificateKind::certification)
            continue;
        const Assessment found = assess(inputs, certificate, {}, Tier::medium);
        if (!best || isBetter(found, *best))
            best = found;
    }
    if (!best) {
        if (duties.tier)
            checks.add(Reason::certificate_notRequired, {catalog::name(*duties.tier)});
        return;
    }
    const Certificate &certificate = *best->certificate;
    const bool good = inForce(certificate, inputs.today) && best->defects == 0;
    checks.add(good ? Reason::certificate_voluntary : Reason::certificate_voluntaryLapsed,
               {certificate.number, bodyName(*best), certificate.regulation, dateText(certificate.validTo)},
               &certificate, best->bodyRecord);
}

/// A suspended or withdrawn certificate beside the one that counts is worth knowing.
void checkOthers(const Inputs &inputs, const std::vector<const Certificate *> &used, Checks &checks)
{
    for (const Certificate &certificate : inputs.facts.certificates) {
        const bool withdrawn = isWithdrawn(certificate, inputs.today);
        if ((!withdrawn && !isSuspended(certificate, inputs.today)) || std::ranges::contains(used, &certificate))
            continue;
        checks.add(Reason::certificateStatus_other,
                   {certificate.number, withdrawn ? "withdrawn" : "suspended", dateText(certificate.statusSince)},
                   &certificate);
    }
}

} // namespace

void checkCertificates(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    if (!duties.tier || !duties.certificate) {
        checkVoluntary(inputs, duties, checks);
        return;
    }
    std::vector<const Certificate *> used;
    for (const std::string_view required : requiredRegulations(duties))
        checkRequired(inputs, required, *duties.tier, used, checks);
    checkOthers(inputs, used, checks);
}

} // namespace nqi::verdict
