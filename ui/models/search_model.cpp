// SPDX-License-Identifier: Apache-2.0
#include "ui/models/search_model.h"

#include "ui/models/item_text.h"
#include "ui/models/record_rows.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t firstRows = 6;

} // namespace

SearchModel::SearchModel(inspect::BrowseThread *thread, QObject *parent) : QObject(parent), m_thread(thread) {}

void SearchModel::setText(const QString &text)
{
    if (std::exchange(m_text, text) == text)
        return;
    m_expanded.clear();
    Q_EMIT textChanged();
    ask(firstRows);
}

void SearchModel::expand(const QString &kind)
{
    m_expanded = kind;
    ask(catalog::PageRequest::maxRows);
}

void SearchModel::refresh()
{
    ask(m_expanded.isEmpty() ? firstRows : catalog::PageRequest::maxRows);
}

void SearchModel::ask(std::size_t limit)
{
    if (m_thread == nullptr)
        return;
    m_busy = true;
    Q_EMIT changed();
    const QPointer<SearchModel> model(this);
    m_thread->ask("search", [model, text = m_text.toStdString(), limit](const auto &opened, const auto &stop) {
        auto answer = opened ? catalog::find(**opened, text, limit, stop) : std::unexpected(opened.error());
        if (answer && answer->stopped)
            return; // somebody typed on
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [model, answer = std::move(answer)] {
                if (model)
                    model->onAnswer(answer);
            },
            Qt::QueuedConnection);
    });
}

void SearchModel::onAnswer(Answer answer)
{
    // What was answered before the last letter was typed is of no use.
    if (answer && answer->text != catalog::askedText(m_text.toStdString()))
        return;
    m_busy = false;
    m_answer = std::move(answer);
    buildSections();
    Q_EMIT changed();
}

void SearchModel::buildSections()
{
    m_sections.clear();
    if (!m_answer)
        return;
    const auto add = [&](const QString &kind, const QString &title, const QString &icon, const auto &page) {
        if (page.rows.empty())
            return;
        QVariantList rows = rowsOf(page.rows);
        const bool all = m_expanded == kind;
        const auto most = static_cast<qsizetype>(all ? catalog::PageRequest::maxRows : firstRows);
        const bool more = page.next.has_value() || rows.size() > most;
        rows.resize(std::min(rows.size(), most));
        m_sections.append(QVariantMap{{u"kind"_s, kind},
                                      {u"title"_s, title},
                                      {u"icon"_s, icon},
                                      {u"rows"_s, rows},
                                      {u"more"_s, more && !all},
                                      {u"cut"_s, more && all}});
    };
    add(u"products"_s, tr("Products"), u"package"_s, m_answer->products);
    add(u"companies"_s, tr("Companies"), u"person"_s, m_answer->companies);
    add(u"licences"_s, tr("Company prefixes"), u"code"_s, m_answer->licences);
    add(u"alertLots"_s, tr("Alerts about this lot"), u"danger"_s, m_answer->alertLots);
    add(u"traceLots"_s, tr("Traceability codes of this lot"), u"link"_s, m_answer->traceLots);
    add(u"eventLots"_s, tr("Products with events of this lot"), u"link"_s, m_answer->eventLots);
    add(u"certificates"_s, tr("Certificates"), u"check"_s, m_answer->certificates);
    add(u"declarations"_s, tr("Declarations"), u"note"_s, m_answer->declarations);
    add(u"alerts"_s, tr("Alerts"), u"flag"_s, m_answer->alerts);
    add(u"bodies"_s, tr("Conformity assessment bodies"), u"result"_s, m_answer->bodies);
}

QString SearchModel::code() const
{
    return m_answer && m_answer->gtin ? gtinText(*m_answer->gtin) : QString();
}

QString SearchModel::errorText() const
{
    return m_answer ? QString() : catalogueText(m_answer.error());
}

QString SearchModel::title() const
{
    if (!m_answer || m_answer->text.empty())
        return tr("Look for anything");
    return m_answer->namesReady ? tr("Nothing recorded for “%1”").arg(nqi::ui::text(m_answer->text))
                                : tr("Names cannot be searched yet");
}

QString SearchModel::detail() const
{
    if (!m_answer || m_answer->text.empty())
        return tr("A name, a number on the package, a tax code, a certificate, a lot. Accents need not be typed.");
    if (!m_answer->namesReady)
        return tr("The index of names is made after the first download. Numbers are found all the same.");
    const catalog::CatalogueInfo &info = m_answer->catalogue;
    std::size_t covered = 0;
    for (const catalog::DatasetInfo &dataset : info.datasets)
        covered += dataset.covered ? 1 : 0;
    const QString extent =
        tr("Searched: %1 of %2 datasets on this device").arg(covered).arg(catalog::allDatasets.size());
    return info.asOf ? tr("%1, as of %2. What is not here may be recorded elsewhere.").arg(extent, timeText(*info.asOf))
                     : tr("%1. What is not here may be recorded elsewhere.").arg(extent);
}

void SearchModel::retranslate()
{
    buildSections();
    Q_EMIT changed();
}

} // namespace nqi::ui
