// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/families.h"

namespace nqi::verdict {
namespace {

/// What a look at the package and a laboratory say, whatever the code is.
void checkPackage(const Inputs &inputs, Checks &checks)
{
    checkDates(inputs, checks);
    checkLabelContent(inputs, checks);
    checkMeasured(inputs, checks);
}

void checkProductItem(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    checkLicence(inputs, checks);
    checkProduct(inputs, checks);
    checkLabelOwner(inputs, checks);
    checkForeignAuthorisation(inputs, checks);
    checkTier(inputs, duties, checks);
    checkDeclarations(inputs, duties, checks);
    checkCertificates(inputs, duties, checks);
    checkImport(inputs, duties, checks);
    checkListing(inputs, duties, checks);
    checkAlerts(inputs, checks);
    checkPackage(inputs, checks);
    checkTraceability(inputs, duties, checks);
    checkOrigin(inputs, checks);
    checkLinkHost(inputs, checks);
    checkCustoms(inputs, checks);
    checkSuspicions(inputs, checks);
}

/// Says whether the answer rests on the catalogue.
bool checkItem(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    checkReading(inputs, checks);
    if (inputs.item.kind == gs1::ItemKind::payment) {
        checkNotAProduct(inputs, checks);
        return false;
    }
    if (inputs.item.kind != gs1::ItemKind::product) {
        checkNotAProduct(inputs, checks);
        checkPackage(inputs, checks);
        if (inputs.context.mode != Mode::online)
            return false;
        checkListing(inputs, duties, checks);
        return true;
    }
    if (checkRestrictedNumber(inputs, checks)) {
        checkPackage(inputs, checks);
        return false;
    }
    checkProductItem(inputs, duties, checks);
    return true;
}

Verdict answer(const Inputs &inputs, const std::optional<catalog::LookupError> &error)
{
    Verdict verdict;
    Checks checks(inputs);
    const Duties duties = dutiesOf(inputs);
    if (checkItem(inputs, duties, checks)) {
        if (error)
            checkUnavailable(*error, checks);
        else
            checkFreshness(inputs, checks);
        verdict.tier = duties.tier;
    }
    verdict.checks = checks.take();
    verdict.overall = overallOf(inputs.item.kind, verdict.checks);
    verdict.today = inputs.today;
    verdict.catalogueVersion = inputs.facts.catalogue.version;
    verdict.catalogueAsOf = inputs.facts.catalogue.asOf;
    verdict.demo = inputs.facts.catalogue.demo;
    return verdict;
}

} // namespace

Verdict evaluate(const gs1::Item &item, const catalog::Facts &facts, const Policy &policy, Instant now,
                 const Context &context)
{
    return answer(Inputs(item, facts, policy, context, now), std::nullopt);
}

Verdict evaluateWithoutCatalogue(const gs1::Item &item, catalog::LookupError error, const Policy &policy, Instant now,
                                 const Context &context)
{
    static const catalog::Facts nothing;
    return answer(Inputs(item, nothing, policy, context, now), error);
}

} // namespace nqi::verdict
