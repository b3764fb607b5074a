// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "ConsignmentResult"

    function test_aFinishedCheckIsPrinted() {
        open(looks()[2], 6);
        verify(!isShown("Result notice"), "there is no result yet");
        app.consignment.finished = true;
        settle();
        click("Result notice");
        compare(lastCall(), "open c-2 notice");
    }
    function test_aWithdrawnResultIsSaidAndItsNoticePrinted_data() { return looks(); }
    function test_aWithdrawnResultIsSaidAndItsNoticePrinted(look) {
        open(look, 6);
        app.consignment.withdrawn = true;
        settle();
        verify(isShown(app.consignment.head.withdrawn));
        find(t("Thông báo kết quả đã thu hồi", "Withdrawn result notice")).click();
        compare(lastCall(), "open c-2 notice");
    }
    function test_theClockOfTheImportIsShown_data() { return looks(); }
    function test_theClockOfTheImportIsShown(look) {
        open(look, 6);
        const due = app.consignment.head.deadline;
        verify(Probe.find(root(), due.title + ": " + due.text, true));
    }
    function test_aWrongCheckIsPutAwayWithAReason() {
        open(looks()[2], 6);
        find("Put away this check").click();
        tryVerify(() => isShown("Reason: Wrong declaration"));
        settle();
        verify(!find("Put away and close").enabled, "not without a reason");
        find("Reason: Wrong declaration").click();
        find("Put away and close").click();
        compare(lastCall(), "putAwayCheck Wrong declaration");
    }
    function test_whatWasPutAwayIsFoundAndBroughtBack_data() { return looks(); }
    function test_whatWasPutAwayIsFoundAndBroughtBack(look) {
        open(look, 6);
        app.consignment.open = false;
        settle();
        find(t("Hiện: Đã gác lại", "Show: Put away")).click();
        verify(app.consignment.showsPutAway);
        settle();
        find(t("107462913551. Đã gác lại", "107462913551. Put away")).click();
        compare(lastCall(), "resume c-0");
        app.consignment.open = true;
        app.consignment.putAway = true;
        settle();
        verify(isShown(app.consignment.head.putAway));
        verify(!isShown(t("Kết thúc", "Finish")), "it does not go on");
        find(t("Mở lại", "Bring back")).click();
        compare(lastCall(), "bringBack");
    }
    function test_minutesThatAreLackingAreMade() {
        open(looks()[2], 6);
        app.consignment.finished = true;
        settle();
        verify(!isShown("Make the minutes"), "there are minutes");
        app.consignment.lacksMinutes = true;
        settle();
        find("Make the minutes").click();
        compare(lastCall(), "makeMinutes");
    }
    function test_findingsThatTheCheckDoesNotNameAreSaidAndTriedAgain_data() { return looks(); }
    function test_findingsThatTheCheckDoesNotNameAreSaidAndTriedAgain(look) {
        open(look, 6);
        verify(!isShown(t("Thử lại", "Try again")));
        app.consignment.unnamed = 1;
        settle();
        find(t("Thử lại", "Try again")).click();
        compare(lastCall(), "nameFindings");
    }
    function test_aResultIsWithdrawnWithAReason() {
        open(looks()[2], 6);
        verify(!isShown("Withdraw the result"), "there is no result yet");
        app.consignment.finished = true;
        settle();
        find("Withdraw the result").click();
        tryVerify(() => isShown("Reason: The count was wrong"));
        settle();
        verify(!find("Withdraw the result and go on").enabled, "not without a reason");
        find("Reason: The count was wrong").click();
        find("Withdraw the result and go on").click();
        compare(lastCall(), "withdrawResult The count was wrong");
    }
    function test_whatThePapersAskForIsFilledIn() {
        open(looks()[2], 6);
        click("Details for the papers");
        tryVerify(() => isShown("Save the details"));
        compare(find("Address of the importer").text, "18 Le Loi, Hai Phong");
        mouseClick(find("Date of the registration"));
        type("x");
        click("Save the details");
        verify(isShown("Not understood, so not kept: write a day as 31/12/2026."));
        mouseClick(find("Number of the registration"));
        type("25");
        click("Save the details");
        compare(lastCall(), 'fillIn {"registration.date":"x","registration.number":"25"}');
    }
    function test_theOfficerDecidesTheResult() {
        open(looks()[2], 6);
        click("Finish");
        tryVerify(() => isShown(app.consignment.reasons[0]));
        click("Result (Form 3): The file was not completed");
        click("Save the result");
        verify(!app.calls.some(call => call.startsWith("finish")), "it is asked first");
        click("Yes, save it");
        compare(lastCall(), "finish fileIncomplete ");
    }
    function test_anotherResultThanTheOneAskedAboutIsNotSaved() {
        open(looks()[2], 6);
        click("Finish");
        tryVerify(() => isShown(app.consignment.reasons[0]));
        click("Save the result");
        verify(isShown("Yes, save it"));
        app.consignment.proposal = "meets";
        settle();
        verify(!isShown("Yes, save it"), "another is proposed: it is asked again");
        click("Save the result");
        click("Yes, save it");
        compare(lastCall(), "finish meets ");
    }
    function test_theOfficersWordsFitIntoTheRecord() {
        open(looks()[2], 6);
        click("Finish");
        tryVerify(() => isShown(app.consignment.reasons[0]));
        const words = find("Reasons in your words");
        words.forceActiveFocus();
        words.text = "a".repeat(1299);
        words.cursorPosition = 10;
        type("bcd");
        compare(words.text, "a".repeat(10) + "b" + "a".repeat(1289), "what goes beyond is not taken");
        compare(words.cursorPosition, 11);
        words.text = "";
        words.insert(0, "e".repeat(1400));
        compare(words.text.length, 1300);
    }
    function test_allRowsThatNeedALookAreShown() {
        open(looks()[2], 6);
        app.consignment.problems = Array.from({ length: 40 }, (_, i) => "Row " + (i + 2) + ": there is no quantity. The row is left out.");
        settle();
        find("Show all these rows").click();
        tryVerify(() => isShown("Rows of the list that need a look"));
        const rows = Probe.find(root(), app.consignment.problems[3]);
        verify(rows, "more than the head shows");
    }
    function test_theProposalSaysOnWhatItRests() {
        open(looks()[2], 6);
        app.consignment.records = "unavailable";
        settle();
        verify(isShown(app.consignment.basis));
        click("Finish");
        tryVerify(() => isShown(app.consignment.reasons[0]));
        verify(isShown(app.consignment.basis));
    }
}
