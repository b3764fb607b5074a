// SPDX-License-Identifier: Apache-2.0
#include "ui/models/record_view.h"

#include "core/gs1/gtin.h"
#include "ui/models/custody_view.h"
#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"
#include "ui/models/record_rows.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using catalog::Browse;
using catalog::Dataset;
using catalog::PageRequest;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Records)
};

/// Thrown away at the first error, which is the answer then.
class Builder {
public:
    Builder(Browse &browse, RecordKey key, std::size_t limit, Instant now)
        : m_browse(browse), m_limit(limit), m_now(now)
    {
        m_view.key = std::move(key);
    }
    std::expected<RecordView, catalog::LookupError> build();

private:
    template <class Value>
    Value take(Browse::Result<Value> answer)
    {
        if (answer)
            return *std::move(answer);
        m_error = m_error.value_or(answer.error());
        return {};
    }
    template <class Record, class Ask>
    std::pair<std::vector<Record>, bool> collect(Ask &&ask);
    void head(const QVariantMap &row);
    void group(const QString &title, const QString &icon, Dataset dataset, const QVariantList &fields,
               const QVariantList &rows, bool more = false);
    void addProduct();
    void addDuties(const catalog::Facts &facts);
    void addCustody(const catalog::Facts &facts, std::uint64_t gtin, const std::string &lot);
    void addCompany();
    void addHoldings(const catalog::Company &company);
    void addCertificate();
    void addAlert();
    void addBody();

    Browse &m_browse;
    std::size_t m_limit;
    Instant m_now;
    catalog::CatalogueInfo m_info;
    std::optional<catalog::LookupError> m_error;
    RecordView m_view;
};

template <class Record, class Ask>
std::pair<std::vector<Record>, bool> Builder::collect(Ask &&ask)
{
    std::vector<Record> rows;
    PageRequest request;
    while (rows.size() < m_limit && !m_error) {
        request.limit = std::min(m_limit - rows.size(), PageRequest::maxRows);
        auto page = take(ask(std::as_const(request)));
        std::ranges::move(page.rows, std::back_inserter(rows));
        if (!page.next)
            return {std::move(rows), false};
        request.after = std::move(page.next);
    }
    return {std::move(rows), true};
}

void Builder::head(const QVariantMap &row)
{
    m_view.title = row[u"title"_s].toString();
    m_view.subtitle = row[u"subtitle"_s].toString();
    m_view.level = row[u"level"_s].toString();
    m_view.chip = row[u"chip"_s].toString();
}

void Builder::group(const QString &title, const QString &icon, Dataset dataset, const QVariantList &fields,
                    const QVariantList &rows, bool more)
{
    m_view.groups.append(QVariantMap{{u"title"_s, title},
                                     {u"icon"_s, icon},
                                     {u"source"_s, sourceText(m_info, dataset)},
                                     {u"fields"_s, fields},
                                     {u"rows"_s, rows},
                                     {u"more"_s, more}});
}

void Builder::addProduct()
{
    const auto [gtin, lot] = productOf(m_view.key.id);
    const catalog::Facts facts = take(m_browse.factsOf(gtin, lot));
    if (m_error || gtin == 0)
        return;
    m_view.ofLot = !lot.empty();
    m_view.code = gtinText(gtin);
    m_view.subject.gtins = {{gtin, gtin}};
    if (facts.product)
        head(rowOf(*facts.product));
    else
        m_view.title = Words::tr("GTIN %1: no product recorded").arg(m_view.code);
    if (m_view.ofLot)
        m_view.subtitle += (m_view.subtitle.isEmpty() ? QString() : u" · "_s) + Words::tr("lot %1").arg(text(lot));
    if (const auto &of = facts.product) {
        QVariantList fields;
        addField(fields, Words::tr("GTIN"), m_view.code);
        addField(fields, Words::tr("Brand"), text(of->brand));
        addField(fields, Words::tr("Model"), text(of->model));
        addField(fields, Words::tr("Manufacturer"), text(of->manufacturer));
        addField(fields, Words::tr("Origin"), text(of->origin));
        addField(fields, Words::tr("Net content"), text(of->netContent));
        addField(fields, Words::tr("Goods group"), codeText(of->category));
        addField(fields, Words::tr("HS code"), text(of->hsCode));
        addField(fields, Words::tr("Declared on"), of->declaredOn ? dateText(*of->declaredOn) : QString());
        group(Words::tr("As declared"), u"package"_s, Dataset::products, fields,
              facts.owner ? QVariantList{rowOf(*facts.owner)} : QVariantList());
    }
    QVariantList holder;
    if (facts.licence)
        holder.append(rowOf(*facts.licence));
    if (facts.authorisation)
        holder.append(rowOf(*facts.authorisation));
    if (facts.licensee)
        holder.append(rowOf(*facts.licensee));
    group(Words::tr("Company prefix"), u"code"_s, Dataset::licences, {}, holder);
    group(Words::tr("Alerts"), u"flag"_s, Dataset::alerts, {}, rowsOf(facts.alerts));
    addDuties(facts);
    addCustody(facts, gtin, lot);
    m_view.guides = rowsOf(take(m_browse.guidesFor(gtin, dateInVietNam(m_now))));
}

void Builder::addDuties(const catalog::Facts &facts)
{
    group(Words::tr("Certificates"), u"check"_s, Dataset::certificates, {}, rowsOf(facts.certificates));
    group(Words::tr("Declarations"), u"note"_s, Dataset::declarations, {}, rowsOf(facts.declarations));
    QVariantList lists;
    for (const catalog::RiskListEntry &entry : facts.riskLists)
        lists.append(QVariantMap{{u"kind"_s, QString()},
                                 {u"id"_s, text(entry.id)},
                                 {u"title"_s, text(entry.product)},
                                 {u"subtitle"_s, text(entry.circular) + u" · "_s + text(entry.regulation)},
                                 {u"level"_s, u"neutral"_s},
                                 {u"chip"_s, tierText(entry.tier)}});
    group(Words::tr("Risk lists"), u"result"_s, Dataset::riskLists, {}, lists);
}

void Builder::addCustody(const catalog::Facts &facts, std::uint64_t gtin, const std::string &lot)
{
    inspect::Inspected of;
    of.item.kind = gs1::ItemKind::product;
    of.item.gtin = gtin;
    of.item.lot = lot;
    of.facts = facts;
    of.judgedAt = m_now;
    m_view.custody = custodyOf(of);
}

void Builder::addCompany()
{
    const auto company = take(m_browse.company(m_view.key.id.toStdString()));
    if (!company)
        return;
    head(rowOf(*company));
    QVariantList fields;
    addField(fields, Words::tr("Tax code or registration"), text(company->id));
    addField(fields, Words::tr("Address"), text(company->address));
    addField(fields, Words::tr("Country"), text(company->country));
    const auto licences = take(m_browse.licencesOf(company->id));
    group(Words::tr("Company"), u"person"_s, Dataset::licences, fields, rowsOf(licences));
    m_view.subject.company = company->id;
    for (const catalog::Licence &licence : licences)
        std::ranges::copy(catalog::gtinsUnder(licence.prefix), std::back_inserter(m_view.subject.gtins));
    addHoldings(*company);
    QVariantList products;
    bool more = false;
    for (const catalog::Licence &licence : licences) {
        auto [rows, goesOn] = collect<catalog::Product>(
            [&](const PageRequest &request) { return m_browse.productsNumbered(licence.prefix, request); });
        products.append(rowsOf(rows));
        more |= goesOn;
    }
    group(Words::tr("Products under its prefixes"), u"package"_s, Dataset::products, {}, products, more);
}

void Builder::addHoldings(const catalog::Company &company)
{
    QVariantList alerts;
    std::set<std::string> told;
    bool moreAlerts = false;
    for (const catalog::Licence &licence : take(m_browse.licencesOf(company.id))) {
        auto [items, goesOn] = collect<catalog::AlertItem>(
            [&](const PageRequest &request) { return m_browse.alertItemsUnder(licence.prefix, request); });
        moreAlerts |= goesOn;
        for (const catalog::AlertItem &item : items)
            if (told.insert(item.alert).second)
                if (const auto alert = take(m_browse.alert(item.alert)))
                    alerts.append(rowOf(*alert));
    }
    group(Words::tr("Alerts that name its products"), u"flag"_s, Dataset::alerts, {}, alerts, moreAlerts);
    const auto [certificates, more] = collect<catalog::Certificate>(
        [&](const PageRequest &request) { return m_browse.certificatesOf(company.id, request); });
    group(Words::tr("Certificates"), u"check"_s, Dataset::certificates, {}, rowsOf(certificates), more);
}

void Builder::addCertificate()
{
    const std::string number = m_view.key.id.toStdString();
    auto [lines, more] = collect<catalog::Certificate>(
        [&](const PageRequest &request) { return m_browse.certificatesNumbered(number, request); });
    std::erase_if(lines, [&](const catalog::Certificate &line) { return line.number != number; });
    if (lines.empty())
        return;
    const catalog::Certificate &first = lines.front();
    head(rowOf(first));
    QVariantList fields;
    addField(fields, Words::tr("Regulation"), text(first.regulation));
    addField(fields, Words::tr("Method"), first.method == 0 ? QString() : QString::number(first.method));
    addField(fields, Words::tr("Lot"), text(first.lot));
    addField(fields, Words::tr("Customs declaration"), text(first.customsDeclaration));
    addField(fields, Words::tr("In force"), validityText(first.issuedOn, first.validTo));
    addField(fields, Words::tr("Status since"), first.statusSince ? dateText(*first.statusSince) : QString());
    QVariantList parties;
    if (const auto holder = take(m_browse.company(first.holder)))
        parties.append(rowOf(*holder));
    if (const auto body = take(m_browse.body(first.body)))
        parties.append(rowOf(*body));
    group(Words::tr("Certificate"), u"check"_s, Dataset::certificates, fields, parties);
    QVariantList products;
    for (const catalog::Certificate &line : lines) {
        const auto product = line.gtin == 0 ? std::nullopt : take(m_browse.product(line.gtin));
        products.append(product ? rowOf(*product) : rowOf(line));
    }
    group(Words::tr("Covers"), u"package"_s, Dataset::products, {}, products, more && lines.size() >= m_limit);
}

void Builder::addAlert()
{
    const auto alert = take(m_browse.alert(m_view.key.id.toStdString()));
    if (!alert)
        return;
    head(rowOf(*alert));
    QVariantList fields;
    addField(fields, Words::tr("Number"), text(alert->id));
    addField(fields, Words::tr("Source"), text(alert->source));
    addField(fields, Words::tr("Country"), text(alert->country));
    addField(fields, Words::tr("Published on"), alert->publishedOn ? dateText(*alert->publishedOn) : QString());
    addField(fields, Words::tr("Measure"), measureText(alert->measure));
    addField(fields, Words::tr("Hazard"), codeText(alert->hazard));
    addField(fields, Words::tr("Brand"), text(alert->brand));
    addField(fields, Words::tr("Model"), text(alert->model));
    addField(fields, Words::tr("Counterfeit"), alert->counterfeit ? Words::tr("The source says so") : QString());
    addField(fields, Words::tr("Status"),
             alert->status == catalog::AlertStatus::withdrawn
                 ? Words::tr("Withdrawn by its source: it no longer counts")
                 : Words::tr("In force until its source withdraws it"));
    addField(fields, Words::tr("Address"), text(alert->url));
    group(Words::tr("Alert"), u"flag"_s, Dataset::alerts, fields, {});
    QVariantList named;
    for (const catalog::AlertItem &item : take(m_browse.itemsOf(alert->id))) {
        const auto product = take(m_browse.product(item.gtin));
        QVariantMap row = product ? rowOf(*product) : rowOf(item);
        row[u"kind"_s] = item.gtin != 0 ? u"product"_s : QString();
        row[u"id"_s] = productId(item.gtin, item.lot);
        row[u"chip"_s] = item.lot.empty() ? Words::tr("every lot") : Words::tr("lot %1").arg(text(item.lot));
        named.append(row);
    }
    group(Words::tr("Named by code"), u"package"_s, Dataset::products, {}, named);
}

void Builder::addBody()
{
    const auto body = take(m_browse.body(m_view.key.id.toStdString()));
    if (!body)
        return;
    head(rowOf(*body));
    QVariantList scopes;
    for (const catalog::BodyScope &scope : take(m_browse.scopesOf(body->id))) {
        const bool active = scope.status == catalog::ScopeStatus::active;
        scopes.append(
            QVariantMap{{u"kind"_s, QString()},
                        {u"id"_s, text(scope.regulation)},
                        {u"title"_s, text(scope.regulation)},
                        {u"subtitle"_s, text(scope.decision) + u" · "_s + validityText(scope.validFrom, scope.validTo)},
                        {u"level"_s, active ? u"neutral"_s : u"violation"_s},
                        {u"chip"_s, scope.role == catalog::BodyRole::designated ? Words::tr("Designated")
                                                                                : Words::tr("Accredited")}});
    }
    group(Words::tr("May assess"), u"result"_s, Dataset::bodies, {}, scopes);
}

std::expected<RecordView, catalog::LookupError> Builder::build()
{
    m_info = take(m_browse.info());
    const QString &kind = m_view.key.kind;
    if (kind == "product"_L1)
        addProduct();
    else if (kind == "company"_L1)
        addCompany();
    else if (kind == "certificate"_L1)
        addCertificate();
    else if (kind == "alert"_L1)
        addAlert();
    else if (kind == "body"_L1)
        addBody();
    if (m_error)
        return std::unexpected(*m_error);
    return std::move(m_view);
}

} // namespace

std::expected<RecordView, catalog::LookupError> viewOf(Browse &browse, const RecordKey &key, std::size_t limit,
                                                       Instant now)
{
    return Builder(browse, key, limit, now).build();
}

} // namespace nqi::ui
