// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "SearchPage"

    function test_typingSearchesAndARowOpensItsRecord_data() { return looks(); }
    function test_typingSearchesAndARowOpensItsRecord(look) {
        open(look, 3);
        const field = find(t("Tra cứu dữ liệu quốc gia", "Search the national data"));
        mouseClick(field);
        field.clear();
        type("sua");
        compare(app.search.text, "sua");
        const row = app.search.sections[0].rows[0];
        mouseClick(Probe.find(root(), row.title, true));
        compare(lastCall(), "show product 8938505974187");
        settle();
        verify(isShown(app.record.title));
        for (const group of app.record.groups)
            verify(Probe.find(root(), group.source), group.source);
        compare(Probe.faults(root()), []);
        click(t("Quay lại", "Back"));
        compare(lastCall(), "back");
        verify(!isShown(app.record.title + " "));
    }
    function test_keyboardAloneFindsAndOpens() {
        open(looks()[0], 0);
        keyClick(Qt.Key_F, Qt.ControlModifier);
        compare(window.page, 3);
        compare(window.activeFocusItem.Accessible.name, "Tra cứu dữ liệu quốc gia");
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        compare(lastCall(), "show product 8938505974187");
        keyClick(Qt.Key_Escape);
        compare(lastCall(), "back");
        compare(window.page, 3);
        keyClick(Qt.Key_Escape);
        compare(window.page, 0);
    }
    function test_aProductIsCheckedWithoutBeingMet() {
        open(looks()[2], 3);
        app.record.show("product", "8938505974187");
        settle();
        click("Check this product");
        compare(lastCall(), "lookUp 08938505974187");
        compare(window.page, 1);
    }
    function test_aNumberThatIsNotRecordedCanBeCheckedAllTheSame() {
        open(looks()[2], 3, "offline");
        verify(isShown(app.search.title));
        verify(isShown(app.search.detail), "what was searched, as of when");
        click("Check product 08938505974187");
        compare(lastCall(), "lookUp 08938505974187");
    }
    function test_moreOfASectionIsAskedFor() {
        open(looks()[2], 3);
        click("More: Products");
        compare(lastCall(), "expand products");
    }
    function test_theDayShowsClocksChartsAndMap_data() { return looks(); }
    function test_theDayShowsClocksChartsAndMap(look) {
        open(look, 3);
        click(t("Hiện: Tổng hợp, bản đồ", "Show: Day and map"));
        settle();
        verify(app.calls.indexOf("day") >= 0);
        verify(Probe.find(root(), app.day.deadlines[0].title, true));
        verify(Probe.find(root(), app.day.importDeadlines[0].title, true));
        for (const bar of app.day.outcomes.concat(app.day.tiers, app.day.queue, app.day.freshness))
            verify(Probe.find(root(), bar.text + ": " + bar.label), bar.text);
        compare(Probe.faults(root()), []);
        click(t("Khoảng thời gian: 22/11/2026: 7 ngày", "Period: 22/11/2026: 7 days"));
        compare(app.day.range, "week");
    }
    function test_theClockOfAnImportOpensItsConsignment() {
        open(looks()[2], 3);
        window.lookAt = "day";
        settle();
        find("Open the consignment").click();
        verify(app.calls.includes("resume c-2"));
        compare(window.page, 6);
    }
    function test_aMarkOfTheMapOpensWhatIsUnderIt() {
        open(looks()[2], 3);
        window.lookAt = "day";
        window.height = 3000;
        settle();
        const marks = Probe.names(root()).filter(name => /close together/.test(name));
        compare(marks.length, 1);
        click(marks[0]);
        settle();
        verify(Probe.find(root(), "Sao Mai helmet p2", true), "what was pressed is told under the map");
        const near = Probe.find(root(), "Map of findings: ", true).perDegree;
        ++app.day.again;
        settle();
        verify(Probe.find(root(), "Sao Mai helmet p2", true), "a refresh takes nothing away");
        compare(Probe.find(root(), "Map of findings: ", true).perDegree, near);
        click("Show all");
        settle();
        verify(isShown(marks[0]));
    }
    function test_whatLiesUnderAMarkOpens() {
        open(looks()[2], 3);
        window.lookAt = "day";
        window.height = 3000;
        settle();
        click(Probe.names(root()).filter(name => /close together/.test(name))[0]);
        settle();
        mouseClick(Probe.find(root(), "Sao Mai helmet p2. ", true));
        settle();
        compare(window.page, 2);
        compare(lastCall(), "show p2");
        keyClick(Qt.Key_Escape);
        tryCompare(window, "page", 3);
        settle();
        click("Open these findings");
        compare(window.page, 2);
        compare(lastCall().split(" ").sort().join(" "), "p1 p2 p3 showOnly");
    }
    function test_whatWasFoundBeforeOpensAndLeadsBackToTheRecord() {
        open(looks()[2], 3);
        window.height = 3000;
        app.record.show("product", "8938505974187");
        settle();
        const row = app.record.history[0];
        click([row.title, row.chip, row.subtitle].join(". "));
        settle();
        compare(window.page, 2);
        verify(app.calls.includes("show f-17"));
        click("Close");
        tryCompare(window, "page", 3);
        verify(app.record.open, "the record is still there");
    }
    function test_aDeadlineOpensItsInspection() {
        open(looks()[2], 3);
        window.lookAt = "day";
        settle();
        click("Open the inspection");
        compare(window.page, 7);
        verify(app.calls.indexOf("resume i-3") >= 0, app.calls.join(", "));
    }
    function test_whatIsBeingLookedUpIsSaid_data() { return looks(); }
    function test_whatIsBeingLookedUpIsSaid(look) {
        open(look, 3, "busy");
        verify(isShown(t("Đang tra cứu", "Searching")));
        verify(!isShown(app.search.title), "nothing is known yet");
        window.lookAt = "day";
        settle();
        verify(isShown(t("Đang đọc số liệu", "The figures are being read")));
        verify(!Probe.find(root(), app.day.outcomes[0].text, true), "no figure before it is known");
    }
    function test_anErrorCanBeTriedAgain() {
        open(looks()[2], 3, "error");
        click("Try again");
        compare(lastCall(), "search again");
        app.record.show("product", "8938505974187");
        settle();
        click("Try again");
        compare(lastCall(), "record again");
        app.record.back();
        settle();
        click("Go to synchronisation");
        compare(window.page, 4);
    }
    function test_errorsAreSaid_data() { return looks(); }
    function test_errorsAreSaid(look) {
        open(look, 3, "error");
        verify(isShown(app.search.errorText));
        window.lookAt = "alerts";
        settle();
        verify(isShown(app.sync.catalogueText), "without a catalogue there are no alerts");
        window.lookAt = "day";
        settle();
        verify(isShown(app.day.errorText));
        verify(isShown(app.day.deadlinesText), "it is not said that no clock runs");
    }
}
