// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/families.h"

#include <algorithm>
#include <tuple>

namespace nqi::verdict {
namespace {

using catalog::Declaration;
using catalog::DeclarationKind;
using catalog::DeclarationStatus;

enum class Standing : std::uint8_t { good, expired, withdrawn }; // best first

/// A declaration dated later than today does not exist yet.
bool madeBy(const Declaration &declaration, Date today)
{
    return !declaration.declaredOn || *declaration.declaredOn <= today;
}

Standing standingOf(const Declaration &declaration, Date today)
{
    if (declaration.status != DeclarationStatus::active)
        return Standing::withdrawn;
    return declaration.validTo && *declaration.validTo < today ? Standing::expired : Standing::good;
}

/// The one that speaks best for the item: duties are met by any.
const Declaration *best(const Inputs &inputs, DeclarationKind kind)
{
    const Declaration *found = nullptr;
    const auto rank = [&](const Declaration &declaration) {
        return std::tuple(standingOf(declaration, inputs.today), std::string_view(declaration.id));
    };
    for (const Declaration &declaration : inputs.facts.declarations) {
        if (declaration.kind == kind && madeBy(declaration, inputs.today) &&
            (found == nullptr || rank(declaration) < rank(*found)))
            found = &declaration;
    }
    return found;
}

const catalog::Standard *standardNamed(const Inputs &inputs, std::string_view id)
{
    const auto found = std::ranges::find(inputs.facts.standards, id, &catalog::Standard::id);
    return found == inputs.facts.standards.end() ? nullptr : &*found;
}

void checkStandard(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    const Declaration *const declaration = best(inputs, DeclarationKind::appliedStandard);
    if (declaration == nullptr) {
        if (!inputs.covered(catalog::Dataset::declarations))
            checks.add(Reason::standardDeclared_notCovered);
        else if (duties.tier)
            checks.add(Reason::standardDeclared_missing, {catalog::name(*duties.tier)});
        return;
    }
    switch (standingOf(*declaration, inputs.today)) {
    case Standing::good:
        break;
    case Standing::expired:
        checks.add(Reason::standardDeclared_expired, {declaration->standard, dateText(declaration->validTo)},
                   declaration);
        return;
    case Standing::withdrawn:
        checks.add(Reason::standardDeclared_withdrawn, {declaration->standard}, declaration);
        return;
    }
    checks.add(Reason::standardDeclared_declared, {declaration->standard, dateText(declaration->declaredOn)},
               declaration);
    const catalog::Standard *const standard = standardNamed(inputs, declaration->standard);
    if (standard != nullptr && standard->validTo && *standard->validTo < inputs.today)
        checks.add(Reason::standardDeclared_outdated, {standard->id, dateText(standard->validTo), standard->replacedBy},
                   declaration, standard);
}

void checkConformity(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    const Declaration *const declaration = best(inputs, DeclarationKind::conformity);
    const bool good = declaration != nullptr && standingOf(*declaration, inputs.today) == Standing::good;
    if (!duties.declaration && !good) {
        if (duties.tier)
            checks.add(Reason::conformityDeclared_notRequired, {catalog::name(*duties.tier)});
        return;
    }
    if (declaration == nullptr) {
        if (inputs.covered(catalog::Dataset::declarations))
            checks.add(Reason::conformityDeclared_missing, {catalog::name(*duties.tier)});
        else
            checks.add(Reason::conformityDeclared_notCovered);
        return;
    }
    switch (standingOf(*declaration, inputs.today)) {
    case Standing::good:
        checks.add(Reason::conformityDeclared_declared,
                   {declaration->standard, dateText(declaration->declaredOn), declaration->certificate}, declaration);
        break;
    case Standing::expired:
        checks.add(Reason::conformityDeclared_expired, {declaration->standard, dateText(declaration->validTo)},
                   declaration);
        break;
    case Standing::withdrawn:
        checks.add(Reason::conformityDeclared_withdrawn, {declaration->standard}, declaration);
        break;
    }
}

} // namespace

void checkDeclarations(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    checkStandard(inputs, duties, checks);
    checkConformity(inputs, duties, checks);
}

} // namespace nqi::verdict
