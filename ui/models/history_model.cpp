// SPDX-License-Identifier: Apache-2.0
#include "ui/models/history_model.h"

#include "ui/models/answer_here.h"
#include "ui/models/finding_model.h"
#include "ui/models/record_rows.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

HistoryModel::HistoryModel(HistoryService *service, QObject *parent) : QObject(parent), m_service(service) {}

void HistoryModel::show(const inspect::Inspected *item)
{
    About about;
    if (item != nullptr) {
        about.gtin = item->item.gtin;
        about.lot = item->item.lot;
        if (item->facts && item->facts->product)
            about.company = item->facts->product->owner;
        if (item->facts && item->facts->licence)
            about.prefix = item->facts->licence->prefix;
    }
    if (about == m_about)
        return;
    m_about = std::move(about);
    m_ofProduct.clear();
    m_ofFirm.clear();
    m_error.reset();
    m_waiting = 1; // nothing is known yet, and nothing is said
    arrange();
    refresh();
}

void HistoryModel::refresh()
{
    m_error.reset();
    m_waiting = 0;
    ++m_question;
    if (m_service == nullptr || m_about.gtin == 0)
        return arrange();
    ask({.gtins = {{m_about.gtin, m_about.gtin}}, .lot = {}, .company = {}}, &HistoryModel::m_ofProduct);
    findings::Subject firm{.gtins = catalog::gtinsUnder(m_about.prefix), .lot = {}, .company = m_about.company};
    if (!firm.gtins.empty() || !firm.company.empty())
        ask(firm, &HistoryModel::m_ofFirm);
}

void HistoryModel::ask(const findings::Subject &subject, std::vector<findings::Entry> HistoryModel::*into)
{
    ++m_waiting;
    m_service->about(
        subject, mostOfEach,
        answerHere(this, [question = m_question, into](HistoryModel &model, HistoryService::Entries entries) {
            if (model.m_question != question)
                return; // another item is shown, or it was asked again
            --model.m_waiting;
            if (entries)
                model.*into = *std::move(entries);
            else
                model.m_error = entries.error();
            model.arrange();
        }));
}

void HistoryModel::arrange()
{
    std::vector<findings::Entry> all = m_ofProduct;
    std::ranges::copy_if(m_ofFirm, std::back_inserter(all), [this](const findings::Entry &one) {
        return !std::ranges::contains(m_ofProduct, one.summary.id,
                                      [](const findings::Entry &of) { return of.summary.id; });
    });
    const auto ofLot = [this](const findings::Entry &one) {
        return one.gtin == m_about.gtin && !one.lot.empty() && one.lot == m_about.lot;
    };
    std::ranges::stable_partition(all, ofLot);
    QVariantList rows;
    for (const findings::Entry &one : all) {
        if (std::cmp_equal(rows.size(), shown))
            break;
        QVariantMap row = rowOf(one);
        const QString what = ofLot(one)                 ? tr("This lot")
                             : one.gtin == m_about.gtin ? tr("This product")
                                                        : tr("This firm");
        row[u"subtitle"_s] = what + u" · "_s + row[u"subtitle"_s].toString();
        rows.append(row);
    }
    const bool known = m_about.gtin != 0 && m_service != nullptr && m_waiting == 0;
    m_rows = std::move(rows);
    m_text = m_error ? journalText(*m_error)
             : known && all.empty()
                 ? tr("Nothing was found on this device before: neither of the product nor of the firm.")
             : std::cmp_greater(all.size(), m_rows.size())
                 ? tr("%n more, on the page of the product", nullptr,
                      static_cast<int>(all.size()) - static_cast<int>(m_rows.size()))
                 : QString();
    Q_EMIT changed();
}

} // namespace nqi::ui
