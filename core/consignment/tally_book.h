// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/consignment/tally.h"
#include "core/consignment/withdrawal.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::consignment {

enum class BookError : std::uint8_t {
    unwritable, ///< full disk, permission, or a read-only medium
    damaged,    ///< what is kept cannot be read
    notFound,
    tooLarge,      ///< more than can be kept
    finished,      ///< the check has its result: nothing follows it but what is filled in, and findings
    putAway,       ///< the check was put away: nothing follows until it is brought back
    reasonMissing, ///< nobody takes a result back, or puts a check away, without saying why
    mismatch,      ///< another entry has this number
};
/// Stable name: the enumerator's.
[[nodiscard]] std::string_view name(BookError error);

/// A row of the list of checks.
struct CheckSummary {
    Uuid id;
    std::string declaration;
    std::string importer; ///< name, or id where the name is not known
    Instant begunAt{};
    std::string begunBy;
    std::uint32_t lines = 0;
    std::uint64_t entries = 0;
    bool finished = false; ///< it has its result
    bool putAway = false;
    std::optional<Withdrawal> withdrawn{}; ///< its last result, which nothing has followed
    bool lacksMinutes = false;             ///< it has its result, and nothing was ever kept of its minutes

    bool operator==(const CheckSummary &) const = default;
};

/// Which checks are listed.
struct CheckQuery {
    bool putAway = false; ///< those that were put away, in place of all others
    std::string words{};  ///< each is found in the declaration's number or the importer, with or without accents
    std::uint32_t limit = 0;

    bool operator==(const CheckQuery &) const = default;
};

/// A check as it was kept.
struct KeptCheck {
    CheckSummary summary;
    Consignment consignment;
    std::vector<Entry> entries; ///< in order of number
};

/// Where checks of consignments are kept while they run. When `begin` and `append` return a value, it survives power
/// loss. Same thread as the journal's.
class TallyBook {
public:
    virtual ~TallyBook() = default;

    [[nodiscard]] virtual std::expected<Uuid, BookError> begin(const Consignment &consignment, std::string_view by) = 0;
    /// All or none. The same entry again is no error and changes nothing.
    [[nodiscard]] virtual std::expected<void, BookError> append(const Uuid &check, std::span<const Entry> entries) = 0;
    [[nodiscard]] virtual std::expected<KeptCheck, BookError> check(const Uuid &id) const = 0;
    /// What happened to it as a whole, in order of number: its results, without what the records said then, all
    /// withdrawals, and, while it has no result, what is filled in.
    [[nodiscard]] virtual std::expected<std::vector<Entry>, BookError> milestones(const Uuid &check) const = 0;
    /// Latest begun first, without those that were put away.
    [[nodiscard]] virtual std::expected<std::vector<CheckSummary>, BookError> checks(std::uint32_t limit) const = 0;
    /// Those that were searched for, latest begun first.
    [[nodiscard]] virtual std::expected<std::vector<CheckSummary>, BookError>
    checksLike(const CheckQuery &query) const = 0;
    /// The check begun last whose list names this logistic unit, of those that were not put away.
    [[nodiscard]] virtual std::expected<std::optional<Uuid>, BookError> checkWith(std::string_view sscc) const = 0;
};

} // namespace nqi::consignment
