// SPDX-License-Identifier: Apache-2.0
#include "ui/models/package_view.h"

#include "core/verdict/label_checklist.h"
#include "core/verdict/quantity.h"
#include "core/verdict/risk_score.h"
#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QVariantMap>

#include <algorithm>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Package)
};

verdict::Policy policyOf(const inspect::Inspected &inspected)
{
    return inspected.rules ? verdict::Policy(*inspected.rules) : verdict::Policy();
}

QString answerOf(const verdict::Context &context, std::string_view code)
{
    const auto mark = std::ranges::find(context.labelMarks, code, &verdict::LabelMark::item);
    if (mark == context.labelMarks.end())
        return {};
    return mark->present ? u"shown"_s : u"missing"_s;
}

/// A bound of the score: "4.5".
std::optional<double> boundOf(const verdict::Policy &policy, std::string_view key, Date day)
{
    const catalog::PolicyEntry *const entry = policy.find(key, day);
    const auto value = entry == nullptr ? std::nullopt : verdict::readDecimal(entry->value);
    return value ? std::optional(static_cast<double>(*value) / 1e6) : std::nullopt;
}

} // namespace

QVariantList checklistOf(const inspect::Inspected &inspected, const verdict::Context &context)
{
    static const catalog::Facts nothing;
    QVariantList rows;
    for (const verdict::LabelItem &item :
         verdict::labelChecklist(inspected.item, inspected.facts ? *inspected.facts : nothing, policyOf(inspected),
                                 inspected.judgedAt, context)) {
        QString words = codeText(item.code);
        if (!words.isEmpty())
            words[0] = words[0].toUpper();
        rows.append(QVariantMap{{u"code"_s, text(item.code)},
                                {u"text"_s, words},
                                {u"basis"_s, text(item.legalBasis)},
                                {u"answer"_s, answerOf(context, item.code)}});
    }
    return rows;
}

QVariantList labResultsOf(const verdict::Context &context)
{
    QVariantList rows;
    for (const verdict::LabResult &result : context.labResults) {
        const QString detail = result.atMost ? Words::tr("measured %1, declared at most %2")
                                             : Words::tr("measured %1, declared at least %2");
        QString line = detail.arg(text(result.measured), text(result.declared));
        if (!result.report.empty())
            line += u" · "_s + Words::tr("report %1").arg(text(result.report));
        rows.append(QVariantMap{{u"title"_s, text(result.indicator)}, {u"detail"_s, line}});
    }
    return rows;
}

QString scoreText(const inspect::Inspected &inspected, double coefficient, int consequence, int probability)
{
    const auto score = verdict::riskScore({coefficient, consequence, probability});
    if (!score)
        return {};
    const QString value = Words::tr("R = k × C × P = %1").arg(QLocale().toString(*score, 'g', 4));
    const verdict::Policy policy = policyOf(inspected);
    const Date day = dateInVietNam(inspected.judgedAt);
    const auto medium = boundOf(policy, "risk.mediumFrom", day);
    const auto high = boundOf(policy, "risk.highFrom", day);
    if (!medium || !high)
        return Words::tr("%1. The rules on this device do not say which tier that suggests.").arg(value);
    return Words::tr("%1: suggests “%2”.").arg(value, tierText(verdict::suggestedTier(*score, {*medium, *high})));
}

} // namespace nqi::ui
