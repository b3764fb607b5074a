// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/browse.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace nqi::ui {

/// Records in memory that a test changes as a synchronisation does; a catalogue with nothing else in it.
struct Alerts {
    std::mutex mutex;
    std::vector<catalog::Alert> rows; ///< newest first
    bool unread = false;              ///< they cannot be read now
    std::vector<catalog::AlertItem> items;
    catalog::AlertGroups groups;
    std::vector<catalog::Guide> guides;
    std::vector<catalog::PolicyEntry> policy;
    std::vector<catalog::TraceEvent> events;
    std::vector<catalog::Licence> licences;
    std::vector<catalog::Certificate> certificates;
    std::vector<catalog::Declaration> declarations;
    std::vector<catalog::Body> bodies;
    std::vector<catalog::Company> companies;
};

class FakeBrowse final : public catalog::Browse {
public:
    explicit FakeBrowse(std::shared_ptr<Alerts> alerts) : m_alerts(std::move(alerts)) {}

    /// Of the filter only country, measure, and words as they stand in the title.
    Result<catalog::Page<catalog::Alert>> alerts(const catalog::AlertFilter &filter,
                                                 const catalog::PageRequest &request) override
    {
        const std::scoped_lock lock(m_alerts->mutex);
        if (m_alerts->unread)
            return std::unexpected(catalog::LookupError::unavailable);
        const std::size_t from = request.after ? static_cast<std::size_t>(request.after->number) : 0;
        const std::size_t to = std::min(from + request.limit, m_alerts->rows.size());
        catalog::Page<catalog::Alert> page;
        std::copy_if(m_alerts->rows.begin() + static_cast<std::ptrdiff_t>(from),
                     m_alerts->rows.begin() + static_cast<std::ptrdiff_t>(to), std::back_inserter(page.rows),
                     [&filter](const catalog::Alert &alert) {
                         return (filter.country.empty() || alert.country == filter.country) &&
                                (filter.measure.empty() || alert.measure == filter.measure) &&
                                (filter.words.empty() || alert.title.contains(filter.words));
                     });
        if (to < m_alerts->rows.size())
            page.next = catalog::Position{.number = static_cast<std::int64_t>(to), .text = {}};
        return page;
    }
    Result<catalog::AlertGroups> alertGroups() override
    {
        const std::scoped_lock lock(m_alerts->mutex);
        return m_alerts->groups;
    }
    Result<std::optional<catalog::Alert>> alert(std::string_view id) override
    {
        const std::scoped_lock lock(m_alerts->mutex);
        const auto found = std::ranges::find(m_alerts->rows, id, &catalog::Alert::id);
        return found == m_alerts->rows.end() ? std::nullopt : std::optional(*found);
    }
    Result<std::vector<catalog::AlertItem>> itemsOf(std::string_view alert) override
    {
        const std::scoped_lock lock(m_alerts->mutex);
        std::vector<catalog::AlertItem> items;
        std::ranges::copy_if(m_alerts->items, std::back_inserter(items),
                             [&](const catalog::AlertItem &item) { return item.alert == alert; });
        return items;
    }

    Result<catalog::CatalogueInfo> info() override { return {}; }
    Result<std::vector<catalog::PolicyEntry>> policy() override
    {
        const std::scoped_lock lock(m_alerts->mutex);
        return m_alerts->policy;
    }
    bool namesReady() override { return true; }
    Result<catalog::Facts> factsOf(std::uint64_t gtin, std::string_view lot) override
    {
        const std::scoped_lock lock(m_alerts->mutex);
        catalog::Facts facts;
        std::ranges::copy_if(
            m_alerts->events, std::back_inserter(facts.traceEvents),
            [&](const catalog::TraceEvent &event) { return event.gtin == gtin && !lot.empty() && event.lot == lot; });
        return facts;
    }
    Result<std::optional<catalog::Product>> product(std::uint64_t) override { return {}; }
    Result<std::optional<catalog::Company>> company(std::string_view id) override
    {
        const auto found = those(m_alerts->companies, [&](const catalog::Company &row) { return row.id == id; });
        return found.rows.empty() ? std::nullopt : std::optional(found.rows.front());
    }
    Result<std::optional<catalog::Body>> body(std::string_view id) override
    {
        const std::scoped_lock lock(m_alerts->mutex);
        const auto found = std::ranges::find(m_alerts->bodies, id, &catalog::Body::id);
        return found == m_alerts->bodies.end() ? std::nullopt : std::optional(*found);
    }
    Result<std::vector<catalog::BodyScope>> scopesOf(std::string_view) override { return {}; }
    Result<std::vector<catalog::Guide>> guidesFor(std::uint64_t gtin, Date) override
    {
        const std::scoped_lock lock(m_alerts->mutex);
        std::vector<catalog::Guide> guides;
        std::ranges::copy_if(m_alerts->guides, std::back_inserter(guides),
                             [&](const catalog::Guide &guide) { return guide.gtin == gtin; });
        return guides;
    }
    Result<catalog::Page<catalog::Product>> productsNamed(std::string_view, const catalog::PageRequest &) override
    {
        return {};
    }
    Result<catalog::Page<catalog::Company>> companiesNamed(std::string_view, const catalog::PageRequest &) override
    {
        return those(m_alerts->companies, [](const catalog::Company &) { return true; });
    }
    Result<catalog::Page<catalog::Body>> bodiesNamed(std::string_view, const catalog::PageRequest &) override
    {
        return {};
    }
    Result<catalog::Page<catalog::Alert>> alertsNamed(std::string_view, const catalog::PageRequest &) override
    {
        return {};
    }
    Result<catalog::Page<catalog::Product>> productsNumbered(std::string_view, const catalog::PageRequest &) override
    {
        return {};
    }
    Result<catalog::Page<catalog::Company>> companiesNumbered(std::string_view, const catalog::PageRequest &) override
    {
        return {};
    }
    Result<catalog::Page<catalog::Licence>> licencesNumbered(std::string_view, const catalog::PageRequest &) override
    {
        return {};
    }
    Result<catalog::Page<catalog::Certificate>> certificatesNumbered(std::string_view,
                                                                     const catalog::PageRequest &) override
    {
        return {};
    }
    Result<catalog::Page<catalog::Declaration>> declarationsNumbered(std::string_view start,
                                                                     const catalog::PageRequest &) override
    {
        return those(m_alerts->declarations,
                     [&](const catalog::Declaration &row) { return row.id.starts_with(start); });
    }
    Result<std::optional<catalog::Licence>> licenceFor(std::string_view) override { return {}; }
    Result<std::vector<catalog::Licence>> licencesOf(std::string_view company) override
    {
        return those(m_alerts->licences, [&](const catalog::Licence &row) { return row.holder == company; }).rows;
    }
    Result<catalog::Page<catalog::Certificate>> certificatesOf(std::string_view company,
                                                               const catalog::PageRequest &) override
    {
        return those(m_alerts->certificates, [&](const catalog::Certificate &row) { return row.holder == company; });
    }
    Result<catalog::Page<catalog::Certificate>> certificatesBy(std::string_view body,
                                                               const catalog::PageRequest &request) override
    {
        auto page = those(m_alerts->certificates, [&](const catalog::Certificate &row) { return row.body == body; });
        if (page.rows.size() > request.limit) {
            page.rows.resize(request.limit);
            page.next = catalog::Position{};
        }
        return page;
    }
    Result<catalog::Page<catalog::Declaration>> declarationsUnder(std::string_view digits,
                                                                  const catalog::PageRequest &) override
    {
        return those(m_alerts->declarations, [&](const catalog::Declaration &row) {
            return row.gtin != 0 && std::to_string(row.gtin).starts_with(digits);
        });
    }
    Result<catalog::Page<catalog::AlertItem>> alertItemsUnder(std::string_view digits,
                                                              const catalog::PageRequest &) override
    {
        return those(m_alerts->items, [&](const catalog::AlertItem &row) {
            return row.gtin != 0 && std::to_string(row.gtin).starts_with(digits);
        });
    }
    Result<catalog::Page<catalog::AlertItem>> alertItemsOfLot(std::string_view, const catalog::PageRequest &) override
    {
        return {};
    }
    Result<catalog::Page<catalog::TraceCode>> traceCodesOfLot(std::string_view, const catalog::PageRequest &) override
    {
        return {};
    }
    Result<catalog::Page<catalog::TraceEvent>> traceEventsOfLot(std::string_view, const catalog::PageRequest &) override
    {
        return {};
    }

private:
    template <class Row, class Is>
    catalog::Page<Row> those(const std::vector<Row> &rows, Is &&is)
    {
        const std::scoped_lock lock(m_alerts->mutex);
        catalog::Page<Row> page;
        std::ranges::copy_if(rows, std::back_inserter(page.rows), is);
        return page;
    }

    std::shared_ptr<Alerts> m_alerts;
};

} // namespace nqi::ui
