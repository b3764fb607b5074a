// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/browse.h"
#include "core/findings/journal.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace nqi::findings {

/// A link of the chain with what a list or picture of many shows of it. Coordinates come together or not at all.
struct Entry {
    Summary summary;
    std::uint64_t gtin = 0; ///< 0: of no product, or minutes
    std::string lot;
    std::optional<catalog::Tier> tier;
    std::optional<double> latitude;
    std::optional<double> longitude;

    bool operator==(const Entry &) const = default;
};

/// Whom or what earlier findings are asked about. Any of what is given; nothing given: nothing found.
struct Subject {
    std::vector<catalog::GtinRange> gtins; ///< one product, or those under a company prefix
    std::string lot;                       ///< with GTINs: of that lot only; alone: the lot, whoever's it is
    std::string company;                   ///< tax code of the establishment that minutes are about
};

/// A finding of goods that were met during an inspection, or in the check of a consignment whose minutes it is.
struct RecordedFinding {
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    Uuid id;
    std::string key;
    std::string lot;
    std::string serial;
    std::optional<Uuid> corrects;
    /// Of a check: which of the rows of goods that say the same is theirs, from 0. `nowhere`: the minutes have none.
    std::optional<std::size_t> row{};

    bool operator==(const RecordedFinding &) const = default;
};

/// What this device has found before. Same storage and thread as the journal's; reads only.
class History {
public:
    virtual ~History() = default;

    /// Newest first, those with a sequence below `beforeSequence`; 0: from the newest.
    [[nodiscard]] virtual std::expected<std::vector<Entry>, JournalError>
    about(const Subject &subject, std::uint32_t limit, std::uint64_t beforeSequence) const = 0;
    /// When the oldest of those was saved that are not yet whole at the hub.
    [[nodiscard]] virtual std::expected<std::optional<Instant>, JournalError> oldestWaiting() const = 0;
    /// All saved at `from` or later and before `to`, newest first. What a later link corrects is left out: the
    /// correction stands for it.
    [[nodiscard]] virtual std::expected<std::vector<Entry>, JournalError> between(Instant from, Instant to) const = 0;
    /// When the latest link was saved that replaces this one: a correction of a finding, the minutes of a later
    /// revision.
    [[nodiscard]] virtual std::expected<std::optional<Instant>, JournalError> replacedAt(const Uuid &id) const = 0;
    /// All that were recorded during an inspection, oldest first, with those that a later one corrects.
    [[nodiscard]] virtual std::expected<std::vector<RecordedFinding>, JournalError>
    during(const Uuid &inspection) const = 0;
};

} // namespace nqi::findings
