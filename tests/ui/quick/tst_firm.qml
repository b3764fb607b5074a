// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

InspectionCase {
    name: "Firm"

    function nameOf(row) {
        return [row.title, row.chip, row.subtitle].filter(part => part !== "").join(". ");
    }
    function test_whatIsKnownOfTheFirmStandsUnderItsName_data() { return looks(); }
    function test_whatIsKnownOfTheFirmStandsUnderItsName(look) {
        openStep(look, 0);
        verify(called("firm.look"));
        for (const row of [...app.firm.measures, ...app.firm.rows, ...app.firm.alerts])
            verify(isShown(nameOf(row)), row.title);
        verify(isShown(t("Phát hiện, biên bản và biện pháp chỉ là của thiết bị này: thiết bị không biết người khác đã phát hiện gì.", "Findings, minutes and measures are those of this device alone: it does not know what others found.")));
        compare(Probe.faults(root()), []);
        app.firm.named = false;
        settle();
        verify(!isShown(nameOf(app.firm.rows[0])), "nobody is named yet");
    }
    function test_emptyErrorAndLoadingAreSaid_data() { return looks(); }
    function test_emptyErrorAndLoadingAreSaid(look) {
        openStep(look, 0);
        app.scene = "empty";
        settle();
        verify(isShown(app.firm.text));
        verify(isShown(app.firm.alertsText));
        app.scene = "busy";
        settle();
        verify(isShown(t("Đang tìm những gì đã biết về cơ sở này", "Looking for what is known of this firm")));
        app.scene = "error";
        settle();
        verify(isShown(app.firm.errorText));
        app.firm.refresh();
        verify(called("firm.refresh"));
    }
    function test_whatWasFoundOpensAndLeadsBackToTheInspection() {
        openStep(looks()[2], 0);
        reach(nameOf(app.firm.rows[1]));
        keyClick(Qt.Key_Space);
        settle();
        compare(window.page, 2);
        verify(called("show f-17"));
        keyClick(Qt.Key_Escape);
        tryCompare(window, "page", 7);
    }
    function test_anAlertOpensAsARecord() {
        openStep(looks()[2], 0);
        reach(nameOf(app.firm.alerts[0]));
        keyClick(Qt.Key_Space);
        settle();
        compare(window.page, 3);
        verify(called("show alert vn-stameq:2026-118"));
    }
}
