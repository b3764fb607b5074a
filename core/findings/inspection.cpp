// SPDX-License-Identifier: Apache-2.0
#include "core/findings/inspection.h"

#include "core/findings/device_log.h"
#include "core/gs1/output.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace nqi::findings {

namespace {

template <std::size_t size, class Enum>
std::string_view nameIn(const std::array<std::string_view, size> &names, Enum value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < size ? names.at(index) : std::string_view();
}

} // namespace

std::string_view name(InspectionKind kind)
{
    constexpr std::array<std::string_view, 2> names = {"inspection", "survey"};
    return nameIn(names, kind);
}

std::string_view name(InspectionCause cause)
{
    constexpr std::array<std::string_view, 2> names = {"planned", "unannounced"};
    return nameIn(names, cause);
}

std::string_view name(TeamRole role)
{
    constexpr std::array<std::string_view, 4> names = {"head", "secretary", "controller", "member"};
    return nameIn(names, role);
}

std::string_view name(ContentResult result)
{
    constexpr std::array<std::string_view, 3> names = {"notChecked", "meets", "doesNotMeet"};
    return nameIn(names, result);
}

std::string_view name(MeasureKind kind)
{
    constexpr std::array<std::string_view, 11> names = {"askDocuments",    "sealGoods", "suspendSale", "detainEvidence",
                                                        "remedy",          "rework",    "reExport",    "destroy",
                                                        "stopCirculation", "recall",    "sanction"};
    return nameIn(names, kind);
}

bool isSanction(MeasureKind kind)
{
    return kind != MeasureKind::askDocuments;
}

std::string_view name(Party party)
{
    constexpr std::array<std::string_view, 7> names = {"teamHead", "secretary",      "inspected", "coordinating",
                                                       "witness",  "localAuthority", "sampler"};
    return nameIn(names, party);
}

std::string_view name(LogAction action)
{
    constexpr std::array<std::string_view, 16> names = {"log.begun",
                                                        "finding.saved",
                                                        "finding.viewed",
                                                        "finding.complete",
                                                        "finding.quarantined",
                                                        "finding.retried",
                                                        "evidence.viewed",
                                                        "evidence.removed",
                                                        "exported",
                                                        "inspection.kept",
                                                        "inspection.viewed",
                                                        "inspection.signed",
                                                        "inspection.withdrawn",
                                                        "check.putAway",
                                                        "check.broughtBack",
                                                        "check.resultWithdrawn"};
    return nameIn(names, action);
}

std::string codeOf(const ItemMet &item)
{
    constexpr std::size_t gtinDigits = 14;
    if (!item.read.empty())
        return item.read;
    if (item.key.size() != gtinDigits || (item.lot.empty() && item.serial.empty()))
        return item.key;
    std::vector<gs1::Element> elements{{.ai = "01", .value = item.key}};
    if (!item.lot.empty())
        elements.push_back({.ai = "10", .value = item.lot});
    if (!item.serial.empty())
        elements.push_back({.ai = "21", .value = item.serial});
    return gs1::canonical(elements);
}

namespace {

bool hasImage(const std::vector<PartySignature> &signatures, const trust::Digest &file)
{
    return std::ranges::contains(signatures, file, &PartySignature::image);
}

/// An image that other signatures show, too, stays.
void drop(Inspection &inspection, std::vector<PartySignature> &signatures, const std::vector<PartySignature> &others)
{
    std::erase_if(inspection.evidence, [&](const Evidence &file) {
        return hasImage(signatures, file.digest) && !hasImage(others, file.digest);
    });
    signatures.clear();
}

} // namespace

void dropSignatures(Inspection &inspection)
{
    drop(inspection, inspection.signatures, inspection.samplingSignatures);
}

void dropSamplingSignatures(Inspection &inspection)
{
    drop(inspection, inspection.samplingSignatures, inspection.signatures);
}

bool isSignatureImage(const Inspection &inspection, const trust::Digest &file)
{
    return hasImage(inspection.signatures, file) || hasImage(inspection.samplingSignatures, file);
}

void dropAdditions(Inspection &inspection)
{
    inspection.revision = 1;
    inspection.reason.clear();
    inspection.handOvers.clear();
    for (OrderedMeasure &one : inspection.measures)
        one.reportedAt.reset();
}

Person personFor(const Inspection &inspection, Party party)
{
    const auto member = [&](TeamRole role) {
        const auto found = std::ranges::find(inspection.team, role, &TeamMember::role);
        return found == inspection.team.end() ? Person() : found->person;
    };
    switch (party) {
    case Party::teamHead:
        return member(TeamRole::head);
    case Party::secretary:
        return member(TeamRole::secretary);
    case Party::inspected:
        return inspection.establishment.representative;
    case Party::witness:
        return inspection.sampling.witness;
    case Party::sampler:
        return inspection.sampling.sampler;
    case Party::coordinating:
    case Party::localAuthority:
        break;
    }
    return {};
}

bool hasAddress(Party party)
{
    return party == Party::witness || party == Party::localAuthority;
}

std::optional<verdict::Overall> overallOf(const Inspection &inspection)
{
    const auto worst = std::ranges::max_element(inspection.items, {}, &ItemMet::overall);
    return worst == inspection.items.end() ? std::nullopt : worst->overall;
}

} // namespace nqi::findings
