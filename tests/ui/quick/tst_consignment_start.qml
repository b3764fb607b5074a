// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "ConsignmentStart"

    function test_opensADeclarationOrALogisticUnit() {
        open(looks()[2], 6, "empty");
        const field = find("Number of the customs declaration, or a scanned SSCC");
        tryVerify(() => field.activeFocus, 5000, "a number can be typed at once");
        type("107462913550");
        keyClick(Qt.Key_Return);
        compare(lastCall(), "openNumber 107462913550");
        type("]C100069099900100000010");
        keyClick(Qt.Key_Return);
        compare(lastCall(), "openNumber ]C100069099900100000010", "what is scanned next takes the place of what was");
    }
    function test_aPalletIsScannedWithTheCamera_data() { return looks(); }
    function test_aPalletIsScannedWithTheCamera(look) {
        open(look, 6);
        app.consignment.open = false;
        settle();
        verify(isShown(t("Khung ngắm: ", "Viewfinder: ") + app.scan.sourceName));
        verify(app.consignment.counting, "what it reads is offered");
    }
    function test_aPalletIsOpenedFromItsResult() {
        open(looks()[2], 1);
        verify(!isShown("Open as a consignment"), "these are goods");
        app.result.sscc = "069099910000000010";
        settle();
        click("Open as a consignment");
        verify(app.calls.includes("openPackage 069099910000000010"));
        compare(window.page, 6);
    }
    function test_theNumberHasTheKeyboardAgainWhenACheckIsClosed() {
        open(looks()[2], 6);
        app.consignment.open = false;
        settle();
        tryVerify(() => find("Number of the customs declaration, or a scanned SSCC").activeFocus);
    }
    function test_goesOnWithACheckThatWasBegun() {
        open(looks()[2], 6);
        app.consignment.open = false;
        settle();
        find("107462913550. Open").click();
        compare(lastCall(), "resume c-2");
    }
    function test_anOpeningIsCancelled_data() { return looks(); }
    function test_anOpeningIsCancelled(look) {
        open(look, 6, "busy");
        find(t("Hủy việc mở", "Cancel the opening")).click();
        compare(lastCall(), "cancelOpening");
        app.consignment.opening = false;
        settle();
        verify(!isShown(t("Hủy việc mở", "Cancel the opening")));
    }
    function test_readingTheRecordsIsStoppedAndTakenUpAgain() {
        open(looks()[2], 6);
        verify(!isShown("Stop reading the records"));
        app.consignment.records = "judging";
        settle();
        find("Stop reading the records").click();
        compare(lastCall(), "stopJudging");
        settle();
        find("Read the records").click();
        compare(lastCall(), "judge");
    }
    function test_saysWhyNothingWasOpened_data() { return looks(); }
    function test_saysWhyNothingWasOpened(look) {
        open(look, 6, "error");
        verify(isShown(app.consignment.message));
    }
    function test_checksAreSearchedAndMoreAreShown() {
        open(looks()[2], 6);
        app.consignment.open = false;
        settle();
        verify(!isShown("More"), "these are all");
        app.consignment.moreChecks = true;
        settle();
        find("More").click();
        compare(lastCall(), "showMoreChecks");
        find("Search the checks").forceActiveFocus();
        type("x");
        compare(app.consignment.checkWords, "x");
        settle();
        verify(isShown("No check was found."));
        verify(find("Search the checks").activeFocus, "the word can be changed");
    }
}
