// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/proposal.h"

#include "core/base/encoding.h"
#include "core/consignment/entry.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <ranges>

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

// Neither can occur in a field: they are printed first.
constexpr char endOfField = '\x1F';
constexpr char endOfDifference = '\x1E';
constexpr std::size_t longestField = 200;

/// line, kind, detail, and of a mismatch its trait and both values. Its source is the catalogue.
void append(std::string &text, const Difference &one)
{
    const auto field = [&](std::string_view value) { text.append(printable(value, longestField)) += endOfField; };
    field(std::to_string(one.line));
    field(name(one.kind));
    field(one.detail);
    if (one.mismatch) {
        field(name(one.mismatch->trait));
        field(one.mismatch->declared);
        field(one.mismatch->observed);
    }
    text += endOfDifference;
}

std::optional<DifferenceKind> recordedKind(std::string_view text)
{
    for (const DifferenceKind kind : {DifferenceKind::mismatch, DifferenceKind::proof, DifferenceKind::adverse})
        if (name(kind) == text)
            return kind;
    return {};
}

/// Nothing for what is none, or of a newer program.
std::optional<Difference> differenceIn(std::string_view text)
{
    std::vector<std::string_view> fields;
    for (const auto field : text | std::views::split(endOfField))
        fields.emplace_back(field.begin(), field.end());
    // Behind the last mark there is an empty one.
    if (fields.size() != 4 && fields.size() != 7)
        return {};
    Difference one{.mismatch = std::nullopt, .detail = std::string(fields[2])};
    const auto read = std::from_chars(fields[0].data(), fields[0].data() + fields[0].size(), one.line);
    const auto kind = recordedKind(fields[1]);
    if (read.ec != std::errc() || !kind)
        return {};
    one.kind = *kind;
    if (fields.size() == 4)
        return one;
    const auto trait = traitOf(fields[3]);
    if (!trait)
        return {};
    one.mismatch = Mismatch{.trait = *trait,
                            .source = Source::catalogue,
                            .declared = std::string(fields[4]),
                            .observed = std::string(fields[5])};
    return one;
}

std::multimap<std::uint32_t, Difference> recordedIn(std::string_view text)
{
    std::multimap<std::uint32_t, Difference> found;
    for (const auto part : text | std::views::split(endOfDifference))
        if (auto one = differenceIn({part.begin(), part.end()})) {
            const std::uint32_t line = one->line;
            found.emplace(line, *std::move(one));
        }
    return found;
}

void addUnknown(const Tally &tally, std::vector<Difference> &found)
{
    for (const UnknownGoods &goods : tally.unknown())
        found.push_back(
            {.kind = DifferenceKind::unknown, .counted = goods.units, .mismatch = std::nullopt, .detail = goods.code});
}

} // namespace

std::string recordedText(std::span<const LineDuty> duties, const Consignment &consignment)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(duties.size(), consignment.lines.size()); ++i) {
        std::vector<Difference> found;
        addDuty(consignment.lines[i], duties[i], found);
        for (const Difference &one : found) {
            const std::size_t before = text.size();
            append(text, one);
            if (text.size() > longestRecorded) {
                text.resize(before);
                return text;
            }
        }
    }
    return text;
}

std::vector<Difference> differencesAtResult(const Tally &tally)
{
    const Entry *const result = tally.result();
    const auto recorded = recordedIn(result != nullptr ? std::string_view(result->code) : std::string_view());
    std::vector<Difference> found;
    const auto &lines = tally.consignment().lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        addCount(lines[i], tally.line(i), found);
        addMismatches(lines[i], tally.line(i), found);
        for (const auto &[line, one] :
             std::ranges::subrange(recorded.lower_bound(lines[i].number), recorded.upper_bound(lines[i].number)))
            found.push_back(one);
    }
    addUnknown(tally, found);
    return found;
}

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
    addUnknown(tally, found);
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
