// SPDX-License-Identifier: Apache-2.0
#include "core/trace/epcis_words.h"

#include <algorithm>
#include <array>
#include <span>

namespace nqi::trace {
namespace {

using Words = std::span<const std::string_view>;

// CBV 2.0 section 7.1
constexpr auto steps = std::to_array<std::string_view>({"accepting",
                                                        "arriving",
                                                        "assembling",
                                                        "collecting",
                                                        "commissioning",
                                                        "consigning",
                                                        "creating_class_instance",
                                                        "cycle_counting",
                                                        "decommissioning",
                                                        "departing",
                                                        "destroying",
                                                        "disassembling",
                                                        "dispensing",
                                                        "encoding",
                                                        "entering_exiting",
                                                        "holding",
                                                        "inspecting",
                                                        "installing",
                                                        "killing",
                                                        "loading",
                                                        "other",
                                                        "packing",
                                                        "picking",
                                                        "receiving",
                                                        "removing",
                                                        "repackaging",
                                                        "repairing",
                                                        "replacing",
                                                        "reserving",
                                                        "retail_selling",
                                                        "sampling",
                                                        "sensor_reporting",
                                                        "shipping",
                                                        "staging_outbound",
                                                        "stock_taking",
                                                        "stocking",
                                                        "storing",
                                                        "transporting",
                                                        "unloading",
                                                        "unpacking",
                                                        "void_shipping"});
static_assert(steps.size() == 41);

// CBV 2.0 section 7.2
constexpr auto dispositions = std::to_array<std::string_view>({"active",
                                                               "available",
                                                               "completeness_inferred",
                                                               "completeness_verified",
                                                               "conformant",
                                                               "container_closed",
                                                               "container_open",
                                                               "damaged",
                                                               "destroyed",
                                                               "dispensed",
                                                               "disposed",
                                                               "encoded",
                                                               "expired",
                                                               "in_progress",
                                                               "in_transit",
                                                               "inactive",
                                                               "mismatch_class",
                                                               "mismatch_instance",
                                                               "mismatch_quantity",
                                                               "needs_replacement",
                                                               "no_pedigree_match",
                                                               "non_conformant",
                                                               "non_sellable_other",
                                                               "partially_dispensed",
                                                               "recalled",
                                                               "reserved",
                                                               "retail_sold",
                                                               "returned",
                                                               "sellable_accessible",
                                                               "sellable_not_accessible",
                                                               "stolen",
                                                               "unavailable",
                                                               "unknown"});
static_assert(dispositions.size() == 33);

// CBV 2.0 sections 7.5, 7.3, 7.4
constexpr auto errorReasons = std::to_array<std::string_view>({"did_not_occur", "incorrect_data"});
constexpr auto transactions =
    std::to_array<std::string_view>({"bol", "cert", "desadv", "inv", "pedigree", "po", "poc", "prodorder", "recadv",
                                     "rma", "testprd", "testres", "upevt"});
constexpr auto parties = std::to_array<std::string_view>({"location", "owning_party", "possessing_party"});

struct Spelling {
    std::string_view local; ///< "BizStep-": behind "cbv:" and the web namespace
    std::string_view urn;   ///< "bizstep:": behind "urn:epcglobal:cbv:"
    Words words;
};

Spelling spellingOf(Vocabulary vocabulary)
{
    switch (vocabulary) {
    case Vocabulary::step:
        return {"BizStep-", "bizstep:", steps};
    case Vocabulary::disposition:
        return {"Disp-", "disp:", dispositions};
    case Vocabulary::errorReason:
        return {"ER-", "er:", errorReasons};
    case Vocabulary::transaction:
        return {"BTT-", "btt:", transactions};
    case Vocabulary::sourceDestination:
        break;
    }
    return {"SDT-", "sdt:", parties};
}

/// Behind one of the prefixes of GS1's own vocabulary; nothing for another one.
std::optional<std::string_view> localName(std::string_view text, const Spelling &spelling)
{
    for (const std::string_view space : {"cbv:", "https://ref.gs1.org/cbv/", "http://ref.gs1.org/cbv/",
                                         "https://gs1.org/voc/", "https://ns.gs1.org/cbv/"}) {
        if (text.starts_with(space) && text.substr(space.size()).starts_with(spelling.local))
            return text.substr(space.size() + spelling.local.size());
    }
    constexpr std::string_view urn = "urn:epcglobal:cbv:";
    if (text.starts_with(urn) && text.substr(urn.size()).starts_with(spelling.urn))
        return text.substr(urn.size() + spelling.urn.size());
    return {};
}

constexpr auto commonFields = std::to_array<std::string_view>({"@context",
                                                               "@id",
                                                               "@type",
                                                               "type",
                                                               "isA",
                                                               "eventID",
                                                               "eventTime",
                                                               "recordTime",
                                                               "eventTimeZoneOffset",
                                                               "captureID",
                                                               "errorDeclaration",
                                                               "certificationInfo",
                                                               "bizStep",
                                                               "disposition",
                                                               "persistentDisposition",
                                                               "readPoint",
                                                               "bizLocation",
                                                               "bizTransactionList",
                                                               "sourceList",
                                                               "destinationList",
                                                               "sensorElementList",
                                                               "hasEventTimeZoneOffset",
                                                               "eventTimeZone"});
constexpr auto objectFields = std::to_array<std::string_view>({"epcList", "quantityList", "ilmd"});
constexpr auto parentFields = std::to_array<std::string_view>({"parentID", "childEPCs", "childQuantityList"});
constexpr auto transactionFields = std::to_array<std::string_view>({"parentID", "epcList", "quantityList"});
constexpr auto transformationFields = std::to_array<std::string_view>(
    {"inputEPCList", "inputQuantityList", "outputEPCList", "outputQuantityList", "transformationID", "ilmd"});

Words fieldsOf(EventType type)
{
    switch (type) {
    case EventType::object:
        return objectFields;
    case EventType::aggregation:
    case EventType::association:
        return parentFields;
    case EventType::transaction:
        return transactionFields;
    case EventType::transformation:
        break;
    }
    return transformationFields;
}

constexpr auto queryWords = std::to_array<std::string_view>({"@context",
                                                             "name",
                                                             "query",
                                                             "queryName",
                                                             "eventType",
                                                             "EXISTS_errorDeclaration",
                                                             "EQ_correctiveEventID",
                                                             "orderBy",
                                                             "orderDirection",
                                                             "eventCountLimit",
                                                             "maxEventCount",
                                                             "perPage",
                                                             "nextPageToken",
                                                             "reportIfEmpty",
                                                             "EQ_userID",
                                                             "EQ_captureID",
                                                             "WD_readPoint",
                                                             "WD_bizLocation",
                                                             "HASATTR",
                                                             "EQATTR",
                                                             "stream",
                                                             "schedule",
                                                             "initialRecordTime",
                                                             "id",
                                                             "createdAt",
                                                             "minRecordTime",
                                                             "GS1-EPC-Format",
                                                             "GS1-CBV-Min",
                                                             "GS1-CBV-Max"});

/// Prefixes of parameters that compare a field.
constexpr auto comparisons = std::to_array<std::string_view>(
    {"EQ_", "NE_", "GE_", "GT_", "LE_", "LT_", "MATCH_", "EXISTS_", "HASATTR_", "EQATTR_", "WD_"});

constexpr auto comparedFields = std::to_array<std::string_view>({"eventTime",
                                                                 "recordTime",
                                                                 "bizStep",
                                                                 "disposition",
                                                                 "persistentDisposition_set",
                                                                 "persistentDisposition_unset",
                                                                 "readPoint",
                                                                 "bizLocation",
                                                                 "transformationID",
                                                                 "eventID",
                                                                 "errorReason",
                                                                 "errorDeclarationTime",
                                                                 "errorDeclaration_Time",
                                                                 "epc",
                                                                 "parentID",
                                                                 "inputEPC",
                                                                 "outputEPC",
                                                                 "anyEPC",
                                                                 "epcClass",
                                                                 "inputEPCClass",
                                                                 "outputEPCClass",
                                                                 "anyEPCClass",
                                                                 "quantity",
                                                                 "type",
                                                                 "value",
                                                                 "minValue",
                                                                 "maxValue",
                                                                 "meanValue",
                                                                 "sDev",
                                                                 "percRank",
                                                                 "percValue",
                                                                 "stringValue",
                                                                 "booleanValue",
                                                                 "hexBinaryValue",
                                                                 "uriValue",
                                                                 "uom",
                                                                 "deviceID",
                                                                 "deviceMetadata",
                                                                 "rawData",
                                                                 "dataProcessingMethod",
                                                                 "bizRules",
                                                                 "time",
                                                                 "startTime",
                                                                 "endTime",
                                                                 "chemicalSubstance",
                                                                 "microorganism",
                                                                 "component",
                                                                 "coordinateReferenceSystem",
                                                                 "exception",
                                                                 "hexBinaryValue",
                                                                 "userID",
                                                                 "captureID"});

/// Parameters that end in a name of the user's choice: a type, a unit, a namespaced field.
constexpr auto openEnded =
    std::to_array<std::string_view>({"bizTransaction_", "source_", "destination_", "ILMD_", "INNER_", "INNER_ILMD_",
                                     "SENSORELEMENT_", "SENSORMETADATA_", "SENSORREPORT_", "ERROR_DECLARATION_",
                                     "value_", "minValue_", "maxValue_", "meanValue_", "sDev_", "percValue_"});

} // namespace

std::optional<std::string> readWord(std::string_view text, Vocabulary vocabulary)
{
    const Spelling spelling = spellingOf(vocabulary);
    const bool bare = text.find(':') == std::string_view::npos;
    const std::optional<std::string_view> word = bare ? std::optional(text) : localName(text, spelling);
    if (!word)
        return isUri(text) ? std::optional(std::string(text)) : std::nullopt;
    return std::ranges::contains(spelling.words, *word) ? std::optional(std::string(*word)) : std::nullopt;
}

bool isEventField(std::string_view field, EventType type)
{
    if (field == "action")
        return type != EventType::transformation;
    return std::ranges::contains(commonFields, field) || std::ranges::contains(fieldsOf(type), field);
}

bool isQueryParameter(std::string_view name)
{
    if (std::ranges::contains(queryWords, name))
        return true;
    return std::ranges::any_of(comparisons, [&](std::string_view comparison) {
        if (!name.starts_with(comparison))
            return false;
        const std::string_view field = name.substr(comparison.size());
        return std::ranges::contains(comparedFields, field) || field.find(':') != std::string_view::npos ||
               std::ranges::any_of(openEnded, [&](std::string_view open) { return field.starts_with(open); });
    });
}

} // namespace nqi::trace
