// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks
import Nqi.Pages

PageCase {
    name: "Keys"

    ShortcutTable {
        id: table
    }

    function called(call) {
        return app.calls.indexOf(call) >= 0;
    }
    function test_noKeyIsTakenTwice() {
        const taken = {};
        for (const row of table.rows) {
            verify(row.keys.length > 0, row.name);
            for (const key of row.keys) {
                verify(!(key in taken), key + " is of " + taken[key] + " and of " + row.name);
                taken[key] = row.name;
            }
            for (const place of row.where)
                verify(place in table.places, place);
        }
        compare(new Set(table.rows.map(row => row.name)).size, table.rows.length);
    }
    function test_noKeyIsOfAnInputMethodOrOfAScanner() {
        // Switching languages, composing, and the control codes that scanners send as keys.
        const theirs = ["Ctrl+Space", "Shift+Space", "Alt+Z", "Alt+Shift", "Ctrl+Shift+U", "Ctrl+Shift+E", "Ctrl+;", "Ctrl+.", "Ctrl+I", "Ctrl+J", "Ctrl+M", "Ctrl+]", "Ctrl+D"];
        for (const row of table.rows) {
            for (const key of row.keys) {
                verify(!theirs.includes(key), key);
                verify(/^(Ctrl|Alt|Shift|F\d|Esc|Back)/.test(key), key + " is a letter that people type");
            }
        }
    }
    function test_theHelpListsTheWholeTable_data() { return looks(); }
    function test_theHelpListsTheWholeTable(look) {
        open(look, 0);
        keyClick(Qt.Key_F1);
        settle();
        const names = Probe.names(root());
        for (const row of table.rows) {
            verify(names.indexOf(table.shown(row.name)) >= 0, table.shown(row.name));
            verify(names.indexOf(table.told(row.name)) >= 0, table.told(row.name));
        }
        compare(Probe.faults(root()), []);
    }
    function test_aFindingIsRecordedOnlyWhereAnItemIsShown() {
        open(looks()[0], 0);
        for (const page of [2, 3, 4, 5, 6, 7]) {
            window.page = page;
            settle();
            keyClick("s", Qt.ControlModifier);
            verify(!called("begin"), "page " + page);
        }
        app.inspection.open = true;
        settle();
        keyClick("s", Qt.ControlModifier);
        verify(!called("begin"), "in an inspection");
        window.page = 1;
        settle();
        keyClick("s", Qt.ControlModifier);
        verify(called("begin"));
    }
    function test_theCameraIsStartedAndStopped() {
        open(looks()[0], 0);
        keyClick("k", Qt.ControlModifier);
        compare(lastCall(), "stop");
        app.scan.running = false;
        keyClick("k", Qt.ControlModifier);
        compare(lastCall(), "useCamera usb0");
        app.scan.running = true;
        window.page = 4;
        app.calls = [];
        keyClick("k", Qt.ControlModifier);
        compare(window.page, 0);
        verify(!called("stop"), "from elsewhere it is looked at");
        keyClick("k", Qt.ControlModifier | Qt.ShiftModifier);
        tryVerify(() => isShown("Integrated Camera"));
    }
    function test_theAddressIsAsked() {
        open(looks()[2], 3);
        keyClick("u", Qt.ControlModifier);
        tryVerify(() => isShown("Camera or video at an address"));
    }
    function test_syncAndQueueAreReachedFromEverywhere() {
        open(looks()[0], 5);
        keyClick(Qt.Key_F5);
        compare(window.page, 4);
        verify(called("syncNow"));
        keyClick("r", Qt.ControlModifier | Qt.ShiftModifier);
        compare(window.page, 2);
        verify(called("retryAll"));
    }
    function test_textGrowsAndShrinksInItsSteps() {
        open(looks()[0], 0);
        keyClick(Qt.Key_Plus, Qt.AltModifier);
        compare(app.settings.fontScale, 1.25);
        keyClick(Qt.Key_Minus, Qt.AltModifier);
        keyClick(Qt.Key_Minus, Qt.AltModifier);
        keyClick(Qt.Key_Minus, Qt.AltModifier);
        compare(app.settings.fontScale, 0.8);
        keyClick(Qt.Key_Plus, Qt.AltModifier);
        compare(app.settings.fontScale, 1);
    }
    function test_anInspectionIsBegunShownSignedAndClosed() {
        open(looks()[0], 0);
        keyClick("n", Qt.ControlModifier);
        compare(window.page, 7);
        verify(called("beginInspection"));
        settle();
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        compare(app.inspection.step, 7);
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        verify(!called("sign"), "something is missing");
        app.inspection.complete = true;
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        verify(called("sign"));
        keyClick("w", Qt.ControlModifier);
        verify(called("closeInspection"));
    }
    function test_thePaperIsShownPrintedAndSaved() {
        open(looks()[2], 7);
        app.inspection.open = true;
        settle();
        keyClick("p", Qt.ControlModifier | Qt.ShiftModifier);
        tryVerify(() => called("open i-3 minutes"));
        tryVerify(() => find("Print").enabled);
        keyClick("p", Qt.ControlModifier);
        tryVerify(() => isShown("Canon PIXMA"));
    }
    function test_aConsignmentIsFinishedByKeys() {
        open(looks()[2], 0);
        keyClick("g", Qt.ControlModifier);
        compare(window.page, 6);
        settle();
        keyClick("h", Qt.ControlModifier);
        verify(app.consignment.byPerson);
        keyClick("f", Qt.ControlModifier | Qt.ShiftModifier);
        tryVerify(() => isShown("Result of the check"));
    }
}
