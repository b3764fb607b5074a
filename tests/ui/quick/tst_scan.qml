// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "ScanPage"

    function test_typedCodeIsChecked_data() { return looks(); }
    function test_typedCodeIsChecked(look) {
        open(look, 0);
        verify(!find(t("Kiểm tra", "Check")).enabled, "nothing typed, nothing to check");
        keyClick("l", Qt.ControlModifier);
        type("8938505974187");
        verify(find(t("Kiểm tra", "Check")).enabled);
        keyClick(Qt.Key_Return);
        compare(lastCall(), "submitText 8938505974187");
        verify(!find(t("Kiểm tra", "Check")).enabled, "the field is empty again");
    }
    function test_blankTextIsNotSubmitted() {
        open(looks()[0], 0);
        keyClick("l", Qt.ControlModifier);
        type("   ");
        keyClick(Qt.Key_Return);
        verify(!app.calls.some(call => call.startsWith("submitText")));
    }
    function test_severalCamerasAskWhich_data() { return looks(); }
    function test_severalCamerasAskWhich(look) {
        open(look, 0);
        click(t("Máy ảnh", "Camera"));
        tryVerify(() => isShown("Integrated Camera"));
        click("Integrated Camera");
        compare(lastCall(), "useCamera int0");
        compare(app.settings.cameraId, "int0");
    }
    function test_oneCameraStartsAtOnce() {
        open(looks()[0], 0);
        app.scan.cameras = [{ id: "only", name: "Only" }];
        click("Máy ảnh");
        compare(lastCall(), "useCamera only");
    }
    function test_noCameraIsANormalState_data() { return looks(); }
    function test_noCameraIsANormalState(look) {
        open(look, 0, "empty");
        verify(isShown(t("Khung ngắm, chưa chọn nguồn", "Viewfinder, no source chosen")));
        verify(isShown(t("Chưa quét mã nào", "Nothing scanned yet")));
        verify(find(t("Ảnh", "Picture")).enabled);
        mouseClick(find(t("Không có máy ảnh", "No camera")));
        verify(!app.calls.some(call => call.startsWith("useCamera")));
    }
    function test_addressIsOpened_data() { return looks(); }
    function test_addressIsOpened(look) {
        open(look, 0);
        click(t("Địa chỉ", "Address"));
        tryVerify(() => isShown(t("Máy ảnh hoặc video tại một địa chỉ", "Camera or video at an address")));
        verify(!find(t("Mở", "Open")).enabled);
        type("rtsp://10.0.0.5/live");
        click(t("Mở", "Open"));
        compare(lastCall(), "openAddress rtsp://10.0.0.5/live");
    }
    function test_stopAppearsOnlyWhileRunning() {
        open(looks()[2], 0);
        click("Stop");
        compare(lastCall(), "stop");
        app.scan.running = false;
        verify(!isShown("Stop"));
    }
    function test_rowSelectsItsItem() {
        open(looks()[2], 0);
        find("Scanned items").positionViewAtEnd();
        settle();
        click("VietQR payment code");
        compare(lastCall(), "select 5");
    }
    function test_messageOfTheSourceIsShown_data() { return looks(); }
    function test_messageOfTheSourceIsShown(look) {
        open(look, 0, "error");
        verify(isShown(app.scan.message));
    }
    function test_detailsLeadToTheResult_data() { return looks(); }
    function test_detailsLeadToTheResult(look) {
        open(look, 0);
        click(t("Chi tiết", "Details"));
        compare(window.page, 1);
    }
    function test_listIsCleared() {
        open(looks()[2], 0);
        click("Clear list");
        compare(lastCall(), "clear");
    }
    function test_outlineIsNamedAndPlaced() {
        open(looks()[0], 0);
        app.scan.outlines = [{ corners: [Qt.point(640, 360), Qt.point(1280, 360), Qt.point(1280, 720), Qt.point(640, 720)], level: "good", label: "khung" }];
        settle();
        const label = find("khung");
        const finder = Probe.find(root(), "Khung ngắm: ", true);
        const spot = label.mapToItem(finder, 0, 0);
        verify(spot.x > finder.width / 2 - 20 && spot.y < finder.height / 2, "above the outline, right of the middle: " + spot);
        app.scan.outlines = [];
        verify(!isShown("khung"));
    }
    function test_itemFoundElsewhereIsAnnounced() {
        open(looks()[0], 5);
        app.scan.itemFound("violation");
        verify(isShown(app.result.overallText + ": " + app.result.title));
    }
}
