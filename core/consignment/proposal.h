// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/duties.h"
#include "core/consignment/tally.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::consignment {

/// What a result notice can say (Form 3 of Decree 37/2026).
enum class Result : std::uint8_t {
    meets,            ///< đáp ứng yêu cầu
    doesNotMeet,      ///< không đáp ứng (nêu lý do)
    labelDoesNotMeet, ///< không đáp ứng yêu cầu về nhãn
    fileIncomplete,   ///< không hoàn thiện đầy đủ hồ sơ
};
/// Stable name: the enumerator's.
[[nodiscard]] std::string_view name(Result result);
[[nodiscard]] std::optional<Result> resultOf(std::string_view name);

enum class DifferenceKind : std::uint8_t {
    notSeen,
    tooFew,
    over,
    mismatch,
    unknown, ///< goods that no line declares
    label,   ///< as the officer noted
    proof,   ///< a declaration, certificate or registration that the line's tier asks for
    adverse, ///< the records speak against the goods: recalled, stolen, signs of violation
};
/// Stable name: the enumerator's, "short".
[[nodiscard]] std::string_view name(DifferenceKind kind);

/// One way in which the goods are not what was declared or asked for.
struct Difference {
    DifferenceKind kind{};
    std::uint32_t line = 0; ///< number of the line; 0: of none
    std::uint64_t declared = 0;
    std::uint64_t counted = 0;
    std::optional<Mismatch> mismatch;
    std::string detail; ///< proof and adverse: the reason's code; label: what is wrong; unknown: the code

    bool operator==(const Difference &) const = default;
};

/// All of them, in order of the lines, the unknown goods last. `duties`: one for each line, or none when the catalogue
/// had no answer.
[[nodiscard]] std::vector<Difference> differences(const Tally &tally, std::span<const LineDuty> duties);

/// What of the differences rests on the catalogue, as the entry of a result keeps it: the catalogue changes, a result
/// does not. Of many the first.
[[nodiscard]] std::string recordedText(std::span<const LineDuty> duties, const Consignment &consignment);
/// The differences with which a check got its result, whatever the catalogue says today; without a result those of the
/// count alone.
[[nodiscard]] std::vector<Difference> differencesAtResult(const Tally &tally);

/// What follows from the differences. A proposal: the officer decides.
[[nodiscard]] Result propose(std::span<const Difference> differences);

} // namespace nqi::consignment
