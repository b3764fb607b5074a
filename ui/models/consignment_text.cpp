// SPDX-License-Identifier: Apache-2.0
#include "ui/models/consignment_text.h"

#include "ui/models/consignment_model.h"
#include "ui/models/item_text.h"

#include <algorithm>

namespace nqi::ui {

using namespace consignment;
using namespace Qt::StringLiterals;

namespace {

QString tr(const char *source)
{
    return ConsignmentModel::tr(source);
}

struct Words {
    std::string_view code;
    const char *text;
};

// What is wrong with a cell, and what would be right.
constexpr auto faults = std::to_array<Words>({
    {"notUtf8", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "a cell is not in UTF-8")},
    {"quotes", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "a quoted cell does not end: nothing after it was read")},
    {"cells", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "there are more cells than columns")},
    {"tooLong", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "a cell is too long")},
    {"lineNumber", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "the line number is no whole number from 1")},
    {"quantityMissing", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "there is no quantity")},
    {"quantity", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel",
                                   "the quantity is no whole number; write it without separators: 1200")},
    {"otherDeclaration", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "it is of another declaration")},
    {"conflict", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "this line was given before with another value")},
    {"gtin", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "a GTIN has 8, 12, 13 or 14 digits")},
    {"gtinCheckDigit", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "the check digit of the GTIN is wrong")},
    {"rounded",
     QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "a spreadsheet has rounded the number: format the column as text")},
    {"sscc", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "an SSCC has 18 digits, the last a check digit")},
    {"hsCode", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "an HS code has 4 to 12 digits")},
    {"origin", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "write the origin as two letters, such as CN")},
    {"channel", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "the channel is green, yellow or red")},
    {"date", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "the date is no day, month and year")},
    {"packaging", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "how many units the carton holds is not said")},
});

constexpr auto problems = std::to_array<Words>({
    {"notInCatalogue", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel",
                                         "The catalogue of this device does not hold this declaration. Check its "
                                         "number, or open the packing list as a file.")},
    {"notListed", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel",
                                    "No list on this device and no declaration in its catalogue names this logistic "
                                    "unit. Open the declaration or the packing list first.")},
    {"file.empty", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "The file is empty.")},
    {"file.tooLarge", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "The file is larger than 64 MB.")},
    {"file.tooManyLines",
     QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "The file has more than 50,000 lines. Split it.")},
    {"file.otherEncoding",
     QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel",
                       "The file is not in Unicode: it may be in Windows-1258, TCVN3 or VNI, whose letters cannot be "
                       "told for certain. Save it again as “CSV UTF-8”.")},
    {"file.noColumns", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel",
                                         "The first row names no columns for goods and quantity. Expected are names "
                                         "such as line, gtin, quantity, sscc.")},
    {"file.noLines", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "No row of the file could be used.")},
    {"file.unreadable", QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel",
                                          "The file cannot be read. Check that it is there and that you may read it.")},
    {"catalogue.unavailable",
     QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel",
                       "There is no catalogue on this device yet. Open the packing list as a file.")},
    {"catalogue.damaged",
     QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "The catalogue is damaged and is being fetched again.")},
    {"catalogue.newer",
     QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "The catalogue was made for a newer version of the app.")},
});

template <std::size_t size>
QString wordsFor(const std::array<Words, size> &words, std::string_view code)
{
    const auto found = std::ranges::find(words, code, &Words::code);
    return found == words.end() ? text(code) : tr(found->text);
}

} // namespace

Level levelOf(LineState state)
{
    switch (state) {
    case LineState::notSeen:
        return Level::neutral;
    case LineState::tooFew:
        return Level::attention;
    case LineState::ok:
        return Level::good;
    case LineState::over:
        return Level::violation;
    case LineState::mismatch:
        return Level::danger;
    }
    return Level::neutral;
}

QString channelText(catalog::Channel channel)
{
    switch (channel) {
    case catalog::Channel::green:
        return ConsignmentModel::tr("Green channel");
    case catalog::Channel::yellow:
        return ConsignmentModel::tr("Yellow channel: papers");
    case catalog::Channel::red:
        return ConsignmentModel::tr("Red channel: papers and goods");
    }
    return {};
}

QString deviationText(const BoundDeviation &deviation)
{
    const catalog::Deviation &of = deviation.record;
    const QString kind = of.kind == catalog::DeviationKind::tightened ? ConsignmentModel::tr("Tightened check")
                         : of.kind == catalog::DeviationKind::exempt  ? ConsignmentModel::tr("Exempt from the check")
                                                                      : ConsignmentModel::tr("Reduced check");
    QString what = ConsignmentModel::tr("%1 (%2): %3").arg(kind, text(of.decision), text(of.reason));
    if (of.validTo)
        what += u' ' + ConsignmentModel::tr("until %1").arg(dateText(*of.validTo));
    return what;
}

QString resultText(Result result)
{
    switch (result) {
    case Result::meets:
        return ConsignmentModel::tr("Meets the requirements");
    case Result::doesNotMeet:
        return ConsignmentModel::tr("Does not meet the requirements");
    case Result::labelDoesNotMeet:
        return ConsignmentModel::tr("The label does not meet the requirements");
    case Result::fileIncomplete:
        return ConsignmentModel::tr("The file was not completed");
    }
    return {};
}

QString withdrawnText(Instant at, std::string_view reason)
{
    return ConsignmentModel::tr("Result withdrawn on %1: %2").arg(timeText(at), text(reason));
}

QVariantMap deadlineView(const Deadline &deadline)
{
    const QString title = deadline.clock == "importNotice"   ? ConsignmentModel::tr("Give the result notice")
                          : deadline.clock == "importPapers" ? ConsignmentModel::tr("The importer completes the papers")
                          : deadline.clock == "importLabel"  ? ConsignmentModel::tr("The importer puts the label right")
                                                             : text(deadline.clock);
    const int left = deadline.workingDaysLeft;
    const QString due = dueTimeText(deadline.due);
    const QString until = deadline.late ? ConsignmentModel::tr("overdue since %1").arg(due)
                          : left == 0
                              ? ConsignmentModel::tr("until %1, today").arg(due)
                              : ConsignmentModel::tr("until %1, %n working day(s) left", nullptr, left).arg(due);
    const Level level = deadline.late ? Level::danger : left <= 1 ? Level::attention : Level::neutral;
    return {{u"title"_s, title},
            {u"text"_s, until},
            {u"basis"_s, text(deadline.legalBasis)},
            {u"level"_s, levelName(level)}};
}

QString entryText(const Entry &entry)
{
    switch (entry.kind) {
    case EntryKind::seen:
        return entry.count == 1 ? text(entry.code)
                                : ConsignmentModel::tr("%1, %2 at once").arg(text(entry.code)).arg(entry.count);
    case EntryKind::added:
        return ConsignmentModel::tr("%1 counted by hand. %2").arg(entry.count).arg(text(entry.reason)).trimmed();
    case EntryKind::fixed:
        return ConsignmentModel::tr("Set to %1: %2").arg(entry.count).arg(text(entry.reason));
    case EntryKind::observed:
        return ConsignmentModel::tr("%1 on the goods: %2").arg(traitText(entry.trait), text(entry.value));
    case EntryKind::finding:
        return ConsignmentRows::tr("Finding recorded");
    case EntryKind::withdrawn:
    case EntryKind::finished:
    case EntryKind::filled:
        break;
    }
    return text(entry.reason);
}

QString problemText(const ListProblem &problem)
{
    QString what = ConsignmentModel::tr("Row %1: %2").arg(problem.row).arg(wordsFor(faults, problem.fault));
    if (!problem.value.empty())
        what += u" (%1: “%2”)"_s.arg(text(problem.column), text(problem.value));
    return problem.loaded ? what : what + u". "_s + ConsignmentModel::tr("The row is left out.");
}

QString openProblemText(std::string_view code)
{
    return wordsFor(problems, code);
}

QString bookText(BookError error)
{
    switch (error) {
    case BookError::unwritable:
        return ConsignmentModel::tr("Not counted: the data folder cannot be written or the disk is full. What was "
                                    "counted before is kept; free some space and scan again.");
    case BookError::damaged:
        return ConsignmentModel::tr("What is kept of this check cannot be read. Nothing was deleted: ask for help.");
    case BookError::notFound:
        return ConsignmentModel::tr("This check is not on this device.");
    case BookError::tooLarge:
        return ConsignmentModel::tr("Not kept: it is larger than can be kept.");
    case BookError::finished:
        return ConsignmentModel::tr("This check has its result: nothing more is counted.");
    case BookError::putAway:
        return ConsignmentModel::tr("This check was put away: nothing more is counted until it is brought back.");
    case BookError::reasonMissing:
        return ConsignmentModel::tr("Not kept: say why.");
    case BookError::mismatch:
        return ConsignmentModel::tr("This check was changed by another program. Open it again.");
    }
    return {};
}

} // namespace nqi::ui
