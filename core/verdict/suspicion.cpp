// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/families.h"

#include <algorithm>
#include <array>
#include <span>

namespace nqi::verdict {
namespace {

/// A reason that, given elsewhere in the verdict, is a sign of a kind of counterfeit (Decree 98/2020 Article 3.7).
struct Sign {
    std::string_view name;
    Reason reason{};
};

constexpr std::array brandSigns = {
    Sign{"ownerDiffers", Reason::ownerMatchesLabel_differs},
    Sign{"otherHolder", Reason::productDeclared_otherHolder},
    Sign{"prefixUnissued", Reason::prefixLicence_unissued},
    Sign{"prefixRevoked", Reason::prefixLicence_revoked},
    Sign{"serialOutside", Reason::serialRange_outside},
    Sign{"serialNotCommissioned", Reason::traceEvents_noCommission},
    Sign{"commissionedTwice", Reason::traceEvents_commissionTwice},
    Sign{"soldSeenAgain", Reason::traceState_sold},
    Sign{"decommissionedSeenAgain", Reason::traceState_decommissioned},
    Sign{"destroyedSeenAgain", Reason::traceState_destroyed},
    Sign{"tooFast", Reason::traceEvents_tooFast},
    Sign{"hostDiffers", Reason::linkHost_differs},
    Sign{"contradiction", Reason::contradiction_symbols},
};

constexpr std::array qualitySigns = {
    Sign{"expired", Reason::expiry_expired},
    Sign{"certificateMissing", Reason::certificate_missing},
    Sign{"certificateMissing", Reason::certificate_selfAssessedOnly},
    Sign{"certificateMissing", Reason::certificate_testReportOnly},
    Sign{"certificateExpired", Reason::certificateValidity_expired},
    Sign{"certificateVoid", Reason::certificateStatus_suspended},
    Sign{"certificateVoid", Reason::certificateStatus_withdrawn},
    Sign{"certificateScope", Reason::certificateScope_otherProduct},
    Sign{"certificateScope", Reason::certificateScope_otherModel},
    Sign{"certificateScope", Reason::certificateScope_otherManufacturer},
    Sign{"certificateScope", Reason::certificateScope_otherRegulation},
    Sign{"certificateScope", Reason::certificateScope_otherLot},
    Sign{"bodyScope", Reason::bodyScope_onlyAccredited},
    Sign{"bodyScope", Reason::bodyScope_none},
    Sign{"bodyScope", Reason::bodyScope_unknownBody},
    Sign{"bodyScope", Reason::bodyScope_notOnDate},
    Sign{"bodyScope", Reason::bodyScope_suspended},
    Sign{"bodyScope", Reason::bodyScope_withdrawn},
    Sign{"nonConformant", Reason::traceState_nonConformant},
    Sign{"recalled", Reason::recall_match},
    Sign{"recalled", Reason::traceState_recalled},
    Sign{"indicatorFarBelow", Reason::labResult_farBelow},
    Sign{"indicatorNotMet", Reason::labResult_below},
    Sign{"indicatorNotMet", Reason::labResult_above},
    Sign{"shortMeasure", Reason::netQuantity_farTooLittle},
};

/// The signs that were found, and the sum of the weights that the policy gives them.
class Signs {
public:
    explicit Signs(const Inputs &inputs) : m_inputs(inputs) {}

    void look(std::span<const Sign> signs, const Checks &checks)
    {
        for (const Sign &sign : signs) {
            if (checks.has(sign.reason))
                add(sign.name);
        }
    }

    void add(std::string_view sign)
    {
        if (std::ranges::contains(m_names, sign))
            return;
        m_names.push_back(sign);
        const std::optional<long> weight =
            m_inputs.policy.number("suspicion.weight." + std::string(sign), m_inputs.today);
        if (weight)
            m_weight = m_weight.value_or(0) + *weight;
    }

    [[nodiscard]] bool empty() const { return m_names.empty(); }
    [[nodiscard]] std::string weight() const { return m_weight ? std::to_string(*m_weight) : std::string{}; }
    [[nodiscard]] std::string text() const
    {
        std::string all;
        for (const std::string_view sign : m_names) {
            all += all.empty() ? "" : ", ";
            all += sign;
        }
        return all;
    }

private:
    const Inputs &m_inputs;
    std::vector<std::string_view> m_names;
    std::optional<long> m_weight;
};

bool counterfeitAlert(const Inputs &inputs, const Checks &checks)
{
    const bool met = checks.has(Reason::recall_match) || checks.has(Reason::recall_warning) ||
                     checks.has(Reason::recall_lotUnread) || checks.has(Reason::recall_serialUnread) ||
                     checks.has(Reason::possibleAlert_brandModel);
    return met && std::ranges::any_of(inputs.facts.alerts, [](const catalog::Alert &alert) {
               return alert.counterfeit && alert.status == catalog::AlertStatus::active;
           });
}

/// Something was read that a sign could have shown in.
bool anythingRead(const Inputs &inputs)
{
    const catalog::Facts &facts = inputs.facts;
    return facts.product || facts.licence || !facts.certificates.empty() || !facts.traceEvents.empty() ||
           !facts.traceCodes.empty() || !facts.alertItems.empty();
}

} // namespace

void checkSuspicions(const Inputs &inputs, Checks &checks)
{
    Signs brand(inputs);
    brand.look(brandSigns, checks);
    if (counterfeitAlert(inputs, checks))
        brand.add("counterfeitAlert");
    Signs quality(inputs);
    quality.look(qualitySigns, checks);

    const bool read = anythingRead(inputs);
    if (!brand.empty())
        checks.add(Reason::suspectedBrand_signs, {brand.text(), brand.weight(), "rightsHolder, trademark",
                                                  "photoFront, photoBack, photoCode, documents"});
    else if (read)
        checks.add(Reason::suspectedBrand_none);
    if (!quality.empty())
        checks.add(Reason::suspectedQuality_signs,
                   {quality.text(), quality.weight(), "laboratory", "sample, seal, photoLabel, documents"});
    else if (read)
        checks.add(Reason::suspectedQuality_none);
}

} // namespace nqi::verdict
