// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "AlertsPage"

    function test_newAlertsAreCountedMarkedAndSeen_data() { return looks(); }
    function test_newAlertsAreCountedMarkedAndSeen(look) {
        open(look, 3);
        verify(app.calls.indexOf("markSeen") < 0, "nobody has looked yet");
        click(t("Hiện: Cảnh báo (2 mới)", "Show: Alerts (2 new)"));
        settle();
        verify(app.calls.indexOf("markSeen") >= 0);
        verify(Probe.find(root(), t("Mới. Thu hồi mũ", "New. Recall of Sao Mai"), true));
        compare(Probe.faults(root()), []);
        click(t("Biện pháp: Thu hồi", "Measure: Recall"));
        compare(app.alerts.measure, "recall");
    }
    function test_alertsAreReadAgainAfterAnError() {
        open(looks()[2], 3);
        app.alerts.errorText = "The national data cannot be read.";
        window.lookAt = "alerts";
        settle();
        click("Try again");
        compare(lastCall(), "alerts.refresh");
    }
    function test_withoutACatalogueTheAlertsLeadToTheSynchronisation() {
        open(looks()[1], 3, "empty");
        window.lookAt = "alerts";
        settle();
        click("Đồng bộ dữ liệu quốc gia");
        tryCompare(window, "page", 4);
    }
    function test_marksMoveWhenTheListIsOpenedAnewAndNotOnTheWayBackFromAnAlert() {
        open(looks()[2], 3);
        window.lookAt = "alerts";
        settle();
        const entered = () => app.calls.filter(call => call === "alerts.enter").length;
        compare(entered(), 1);
        app.record.open = true;
        settle();
        app.record.open = false;
        settle();
        compare(entered(), 1);
        window.lookAt = "search";
        settle();
        window.lookAt = "alerts";
        settle();
        compare(entered(), 2);
    }
    function test_afterTurningTheFilterOfTheAlertsIsWhole() {
        open(looks()[2], 3);
        window.lookAt = "alerts";
        settle();
        window.width = 800;
        window.height = 1280;
        settle();
        compare(Probe.faults(root()), []);
        const list = find("Alerts, newest first");
        verify(list.atYBeginning);
    }
}
