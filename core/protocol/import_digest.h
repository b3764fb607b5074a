// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/tally_book.h"
#include "core/trust/digest.h"

#include <cstddef>
#include <optional>

/// What the code at the foot of a paper of an import is over: the check that it was printed from, value by value. No
/// sentence of a paper is in it, so that one which is worded anew later does not make a true paper false. Pure, any
/// thread. `demo`: made with sample data.
namespace nqi::protocol {

/// Form 1: what is declared and filled in, not what was counted.
[[nodiscard]] trust::Digest registrationDigest(const consignment::KeptCheck &check, bool demo);
/// Form 3: the declaration and every entry, but for findings: what is found later changes nothing that it says.
[[nodiscard]] trust::Digest noticeDigest(const consignment::KeptCheck &check, bool demo);

/// How many of its first entries the check had when a Form 1 of this digest was printed, of sample data or not: the
/// most that agree.
[[nodiscard]] std::optional<std::size_t> registrationState(const consignment::KeptCheck &check,
                                                           const trust::Digest &digest);
/// The same of a Form 3: never before the check had a result.
[[nodiscard]] std::optional<std::size_t> noticeState(const consignment::KeptCheck &check, const trust::Digest &digest);

} // namespace nqi::protocol
