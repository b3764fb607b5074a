// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "News"

    function test_newAlertsAreToldUntilTheyAreReadOrPutAway_data() { return looks(); }
    function test_newAlertsAreToldUntilTheyAreReadOrPutAway(look) {
        open(look, 0);
        const show = t("Xem cảnh báo", "Show the alert");
        verify(!isShown(show));
        app.news.count = 2;
        settle();
        for (const page of [1, 2, 4, 0]) {
            window.page = page;
            settle();
            verify(isShown(show), "it stays on page " + page);
        }
        click(show);
        compare(window.page, 3);
        compare(window.lookAt, "alerts");
        verify(app.record.open);
        compare(lastCall(), "news.read vn-stameq:2026-118");
        verify(isShown(show), "one more");
        click(t("Cất các cảnh báo mới", "Put the new alerts away"));
        compare(lastCall(), "news.dismiss");
        settle();
        verify(!isShown(show));
        click(t("Hoàn tác", "Undo"));
        compare(lastCall(), "news.bringBack");
        settle();
        verify(isShown(show));
    }
    function test_newAlertsAreNotToldOverALock() {
        open(looks()[1], 0);
        app.news.count = 2;
        app.lock.lock();
        settle();
        verify(!isShown("Show the alert") && !isShown("Xem cảnh báo"));
        compare(Probe.names(root()).filter(name => name.includes("Sao Mai")).length, 0);
    }
    function test_aListOfManyIsReachedFromTheNotice() {
        open(looks()[2], 0);
        app.news.count = 5;
        settle();
        click("All alerts");
        compare(window.page, 3);
        compare(window.lookAt, "alerts");
        verify(!app.record.open);
    }
}
