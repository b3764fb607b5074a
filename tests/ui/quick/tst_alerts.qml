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
    function test_alertsAreFilteredByWhatThereIsAndSearchedByWords_data() { return looks(); }
    function test_alertsAreFilteredByWhatThereIsAndSearchedByWords(look) {
        open(look, 3);
        window.lookAt = "alerts";
        settle();
        click(t("Nước cảnh báo: Mọi nước", "Country that alerts: All countries"));
        settle();
        click(t("Nước cảnh báo: Đức (12)", "Country that alerts: Germany (12)"));
        compare(app.alerts.country, "DE");
        click(t("Nhóm hàng: Mọi nhóm hàng", "Goods group: All goods groups"));
        settle();
        click(t("Nhóm hàng: Đồ chơi (9)", "Goods group: Toys (9)"));
        compare(app.alerts.category, "toy");
        click(t("Tìm cảnh báo", "Search alerts"));
        type("xep hinh");
        compare(app.alerts.words, "xep hinh");
        settle();
        compare(Probe.faults(root()), []);
        click(t("Bỏ lọc", "Clear filter"));
        compare(lastCall(), "clearFilter");
        compare(find(t("Tìm cảnh báo", "Search alerts")).text, "");
    }
    function test_anEmptyResultSaysWhy_data() { return looks(); }
    function test_anEmptyResultSaysWhy(look) {
        open(look, 3);
        window.lookAt = "alerts";
        app.alerts.words = "khong co";
        app.alerts.rows = [];
        settle();
        verify(isShown(t("Không có cảnh báo nào phù hợp", "No alert passes this filter")));
        compare(Probe.faults(root()), []);
        app.alerts.searchable = false;
        settle();
        verify(isShown(t("Chưa tìm theo từ được", "Words cannot be searched yet")));
    }
    function test_theFilterOfTheAlertsHasRoomAtTwiceTheSize_data() { return looks(); }
    function test_theFilterOfTheAlertsHasRoomAtTwiceTheSize(look) {
        open(look, 3);
        app.settings.fontScale = 2;
        window.lookAt = "alerts";
        app.alerts.country = "CH";
        app.alerts.words = "xep hinh";
        settle();
        compare(Probe.faults(root()), []);
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
