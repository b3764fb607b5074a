// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "ConsignmentPage"

    /// Line 12, wherever the head leaves it.
    function openLine() {
        find("Lines of the consignment").positionViewAtIndex(1, ListView.Center);
        settle();
        mouseClick(Probe.find(root(), "Line 12. ", true));
    }
    function test_isReachedFromTheSourceBar_data() { return looks(); }
    function test_isReachedFromTheSourceBar(look) {
        open(look, 0);
        click(t("Lô hàng", "Consignment"));
        compare(window.page, 6);
        settle();
        verify(isShown(app.consignment.progressText));
        verify(isShown(app.consignment.head.channelText));
    }
    function test_countsOnlyWhileItsPageIsInFront() {
        open(looks()[2], 6);
        verify(app.consignment.counting);
        verify(isShown("Counting: 107462913550"));
        click("Look up");
        verify(!app.consignment.counting, "what is looked up is not counted");
        click("Consignment: 107462913550");
        compare(window.page, 6);
        verify(app.consignment.counting);
    }
    function test_isNotOfferedWhereThereIsNone() {
        open(looks()[2], 0);
        app.consignment.available = false;
        settle();
        verify(!isShown("Consignment"));
    }
    function test_theLegendFiltersTheLines() {
        open(looks()[2], 6);
        verify(!isShown("Short: 4"), "the lines have the room");
        find("Filter").click();
        find("Short: 4").click();
        compare(app.consignment.filter, "short");
        find("All: 40").click();
        compare(app.consignment.filter, "");
        find("Short: 4").click();
        find("Filter").click();
        compare(app.consignment.filter, "");
        verify(!isShown("Short: 4"));
    }
    function test_theLegendFiltersByWhatTheRecordsSay() {
        open(looks()[2], 6);
        find("Filter").click();
        find("Tightened check: 6").click();
        compare(app.consignment.filter, "tightened");
        find("Lacks a proof: 2").click();
        compare(app.consignment.filter, "lacksProof");
    }
    function test_linesAreSearched() {
        open(looks()[2], 6);
        const field = find("Search the lines");
        field.forceActiveFocus();
        type("kettle");
        compare(app.consignment.words, "kettle");
        app.consignment.words = "";
        settle();
        compare(field.text, "");
    }
    function test_theLineCountedLastIsShown() {
        open(looks()[2], 6);
        find("Counted last: line 14").click();
        compare(lastCall(), "showLast");
        settle();
        tryVerify(() => Probe.find(root(), "Line 14. ", true).activeFocus);
    }
    function test_aLineIsCountedCorrectedAndNoted() {
        open(looks()[2], 6);
        openLine();
        compare(lastCall(), "select 1");
        tryVerify(() => isShown("One more"));
        click("One more");
        compare(lastCall(), "addByHand 1");
        mouseClick(find("Number"));
        type("24");
        mouseClick(find("Reason for setting the count"));
        type("counted twice");
        click("Set to 24");
        compare(lastCall(), "fix 24 counted twice");
    }
    function test_anEntryIsTakenBackWithAReason() {
        open(looks()[2], 6);
        openLine();
        tryVerify(() => isShown("Withdraw: (01)06909990010027(10)L26A"));
        find("Withdraw: (01)06909990010027(10)L26A").click();
        tryVerify(() => isShown("Reason: Counted twice"));
        settle();
        verify(!find("Withdraw it").enabled, "not without a reason");
        find("Reason: Counted twice").click();
        find("Withdraw it").click();
        compare(lastCall(), "withdraw 9 Counted twice");
    }
    function openGoods() {
        app.consignment.current = Object.assign({}, app.consignment.current, { line: 0, title: "(01)06909991010774", code: "(01)06909991010774", notes: [] });
        openLine();
        tryVerify(() => isShown("Goods that are not declared"));
        settle();
    }
    function test_goodsThatAreNotDeclaredAreTakenBackOrMoved() {
        open(looks()[2], 6);
        openGoods();
        verify(!isShown("One more"), "there is no line to count them to");
        click("Reason: Scanned by mistake");
        click("Take these goods back");
        compare(lastCall(), "withdrawGoods Scanned by mistake");
        mouseClick(find("Number of the line that they belong to"));
        type("12");
        click("Reason: The code was read wrongly");
        click("Count to line 12");
        compare(lastCall(), "countToLine 12 The code was read wrongly");
    }
    function test_goodsAreLookedUpFromTheConsignment() {
        open(looks()[2], 6);
        openGoods();
        click("What the records say");
        verify(app.calls.includes("lookUp false"));
        tryCompare(window, "page", 1);
    }
    function test_aFindingIsRecordedFromTheConsignment() {
        open(looks()[2], 6);
        openGoods();
        click("Record a finding");
        verify(app.calls.includes("lookUp true"));
        compare(window.page, 1);
        verify(!app.calls.includes("begin"), "its goods are not judged yet");
        app.consignment.findingReady();
        compare(lastCall(), "begin");
    }
    function test_aFindingStandsOnItsLineAndIsOpened() {
        open(looks()[2], 6);
        openLine();
        tryVerify(() => isShown("One more"));
        verify(!isShown("Open the finding"));
        app.consignment.current = Object.assign({}, app.consignment.current, { finding: "f-3" });
        settle();
        verify(isShown("Finding recorded"));
        find("Open the finding").click();
        compare(window.page, 2);
        verify(app.calls.some(call => call.includes("f-3")));
    }
}
