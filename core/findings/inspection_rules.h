// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/inspection.h"
#include "core/trust/digest.h"
#include "core/verdict/verdict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What an inspection needs before it can be signed, and which clocks it has set going. Pure functions.
namespace nqi::findings {

enum class GapCode : std::uint8_t {
    decision,             ///< an inspection names its decision: number, authority, date
    establishment,        ///< whom it is about
    place,                ///< neither an address nor an online listing
    team,                 ///< no head, or a member without name
    times,                ///< beginning and end, in this order
    revisionReason,       ///< why signed minutes are replaced
    contents,             ///< nothing says what was looked at
    contentResult,        ///< a content was not checked, and nothing says why
    conclusion,           ///< assessment and proposals of the team
    samplingMinutes,      ///< number, time, sampler, method
    sample,               ///< a row of Form 15 without name, firm, unit, quantity or stock
    sampleIsForSurvey,    ///< without a lot it informs only; a survey takes no other (Decree 37/2026 Article 80.6b)
    sampleSeal,           ///< a sample without seal
    sealNumber,           ///< none, or one that another seal has
    sealTarget,           ///< neither a row of the sampling minutes nor goods
    sealMeasure,          ///< goods are sealed and no measure says so: it has a clock, and a survey cannot
    handOver,             ///< deliverer, receiver, time, place or rows of Form 16
    handOverSeals,        ///< the laboratory has not confirmed the seals, and nothing says what it found
    measure,              ///< what, when or by whom
    measureInSurvey,      ///< a survey cannot sanction
    statement,            ///< without a person or a text
    headSignature,        ///< the head of the team signs
    inspectedSignature,   ///< the inspected party signs, or it is written why not
    refusalReason,        ///< no signature, and no reason
    refusalWitness,       ///< a refusal is signed for by a witness or the local authority
    samplingSignature,    ///< samples taken before a witness are signed for by that witness, or it is written why not
    signatureOfOtherText, ///< signed before the text was changed
    samplingSignatureOfOtherText, ///< of the sampling minutes: signed before that form was changed, or without its
                                  ///< image
    signatureFile,                ///< its image is not in the evidence
};
[[nodiscard]] std::string_view name(GapCode code);

/// What is missing, and at which row of the list that it is about (from 0; 0 where there is no list).
struct Gap {
    GapCode code{};
    std::uint32_t row = 0;

    bool operator==(const Gap &) const = default;
};

/// Everything that keeps an inspection from being signed, in the order of GapCode. `digests` are those of the
/// inspection as it stands (protocol::signedDigests).
[[nodiscard]] std::vector<Gap> gapsOf(const Inspection &inspection, const SignedDigests &digests);

enum class ReminderCode : std::uint8_t {
    goodsWithoutFinding,   ///< goods with signs of violation, and nothing is recorded of them
    contentWithoutPicture, ///< a content does not meet the rules; no annex is named after it, and nothing says why
};
[[nodiscard]] std::string_view name(ReminderCode code);

/// What people should look at again before they sign. It keeps nothing from being signed.
struct Reminder {
    ReminderCode code{};
    std::uint32_t count = 0; ///< of the goods, or contents

    bool operator==(const Reminder &) const = default;
};

/// In the order of ReminderCode.
[[nodiscard]] std::vector<Reminder> remindersOf(const Inspection &inspection);

/// Whether a measure of this kind must be reported to the agency: its clock runs until it is.
[[nodiscard]] bool mustBeReported(MeasureKind kind);

/// A time until which something must have been done.
struct Deadline {
    std::string clock; ///< the policy's key behind "clock.": "reportMeasure", "sendSample"
    Instant due{};
    std::string legalBasis;     ///< of the clock
    std::uint32_t row = 0;      ///< of the measures, or of the samples
    std::optional<Instant> met; ///< when it was done
    Instant begun{};            ///< what started the clock

    bool operator==(const Deadline &) const = default;
};

/// The clocks that run, soonest first: each measure that must be reported, and samples until they are handed over. Read
/// from the policy as it was on the day that each began; none where the policy sets none.
[[nodiscard]] std::vector<Deadline> deadlinesOf(const Inspection &inspection, const verdict::Policy &policy);

} // namespace nqi::findings
