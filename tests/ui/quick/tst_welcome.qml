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
