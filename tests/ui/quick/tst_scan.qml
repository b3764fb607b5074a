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
    function test_theCameraUsedLastStartsAtOnce() {
        open(looks()[0], 0);
        app.scan.sourceKind = "none";
        app.scan.running = false;
        app.settings.cameraName = "Integrated Camera";
        click("Máy ảnh");
        compare(lastCall(), "useCamera int0");
        app.settings.cameraId = "gone";
        app.settings.cameraName = "Gone";
        app.calls = [];
        click("Máy ảnh");
        tryVerify(() => isShown("Integrated Camera"));
        compare(app.calls.length, 0, "asked, not guessed");
    }
    function test_whatTheCameraCannotIsNotShown_data() { return looks(); }
    function test_whatTheCameraCannotIsNotShown(look) {
        open(look, 0);
        verify(!isShown(t("Bật đèn", "Light on")));
        verify(!isShown(t("Gần hơn", "Closer")));
        verify(!isShown(t("Thu phóng", "Zoom")));
        tapPicture();
        verify(!app.calls.some(call => call.startsWith("focusAt")));
        keyClick("t", Qt.ControlModifier);
        verify(!app.scan.controls.torch);
    }
    function test_lightAndZoomWhereTheCameraCan_data() { return looks(); }
    function test_lightAndZoomWhereTheCameraCan(look) {
        open(look, 0, "busy");
        const controls = app.scan.controls;
        click(t("Bật đèn", "Light on"));
        verify(controls.torch);
        keyClick("t", Qt.ControlModifier);
        verify(!controls.torch);
        click(t("Gần hơn", "Closer"));
        compare(controls.zoom, 2.5);
        click(t("Xa hơn", "Farther"));
        compare(controls.zoom, 2);
        keyClick(Qt.Key_Plus, Qt.ControlModifier);
        compare(controls.zoom, 2.5);
        controls.zoom = 8;
        verify(!find(t("Gần hơn", "Closer")).enabled);
        mouseClick(find(t("Thu phóng", "Zoom")), 24, 4);
        verify(controls.zoom > 6, "near the top is near the most: " + controls.zoom);
        controls.hasZoom = false;
        verify(!isShown(t("Gần hơn", "Closer")));
        verify(isShown(t("Bật đèn", "Light on")), "each by itself");
        app.scan.running = false;
        verify(!isShown(t("Bật đèn", "Light on")), "without a picture there is nothing to light");
    }
    function test_aTapFocusesWhereItIsAndIsMarked_data() { return looks(); }
    function test_aTapFocusesWhereItIsAndIsMarked(look) {
        open(look, 0, "busy");
        tapPicture();
        compare(lastCall(), "focusAt 0.25 0.75");
        verify(isShown(t("Lấy nét tại đây", "Focus is set here")));
        tryVerify(() => !isShown(t("Lấy nét tại đây", "Focus is set here")), 4000);
    }
    /// At a quarter from the left and three quarters from the top of the picture, which is 16 to 9.
    function tapPicture() {
        const finder = Probe.find(root(), t("Khung ngắm: ", "Viewfinder: "), true);
        const width = finder.width - 4, height = finder.height - 4;
        const scale = Math.min(width / 1280, height / 720);
        mouseClick(finder, finder.width / 2 - 320 * scale, finder.height / 2 + 180 * scale);
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
    function test_aPasswordDoesNotStayOnTheScreen() {
        open(looks()[2], 0);
        click("Address");
        tryVerify(() => isShown("Camera or video at an address"));
        type("http://u:S3cret@10.0.0.5/live");
        keyClick(Qt.Key_Return);
        compare(lastCall(), "openAddress http://u:S3cret@10.0.0.5/live");
        tryVerify(() => !isShown("Camera or video at an address"));
        click("Address");
        tryVerify(() => isShown("Camera or video at an address"));
        verify(!find("Open").enabled, "the line is empty");
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
    function test_oneOutcomeIsListedAndAllAgain_data() { return looks(); }
    function test_oneOutcomeIsListedAndAllAgain(look) {
        open(look, 0);
        const list = find(t("Sản phẩm đã quét", "Scanned items"));
        compare(list.count, 6);
        const only = t("Có dấu hiệu vi phạm: 1", "Signs of violation: 1");
        const key = find(only);
        key.forceActiveFocus();
        keyClick(Qt.Key_Return);
        compare(app.scan.listed.outcome, "violation");
        compare(list.count, 1);
        settle();
        verify(find(only).checked);
        compare(Probe.faults(root()), []);
        find(only).clicked();
        compare(list.count, 6);
        find(t("Cần kiểm tra thêm: 1", "To be checked: 1")).clicked();
        settle();
        list.positionViewAtEnd();
        settle();
        click(app.scan.items.rows[4].title);
        compare(lastCall(), "select 4");
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
