// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "SyncPage"

    function test_versionAgeAndCoverageAreSaid_data() { return looks(); }
    function test_versionAgeAndCoverageAreSaid(look) {
        open(look, 4);
        verify(isShown(app.sync.catalogueText + "\n" + app.sync.catalogueAgeText));
        verify(isShown(app.sync.hubText + "\n" + t("Liên lạc lần cuối: ", "Last contact: ") + app.sync.lastContactText));
        verify(isShown(app.sync.queueText));
        verify(isShown(t("18.422 bản ghi", "18,422 records")));
        verify(isShown(t("Không có dữ liệu", "Not covered")));
    }
    function test_syncNow_data() { return looks(); }
    function test_syncNow(look) {
        open(look, 4);
        click(t("Đồng bộ ngay", "Sync now"));
        compare(lastCall(), "syncNow");
        app.scene = "busy";
        verify(!find(t("Đồng bộ ngay", "Sync now")).enabled);
        verify(isShown(app.sync.progressText));
        click(t("Dừng tải", "Stop the download"));
        compare(lastCall(), "stopDownload");
    }
    function test_aLineThatCostsMoney_data() { return looks(); }
    function test_aLineThatCostsMoney(look) {
        open(look, 4);
        click(t("Đang dùng mạng tính phí", "Metered connection"));
        compare(app.settings.metered, true);
    }
    function test_oldMissingAndRefusedData_data() { return looks(); }
    function test_oldMissingAndRefusedData(look) {
        open(look, 4, "offline");
        verify(Probe.find(root(), t("Dữ liệu đã cũ", "The data is old"), true));
        app.scene = "error";
        verify(isShown(app.sync.message));
        verify(Probe.find(root(), t("Thiết bị không có dữ liệu quốc gia", "No national data on this device"), true));
    }
    function test_aWrongClockIsSaid_data() { return looks(); }
    function test_aWrongClockIsSaid(look) {
        open(look, 4);
        verify(!Probe.find(root(), t("Đồng hồ không đúng", "The clock is wrong"), true));
        app.scene = "offline";
        verify(Probe.find(root(), app.sync.clockText, true));
    }
    function test_statusOfTheTopBarLeadsHere() {
        open(looks()[0], 0);
        click("Trực tuyến");
        compare(window.page, 4);
    }
    function test_theStick_data() { return looks(); }
    function test_theStick(look) {
        open(look, 4);
        verify(isShown(t("Không có mạng: bằng USB", "Without a network: by stick")));
        verify(isShown(t("Ghi vào USB", "Write to a stick")) && isShown(t("Đọc từ USB", "Read from a stick")));
        verify(!isShown(t("Dừng đọc", "Stop reading")));
        app.scene = "offline";
        verify(isShown(app.stick.message));
        app.scene = "busy";
        verify(!find(t("Ghi vào USB", "Write to a stick")).enabled);
        verify(isShown(t("Đang đọc từ USB: 42 %", "Reading from the stick: 42 %")));
        click(t("Dừng đọc", "Stop reading"));
        compare(lastCall(), "stick.stop");
    }
    function test_tablesForOtherPrograms_data() { return looks(); }
    function test_tablesForOtherPrograms(look) {
        open(look, 4);
        verify(isShown(t("Lưu dạng CSV", "Save as CSV")) && isShown(t("Lưu dạng JSON", "Save as JSON")));
        app.tables.message = "findings.csv";
        verify(isShown("findings.csv"));
        app.tables.busy = true;
        verify(!find(t("Lưu dạng CSV", "Save as CSV")).enabled);
        app.tables.progress = 0.3;
        verify(isShown(t("Đang ghi các bảng: 30 %", "Writing the tables: 30 %")));
        settle();
        compare(Probe.faults(root()), []);
        const cancel = t("Hủy", "Cancel");
        find(cancel).forceActiveFocus();
        settle();
        click(cancel);
        compare(lastCall(), "tables.stop");
    }
}
