// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Crash"

    function test_aCrashIsShownWithAllOfItsReport_data() { return looks(); }
    function test_aCrashIsShownWithAllOfItsReport(look) {
        open(look, 0);
        app.crash.there = true;
        settle();
        verify(Probe.names(root()).some(name => name.includes("SIGSEGV") && name.includes("libQt6Core")));
        click(t("Xóa báo cáo", "Delete the report"));
        compare(lastCall(), "crash.remove");
        settle();
        verify(!isShown(t("Xóa báo cáo", "Delete the report")));
    }
    function test_aCrashIsNotShownOverALock() {
        open(looks()[2], 0);
        app.lock.lock();
        app.crash.there = true;
        settle();
        verify(!isShown("Delete the report"));
    }
}
