// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/facts.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::catalog {

/// The end of what was read of a list: the next page begins behind it. Which of the two counts is the list's own.
struct Position {
    std::int64_t number = 0;
    std::string text;

    bool operator==(const Position &) const = default;
};
/// "12:abc", and back; nothing for what is no position.
[[nodiscard]] std::string toText(const Position &position);
[[nodiscard]] std::optional<Position> positionOf(std::string_view text);

struct PageRequest {
    static constexpr std::size_t maxRows = 200;

    std::optional<Position> after = {}; ///< nothing: from the beginning
    std::size_t limit = 50;             ///< of more than `maxRows` so many are given
};

template <class Record>
struct Page {
    std::vector<Record> rows;
    std::optional<Position> next; ///< nothing: that was all. A page may be empty and another follow it

    bool operator==(const Page &) const = default;
};

/// GTINs from the first to the last, as numbers of GTIN-14.
struct GtinRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;

    bool operator==(const GtinRange &) const = default;
};
/// Those whose GTIN-13 begins with these digits, of every packaging level, in ascending order; none for what is not 1
/// to 13 digits. 0 is no GTIN.
[[nodiscard]] std::vector<GtinRange> gtinsUnder(std::string_view digits);

/// Which alerts a list shows. Empty: any.
struct AlertFilter {
    std::string country; ///< that alerts, ISO 3166 alpha-2
    std::string measure;
    std::string category; ///< goods group of a product that the alert names by code
    AlertLevel least = AlertLevel::information;
    bool withdrawnToo = true;
    std::string words; ///< as of `alertsNamed`; what has no letter and no digit asks nothing

    bool operator==(const AlertFilter &) const = default;
};

/// What there is to filter alerts by: each value once, with the alerts that pass it. By value; empty ones left out.
struct AlertGroups {
    struct Group {
        std::string value;
        std::uint64_t alerts = 0;

        bool operator==(const Group &) const = default;
    };
    std::vector<Group> countries;
    std::vector<Group> categories;

    bool operator==(const AlertGroups &) const = default;
};

/// The catalogue for somebody who looks around in it: lists by name, number, company and lot, page by page in a fixed
/// order, each bounded. Nothing found is an empty page, not an error. One object per thread.
class Browse {
public:
    template <class T>
    using Result = std::expected<T, LookupError>;
    virtual ~Browse() = default;

    [[nodiscard]] virtual Result<CatalogueInfo> info() = 0;
    /// As Lookup::policy.
    [[nodiscard]] virtual Result<std::vector<PolicyEntry>> policy() = 0;
    /// False while the index of names is missing: then nothing is found by name, whatever there is.
    [[nodiscard]] virtual bool namesReady() = 0;

    /// `lot` may be empty: the product whatever its lot.
    [[nodiscard]] virtual Result<Facts> factsOf(std::uint64_t gtin, std::string_view lot) = 0;
    [[nodiscard]] virtual Result<std::optional<Product>> product(std::uint64_t gtin) = 0;
    [[nodiscard]] virtual Result<std::optional<Company>> company(std::string_view id) = 0;
    [[nodiscard]] virtual Result<std::optional<Body>> body(std::string_view id) = 0;
    [[nodiscard]] virtual Result<std::optional<Alert>> alert(std::string_view id) = 0;
    /// For what, and when, a body is accredited or designated.
    [[nodiscard]] virtual Result<std::vector<BodyScope>> scopesOf(std::string_view body) = 0;

    /// What to look at on goods of this GTIN: guides that name it, then those of its brand and model and of its brand;
    /// each group in its own order, ended ones left out as of `day`, at most `maxGuides`.
    static constexpr std::size_t maxGuides = 12;
    [[nodiscard]] virtual Result<std::vector<Guide>> guidesFor(std::uint64_t gtin, Date day) = 0;

    // By name: every word must occur; accents, đ and letter case do not matter; the last word may be unfinished.
    [[nodiscard]] virtual Result<Page<Product>> productsNamed(std::string_view text, const PageRequest &request) = 0;
    [[nodiscard]] virtual Result<Page<Company>> companiesNamed(std::string_view text, const PageRequest &request) = 0;
    [[nodiscard]] virtual Result<Page<Body>> bodiesNamed(std::string_view text, const PageRequest &request) = 0;
    /// By title, brand, model, hazard and the source's own reference; newest first among those of one age of the
    /// catalogue.
    [[nodiscard]] virtual Result<Page<Alert>> alertsNamed(std::string_view text, const PageRequest &request) = 0;

    // By the beginning of a number, in order of the number.
    /// Digits of a GTIN-13, from its left; every packaging level of a product.
    [[nodiscard]] virtual Result<Page<Product>> productsNumbered(std::string_view digits,
                                                                 const PageRequest &request) = 0;
    [[nodiscard]] virtual Result<Page<Company>> companiesNumbered(std::string_view start,
                                                                  const PageRequest &request) = 0;
    [[nodiscard]] virtual Result<Page<Licence>> licencesNumbered(std::string_view digits,
                                                                 const PageRequest &request) = 0;
    [[nodiscard]] virtual Result<Page<Certificate>> certificatesNumbered(std::string_view start,
                                                                         const PageRequest &request) = 0;
    [[nodiscard]] virtual Result<Page<Declaration>> declarationsNumbered(std::string_view start,
                                                                         const PageRequest &request) = 0;

    // Of a company or body, or of the GTINs that begin with digits (a licence's prefix).
    /// The longest recorded prefix of these digits.
    [[nodiscard]] virtual Result<std::optional<Licence>> licenceFor(std::string_view digits) = 0;
    [[nodiscard]] virtual Result<std::vector<Licence>> licencesOf(std::string_view company) = 0;
    [[nodiscard]] virtual Result<Page<Certificate>> certificatesOf(std::string_view company,
                                                                   const PageRequest &request) = 0;
    /// Issued by a body, in order of the number.
    [[nodiscard]] virtual Result<Page<Certificate>> certificatesBy(std::string_view body,
                                                                   const PageRequest &request) = 0;
    [[nodiscard]] virtual Result<Page<Declaration>> declarationsUnder(std::string_view digits,
                                                                      const PageRequest &request) = 0;
    [[nodiscard]] virtual Result<Page<AlertItem>> alertItemsUnder(std::string_view digits,
                                                                  const PageRequest &request) = 0;

    // Of a lot, whoever's it is.
    [[nodiscard]] virtual Result<Page<AlertItem>> alertItemsOfLot(std::string_view lot, const PageRequest &request) = 0;
    [[nodiscard]] virtual Result<Page<TraceCode>> traceCodesOfLot(std::string_view lot, const PageRequest &request) = 0;
    /// The latest event of each product that has events of this lot, in order of GTIN; withdrawn ones are none.
    [[nodiscard]] virtual Result<Page<TraceEvent>> traceEventsOfLot(std::string_view lot,
                                                                    const PageRequest &request) = 0;

    /// Newest first, those without a date last; with words in the order of `alertsNamed`. Reads a bounded number of
    /// alerts: with a filter that few pass a page may hold less than it could, or nothing, and still name the next.
    [[nodiscard]] virtual Result<Page<Alert>> alerts(const AlertFilter &filter, const PageRequest &request) = 0;
    /// Reads every alert, once for each state of the data.
    [[nodiscard]] virtual Result<AlertGroups> alertGroups() = 0;
    /// What an alert names by code, in order.
    [[nodiscard]] virtual Result<std::vector<AlertItem>> itemsOf(std::string_view alert) = 0;
};

} // namespace nqi::catalog
