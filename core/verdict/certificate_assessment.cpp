// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/certificates.h"
#include "core/verdict/company_name.h"

#include <algorithm>
#include <tuple>

namespace nqi::verdict {
namespace {

using catalog::BodyRole;
using catalog::BodyScope;
using catalog::Certificate;
using catalog::CertificateKind;
using catalog::CertificateStatus;
using catalog::ScopeStatus;
using catalog::Tier;

constexpr std::uint8_t lotMethod = 7; ///< the certificate covers one lot only

Reason validityOf(const Inputs &inputs, const Certificate &certificate)
{
    if (certificate.issuedOn && inputs.today < *certificate.issuedOn)
        return Reason::certificateValidity_notYet;
    if (!certificate.validTo || inputs.today <= *certificate.validTo)
        return Reason::certificateValidity_valid;
    const std::optional<Date> &produced = inputs.dates.produced;
    if (produced && certificate.issuedOn && holds(certificate.issuedOn, certificate.validTo, *produced))
        return Reason::certificateValidity_validWhenProduced;
    return Reason::certificateValidity_expired;
}

Reason statusOf(const Certificate &certificate, Date today)
{
    if (isWithdrawn(certificate, today))
        return Reason::certificateStatus_withdrawn;
    return isSuspended(certificate, today) ? Reason::certificateStatus_suspended : Reason::certificateStatus_active;
}

bool differs(const std::string &a, const std::string &b)
{
    return !a.empty() && !b.empty() && a != b && foldedTight(a) != foldedTight(b);
}

bool namesOtherManufacturer(const Certificate &certificate, const catalog::Product &product)
{
    return !certificate.manufacturer.empty() && !product.manufacturer.empty() &&
           certificate.manufacturer != product.manufacturer &&
           compareCompanyNames(certificate.manufacturer, product.manufacturer) == NameMatch::other;
}

/// The customs lines of this lot name declarations, and none of them is the certificate's.
bool namesOtherDeclaration(const Inputs &inputs, const Certificate &certificate)
{
    if (certificate.customsDeclaration.empty())
        return false;
    bool any = false;
    for (const catalog::CustomsLine &line : inputs.facts.customsLines) {
        if (!inputs.item.lot.empty() && !line.lot.empty() && line.lot != inputs.item.lot)
            continue;
        if (line.declaration == certificate.customsDeclaration)
            return false;
        any = true;
    }
    return any;
}

void assessScope(const Inputs &inputs, std::string_view required, Assessment &assessment)
{
    const Certificate &certificate = *assessment.certificate;
    const auto defect = [&](Reason reason) { assessment.scopeDefects.at(assessment.defects++) = reason; };
    if (certificate.gtin != 0 && certificate.gtin != inputs.item.gtin)
        defect(Reason::certificateScope_otherProduct);
    if (!required.empty() && certificate.regulation != required)
        defect(Reason::certificateScope_otherRegulation);
    if (const std::optional<catalog::Product> &product = inputs.facts.product) {
        if (differs(certificate.model, product->model))
            defect(Reason::certificateScope_otherModel);
        if (namesOtherManufacturer(certificate, *product))
            defect(Reason::certificateScope_otherManufacturer);
    }
    if (certificate.method == lotMethod && !certificate.lot.empty() && certificate.lot != inputs.item.lot)
        defect(inputs.item.lot.empty() ? Reason::certificateScope_lotUnread : Reason::certificateScope_otherLot);
    if (certificate.method == lotMethod && namesOtherDeclaration(inputs, certificate))
        defect(Reason::certificateScope_otherDeclaration);
    const auto standard = std::ranges::find(inputs.facts.standards, certificate.regulation, &catalog::Standard::id);
    if (standard != inputs.facts.standards.end() && standard->validTo && *standard->validTo < inputs.today) {
        assessment.regulation = &*standard;
        defect(Reason::certificateScope_regulationOut);
    }
}

/// What one scope says about the day of certification.
Reason scopeOn(const BodyScope &scope, Date day)
{
    // The register gives no day of suspension or withdrawal, so it counts for every certificate of the body.
    if (scope.status == ScopeStatus::withdrawn)
        return Reason::bodyScope_withdrawn;
    if (scope.status == ScopeStatus::suspended)
        return Reason::bodyScope_suspended;
    if (!holds(scope.validFrom, scope.validTo, day))
        return Reason::bodyScope_notOnDate;
    return scope.role == BodyRole::designated ? Reason::bodyScope_designated : Reason::bodyScope_accredited;
}

int rankOf(Reason reason)
{
    switch (reason) {
    case Reason::bodyScope_designated:
        return 0;
    case Reason::bodyScope_accredited:
        return 1;
    case Reason::bodyScope_notOnDate:
        return 2;
    case Reason::bodyScope_suspended:
        return 3;
    default:
        return 4;
    }
}

/// The scope that speaks best for the certificate among those of a role that the tier accepts.
const BodyScope *bestScope(const Inputs &inputs, const Certificate &certificate, Tier tier, Date day)
{
    const BodyScope *found = nullptr;
    const auto rank = [&](const BodyScope &scope) {
        // A longer validity first, so that what has not lapsed wins.
        const Date end = scope.validTo.value_or(Date::max());
        return std::tuple(rankOf(scopeOn(scope, day)), -end.time_since_epoch().count(),
                          std::string_view(scope.decision));
    };
    for (const BodyScope &scope : inputs.facts.scopes) {
        const bool accepted = tier != Tier::high || scope.role == BodyRole::designated;
        if (accepted && scope.body == certificate.body && scope.regulation == certificate.regulation &&
            (found == nullptr || rank(scope) < rank(*found)))
            found = &scope;
    }
    return found;
}

Reason withoutScope(const Inputs &inputs, const Assessment &assessment)
{
    const Certificate &certificate = *assessment.certificate;
    const bool accredited = std::ranges::any_of(inputs.facts.scopes, [&](const BodyScope &scope) {
        return scope.body == certificate.body && scope.regulation == certificate.regulation &&
               scope.role == BodyRole::accredited;
    });
    if (accredited)
        return Reason::bodyScope_onlyAccredited;
    if (!inputs.covered(catalog::Dataset::bodies))
        return Reason::bodyScope_notCovered;
    return assessment.bodyRecord == nullptr ? Reason::bodyScope_unknownBody : Reason::bodyScope_none;
}

void assessBody(const Inputs &inputs, Tier tier, Assessment &assessment)
{
    const Certificate &certificate = *assessment.certificate;
    if (certificate.kind == CertificateKind::selfAssessment) {
        assessment.body = Reason::bodyScope_notRequired;
        return;
    }
    const auto record = std::ranges::find(inputs.facts.bodies, certificate.body, &catalog::Body::id);
    assessment.bodyRecord = record == inputs.facts.bodies.end() ? nullptr : &*record;
    const Date day = certificate.issuedOn.value_or(inputs.today);
    assessment.scope = bestScope(inputs, certificate, tier, day);
    if (assessment.scope == nullptr) {
        assessment.body = withoutScope(inputs, assessment);
        return;
    }
    assessment.body = scopeOn(*assessment.scope, day);
    assessment.bodyLapsed =
        rankOf(assessment.body) <= 1 && assessment.scope->validTo && *assessment.scope->validTo < inputs.today;
}

/// Weight of everything that is wrong, so that one grave defect outweighs any number of small ones.
int weightOf(const Assessment &assessment)
{
    const auto weight = [](Reason reason) {
        switch (info(reason).severity) {
        case Severity::none:
            return 0;
        case Severity::note:
            return 1;
        case Severity::warning:
            return 16;
        case Severity::violation:
        case Severity::danger:
            return 256;
        }
        return 0;
    };
    int sum = weight(assessment.validity) + weight(assessment.status) + weight(assessment.body);
    for (const Reason reason : assessment.scopeReasons())
        sum += weight(reason);
    return sum + (assessment.bodyLapsed ? 1 : 0);
}

} // namespace

bool isWithdrawn(const Certificate &certificate, Date today)
{
    return certificate.status == CertificateStatus::withdrawn &&
           (!certificate.statusSince || *certificate.statusSince <= today);
}

bool isSuspended(const Certificate &certificate, Date today)
{
    return certificate.status == CertificateStatus::suspended &&
           (!certificate.statusSince || *certificate.statusSince <= today);
}

bool inForce(const Certificate &certificate, Date today)
{
    return holds(certificate.issuedOn, certificate.validTo, today) && !isSuspended(certificate, today) &&
           !isWithdrawn(certificate, today);
}

Assessment assess(const Inputs &inputs, const Certificate &certificate, std::string_view required, Tier tier)
{
    Assessment assessment;
    assessment.certificate = &certificate;
    assessment.validity = validityOf(inputs, certificate);
    assessment.status = statusOf(certificate, inputs.today);
    assessScope(inputs, required, assessment);
    assessBody(inputs, tier, assessment);
    return assessment;
}

bool isBetter(const Assessment &a, const Assessment &b)
{
    const auto rank = [](const Assessment &assessment) {
        const Certificate &certificate = *assessment.certificate;
        const Date end = certificate.validTo.value_or(Date::max());
        return std::tuple(weightOf(assessment), certificate.kind, -end.time_since_epoch().count(),
                          std::string_view(certificate.number), certificate.line);
    };
    return rank(a) < rank(b);
}

} // namespace nqi::verdict
