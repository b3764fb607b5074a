// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/gtin.h"
#include "core/store/catalogue_queries.h"
#include "core/store/catalogue_reader.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

namespace nqi::store {

using catalog::Facts;
using catalog::LookupError;

namespace {

/// The digits of a key that begin with the company prefix (General Specifications section 3): a GTIN after its
/// indicator, an SSCC after its extension digit, a GRAI after its leading zero; the others as they are. Empty when the
/// key has no company prefix.
std::string prefixDigits(const gs1::Item &item)
{
    if (item.gtin != 0) {
        const std::string gtin = gs1::gtin14Text(item.gtin);
        // Six leading zeros: a GTIN-8, licensed singly or by a GS1-8 prefix.
        return gtin.starts_with("000000") ? gtin.substr(6) : gtin.substr(1);
    }
    constexpr std::array afterFirstDigit = {"00", "8003"};
    constexpr std::array asTheyAre = {"410", "411", "412", "413",  "414",  "415",  "416",  "417", "401",
                                      "402", "253", "255", "8004", "8010", "8013", "8017", "8018"};
    if (std::ranges::contains(afterFirstDigit, item.keyAi) && !item.key.empty())
        return item.key.substr(1);
    return std::ranges::contains(asTheyAre, item.keyAi) ? item.key : std::string();
}

/// Collects the facts of one item. The first error ends it.
class Collector {
public:
    Collector(CatalogueQueries &queries, const gs1::Item &item) : m_queries(queries), m_item(item) {}

    Found<Facts> collect()
    {
        using Step = Found<void> (Collector::*)();
        constexpr std::array<Step, 10> steps = {
            &Collector::product,      &Collector::licence,   &Collector::risks,  &Collector::declarations,
            &Collector::certificates, &Collector::bodies,    &Collector::alerts, &Collector::trace,
            &Collector::customs,      &Collector::standards,
        };
        for (const Step step : steps) {
            if (const auto done = (this->*step)(); !done)
                return std::unexpected(done.error());
        }
        m_facts.catalogue = m_queries.info;
        return std::move(m_facts);
    }

private:
    template <class Record, class... Arguments>
    Found<void> append(Query<Record> &query, std::vector<Record> &rows, std::size_t limit,
                       const Arguments &...arguments)
    {
        return query.append(m_queries.database, m_queries.overlay, rows, limit, arguments...);
    }
    template <class T>
    static Found<void> keep(Found<T> &&found, T &place)
    {
        if (!found)
            return std::unexpected(found.error());
        place = std::move(*found);
        return {};
    }

    Found<void> product()
    {
        if (m_item.gtin == 0)
            return {};
        if (const auto done = keep(m_queries.one(m_queries.product, m_item.gtin), m_facts.product); !done)
            return done;
        if (!m_facts.product || m_facts.product->owner.empty())
            return {};
        return keep(m_queries.one(m_queries.company, m_facts.product->owner), m_facts.owner);
    }

    Found<void> licence()
    {
        const std::string digits = prefixDigits(m_item);
        if (digits.empty())
            return {};
        // The prefix 893 is Viet Nam's own: nothing foreign to authorise.
        const bool foreign = !digits.starts_with("893");
        auto found = m_queries.licencesFor(digits, foreign);
        if (!found)
            return std::unexpected(found.error());
        m_facts.licence = std::move(found->licence);
        m_facts.authorisation = std::move(found->authorisation);
        if (!m_facts.licence)
            return {};
        if (m_facts.owner && m_facts.owner->id == m_facts.licence->holder) {
            m_facts.licensee = m_facts.owner;
            return {};
        }
        return keep(m_queries.one(m_queries.company, m_facts.licence->holder), m_facts.licensee);
    }

    Found<void> risks()
    {
        if (!m_facts.product)
            return {};
        return keep(m_queries.risksOf(m_facts.product->hsCode, m_facts.product->category), m_facts.riskLists);
    }

    Found<void> certificates()
    {
        if (m_item.gtin == 0)
            return {};
        auto &rows = m_facts.certificates;
        if (const auto done = append(m_queries.certificatesByGtin, rows, m_queries.maxRead, m_item.gtin); !done)
            return done;
        if (m_facts.product && !m_facts.product->owner.empty()) {
            const std::string &owner = m_facts.product->owner;
            const std::string &model = m_facts.product->model;
            if (const auto done = append(m_queries.certificatesByModel, rows, m_queries.maxRead, owner, std::string());
                !done)
                return done;
            if (!model.empty())
                if (const auto done = append(m_queries.certificatesByModel, rows, m_queries.maxRead, owner, model);
                    !done)
                    return done;
        }
        for (const catalog::Declaration &declaration : m_facts.declarations) {
            const std::string &number = declaration.certificate;
            if (number.empty() || std::ranges::contains(rows, number, &catalog::Certificate::number))
                continue;
            if (const auto done = append(m_queries.certificateByNumber, rows, Facts::maxRecords, number); !done)
                return done;
        }
        keepNewest(rows, &catalog::Certificate::issuedOn);
        return {};
    }

    Found<void> bodies()
    {
        std::set<std::string_view> seen;
        std::set<std::pair<std::string_view, std::string_view>> seenScopes;
        for (const catalog::Certificate &certificate : m_facts.certificates) {
            if (certificate.body.empty())
                continue;
            if (seen.insert(certificate.body).second)
                if (const auto done = m_queries.append(m_queries.knownBodies, certificate.body, m_queries.body,
                                                       m_facts.bodies, certificate.body);
                    !done)
                    return done;
            if (!seenScopes.emplace(certificate.body, certificate.regulation).second)
                continue;
            const std::string key = certificate.body + '|' + certificate.regulation;
            if (const auto done = m_queries.append(m_queries.knownScopes, key, m_queries.scopes, m_facts.scopes,
                                                   certificate.body, certificate.regulation);
                !done)
                return done;
        }
        return {};
    }

    Found<void> declarations()
    {
        auto &rows = m_facts.declarations;
        const auto done = m_item.gtin != 0 ? append(m_queries.declarationsByGtin, rows, m_queries.maxRead, m_item.gtin)
                          : m_item.url.empty()
                              ? Found<void>()
                              : append(m_queries.declarationsByUrl, rows, m_queries.maxRead, m_item.url);
        keepNewest(rows, &catalog::Declaration::declaredOn);
        return done;
    }

    Found<void> alerts()
    {
        if (m_item.gtin == 0)
            return {};
        if (const auto done = append(m_queries.alertItems, m_facts.alertItems, Facts::maxRecords, m_item.gtin); !done)
            return done;
        for (const catalog::AlertItem &item : m_facts.alertItems) {
            if (std::ranges::contains(m_facts.alerts, item.alert, &catalog::Alert::id))
                continue;
            if (const auto done = append(m_queries.alert, m_facts.alerts, 1, item.alert); !done)
                return done;
        }
        if (!m_facts.product || m_facts.product->brand.empty() || m_facts.product->model.empty())
            return {};
        auto possible = m_queries.alertsByModel(m_facts.product->brand, m_facts.product->model);
        if (!possible)
            return std::unexpected(possible.error());
        for (catalog::Alert &alert : *possible) {
            if (!std::ranges::contains(m_facts.alerts, alert.id, &catalog::Alert::id))
                m_facts.alerts.push_back(std::move(alert));
        }
        return {};
    }

    Found<void> trace()
    {
        if (m_item.gtin == 0)
            return {};
        if (const auto done = keep(m_queries.eventsOf(m_item.gtin, m_item.lot, m_item.serial), m_facts.traceEvents);
            !done)
            return done;
        // Two seeks: SQLite would build a table for `lot IN ('', ?)` at each question.
        const auto ofProduct =
            append(m_queries.traceCodes, m_facts.traceCodes, Facts::maxRecords, m_item.gtin, std::string_view());
        if (!ofProduct || m_item.lot.empty())
            return ofProduct;
        return append(m_queries.traceCodes, m_facts.traceCodes, Facts::maxRecords, m_item.gtin, m_item.lot);
    }

    Found<void> customs()
    {
        if (m_item.gtin == 0)
            return {};
        auto &lines = m_facts.customsLines;
        if (const auto done = append(m_queries.customsLines, lines, m_queries.maxRead, m_item.gtin); !done)
            return done;
        std::ranges::stable_sort(lines, std::ranges::greater(), &catalog::CustomsLine::date);
        keepNewest(lines, &catalog::CustomsLine::date);
        // Deviations are about imports.
        const bool imported = !lines.empty() || (m_facts.product && m_facts.product->origin != "VN");
        return imported ? deviations() : Found<void>();
    }

    Found<void> deviations()
    {
        std::set<std::string_view> countries;
        if (m_facts.product)
            countries.insert(m_facts.product->origin);
        for (const catalog::CustomsLine &line : m_facts.customsLines)
            countries.insert(line.origin);
        std::vector<catalog::Deviation> candidates;
        bool first = true;
        for (const std::string_view country : countries) {
            std::vector<catalog::Deviation> rows;
            if (const auto done =
                    m_queries.append(m_queries.knownDeviations, country, m_queries.deviations, rows, country);
                !done)
                return done;
            for (catalog::Deviation &row : rows) {
                // Those of any country came with the first one.
                if (first || !row.country.empty())
                    candidates.push_back(std::move(row));
            }
            first = false;
        }
        for (catalog::Deviation &deviation : candidates) {
            if (concerns(deviation) && m_facts.deviations.size() < Facts::maxRecords)
                m_facts.deviations.push_back(std::move(deviation));
        }
        return {};
    }

    /// Of too many records the newest.
    template <class Record>
    static void keepNewest(std::vector<Record> &rows, std::optional<Date> Record::*date)
    {
        if (rows.size() <= Facts::maxRecords)
            return;
        std::ranges::stable_sort(rows, std::ranges::greater(), date);
        rows.resize(Facts::maxRecords);
    }

    static bool keyMatches(std::string_view key, std::string_view value) { return key.empty() || key == value; }

    bool concerns(const catalog::Deviation &deviation) const
    {
        const auto matches = [&](std::string_view country, std::string_view importer, std::string_view hsCode,
                                 std::string_view manufacturer) {
            return keyMatches(deviation.country, country) && keyMatches(deviation.importer, importer) &&
                   hsCode.starts_with(deviation.hsPrefix) && keyMatches(deviation.manufacturer, manufacturer);
        };
        if (const auto &product = m_facts.product;
            product && matches(product->origin, product->owner, product->hsCode, product->manufacturer))
            return true;
        return std::ranges::any_of(m_facts.customsLines, [&](const catalog::CustomsLine &line) {
            return matches(line.origin, line.importer, line.hsCode, line.manufacturer);
        });
    }

    Found<void> standards()
    {
        std::set<std::string_view> ids;
        for (const auto &entry : m_facts.riskLists)
            ids.insert(entry.regulation);
        for (const auto &certificate : m_facts.certificates)
            ids.insert(certificate.regulation);
        for (const auto &declaration : m_facts.declarations)
            ids.insert(declaration.standard);
        ids.erase(std::string_view());
        for (const std::string_view id : ids) {
            if (const auto done =
                    m_queries.append(m_queries.knownStandards, id, m_queries.standard, m_facts.standards, id);
                !done)
                return done;
        }
        return {};
    }

    CatalogueQueries &m_queries;
    const gs1::Item &m_item;
    Facts m_facts;
};

} // namespace

CatalogueReader::Result<Facts> CatalogueReader::facts(const gs1::Item &item)
{
    const auto view = m_queries->oneView();
    if (!view)
        return std::unexpected(view.error());
    if (const auto fresh = m_queries->refreshInfo(); !fresh)
        return std::unexpected(fresh.error());
    return Collector(*m_queries, item).collect();
}

} // namespace nqi::store
