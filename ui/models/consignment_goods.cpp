// SPDX-License-Identifier: Apache-2.0
// Goods of a check that are looked up, and the findings about them.
#include "core/gs1/item.h"
#include "ui/models/consignment_model.h"
#include "ui/models/sightings.h"

#include <span>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using consignment::EntryKind;

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
    m_subjects.insert_or_assign(item, Subject{.check = m_check, .line = line, .code = line == 0 ? m_currentGoods : ""});
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
    if (!m_tally)
        return {};
    // The line that its verdict names: the same goods may have been looked up for another one since.
    const std::string &declaration = m_tally->consignment().declaration;
    if (!declaration.empty() && context.declaration == declaration &&
        m_tally->matcher().lineOf(context.declarationLine))
        return Subject{.check = m_check, .line = context.declarationLine, .code = {}};
    // Lists without a number, and goods that are not declared.
    if (const auto known = m_subjects.find(identity(item)); known != m_subjects.end() && known->second.check == m_check)
        return known->second;
    return {};
}

void ConsignmentModel::onFinding(const gs1::Item &item, const Uuid &finding, const verdict::Context &context)
{
    const auto subject = subjectOf(item, context);
    if (!subject)
        return;
    // Its minutes name it, too.
    if (isFinished())
        Q_EMIT aboutToFinish();
    keep({{.kind = EntryKind::finding, .code = subject->code, .line = subject->line, .value = finding.text()}});
}

} // namespace nqi::ui
