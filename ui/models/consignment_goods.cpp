// SPDX-License-Identifier: Apache-2.0
// Goods of a check that are looked up, and the findings about them.
#include "core/gs1/item.h"
#include "ui/models/consignment_model.h"
#include "ui/models/consignment_text.h"
#include "ui/models/item_text.h"
#include "ui/models/sightings.h"

#include <algorithm>
#include <span>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using consignment::BookError;
using consignment::Entry;
using consignment::EntryKind;

namespace {

/// A finding is saved whose check is not open.
QString notOpenText(const std::string &declaration)
{
    return declaration.empty()
               ? ConsignmentModel::tr("The finding is saved. Its check is not open and does not name it yet: open that "
                                      "check again.")
               : ConsignmentModel::tr(
                     "The finding is saved. The check of %1 is not open and does not name it yet: open "
                     "that check again.")
                     .arg(text(declaration));
}

} // namespace

void ConsignmentModel::lookUp(bool record)
{
    const QVariantMap goods = current();
    const QString code = goods[u"code"_s].toString();
    const gs1::Message reading = gs1::parse(code.toStdString());
    const auto items = gs1::merge(std::span(&reading, 1));
    if (!m_tally || code.isEmpty() || items.empty())
        return;
    const auto line = goods[u"line"_s].toUInt();
    const std::string item = identity(items.front());
    m_asked = Asked{.identity = item,
                    .papers = {.declaration = m_tally->consignment().declaration, .line = line},
                    .record = record};
    m_subjects.insert_or_assign(item, Subject{.check = m_check,
                                              .declaration = m_tally->consignment().declaration,
                                              .line = line,
                                              .code = line == 0 ? m_currentGoods : ""});
    Q_EMIT goodsAsked(code);
}

std::optional<ConsignmentModel::Papers> ConsignmentModel::papersAsked(const gs1::Item &item) const
{
    return m_asked && m_asked->identity == identity(item) ? std::optional(m_asked->papers) : std::nullopt;
}

void ConsignmentModel::onLookedUp()
{
    if (const auto asked = std::exchange(m_asked, std::nullopt); asked && asked->record)
        Q_EMIT findingReady();
}

std::optional<ConsignmentModel::Subject> ConsignmentModel::subjectOf(const gs1::Item &item,
                                                                     const verdict::Context &context) const
{
    // The line that its verdict names: the same goods may have been looked up for another one since.
    const std::string declaration = m_tally ? m_tally->consignment().declaration : std::string();
    if (!declaration.empty() && context.declaration == declaration &&
        m_tally->matcher().lineOf(context.declarationLine))
        return Subject{
            .check = m_check, .declaration = declaration, .line = context.declarationLine, .code = std::string()};
    // Lists without a number, goods that are not declared, and a check that was closed since they were looked up.
    const auto known = m_subjects.find(identity(item));
    if (known == m_subjects.end())
        return {};
    Subject subject = known->second;
    const bool samePapers = context.declaration == subject.declaration;
    if (m_tally && subject.check == m_check)
        return samePapers || context.declaration.empty() || declaration.empty() ? std::optional(subject) : std::nullopt;
    // Of a list without a number nothing says that these goods, met later, are of it.
    if (subject.declaration.empty() || !samePapers)
        return {};
    if (context.declarationLine != 0) {
        subject.line = context.declarationLine;
        subject.code.clear();
    }
    return subject;
}

int ConsignmentModel::unnamed() const
{
    return static_cast<int>(
        std::ranges::count_if(m_unnamed, [this](const Unnamed &one) { return m_tally && one.check == m_check; }));
}

void ConsignmentModel::onFinding(const gs1::Item &item, const Uuid &finding, const verdict::Context &context)
{
    const auto subject = subjectOf(item, context);
    if (!subject)
        return;
    m_unnamed.push_back(
        {.check = subject->check,
         .finding = {
             .kind = EntryKind::finding, .code = subject->code, .line = subject->line, .value = finding.text()}});
    if (m_tally && m_check == subject->check)
        nameFindings();
    else
        setMessage(notOpenText(subject->declaration), u"warning"_s);
}

void ConsignmentModel::nameFindings()
{
    std::vector<Entry> entries;
    for (const Unnamed &one : m_unnamed)
        if (m_tally && one.check == m_check)
            entries.push_back(one.finding);
    if (entries.empty())
        return;
    std::erase_if(m_unnamed, [this](const Unnamed &one) { return one.check == m_check; });
    Q_EMIT changed();
    // Its minutes name it, too.
    if (isFinished())
        Q_EMIT aboutToFinish();
    keep(std::move(entries));
}

void ConsignmentModel::onNotKept(const Uuid &check, const std::vector<Entry> &entries, BookError error)
{
    const bool isShown = m_tally && m_check == check;
    if (!std::ranges::all_of(entries, [](const Entry &one) { return one.kind == EntryKind::finding; })) {
        if (isShown)
            onKept(entries, std::unexpected(error));
        return;
    }
    // The findings themselves are saved.
    for (const Entry &one : entries)
        m_unnamed.push_back({.check = check, .finding = one});
    if (!isShown)
        setMessage(notOpenText({}), u"warning"_s);
    else
        setMessage(error == BookError::unwritable ? QString() : bookText(error), u"error"_s);
}

} // namespace nqi::ui
