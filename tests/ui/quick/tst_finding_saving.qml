// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "FindingSaving"

    function test_theSheetOfAFindingThatIsSavedStaysOpen_data() { return looks(); }
    function test_theSheetOfAFindingThatIsSavedStaysOpen(look) {
        open(look, 0);
        click(t("Ghi phát hiện", "Record finding"));
        tryVerify(() => isShown(t("Lưu phát hiện", "Save finding")));
        const close = find(t("Đóng", "Close"));
        verify(close.enabled);
        click(t("Lưu phát hiện", "Save finding"));
        compare(lastCall(), "save");
        verify(!close.enabled, "its end is waited for");
        app.finding.commit();
        tryVerify(() => isShown(t("Đã lưu trên thiết bị", "Saved on this device")));
        verify(close.enabled);
    }
    function test_whileOneIsSavedNoOtherIsBegun() {
        open(looks()[0], 0);
        app.finding.busy = true;
        click("Ghi phát hiện");
        tryVerify(() => isShown("Đang lưu"));
        verify(app.calls.indexOf("begin") < 0, "what is saved would be taken for the goods shown now");
    }
}
