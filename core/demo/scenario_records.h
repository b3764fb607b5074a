// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demo/consignment.h"
#include "core/demo/goods.h"
#include "core/demo/scenarios.h"
#include "core/demo/sink.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How scenarios and their records are built: a product with everything in order, then one thing changed.
namespace nqi::demo {

/// The firms of the scenarios. Their prefixes lie in the last hundredth of each range, away from the bulk.
enum class Firm : std::uint8_t {
    good,        ///< 893999001
    revoked,     ///< 893999002
    transferred, ///< 893999003
    lapsed,      ///< 893999004: its licence has ended
    other,       ///< 893999005
    chinese,     ///< 690999001, authorised here
    chineseBare, ///< 690999002, not authorised
    korean,      ///< 880999001: its authorisation was revoked
    american,    ///< 0709990010, authorised here; UPC
    importer,    ///< no prefix
};
[[nodiscard]] std::string_view prefixOf(Firm firm);
[[nodiscard]] std::string_view idOf(Firm firm);
[[nodiscard]] std::string_view nameOf(Firm firm);

/// What goes into the database, and what a scenario is about.
struct Case {
    std::optional<catalog::Product> product;
    std::vector<catalog::Declaration> declarations;
    std::vector<catalog::Certificate> certificates;
    std::vector<catalog::Alert> alerts;
    std::vector<catalog::AlertItem> alertItems;
    std::vector<catalog::TraceEvent> events;
    std::vector<catalog::TraceCode> codes;
    std::vector<catalog::CustomsLine> customs;
    std::vector<catalog::CustomsPackage> packages;
    std::uint64_t gtin = 0;
    std::string gtin14; ///< as digits
    std::string lot;    ///< of its events, where it has any
};

/// Collects scenarios with their records.
class ScenarioSet {
public:
    explicit ScenarioSet(Instant now);

    [[nodiscard]] Date today() const { return m_today; }
    [[nodiscard]] Instant now() const { return m_now; }

    /// A number of the firm, with nothing recorded about it. Indicator 9: sold by weight or measure.
    [[nodiscard]] Case number(Firm firm, unsigned indicator = 0);
    /// A declared product of the group, with every duty met, ready to be spoiled.
    [[nodiscard]] Case right(std::string_view category, Firm firm = Firm::good, unsigned indicator = 0);
    /// The same for imported goods: registered, declared to customs.
    [[nodiscard]] Case imported(std::string_view category, Firm firm = Firm::chinese);

    catalog::Alert &addAlert(Case &item, std::string_view source);
    void addAlertItem(Case &item, std::string_view lot = {});
    /// An event of a serial (or, without one, of the lot), so many days ago.
    void addEvent(Case &item, std::string_view serial, std::string_view step, std::string_view disposition,
                  double daysAgo, std::size_t province = 0);

    struct Text {
        std::string_view id;
        std::string_view vi;
        std::string_view en;
    };
    /// Keeps the case and its scenario. The scenario can be changed until the next one is added.
    Scenario &add(Case item, Text text, std::vector<TestSymbol> symbols, std::string_view overall,
                  std::initializer_list<std::string_view> reasons);

    /// Records that no scenario shows.
    void keep(Case item) { m_cases.push_back(std::move(item)); }

    [[nodiscard]] const std::vector<Scenario> &scenarios() const { return m_scenarios; }
    [[nodiscard]] bool addRecords(Sink &sink) const;

private:
    [[nodiscard]] std::string nextId(std::string_view start);

    Instant m_now;
    Date m_today;
    std::uint64_t m_numbers = 0;
    std::uint64_t m_ids = 0;
    std::vector<Scenario> m_scenarios;
    std::vector<Case> m_cases;
};

// Symbols of a case.
[[nodiscard]] TestSymbol ean13(const Case &item);
/// "(01)..." and further elements.
[[nodiscard]] TestSymbol gs1(Symbology symbology, const Case &item,
                             std::initializer_list<std::pair<std::string_view, std::string>> elements);
[[nodiscard]] TestSymbol plain(Symbology symbology, const std::string &text);
/// YYMMDD.
[[nodiscard]] std::string gs1Date(Date date);

// The families, in the order of the sheet.
void addConsistentScenarios(ScenarioSet &set);
void addIdentityScenarios(ScenarioSet &set);
void addDutyScenarios(ScenarioSet &set);
void addCertificateScenarios(ScenarioSet &set);
void addImportScenarios(ScenarioSet &set);
void addAlertScenarios(ScenarioSet &set);
void addDateScenarios(ScenarioSet &set);
void addPackageScenarios(ScenarioSet &set);
void addTraceScenarios(ScenarioSet &set);
void addOtherSymbolScenarios(ScenarioSet &set);
void addAllScenarios(ScenarioSet &set);
/// Behind all scenarios: their numbers stay what they are.
[[nodiscard]] std::vector<ConsignmentView> addConsignment(ScenarioSet &set);

/// The firms, licences and all records of the scenarios and of the consignment.
[[nodiscard]] bool addScenarioRecords(Instant now, Sink &sink);

} // namespace nqi::demo
