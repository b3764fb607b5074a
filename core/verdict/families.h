// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verdict/checks.h"

/// The families of checks, one source file each. Each adds its checks; none reads what another one decided, except
/// `checkSuspicions`, which reads the reasons given before it.
namespace nqi::verdict {

// identity.cpp
void checkReading(const Inputs &inputs, Checks &checks);
void checkNotAProduct(const Inputs &inputs, Checks &checks);
/// True when the number is of a kind that has no global identity: nothing else can be looked up.
[[nodiscard]] bool checkRestrictedNumber(const Inputs &inputs, Checks &checks);
void checkProduct(const Inputs &inputs, Checks &checks);
void checkLinkHost(const Inputs &inputs, Checks &checks);
// licences.cpp
void checkLicence(const Inputs &inputs, Checks &checks);
void checkForeignAuthorisation(const Inputs &inputs, Checks &checks);
void checkLabelOwner(const Inputs &inputs, Checks &checks);
// tier.cpp
void checkTier(const Inputs &inputs, const Duties &duties, Checks &checks);
// declarations.cpp
void checkDeclarations(const Inputs &inputs, const Duties &duties, Checks &checks);
// certificates.cpp
void checkCertificates(const Inputs &inputs, const Duties &duties, Checks &checks);
// listing.cpp
void checkListing(const Inputs &inputs, const Duties &duties, Checks &checks);
// alerts.cpp
void checkAlerts(const Inputs &inputs, Checks &checks);
// dates.cpp
void checkDates(const Inputs &inputs, Checks &checks);
// label.cpp
void checkLabelContent(const Inputs &inputs, Checks &checks);
// measured.cpp
void checkMeasured(const Inputs &inputs, Checks &checks);
// traceability.cpp
void checkTraceability(const Inputs &inputs, const Duties &duties, Checks &checks);
// suspicion.cpp
void checkSuspicions(const Inputs &inputs, Checks &checks);
// origin.cpp
void checkOrigin(const Inputs &inputs, Checks &checks);
// customs.cpp
void checkImport(const Inputs &inputs, const Duties &duties, Checks &checks);
void checkCustoms(const Inputs &inputs, Checks &checks);
// freshness.cpp
void checkFreshness(const Inputs &inputs, Checks &checks);
void checkUnavailable(catalog::LookupError error, Checks &checks);
// lattice.cpp
[[nodiscard]] Overall overallOf(gs1::ItemKind kind, const std::vector<Check> &checks);

} // namespace nqi::verdict
