// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Controls
import Nqi.Mocks

PageCase {
    name: "SettingsPage"

    function test_choicesAreKept_data() { return looks(); }
    function test_choicesAreKept(look) {
        open(look, 5);
        click(t("Màu sắc: Tối", "Colours: Dark"));
        compare(app.settings.theme, "dark");
        verify(Theme.dark);
        click(t("Màu sắc: Ngoài nắng", "Colours: Sunlight"));
        compare(app.settings.theme, "sunlight");
        verify(Theme.sunlight && !Theme.dark);
        compare(Probe.faults(root()), []);
        click(t("Màu sắc: Sáng", "Colours: Light"));
        verify(!Theme.dark && !Theme.sunlight);
        click(t("Cỡ chữ: 125 %", "Size of text: 125 %"));
        compare(app.settings.fontScale, 1.25);
        compare(Theme.fontScale, 1.25);
        click(t("Cỡ chữ: 100 %", "Size of text: 100 %"));
        compare(Theme.fontScale, 1);
    }
    function test_languageChangesWhileRunning() {
        open(looks()[0], 5);
        verify(isShown("Cài đặt"));
        click("Ngôn ngữ: English");
        compare(app.settings.language, "en");
        Probe.speak(this, "en");
        verify(isShown("Settings"));
        verify(isShown("Colours"));
        verify(!isShown("Cài đặt"));
    }
    function test_inspectorIsKeptOnLeaving() {
        open(looks()[1], 5);
        const field = find("Họ tên hoặc số thẻ");
        mouseClick(field);
        field.selectAll();
        type("Tran B");
        keyClick(Qt.Key_Tab);
        compare(app.settings.inspector, "Tran B");
    }
    function test_togglesAreKept() {
        open(looks()[1], 5);
        click("Âm thanh");
        compare(app.settings.sound, false);
        click("Máy đọc kiểu bàn phím");
        compare(app.settings.wedge, false);
    }
    function test_theWorkOfOthersIsNamed_data() { return looks(); }
    function test_theWorkOfOthersIsNamed(look) {
        open(look, 5);
        const button = find(t("Phần mềm và dữ liệu của bên khác, và giấy phép", "Work of others, and its licences"));
        button.forceActiveFocus(); // scrolls it into view
        settle();
        mouseClick(button);
        tryVerify(() => Probe.find(root(), t("Thông báo: ", "Notices: "), true));
        compare(Probe.faults(root()), []);
    }
    function test_aBuildWithoutNoticesSaysSo() {
        open(looks()[2], 5, "offline");
        verify(!isShown("Work of others, and its licences"));
        verify(isShown("The notices about the work of others are made with the package: this build has none."));
    }
    function test_settingThatCannotBeKeptIsSaid() {
        open(looks()[0], 5);
        app.settings.message = "Không ghi được tệp cài đặt.";
        verify(isShown("Không ghi được tệp cài đặt."));
    }
    function test_anotherAddressOfTheHubIsAskedAboutAndThenShownAsItIs() {
        open(looks()[0], 5);
        for (let i = 0; i < 40 && !(window.activeFocusItem?.text === app.settings.hubAddress); ++i)
            keyClick(Qt.Key_Tab);
        const address = window.activeFocusItem;
        address.selectAll();
        type("https");
        app.invitation.invited = false;
        app.invitation.moves = true;
        keyClick(Qt.Key_Return);
        compare(lastCall(), "chooseHub https");
        app.invitation.asking = true;
        settle();
        compare(app.settings.hubAddress, "https://hub.nqi.example.vn");
        app.invitation.refuse();
        tryCompare(address, "text", "https://hub.nqi.example.vn");
        app.settings.hubAddress = "https://hub.khac.example.vn";
        compare(address.text, "https://hub.khac.example.vn", "it still follows the setting");
    }
    function test_focusedFieldIsScrolledIntoView() {
        open(looks()[0], 5);
        for (let i = 0; i < 40 && !(window.activeFocusItem?.text === app.settings.hubAddress); ++i)
            keyClick(Qt.Key_Tab);
        compare(window.activeFocusItem.text, app.settings.hubAddress);
        const spot = window.activeFocusItem.mapToItem(window.contentItem, 0, 0);
        verify(spot.y > 0 && spot.y + window.activeFocusItem.height <= window.height, "in view: " + spot.y);
    }
}
