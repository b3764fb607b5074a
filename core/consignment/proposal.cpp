// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/proposal.h"

#include <algorithm>

namespace nqi::consignment {

namespace {

void addCount(const Line &line, const LineTally &tally, std::vector<Difference> &found)
{
    const auto add = [&](DifferenceKind kind) {
        found.push_back({.kind = kind,
                         .line = line.number,
                         .declared = line.quantity,
                         .counted = tally.counted,
                         .mismatch = std::nullopt,
                         .detail = {}});
    };
    switch (tally.count) {
    case LineState::notSeen:
        return add(DifferenceKind::notSeen);
    case LineState::tooFew:
        return add(DifferenceKind::tooFew);
    case LineState::over:
        return add(DifferenceKind::over);
    case LineState::ok:
    case LineState::mismatch:
        return;
    }
}

void addMismatches(const Line &line, const LineTally &tally, std::vector<Difference> &found)
{
    for (const Mismatch &mismatch : tally.mismatches) {
        const bool label = mismatch.trait == Trait::label;
        found.push_back({.kind = label ? DifferenceKind::label : DifferenceKind::mismatch,
                         .line = line.number,
                         .declared = line.quantity,
                         .counted = tally.counted,
                         .mismatch = mismatch,
                         .detail = label ? mismatch.observed : std::string()});
    }
}

void addDuty(const Line &line, const LineDuty &duty, std::vector<Difference> &found)
{
    for (const Mismatch &mismatch : duty.mismatches)
        found.push_back({.kind = DifferenceKind::mismatch, .line = line.number, .mismatch = mismatch, .detail = {}});
    for (const verdict::Check &check : duty.proofs) {
        const bool lacks = check.outcome == verdict::Outcome::missing || check.outcome == verdict::Outcome::differs;
        if (lacks && check.severity >= verdict::Severity::violation)
            found.push_back(
                {.kind = DifferenceKind::proof, .line = line.number, .mismatch = std::nullopt, .detail = check.reason});
    }
    if (duty.overall == verdict::Overall::danger)
        found.push_back({.kind = DifferenceKind::adverse,
                         .line = line.number,
                         .mismatch = std::nullopt,
                         .detail = std::string(verdict::name(duty.overall))});
}

} // namespace

std::vector<Difference> differences(const Tally &tally, std::span<const LineDuty> duties)
{
    std::vector<Difference> found;
    const auto &lines = tally.consignment().lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        addCount(lines[i], tally.line(i), found);
        addMismatches(lines[i], tally.line(i), found);
        if (i < duties.size())
            addDuty(lines[i], duties[i], found);
    }
    for (const UnknownGoods &goods : tally.unknown())
        found.push_back(
            {.kind = DifferenceKind::unknown, .counted = goods.units, .mismatch = std::nullopt, .detail = goods.code});
    return found;
}

Result propose(std::span<const Difference> differences)
{
    using enum DifferenceKind;
    const auto any = [&](auto... kinds) {
        return std::ranges::any_of(differences, [&](const Difference &one) { return ((one.kind == kinds) || ...); });
    };
    if (any(over, mismatch, unknown, adverse, notSeen, tooFew))
        return Result::doesNotMeet;
    if (any(label))
        return Result::labelDoesNotMeet;
    return any(proof) ? Result::fileIncomplete : Result::meets;
}

} // namespace nqi::consignment
