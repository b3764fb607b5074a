// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/customs_lookup.h"
#include "core/consignment/consignment.h"
#include "core/verdict/verdict.h"

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::consignment {

/// The deviation from the ordinary check that a line falls under (Decree 37/2026 Articles 84 and 86), and by which of
/// its keys: "country", "importer", "hsPrefix", "manufacturer".
struct BoundDeviation {
    catalog::Deviation record;
    std::vector<std::string_view> by;

    bool operator==(const BoundDeviation &) const = default;
};

/// Of several that hold on the day a tightened check goes before an exemption, and this before a reduction; then by id.
[[nodiscard]] std::optional<BoundDeviation> bindingDeviation(const Line &line, std::string_view importer,
                                                             std::span<const catalog::Deviation> deviations,
                                                             Date today);

/// What the records ask of the goods of a line, and what they have.
struct LineDuty {
    std::string product; ///< name in the catalogue, empty: not there
    std::optional<catalog::Tier> tier;
    std::optional<BoundDeviation> deviation;
    std::vector<verdict::Check> proofs; ///< declarations, certificates and registration that its tier asks for
    std::vector<Mismatch> mismatches;   ///< of the line with the record of its product
    verdict::Overall overall = verdict::Overall::noRecord; ///< of the goods as the line declares them; of those
                                                           ///< without a record, what alerts say

    /// A proof that must exist and does not, as recorded.
    [[nodiscard]] bool proofMissing() const;
    [[nodiscard]] bool isTightened() const;
    bool operator==(const LineDuty &) const = default;
};

/// One for each line, in order. Asks the catalogue once for each; `each` hears of every line that is done and may stop
/// the work by answering false: then what was done so far is given.
[[nodiscard]] std::expected<std::vector<LineDuty>, catalog::LookupError>
dutiesOf(const Consignment &consignment, catalog::CustomsLookup &lookup, const verdict::Policy &policy, Instant now,
         const std::function<bool(std::size_t)> &each = {});

} // namespace nqi::consignment
