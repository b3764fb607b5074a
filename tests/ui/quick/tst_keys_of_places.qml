// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "KeysOfPlaces"

    function called(call) {
        return app.calls.indexOf(call) >= 0;
    }
    function test_alertsAndTheMapAreReachedFromEverywhere() {
        open(looks()[2], 5);
        keyClick(Qt.Key_F6);
        compare(window.page, 3);
        compare(window.lookAt, "alerts");
        window.page = 0;
        app.news.count = 2;
        settle();
        keyClick(Qt.Key_F6);
        verify(called("news.read vn-stameq:2026-118"));
        window.page = 0;
        settle();
        keyClick(Qt.Key_F7);
        compare(window.page, 3);
        compare(window.lookAt, "day");
        tryVerify(() => Probe.find(root(), "Map of findings: ", true)?.activeFocus ?? false);
    }
    function test_theListIsGoneThroughOnScanAndResult() {
        open(looks()[0], 0);
        keyClick(Qt.Key_Down, Qt.AltModifier);
        compare(lastCall(), "selectBeside 1");
        window.page = 1;
        settle();
        keyClick(Qt.Key_Up, Qt.AltModifier);
        compare(lastCall(), "selectBeside -1");
        window.page = 5;
        settle();
        app.calls = [];
        keyClick(Qt.Key_Up, Qt.AltModifier);
        compare(app.calls.length, 0);
    }
    function test_aDownloadIsStopped() {
        open(looks()[0], 2, "busy");
        keyClick(Qt.Key_F5, Qt.ShiftModifier);
        compare(lastCall(), "stopDownload");
        app.sync.progress = -1;
        app.calls = [];
        keyClick(Qt.Key_F5, Qt.ShiftModifier);
        verify(!called("stopDownload"));
    }
    function test_stepsOfAnInspectionAreFilledInByKeys() {
        open(looks()[2], 7);
        app.inspection.open = true;
        for (const [step, call] of [[2, "add contents"], [3, "add samples"], [4, "add measures"], [5, "add statements"]]) {
            app.inspection.step = step;
            settle();
            app.calls = [];
            keyClick("n", Qt.ControlModifier | Qt.ShiftModifier);
            verify(called(call), call);
        }
        app.inspection.step = 2;
        settle();
        keyClick("a", Qt.ControlModifier | Qt.ShiftModifier);
        verify(find("What the annex shows").activeFocus, "it needs a name first");
        keyClick("s", Qt.ControlModifier | Qt.ShiftModifier);
        compare(app.inspection.step, 6);
        settle();
        keyClick("s", Qt.ControlModifier | Qt.ShiftModifier);
        tryVerify(() => isShown("Keep the signature"));
    }
    function test_stepsHaveNoKeysOnOtherPages() {
        open(looks()[2], 7);
        app.inspection.step = 2;
        app.inspection.open = true;
        settle();
        window.page = 0;
        settle();
        keyClick("n", Qt.ControlModifier | Qt.ShiftModifier);
        verify(!called("add contents"));
    }
}
