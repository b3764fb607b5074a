// SPDX-License-Identifier: Apache-2.0
#include "ui/models/step_text.h"

#include "core/findings/inspection.h"
#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"

#include <QCoreApplication>
#include <QVariantMap>

#include <algorithm>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Steps)
};

QString iconOf(verdict::Measure measure)
{
    using enum verdict::Measure;
    switch (measure) {
    case rescan:
    case readLot:
    case readSerial:
        return u"scan"_s;
    case refreshData:
        return u"sync"_s;
    case photographEvidence:
        return u"camera"_s;
    case suspendSale:
        return u"missing"_s;
    case seal:
        return u"lock"_s;
    case reportMeasure:
    case sendSample:
        return u"upload"_s;
    case contactRightsHolder:
        return u"person"_s;
    case takeSample:
        return u"package"_s;
    case askDocuments:
        return u"note"_s;
    case confirmTier:
    case confirmAlert:
    case enterLabelOwner:
        return u"possible"_s;
    }
    return u"neutral"_s;
}

/// What an inspection takes it over as.
QString takenAs(verdict::Measure measure)
{
    using findings::MeasureKind;
    switch (measure) {
    case verdict::Measure::askDocuments:
        return text(findings::name(MeasureKind::askDocuments));
    case verdict::Measure::suspendSale:
        return text(findings::name(MeasureKind::suspendSale));
    case verdict::Measure::seal:
        return text(findings::name(MeasureKind::sealGoods));
    case verdict::Measure::takeSample:
        return u"sample"_s;
    default:
        return {};
    }
}

} // namespace

QString measureText(verdict::Measure measure)
{
    using enum verdict::Measure;
    switch (measure) {
    case rescan:
        return Words::tr("Read the code again");
    case readLot:
        return Words::tr("Read or type the lot");
    case readSerial:
        return Words::tr("Read or type the serial");
    case refreshData:
        return Words::tr("Bring the national data and the clock up to date");
    case confirmTier:
        return Words::tr("Confirm or correct the risk tier");
    case confirmAlert:
        return Words::tr("Compare the goods with the alert");
    case enterLabelOwner:
        return Words::tr("Enter the firm that the label names");
    case photographEvidence:
        return Words::tr("Photograph front, back, code and label");
    case askDocuments:
        return Words::tr("Ask for certificates, declarations, invoices, papers of origin");
    case suspendSale:
        return Words::tr("Suspend the sale");
    case seal:
        return Words::tr("Seal the goods");
    case reportMeasure:
        return Words::tr("Report the sealing or suspension to the agency");
    case takeSample:
        return Words::tr("Take a sample (Form 15)");
    case sendSample:
        return Words::tr("Send the sample to a designated laboratory");
    case contactRightsHolder:
        return Words::tr("Ask the rights holder for a statement");
    }
    return {};
}

QVariantList stepsOf(const inspect::Inspected &inspected, verdict::Power power)
{
    QVariantList list;
    const verdict::Policy policy = inspected.rules ? verdict::Policy(*inspected.rules) : verdict::Policy();
    const auto &checks = inspected.verdict.checks;
    for (const verdict::Step &step : verdict::nextSteps(inspected.verdict, policy, inspected.judgedAt, power)) {
        const auto check = std::ranges::find(checks, step.because, &verdict::Check::reason);
        list.append(QVariantMap{
            {u"title"_s, measureText(step.measure)},
            {u"because"_s, check == checks.end() ? QString() : sentence(*check)},
            {u"due"_s, step.due ? Words::tr("If begun now: until %1").arg(dueTimeText(*step.due)) : QString()},
            {u"basis"_s, text(step.legalBasis)},
            {u"takenAs"_s, takenAs(step.measure)},
            {u"grounds"_s, check == checks.end() ? text(step.legalBasis) : text(check->legalBasis)},
            {u"iconName"_s, iconOf(step.measure)},
        });
    }
    return list;
}

} // namespace nqi::ui
