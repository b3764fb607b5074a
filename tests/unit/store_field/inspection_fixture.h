// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/inspection.h"
#include "tests/unit/findings/inspection_sample.h"
#include "tests/unit/store_field/field_fixture.h"

#include <string>

namespace nqi::store {

/// The sample with its annexes in the journal.
inline findings::Inspection storedInspection(FieldDatabase &journal)
{
    findings::Inspection of = findings::wholeInspection();
    EXPECT_TRUE(journal.storeEvidence(bytesOf("kho"), "image/png", "kho hàng"));
    return of;
}

/// Every party signs what stands there now.
inline void signStored(FieldDatabase &journal, findings::Inspection &of)
{
    findings::signAs(of, protocol::contentDigest(of));
    for (const findings::PartySignature &one : of.signatures)
        EXPECT_TRUE(journal.storeEvidence(bytesOf("signature of " + one.person.name), "image/png", "signature"));
}

inline findings::Inspection signedInspection(FieldDatabase &journal)
{
    findings::Inspection of = storedInspection(journal);
    signStored(journal, of);
    return of;
}

} // namespace nqi::store
