// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/findings/inspection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The papers of the state inspection of imports: the registration (Form 1 of Decree 37/2026) and the notice of its
/// result (Form 3). Texts are as people write them.
namespace nqi::findings {

/// A line of goods, of either paper.
struct ImportGoods {
    std::string name;            ///< name, mark and model
    std::string characteristics; ///< technical
    std::string origin;          ///< and manufacturer's country, as the papers say
    std::string manufacturer;
    std::string quantity; ///< with its unit
    std::string gate;     ///< border gate
    std::string time;     ///< of import

    bool operator==(const ImportGoods &) const = default;
};

struct ConformityCertificate {
    std::string number;
    std::string body;
    std::optional<Date> date;

    bool operator==(const ConformityCertificate &) const = default;
};

struct ImportRegistration {
    Uuid id;
    std::string authority; ///< to whom it is sent
    std::string number;    ///< given by the authority
    Establishment importer;
    std::vector<ImportGoods> goods;
    std::string storage;     ///< address where the goods are kept
    std::string declaration; ///< number of the customs declaration
    std::vector<ConformityCertificate> certificates;
    bool photos = false;   ///< of the goods, enclosed
    bool subLabel = false; ///< Vietnamese supplementary label, enclosed
    std::string otherPapers;
    std::optional<Date> date;
    bool demo = false; ///< sample data

    bool operator==(const ImportRegistration &) const = default;
};

enum class ImportResult : std::uint8_t {
    meets,            ///< đáp ứng yêu cầu
    doesNotMeet,      ///< không đáp ứng yêu cầu, with the reason
    labelDoesNotMeet, ///< không đáp ứng yêu cầu về nhãn
    incompletePapers, ///< không hoàn thiện đầy đủ hồ sơ
};
[[nodiscard]] std::string_view name(ImportResult result);

struct ResultNotice {
    Uuid id;
    std::string authority; ///< that gives the notice
    std::string number;
    std::optional<Date> date;
    Establishment importer;
    std::string registration; ///< number of the registration
    std::optional<Date> registrationDate;
    std::string declaration; ///< number of the customs declaration
    std::vector<ImportGoods> goods;
    std::string basis; ///< papers, standards and regulations that the result rests on
    ImportResult result = ImportResult::meets;
    std::string reason; ///< where the result is not `meets`
    Person signer;
    bool demo = false; ///< sample data

    bool operator==(const ResultNotice &) const = default;
};

} // namespace nqi::findings
