// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Deadlines"

    function test_whatIsOverdueIsOnEveryPageUntilItIsPutAway_data() { return looks(); }
    function test_whatIsOverdueIsOnEveryPageUntilItIsPutAway(look) {
        open(look, 0);
        const go = t("Mở đợt kiểm tra", "Open the inspection");
        verify(!isShown(go));
        app.deadlines.count = 2;
        settle();
        for (const page of [1, 2, 4, 0]) {
            window.page = page;
            settle();
            verify(isShown(app.deadlines.title), "it stays on page " + page);
        }
        compare(Probe.faults(root()), []);
        click(t("Cất các thời hạn", "Put the deadlines away"));
        compare(lastCall(), "deadlines.dismiss");
        settle();
        verify(!isShown(go));
        click(t("Hoàn tác", "Undo"));
        compare(lastCall(), "deadlines.bringBack");
        settle();
        verify(isShown(go));
    }
    function test_pressingLeadsToTheInspection() {
        open(looks()[2], 0);
        app.deadlines.count = 1;
        settle();
        click("Open the inspection");
        compare(window.page, 7);
        verify(app.calls.includes("resume i-3"));
    }
    function test_aPressedMessageLeadsToTheInspection() {
        open(looks()[2], 0);
        app.deadlines.count = 1;
        ignoreWarning(/does not support raise/);
        app.deadlines.pressed();
        settle();
        compare(window.page, 7);
        verify(app.calls.includes("resume i-3"));
    }
    function test_aPressedMessageOpensNothingBehindTheLock() {
        open(looks()[2], 0);
        app.deadlines.count = 1;
        app.lock.lock();
        settle();
        verify(!isShown(app.deadlines.title));
        ignoreWarning(/does not support raise/);
        app.deadlines.pressed();
        compare(window.page, 0);
    }
    function test_allAreReachedFromTheStrip() {
        open(looks()[3], 0);
        app.deadlines.count = 2;
        settle();
        click("All deadlines");
        compare(window.page, 3);
        compare(window.lookAt, "day");
    }
    function test_theClockOfAnImportLeadsToItsConsignment_data() { return looks(); }
    function test_theClockOfAnImportLeadsToItsConsignment(look) {
        open(look, 0);
        app.deadlines.count = 3;
        app.deadlines.openCount = 1;
        settle();
        verify(Probe.find(root(), app.deadlines.rows[2].title, true));
        compare(Probe.faults(root()), []);
        click(t("Mở lô hàng", "Open the consignment"));
        compare(window.page, 6);
        verify(app.calls.includes("resume c-2"), app.calls);
    }
    function test_theChecksBeginWithThoseOfImports_data() { return looks(); }
    function test_theChecksBeginWithThoseOfImports(look) {
        open(look, 0, "empty");
        app.deadlines.count = 3;
        app.deadlines.openCount = 0;
        window.page = 6;
        settle();
        verify(Probe.find(root(), app.deadlines.rows[2].title, true));
        verify(!Probe.find(root(), app.deadlines.rows[0].title, true), "that of an inspection");
        compare(Probe.faults(root()), []);
        click(t("Mở lô hàng", "Open the consignment"));
        verify(app.calls.includes("resume c-2"), app.calls);
        window.page = 7;
        settle();
        verify(!Probe.find(root(), app.deadlines.rows[2].title, true), "that of an import");
    }
    function test_theListOfInspectionsBeginsWithThem_data() { return looks(); }
    function test_theListOfInspectionsBeginsWithThem(look) {
        open(look, 0);
        app.deadlines.count = 2;
        app.deadlines.openCount = 0;
        window.page = 7;
        settle();
        verify(Probe.find(root(), app.deadlines.rows[1].title, true));
        compare(Probe.faults(root()), []);
        click(t("Mở đợt kiểm tra", "Open the inspection"));
        verify(app.calls.includes("resume i-3"));
    }
}
