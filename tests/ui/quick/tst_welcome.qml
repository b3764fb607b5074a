// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Welcome"

    function begin(look) {
        open(look, 0);
        app.settings.welcomed = false;
        app.settings.inspector = "";
        settle();
    }
    function test_theGuideIsGoneThroughOnce_data() { return looks(); }
    function test_theGuideIsGoneThroughOnce(look) {
        begin(look);
        verify(isShown(t("Chào mừng đến với NQI Inspector", "Welcome to NQI Inspector")));
        click(t("Tiếp", "Next"));
        settle();
        const field = find(t("Họ tên hoặc số thẻ", "Name or card number"));
        mouseClick(field);
        type("An");
        click(t("Tiếp", "Next"));
        compare(app.settings.inspector, "An");
        settle();
        find(t("Thư mời, hoặc mã dùng một lần", "Invitation, or one-time code")).text = "nqi-enrol/1 x y z";
        click(t("Đăng ký thiết bị này", "Enrol this device"));
        compare(lastCall(), "invitation.submit nqi-enrol/1 x y z");
        click(t("Tiếp", "Next"));
        settle();
        click(t("Bắt đầu", "Begin"));
        verify(app.settings.welcomed);
    }
    function goTo(step) {
        for (let i = 0; i < step; ++i)
            click(t("Tiếp", "Next"));
        settle();
    }
    function test_aCodeIsAskedForTheAddressOfItsHub_data() { return looks(); }
    function test_aCodeIsAskedForTheAddressOfItsHub(look) {
        begin(look);
        app.settings.hubAddress = "";
        goTo(2);
        const label = t("Địa chỉ trung tâm", "Address of the hub");
        const enrol = t("Đăng ký thiết bị này", "Enrol this device");
        verify(!isShown(label), "an invitation has it");
        find(t("Thư mời, hoặc mã dùng một lần", "Invitation, or one-time code")).text = "AB12-CD34";
        settle();
        verify(!find(enrol).enabled);
        find(label).text = "https://hub.example.vn";
        settle();
        compare(Probe.faults(root()), []);
        find(enrol).forceActiveFocus();
        keyClick(Qt.Key_Space);
        compare(lastCall(), "invitation.submit AB12-CD34 at https://hub.example.vn");
    }
    function test_theInvitationIsScannedInTheGuide() {
        begin(looks()[2]);
        app.scene = "normal";
        goTo(2);
        click("Scan the invitation with the camera");
        settle();
        verify(app.calls.some(call => call.startsWith("useCamera ")));
        verify(isShown("What is searched for an invitation"));
        app.invitation.asking = true;
        settle();
        verify(app.calls.includes("stop"), "the camera has done its work");
        verify(isShown("Enrol this device at this hub?"));
        compare(Probe.faults(root()), []);
    }
    function test_withoutACameraAPictureOfTheInvitationIsOpened() {
        begin(looks()[3]);
        app.scan.cameras = [];
        goTo(2);
        verify(!find("No camera available").enabled);
        verify(find("Open a picture of the invitation").enabled);
    }
    function test_leavingTheStepStopsTheCamera() {
        begin(looks()[2]);
        goTo(2);
        click("Scan the invitation with the camera");
        click("Next");
        verify(app.calls.includes("stop"));
    }
    function test_workAndProfileAreChosenInTheGuide_data() { return looks(); }
    function test_workAndProfileAreChosenInTheGuide(look) {
        begin(look);
        goTo(1);
        compare(Probe.faults(root()), []);
        click(t("Công việc: Cửa khẩu: lô hàng trước", "Work: Border: consignments first"));
        compare(app.settings.role, "border");
        verify(isShown(t("Mở hồ sơ cài đặt…", "Open a profile…")));
        app.profile.open = true;
        settle();
        verify(isShown(t("Áp dụng", "Apply")), "what it changes is shown over the guide");
    }
    function test_sampleDataCanBeTriedWithoutAnInvitation_data() { return looks(); }
    function test_sampleDataCanBeTriedWithoutAnInvitation(look) {
        begin(look);
        const offer = t("Dùng thử với dữ liệu mẫu", "Try it with sample data");
        verify(!isShown(offer), "these are sample data");
        app.demo = false;
        settle();
        compare(Probe.faults(root()), []);
        click(offer);
        compare(lastCall(), "tryDemo");
        app.canTryDemo = false;
        settle();
        verify(!isShown(offer));
    }
    function test_helpIsThereInTheGuide_data() { return looks(); }
    function test_helpIsThereInTheGuide(look) {
        begin(look);
        const help = t("Ý nghĩa các kết quả", "What the outcomes mean");
        keyClick(Qt.Key_F1);
        tryVerify(() => isShown(help));
        keyClick(Qt.Key_Escape);
        tryVerify(() => !isShown(help));
        verify(isShown(t("Chào mừng đến với NQI Inspector", "Welcome to NQI Inspector")), "the guide is still there");
    }
    function test_aPassphraseCanBeSetFromIt() {
        begin(looks()[1]);
        app.lock.byPassphrase = false;
        for (let i = 0; i < 3; ++i)
            click("Tiếp");
        settle();
        click("Đặt cụm mật khẩu");
        settle();
        verify(isShown("Cụm mật khẩu mới"));
    }
    function test_helpIsThereOnEveryPageWithoutANetwork() {
        open(looks()[2], 3, "offline");
        keyClick(Qt.Key_F1);
        settle();
        verify(isShown("What the outcomes mean"));
        for (const outcome of app.result.outcomes)
            verify(isShown(outcome.title), outcome.title);
        verify(isShown("Ctrl+Shift+L"));
        keyClick(Qt.Key_Escape);
        settle();
        click("Help");
        settle();
        verify(isShown("What the outcomes mean"));
    }
}
