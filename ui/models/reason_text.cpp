// SPDX-License-Identifier: Apache-2.0
#include "ui/models/reason_text.h"

#include "ui/models/item_text.h"
#include "ui/models/reason_table.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <ranges>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Verdict)
};

/// The application's own language.
QString here(const char *context, const char *source)
{
    return QCoreApplication::translate(context, source);
}

const ReasonRow *find(std::string_view reason)
{
    const auto rows = reasonRows();
    const auto found = std::ranges::find(rows, reason, &ReasonRow::reason);
    return found == rows.end() ? nullptr : &*found;
}

QString codeWords(std::string_view code, const Translate &spoken)
{
    const auto codes = codeRows();
    const auto row = std::ranges::find(codes, code, &CodeRow::code);
    return row == codes.end() ? text(code) : spoken("ReasonCode", row->words);
}

// Core writes days, instants, codes and lists of codes; people read none of them as they are.
QString argumentText(const verdict::Argument &argument, const Translate &spoken)
{
    if (argument.value.empty())
        return u"—"_s;
    if (const auto date = parseIsoDate(argument.value))
        return dateText(*date);
    if (const auto instant = parseIsoInstant(argument.value))
        return timeText(*instant);
    QStringList words;
    for (const auto part : std::views::split(argument.value, std::string_view(", ")))
        words.append(codeWords(std::string_view(part), spoken));
    return words.join(u", "_s);
}

QString fill(const char *source, const verdict::Check &check, const Translate &spoken)
{
    const QString pattern = spoken("Reason", source);
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
        filled += argument == check.arguments.end() ? u"—"_s : argumentText(*argument, spoken);
        at = close + 1;
    }
    return filled;
}

/// In the order of the checks.
constexpr auto checkTitles = std::to_array<const char *>({
    QT_TRANSLATE_NOOP("Verdict", "Reading of the code"),
    QT_TRANSLATE_NOOP("Verdict", "Symbols against each other"),
    QT_TRANSLATE_NOOP("Verdict", "Company prefix"),
    QT_TRANSLATE_NOOP("Verdict", "Declaration of the product"),
    QT_TRANSLATE_NOOP("Verdict", "Holder of the code and label"),
    QT_TRANSLATE_NOOP("Verdict", "Foreign code"),
    QT_TRANSLATE_NOOP("Verdict", "Status of the product"),
    QT_TRANSLATE_NOOP("Verdict", "Kind of number"),
    QT_TRANSLATE_NOOP("Verdict", "Kind of code"),
    QT_TRANSLATE_NOOP("Verdict", "Risk tier"),
    QT_TRANSLATE_NOOP("Verdict", "Applied standard"),
    QT_TRANSLATE_NOOP("Verdict", "Declaration of conformity"),
    QT_TRANSLATE_NOOP("Verdict", "Certificate"),
    QT_TRANSLATE_NOOP("Verdict", "Validity of the certificate"),
    QT_TRANSLATE_NOOP("Verdict", "Status of the certificate"),
    QT_TRANSLATE_NOOP("Verdict", "Scope of the certificate"),
    QT_TRANSLATE_NOOP("Verdict", "Conformity assessment body"),
    QT_TRANSLATE_NOOP("Verdict", "Import inspection"),
    QT_TRANSLATE_NOOP("Verdict", "Online listing"),
    QT_TRANSLATE_NOOP("Verdict", "Recalls and alerts"),
    QT_TRANSLATE_NOOP("Verdict", "Alerts on brand and model"),
    QT_TRANSLATE_NOOP("Verdict", "Expiry date"),
    QT_TRANSLATE_NOOP("Verdict", "Best before"),
    QT_TRANSLATE_NOOP("Verdict", "Order of the dates"),
    QT_TRANSLATE_NOOP("Verdict", "Dates on the label"),
    QT_TRANSLATE_NOOP("Verdict", "What the label shows"),
    QT_TRANSLATE_NOOP("Verdict", "Net quantity"),
    QT_TRANSLATE_NOOP("Verdict", "Traceability code"),
    QT_TRANSLATE_NOOP("Verdict", "Traceability events"),
    QT_TRANSLATE_NOOP("Verdict", "State in the supply chain"),
    QT_TRANSLATE_NOOP("Verdict", "Serial number"),
    QT_TRANSLATE_NOOP("Verdict", "Laboratory result"),
    QT_TRANSLATE_NOOP("Verdict", "Suspicion: brand"),
    QT_TRANSLATE_NOOP("Verdict", "Suspicion: quality"),
    QT_TRANSLATE_NOOP("Verdict", "Suspicion: origin"),
    QT_TRANSLATE_NOOP("Verdict", "Address in the code"),
    QT_TRANSLATE_NOOP("Verdict", "Customs declaration"),
    QT_TRANSLATE_NOOP("Verdict", "Deviation of the import check"),
    QT_TRANSLATE_NOOP("Verdict", "Age of the data"),
});
static_assert(checkTitles.size() == static_cast<std::size_t>(verdict::CheckCode::catalogueAge) + 1);

} // namespace

QString codeText(std::string_view code)
{
    return codeWords(code, here);
}

QString recordKeyText(std::string_view key)
{
    return recordKeyText(key, here);
}

QString recordKeyText(std::string_view key, const Translate &spoken)
{
    QStringList columns;
    for (const auto column : std::views::split(key, '|'))
        columns.append(codeWords(std::string_view(column), spoken));
    columns.removeAll(QString());
    return columns.join(u" · "_s);
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

Level levelOf(const std::optional<verdict::Overall> &overall)
{
    return overall ? levelOf(*overall) : Level::neutral;
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

QString overallText(const std::optional<verdict::Overall> &overall)
{
    return overall ? overallText(*overall) : Words::tr("Not compared");
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
    return outcomeText(outcome, here);
}

QString outcomeText(verdict::Outcome outcome, const Translate &spoken)
{
    using enum verdict::Outcome;
    switch (outcome) {
    case agrees:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Agrees"));
    case notApplicable:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Does not apply"));
    case notCovered:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Not covered"));
    case possible:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "To confirm"));
    case missing:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Missing"));
    case differs:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Differs"));
    }
    return {};
}

QString datasetText(catalog::Dataset dataset)
{
    return datasetText(dataset, here);
}

QString datasetText(catalog::Dataset dataset, const Translate &spoken)
{
    using enum catalog::Dataset;
    switch (dataset) {
    case alerts:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Alerts"));
    case licences:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Company prefixes"));
    case products:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Products"));
    case certificates:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Certificates"));
    case bodies:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Conformity assessment bodies"));
    case declarations:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Declarations"));
    case riskLists:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Risk lists"));
    case standards:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Standards"));
    case trace:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Traceability"));
    case customs:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Customs"));
    case policy:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "Rules"));
    case guides:
        return spoken("Verdict", QT_TRANSLATE_NOOP("Verdict", "What to look at"));
    }
    return {};
}

QString checkTitle(verdict::CheckCode code)
{
    return checkTitle(code, here);
}

QString checkTitle(verdict::CheckCode code, const Translate &spoken)
{
    return spoken("Verdict", checkTitles.at(static_cast<std::size_t>(code)));
}

QString sentence(const verdict::Check &check)
{
    return sentence(check, here);
}

QString sentence(const verdict::Check &check, const Translate &spoken)
{
    const ReasonRow *row = find(check.reason);
    // A verdict of a newer program may give a reason that this one does not know: its code is better than silence.
    return row ? fill(row->sentence, check, spoken)
               : u"%1 (%2)"_s.arg(outcomeText(check.outcome, spoken), text(check.reason));
}

QString advice(const verdict::Check &check)
{
    const ReasonRow *row = find(check.reason);
    return row && row->advice ? fill(row->advice, check, here) : QString();
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
