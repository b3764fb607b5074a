// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Lock"

    /// By the keyboard: what is below the fold comes into view.
    function press(name) {
        find(name).forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        settle();
    }
    function test_nothingIsShownNorDoneWhileLocked_data() { return looks(); }
    function test_nothingIsShownNorDoneWhileLocked(look) {
        open(look, 2);
        verify(isShown(t("Phát hiện", "Findings")));
        app.lock.locked = true;
        settle();
        verify(isShown(t("Thiết bị đã khóa", "This device is locked")));
        verify(!isShown(t("Phát hiện", "Findings")), "nothing of the pages is left for a screen reader either");
        keyClick(Qt.Key_1, Qt.ControlModifier);
        keyClick(Qt.Key_Escape);
        compare(window.page, 2);
        verify(app.lock.locked);
    }
    function test_aWrongSecretIsSaidAndTheRightOneOpens() {
        open(looks()[0], 0);
        keyClick(Qt.Key_L, Qt.ControlModifier | Qt.ShiftModifier);
        verify(app.lock.locked);
        settle();
        const field = find("Cụm mật khẩu, hoặc mã khôi phục");
        verify(field.activeFocus, "one can type at once");
        compare(field.echoMode, TextInput.Password);
        type("sai");
        keyClick(Qt.Key_Return);
        compare(lastCall(), "unlock sai");
        compare(field.text, "", "what was typed does not stay");
        verify(isShown("Chưa đúng."));
        field.text = "đúng";
        click("Mở khóa");
        verify(!app.lock.locked);
        settle();
        verify(isShown("Quét"));
    }
    function test_whoGuessesWaits() {
        open(looks()[1], 0);
        app.lock.locked = true;
        app.lock.waitSeconds = 20;
        settle();
        verify(!find("Chờ 20 giây").enabled);
        verify(!find("Cụm mật khẩu, hoặc mã khôi phục").enabled);
    }
    function test_aPassphraseIsSetAndItsCodeIsShownOnce() {
        open(looks()[2], 5);
        app.lock.byPassphrase = false;
        settle();
        press("Set a passphrase");
        find("New passphrase").text = "mot hai ba";
        find("New passphrase once more").text = "mot hai bo";
        verify(!find("Apply").enabled, "the two are not the same");
        find("New passphrase once more").text = "mot hai ba";
        click("Apply");
        compare(lastCall(), "protect  mot hai ba");
        settle();
        verify(isShown("Recovery code: A1B2-C3D4-E5F6-G7H8-J9K0-M1N2-P3Q4-R5S6"));
        keyClick(Qt.Key_Escape);
        settle();
        verify(isShown("I have written it down"), "it does not go by mistake");
        click("I have written it down");
        tryVerify(() => app.lock.recoveryCode === "");
    }
    function test_protectionIsChangedOnlyWithWhatGuardsItNow() {
        open(looks()[3], 5);
        press("Remove the protection");
        verify(!find("Apply").enabled);
        find("Current passphrase, or the recovery code").text = "mot hai ba";
        click("Apply");
        compare(lastCall(), "unprotect mot hai ba");
    }
}
