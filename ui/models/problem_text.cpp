// SPDX-License-Identifier: Apache-2.0
#include "ui/models/findings_model.h"
#include "ui/models/item_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace nqi::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Problem)
};

struct Row {
    std::string_view code;
    const char *words;
};

constexpr auto rows = std::to_array<Row>({
    {"offline",
     QT_TRANSLATE_NOOP("Problem", "No connection to the hub. Nothing is lost: it is sent when there is a network.")},
    {"timeout", QT_TRANSLATE_NOOP("Problem", "The hub did not answer in time. It is tried again by itself.")},
    {"interrupted",
     QT_TRANSLATE_NOOP("Problem", "The connection broke. What has arrived stays there; the rest is sent by itself.")},
    {"insecure",
     QT_TRANSLATE_NOOP(
         "Problem", "The hub could not prove who it is. Nothing was sent: check the address and this device's date.")},
    {"answerUnreadable",
     QT_TRANSLATE_NOOP(
         "Problem",
         "What answered is not a hub (a log-in page of the network?). Nothing is lost; it is tried again by itself.")},
    {"answerTooLarge",
     QT_TRANSLATE_NOOP("Problem", "What answered is not a hub. Nothing is lost; it is tried again by itself.")},
    {"redirected",
     QT_TRANSLATE_NOOP("Problem", "The network sends this device elsewhere (a log-in page?). Nothing was sent and "
                                  "nothing is lost; it is tried again by itself.")},
    {"notFound", QT_TRANSLATE_NOOP("Problem", "There is no hub of this kind at this address. Nothing is lost: check "
                                              "the address in the settings.")},
    {"cancelled", QT_TRANSLATE_NOOP("Problem", "The contact was ended on this device. Nothing is lost; it is tried "
                                               "again by itself.")},
    {"busy", QT_TRANSLATE_NOOP("Problem", "Another program on this device is fetching the national data. It goes on "
                                          "there; nothing is lost.")},
    {"cache", QT_TRANSLATE_NOOP("Problem", "The national data cannot be kept on this device (no space?). What was here "
                                           "stays in use. Free some space and try again.")},
    {"receiptMismatch",
     QT_TRANSLATE_NOOP("Problem", "The hub's receipt is for another finding. The finding stays here and is sent again; "
                                  "tell your administrator.")},
    {"fileUnreadable",
     QT_TRANSLATE_NOOP("Problem", "A photo or file of this finding cannot be read on this device. The rest is kept; "
                                  "export the finding and tell your administrator.")},
    {"enrolmentUnwritable",
     QT_TRANSLATE_NOOP("Problem", "The enrolment could not be stored on this device (no space?). Free some space and "
                                  "try again.")},
    {"journal.diskFull",
     QT_TRANSLATE_NOOP("Problem",
                       "The disk of this device is full: what the hub has received cannot be noted here, and "
                       "is sent again. Nothing is lost; free some space.")},
    {"journal", QT_TRANSLATE_NOOP("Problem", "This device's own data cannot be used now: see the findings page.")},
    {"receiptForged",
     QT_TRANSLATE_NOOP(
         "Problem",
         "The receipt is not signed by the hub of this device. The finding stays here; tell your administrator.")},
    {"filesMissing", QT_TRANSLATE_NOOP("Problem", "The hub does not have every file yet. The rest is sent by itself.")},
    {"rateLimited", QT_TRANSLATE_NOOP("Problem", "The hub asks for patience. It is sent later by itself.")},
    {"unavailable", QT_TRANSLATE_NOOP("Problem", "The hub is busy. It is sent later by itself.")},
    {"internal", QT_TRANSLATE_NOOP("Problem", "The hub has a fault. It is sent later by itself.")},
    {"storageFull",
     QT_TRANSLATE_NOOP("Problem", "The hub has no space. It is sent later by itself; tell your administrator.")},
    {"quotaExceeded",
     QT_TRANSLATE_NOOP("Problem", "The hub takes no more from this device until its administrator raises the bound. "
                                  "Nothing is lost; it is sent later by itself.")},
    {"unauthenticated",
     QT_TRANSLATE_NOOP("Problem", "The hub does not know this device. Enrol it again in the settings.")},
    {"notEnrolled",
     QT_TRANSLATE_NOOP("Problem",
                       "This device is not enrolled at the hub yet. Enter the hub's address and the one-time code.")},
    {"invitationUnreadable",
     QT_TRANSLATE_NOOP("Problem", "This is no whole invitation. Nothing was changed: paste the whole line, or ask your "
                                  "administrator for a new one.")},
    {"codeInvalid",
     QT_TRANSLATE_NOOP("Problem",
                       "The one-time code is unknown, used or expired. Ask your administrator for a new one.")},
    {"forbidden", QT_TRANSLATE_NOOP("Problem", "The hub does not allow this. Tell your administrator.")},
    {"deviceRevoked",
     QT_TRANSLATE_NOOP("Problem", "This device was revoked. Findings stay here; tell your administrator.")},
    {"conflict",
     QT_TRANSLATE_NOOP("Problem",
                       "The hub holds another finding under this number. Both are kept; tell your administrator.")},
    {"findingInvalid", QT_TRANSLATE_NOOP("Problem", "The hub cannot accept this finding: it fails its check. It is "
                                                    "kept here; export it and tell your administrator.")},
    {"malformed",
     QT_TRANSLATE_NOOP("Problem", "The hub cannot read this finding. It is kept here; export it and update the app.")},
    {"tooLarge",
     QT_TRANSLATE_NOOP("Problem", "The finding is larger than the hub accepts. It is kept here; export it.")},
    {"digestMismatch", QT_TRANSLATE_NOOP("Problem", "A file arrived damaged and is sent again by itself.")},
    {"offsetMismatch", QT_TRANSLATE_NOOP("Problem", "A file is continued from where the hub stopped, by itself.")},
    {"sink", QT_TRANSLATE_NOOP("Problem", "The renewed national data could not be stored on this device (no space?). "
                                          "What was here stays in use; free some space.")},
    {"part.missing",
     QT_TRANSLATE_NOOP("Problem", "The hub does not publish the part of the data that was chosen for this device. What "
                                  "was here stays in use; tell your administrator.")},
    {"chunk.mismatch",
     QT_TRANSLATE_NOOP("Problem", "A part of the renewed national data did not arrive as it was signed, and was "
                                  "refused. What was here stays in use; it is tried again by itself.")},
    {"catalogue.expired",
     QT_TRANSLATE_NOOP("Problem", "The hub's signature on the national data has run out: newer data may exist. "
                                  "Mind the date of the data in each verdict, and tell your administrator.")},
    {"hubKeyChanged",
     QT_TRANSLATE_NOOP("Problem", "Another hub answers at this address. Nothing was sent: tell your administrator.")},
});

} // namespace

QString problemText(std::string_view problem)
{
    if (problem.empty())
        return {};
    if (problem.starts_with("tuf."))
        return Words::tr("The national data that the hub offers is not signed as it must be (%1), and was refused. "
                         "What was here stays in use; tell your administrator.")
            .arg(text(problem));
    auto row = std::ranges::find(rows, problem, &Row::code);
    // What follows the dot is for the log: "findingInvalid.note".
    if (row == rows.end())
        row = std::ranges::find(rows, problem.substr(0, problem.find('.')), &Row::code);
    return row == rows.end() ? Words::tr("The upload failed (%1). It is tried again by itself.").arg(text(problem))
                             : Words::tr(row->words);
}

} // namespace nqi::ui
