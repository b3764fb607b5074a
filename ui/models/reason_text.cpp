// SPDX-License-Identifier: Apache-2.0
#include "ui/models/reason_text.h"

#include "ui/models/item_text.h"
#include "ui/models/reason_table.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <ranges>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Verdict)
};

const ReasonRow *find(std::string_view reason)
{
    const auto rows = reasonRows();
    const auto found = std::ranges::find(rows, reason, &ReasonRow::reason);
    return found == rows.end() ? nullptr : &*found;
}

// Core writes days, instants, codes and lists of codes; people read none of them as they are.
QString argumentText(const verdict::Argument &argument)
{
    if (argument.value.empty())
        return u"—"_s;
    if (const auto date = parseIsoDate(argument.value))
        return dateText(*date);
    if (const auto instant = parseIsoInstant(argument.value))
        return timeText(*instant);
    QStringList words;
    for (const auto part : std::views::split(argument.value, std::string_view(", ")))
        words.append(codeText(std::string_view(part)));
    return words.join(u", "_s);
}

QString fill(const char *source, const verdict::Check &check)
{
    const QString pattern = QCoreApplication::translate("Reason", source);
    QString filled;
    // One pass, so that a value that looks like a placeholder stays what it is.
    for (qsizetype at = 0; at < pattern.size();) {
        const qsizetype open = pattern.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : pattern.indexOf(u'}', open);
        if (close < 0) {
            filled += QStringView(pattern).sliced(at);
            break;
        }
        filled += QStringView(pattern).sliced(at, open - at);
        const std::string name = pattern.sliced(open + 1, close - open - 1).toStdString();
        const auto argument = std::ranges::find(check.arguments, name, &verdict::Argument::name);
        filled += argument == check.arguments.end() ? u"—"_s : argumentText(*argument);
        at = close + 1;
    }
    return filled;
}

} // namespace

QString codeText(std::string_view code)
{
    const auto codes = codeRows();
    const auto row = std::ranges::find(codes, code, &CodeRow::code);
    return row == codes.end() ? text(code) : QCoreApplication::translate("ReasonCode", row->words);
}

QString levelName(Level level)
{
    switch (level) {
    case Level::good:
        return u"good"_s;
    case Level::neutral:
        return u"neutral"_s;
    case Level::attention:
        return u"attention"_s;
    case Level::violation:
        return u"violation"_s;
    case Level::danger:
        return u"danger"_s;
    }
    return {};
}

Level levelOf(verdict::Overall overall)
{
    using enum verdict::Overall;
    switch (overall) {
    case consistent:
        return Level::good;
    case notAProduct:
    case noRecord:
        return Level::neutral;
    case attention:
        return Level::attention;
    case violation:
        return Level::violation;
    case danger:
        return Level::danger;
    }
    return Level::neutral;
}

Level levelOf(const verdict::Check &check)
{
    using enum verdict::Severity;
    switch (check.severity) {
    case none:
        return check.outcome == verdict::Outcome::agrees ? Level::good : Level::neutral;
    case note:
        return Level::neutral;
    case warning:
        return Level::attention;
    case violation:
        return Level::violation;
    case danger:
        return Level::danger;
    }
    return Level::neutral;
}

QString overallText(verdict::Overall overall)
{
    using enum verdict::Overall;
    switch (overall) {
    case consistent:
        return Words::tr("Agrees with the data");
    case notAProduct:
        return Words::tr("Not a product code");
    case noRecord:
        return Words::tr("No data");
    case attention:
        return Words::tr("To be checked");
    case violation:
        return Words::tr("Signs of violation");
    case danger:
        return Words::tr("Stop: serious alert");
    }
    return {};
}

QString overallDetail(verdict::Overall overall)
{
    using enum verdict::Overall;
    switch (overall) {
    case consistent:
        return Words::tr("Every record read agrees with the code. This does not prove that the goods are authentic.");
    case notAProduct:
        return Words::tr("This code does not identify a product, so there is nothing to compare.");
    case noRecord:
        return Words::tr("The data on this device says nothing about this product. That alone is not a violation.");
    case attention:
        return Words::tr("Something must be noted or confirmed by the inspector.");
    case violation:
        return Words::tr("A record contradicts the item, or a duty is not met, as recorded.");
    case danger:
        return Words::tr("A recall or a grave record names this item. Act within your powers.");
    }
    return {};
}

QString tierText(catalog::Tier tier)
{
    switch (tier) {
    case catalog::Tier::low:
        return Words::tr("Low risk");
    case catalog::Tier::medium:
        return Words::tr("Medium risk");
    case catalog::Tier::high:
        return Words::tr("High risk");
    }
    return {};
}

QString outcomeText(verdict::Outcome outcome)
{
    using enum verdict::Outcome;
    switch (outcome) {
    case agrees:
        return Words::tr("Agrees");
    case notApplicable:
        return Words::tr("Does not apply");
    case notCovered:
        return Words::tr("Not covered");
    case possible:
        return Words::tr("To confirm");
    case missing:
        return Words::tr("Missing");
    case differs:
        return Words::tr("Differs");
    }
    return {};
}

QString datasetText(catalog::Dataset dataset)
{
    using enum catalog::Dataset;
    switch (dataset) {
    case alerts:
        return Words::tr("Alerts");
    case licences:
        return Words::tr("Company prefixes");
    case products:
        return Words::tr("Products");
    case certificates:
        return Words::tr("Certificates");
    case bodies:
        return Words::tr("Conformity assessment bodies");
    case declarations:
        return Words::tr("Declarations");
    case riskLists:
        return Words::tr("Risk lists");
    case standards:
        return Words::tr("Standards");
    case trace:
        return Words::tr("Traceability");
    case customs:
        return Words::tr("Customs");
    case policy:
        return Words::tr("Rules");
    }
    return {};
}

QString checkTitle(verdict::CheckCode code)
{
    using enum verdict::CheckCode;
    switch (code) {
    case codeReading:
        return Words::tr("Reading of the code");
    case contradiction:
        return Words::tr("Symbols against each other");
    case prefixLicence:
        return Words::tr("Company prefix");
    case productDeclared:
        return Words::tr("Declaration of the product");
    case ownerMatchesLabel:
        return Words::tr("Holder of the code and label");
    case foreignAuthorised:
        return Words::tr("Foreign code");
    case productStatus:
        return Words::tr("Status of the product");
    case restrictedNumber:
        return Words::tr("Kind of number");
    case notAProduct:
        return Words::tr("Kind of code");
    case riskTier:
        return Words::tr("Risk tier");
    case standardDeclared:
        return Words::tr("Applied standard");
    case conformityDeclared:
        return Words::tr("Declaration of conformity");
    case certificate:
        return Words::tr("Certificate");
    case certificateValidity:
        return Words::tr("Validity of the certificate");
    case certificateStatus:
        return Words::tr("Status of the certificate");
    case certificateScope:
        return Words::tr("Scope of the certificate");
    case bodyScope:
        return Words::tr("Conformity assessment body");
    case importInspection:
        return Words::tr("Import inspection");
    case onlineListing:
        return Words::tr("Online listing");
    case recall:
        return Words::tr("Recalls and alerts");
    case possibleAlert:
        return Words::tr("Alerts on brand and model");
    case expiry:
        return Words::tr("Expiry date");
    case bestBefore:
        return Words::tr("Best before");
    case dateOrder:
        return Words::tr("Order of the dates");
    case labelDate:
        return Words::tr("Dates on the label");
    case labelContent:
        return Words::tr("What the label shows");
    case netQuantity:
        return Words::tr("Net quantity");
    case labResult:
        return Words::tr("Laboratory result");
    case traceCode:
        return Words::tr("Traceability code");
    case traceEvents:
        return Words::tr("Traceability events");
    case traceState:
        return Words::tr("State in the supply chain");
    case serialRange:
        return Words::tr("Serial number");
    case suspectedBrand:
        return Words::tr("Suspicion: brand");
    case suspectedQuality:
        return Words::tr("Suspicion: quality");
    case suspectedOrigin:
        return Words::tr("Suspicion: origin");
    case linkHost:
        return Words::tr("Address in the code");
    case customsDeclaration:
        return Words::tr("Customs declaration");
    case importDeviation:
        return Words::tr("Deviation of the import check");
    case catalogueAge:
        return Words::tr("Age of the data");
    }
    return {};
}

QString sentence(const verdict::Check &check)
{
    const ReasonRow *row = find(check.reason);
    // A verdict of a newer program may give a reason that this one does not know: its code is better than silence.
    return row ? fill(row->sentence, check) : u"%1 (%2)"_s.arg(outcomeText(check.outcome), text(check.reason));
}

QString advice(const verdict::Check &check)
{
    const ReasonRow *row = find(check.reason);
    return row && row->advice ? fill(row->advice, check) : QString();
}

QString summaryOf(const verdict::Verdict &verdict)
{
    const auto worst = std::ranges::max_element(verdict.checks, {}, &verdict::Check::severity);
    if (worst == verdict.checks.end() || worst->severity < verdict::Severity::warning)
        return overallDetail(verdict.overall);
    return sentence(*worst);
}

bool hasSentence(std::string_view reason)
{
    return find(reason) != nullptr;
}

} // namespace nqi::ui
