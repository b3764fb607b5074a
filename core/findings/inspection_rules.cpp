// SPDX-License-Identifier: Apache-2.0
#include "core/findings/inspection_rules.h"

#include "core/verdict/steps.h"

#include <algorithm>
#include <array>
#include <format>
#include <ranges>

namespace nqi::findings {

namespace {

/// Collects what is missing, rule by rule.
class Gaps {
public:
    Gaps(const Inspection &inspection, const SignedDigests &digests) : m_of(inspection), m_digests(digests) {}

    std::vector<Gap> find() &&
    {
        head();
        contents();
        samples();
        seals();
        handOvers();
        measures();
        eachRow(m_of.statements,
                [&](const Statement &one) { need(GapCode::statement, !one.person.name.empty() && !one.text.empty()); });
        signatures();
        std::ranges::stable_sort(m_gaps, {}, &Gap::code);
        return std::move(m_gaps);
    }

private:
    void need(GapCode code, bool there)
    {
        if (!there)
            m_gaps.push_back({code, m_row});
    }
    template <class Rows, class Look>
    void eachRow(const Rows &rows, Look look)
    {
        for (m_row = 0; m_row < rows.size(); ++m_row)
            look(rows[m_row]);
        m_row = 0;
    }

    void head()
    {
        const Decision &decision = m_of.decision;
        // A survey may follow a plan without a decision of its own.
        need(GapCode::decision, m_of.kind == InspectionKind::survey ||
                                    (!decision.number.empty() && !decision.authority.empty() && decision.date));
        need(GapCode::establishment, !m_of.establishment.name.empty());
        need(GapCode::place, !m_of.place.description.empty() || !m_of.place.listing.url.empty());
        need(GapCode::team,
             std::ranges::contains(m_of.team, TeamRole::head, &TeamMember::role) &&
                 std::ranges::none_of(m_of.team, [](const TeamMember &one) { return one.person.name.empty(); }));
        need(GapCode::times, m_of.startedAt && m_of.endedAt && *m_of.startedAt <= *m_of.endedAt);
        need(GapCode::revisionReason, m_of.revision <= 1 || !m_of.reason.empty());
    }

    void contents()
    {
        need(GapCode::contents, !m_of.contents.empty());
        eachRow(m_of.contents, [&](const InspectedContent &one) {
            need(GapCode::contentResult,
                 !one.subject.empty() && (one.result == ContentResult::meets || !one.detail.empty()));
        });
        need(GapCode::conclusion, !m_of.conclusion.empty());
    }

    void samples()
    {
        const Sampling &sampling = m_of.sampling;
        if (sampling.samples.empty())
            return;
        need(GapCode::samplingMinutes,
             !sampling.number.empty() && sampling.at && !sampling.sampler.name.empty() && !sampling.method.empty());
        eachRow(sampling.samples, [&](const Sample &one) {
            need(GapCode::sample, !one.name.empty() && !one.firm.empty() && !one.unit.empty() &&
                                      !one.quantity.empty() && !one.stock.empty());
            need(GapCode::sampleIsForSurvey, one.purpose == InspectionKind::survey ||
                                                 (m_of.kind == InspectionKind::inspection && !one.lot.empty()));
            need(GapCode::sampleSeal, std::ranges::contains(m_of.seals, m_row + 1, &Seal::sample));
        });
        need(GapCode::samplingSignature,
             sampling.witness.name.empty() || std::ranges::any_of(m_of.signatures, [&](const PartySignature &one) {
                 return one.party == Party::witness && one.person.name == sampling.witness.name;
             }));
    }

    void seals()
    {
        eachRow(m_of.seals, [&](const Seal &one) {
            need(GapCode::sealNumber,
                 !one.number.empty() && std::ranges::count(m_of.seals, one.number, &Seal::number) == 1);
            need(GapCode::sealTarget, one.sample == 0 ? !one.what.empty() : one.sample <= m_of.sampling.samples.size());
            need(GapCode::sealMeasure, one.sample != 0 || std::ranges::contains(m_of.measures, MeasureKind::sealGoods,
                                                                                &OrderedMeasure::kind));
        });
    }

    void handOvers()
    {
        eachRow(m_of.handOvers, [&](const HandOver &one) {
            const bool rows = !one.samples.empty() && std::ranges::all_of(one.samples, [&](const HandedSample &sample) {
                return sample.sample >= 1 && sample.sample <= m_of.sampling.samples.size() &&
                       !sample.quantity.empty() && !sample.testItem.empty();
            });
            need(GapCode::handOver,
                 !one.deliverer.name.empty() && !one.receiver.name.empty() && one.at && !one.place.empty() && rows);
            need(GapCode::handOverSeals, one.sealsIntact || !one.state.empty());
        });
    }

    void measures()
    {
        eachRow(m_of.measures, [&](const OrderedMeasure &one) {
            need(GapCode::measure, !one.what.empty() && one.at && !one.by.name.empty());
            need(GapCode::measureInSurvey, m_of.kind == InspectionKind::inspection || !isSanction(one.kind));
        });
    }

    [[nodiscard]] bool signedBy(std::initializer_list<Party> parties) const
    {
        return std::ranges::any_of(m_of.signatures, [&](const PartySignature &one) {
            return one.image && std::ranges::contains(parties, one.party);
        });
    }

    void signatures()
    {
        need(GapCode::headSignature, signedBy({Party::teamHead}));
        const auto refused = [](const PartySignature &one) { return !one.image; };
        // A listing online has nobody there who could sign.
        need(GapCode::inspectedSignature,
             std::ranges::contains(m_of.signatures, Party::inspected, &PartySignature::party) ||
                 (m_of.place.description.empty() && !m_of.place.listing.url.empty()));
        eachRow(m_of.signatures, [&](const PartySignature &one) {
            need(GapCode::refusalReason, one.image || !one.refusal.empty());
            need(GapCode::signatureOfOtherText, m_digests.contain(one.over));
            need(GapCode::signatureFile,
                 !one.image || std::ranges::contains(m_of.evidence, *one.image, &Evidence::digest));
        });
        eachRow(m_of.samplingSignatures, [&](const PartySignature &one) {
            const bool whole =
                one.image ? std::ranges::contains(m_of.evidence, *one.image, &Evidence::digest) : !one.refusal.empty();
            need(GapCode::samplingSignatureOfOtherText, whole && one.over == m_digests.sampling);
        });
        need(GapCode::refusalWitness,
             std::ranges::none_of(m_of.signatures, refused) || signedBy({Party::witness, Party::localAuthority}));
    }

    const Inspection &m_of;
    const SignedDigests &m_digests;
    std::uint32_t m_row = 0;
    std::vector<Gap> m_gaps;
};

/// A long subject may be cut short in the name of a file.
bool isNamedAfter(const Evidence &file, const std::string &subject)
{
    return !file.label.empty() && (file.label.contains(subject) || subject.starts_with(file.label));
}

bool isShown(const InspectedContent &content, const Inspection &inspection)
{
    return std::ranges::any_of(inspection.evidence, [&](const Evidence &file) {
        return isNamedAfter(file, content.subject) && !isSignatureImage(inspection, file.digest);
    });
}

/// The clock as the policy of its first day sets it.
std::optional<Deadline> start(const verdict::Policy &policy, std::string_view clock, Instant from, std::uint32_t row)
{
    const Date day = dateInVietNam(from);
    const catalog::PolicyEntry *const entry = policy.find(std::format("clock.{}", clock), day);
    if (entry == nullptr)
        return std::nullopt;
    const catalog::PolicyEntry *const holidays = policy.find("calendar.holidays", day);
    const auto due = verdict::dueAt(entry->value, from, holidays != nullptr ? holidays->value : std::string());
    if (!due)
        return std::nullopt;
    return Deadline{.clock = std::string(clock),
                    .due = *due,
                    .legalBasis = entry->legalBasis,
                    .row = row,
                    .met = std::nullopt,
                    .begun = from};
}

/// When a sample was handed over, by its row from 1.
std::optional<Instant> handedOver(const Inspection &inspection, std::uint32_t row)
{
    for (const HandOver &one : inspection.handOvers)
        if (std::ranges::contains(one.samples, row, &HandedSample::sample))
            return one.at;
    return std::nullopt;
}

} // namespace

std::string_view name(GapCode code)
{
    constexpr std::array<std::string_view, 29> names = {"decision",
                                                        "establishment",
                                                        "place",
                                                        "team",
                                                        "times",
                                                        "revisionReason",
                                                        "contents",
                                                        "contentResult",
                                                        "conclusion",
                                                        "samplingMinutes",
                                                        "sample",
                                                        "sampleIsForSurvey",
                                                        "sampleSeal",
                                                        "sealNumber",
                                                        "sealTarget",
                                                        "sealMeasure",
                                                        "handOver",
                                                        "handOverSeals",
                                                        "measure",
                                                        "measureInSurvey",
                                                        "statement",
                                                        "headSignature",
                                                        "inspectedSignature",
                                                        "refusalReason",
                                                        "refusalWitness",
                                                        "samplingSignature",
                                                        "signatureOfOtherText",
                                                        "samplingSignatureOfOtherText",
                                                        "signatureFile"};
    const auto index = static_cast<std::size_t>(code);
    return index < names.size() ? names.at(index) : std::string_view();
}

std::vector<Gap> gapsOf(const Inspection &inspection, const SignedDigests &digests)
{
    return Gaps(inspection, digests).find();
}

std::string_view name(ReminderCode code)
{
    constexpr std::array<std::string_view, 2> names = {"goodsWithoutFinding", "contentWithoutPicture"};
    const auto index = static_cast<std::size_t>(code);
    return index < names.size() ? names.at(index) : std::string_view();
}

std::vector<Reminder> remindersOf(const Inspection &inspection)
{
    std::vector<Reminder> reminders;
    const auto remind = [&](ReminderCode code, std::ptrdiff_t count) {
        if (count > 0)
            reminders.push_back({code, static_cast<std::uint32_t>(count)});
    };
    remind(ReminderCode::goodsWithoutFinding, std::ranges::count_if(inspection.items, [](const ItemMet &one) {
               return one.overall >= verdict::Overall::violation && !one.finding;
           }));
    remind(ReminderCode::contentWithoutPicture,
           std::ranges::count_if(inspection.contents, [&](const InspectedContent &one) {
               return one.result == ContentResult::doesNotMeet && one.noPicture.empty() && !isShown(one, inspection);
           }));
    return reminders;
}

bool mustBeReported(MeasureKind kind)
{
    return kind == MeasureKind::sealGoods || kind == MeasureKind::suspendSale;
}

std::vector<Deadline> deadlinesOf(const Inspection &inspection, const verdict::Policy &policy)
{
    std::vector<Deadline> deadlines;
    const auto add = [&](std::string_view clock, const std::optional<Instant> &from, std::size_t row,
                         const std::optional<Instant> &met) {
        auto deadline = from ? start(policy, clock, *from, static_cast<std::uint32_t>(row)) : std::nullopt;
        if (!deadline)
            return;
        deadline->met = met;
        deadlines.push_back(std::move(*deadline));
    };
    for (std::size_t row = 0; row < inspection.measures.size(); ++row)
        if (mustBeReported(inspection.measures[row].kind))
            add("reportMeasure", inspection.measures[row].at, row, inspection.measures[row].reportedAt);
    for (std::size_t row = 0; row < inspection.sampling.samples.size(); ++row)
        add("sendSample", inspection.sampling.at, row, handedOver(inspection, static_cast<std::uint32_t>(row) + 1));
    std::ranges::stable_sort(deadlines, {}, &Deadline::due);
    return deadlines;
}

} // namespace nqi::findings
