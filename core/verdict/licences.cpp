// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/gtin.h"
#include "core/verdict/company_name.h"
#include "core/verdict/families.h"

namespace nqi::verdict {
namespace {

using catalog::Licence;
using catalog::LicenceStatus;

/// What the licence is on the day. A revocation or transfer counts from the day on which it ends the licence.
Reason stateOf(const Licence &licence, Date today)
{
    const bool ended = !licence.validTo || *licence.validTo < today;
    if (licence.status == LicenceStatus::revoked && ended)
        return Reason::prefixLicence_revoked;
    if (licence.status == LicenceStatus::transferred && ended)
        return Reason::prefixLicence_transferred;
    if (licence.validTo && *licence.validTo < today)
        return Reason::prefixLicence_expired;
    if (licence.validFrom && today < *licence.validFrom)
        return Reason::prefixLicence_notYet;
    return Reason::prefixLicence_issued;
}

void checkRecordedLicence(const Inputs &inputs, const Licence &licence, Checks &checks)
{
    const std::string_view holder = companyName(inputs.facts, licence.holder);
    const catalog::Company *const company = pointerTo(inputs.facts.licensee);
    const Reason reason = stateOf(licence, inputs.today);
    switch (reason) {
    case Reason::prefixLicence_revoked:
    case Reason::prefixLicence_transferred:
        checks.add(reason, {licence.prefix, holder, dateText(licence.validTo), licence.reason}, &licence, company);
        break;
    case Reason::prefixLicence_expired:
        checks.add(reason, {licence.prefix, holder, dateText(licence.validTo)}, &licence, company);
        break;
    case Reason::prefixLicence_notYet:
        checks.add(reason, {licence.prefix, holder, dateText(licence.validFrom)}, &licence, company);
        break;
    default:
        checks.add(reason, {licence.prefix, holder, gs1::prefixOrganisation(inputs.item.key)}, &licence, company);
        break;
    }
}

bool isPublication(gs1::PrefixClass prefixClass)
{
    return prefixClass == gs1::PrefixClass::isbn || prefixClass == gs1::PrefixClass::issn;
}

/// The licence data is that of the Vietnamese organisation: it says nothing about who holds other prefixes.
bool isForeign(const std::string &key)
{
    const gs1::PrefixClass kind = gs1::prefixClass(key);
    return (kind == gs1::PrefixClass::licensed || kind == gs1::PrefixClass::gtin8) &&
           gs1::prefixOrganisation(key) != "VN";
}

bool saidToBeMadeHere(const Inputs &inputs)
{
    constexpr std::string_view vietNamNumeric = "704";
    return inputs.context.labelOrigin == "VN" || inputs.item.originCountry == vietNamNumeric ||
           (inputs.facts.product && inputs.facts.product->origin == "VN");
}

} // namespace

void checkLicence(const Inputs &inputs, Checks &checks)
{
    const std::string &key = inputs.item.key;
    const std::string_view organisation = gs1::prefixOrganisation(key);
    if (inputs.facts.licence)
        checkRecordedLicence(inputs, *inputs.facts.licence, checks);
    else if (isPublication(gs1::prefixClass(key)))
        checks.add(Reason::prefixLicence_publication, {key});
    else if (gs1::prefixClass(key) == gs1::PrefixClass::unassigned)
        checks.add(Reason::prefixLicence_unassigned, {key});
    else if (isForeign(key))
        checks.add(Reason::prefixLicence_foreign, {key, organisation});
    else if (inputs.covered(catalog::Dataset::licences))
        checks.add(Reason::prefixLicence_unissued, {key, organisation});
    else
        checks.add(Reason::prefixLicence_notCovered, {key});
}

void checkForeignAuthorisation(const Inputs &inputs, Checks &checks)
{
    const std::string &key = inputs.item.key;
    if (!isForeign(key))
        return;
    const std::string_view organisation = gs1::prefixOrganisation(key);
    const Licence *const licence = pointerTo(inputs.facts.authorisation);
    if (licence == nullptr) {
        if (!inputs.covered(catalog::Dataset::licences))
            checks.add(Reason::foreignAuthorised_notCovered, {key, organisation});
        else
            checks.add(saidToBeMadeHere(inputs) ? Reason::foreignAuthorised_madeHere
                                                : Reason::foreignAuthorised_noRecord,
                       {key, organisation}, pointerTo(inputs.facts.product));
        return;
    }
    const std::string_view holder = companyName(inputs.facts, licence->holder);
    const std::string validTo = dateText(licence->validTo);
    const bool ended = !licence->validTo || *licence->validTo < inputs.today;
    Reason reason = Reason::foreignAuthorised_authorised;
    if (licence->status != LicenceStatus::issued && ended)
        reason = Reason::foreignAuthorised_revoked;
    else if (!holds(licence->validFrom, licence->validTo, inputs.today))
        reason = Reason::foreignAuthorised_expired;
    checks.add(reason, {licence->prefix, holder, validTo}, licence);
}

void checkLabelOwner(const Inputs &inputs, Checks &checks)
{
    const catalog::Facts &facts = inputs.facts;
    const catalog::Company *const holder = facts.licensee ? pointerTo(facts.licensee) : pointerTo(facts.owner);
    const std::string &label = inputs.context.labelOwner;
    if (label.empty()) {
        if (holder != nullptr)
            checks.add(Reason::ownerMatchesLabel_notEntered, {holder->name});
        return;
    }
    if (holder == nullptr) {
        checks.add(Reason::ownerMatchesLabel_notCovered, {label});
        return;
    }
    Reason reason = Reason::ownerMatchesLabel_differs;
    switch (compareCompanyNames(label, holder->name)) {
    case NameMatch::same:
        reason = Reason::ownerMatchesLabel_matches;
        break;
    case NameMatch::similar:
        reason = Reason::ownerMatchesLabel_similar;
        break;
    case NameMatch::other:
        if (facts.product && compareCompanyNames(label, facts.product->manufacturer) == NameMatch::same)
            reason = Reason::ownerMatchesLabel_manufacturer;
        break;
    }
    checks.add(reason, {label, holder->name}, holder);
}

} // namespace nqi::verdict
