// SPDX-License-Identifier: Apache-2.0
#include "core/demo/reference.h"

#include <algorithm>
#include <array>
#include <vector>

namespace nqi::demo {

namespace {

struct Basis {
    std::string_view check; ///< key without "basis."
    std::string_view text;
};

// Law 78/2025/QH15 and Decree 37/2026/ND-CP as far as their texts were at hand.
constexpr std::array bases = {
    Basis{"codeReading", "Nghị định 37/2026/NĐ-CP, Điều 28"},
    Basis{"contradiction", "Nghị định 37/2026/NĐ-CP, Điều 28"},
    Basis{"prefixLicence", "Nghị định 37/2026/NĐ-CP, Điều 28, 31"},
    Basis{"prefixLicence.revoked", "Nghị định 37/2026/NĐ-CP, khoản 3 Điều 31"},
    Basis{"prefixLicence.unissued", "Nghị định 37/2026/NĐ-CP, khoản 4 Điều 28"},
    Basis{"productDeclared", "Nghị định 37/2026/NĐ-CP, khoản 2 Điều 28"},
    Basis{"ownerMatchesLabel", "Nghị định 37/2026/NĐ-CP, khoản 1 Điều 28"},
    Basis{"foreignAuthorised", "Nghị định 37/2026/NĐ-CP, khoản 3 Điều 28"},
    Basis{"restrictedNumber", "Nghị định 37/2026/NĐ-CP, khoản 4 Điều 28"},
    Basis{"riskTier", "Nghị định 37/2026/NĐ-CP, Điều 4, 5"},
    Basis{"standardDeclared", "Luật 78/2025/QH15; Nghị định 37/2026/NĐ-CP, Điều 4"},
    Basis{"conformityDeclared", "Luật 78/2025/QH15; Nghị định 37/2026/NĐ-CP, Điều 82"},
    Basis{"certificate", "Luật 78/2025/QH15; Nghị định 37/2026/NĐ-CP, Điều 4, 5"},
    Basis{"certificateValidity", "Nghị định 37/2026/NĐ-CP, Điều 4"},
    Basis{"certificateStatus", "Nghị định 37/2026/NĐ-CP, Điều 4"},
    Basis{"certificateScope", "Nghị định 37/2026/NĐ-CP, Điều 4, 83.1a"},
    Basis{"bodyScope", "Luật 78/2025/QH15; Nghị định 37/2026/NĐ-CP, Điều 5"},
    Basis{"importInspection", "Nghị định 37/2026/NĐ-CP, Điều 83"},
    Basis{"onlineListing", "Luật 78/2025/QH15, Điều 34b"},
    Basis{"recall", "Luật 78/2025/QH15; Nghị định 37/2026/NĐ-CP, điểm c khoản 3 Điều 69"},
    Basis{"possibleAlert", "Nghị định 37/2026/NĐ-CP, Điều 88, Phụ lục VI"},
    Basis{"expiry", "Nghị định 37/2026/NĐ-CP, Điều 46"},
    Basis{"bestBefore", "Nghị định 37/2026/NĐ-CP, khoản 4 Điều 46"},
    Basis{"dateOrder", "Nghị định 37/2026/NĐ-CP, Điều 46"},
    Basis{"labelDate", "Nghị định 37/2026/NĐ-CP, Điều 46"},
    Basis{"labelContent", "Nghị định 37/2026/NĐ-CP, Điều 42-47"},
    Basis{"netQuantity", "Nghị định 37/2026/NĐ-CP, Điều 45"},
    Basis{"labResult", "Nghị định 98/2020/NĐ-CP, khoản 7 Điều 3"},
    Basis{"traceCode", "Nghị định 37/2026/NĐ-CP, Điều 22"},
    Basis{"traceEvents", "Nghị định 37/2026/NĐ-CP, khoản 5 Điều 23"},
    Basis{"traceState", "Nghị định 37/2026/NĐ-CP, khoản 5 Điều 23"},
    Basis{"serialRange", "Nghị định 37/2026/NĐ-CP, Điều 23"},
    Basis{"suspectedBrand", "Nghị định 98/2020/NĐ-CP, khoản 7 Điều 3"},
    Basis{"suspectedQuality", "Nghị định 98/2020/NĐ-CP, khoản 7 Điều 3"},
    Basis{"suspectedOrigin", "Nghị định 98/2020/NĐ-CP, khoản 7 Điều 3"},
    Basis{"linkHost", "Nghị định 37/2026/NĐ-CP, khoản 6 Điều 28"},
    Basis{"customsDeclaration", "Nghị định 37/2026/NĐ-CP, điểm b khoản 3 Điều 86"},
    Basis{"importDeviation", "Nghị định 37/2026/NĐ-CP, Điều 84, 86"},
};

struct Value {
    std::string_view key;
    std::string_view value;
    std::string_view basis;
};

constexpr std::string_view labelAnnex = "Nghị định 37/2026/NĐ-CP, Phụ lục I";

constexpr std::array values = {
    Value{"catalogue.staleAfterDays", "7", "Nghị định 37/2026/NĐ-CP, khoản 6 Điều 28"},
    Value{"tier.whenUnlisted", "low", "Luật 78/2025/QH15, Điều 5"},
    Value{"trace.criticalSteps", "commissioning,shipping", "Nghị định 37/2026/NĐ-CP, khoản 5 Điều 23"},
    Value{"trace.maxKilometresPerHour", "900", ""},
    Value{"linkHost.neutral", "id.gs1.org,truyxuat.gov.vn,verigoods.vn,elabel.gov.vn,dpp.gov.vn", ""},
    Value{"suspicion.weight.ownerDiffers", "30", ""},
    Value{"suspicion.weight.otherHolder", "20", ""},
    Value{"suspicion.weight.prefixUnissued", "40", ""},
    Value{"suspicion.weight.prefixRevoked", "40", ""},
    Value{"suspicion.weight.serialOutside", "30", ""},
    Value{"suspicion.weight.serialNotCommissioned", "30", ""},
    Value{"suspicion.weight.commissionedTwice", "30", ""},
    Value{"suspicion.weight.soldSeenAgain", "20", ""},
    Value{"suspicion.weight.decommissionedSeenAgain", "50", ""},
    Value{"suspicion.weight.destroyedSeenAgain", "60", ""},
    Value{"suspicion.weight.tooFast", "40", ""},
    Value{"suspicion.weight.hostDiffers", "30", ""},
    Value{"suspicion.weight.counterfeitAlert", "60", ""},
    Value{"suspicion.weight.contradiction", "20", ""},
    Value{"suspicion.weight.expired", "20", ""},
    Value{"suspicion.weight.certificateMissing", "30", ""},
    Value{"suspicion.weight.certificateExpired", "20", ""},
    Value{"suspicion.weight.certificateVoid", "40", ""},
    Value{"suspicion.weight.certificateScope", "30", ""},
    Value{"suspicion.weight.bodyScope", "30", ""},
    Value{"suspicion.weight.nonConformant", "50", ""},
    Value{"suspicion.weight.recalled", "50", ""},
    Value{"suspicion.weight.indicatorFarBelow", "60", ""},
    Value{"suspicion.weight.indicatorNotMet", "30", ""},
    Value{"suspicion.weight.shortMeasure", "20", ""},
    Value{"quality.counterfeitPercent", "70", "Nghị định 98/2020/NĐ-CP, khoản 7 Điều 3"},
    Value{"quantity.tolerance", "50:9%:0.1;100:4.5;200:4.5%:0.1;300:9;500:3%:0.1;1000:15;10000:1.5%:1;15000:150;*:1%:1",
          "OIML R 87:2016"},
    Value{"risk.mediumFrom", "4.5", "Nghị định 37/2026/NĐ-CP, Phụ lục VI"},
    Value{"risk.highFrom", "16", "Nghị định 37/2026/NĐ-CP, Phụ lục VI"},
    Value{"label.all", "nameOfGoods,responsibleFirm,originStated", "Nghị định 37/2026/NĐ-CP, Điều 42-44"},
    Value{"label.imported", "originalLabel,subLabel", "Nghị định 37/2026/NĐ-CP, Điều 42"},
    Value{"label.toy", "ageWarning,warnings,instructions,yearOfProduction", labelAnnex},
    Value{"label.kettle", "modelStated,specifications,yearOfProduction,warnings,instructions", labelAnnex},
    Value{"label.cable", "modelStated,specifications,yearOfProduction,warnings", labelAnnex},
    Value{"label.helmet", "modelStated,specifications,productionDate,instructions", labelAnnex},
    Value{"label.lpgCylinder", "quantityStated,productionDate,warnings,instructions", labelAnnex},
    Value{"label.cement", "quantityStated,productionDate,specifications,instructions", labelAnnex},
    Value{"label.paint", "quantityStated,ingredients,productionDate,expiryDate,warnings,instructions", labelAnnex},
    Value{"label.pesticide",
          "quantityStated,ingredients,registrationNumber,productionDate,expiryDate,warnings,instructions", labelAnnex},
    Value{"label.infantFormula",
          "quantityStated,ingredients,nutrition,productionDate,expiryDate,ageWarning,warnings,instructions",
          labelAnnex},
    Value{"label.medicalDevice", "registrationNumber,productionDate,expiryDate,warnings,instructions", labelAnnex},
    Value{"label.phone", "modelStated,specifications,yearOfProduction,warnings", labelAnnex},
    Value{"label.milk", "quantityStated,ingredients,nutrition,productionDate,expiryDate,warnings,instructions",
          labelAnnex},
    Value{"label.confectionery", "quantityStated,ingredients,nutrition,productionDate,expiryDate,warnings", labelAnnex},
    Value{"label.rice", "quantityStated,productionDate,expiryDate,instructions", labelAnnex},
    Value{"label.cosmetic", "quantityStated,ingredients,registrationNumber,productionDate,expiryDate,instructions",
          labelAnnex},
    // Clocks of the inspection; in hours or working days as the key says.
    Value{"clock.reportMeasure", "24h", "Luật 05/2007/QH12, Điều 40"},
    Value{"clock.decideOnSealing", "3wd", "Luật 05/2007/QH12, khoản 6 Điều 47"},
    Value{"clock.publicNaming", "7wd", "Luật 05/2007/QH12, Điều 40"},
    Value{"clock.sendSample", "5wd", "Nghị định 37/2026/NĐ-CP, điểm d khoản 6 Điều 80"},
    Value{"clock.importNotice", "1wd", "Nghị định 37/2026/NĐ-CP, Điều 83"},
    Value{"clock.importPapers", "7wd", "Nghị định 37/2026/NĐ-CP, Điều 83"},
    Value{"clock.importLabel", "5wd", "Nghị định 37/2026/NĐ-CP, Điều 83"},
    Value{"clock.remedyEvidence", "1wd", "Nghị định 37/2026/NĐ-CP, khoản 4 Điều 85"},
    Value{"clock.traceOnDemand", "24h", "Thông tư 31/2026/TT-BCT"},
    Value{"clock.quarterlyReport.dayOfMonth", "25", "Nghị định 37/2026/NĐ-CP, Điều 6, 10, 96"},
    Value{"penalty.barcode.unissued", "6000000-10000000", "Nghị định 119/2017/NĐ-CP"},
    Value{"penalty.barcode.foreign", "10000000-20000000", "Nghị định 119/2017/NĐ-CP"},
    Value{"penalty.quality.organisation.maximum", "300000000", "Nghị định 119/2017/NĐ-CP"},
};

} // namespace

bool addPolicy(Date today, Sink &sink)
{
    std::vector<catalog::PolicyEntry> entries;
    entries.reserve(bases.size() + values.size());
    for (const Basis &basis : bases)
        entries.push_back({.key = "basis." + std::string(basis.check),
                           .value = {},
                           .legalBasis = std::string(basis.text),
                           .validFrom = lawInForce(today),
                           .validTo = {}});
    for (const Value &value : values)
        entries.push_back({.key = std::string(value.key),
                           .value = std::string(value.value),
                           .legalBasis = std::string(value.basis),
                           .validFrom = lawInForce(today),
                           .validTo = {}});
    std::ranges::sort(entries, {}, &catalog::PolicyEntry::key);
    return std::ranges::all_of(entries, [&](const catalog::PolicyEntry &entry) { return sink.add(entry); });
}

} // namespace nqi::demo
