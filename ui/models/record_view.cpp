// SPDX-License-Identifier: Apache-2.0
#include "ui/models/record_view.h"

#include "core/gs1/gtin.h"
#include "ui/models/country_text.h"
#include "ui/models/custody_view.h"
#include "ui/models/goods_text.h"
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
    void addHoldings(const std::vector<catalog::Licence> &licences);
    void addDeclarations(const std::vector<catalog::Licence> &licences);
    void addCertificate();
    void addDeclaration();
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
                                     {u"more"_s, more && m_limit < mostRecordRows},
                                     {u"cut"_s, more && m_limit >= mostRecordRows}});
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
        addField(fields, Words::tr("Origin"), countryText(of->origin));
        addField(fields, Words::tr("Net content"), text(of->netContent));
        addField(fields, Words::tr("Goods group"), goodsText(of->category));
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

// A licence may name a holder whom nothing describes: what it holds is shown all the same.
void Builder::addCompany()
{
    const std::string id = m_view.key.id.toStdString();
    const auto company = take(m_browse.company(id));
    const auto licences = take(m_browse.licencesOf(id));
    const auto [certificates, more] =
        collect<catalog::Certificate>([&](const PageRequest &request) { return m_browse.certificatesOf(id, request); });
    if (!company && licences.empty() && certificates.empty())
        return;
    QVariantList fields;
    addField(fields, Words::tr("Tax code or registration"), m_view.key.id);
    if (company) {
        head(rowOf(*company));
        addField(fields, Words::tr("Address"), text(company->address));
        addField(fields, Words::tr("Country"), countryText(company->country));
    } else {
        m_view.title = Words::tr("Company %1: no name recorded").arg(m_view.key.id);
    }
    group(Words::tr("Company"), u"person"_s, Dataset::licences, fields, rowsOf(licences));
    m_view.subject.company = id;
    for (const catalog::Licence &licence : licences)
        std::ranges::copy(catalog::gtinsUnder(licence.prefix), std::back_inserter(m_view.subject.gtins));
    addHoldings(licences);
    group(Words::tr("Certificates"), u"check"_s, Dataset::certificates, {}, rowsOf(certificates), more);
    addDeclarations(licences);
    QVariantList products;
    bool moreProducts = false;
    for (const catalog::Licence &licence : licences) {
        auto [rows, goesOn] = collect<catalog::Product>(
            [&](const PageRequest &request) { return m_browse.productsNumbered(licence.prefix, request); });
        products.append(rowsOf(rows));
        moreProducts |= goesOn;
    }
    group(Words::tr("Products under its prefixes"), u"package"_s, Dataset::products, {}, products, moreProducts);
}

void Builder::addHoldings(const std::vector<catalog::Licence> &licences)
{
    QVariantList alerts;
    std::set<std::string> told;
    bool moreAlerts = false;
    for (const catalog::Licence &licence : licences) {
        auto [items, goesOn] = collect<catalog::AlertItem>(
            [&](const PageRequest &request) { return m_browse.alertItemsUnder(licence.prefix, request); });
        moreAlerts |= goesOn;
        for (const catalog::AlertItem &item : items)
            if (told.insert(item.alert).second)
                if (const auto alert = take(m_browse.alert(item.alert)))
                    alerts.append(rowOf(*alert));
    }
    group(Words::tr("Alerts that name its products"), u"flag"_s, Dataset::alerts, {}, alerts, moreAlerts);
}

void Builder::addDeclarations(const std::vector<catalog::Licence> &licences)
{
    QVariantList declarations;
    bool more = false;
    for (const catalog::Licence &licence : licences) {
        auto [rows, goesOn] = collect<catalog::Declaration>(
            [&](const PageRequest &request) { return m_browse.declarationsUnder(licence.prefix, request); });
        declarations.append(rowsOf(rows));
        more |= goesOn;
    }
    group(Words::tr("Declarations for its products"), u"note"_s, Dataset::declarations, {}, declarations, more);
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

void Builder::addDeclaration()
{
    const std::string id = m_view.key.id.toStdString();
    const auto found = take(m_browse.declarationsNumbered(id, {.after = {}, .limit = 1}));
    if (found.rows.empty() || found.rows.front().id != id)
        return;
    const catalog::Declaration &of = found.rows.front();
    head(rowOf(of));
    QVariantList fields;
    addField(fields, Words::tr("Standard or regulation"), text(of.standard));
    addField(fields, Words::tr("Lot"), text(of.lot));
    addField(fields, Words::tr("Platform"), text(of.platform));
    addField(fields, Words::tr("Shop"), text(of.shop));
    addField(fields, Words::tr("Address"), text(of.url));
    addField(fields, Words::tr("In force"), validityText(of.declaredOn, of.validTo));
    QVariantList parties;
    if (const auto holder = of.holder.empty() ? std::nullopt : take(m_browse.company(of.holder)))
        parties.append(rowOf(*holder));
    else
        addField(fields, Words::tr("Declared by"), text(of.holder));
    group(Words::tr("Declaration"), u"note"_s, Dataset::declarations, fields, parties);
    QVariantList products;
    if (const auto product = of.gtin == 0 ? std::nullopt : take(m_browse.product(of.gtin)))
        products.append(rowOf(*product));
    else if (of.gtin != 0)
        products.append(QVariantMap{{u"kind"_s, u"product"_s},
                                    {u"id"_s, productId(of.gtin)},
                                    {u"title"_s, Words::tr("GTIN %1: no product recorded").arg(gtinText(of.gtin))},
                                    {u"subtitle"_s, QString()},
                                    {u"level"_s, u"neutral"_s},
                                    {u"chip"_s, QString()}});
    group(Words::tr("Covers"), u"package"_s, Dataset::products, {}, products);
    if (of.certificate.empty())
        return;
    auto lines = take(m_browse.certificatesNumbered(of.certificate, {.after = {}, .limit = 1}));
    std::erase_if(lines.rows, [&](const catalog::Certificate &line) { return line.number != of.certificate; });
    group(Words::tr("Rests on the certificate %1").arg(text(of.certificate)), u"check"_s, Dataset::certificates, {},
          rowsOf(lines.rows));
}

void Builder::addAlert()
{
    const auto alert = take(m_browse.alert(m_view.key.id.toStdString()));
    if (!alert)
        return;
    head(rowOf(*alert));
    QVariantList fields;
    addField(fields, Words::tr("Number"), text(alert->id));
    addField(fields, Words::tr("Source"), codeText(alert->source));
    addField(fields, Words::tr("Country"), countryText(alert->country));
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
    const auto [issued, more] = collect<catalog::Certificate>(
        [&](const PageRequest &request) { return m_browse.certificatesBy(body->id, request); });
    group(Words::tr("Certificates that it issued"), u"check"_s, Dataset::certificates, {}, rowsOf(issued), more);
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
    else if (kind == "declaration"_L1)
        addDeclaration();
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
